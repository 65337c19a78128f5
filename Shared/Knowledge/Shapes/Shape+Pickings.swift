import PlantainProto

/// Vegetables, fruit that is cut, berries, nuts and beans.
extension Shape {
    static let pickings: [Shape] = [
        Shape("corn", "Corn on the cob", SIMD3(0.2, 0.052, 0.052), .food) { corn($0) },
        Shape("cucumber", "Cucumber", SIMD3(0.23, 0.045, 0.045), .food) { s in
            let path = (0...20).map { i -> SIMD3<Float> in
                let t = Float(i) / 20
                return SIMD3(
                    s.x * (t - 0.5) * 0.985, s.y * 0.5, s.z * 0.14 * sine(t * .pi) - s.z * 0.07)
            }
            let radii = (0...20).map { i -> Float in
                let t = Float(i) / 20
                return s.y * 0.45 * powf(max(0.001, sine(.pi * (0.04 + 0.92 * t))), 0.28)
            }
            var body = Mesh.tube(path, radius: 0, radii: radii, segments: 40)
            for i in body.positions.indices {
                let p = body.positions[i]
                let a = arcTangent(p.y - s.y * 0.5, p.z)
                body.positions[i] +=
                    body.normals[i]
                    * (s.y * 0.008 * sine(a * 9) + s.y * 0.01 * sine(p.x * 420) * sine(a * 5))
            }
            return one(
                body.smoothed(crease: 1.2),
                .init(baseColor: SIMD3(0.035, 0.11, 0.02), roughness: 0.35), s)
        },
        Shape("half-avocado", as: "avocado", "Half an avocado", SIMD3(0.075, 0.036, 0.105), .food) {
            avocado($0)
        },
        Shape("pineapple", "Pineapple", SIMD3(0.13, 0.3, 0.13), .food, density: 300) {
            pineapple($0)
        },
        Shape("half-kiwi", as: "kiwi", "Half a kiwi", SIMD3(0.05, 0.03, 0.05), .food) { s in
            halfFruit(
                s, skin: SIMD3(0.17, 0.1, 0.04),
                rings: [(1, SIMD3(0.25, 0.42, 0.04)), (0.42, SIMD3(0.6, 0.66, 0.36))], seeds: 26,
                at: 0.52)
        },
        Shape("garlic", "Bulb of garlic", SIMD3(0.055, 0.06, 0.055), .food) { s in
            round(
                s,
                [
                    (0.3, 0.02), (0.8, 0.08), (1, 0.28), (0.86, 0.5), (0.4, 0.68), (0.2, 0.8),
                    (0.16, 0.98), (0.08, 1),
                ],
                skin: .init(baseColor: SIMD3(0.8, 0.76, 0.7), roughness: 0.5), lobes: 9,
                ripple: 0.05, stem: nil, leaf: false)
        },
        Shape("chili", as: "chili pepper", "Chili pepper", SIMD3(0.13, 0.022, 0.035), .food) { s in
            let path = (0...24).map { i -> SIMD3<Float> in
                let t = Float(i) / 24
                return SIMD3(s.x * (0.34 - 0.84 * t), s.y * 0.5, s.z * (0.3 * sine(t * 2.6) - 0.2))
            }
            let radii = (0...24).map { i -> Float in
                let t = Float(i) / 24
                return s.y * 0.48 * powf(max(0.002, 1 - t), 0.55) * (t < 0.08 ? 0.7 + 3.7 * t : 1)
            }
            let stem = Mesh.tube(
                [
                    SIMD3(s.x * 0.33, s.y * 0.5, -s.z * 0.2),
                    SIMD3(s.x * 0.4, s.y * 0.55, -s.z * 0.24),
                    SIMD3(s.x * 0.5, s.y * 0.75, -s.z * 0.14),
                ],
                radius: 0, radii: [s.y * 0.3, s.y * 0.12, s.y * 0.09], segments: 12)
            return AssetGeometry(
                parts: [
                    .main(
                        .tube(path, radius: 0, radii: radii, segments: 24),
                        .init(baseColor: SIMD3(0.55, 0.012, 0.01), roughness: 0.12)),
                    .fixed(stem, .init(baseColor: SIMD3(0.08, 0.19, 0.03), roughness: 0.5), "stem"),
                ], size: s)
        },
        Shape("raspberry", "Raspberry", SIMD3(0.022, 0.022, 0.022), .food) { s in
            berry(s, .init(baseColor: SIMD3(0.5, 0.02, 0.05), roughness: 0.3))
        },
        Shape("blackberry", "Blackberry", SIMD3(0.023, 0.025, 0.023), .food) { s in
            berry(s, .init(baseColor: SIMD3(0.03, 0.006, 0.02), roughness: 0.15))
        },
        Shape("almond", "Almond", SIMD3(0.024, 0.009, 0.014), .food) { s in
            nut(
                s, .init(baseColor: SIMD3(0.33, 0.15, 0.055), roughness: 0.6), point: 0.5,
                groove: false)
        },
        Shape("coffee-bean", as: "coffee bean", "Coffee bean", SIMD3(0.012, 0.007, 0.009), .food) {
            s in
            nut(
                s, .init(baseColor: SIMD3(0.05, 0.02, 0.008), roughness: 0.3), point: 0,
                groove: true)
        },
        Shape("bean", "Bean", SIMD3(0.016, 0.009, 0.01), .food) { s in
            nut(
                s, .init(baseColor: SIMD3(0.3, 0.04, 0.025), roughness: 0.2), point: 0,
                groove: false)
        },
        Shape("cinnamon", as: "cinnamon stick", "Cinnamon stick", SIMD3(0.1, 0.014, 0.018), .food) {
            s in
            let sheet = Mesh.sheet(columns: 48, rows: 6) { u, v in
                // Two scrolls that meet, rolled from both edges.
                let a = (u - 0.5) * 2
                let turn = abs(a) * 7.4
                let r = s.y * 0.49 * (1 - 0.5 * abs(a))
                let side: Float = a < 0 ? -1 : 1
                return SIMD3(
                    s.x * (v - 0.5), s.y * 0.49 - r * cosine(turn),
                    side
                        * (s.z * 0.25 + r * 0.9 * sine(turn) - s.z * 0.25
                            * (turn < 1 ? 1 - turn : 0)))
            }
            return AssetGeometry(
                parts: [.sheet(sheet, .wood(0.3, 0.13, 0.05), "bark", main: true)], size: s)
        },
    ]

