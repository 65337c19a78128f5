import PlantainProto

/// Cameras.
extension Shape {
    static let cameras: [Shape] = [
        Shape("camera", "Camera", SIMD3(0.135, 0.09, 0.085), .electronics, density: 700) {
            camera($0)
        }
    ]

    /// A rangefinder: leather body, metal plates, lens to the front.
    private static func camera(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let depth = d * 0.42
        let back = -d / 2 + depth / 2
        let chrome = AssetMaterial(
            substance: .metal, baseColor: SIMD3(0.78, 0.77, 0.74), roughness: 0.22, metalness: 1)
        let black = AssetMaterial(baseColor: SIMD3(0.02, 0.02, 0.021), roughness: 0.3)
        let leather = AssetMaterial(
            substance: .leather, baseColor: SIMD3(0.05, 0.032, 0.024), roughness: 0.5)
        func box(_ s: SIMD3<Float>, _ at: SIMD3<Float>, _ bevel: Float) -> Mesh {
            .box(s, center: at, bevel: bevel)
        }
        var body = box(SIMD3(w, h * 0.56, depth), SIMD3(0, h * 0.36, back), depth * 0.3)
        body.append(
            box(
                SIMD3(w * 0.1, h * 0.5, depth * 0.2), SIMD3(w * 0.4, h * 0.36, back + depth * 0.5),
                w * 0.02))
        var plates = box(
            SIMD3(w * 0.995, h * 0.09, depth * 0.98), SIMD3(0, h * 0.045, back), w * 0.01)
        plates.append(
            box(SIMD3(w * 0.995, h * 0.2, depth * 0.98), SIMD3(0, h * 0.73, back), w * 0.012))
        plates.append(
            box(SIMD3(w * 0.3, h * 0.12, depth * 0.9), SIMD3(0, h * 0.86, back), w * 0.014))
        // Dials, the release and the shoe.
        for (x, radius, top) in [(0.36, 0.062, 0.94), (0.2, 0.03, 0.9), (-0.34, 0.075, 0.92)]
            as [(Float, Float, Float)]
        {
            plates.append(cylinder(radius * w, h * (top - 0.8), at: SIMD3(w * x, h * 0.81, back)))
        }
        plates.append(
            box(SIMD3(w * 0.13, h * 0.03, depth * 0.4), SIMD3(0, h * 0.93, back), w * 0.003))
        // The lens: ever narrower rings along +z, then glass that bulges.
        let middle = SIMD3(0, h * 0.4, back + depth / 2)
        func ring(_ radius: Float, _ from: Float, _ to: Float) -> Mesh {
            cylinder(radius * h, (to - from) * d, at: .zero).turned(pitch: .pi / 2)
                .mapped(scale: SIMD3(repeating: 1), offset: middle + SIMD3(0, 0, from * d))
        }
        var barrel = ring(0.33, -0.02, 0.1)
        barrel.append(ring(0.27, 0.1, 0.36))
        var trims = ring(0.345, 0.02, 0.06)
        trims.append(ring(0.285, 0.2, 0.26))
        trims.append(ring(0.28, 0.34, 0.372))
        var front = Outline(0, d * 0.045)
        front.curve(h * 0.2, 0, control: SIMD2(h * 0.14, d * 0.045), steps: 10)
        front.line(0, 0)
        let glass = Mesh.lathe(front, crease: 0.5).turned(pitch: .pi / 2)
            .mapped(scale: SIMD3(repeating: 1), offset: middle + SIMD3(0, 0, 0.362 * d))
        let coated = AssetMaterial(baseColor: SIMD3(0.02, 0.012, 0.045), roughness: 0.03)
        var windows = box(
            SIMD3(w * 0.11, h * 0.075, 0.002), SIMD3(w * 0.06, h * 0.86, back + depth * 0.45), 0)
        windows.append(
            box(
                SIMD3(w * 0.07, h * 0.06, 0.002), SIMD3(-w * 0.32, h * 0.735, back + depth * 0.49),
                0))
        return AssetGeometry(
            parts: [
                .main(body, leather, "body"), .fixed(plates, chrome, "plates"),
                .fixed(barrel, black, "barrel"), .fixed(trims, chrome, "rings"),
                .fixed(glass, coated, "lens"), .fixed(windows, coated, "finder"),
            ], size: size)
    }

    /// Upright, from its base.
    private static func cylinder(_ radius: Float, _ height: Float, at base: SIMD3<Float>) -> Mesh {
        let edge = min(radius, height) * 0.12
        var line = Outline(0, 0)
        line.line(radius - edge, 0)
        line.curve(radius, edge, control: SIMD2(radius, 0), steps: 3)
        line.line(radius, height - edge)
        line.curve(radius - edge, height, control: SIMD2(radius, height), steps: 3)
        line.line(0, height)
        return Mesh.lathe(line).mapped(scale: SIMD3(repeating: 1), offset: base)
    }
}
