import PlantainProto

extension Shape {
    /// A vessel with a rim and an inside; the profile is in units of the radius and height.
    static func hollow(
        _ r: Float, _ h: Float, foot: Float, _ profile: [SIMD2<Float>], wall: Float,
        segments: Int = 72,
        ripple: ((_ angle: Float, _ height: Float) -> Float)? = nil
    ) -> Mesh {
        var o = Outline(0, 0)
        o.line(r * foot, 0)
        o.spline(profile.map { $0 * SIMD2(r, h) })
        let outside = o.points.dropFirst(2)
        let rim = outside[outside.endIndex - 1]
        o.line(rim.x - r * wall / 2, rim.y + r * wall * 0.3)
        for p in outside.reversed() where p.y > h * 0.05 { o.line(max(p.x - r * wall, 0.001), p.y) }
        o.line(0, h * 0.05)
        guard let ripple else { return .lathe(o, segments: segments) }
        // Ripple by height, so that outside and inside move together.
        var mesh = Mesh.lathe(o, segments: segments)
        for i in mesh.positions.indices {
            let p = mesh.positions[i]
            let angle = arcTangent(p.x, p.z)
            let k = 1 + ripple(angle, p.y / h)
            mesh.positions[i] = SIMD3(p.x * k, p.y, p.z * k)
        }
        return mesh.smoothed(crease: 0.9)
    }

    static func vase(
        _ size: SIMD3<Float>, _ profile: [[Float]], _ material: AssetMaterial
    ) -> AssetGeometry {
        let body = hollow(
            size.x / 2, size.y, foot: profile[0][0] * 0.95, profile.map { SIMD2($0[0], $0[1]) },
            wall: 0.06)
        let mouth = (profile.last?[0] ?? 0.5) * size.x / 2
        return AssetGeometry(
            parts: [.main(body, material)], size: size,
            inside: SupportArea(
                height: size.y * 0.05, halfExtents: SIMD2(repeating: mouth * 0.6),
                depth: size.y * 0.95))
    }

    static func cupGeometry(
        _ size: SIMD3<Float>, handle hasHandle: Bool, foot: Float, wall: Float, color: SIMD3<Float>
    ) -> AssetGeometry {
        let (r, h) = (size.z / 2, size.y)
        var o = Outline(0, h * 0.02)
        o.line(r * foot * 0.9, h * 0.02)
        o.line(r * foot * 0.92, 0)
        o.curve(r, h * 0.08, control: SIMD2(r, 0), steps: 6)
        o.line(r, h - wall * 0.5)
        o.curve(r - wall, h - wall * 0.5, control: SIMD2(r - wall / 2, h + wall * 0.3), steps: 6)
        o.line(r - wall, h * 0.13)
        o.curve(r * 0.75, h * 0.06, control: SIMD2(r - wall, h * 0.06), steps: 6)
        o.line(0, h * 0.06)
        let glaze = AssetMaterial.ceramic(color.x, color.y, color.z)
        var parts = [AssetPart.main(.lathe(o, crease: 0.6), glaze)]
        if hasHandle {
            parts.append(
                .main(
                    handle(
                        from: SIMD2(r * 0.97, h * 0.8), to: SIMD2(r * 0.97, h * 0.24),
                        bulge: size.x - 2 * r, radius: r * 0.11), glaze, "handle"))
        }
        // Lettering is wrapped round the front; the panel touches it along its middle, a hair outside.
        let panel = TextPanel(
            name: "front", origin: SIMD3(-r * 0.72, h * 0.2, r * 1.003),
            right: SIMD3(r * 1.44, 0, 0), up: SIMD3(0, h * 0.62, 0))
        return AssetGeometry(
            parts: parts, size: size, textPanels: [panel],
            inside: SupportArea(
                height: h * 0.06, halfExtents: SIMD2(repeating: r * 0.6), depth: h * 0.93))
    }

    /// An ear-shaped handle in the plane z = 0, on the +x side; points are (x, y).
    static func handle(
        from a: SIMD2<Float>, to b: SIMD2<Float>, bulge: Float, radius: Float
    ) -> Mesh {
        let path: [SIMD3<Float>] = (0...24).map { i in
            let t = Float(i) / 24
            let s = sine(t * .pi)
            let base = a + (b - a) * t
            // Squarer than a sine: real handles have shoulders.
            let reach = (bulge - radius) * powf(s, 0.6)
            return SIMD3(base.x + reach, base.y + (0.5 - t) * 0.16 * s * (a.y - b.y), 0)
        }
        return .tube(path, radius: radius, flatten: 0.75)
    }

    static func cupAndSaucer(_ size: SIMD3<Float>) -> AssetGeometry {
        let r = size.x / 2
        let h = size.y
        var saucer = Outline(0, 0)
        saucer.line(r * 0.42, 0)
        saucer.line(r * 0.45, h * 0.05)
        saucer.curve(r, h * 0.26, control: SIMD2(r * 0.8, h * 0.07))
        saucer.line(r * 0.99, h * 0.29)
        saucer.curve(r * 0.4, h * 0.1, control: SIMD2(r * 0.75, h * 0.11))
        saucer.line(0, h * 0.1)
        var cup = Outline(0, h * 0.1)
        cup.line(r * 0.3, h * 0.1)
        cup.line(r * 0.32, h * 0.18)
        cup.curve(r * 0.58, h, control: SIMD2(r * 0.56, h * 0.25), steps: 12)
        cup.line(r * 0.555, h * 1.005)
        cup.curve(r * 0.25, h * 0.22, control: SIMD2(r * 0.53, h * 0.28), steps: 12)
        cup.line(0, h * 0.2)
        let material = AssetMaterial.ceramic(0.8, 0.78, 0.75)
        return AssetGeometry(
            parts: [
                .main(.lathe(saucer), material, "saucer"), .main(.lathe(cup), material, "cup"),
                .main(
                    handle(
                        from: SIMD2(r * 0.55, h * 0.82), to: SIMD2(r * 0.46, h * 0.4),
                        bulge: r * 0.34,
                        radius: r * 0.045), material, "handle"),
            ], size: size,
            inside: SupportArea(
                height: h * 0.21, halfExtents: SIMD2(repeating: r * 0.24), depth: h * 0.78))
    }
}

extension Outline {
    func adding(_ radius: Float, _ height: Float) -> Outline {
        var result = self
        result.line(radius, height)
        return result
    }
}