    /// Rows of kernels around a cob.
    private static func corn(_ s: SIMD3<Float>) -> AssetGeometry {
        let r = s.y / 2
        var kernels = Mesh()
        for i in 0..<30 {
            let t = (Float(i) + 0.5) / 30
            let swell = powf(max(0.02, sine(.pi * (0.1 + 0.86 * t))), 0.4)
            for k in 0..<16 {
                let a = 2 * Float.pi * Float(k) / 16
                let q = r * 0.86 * swell
                kernels.append(
                    Mesh.ball(
                        SIMD3(s.x * 0.0155, r * 0.16 * swell, r * 0.175 * swell), center: .zero,
                        segments: 10
                    ).turned(
                        pitch: a,
                        offset: SIMD3(s.x * (t * 0.94 - 0.5), r + q * cosine(a), q * sine(a))))
            }
        }
        let cob = Mesh.tube(
            [SIMD3(-s.x * 0.49, r, 0), SIMD3(s.x * 0.42, r, 0), SIMD3(s.x * 0.5, r, 0)], radius: 0,
            radii: [r * 0.5, r * 0.8, r * 0.34], segments: 20)
        return AssetGeometry(
            parts: [
                .main(
                    kernels, .init(baseColor: SIMD3(0.82, 0.5, 0.03), roughness: 0.25), "kernels"),
                .fixed(cob, .matte(0.55, 0.5, 0.22), "cob"),
            ], size: s)
    }

