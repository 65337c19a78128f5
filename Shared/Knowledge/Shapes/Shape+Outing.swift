import PlantainProto

/// What is taken to the beach and into the garden: towels to lie on, sun cream, wheelbarrows.
extension Shape {
    static let outing: [Shape] = [
        Shape(
            "beach-towel", as: "beach towel", "Beach towel", SIMD3(0.84, 0.018, 1.6), .decoration,
            .floor, density: 60
        ) { beachTowel($0) },
        Shape(
            "sunscreen", as: "bottle of sunscreen", "Bottle of sunscreen",
            SIMD3(0.066, 0.17, 0.036), .bathroom, density: 800
        ) { sunscreen($0) },
        Shape(
            "wheelbarrow", "Wheelbarrow", SIMD3(1.42, 0.66, 0.62), .outdoor, .floor, density: 40
        ) { wheelbarrow($0) },
    ]

    /// Strips of terry that lie in the same waves.
    private static func beachTowel(_ s: SIMD3<Float>) -> AssetGeometry {
        func lie(_ x: Float, _ z: Float) -> Float {
            s.y * (0.45 + 0.24 * sine(x * 7 + z * 2) + 0.2 * sine(z * 9 - x * 3))
        }
        let widths: [Float] = [1.4, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1.4]
        let total = widths.reduce(0, +)
        let white = AssetMaterial.fabric(0.78, 0.77, 0.73)
        let blue = AssetMaterial.fabric(0.05, 0.22, 0.42)
        var (parts, at) = ([AssetPart](), Float(0))
        for (k, width) in widths.enumerated() {
            let (from, to) = (at / total - 0.5, (at + width) / total - 0.5)
            at += width
            let strip = Mesh.sheet(columns: 8, rows: 90) { u, v in
                let x = s.x * (from + (to - from) * u)
                let z = s.z * (0.5 - v)
                return SIMD3(x, lie(x, z), z)
            }
            parts.append(.sheet(strip, k % 2 == 0 ? blue : white, "strip", main: k % 2 == 0))
        }
        return AssetGeometry(
            parts: parts, size: s,
            top: SupportArea(height: s.y * 0.6, halfExtents: SIMD2(s.x * 0.42, s.z * 0.44)))
    }

