import PlantainProto

/// What is cut, fried, baked flat, and small things to eat.
extension Shape {
    static let slices: [Shape] = [
        Shape(
            "watermelon-slice", as: "slice of watermelon", "Slice of watermelon",
            SIMD3(0.25, 0.13, 0.04), .food
        ) { s in
            wedge(
                s, rind: SIMD3(0.08, 0.2, 0.04), pith: SIMD3(0.62, 0.66, 0.42),
                flesh: SIMD3(0.62, 0.035, 0.035), seeds: true)
        },
        Shape("pizza-slice", as: "slice of pizza", "Slice of pizza", SIMD3(0.15, 0.028, 0.2), .food)
        { pizzaSlice($0) },
        Shape(
            "cake-slice", as: "slice of cake", "Slice of cake", SIMD3(0.09, 0.1, 0.13), .food,
            density: 300
        ) { s in
            cakeSlice(s, crumb: SIMD3(0.66, 0.46, 0.22), cream: SIMD3(0.84, 0.8, 0.72))
        },
        Shape(
            "chocolate-slice", as: "slice of chocolate cake", "Slice of chocolate cake",
            SIMD3(0.09, 0.1, 0.13), .food, density: 300
        ) { s in
            cakeSlice(s, crumb: SIMD3(0.085, 0.032, 0.014), cream: SIMD3(0.05, 0.018, 0.008))
        },
        Shape("bacon", "Fried bacon", SIMD3(0.19, 0.022, 0.07), .food) { bacon($0) },
        Shape("waffle", "Waffle", SIMD3(0.14, 0.024, 0.14), .food, density: 300) { waffle($0) },
        Shape("bagel", "Bagel", SIMD3(0.1, 0.042, 0.1), .food, density: 350) { s in
            let dough = torus(s.x * 0.29, s.x * 0.2, squash: 0.95)
            var seeds = Mesh()
            for k in 0..<90 {
                let a = Float(k) * 2.39996
                let b = (Float(k % 9) - 4) * 0.22
                let q = s.x * (0.29 + 0.2 * sine(b))
                seeds.append(
                    .ball(
                        SIMD3(0.0016, 0.0008, 0.0011),
                        center: SIMD3(sine(a) * q, s.x * 0.19 * (1 + cosine(b)), cosine(a) * q),
                        segments: 8))
            }
            return AssetGeometry(
                parts: [
                    .main(dough, .init(baseColor: SIMD3(0.5, 0.24, 0.08), roughness: 0.4)),
                    .fixed(seeds, .matte(0.75, 0.66, 0.48), "seeds"),
                ], size: s)
        },
        Shape("pretzel", "Pretzel", SIMD3(0.15, 0.026, 0.13), .food, density: 300) { s in
            let path = (0...110).map { i -> SIMD3<Float> in
                let t = (Float(i) / 110 - 0.5) * 2
                // Two loops whose ends cross over the middle and lie on the lower bend.
                let a = t * 3.55
                let x = sine(a) * (1 - 0.12 * abs(t)) * (1 - 0.42 * powf(abs(t), 4))
                let z = -cosine(a) * 0.72 + 0.34 * powf(abs(t), 1.5) - 0.05
                return SIMD3(x * s.x * 0.43, s.y * (0.42 + 0.16 * sine(t * 4.2)), z * s.z * 0.55)
            }
            let radii = (0...110).map { s.y * (0.44 - 0.18 * powf(abs(Float($0) / 55 - 1), 3)) }
            var salt = Mesh()
            for k in stride(from: 22, to: 90, by: 2) {
                let p = path[k]
                salt.append(
                    .box(
                        SIMD3(repeating: 0.0021),
                        center: p
                            + SIMD3(
                                0.003 * sine(Float(k) * 5), radii[k] * 0.97,
                                0.003 * cosine(Float(k) * 3)), bevel: 0.0004))
            }
            return AssetGeometry(
                parts: [
                    .main(
                        .tube(path, radius: 0, radii: radii, segments: 18),
                        .init(baseColor: SIMD3(0.33, 0.11, 0.025), roughness: 0.25)),
                    .fixed(salt, .matte(0.88, 0.87, 0.85), "salt"),
                ], size: s)
        },
        Shape("brownie", "Brownie", SIMD3(0.065, 0.032, 0.065), .food, density: 500) { s in
            let base = Mesh.box(
                SIMD3(s.x, s.y * 0.9, s.z), center: SIMD3(0, s.y * 0.45, 0), bevel: s.y * 0.1)
            var nuts = Mesh()
            for k in 0..<9 {
                let a = Float(k) * 2.4
                let q = (Float(k) / 9 + 0.05).squareRoot() * s.x * 0.4
                nuts.append(
                    .ball(
                        SIMD3(0.004, 0.003, 0.003),
                        center: SIMD3(sine(a) * q, s.y * 0.9, cosine(a) * q), segments: 12))
            }
            return AssetGeometry(
                parts: [
                    .main(base, .init(baseColor: SIMD3(0.055, 0.02, 0.01), roughness: 0.5)),
                    .fixed(nuts, .matte(0.4, 0.22, 0.1), "nuts"),
                ], size: s, top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.4))
        },
        Shape(
            "chocolate-bar", as: "chocolate bar", "Bar of chocolate", SIMD3(0.16, 0.01, 0.075),
            .food, density: 900
        ) { s in
            var mesh = Mesh.box(
                SIMD3(s.x, s.y * 0.5, s.z), center: SIMD3(0, s.y * 0.25, 0), bevel: s.y * 0.1)
            for i in 0..<6 {
                for j in 0..<3 {
                    let (w, d) = (s.x / 6, s.z / 3)
                    mesh.append(
                        .box(
                            SIMD3(w * 0.88, s.y * 0.6, d * 0.88),
                            center: SIMD3((Float(i) - 2.5) * w, s.y * 0.68, (Float(j) - 1) * d),
                            bevel: s.y * 0.26))
                }
            }
            return one(
                mesh, .init(baseColor: SIMD3(0.075, 0.026, 0.011), roughness: 0.25), s,
                flatTop: true)
        },
        Shape("ice-cube", as: "ice cube", "Ice cube", SIMD3(repeating: 0.028), .food) { s in
            one(.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.x * 0.12), .glass(0.93, 0.97, 1), s)
        },
        Shape("popsicle", as: "popsicle", "Popsicle", SIMD3(0.05, 0.022, 0.15), .food) { s in
            let ice = Mesh.box(
                SIMD3(s.x, s.y, s.z * 0.68), center: SIMD3(0, s.y / 2, -s.z * 0.16),
                bevel: s.y * 0.48)
            let stick = Mesh.box(
                SIMD3(s.x * 0.2, s.y * 0.14, s.z * 0.4), center: SIMD3(0, s.y / 2, s.z * 0.3),
                bevel: s.y * 0.05)
            return AssetGeometry(
                parts: [
                    .main(ice, .init(baseColor: SIMD3(0.7, 0.06, 0.08), roughness: 0.2), "ice"),
                    .fixed(stick, .wood(0.7, 0.52, 0.3), "stick"),
                ], size: s)
        },
    ]

    /// A half disc that stands on its rind, flesh to the front.
    static func wedge(
        _ s: SIMD3<Float>, rind: SIMD3<Float>, pith: SIMD3<Float>, flesh: SIMD3<Float>, seeds: Bool
    ) -> AssetGeometry {
        let r = s.x / 2
        func half(_ share: Float) -> [SIMD2<Float>] {
            (0...48).map { i in
                let a = Float.pi * (1 + Float(i) / 48)
                return SIMD2(cosine(a) * r * share, s.y + sine(a) * s.y * share)
            }
        }
        var parts: [AssetPart] = [
            .fixed(
                .prism(half(1), depth: s.z, bevel: s.z * 0.06),
                .init(baseColor: rind, roughness: 0.3), "rind"),
            .fixed(
                .prism(half(0.955), depth: s.z * 1.004), .init(baseColor: pith, roughness: 0.4),
                "pith"),
            .main(
                .prism(half(0.89), depth: s.z * 1.012), .init(baseColor: flesh, roughness: 0.3),
                "flesh"),
        ]
        if seeds {
            var pips = Mesh()
            for k in 0..<11 {
                let a = Float.pi * (1.08 + 0.84 * Float(k) / 10)
                let q: Float = k % 2 == 0 ? 0.68 : 0.52
                for side: Float in [-1, 1] {
                    pips.append(
                        .ball(
                            SIMD3(r * 0.022, r * 0.036, s.z * 0.04),
                            center: SIMD3(
                                cosine(a) * r * q, s.y + sine(a) * s.y * q, side * s.z * 0.5),
                            segments: 14))
                }
            }
            parts.append(
                .fixed(pips, .init(baseColor: SIMD3(0.012, 0.008, 0.006), roughness: 0.25), "seeds")
            )
        }
        return AssetGeometry(parts: parts, size: s)
    }

    /// Its point to the front, its crust behind.
    private static func pizzaSlice(_ s: SIMD3<Float>) -> AssetGeometry {
        func fan(_ from: Float, _ to: Float) -> [SIMD2<Float>] {
            let arc = (0...20).map { i -> SIMD2<Float> in
                let t = Float(i) / 20 - 0.5
                return SIMD2(-s.x * t * to, s.z * (to - 0.5 - 0.09 * 4 * t * t))
            }
            return [SIMD2(0, -s.z * 0.5 + s.z * from)] + arc.reversed()
        }
        func flat(_ outline: [SIMD2<Float>], _ low: Float, _ high: Float) -> Mesh {
            Mesh.prism(outline, depth: (high - low) * s.y, bevel: (high - low) * s.y * 0.2).turned(
                pitch: -.pi / 2, offset: SIMD3(0, s.y * (low + high) / 2, 0))
        }
        let crust = (0...20).map { i -> SIMD3<Float> in
            let t = Float(i) / 20 - 0.5
            return SIMD3(-s.x * t * 0.94, s.y * 0.5, -s.z * (0.46 - 0.36 * t * t))
        }
        var slices = Mesh()
        for (x, z) in [(-0.16, -0.24), (0.18, -0.2), (0, 0.02), (-0.02, 0.24)] as [(Float, Float)] {
            slices.append(disc(s.x * 0.12, s.y * 0.1, at: SIMD3(x * s.x, s.y * 0.5, z * s.z)))
        }
        return AssetGeometry(
            parts: [
                .main(flat(fan(0, 0.97), 0, 0.34), .matte(0.56, 0.33, 0.13), "dough"),
                .main(
                    .tube(crust, radius: s.y * 0.48, segments: 20), .matte(0.5, 0.25, 0.08), "crust"
                ),
                .fixed(
                    flat(fan(0.04, 0.92), 0.3, 0.46),
                    .init(baseColor: SIMD3(0.78, 0.46, 0.12), roughness: 0.35), "cheese"),
                .fixed(slices, .init(baseColor: SIMD3(0.4, 0.04, 0.02), roughness: 0.35), "salami"),
            ], size: s)
    }

    /// Two layers and cream between them, its point to the front and a little aside.
    private static func cakeSlice(
        _ s: SIMD3<Float>, crumb: SIMD3<Float>, cream: SIMD3<Float>
    ) -> AssetGeometry {
        func fan(_ share: Float) -> [SIMD2<Float>] {
            [SIMD2(0, s.z * 0.5 * share)]
                + (0...16).map { i -> SIMD2<Float> in
                    let t = Float(i) / 16 - 0.5
                    return SIMD2(s.x * t * share, -s.z * (0.5 - 0.06 * 4 * t * t) * share)
                }
        }
        func layer(_ low: Float, _ high: Float, _ share: Float) -> Mesh {
            let outline = fan(share).map { SIMD2($0.x, -$0.y) }
            return Mesh.prism(outline.reversed(), depth: (high - low) * s.y, bevel: 0.0015).turned(
                pitch: -.pi / 2, offset: SIMD3(0, s.y * (low + high) / 2, 0))
        }
        var icing = layer(0.36, 0.44, 0.99)
        icing.append(layer(0.8, 0.9, 1))
        icing.append(
            .ball(
                SIMD3(s.x * 0.17, s.y * 0.1, s.x * 0.17), center: SIMD3(0, s.y * 0.9, -s.z * 0.3),
                segments: 28))
        var sponge = layer(0, 0.37, 0.985)
        sponge.append(layer(0.43, 0.81, 0.985))
        return AssetGeometry(
            parts: [
                .main(sponge, .matte(crumb.x, crumb.y, crumb.z, roughness: 0.9), "crumb"),
                .fixed(icing, .init(baseColor: cream, roughness: 0.45), "cream"),
            ], size: s)
    }

    /// Two wavy rashers, streaked with fat.
    private static func bacon(_ s: SIMD3<Float>) -> AssetGeometry {
        var (meat, fat) = (Mesh(), Mesh())
        for side: Float in [-1, 1] {
            func point(_ u: Float, _ v: Float) -> SIMD3<Float> {
                let x = s.x * (u - 0.5)
                let wave = 0.5 + 0.34 * sine(u * 15 + side) + 0.1 * sine(v * 9 + u * 7)
                return SIMD3(
                    x, s.y * min(1, max(0, wave)) * 0.94 + s.y * 0.03,
                    side * s.z * 0.26 + s.z * 0.22 * (2 * v - 1) + s.z * 0.02 * sine(u * 11))
            }
            for k in 0..<7 {
                let (a, b) = (Float(k) / 7, Float(k + 1) / 7)
                let band = Mesh.sheet(columns: 90, rows: 3) { u, v in
                    let edge = 0.03 * sine(u * 14 + Float(k) * 2)
                    return point(
                        u,
                        min(
                            1,
                            max(
                                0,
                                a + (b - a) * v + (k == 0 && v == 0 || k == 6 && v == 1 ? 0 : edge))
                        ))
                }
                if k == 1 || k == 4 || k == 6 { fat.append(band) } else { meat.append(band) }
            }
        }
        return AssetGeometry(
            parts: [
                .sheet(
                    meat, .init(baseColor: SIMD3(0.28, 0.045, 0.02), roughness: 0.25), "meat",
                    main: true),
                .sheet(fat, .init(baseColor: SIMD3(0.62, 0.36, 0.16), roughness: 0.22), "fat"),
            ], size: s)
    }

    private static func waffle(_ s: SIMD3<Float>) -> AssetGeometry {
        var o = Outline(0, 0)
        o.line(s.x * 0.46, 0)
        o.spline([SIMD2(s.x * 0.5, s.y * 0.25), SIMD2(s.x * 0.47, s.y * 0.5)])
        o.line(0, s.y * 0.5)
        let plate = Mesh.lathe(o, segments: 64)
        var ridges = Mesh()
        for k in 0..<7 {
            let at = (Float(k) - 3) / 3.3
            let half = (1 - at * at).squareRoot() * s.x * 0.47
            ridges.append(
                .box(
                    SIMD3(2 * half, s.y * 0.6, s.x * 0.026),
                    center: SIMD3(0, s.y * 0.7, at * s.x * 0.46), bevel: s.x * 0.01))
            ridges.append(
                .box(
                    SIMD3(s.x * 0.026, s.y * 0.6, 2 * half),
                    center: SIMD3(at * s.x * 0.46, s.y * 0.7, 0), bevel: s.x * 0.01))
        }
        let rim = (0..<64).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 64
            return SIMD3(sine(a) * s.x * 0.47, s.y * 0.62, cosine(a) * s.x * 0.47)
        }
        ridges.append(.tube(rim, radius: s.x * 0.03, segments: 14, closed: true))
        return AssetGeometry(
            parts: [
                .main(plate, .matte(0.44, 0.2, 0.06, roughness: 0.6), "pits"),
                .main(ridges, .matte(0.6, 0.31, 0.1, roughness: 0.5), "ridges"),
            ], size: s, top: SupportArea(height: s.y, halfExtents: SIMD2(repeating: s.x * 0.34)))
    }

}