    /// Cut side up: skin, green flesh paler inward, and its stone.
    private static func avocado(_ s: SIMD3<Float>) -> AssetGeometry {
        func outline(_ share: Float) -> [SIMD2<Float>] {
            (0..<64).map { i in
                let a = 2 * Float.pi * Float(i) / 64
                // Narrow away from the camera.
                let neck = 1 - 0.3 * max(0, sine(a)) * max(0, sine(a))
                return SIMD2(
                    cosine(a) * s.x * 0.5 * neck * share,
                    sine(a) * s.z * 0.5 * share - (1 - share) * s.z * 0.02)
            }
        }
        let base = outline(1)
        let skin = Mesh.sheet(columns: 64, rows: 12) { u, v in
            let p = base[Int((u * 64).rounded()) % 64]
            let q = sine(v * .pi / 2)
            return SIMD3(p.x * q, s.y * 0.94 * (1 - cosine(v * .pi / 2)), -p.y * q)
        }
        func face(_ share: Float, _ y: Float) -> Mesh {
            Mesh.prism(outline(share), depth: s.y * 0.02).turned(
                pitch: -.pi / 2, offset: SIMD3(0, s.y * y, 0))
        }
        return AssetGeometry(
            parts: [
                .sheet(skin, .init(baseColor: SIMD3(0.03, 0.05, 0.015), roughness: 0.6), "skin"),
                .main(
                    face(1, 0.93), .init(baseColor: SIMD3(0.26, 0.38, 0.06), roughness: 0.35), "rim"
                ),
                .fixed(
                    face(0.92, 0.937), .init(baseColor: SIMD3(0.6, 0.62, 0.2), roughness: 0.35),
                    "flesh"),
                .fixed(
                    .ball(
                        SIMD3(s.x * 0.23, s.y * 0.34, s.x * 0.23),
                        center: SIMD3(0, s.y * 0.86, s.z * 0.12), segments: 32),
                    .init(baseColor: SIMD3(0.2, 0.075, 0.025), roughness: 0.3), "stone"),
            ], size: s)
    }