    /// A flat bottle with a cap, a sun on its front.
    private static func sunscreen(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x / 2, s.y, s.z / 2)
        var o = Outline(0, 0)
        o.line(0.9, 0)
        o.spline([SIMD2(1, 0.03), SIMD2(1, 0.5), SIMD2(0.92, 0.7), SIMD2(0.5, 0.79)])
        o.line(0, 0.79)
        let body = Mesh.lathe(o).mapped(scale: SIMD3(w, h, d), offset: .zero)
        var c = Outline(0, 0.78)
        c.line(0.56, 0.78)
        c.line(0.54, 0.98)
        c.curve(0.48, 1, control: SIMD2(0.54, 1), steps: 4)
        c.line(0, 1)
        let cap = Mesh.lathe(c).mapped(scale: SIMD3(w, h, d * 1.1), offset: .zero)
        func badge(_ r: Float, _ z: Float) -> Mesh {
            disc(r, d * 0.12).turned(pitch: .pi / 2, offset: SIMD3(0, h * 0.46, z))
        }
        var rays = badge(w * 0.42, d * 0.95)
        for k in 0..<12 {
            let a = 2 * Float.pi * Float(k) / 12
            rays.append(
                Mesh.box(SIMD3(w * 0.09, w * 0.2, d * 0.1)).turned(
                    roll: -a,
                    offset: SIMD3(sine(a) * w * 0.6, h * 0.46 + cosine(a) * w * 0.6, d * 0.9)))
        }
        return AssetGeometry(
            parts: [
                .main(body, .plastic(0.85, 0.34, 0.02), "bottle"),
                .fixed(cap, .plastic(0.8, 0.78, 0.72), "cap"),
                .fixed(rays, .plastic(0.9, 0.72, 0.1), "sun"),
            ], size: s)
    }

    /// A tub on two shafts that meet at the wheel, legs behind it.
    private static func wheelbarrow(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        // The tub: wider at its rim than at its bottom, its front the more slanting.
        let rim = (x0: -w * 0.2, x1: w * 0.42, z: d / 2, y: h)
        let low = (x0: -w * 0.1, x1: w * 0.2, z: d * 0.3, y: h * 0.5)
        func ring(_ t: Float, _ inset: Float) -> [SIMD3<Float>] {
            func mix(_ a: Float, _ b: Float) -> Float { a + (b - a) * t }
            let (x0, x1) = (mix(low.x0, rim.x0) + inset, mix(low.x1, rim.x1) - inset)
            let (z, y) = (mix(low.z, rim.z) - inset, mix(low.y, rim.y))
            let q = 0.28 * z
            return (0..<32).map { i -> SIMD3<Float> in
                let corner = i / 8
                let a = Float.pi / 2 * (Float(corner) + Float(i % 8) / 7)
                let cx = corner == 0 || corner == 3 ? x1 - q : x0 + q
                let cz = corner < 2 ? z - q : -z + q
                return SIMD3(cx + q * cosine(a), y, cz + q * sine(a))
            }
        }
        var tub = Mesh()
        // Its bottom is raised, so that what lies in it rises above the rim.
        let (wall, floor) = (Float(0.006), Float(0.6))
        let rings =
            [ring(0, low.z * 0.98), ring(0, 0), ring(0.5, 0), ring(1, 0), ring(1, wall)]
            + [ring(0.8, wall), ring(floor, wall), ring(floor, low.z * 0.98)]
        for points in rings {
            tub.positions += points
            tub.uvs += points.map { SIMD2($0.x, $0.z) }
        }
        for r in 0..<(rings.count - 1) {
            for i in 0..<32 {
                let k = (i + 1) % 32
                tub.quad(r * 32 + i, r * 32 + k, (r + 1) * 32 + k, (r + 1) * 32 + i)
            }
        }
        let edge = Mesh.tube(ring(1, 0.002), radius: 0.011, segments: 10, closed: true)
        let radius = h * 0.29
        let axle = SIMD3<Float>(w * 0.5 - radius, radius, 0)
        var (shafts, grips) = (Mesh(), Mesh())
        for side: Float in [-1, 1] {
            let path = [
                axle + SIMD3(0, 0, side * d * 0.1), SIMD3(w * 0.2, h * 0.45, side * d * 0.2),
                SIMD3(-w * 0.12, h * 0.48, side * d * 0.3),
                SIMD3(-w * 0.46, h * 0.74, side * d * 0.4),
            ]
            shafts.append(.tube(path, radius: 0.017, segments: 14))
            let end = SIMD3(-w * 0.46, h * 0.74, side * d * 0.4)
            grips.append(
                .tube(
                    [end, SIMD3(-w * 0.5, h * 0.77, side * d * 0.41)], radius: 0.022, segments: 16))
            shafts.append(
                .tube(
                    [
                        SIMD3(-w * 0.06, h * 0.5, side * d * 0.28),
                        SIMD3(-w * 0.14, 0.016, side * d * 0.36),
                    ], radius: 0.015, segments: 12))
        }
        shafts.append(
            .tube(
                [SIMD3(-w * 0.14, 0.016, -d * 0.36), SIMD3(-w * 0.14, 0.016, d * 0.36)],
                radius: 0.015, segments: 12))
        shafts.append(
            .tube([axle - SIMD3(0, 0, d * 0.12), axle + SIMD3(0, 0, d * 0.12)], radius: 0.012))
        let thick = radius * 0.24
        let tyre = torus(radius - thick, thick).turned(
            pitch: .pi / 2, offset: axle - SIMD3(0, 0, thick))
        let hub = disc(radius * 0.62, thick * 0.7).turned(pitch: .pi / 2, offset: axle)
        let paint = AssetMaterial.metal(0.1, 0.25, 0.13, roughness: 0.45)
        return AssetGeometry(
            parts: [
                .main(tub.outward().smoothed(crease: 0.5), paint, "tub"),
                .main(edge, paint, "edge"),
                .fixed(shafts, .metal(0.09, 0.09, 0.09, roughness: 0.5), "shafts"),
                .fixed(grips, .rubber(0.03, 0.03, 0.03), "grips"),
                .fixed(tyre, .rubber(0.025, 0.025, 0.026), "tyre"),
                .fixed(hub, .metal(0.5, 0.5, 0.48, roughness: 0.4), "hub"),
            ], size: s,
            inside: SupportArea(
                height: h * 0.81, halfExtents: SIMD2(w * 0.25, d * 0.42),
                center: SIMD2((low.x0 + low.x1) / 2 + w * 0.05, 0), depth: h * 0.19))
    }
}
