import PlantainProto

extension Shape {
    static let toys: [Shape] = [
        Shape("ball", "Ball", SIMD3(repeating: 0.22), .toy, density: 120) { s in
            one(.ball(s / 2, segments: 72), .rubber(0.55, 0.05, 0.04), s)
        },
        Shape(
            "beach-ball", as: "beach ball", "Beach ball", SIMD3(repeating: 0.35), .toy, .floor,
            density: 8
        ) { s in
            let colors = [
                SIMD3<Float>(0.6, 0.03, 0.03), SIMD3(0.82, 0.82, 0.8), SIMD3(0.03, 0.12, 0.5),
                SIMD3(0.82, 0.82, 0.8),
                SIMD3(0.8, 0.5, 0.02), SIMD3(0.82, 0.82, 0.8),
            ]
            let parts = (0..<6).map { k -> AssetPart in
                let wedge = Mesh.sheet(columns: 12, rows: 48) { u, v in
                    let a = 2 * Float.pi * (Float(k) + u) / 6
                    let t = Float.pi * (v - 0.5)
                    return SIMD3(cosine(t) * sine(a), sine(t), cosine(t) * cosine(a)) * s / 2
                }
                let c = colors[k]
                return AssetPart(
                    name: "panel", mesh: wedge.turned(roll: 0.6),
                    material: .plastic(c.x, c.y, c.z, roughness: 0.25), recolourable: k % 2 == 0)
            }
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("basketball", "Basketball", SIMD3(repeating: 0.24), .sport, .floor, density: 80) {
            s in
            let r = s.x / 2
            var seams = Mesh()
            func ring(_ f: (Float) -> SIMD3<Float>) {
                let path = (0..<96).map { normalize(f(2 * Float.pi * Float($0) / 96)) * r * 0.998 }
                seams.append(.tube(path, radius: r * 0.018, segments: 8, closed: true))
            }
            ring { SIMD3(sine($0), 0, cosine($0)) }
            ring { SIMD3(sine($0), cosine($0), 0) }
            for side: Float in [-1, 1] {
                ring {
                    SIMD3(side * (0.62 - 0.2 * cosine(2 * $0)), sine($0) * 0.8, cosine($0) * 0.8)
                }
            }
            return AssetGeometry(
                parts: [
                    .main(.ball(SIMD3(repeating: r), segments: 72), .leather(0.5, 0.16, 0.035)),
                    .fixed(seams, .rubber(0.02, 0.015, 0.012), "seams"),
                ], size: s)
        },
        Shape(
            "tennis-ball", as: "tennis ball", "Tennis ball", SIMD3(repeating: 0.067), .sport,
            density: 370
        ) { s in
            let r = s.x / 2
            let path = (0..<96).map { i -> SIMD3<Float> in
                let t = 2 * Float.pi * Float(i) / 96
                let (a, b): (Float, Float) = (0.75, 0.25)
                let p = SIMD3(
                    a * cosine(t) + b * cosine(3 * t), a * sine(t) - b * sine(3 * t),
                    2 * (a * b).squareRoot() * sine(2 * t))
                return p * r
            }
            return AssetGeometry(
                parts: [
                    .main(
                        .ball(SIMD3(repeating: r * 0.99), segments: 64), .fabric(0.52, 0.66, 0.06)),
                    .fixed(
                        .tube(path, radius: r * 0.045, segments: 8, closed: true),
                        .rubber(0.8, 0.8, 0.75), "seam"),
                ], size: s)
        },
        Shape("balloon", "Balloon", SIMD3(0.26, 0.9, 0.26), .toy, .floor, density: 1) { s in
            let (r, h) = (s.x / 2, s.y)
            let low = h - r * 2.5
            var o = Outline(0, low)
            o.line(r * 0.09, low)
            o.line(r * 0.03, low + r * 0.1)
            o.spline([
                SIMD2(r * 0.5, low + r * 0.62), SIMD2(r, low + r * 1.55),
                SIMD2(r * 0.72, low + r * 2.25), SIMD2(0, h),
            ])
            let string = (0...24).map { i -> SIMD3<Float> in
                let t = Float(i) / 24
                return SIMD3(0.02 * sine(t * 9), t * low, 0.015 * sine(t * 7 + 1))
            }
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), .rubber(0.6, 0.02, 0.04)),
                    .fixed(
                        .tube(string, radius: 0.0012, segments: 6), .fabric(0.7, 0.7, 0.7), "string"
                    ),
                ], size: s)
        },
        Shape(
            "rubber-duck", as: "rubber duck", "Rubber duck", SIMD3(0.09, 0.085, 0.075), .toy,
            density: 200
        ) { s in
            let body = ducky(s)
            let orange = AssetMaterial.plastic(0.8, 0.2, 0.02)
            let beak = Mesh.ball(
                SIMD3(0.13, 0.045, 0.12) * s, center: SIMD3(0.42, 0.7, 0) * s, segments: 24)
            var eyes = Mesh()
            for z: Float in [-1, 1] {
                eyes.append(.ball(s * 0.035, center: SIMD3(0.36, 0.81, z * 0.17) * s, segments: 14))
            }
            return AssetGeometry(
                parts: [
                    .main(body, .rubber(0.85, 0.6, 0.02)), .fixed(beak, orange, "beak"),
                    .fixed(eyes, .plastic(0.01, 0.01, 0.01, roughness: 0.1), "eyes"),
                ], size: s)
        },
        Shape("snowman", "Snowman", SIMD3(0.9, 1.7, 0.9), .decoration, .floor, density: 150) { s in
            let snow = AssetMaterial(
                substance: .snow, baseColor: SIMD3(0.86, 0.88, 0.92), roughness: 0.9)
            let coal = AssetMaterial(baseColor: SIMD3(0.015, 0.015, 0.015), roughness: 0.7)
            var body = Mesh.ball(
                SIMD3(0.5, 0.27, 0.5) * s, center: SIMD3(0, 0.25, 0) * s, segments: 56)
            body.append(
                .ball(SIMD3(0.37, 0.2, 0.37) * s, center: SIMD3(0, 0.6, 0) * s, segments: 48))
            body.append(
                .ball(SIMD3(0.25, 0.135, 0.25) * s, center: SIMD3(0, 0.86, 0) * s, segments: 40))
            var bits = Mesh()
            let dot = SIMD3<Float>(repeating: s.x * 0.028)
            for (x, y, z) in [
                (-0.09, 0.89, 0.235), (0.09, 0.89, 0.235), (0, 0.68, 0.34), (0, 0.6, 0.375),
                (0, 0.52, 0.35),
            ] as [(Float, Float, Float)] {
                bits.append(.ball(dot, center: SIMD3(x, y, z) * s, segments: 12))
            }
            let nose = Mesh.tube(
                [SIMD3(0, 0.86, 0.22) * s, SIMD3(0, 0.855, 0.45) * s], radius: 0.03,
                radii: [s.x * 0.035, s.x * 0.004])
            var arms = Mesh()
            for x: Float in [-1, 1] {
                arms.append(
                    .tube(
                        [
                            SIMD3(x * 0.33, 0.64, 0) * s, SIMD3(x * 0.5, 0.72, 0.02) * s,
                            SIMD3(x * 0.62, 0.82, 0) * s,
                        ], radius: s.x * 0.014))
            }
            var scarf = torus(s.x * 0.23, s.x * 0.05, squash: 0.8)
            scarf = scarf.turned(offset: SIMD3(0, s.y * 0.74, 0))
            return AssetGeometry(
                parts: [
                    .fixed(body, snow, "snow"), .fixed(bits, coal, "coal"),
                    .fixed(nose, .matte(0.75, 0.22, 0.02), "nose"),
                    .fixed(arms, .wood(0.16, 0.09, 0.04), "arms"),
                    .main(scarf, .fabric(0.5, 0.03, 0.04), "scarf"),
                ], size: s)
        },
        Shape(
            "teddy-bear", as: "teddy bear", "Teddy bear", SIMD3(0.26, 0.34, 0.24), .toy, density: 60
        ) { s in
            func blobs(_ list: [(SIMD3<Float>, SIMD3<Float>)]) -> Mesh {
                var mesh = Mesh()
                for (center, radii) in list {
                    mesh.append(.ball(radii * s, center: center * s, segments: 36))
                }
                return mesh
            }
            var fur = blobs([
                (SIMD3(0, 0.33, 0), SIMD3(0.31, 0.29, 0.34)),
                (SIMD3(0, 0.74, 0.02), SIMD3(0.29, 0.22, 0.31)),
            ])
            for x: Float in [-1, 1] {
                fur.append(
                    blobs([
                        (SIMD3(x * 0.24, 0.93, -0.02), SIMD3(0.11, 0.085, 0.07)),
                        (SIMD3(x * 0.28, 0.1, 0.28), SIMD3(0.13, 0.1, 0.24)),
                    ]))
                fur.append(
                    Mesh.ball(SIMD3(0.1, 0.2, 0.12) * s, segments: 36).turned(
                        roll: x * 0.6, offset: SIMD3(x * 0.36, 0.43, 0.08) * s))
            }
            var pale = blobs([
                (SIMD3(0, 0.68, 0.26), SIMD3(0.13, 0.09, 0.13)),
                (SIMD3(0, 0.34, 0.12), SIMD3(0.2, 0.2, 0.25)),
            ])
            for x: Float in [-1, 1] {
                pale.append(
                    blobs([
                        (SIMD3(x * 0.24, 0.93, 0.02), SIMD3(0.07, 0.052, 0.05)),
                        (SIMD3(x * 0.29, 0.1, 0.42), SIMD3(0.085, 0.07, 0.12)),
                    ]))
            }
            let dark = blobs([
                (SIMD3(0, 0.715, 0.385), SIMD3(0.045, 0.028, 0.03)),
                (SIMD3(-0.11, 0.8, 0.27), SIMD3(0.03, 0.023, 0.03)),
                (SIMD3(0.11, 0.8, 0.27), SIMD3(0.03, 0.023, 0.03)),
            ])
            return AssetGeometry(
                parts: [
                    .main(fur, .fabric(0.3, 0.15, 0.06), "fur"),
                    .fixed(pale, .fabric(0.55, 0.36, 0.19), "muzzle"),
                    .fixed(dark, .plastic(0.012, 0.01, 0.01, roughness: 0.12), "eyes"),
                ], size: s)
        },
        Shape("kite", "Kite", SIMD3(0.7, 0.9, 0.02), .toy, .wall, density: 10) { s in
            let outline = [
                SIMD2(0, 0), SIMD2(s.x / 2, s.y * 0.62), SIMD2(0, s.y), SIMD2(-s.x / 2, s.y * 0.62),
            ]
            let sticks = Mesh.tube([SIMD3(0, 0, -s.z / 2), SIMD3(0, s.y, -s.z / 2)], radius: 0.004)
            return AssetGeometry(
                parts: [
                    .main(.prism(outline, depth: 0.002), .fabric(0.6, 0.05, 0.05)),
                    .fixed(sticks, .wood(0.5, 0.35, 0.18), "spar"),
                ], size: s)
        },
        Shape("toy-blocks", as: "block", "Wooden blocks", SIMD3(0.18, 0.1, 0.1), .toy) { s in
            let a = min(s.x * 0.27, s.y * 0.5)
            let colors = [
                SIMD3<Float>(0.6, 0.06, 0.05), SIMD3(0.06, 0.25, 0.5), SIMD3(0.75, 0.5, 0.05),
            ]
            let at = [
                SIMD3(-a * 0.6, a / 2, 0), SIMD3(a * 0.65, a / 2, a * 0.1), SIMD3(0, a * 1.5, 0),
            ]
            var parts: [AssetPart] = []
            for k in 0..<3 {
                let mesh = Mesh.box(SIMD3(repeating: a), bevel: a * 0.05).turned(
                    yaw: Float(k) * 0.5 - 0.3, offset: at[k])
                parts.append(
                    .main(
                        mesh, .init(substance: .wood, baseColor: colors[k], roughness: 0.4), "block"
                    ))
            }
            return AssetGeometry(parts: parts, size: SIMD3(a * 2.3, a * 2, a * 1.3))
        },
        Shape("trophy", "Trophy", SIMD3(0.2, 0.3, 0.12), .decoration, density: 500) { s in
            let (r, h) = (s.z / 2, s.y)
            var cup = Outline(0, h * 0.2)
            cup.line(r * 0.6, h * 0.2)
            cup.spline([
                SIMD2(r * 0.5, h * 0.24), SIMD2(r * 0.14, h * 0.32), SIMD2(r * 0.2, h * 0.42),
                SIMD2(r * 0.75, h * 0.58), SIMD2(r * 0.98, h * 0.96), SIMD2(r, h),
            ])
            cup.line(r * 0.94, h)
            cup.spline([SIMD2(r * 0.7, h * 0.6), SIMD2(0, h * 0.47)])
            let gold = AssetMaterial.metal(0.9, 0.62, 0.2, roughness: 0.15)
            var parts: [AssetPart] = [
                .main(.lathe(cup), gold, "cup"),
                .fixed(
                    .box(
                        SIMD3(r * 1.5, h * 0.2, r * 1.5), center: SIMD3(0, h * 0.1, 0), bevel: 0.004
                    ), .wood(0.08, 0.04, 0.02), "base"),
            ]
            for side: Float in [-1, 1] {
                let ear = handle(
                    from: SIMD2(r * 0.92, h * 0.9), to: SIMD2(r * 0.72, h * 0.58),
                    bulge: s.x / 2 - r * 0.85, radius: r * 0.07)
                parts.append(.main(side > 0 ? ear : ear.turned(yaw: .pi), gold, "handle"))
            }
            return AssetGeometry(
                parts: parts, size: s,
                textPanels: [
                    TextPanel(
                        name: "base", origin: SIMD3(-r * 0.65, h * 0.04, r * 0.755),
                        right: SIMD3(r * 1.3, 0, 0), up: SIMD3(0, h * 0.12, 0),
                        ink: SIMD3(0.85, 0.6, 0.2))
                ])
        },
    ]

    /// A duck's body, tail up, with its head: two balls drawn together.
    static func ducky(_ s: SIMD3<Float>) -> Mesh {
        var body = Mesh.ball(
            SIMD3(0.5, 0.3, 0.5) * s, center: SIMD3(-0.02, 0.3, 0) * s, segments: 56)
        for i in body.positions.indices {
            let p = body.positions[i] / s
            if p.x < -0.1 { body.positions[i].y += powf((-0.1 - p.x) / 0.42, 2) * 0.2 * s.y }
        }
        body = body.smoothed()
        body.append(
            .ball(SIMD3(0.29, 0.29, 0.34) * s, center: SIMD3(0.16, 0.71, 0) * s, segments: 48))
        for z: Float in [-1, 1] {
            body.append(
                Mesh.ball(SIMD3(0.27, 0.13, 0.1) * s, segments: 28).turned(
                    roll: -0.25, offset: SIMD3(-0.08, 0.36, z * 0.45) * s))
        }
        return body
    }
}