    /// Knobs in spirals under a tuft of leaves.
    private static func pineapple(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x * 0.4, s.y * 0.58)
        var body = Mesh.ball(
            SIMD3(r * 0.92, h / 2, r * 0.92), center: SIMD3(0, h / 2, 0), segments: 40)
        for row in 0..<11 {
            let t = (Float(row) + 0.6) / 11.4
            let q = r * powf(max(0.01, sine(.pi * (0.08 + 0.84 * t))), 0.42)
            for k in 0..<13 {
                let a = 2 * Float.pi * (Float(k) + 0.5 * Float(row % 2)) / 13
                body.append(
                    .ball(
                        SIMD3(r * 0.21, h * 0.053, r * 0.21),
                        center: SIMD3(sine(a) * q * 0.9, h * t, cosine(a) * q * 0.9), segments: 12))
            }
        }
        var leaves = Mesh()
        for k in 0..<34 {
            let a = Float(k) * 2.39996
            let t = Float(k) / 34
            let long = s.y * (0.2 + 0.22 * t)
            let out = r * (1.15 - 0.95 * t)
            leaves.append(
                Mesh.sheet(columns: 2, rows: 8) { u, v in
                    let side = (u - 0.5) * r * 0.26 * (1 - v) * (1 - 0.3 * v)
                    let reach = r * 0.12 + out * (0.25 * v + 0.75 * v * v)
                    let up = h * 0.95 + long * sine(v * 1.5) * (0.55 + 0.45 * t)
                    return SIMD3(
                        sine(a) * reach + cosine(a) * side, min(s.y, up + abs(u - 0.5) * r * 0.06),
                        cosine(a) * reach - sine(a) * side)
                })
        }
        return AssetGeometry(
            parts: [
                .main(body, .init(baseColor: SIMD3(0.55, 0.27, 0.04), roughness: 0.5)),
                .sheet(leaves, .init(baseColor: SIMD3(0.09, 0.2, 0.06), roughness: 0.5), "leaves"),
            ], size: s)
    }

    /// A half with its cut side up; discs of (share of the radius, colour), seeds in a ring.
    private static func halfFruit(
        _ s: SIMD3<Float>, skin: SIMD3<Float>, rings: [(Float, SIMD3<Float>)], seeds: Int,
        at ring: Float
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var o = Outline(0, 0)
        for k in 1...10 {
            let a = Float(k) / 10 * Float.pi / 2
            o.line(sine(a) * r, h * 0.96 * (1 - cosine(a)))
        }
        o.line(0, h * 0.965)
        var parts: [AssetPart] = [.fixed(.lathe(o), .matte(skin.x, skin.y, skin.z), "skin")]
        for (k, one) in rings.enumerated() {
            parts.append(
                .main(
                    disc(
                        r * one.0 * 0.96, h * 0.03, at: SIMD3(0, h * (0.968 + 0.008 * Float(k)), 0)),
                    .init(baseColor: one.1, roughness: 0.25), "flesh \(k + 1)"))
        }
        var pips = Mesh()
        for k in 0..<seeds {
            let a = 2 * Float.pi * Float(k) / Float(seeds)
            let q = r * (ring + 0.06 * Float(k % 2))
            pips.append(
                .ball(
                    SIMD3(r * 0.03, h * 0.02, r * 0.05),
                    center: SIMD3(sine(a) * q, h * 0.985, cosine(a) * q), segments: 10))
        }
        parts.append(
            .fixed(pips, .init(baseColor: SIMD3(0.01, 0.008, 0.006), roughness: 0.3), "seeds"))
        return AssetGeometry(parts: parts, size: s)
    }

    /// Drupelets about a core.
    private static func berry(_ s: SIMD3<Float>, _ skin: AssetMaterial) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var mesh = Mesh.ball(
            SIMD3(r * 0.8, h * 0.45, r * 0.8), center: SIMD3(0, h * 0.48, 0), segments: 20)
        for row in 0..<6 {
            let t = (Float(row) + 0.5) / 6
            let q = r * 0.8 * sine(.pi * (0.18 + 0.66 * (1 - t * 0.95)))
            let count = max(3, Int(9 * q / r))
            for k in 0..<count {
                let a = 2 * Float.pi * (Float(k) + 0.5 * Float(row % 2)) / Float(count)
                mesh.append(
                    .ball(
                        SIMD3(r * 0.28, h * 0.13, r * 0.28),
                        center: SIMD3(sine(a) * q, h * (0.12 + 0.76 * t), cosine(a) * q),
                        segments: 12))
            }
        }
        return one(mesh, skin, s)
    }

    private static func nut(
        _ s: SIMD3<Float>, _ skin: AssetMaterial, point: Float, groove: Bool
    ) -> AssetGeometry {
        var mesh = Mesh.ball(SIMD3(s.x, s.y, s.z) / 2, center: SIMD3(0, s.y / 2, 0), segments: 36)
        for i in mesh.positions.indices {
            var p = mesh.positions[i]
            let t = p.x / (s.x / 2)
            if point > 0, t > 0 {
                let narrow = 1 - point * t * t
                p.z *= narrow
                p.y = s.y / 2 + (p.y - s.y / 2) * narrow
            }
            if groove, p.y > s.y / 2 {
                let near = max(0, 1 - abs(p.z + 0.06 * s.z * sine(t * 3)) / (0.12 * s.z))
                p.y -= near * s.y * 0.24
            }
            mesh.positions[i] = p
        }
        return one(mesh.smoothed(crease: 1.2), skin, s)
    }
}
