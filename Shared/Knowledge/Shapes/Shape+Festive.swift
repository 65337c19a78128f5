import PlantainProto

/// What feasts are kept with: carved pumpkins, baubles, wreaths, sugar canes, candles for cakes; nests.
extension Shape {
    static let festive: [Shape] = [
        Shape(
            "jack-o-lantern", as: "jack o' lantern", "Carved pumpkin", SIMD3(0.3, 0.28, 0.3), .lamp,
            density: 200
        ) { carved($0) },
        Shape(
            "bauble", as: "christmas ornament", "Bauble", SIMD3(0.075, 0.09, 0.075), .decoration,
            density: 150
        ) { s in
            let r = s.x / 2
            let ball = Mesh.ball(SIMD3(repeating: r), center: SIMD3(0, r, 0), segments: 64)
            var cap = Mesh.tube(
                [SIMD3(0, r * 1.94, 0), SIMD3(0, r * 2.14, 0)], radius: r * 0.2, segments: 24)
            cap.append(
                .tube(
                    (0..<24).map { i -> SIMD3<Float> in
                        let a = 2 * Float.pi * Float(i) / 24
                        return SIMD3(sine(a) * r * 0.12, r * 2.25 + cosine(a) * r * 0.12, 0)
                    }, radius: r * 0.025, segments: 8, closed: true))
            return AssetGeometry(
                parts: [
                    .main(
                        ball,
                        .init(
                            substance: .metal, baseColor: SIMD3(0.6, 0.03, 0.04), roughness: 0.12,
                            metalness: 1)),
                    .fixed(cap, .metal(0.85, 0.62, 0.26), "cap"),
                ], size: s)
        },
        Shape("wreath", "Wreath", SIMD3(0.5, 0.5, 0.11), .decoration, .wall, density: 60) { s in
            let ring = s.x * 0.36
            var twigs = Mesh()
            for k in 0..<420 {
                let a = Float(k) * 2.39996
                let b = Float(k) * 1.7
                let out = 0.05 + 0.05 * abs(sine(b * 1.3))
                let at = SIMD3(sine(a) * ring, s.y / 2 + cosine(a) * ring, 0)
                let way = normalize(
                    SIMD3(cosine(a), -sine(a), 0) * 1.2
                        + SIMD3(sine(a) * cosine(b), cosine(a) * cosine(b), sine(b) * 0.7))
                let root =
                    at + SIMD3(sine(a) * cosine(b), cosine(a) * cosine(b), sine(b)) * (s.z * 0.16)
                twigs.append(
                    .tube(
                        [root, root + way * (s.x * out * 1.4)], radius: 0,
                        radii: [s.x * 0.008, s.x * 0.002], segments: 5))
            }
            twigs.append(
                .tube(
                    (0..<60).map { i -> SIMD3<Float> in
                        let a = 2 * Float.pi * Float(i) / 60
                        return SIMD3(sine(a) * ring, s.y / 2 + cosine(a) * ring, 0)
                    }, radius: s.z * 0.22, segments: 14, closed: true))
            var berries = Mesh()
            for k in 0..<24 {
                let a = Float(k) * 2.39996 + 0.4
                berries.append(
                    .ball(
                        SIMD3(repeating: s.x * 0.017),
                        center: SIMD3(
                            sine(a) * ring * (1 + 0.1 * sine(Float(k))), s.y / 2 + cosine(a) * ring,
                            s.z * 0.36), segments: 16))
            }
            var bow = Mesh()
            for side: Float in [-1, 1] {
                bow.append(
                    Mesh.sheet(columns: 20, rows: 3) { u, v in
                        let t = sine(u * .pi)
                        return SIMD3(
                            side * s.x * 0.17 * t,
                            s.y * 0.13 + s.y * 0.06 * (u - 0.5) * 2 * t + (v - 0.5) * s.y * 0.07
                                * (0.5 + 0.5 * t),
                            s.z * (0.42 + 0.08 * cosine(u * 6)))
                    })
                bow.append(
                    Mesh.sheet(columns: 2, rows: 10) { u, v in
                        SIMD3(
                            side * s.x * (0.02 + 0.12 * v) + (u - 0.5) * s.x * 0.07,
                            s.y * (0.13 - 0.13 * v), s.z * (0.4 + 0.05 * sine(v * 5)))
                    })
            }
            return AssetGeometry(
                parts: [
                    .main(twigs, .matte(0.035, 0.1, 0.03), "twigs"),
                    .fixed(
                        berries, .init(baseColor: SIMD3(0.5, 0.01, 0.02), roughness: 0.15),
                        "berries"),
                    .sheet(bow, .fabric(0.5, 0.02, 0.03), "bow"),
                ], size: s)
        },
        Shape(
            "candy-cane", as: "candy cane", "Candy cane", SIMD3(0.075, 0.012, 0.15), .food,
            density: 700
        ) { s in
            let r = s.y / 2
            let bend = s.x / 2 - r
            func at(_ t: Float) -> SIMD3<Float> {
                if t < 0.66 {
                    return SIMD3(-bend, r, s.z * 0.5 - r - (s.z - s.x * 0.5 - r) * t / 0.66)
                }
                let a = Float.pi * (t - 0.66) / 0.34
                return SIMD3(-bend * cosine(a), r, -s.z / 2 + s.x / 2 - bend * sine(a))
            }
            let cane = Mesh.tube(
                (0...80).map { at(Float($0) / 80) }, radius: r * 0.97, segments: 24)
            let stripes = Mesh.sheet(columns: 6, rows: 260) { u, v in
                let turn = v * 2 * Float.pi * 7.5 + (u - 0.5) * 1.9
                let p = at(v)
                let along = normalize(at(min(1, v + 0.004)) - at(max(0, v - 0.004)))
                let side = normalize(cross(along, SIMD3(0, 1, 0)))
                return p + (side * cosine(turn) + SIMD3(0, sine(turn), 0)) * r
            }
            return AssetGeometry(
                parts: [
                    .main(cane, .init(baseColor: SIMD3(0.85, 0.83, 0.8), roughness: 0.12), "cane"),
                    .sheet(
                        stripes, .init(baseColor: SIMD3(0.58, 0.015, 0.02), roughness: 0.12),
                        "stripes"),
                ], size: s)
        },
        Shape(
            "gingerbread-man", as: "gingerbread man", "Gingerbread man", SIMD3(0.1, 0.014, 0.13),
            .food, density: 400
        ) { s in
            var dough = disc(s.x * 0.19, s.y * 0.8, at: SIMD3(0, s.y * 0.4, -s.z * 0.34))
            func limb(_ a: SIMD2<Float>, _ b: SIMD2<Float>, _ r: Float) {
                dough.append(
                    Mesh.tube(
                        (0...8).map { i -> SIMD3<Float> in
                            let p = a + (b - a) * (Float(i) / 8)
                            return SIMD3(p.x * s.x, s.y * 0.4, p.y * s.z)
                        }, radius: s.y * 0.4, flatten: 1, segments: 18
                    ).mapped(scale: SIMD3(1, 1, 1), offset: .zero))
                let d = b - a
                let l = (d.x * d.x * s.x * s.x + d.y * d.y * s.z * s.z).squareRoot()
                let turn = arcTangent(d.x * s.x, d.y * s.z)
                dough.append(
                    Mesh.box(
                        SIMD3(r * 2 * s.x, s.y * 0.8, l + r * 1.6 * s.x), center: .zero,
                        bevel: s.y * 0.38
                    ).turned(
                        yaw: turn,
                        offset: SIMD3((a.x + b.x) / 2 * s.x, s.y * 0.4, (a.y + b.y) / 2 * s.z)))
            }
            limb(SIMD2(0, -0.16), SIMD2(0, 0.14), 0.15)
            limb(SIMD2(-0.08, -0.1), SIMD2(-0.38, -0.06), 0.085)
            limb(SIMD2(0.08, -0.1), SIMD2(0.38, -0.06), 0.085)
            limb(SIMD2(-0.06, 0.12), SIMD2(-0.19, 0.4), 0.09)
            limb(SIMD2(0.06, 0.12), SIMD2(0.19, 0.4), 0.09)
            var icing = Mesh()
            for x in [-0.07, 0.07] as [Float] {
                icing.append(
                    .ball(
                        SIMD3(0.0026, 0.002, 0.0026),
                        center: SIMD3(x * s.x, s.y * 0.82, -s.z * 0.37), segments: 14))
            }
            icing.append(
                .tube(
                    (0...10).map {
                        SIMD3(
                            s.x * (-0.08 + 0.016 * Float($0)), s.y * 0.82,
                            s.z * (-0.3 + 0.035 * sine(Float($0) * .pi / 10)))
                    }, radius: 0.0014, segments: 8))
            for z in [-0.12, 0, 0.1] as [Float] {
                icing.append(
                    .ball(
                        SIMD3(0.0036, 0.0026, 0.0036), center: SIMD3(0, s.y * 0.82, z * s.z),
                        segments: 16))
            }
            for (x, z) in [(-0.36, -0.07), (0.36, -0.07), (-0.18, 0.38), (0.18, 0.38)]
                as [(Float, Float)]
            {
                icing.append(
                    .tube(
                        (0...12).map { i -> SIMD3<Float> in
                            let t = Float(i) / 12 - 0.5
                            return SIMD3(
                                s.x * (x + (z < 0 ? 0.01 * sine(t * 30) : t * 0.16)), s.y * 0.82,
                                s.z * (z + (z < 0 ? t * 0.13 : 0.01 * sine(t * 30))))
                        }, radius: 0.0013, segments: 8))
            }
            return AssetGeometry(
                parts: [
                    .main(dough, .matte(0.38, 0.16, 0.05, roughness: 0.7), "dough"),
                    .fixed(
                        icing, .init(baseColor: SIMD3(0.86, 0.85, 0.82), roughness: 0.4), "icing"),
                ], size: s)
        },
        Shape("nest", "Bird's nest", SIMD3(0.2, 0.09, 0.2), .decoration, density: 80) { s in
            var twigs = Mesh()
            for k in 0..<240 {
                let a = Float(k) * 2.39996
                let level = Float(k % 12) / 11
                let q = s.x * (0.24 + 0.2 * level + 0.03 * sine(Float(k) * 1.9))
                let span: Float = 0.7 + 0.5 * abs(sine(Float(k)))
                let path = (0...6).map { i -> SIMD3<Float> in
                    let b = a + span * (Float(i) / 6 - 0.5)
                    let r = q * (1 + 0.05 * sine(Float(i) * 2 + Float(k)))
                    return SIMD3(
                        sine(b) * r,
                        s.y * (0.06 + 0.86 * level + 0.06 * sine(Float(i) * 1.3 + Float(k))),
                        cosine(b) * r)
                }
                twigs.append(
                    .tube(
                        path, radius: s.x * (0.006 + 0.005 * abs(sine(Float(k) * 3))), segments: 6))
            }
            let bowl = hollow(
                s.x * 0.44, s.y * 0.9, foot: 0.5,
                [SIMD2(0.5, 0.05), SIMD2(0.72, 0.3), SIMD2(0.92, 0.8), SIMD2(0.94, 1)], wall: 0.2)
            return AssetGeometry(
                parts: [
                    .main(twigs, .wood(0.27, 0.17, 0.09), "twigs"),
                    .fixed(bowl, .matte(0.2, 0.13, 0.07, roughness: 0.95), "bowl"),
                ], size: s,
                inside: SupportArea(
                    height: s.y * 0.2, halfExtents: SIMD2(repeating: s.x * 0.2), depth: s.y * 0.7))
        },
        Shape(
            "birthday-candle", as: "birthday candle", "Cake candle", SIMD3(0.009, 0.085, 0.009),
            .lamp, density: 700
        ) { s in
            let r = s.x / 2
            let (wax, wick) = (s.y * 0.72, s.y * 0.78)
            let body = Mesh.tube(
                [SIMD3(0, 0, 0), SIMD3(0, wax, 0)], radius: r * 0.94, segments: 24)
            let stripe = Mesh.sheet(columns: 4, rows: 90) { u, v in
                let a = v * 2 * Float.pi * 4 + (u - 0.5) * 1.4
                return SIMD3(sine(a) * r, wax * v, cosine(a) * r)
            }
            let thread = Mesh.tube(
                [SIMD3(0, wax, 0), SIMD3(0, wick, 0)], radius: r * 0.14, segments: 8)
            var flame = Outline(0, wick - s.y * 0.02)
            flame.spline([
                SIMD2(r * 0.56, wick + s.y * 0.04), SIMD2(r * 0.5, wick + s.y * 0.1), SIMD2(0, s.y),
            ])
            return AssetGeometry(
                parts: [
                    .main(body, .wax(0.75, 0.62, 0.6)),
                    .sheet(stripe, .wax(0.55, 0.05, 0.2), "stripe"),
                    .fixed(thread, .matte(0.02, 0.02, 0.02), "wick"),
                    .fixed(
                        .lathe(flame, segments: 24, crease: 1.2), .glowing(1, 0.55, 0.16), "flame"),
                ], size: s, lampPoint: SIMD3(0, wick + s.y * 0.09, 0))
        },
    ]

