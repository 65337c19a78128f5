import PlantainProto

/// Jewels, make-up and what is worn about the neck and the feet.
extension Shape {
    static let finery: [Shape] = [
        Shape(
            "pearl-necklace", as: "pearl necklace", "String of pearls", SIMD3(0.17, 0.009, 0.19),
            .decoration, density: 1500
        ) { s in
            let pearl = AssetMaterial(
                substance: .ceramic, baseColor: SIMD3(0.82, 0.78, 0.7), roughness: 0.12)
            var mesh = Mesh()
            for k in 0..<58 {
                let p = loop(2 * Float.pi * (Float(k) + 0.5) / 58, s)
                mesh.append(
                    .ball(SIMD3(repeating: s.y / 2), center: SIMD3(p.x, s.y / 2, p.y), segments: 22)
                )
            }
            return one(mesh, pearl, s)
        },
        Shape(
            "necklace", "Necklace with a pendant", SIMD3(0.16, 0.006, 0.21), .decoration,
            density: 1500
        ) { s in
            let gold = AssetMaterial.metal(0.85, 0.58, 0.2, roughness: 0.16)
            var chain = Mesh()
            for k in 0..<120 {
                let a = 2 * Float.pi * Float(k) / 120
                let p = loop(a, s) * SIMD2(1, 0.86) - SIMD2(0, s.z * 0.06)
                let q = loop(a + 0.05, s) * SIMD2(1, 0.86) - SIMD2(0, s.z * 0.06)
                let turn = arcTangent(q.x - p.x, q.y - p.y)
                chain.append(
                    torus(0.0016, 0.00045).mapped(scale: SIMD3(0.8, 1, 1.4), offset: .zero)
                        .turned(
                            yaw: turn, pitch: 0, roll: k % 2 == 0 ? 0.5 : -0.5,
                            offset: SIMD3(p.x, s.y * 0.3, p.y)))
            }
            let gem = Mesh.ball(
                SIMD3(0.006, 0.003, 0.008), center: SIMD3(0, 0.003, s.z / 2 - 0.012), segments: 20)
            let setting = torus(0.0075, 0.0011).mapped(
                scale: SIMD3(0.86, 1, 1.14), offset: SIMD3(0, 0.001, s.z / 2 - 0.012))
            chain.append(setting)
            return AssetGeometry(
                parts: [
                    .fixed(chain, gold, "chain"),
                    .main(gem, .init(baseColor: SIMD3(0.03, 0.12, 0.4), roughness: 0.04), "gem"),
                ], size: s)
        },
        Shape("bracelet", "Bracelet", SIMD3(0.068, 0.012, 0.062), .decoration, density: 3000) { s in
            var mesh = Mesh()
            for k in 0..<26 {
                let a = 2 * Float.pi * Float(k) / 26
                mesh.append(
                    torus(s.y * 0.36, s.y * 0.1).mapped(scale: SIMD3(1, 1, 1.3), offset: .zero)
                        .turned(
                            yaw: a + .pi / 2, roll: k % 2 == 0 ? .pi / 2 : 0.25,
                            offset: SIMD3(sine(a) * s.x * 0.44, s.y * 0.5, cosine(a) * s.z * 0.44)))
            }
            return one(mesh, .metal(0.85, 0.58, 0.2, roughness: 0.16), s)
        },
        Shape(
            "earrings", as: "earring", "Earring", SIMD3(0.016, 0.038, 0.012), .decoration,
            density: 3000
        ) { s in
            let drop = Mesh.ball(
                SIMD3(s.x * 0.5, s.y * 0.24, s.z * 0.5), center: SIMD3(0, s.y * 0.24, 0),
                segments: 28)
            let hook = Mesh.tube(
                (0...22).map { i -> SIMD3<Float> in
                    let a = Float.pi * 1.3 * Float(i) / 22
                    return SIMD3(s.x * (0.22 - 0.24 * cosine(a)), s.y * (0.72 + 0.25 * sine(a)), 0)
                } + [SIMD3(s.x * 0.36, s.y * 0.52, 0)], radius: s.x * 0.045, segments: 10)
            let cap = Mesh.ball(
                SIMD3(repeating: s.x * 0.13), center: SIMD3(0, s.y * 0.52, 0), segments: 16)
            var gold = hook
            gold.append(cap)
            gold.append(
                .tube(
                    [SIMD3(0, s.y * 0.5, 0), SIMD3(-s.x * 0.02, s.y * 0.73, 0)],
                    radius: s.x * 0.045, segments: 10))
            return AssetGeometry(
                parts: [
                    .main(
                        drop,
                        .init(
                            substance: .ceramic, baseColor: SIMD3(0.82, 0.78, 0.7), roughness: 0.1),
                        "drop"),
                    .fixed(gold, .metal(0.85, 0.58, 0.2, roughness: 0.16), "hook"),
                ], size: s)
        },
        Shape(
            "gem-ring", as: "gem ring", "Ring with a stone", SIMD3(0.022, 0.029, 0.011),
            .decoration, density: 5000
        ) { s in
            let r = s.x / 2
            let metal = AssetMaterial.metal(0.74, 0.74, 0.76, roughness: 0.1)
            let band = Mesh.tube(
                (0..<64).map { i -> SIMD3<Float> in
                    let a = 2 * Float.pi * Float(i) / 64
                    return SIMD3(sine(a) * r * 0.92, r + cosine(a) * r * 0.92, 0)
                }, radius: r * 0.1, flatten: 1.3, segments: 16, closed: true)
            func facets(_ count: Int, _ points: [(Float, Float)]) -> Mesh {
                var o = Outline(0, points[0].1)
                for p in points { o.line(p.0, p.1) }
                o.line(0, points.last?.1 ?? 0)
                return .lathe(o, segments: count, crease: 0.15)
            }
            let q = s.z / 2
            let low = 2 * r * 0.95
            let stone = facets(
                12,
                [
                    (q * 0.1, low), (q * 0.98, low + s.y * 0.13), (q, low + s.y * 0.145),
                    (q * 0.6, s.y), (0, s.y),
                ])
            var claws = band
            for k in 0..<4 {
                let a = Float.pi * (Float(k) / 2 + 0.25)
                claws.append(
                    .tube(
                        [
                            SIMD3(sine(a) * q * 0.4, low - r * 0.02, cosine(a) * q * 0.4),
                            SIMD3(sine(a) * q * 0.92, low + s.y * 0.16, cosine(a) * q * 0.92),
                        ],
                        radius: q * 0.1, segments: 10))
            }
            return AssetGeometry(
                parts: [
                    .main(
                        stone, .init(baseColor: SIMD3(0.02, 0.08, 0.42), roughness: 0.03), "stone"),
                    .fixed(claws, metal, "band"),
                ], size: s)
        },
        Shape(
            "pocket-watch", as: "pocket watch", "Pocket watch", SIMD3(0.086, 0.014, 0.096),
            .decoration, density: 2000
        ) { s in
            let r = s.x * 0.33
            let z = s.z / 2 - r * 1.42
            let gold = AssetMaterial.metal(0.82, 0.58, 0.22, roughness: 0.14)
            var o = Outline(0, 0)
            o.spline([
                SIMD2(r * 0.7, s.y * 0.06), SIMD2(r, s.y * 0.5), SIMD2(r * 0.92, s.y * 0.92),
                SIMD2(r * 0.86, s.y * 0.9),
            ])
            o.line(0, s.y * 0.86)
            var metal = Mesh.lathe(o).mapped(scale: SIMD3(repeating: 1), offset: SIMD3(0, 0, z))
            metal.append(
                .tube(
                    [SIMD3(0, s.y * 0.5, z - r), SIMD3(0, s.y * 0.5, z - r * 1.24)],
                    radius: s.y * 0.28, segments: 16))
            // The chain lies about the case.
            for k in 0..<52 {
                let t = Float(k) / 51
                let turn = 3.14 - 4.4 * t
                let out = r * (1.3 + 0.1 * sine(t * 9))
                metal.append(
                    torus(0.0026, 0.0007).mapped(scale: SIMD3(0.75, 1, 1.2), offset: .zero).turned(
                        yaw: turn + .pi / 2, roll: k % 2 == 0 ? 0.6 : -0.6,
                        offset: SIMD3(sine(turn) * out, s.y * 0.2, z + cosine(turn) * out)))
            }
            var marks = Mesh()
            for k in 0..<12 {
                let a = 2 * Float.pi * Float(k) / 12
                marks.append(
                    Mesh.box(SIMD3(r * 0.04, s.y * 0.02, r * 0.14), center: SIMD3(0, 0, r * 0.66))
                        .turned(yaw: a, offset: SIMD3(0, s.y * 0.9, z)))
            }
            for (a, l) in [(0.9, 0.44), (-1.5, 0.6)] as [(Float, Float)] {
                marks.append(
                    Mesh.box(SIMD3(r * 0.035, s.y * 0.02, r * l), center: SIMD3(0, 0, r * l / 2))
                        .turned(yaw: a, offset: SIMD3(0, s.y * 0.93, z)))
            }
            return AssetGeometry(
                parts: [
                    .main(metal, gold, "case"),
                    .fixed(
                        disc(r * 0.83, s.y * 0.03, at: SIMD3(0, s.y * 0.88, z)),
                        .paper(0.86, 0.84, 0.78), "dial"),
                    .fixed(marks, .matte(0.02, 0.02, 0.02), "marks"),
                ], size: s)
        },
        Shape("scarf", "Folded scarf", SIMD3(0.34, 0.1, 0.24), .clothing, density: 120) { s in
            var (wool, fringe) = (Mesh(), Mesh())
            for k in 0..<3 {
                wool.append(
                    .box(
                        SIMD3(
                            s.x * (1 - 0.02 * Float(k)), s.y * 0.33, s.z * (0.9 - 0.03 * Float(k))),
                        center: SIMD3(0, s.y * (0.17 + 0.32 * Float(k)), -s.z * 0.05),
                        bevel: s.y * 0.15))
            }
            for k in 0..<26 {
                let x = s.x * (-0.44 + 0.88 * Float(k) / 25)
                fringe.append(
                    .tube(
                        [
                            SIMD3(x, s.y * 0.5, s.z * 0.38),
                            SIMD3(x + 0.002 * sine(Float(k) * 3), s.y * 0.3, s.z * 0.46),
                            SIMD3(x + 0.004 * sine(Float(k) * 2), s.y * 0.04, s.z * 0.49),
                        ],
                        radius: s.x * 0.009, segments: 8))
            }
            var stripes = Mesh()
            for x in [-0.34, -0.27, 0.27, 0.34] as [Float] {
                stripes.append(
                    .box(
                        SIMD3(s.x * 0.03, s.y * 0.985, s.z * 0.86),
                        center: SIMD3(x * s.x, s.y * 0.51, -s.z * 0.05), bevel: s.y * 0.12))
            }
            return AssetGeometry(
                parts: [
                    .main(wool, .fabric(0.4, 0.04, 0.05), "wool"),
                    .main(fringe, .fabric(0.4, 0.04, 0.05), "fringe"),
                    .fixed(stripes, .fabric(0.7, 0.66, 0.58), "stripes"),
                ], size: s, top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.36))
        },
        Shape("belt", "Rolled leather belt", SIMD3(0.1, 0.036, 0.11), .clothing, density: 500) {
            s in
            let strap = Mesh.sheet(columns: 150, rows: 1) { u, v in
                let a = u * 2 * Float.pi * 4
                let r = s.x * (0.1 + 0.38 * u)
                return SIMD3(sine(a) * r, s.y * v, cosine(a) * r)
            }
            var buckle = Mesh()
            let z = s.z / 2 - 0.006
            for (x, y, w, h) in [
                (0, 0.94, 0.4, 0.12), (0, 0.06, 0.4, 0.12), (-0.18, 0.5, 0.05, 0.9),
                (0.18, 0.5, 0.05, 0.9), (0.02, 0.5, 0.36, 0.08),
            ] as [(Float, Float, Float, Float)] {
                buckle.append(
                    .box(
                        SIMD3(w * s.x, h * s.y, 0.004), center: SIMD3(x * s.x, y * s.y, z),
                        bevel: 0.001))
            }
            return AssetGeometry(
                parts: [
                    .sheet(strap, .leather(0.16, 0.07, 0.03), "strap", main: true),
                    .fixed(buckle, .metal(0.7, 0.66, 0.56), "buckle"),
                ], size: s)
        },
        Shape("mascara", "Mascara", SIMD3(0.13, 0.017, 0.017), .bathroom, density: 800) { s in
            let body = rod(s, [(0, 0.8), (0.01, 0.96), (0.58, 1), (0.59, 0.94)])
            let band = rod(s, [(0.59, 0.96), (0.6, 1.0), (0.63, 1.0), (0.64, 0.96)])
            let cap = rod(s, [(0.64, 0.94), (0.65, 0.98), (0.98, 0.9), (1, 0.7)])
            return AssetGeometry(
                parts: [
                    .main(body, .plastic(0.012, 0.012, 0.013, roughness: 0.12)),
                    .fixed(band, .metal(0.85, 0.58, 0.22, roughness: 0.12), "band"),
                    .main(cap, .plastic(0.012, 0.012, 0.013, roughness: 0.12), "cap"),
                ], size: s)
        },
        Shape(
            "compact", as: "compact powder", "Compact with powder", SIMD3(0.08, 0.074, 0.1),
            .bathroom, density: 500
        ) { s in
            let r = s.x / 2
            let z = s.z / 2 - r
            let black = AssetMaterial.plastic(0.015, 0.015, 0.016, roughness: 0.12)
            let turn: Float = -1.15
            let hinge = SIMD3(0, 0.009, z - r * 0.96)
            func lid(_ mesh: Mesh) -> Mesh { mesh.turned(pitch: turn, offset: hinge) }
            let body = disc(r, 0.011, at: SIMD3(0, 0.0055, z))
            return AssetGeometry(
                parts: [
                    .main(body, black),
                    .main(lid(disc(r, 0.006, at: SIMD3(0, 0.003, r * 0.96))), black, "lid"),
                    .fixed(
                        lid(disc(r * 0.88, 0.001, at: SIMD3(0, -0.0002, r * 0.96))),
                        .metal(0.9, 0.9, 0.92, roughness: 0.03), "mirror"),
                    .fixed(
                        disc(r * 0.84, 0.001, at: SIMD3(0, 0.0112, z)),
                        .matte(0.68, 0.42, 0.3, roughness: 0.9), "powder"),
                    .fixed(
                        torus(r * 0.86, 0.0009).mapped(
                            scale: SIMD3(repeating: 1), offset: SIMD3(0, 0.0105, z)),
                        .metal(0.85, 0.6, 0.3), "rim"),
                ], size: s)
        },
        Shape(
            "nail-polish", as: "nail polish", "Nail polish", SIMD3(0.03, 0.075, 0.03), .bathroom,
            density: 900
        ) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(0, 0)
            for (x, y) in [
                (0.9, 0), (1, 0.03), (1, 0.38), (0.86, 0.46), (0.5, 0.5), (0.46, 0.54), (0, 0.54),
            ] as [(Float, Float)] { o.line(x * r, y * h) }
            let cap = Mesh.tube(
                [SIMD3(0, h * 0.52, 0), SIMD3(0, h, 0)], radius: 0, radii: [r * 0.56, r * 0.48],
                segments: 32)
            return AssetGeometry(
                parts: [
                    .main(
                        .lathe(o),
                        .init(
                            substance: .plastic, baseColor: SIMD3(0.5, 0.012, 0.03), roughness: 0.04
                        )),
                    .fixed(cap, .plastic(0.015, 0.015, 0.016, roughness: 0.25), "cap"),
                ], size: s)
        },
        Shape("loofah", "Bath pouf", SIMD3(0.13, 0.11, 0.13), .bathroom, density: 40) { s in
            var ruffles = Mesh()
            for k in 0..<46 {
                let y = 1 - 2 * (Float(k) + 0.5) / 46
                let q = (1 - y * y).squareRoot()
                let axis = SIMD3(q * sine(Float(k) * 2.39996), y, q * cosine(Float(k) * 2.39996))
                let side = normalize(cross(axis, SIMD3(0.4, 0.1, 0.91)))
                let other = cross(axis, side)
                ruffles.append(
                    Mesh.sheet(columns: 28, rows: 3) { u, v in
                        let a = 2 * Float.pi * u
                        let wave = 1 + 0.16 * sine(a * 7 + Float(k))
                        let reach = 0.1 + 0.22 * v * wave
                        let p =
                            axis * (0.62 + 0.3 * v + 0.06 * sine(a * 7))
                            + (side * cosine(a) + other * sine(a)) * reach
                        return SIMD3(p.x * s.x * 0.5, s.y * 0.5 + p.y * s.y * 0.5, p.z * s.z * 0.5)
                    })
            }
            return AssetGeometry(
                parts: [.sheet(ruffles, .fabric(0.55, 0.6, 0.56), "net", main: true)], size: s)
        },
        Shape("razor", "Safety razor", SIMD3(0.12, 0.026, 0.045), .bathroom, density: 1200) { s in
            let steel = AssetMaterial.metal(0.7, 0.7, 0.71, roughness: 0.1)
            let grip = Mesh.tube(
                (0...20).map {
                    SIMD3(
                        s.x * (-0.5 + 0.86 * Float($0) / 20), s.y * (0.26 + 0.14 * Float($0) / 20),
                        0)
                }, radius: 0,
                radii: (0...20).map { s.y * ($0 % 2 == 0 ? 0.24 : 0.21) }, segments: 24)
            let head = Mesh.box(
                SIMD3(s.x * 0.14, s.y * 0.36, s.z), center: SIMD3(s.x * 0.42, s.y * 0.6, 0),
                bevel: s.y * 0.16)
            return AssetGeometry(
                parts: [.main(grip, steel, "grip"), .fixed(head, steel, "head")], size: s)
        },
        Shape(
            "eyeshadow", as: "eyeshadow palette", "Eyeshadow palette", SIMD3(0.16, 0.075, 0.1),
            .bathroom, density: 500
        ) { s in
            let d = s.z * 0.72
            let z = s.z / 2 - d / 2
            let black = AssetMaterial.plastic(0.015, 0.015, 0.016, roughness: 0.2)
            let hinge = SIMD3(0, 0.009, z - d / 2)
            func lid(_ mesh: Mesh) -> Mesh { mesh.turned(pitch: -1.15, offset: hinge) }
            var parts: [AssetPart] = [
                .main(.box(SIMD3(s.x, 0.01, d), center: SIMD3(0, 0.005, z), bevel: 0.002), black),
                .main(
                    lid(.box(SIMD3(s.x, 0.006, d), center: SIMD3(0, 0.003, d / 2), bevel: 0.002)),
                    black, "lid"),
                .fixed(
                    lid(.box(SIMD3(s.x * 0.92, 0.001, d * 0.86), center: SIMD3(0, -0.0002, d / 2))),
                    .metal(0.9, 0.9, 0.92, roughness: 0.03), "mirror"),
            ]
            let tones: [SIMD3<Float>] = [
                SIMD3(0.78, 0.6, 0.48), SIMD3(0.6, 0.36, 0.24), SIMD3(0.42, 0.2, 0.12),
                SIMD3(0.24, 0.1, 0.06), SIMD3(0.75, 0.46, 0.4),
                SIMD3(0.62, 0.4, 0.12), SIMD3(0.38, 0.12, 0.14), SIMD3(0.1, 0.06, 0.06),
            ]
            for (k, tone) in tones.enumerated() {
                let x = (Float(k % 4) - 1.5) * s.x * 0.225
                let at = z + (Float(k / 4) - 0.5) * d * 0.42
                parts.append(
                    .fixed(
                        disc(s.x * 0.09, 0.001, at: SIMD3(x, 0.0103, at)),
                        .matte(tone.x, tone.y, tone.z), "tone \(k + 1)"))
            }
            return AssetGeometry(parts: parts, size: s)
        },
    ]

    /// A drop-shaped loop on the ground, its wide end to the front: (x, z) at an angle.
    private static func loop(_ a: Float, _ s: SIMD3<Float>) -> SIMD2<Float> {
        let (x, z) = (sine(a), cosine(a))
        return SIMD2(x * (0.8 + 0.2 * z) * (s.x / 2 - s.y / 2), z * (s.z / 2 - s.y / 2))
    }
}
