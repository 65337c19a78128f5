import PlantainProto

extension Shape {
    static let solids: [Shape] = [
        Shape("cube", "Cube", SIMD3(repeating: 0.15), .solid, density: 600) { s in
            one(.box(s, bevel: s.min() * 0.02), .plastic(0.5, 0.08, 0.06), s, flatTop: true)
        },
        Shape("sphere", "Sphere", SIMD3(repeating: 0.15), .solid, density: 600) { s in
            one(.ball(s / 2, segments: 72), .plastic(0.06, 0.16, 0.5), s)
        },
        Shape("cylinder", "Cylinder", SIMD3(0.12, 0.18, 0.12), .solid, density: 600) { s in
            one(disc(s.x / 2, s.y), .plastic(0.06, 0.35, 0.12), s, flatTop: true)
        },
        Shape("cone", "Cone", SIMD3(0.14, 0.18, 0.14), .solid, density: 300) { s in
            var o = Outline(0, 0)
            o.line(s.x * 0.49, 0)
            o.line(s.x * 0.5, s.y * 0.015)
            o.line(s.x * 0.008, s.y * 0.99)
            o.line(0, s.y)
            return one(.lathe(o, segments: 96, crease: 0.5), .plastic(0.7, 0.36, 0.03), s)
        },
        Shape("pyramid", "Pyramid", SIMD3(0.18, 0.14, 0.18), .solid, density: 300) { s in
            let h = s / 2
            let base = [
                SIMD3(-h.x, 0, h.z), SIMD3(h.x, 0, h.z), SIMD3(h.x, 0, -h.z), SIMD3(-h.x, 0, -h.z),
            ]
            var mesh = Mesh(
                positions: base + [SIMD3(0, s.y, 0)], uvs: base.map { SIMD2($0.x, $0.z) } + [.zero])
            mesh.normals = Array(repeating: .zero, count: 5)
            mesh.indices = [0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4, 0, 2, 1, 0, 3, 2]
            return one(mesh.outward().smoothed(crease: 0.1), .plastic(0.6, 0.45, 0.1), s)
        },
        Shape("ring", "Ring", SIMD3(0.022, 0.004, 0.022), .decoration, density: 3000) { s in
            one(
                torus(s.x * 0.43, s.x * 0.07, squash: s.y / (s.x * 0.14)),
                .metal(0.9, 0.62, 0.2, roughness: 0.12), s)
        },
        Shape("torus", "Torus", SIMD3(0.16, 0.045, 0.16), .solid) { s in
            one(torus(s.x / 2 - s.y / 2, s.y / 2), .plastic(0.4, 0.06, 0.4), s)
        },
        Shape("coin", "Coin", SIMD3(0.026, 0.0022, 0.026), .decoration, density: 7000) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(0, h * 0.15)
            o.line(r * 0.86, h * 0.15)
            o.line(r * 0.9, 0)
            o.line(r * 0.98, 0)
            o.line(r, h * 0.15)
            o.line(r, h * 0.85)
            o.line(r * 0.98, h)
            o.line(r * 0.9, h)
            o.line(r * 0.86, h * 0.85)
            o.line(0, h * 0.85)
            return one(
                .lathe(o, segments: 96, crease: 0.4), .metal(0.85, 0.58, 0.2, roughness: 0.25), s)
        },
        Shape("brick", "Brick", SIMD3(0.215, 0.065, 0.1025), .tool, density: 1900) { s in
            one(
                .box(s, bevel: 0.003),
                .init(substance: .concrete, baseColor: SIMD3(0.4, 0.12, 0.06), roughness: 0.9), s,
                flatTop: true)
        },
        Shape("box", "Cardboard box", SIMD3(0.4, 0.3, 0.3), .container, .floor, density: 80) { s in
            let card = AssetMaterial(
                substance: .paper, baseColor: SIMD3(0.45, 0.29, 0.15), roughness: 0.85)
            let tape = Mesh.box(
                SIMD3(s.x * 1.002, s.y * 0.25, 0.05), center: SIMD3(0, s.y * 0.878, 0))
            return AssetGeometry(
                parts: [
                    .main(.box(s, center: SIMD3(0, s.y / 2, 0), bevel: 0.003), card),
                    .fixed(tape, .plastic(0.55, 0.4, 0.22, roughness: 0.3), "tape"),
                ], size: s,
                textPanels: [front("front", s.x, s.y * 0.22, s.y * 0.78, z: s.z / 2, margin: 0.08)],
                top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) / 2))
        },
        Shape("gift", "Gift box", SIMD3(0.22, 0.2, 0.22), .container, density: 150) { s in
            let (w, h, d) = (s.x, s.y * 0.8, s.z)
            let paper = AssetMaterial(
                substance: .paper, baseColor: SIMD3(0.5, 0.03, 0.05), roughness: 0.45)
            let ribbon = AssetMaterial.fabric(0.75, 0.55, 0.15)
            var parts: [AssetPart] = [
                .main(
                    .box(
                        SIMD3(w * 0.96, h * 0.78, d * 0.96), center: SIMD3(0, h * 0.39, 0),
                        bevel: 0.002), paper),
                .main(
                    .box(SIMD3(w, h * 0.24, d), center: SIMD3(0, h * 0.88, 0), bevel: 0.002), paper,
                    "lid"),
                .fixed(
                    .box(SIMD3(w * 0.14, h * 1.004, d * 1.008), center: SIMD3(0, h * 0.502, 0)),
                    ribbon, "ribbon"),
                .fixed(
                    .box(SIMD3(w * 1.008, h * 1.004, d * 0.14), center: SIMD3(0, h * 0.502, 0)),
                    ribbon, "ribbon"),
            ]
            for side: Float in [-1, 1] {
                let loop = (0..<28).map { i -> SIMD3<Float> in
                    let t = 2 * Float.pi * Float(i) / 28
                    let r = 0.5 - 0.5 * cosine(t)
                    return SIMD3(side * r * w * 0.26, h + s.y * 0.1 + sine(t) * s.y * 0.1 * r, 0)
                }
                parts.append(
                    .fixed(
                        .tube(loop, radius: w * 0.012, flatten: 5, segments: 10, closed: true),
                        ribbon, "bow"))
            }
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("dice", as: "die", "Die", SIMD3(repeating: 0.03), .toy, density: 1100) { s in
            let h = s / 2
            var pips = Mesh()
            let q: Float = 0.25
            let faces: [(SIMD3<Float>, SIMD3<Float>, SIMD3<Float>, [SIMD2<Float>])] = [
                (SIMD3(0, 1, 0), SIMD3(1, 0, 0), SIMD3(0, 0, 1), [.zero]),
                (SIMD3(0, 0, 1), SIMD3(1, 0, 0), SIMD3(0, 1, 0), [SIMD2(-q, -q), SIMD2(q, q)]),
                (
                    SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1),
                    [SIMD2(-q, -q), .zero, SIMD2(q, q)]
                ),
                (
                    SIMD3(-1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1),
                    [SIMD2(-q, -q), SIMD2(q, q), SIMD2(-q, q), SIMD2(q, -q)]
                ),
                (
                    SIMD3(0, 0, -1), SIMD3(1, 0, 0), SIMD3(0, 1, 0),
                    [SIMD2(-q, -q), SIMD2(q, q), SIMD2(-q, q), SIMD2(q, -q), .zero]
                ),
                (
                    SIMD3(0, -1, 0), SIMD3(1, 0, 0), SIMD3(0, 0, 1),
                    [
                        SIMD2(-q, -q), SIMD2(q, q), SIMD2(-q, q), SIMD2(q, -q), SIMD2(0, q),
                        SIMD2(0, -q),
                    ]
                ),
            ]
            for (n, u, v, dots) in faces {
                for dot in dots {
                    let center = (n + u * dot.x * 2 + v * dot.y * 2) * h
                    let squash = SIMD3<Float>(repeating: 0.18) - n * n * 0.165
                    pips.append(.ball(h * squash, center: center, segments: 20))
                }
            }
            return AssetGeometry(
                parts: [
                    .main(.box(s, bevel: s.x * 0.12), .plastic(0.78, 0.76, 0.72, roughness: 0.2)),
                    .fixed(pips, .plastic(0.02, 0.02, 0.02), "pips"),
                ], size: s)
        },
        Shape("gem", "Gem", SIMD3(0.03, 0.022, 0.03), .decoration, density: 1500) { s in
            var o = Outline(0, 0)
            o.line(s.x * 0.5, s.y * 0.66)
            o.line(s.x * 0.49, s.y * 0.7)
            o.line(s.x * 0.29, s.y)
            o.line(0, s.y)
            return one(
                .lathe(o, segments: 10, crease: 0.1),
                .init(
                    substance: .glass, baseColor: SIMD3(0.75, 0.06, 0.12), roughness: 0.02,
                    transmission: 0.85), s)
        },
        Shape("star", "Star", SIMD3(0.2, 0.2, 0.05), .decoration) { s in
            let points = (0..<10).map { i -> SIMD2<Float> in
                let a = Float.pi / 2 + Float.pi * Float(i) / 5
                let r: Float = i % 2 == 0 ? 0.5 : 0.22
                return SIMD2(cosine(a) * r * s.x, sine(a) * r * s.y)
            }
            return one(.prism(points, depth: s.z, bevel: s.x * 0.04), .metal(0.85, 0.6, 0.2), s)
        },
        Shape("heart", "Heart", SIMD3(0.2, 0.18, 0.07), .decoration) { s in
            let points = (0..<64).map { i -> SIMD2<Float> in
                let t = 2 * Float.pi * Float(i) / 64
                let x = 16 * powf(abs(sine(t)), 3) * (sine(t) < 0 ? -1 : 1)
                let y = 13 * cosine(t) - 5 * cosine(2 * t) - 2 * cosine(3 * t) - cosine(4 * t)
                return SIMD2(x / 32 * s.x, y / 30 * s.y)
            }
            return one(
                .prism(points.reversed(), depth: s.z, bevel: s.x * 0.12),
                .plastic(0.55, 0.02, 0.04), s)
        },
    ]

    /// A geometry of one recolourable part.
    static func one(
        _ mesh: Mesh, _ material: AssetMaterial, _ size: SIMD3<Float>, flatTop: Bool = false
    ) -> AssetGeometry {
        let top =
            flatTop
            ? SupportArea(height: mesh.bounds.high.y, halfExtents: SIMD2(size.x, size.z) * 0.45)
            : nil
        return AssetGeometry(parts: [.main(mesh, material)], size: size, top: top)
    }

    static func torus(_ radius: Float, _ thickness: Float, squash: Float = 1) -> Mesh {
        let path = (0..<72).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 72
            return SIMD3(sine(a) * radius, thickness * squash, cosine(a) * radius)
        }
        return Mesh.tube(path, radius: thickness, segments: 28, closed: true)
            .mapped(scale: SIMD3(1, squash, 1), offset: .zero)
    }
}