    /// Ribbed, with eyes, nose and a jagged mouth that glow.
    private static func carved(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let profile: [SIMD2<Float>] = [
            SIMD2(0.1, 0.04), SIMD2(0.5, 0), SIMD2(0.9, 0.2), SIMD2(1, 0.42), SIMD2(0.9, 0.66),
            SIMD2(0.5, 0.84), SIMD2(0.16, 0.8), SIMD2(0.02, 0.76),
        ]
        var o = Outline(0, h * 0.04)
        o.spline(profile.map { $0 * SIMD2(r, h) }, steps: 8)
        o.line(0, h * 0.76)
        func rib(_ a: Float) -> Float { 0.05 * (abs(cosine(a * 6)) * 2 - 1.3) }
        let body = Mesh.lathe(o, segments: 144, crease: 1.1) { a, _ in rib(a) }
        let points = o.points
        func radius(_ y: Float) -> Float {
            for (p, q) in zip(points, points.dropFirst())
            where p.x > r * 0.4 && (p.y...max(p.y, q.y)).contains(y) && q.y > p.y {
                return p.x + (q.x - p.x) * (y - p.y) / (q.y - p.y)
            }
            return r * 0.9
        }
        /// A patch on the front between two heights at each angle, just above the skin.
        func patch(
            _ from: Float, _ to: Float, _ out: Float, _ low: (Float) -> Float,
            _ high: (Float) -> Float
        ) -> Mesh {
            Mesh.sheet(columns: 48, rows: 10) { u, v in
                let a = from + (to - from) * u
                let y = h * (low(u) + (max(low(u), high(u)) - low(u)) * v)
                let q = radius(y) * (1 + rib(a)) * out
                return SIMD3(sine(a) * q, y, cosine(a) * q)
            }
        }
        func face(_ out: Float, _ grow: Float) -> Mesh {
            var mesh = Mesh()
            for side: Float in [-1, 1] {
                mesh.append(
                    patch(
                        side * 0.42 - 0.2 - grow, side * 0.42 + 0.2 + grow, out,
                        { _ in 0.46 - grow * 0.3 },
                        { 0.46 + (0.19 + grow * 0.4) * (1 - abs(2 * $0 - 1)) }))
            }
            mesh.append(
                patch(
                    -0.09 - grow, 0.09 + grow, out, { _ in 0.37 - grow * 0.3 },
                    { 0.37 + (0.08 + grow * 0.3) * (1 - abs(2 * $0 - 1)) }))
            mesh.append(
                patch(
                    -0.66 - grow, 0.66 + grow, out,
                    { u in
                        let t = 2 * u - 1
                        let tooth: Float = abs(t) > 0.18 && abs(t) < 0.4 ? 0.05 : 0
                        return 0.17 + 0.14 * t * t + tooth - grow * 0.2
                    },
                    { u in
                        let t = 2 * u - 1
                        let tooth: Float =
                            abs(t) < 0.14 || abs(t) > 0.52 && abs(t) < 0.7 ? 0.045 : 0
                        return 0.3 + 0.05 * t * t - tooth * (1 - grow * 8) - 0.01 * abs(t) + grow
                            * 0.2
                    }))
            return mesh
        }
        let stem = Mesh.tube(
            [SIMD3(0, h * 0.74, 0), SIMD3(r * 0.02, h * 0.86, 0), SIMD3(r * 0.12, h, 0)], radius: 0,
            radii: [r * 0.13, r * 0.085, r * 0.08], segments: 12)
        return AssetGeometry(
            parts: [
                .main(body, .init(baseColor: SIMD3(0.68, 0.2, 0.015), roughness: 0.4)),
                .fixed(stem, .matte(0.1, 0.12, 0.035), "stem"),
                .sheet(face(1.004, 0.022), .matte(0.6, 0.32, 0.06), "edge"),
                .sheet(face(1.01, 0), .glowing(1, 0.5, 0.08), "face"),
            ], size: s, lampPoint: SIMD3(0, h * 0.4, r * 1.05))
    }
}
