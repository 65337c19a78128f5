import PlantainProto

/// What comes out of an oven or a pan.
extension Shape {
    static let baking: [Shape] = [
        Shape("bread", "Loaf of bread", SIMD3(0.26, 0.11, 0.12), .food, density: 250) { s in
            let n = 40
            var mesh = Mesh()
            let ring = 48
            for i in 0...n {
                let t = Float(i) / Float(n)
                let end = powf(max(1 - powf(abs(2 * t - 1), 6), 0), 0.4)
                for k in 0...ring {
                    let a = 2 * Float.pi * (k == ring ? 0 : Float(k) / Float(ring))
                    let c = cosine(a)
                    let q = sine(a)
                    // A flat base and a risen crust with slashes.
                    let slash = c > 0.2 ? 0.05 * powf(max(0, sine(t * 26 + q * 1.2)), 8) : 0
                    let y = c < 0 ? c * 0.42 * (1 - 0.4 * q * q) : c * (0.56 - slash) + 0.0
                    mesh.positions.append(
                        SIMD3(
                            (t - 0.5) * s.x, (0.44 + y * end) * s.y,
                            q * 0.5 * s.z * end * (c < -0.3 ? 0.94 : 1)))
                    mesh.uvs.append(SIMD2(t, Float(k) / Float(ring)))
                }
            }
            for i in 0..<n {
                for k in 0..<ring {
                    let a = i * (ring + 1) + k
                    mesh.quad(a, a + 1, a + ring + 2, a + ring + 1)
                }
            }
            return one(
                mesh.outward().smoothed(crease: 0.9),
                .init(substance: .plaster, baseColor: SIMD3(0.48, 0.24, 0.08), roughness: 0.75), s)
        },
        Shape("donut", "Donut", SIMD3(0.09, 0.032, 0.09), .food) { s in
            let r = s.x / 2
            let dough = torus(r - s.y / 2, s.y / 2)
            var icing = torus(r - s.y / 2, s.y / 2 * 1.04)
            let middle = icing.bounds.center.y
            for i in icing.positions.indices {
                let p = icing.positions[i]
                let a = arcTangent(p.x, p.z)
                let edge = middle + s.y * (0.06 + 0.07 * sine(a * 7) + 0.04 * sine(a * 11 + 1))
                if p.y < edge { icing.positions[i].y = edge - (edge - p.y) * 0.1 }
            }
            var sprinkles: [Mesh] = [Mesh(), Mesh(), Mesh()]
            for k in 0..<60 {
                let a = Float(k) * 2.39996
                let side = 0.7 * sine(Float(k) * 5.1)
                let ring = r - s.y / 2 + side * s.y * 0.42
                let y = middle + s.y * 0.52 * (1 - side * side * 0.72).squareRoot()
                let turn = Float(k) * 1.7
                let p = SIMD3(sine(a) * ring, y, cosine(a) * ring)
                let d = SIMD3(sine(turn), 0, cosine(turn)) * s.x * 0.028
                sprinkles[k % 3].append(.tube([p - d, p + d], radius: s.x * 0.009, segments: 8))
            }
            let colors = [
                SIMD3<Float>(0.75, 0.6, 0.05), SIMD3(0.1, 0.4, 0.6), SIMD3(0.85, 0.85, 0.85),
            ]
            var parts: [AssetPart] = [
                .fixed(
                    dough,
                    .init(substance: .plaster, baseColor: SIMD3(0.5, 0.26, 0.08), roughness: 0.75),
                    "dough"),
                .main(
                    icing.smoothed(crease: 1),
                    .init(baseColor: SIMD3(0.78, 0.22, 0.34), roughness: 0.28), "icing"),
            ]
            for (mesh, color) in zip(sprinkles, colors) {
                parts.append(.fixed(mesh, .init(baseColor: color, roughness: 0.4), "sprinkles"))
            }
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("cookie", "Cookie", SIMD3(0.08, 0.014, 0.08), .food) { s in
            var body = disc(s.x / 2, s.y)
            for i in body.positions.indices {
                let p = body.positions[i] / s.x
                body.positions[i].y += s.y * 0.12 * sine(p.x * 31 + p.z * 17) * (p.y > 0 ? 1 : 0)
            }
            var chips = Mesh()
            for k in 0..<14 {
                let a = Float(k) * 2.39996
                let q = (Float(k) / 14).squareRoot() * s.x * 0.42
                chips.append(
                    .ball(
                        SIMD3(s.x * 0.045, s.y * 0.3, s.x * 0.04),
                        center: SIMD3(sine(a) * q, s.y * 0.48, cosine(a) * q), segments: 14))
            }
            return AssetGeometry(
                parts: [
                    .main(
                        body.smoothed(),
                        .init(
                            substance: .plaster, baseColor: SIMD3(0.55, 0.32, 0.12), roughness: 0.85
                        )),
                    .fixed(
                        chips, .init(baseColor: SIMD3(0.05, 0.02, 0.01), roughness: 0.4), "chips"),
                ], size: s)
        },
        Shape("cake", "Cake", SIMD3(0.24, 0.15, 0.24), .food, density: 300) { s in
            cake(
                s, sponge: SIMD3(0.5, 0.3, 0.13), icing: SIMD3(0.82, 0.74, 0.68),
                cream: SIMD3(0.8, 0.7, 0.6))
        },
        Shape(
            "chocolate-cake", as: "chocolate cake", "Chocolate cake", SIMD3(0.24, 0.15, 0.24),
            .food,
            density: 300
        ) { s in
            cake(
                s, sponge: SIMD3(0.075, 0.032, 0.016), icing: SIMD3(0.045, 0.017, 0.009),
                cream: SIMD3(0.11, 0.045, 0.022))
        },
        Shape("muffin", as: "muffin", "Muffin", SIMD3(0.075, 0.075, 0.075), .food) { s in
            let (r, h) = (s.x / 2, s.y)
            var cup = Outline(0, 0)
            cup.line(r * 0.62, 0)
            cup.line(r * 0.86, h * 0.56)
            cup.line(0, h * 0.56)
            let liner = Mesh.lathe(cup, segments: 96, crease: 0.4) { a, _ in 0.025 * cosine(a * 24)
            }
            var dome = Outline(0, h * 0.5)
            dome.line(r * 0.82, h * 0.52)
            dome.spline([
                SIMD2(r, h * 0.64), SIMD2(r * 0.8, h * 0.86), SIMD2(r * 0.35, h * 0.985),
                SIMD2(0, h),
            ])
            let cap = Mesh.lathe(dome) { a, t in 0.02 * sine(a * 5 + t * 9) + 0.015 * sine(a * 9) }
            return AssetGeometry(
                parts: [
                    .fixed(liner, .paper(0.5, 0.36, 0.24), "liner"),
                    .main(
                        cap,
                        .init(
                            substance: .plaster, baseColor: SIMD3(0.45, 0.24, 0.08), roughness: 0.8),
                        "cap"),
                ], size: s)
        },
        Shape("pancakes", as: "pancake", "Stack of pancakes", SIMD3(0.15, 0.075, 0.15), .food) {
            s in
            // Pale where they rose, brown where they lay in the pan.
            var (rims, faces) = (Mesh(), Mesh())
            let (count, r) = (5, s.x * 0.46)
            let thick = s.y * 0.86 / Float(count)
            for k in 0..<count {
                let middle = SIMD3(
                    sine(Float(k) * 4) * s.x * 0.03, thick * (Float(k) + 0.5),
                    cosine(Float(k) * 7) * s.x * 0.03)
                var rim = Outline(0, -thick * 0.48)
                rim.line(r * 0.86, -thick * 0.48)
                rim.curve(r, 0, control: SIMD2(r * 0.99, -thick * 0.48), steps: 6)
                rim.curve(r * 0.86, thick * 0.44, control: SIMD2(r * 0.99, thick * 0.44), steps: 6)
                rim.line(0, thick * 0.44)
                let wave = Float(k) * 1.7
                rims.append(
                    Mesh.lathe(rim, segments: 96) { angle, _ in 0.018 * sine(3 * angle + wave) }
                        .turned(offset: middle))
                faces.append(
                    disc(r * 0.88, thick * 0.1, at: middle + SIMD3(0, thick * 0.45, 0)))
            }
            var parts: [AssetPart] = [
                .main(
                    rims, .init(baseColor: SIMD3(0.62, 0.4, 0.16), roughness: 0.75), "rims"),
                .fixed(
                    faces, .init(baseColor: SIMD3(0.34, 0.145, 0.04), roughness: 0.5), "faces"),
            ]
            let butter = Mesh.box(SIMD3(0.22, 0.2, 0.22) * s, bevel: s.y * 0.05).turned(
                yaw: 0.4, offset: SIMD3(0, s.y * 0.94, 0))
            parts.append(.fixed(butter, .wax(0.85, 0.68, 0.2), "butter"))
            return AssetGeometry(parts: parts, size: s)
        },
    ]

    private static func cake(
        _ s: SIMD3<Float>, sponge: SIMD3<Float>, icing: SIMD3<Float>, cream: SIMD3<Float>
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let top = h * 0.72
        let body = disc(r * 0.97, top * 0.96, at: SIMD3(0, top * 0.5, 0))
        var edge = Outline(r * 0.9, top * 0.93)
        edge.line(r * 1, top * 0.9)
        edge.curve(r * 0.9, top * 1.04, control: SIMD2(r, top * 1.03))
        edge.line(0, top * 1.04)
        var cover = Mesh.lathe(edge, segments: 120)
        for i in cover.positions.indices where cover.positions[i].y < top * 0.96 {
            let p = cover.positions[i]
            let a = arcTangent(p.x, p.z)
            cover.positions[i].y -=
                top * 0.22 * max(0, 0.5 + 0.5 * sine(a * 13) + 0.25 * sine(a * 5))
        }
        var berries = Mesh()
        for k in 0..<8 {
            let a = 2 * Float.pi * Float(k) / 8
            let p = SIMD3(sine(a) * r * 0.72, top * 1.1, cosine(a) * r * 0.72)
            berries.append(.ball(SIMD3(r * 0.11, r * 0.12, r * 0.11), center: p, segments: 24))
        }
        let layer = disc(r * 0.975, top * 0.08, at: SIMD3(0, top * 0.45, 0))
        return AssetGeometry(
            parts: [
                .fixed(
                    body,
                    .init(
                        substance: .plaster, baseColor: sponge, roughness: 0.85),
                    "sponge"),
                .main(
                    cover.smoothed(crease: 1),
                    .init(baseColor: icing, roughness: 0.4), "icing"),
                .fixed(layer, .init(baseColor: cream, roughness: 0.5), "cream"),
                .fixed(
                    berries, .init(baseColor: SIMD3(0.5, 0.015, 0.02), roughness: 0.2),
                    "berries"),
            ], size: s)
    }
}
