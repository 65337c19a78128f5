import PlantainProto

/// Sweets, cheeses, roots and other small things of kitchens.
extension Shape {
    static let pantry: [Shape] = [
        Shape("macaron", "Macaron", SIMD3(0.048, 0.03, 0.048), .food, density: 400) { macaron($0) },
        Shape("camembert", "Round soft cheese", SIMD3(0.11, 0.036, 0.11), .food, density: 800) {
            camembert($0)
        },
        Shape("radish", "Radish", SIMD3(0.05, 0.05, 0.15), .food, density: 200) {
            root($0, skin: SIMD3(0.52, 0.02, 0.06), tip: SIMD3(0.8, 0.74, 0.7))
        },
        Shape("beetroot", "Beetroot", SIMD3(0.085, 0.085, 0.24), .food, density: 300) {
            root($0, skin: SIMD3(0.13, 0.015, 0.03), tip: SIMD3(0.12, 0.025, 0.03))
        },
        Shape("pomegranate", "Pomegranate", SIMD3(0.095, 0.105, 0.095), .food, density: 600) {
            pomegranate($0)
        },
        Shape("olive", "Olive", SIMD3(0.019, 0.017, 0.026), .food, density: 600) { olive($0) },
        Shape("lettuce", "Head of lettuce", SIMD3(0.22, 0.16, 0.22), .food, density: 120) {
            head($0, inner: SIMD3(0.5, 0.58, 0.22), outer: SIMD3(0.13, 0.28, 0.04), ruffle: 1)
        },
        Shape("cabbage", "Cabbage", SIMD3(0.2, 0.17, 0.2), .food, density: 250) {
            head($0, inner: SIMD3(0.5, 0.6, 0.36), outer: SIMD3(0.22, 0.36, 0.16), ruffle: 0.35)
        },
        Shape("sugar-cube", as: "sugar cube", "Lump of sugar", SIMD3(repeating: 0.017), .food) {
            s in
            one(
                .box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.08),
                .init(baseColor: SIMD3(0.86, 0.85, 0.82), roughness: 0.85), s, flatTop: true)
        },
        Shape(
            "egg-carton", as: "egg carton", "Carton of eggs", SIMD3(0.3, 0.072, 0.106), .container,
            density: 200
        ) { eggCarton($0) },
        Shape(
            "honey-dipper", as: "honey dipper", "Honey dipper", SIMD3(0.16, 0.024, 0.024),
            .kitchenware
        ) { s in
            var profile: [(Float, Float)] = [
                (0, 0.24), (0.01, 0.32), (0.3, 0.26), (0.68, 0.3), (0.7, 0.6),
            ]
            for k in 0..<7 {
                let at = 0.71 + 0.04 * Float(k)
                let r = 0.55 + 0.45 * sine(.pi * (Float(k) + 0.7) / 7.6)
                profile += [(at, 0.34), (at + 0.006, r), (at + 0.024, r), (at + 0.03, 0.34)]
            }
            profile += [(0.995, 0.5), (1, 0.3)]
            return one(rod(s, profile).smoothed(crease: 0.5), .wood(0.5, 0.32, 0.15), s)
        },
        Shape("hand-mirror", as: "hand mirror", "Hand mirror", SIMD3(0.13, 0.018, 0.27), .bathroom)
        {
            handMirror($0)
        },
    ]

    private static func macaron(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        // A smooth shell above its ruffled foot.
        func shell() -> Outline {
            var o = Outline(0, 0)
            o.line(r * 0.94, 0)
            o.spline([SIMD2(r, h * 0.05), SIMD2(r * 0.95, h * 0.1)], steps: 4)
            o.line(r * 0.93, h * 0.105)
            o.spline([
                SIMD2(r * 0.985, h * 0.16), SIMD2(r * 0.9, h * 0.29), SIMD2(r * 0.6, h * 0.37),
                SIMD2(0, h * 0.4),
            ])
            return o
        }
        let half = Mesh.lathe(shell(), segments: 96, crease: 0.6) { angle, t in
            t > 0.3 && t < 0.48 ? 0.018 * sine(angle * 31) + 0.014 * sine(angle * 47 + 1) : 0
        }
        var shells = half.turned(offset: SIMD3(0, h * 0.6, 0))
        shells.append(half.turned(pitch: .pi, offset: SIMD3(0, h * 0.4, 0)))
        return AssetGeometry(
            parts: [
                .main(shells, .matte(0.72, 0.36, 0.4, roughness: 0.6), "shell"),
                .fixed(
                    disc(r * 0.9, h * 0.22, at: SIMD3(0, h / 2, 0)),
                    .matte(0.78, 0.7, 0.58, roughness: 0.5), "cream"),
            ], size: s)
    }

    private static func camembert(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        // A piece is cut out: the rind ends at its faces, which show what is within.
        let open: Float = 0.62
        func outline(_ share: Float, _ open: Float) -> [SIMD2<Float>] {
            let arc = (0...72).map { k -> SIMD2<Float> in
                let a = open / 2 + (2 * .pi - open) * Float(k) / 72
                return SIMD2(cosine(a), sine(a)) * r * share
            }
            return [SIMD2(r * (1 - share), 0)] + arc
        }
        func lying(_ outline: [SIMD2<Float>], _ low: Float, _ high: Float, _ bevel: Float) -> Mesh {
            Mesh.prism(outline, depth: high - low, bevel: bevel).turned(
                yaw: -.pi / 2, pitch: -.pi / 2, offset: SIMD3(0, (low + high) / 2, 0))
        }
        return AssetGeometry(
            parts: [
                .main(lying(outline(1, open), 0, h, h * 0.12), .matte(0.82, 0.79, 0.71), "rind"),
                .fixed(
                    lying(outline(0.955, open - 0.06), h * 0.07, h * 0.93, 0),
                    .init(baseColor: SIMD3(0.84, 0.7, 0.36), roughness: 0.35), "paste"),
            ], size: s, top: SupportArea(height: h, halfExtents: SIMD2(s.x, s.z) * 0.3))
    }

    /// A round root lying on its side, its leaves behind it.
    private static func root(
        _ s: SIMD3<Float>, skin: SIMD3<Float>, tip: SIMD3<Float>
    ) -> AssetGeometry {
        let r = s.y / 2
        var o = Outline(0, 0)
        o.spline([
            SIMD2(r * 0.05, r * 0.5), SIMD2(r * 0.3, r * 0.85), SIMD2(r * 0.97, r * 1.7),
            SIMD2(r * 0.75, r * 2.45), SIMD2(r * 0.2, r * 2.6),
        ])
        o.line(0, r * 2.6)
        let front = s.z * 0.5
        let bulb = Mesh.lathe(o).turned(pitch: -.pi / 2, offset: SIMD3(0, r, front))
        var end = Outline(0, 0)
        end.spline([SIMD2(r * 0.055, r * 0.5), SIMD2(r * 0.305, r * 0.86)])
        let point = Mesh.lathe(end).turned(pitch: -.pi / 2, offset: SIMD3(0, r, front))
        var (stalks, leaves) = (Mesh(), Mesh())
        let neck = front - r * 2.5
        let long = neck + s.z * 0.5
        for k in 0..<5 {
            let a = (Float(k) - 2) * 0.2
            let way = SIMD3(sine(a), 0, -cosine(a))
            let lift = r * (1.1 + 0.3 * sine(Float(k) * 2.3))
            let from = SIMD3(0, r, neck)
            let to = from + way * (long * 0.5) + SIMD3(0, lift * 0.2 - r * 0.3, 0)
            stalks.append(.tube([from, to], radius: r * 0.07, segments: 8))
            let across = SIMD3(cosine(a), 0, sine(a))
            leaves.append(
                .sheet(columns: 6, rows: 12) { u, v in
                    let half = long * 0.17 * powf(sine(.pi * (0.08 + 0.9 * v)), 0.6)
                    let x = (u - 0.5) * 2
                    return to + way * (long * 0.5 * v) + across * (half * x)
                        + SIMD3(0, -r * 0.55 * v + r * 0.07 * sine(v * 9 + abs(x) * 3), 0)
                })
        }
        return AssetGeometry(
            parts: [
                .main(bulb, .init(baseColor: skin, roughness: 0.4), "root"),
                .sheet(point, .init(baseColor: tip, roughness: 0.5), "tip"),
                .fixed(stalks, .matte(0.3, 0.3, 0.12, roughness: 0.5), "stalk"),
                .sheet(leaves, .init(baseColor: SIMD3(0.06, 0.17, 0.03), roughness: 0.5), "leaf"),
            ], size: s)
    }

    private static func pomegranate(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var o = Outline(0, 0)
        o.spline([
            SIMD2(r * 0.42, h * 0.015), SIMD2(r * 0.8, h * 0.13), SIMD2(r * 0.99, h * 0.36),
            SIMD2(r * 0.94, h * 0.56), SIMD2(r * 0.64, h * 0.75), SIMD2(r * 0.25, h * 0.83),
            SIMD2(r * 0.2, h * 0.89),
        ])
        o.line(0, h * 0.86)
        let fruit = Mesh.lathe(o, segments: 72) { angle, t in
            0.014 * cosine(angle * 6) * sine(t * .pi)
        }
        var crown = Mesh()
        for k in 0..<6 {
            let a = 2 * Float.pi * Float(k) / 6
            let (way, across) = (SIMD3(sine(a), 0, cosine(a)), SIMD3(cosine(a), 0, -sine(a)))
            crown.append(
                .sheet(columns: 2, rows: 5) { u, v in
                    way * (r * (0.17 + 0.16 * v)) + across * (r * 0.13 * (1 - v) * (u * 2 - 1))
                        + SIMD3(0, h * (0.84 + 0.16 * v), 0)
                })
        }
        let skin = AssetMaterial(baseColor: SIMD3(0.42, 0.04, 0.045), roughness: 0.35)
        return AssetGeometry(
            parts: [.main(fruit, skin, "skin"), .sheet(crown, skin, "crown", main: true)], size: s)
    }

    private static func olive(_ s: SIMD3<Float>) -> AssetGeometry {
        let body = Mesh.ball(s / 2, center: SIMD3(0, s.y / 2, 0), segments: 32)
        let hole = Mesh.ball(
            SIMD3(s.x * 0.14, s.y * 0.15, s.z * 0.04), center: SIMD3(0, s.y / 2, s.z * 0.485),
            segments: 16)
        return AssetGeometry(
            parts: [
                .main(body, .init(baseColor: SIMD3(0.17, 0.19, 0.03), roughness: 0.22), "flesh"),
                .fixed(hole, .matte(0.06, 0.05, 0.015), "hole"),
            ], size: s)
    }

    /// Leaves about a heart, the outer ones open and darker.
    private static func head(
        _ s: SIMD3<Float>, inner: SIMD3<Float>, outer: SIMD3<Float>, ruffle: Float
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var parts: [AssetPart] = [
            .main(
                .ball(
                    SIMD3(r * 0.6, h * 0.44, r * 0.6), center: SIMD3(0, h * 0.48, 0), segments: 40),
                .init(baseColor: inner, roughness: 0.5), "heart")
        ]
        for layer in 0..<3 {
            var leaves = Mesh()
            let count = 5 + layer
            let wide = r * (0.66 + 0.15 * Float(layer))
            for k in 0..<count {
                let turn = 2 * Float.pi * (Float(k) + 0.37 * Float(layer)) / Float(count)
                leaves.append(
                    .sheet(columns: 18, rows: 18) { u, v in
                        // Part of a bowl about the heart, its edge in waves.
                        let spread = (u - 0.5) * 1.7 * powf(sine(.pi * (0.1 + 0.84 * v)), 0.5)
                        let lean = 0.1 + v * (2.75 - 0.42 * Float(layer) * (0.5 + ruffle))
                        let wave =
                            ruffle * 0.07 * v * (sine(u * 29 + turn * 3) + sine(v * 23 + turn))
                            * (0.3 + abs(u - 0.5) * 1.4)
                        let out = wide * (1 + wave) * (1 + 0.1 * Float(layer) * v * ruffle)
                        let a = turn + spread
                        return SIMD3(
                            sine(a) * out * sine(lean),
                            h * (0.5 - 0.49 * cosine(lean) * (1 + wave)),
                            cosine(a) * out * sine(lean))
                    })
            }
            let t = Float(layer) / 2
            parts.append(
                .sheet(
                    leaves, .init(baseColor: inner + (outer - inner) * t, roughness: 0.5), "leaf",
                    main: true))
        }
        return AssetGeometry(parts: parts, size: s)
    }

    /// Two rows of six in gray pulp, its lid gone.
    private static func eggCarton(_ s: SIMD3<Float>) -> AssetGeometry {
        let (rim, cell) = (s.y * 0.52, SIMD2(s.x / 6, s.z / 2))
        func cup(_ x: Float, _ z: Float) -> Float {
            let (a, b) = ((x / cell.x) * 2 * .pi, (z / cell.y) * 2 * .pi)
            // Low within each cell, with posts where four of them meet.
            return rim * (0.5 + 0.5 * cosine(a) * cosine(b) * 0.2 + 0.15 * (cosine(a) + cosine(b)))
        }
        let tray = Mesh.sheet(columns: 96, rows: 32) { u, v in
            let (x, z) = (u * s.x, v * s.z)
            let edge = min(min(u, 1 - u) * s.x, min(v, 1 - v) * s.z)
            let y = edge < 0.006 ? rim * 0.8 : cup(x, z)
            return SIMD3(x - s.x / 2, y, s.z / 2 - z)
        }
        var skirt = Mesh.box(
            SIMD3(s.x * 0.97, rim * 0.3, s.z * 0.92), center: SIMD3(0, rim * 0.15, 0), bevel: 0.004)
        for z: Float in [-1, 1] {
            skirt.append(
                .box(
                    SIMD3(s.x, rim * 0.5, 0.003),
                    center: SIMD3(0, rim * 0.55, z * (s.z / 2 - 0.0015))))
        }
        for x: Float in [-1, 1] {
            skirt.append(
                .box(
                    SIMD3(0.003, rim * 0.5, s.z),
                    center: SIMD3(x * (s.x / 2 - 0.0015), rim * 0.55, 0)))
        }
        var eggs = Mesh()
        for i in 0..<6 {
            for j in 0..<2 {
                let at = SIMD3(
                    (Float(i) - 2.5) * cell.x, rim * 0.42 + 0.021, (Float(j) - 0.5) * cell.y)
                eggs.append(
                    .ball(SIMD3(0.0215, s.y - at.y, 0.0215), center: at, segments: 28))
            }
        }
        let pulp = AssetMaterial(
            substance: .paper, baseColor: SIMD3(0.36, 0.35, 0.32), roughness: 0.95)
        return AssetGeometry(
            parts: [
                .sheet(tray, pulp, "tray", main: true), .main(skirt, pulp, "skirt"),
                .fixed(eggs, .init(baseColor: SIMD3(0.62, 0.4, 0.26), roughness: 0.5), "egg"),
            ], size: s)
    }

    private static func handMirror(_ s: SIMD3<Float>) -> AssetGeometry {
        let r = s.x / 2
        let middle = SIMD3(0, s.y * 0.5, -s.z / 2 + r)
        let ring = torus(r * 0.92, r * 0.08, squash: 1).mapped(
            scale: SIMD3(1, s.y * 0.5 / (r * 0.08), 1) / SIMD3(1, 1, 1), offset: .zero)
        let bound = ring.bounds
        let frame = ring.mapped(
            scale: SIMD3(1, s.y / max(bound.size.y, 1e-6), 1),
            offset: SIMD3(0, -bound.low.y * s.y / max(bound.size.y, 1e-6), middle.z))
        let path = (0...12).map { k -> SIMD3<Float> in
            let t = Float(k) / 12
            return SIMD3(0, s.y * 0.5, middle.z + r * 0.95 + (s.z / 2 - middle.z - r * 0.95) * t)
        }
        let radii = (0...12).map { k -> Float in
            let t = Float(k) / 12
            return s.y * 0.5 * (0.62 + 0.38 * sine(t * 2.6) + (t > 0.9 ? 0.05 : 0))
        }
        var body = frame
        body.append(.tube(path, radius: s.y / 2, radii: radii, segments: 20))
        body.append(disc(r * 0.95, s.y * 0.5, at: SIMD3(0, s.y * 0.4, middle.z)))
        return AssetGeometry(
            parts: [
                .main(body, .metal(0.78, 0.57, 0.26, roughness: 0.3), "frame"),
                .fixed(
                    disc(r * 0.88, s.y * 0.1, at: SIMD3(0, s.y * 0.68, middle.z)),
                    .metal(0.93, 0.93, 0.94, roughness: 0.01), "mirror"),
            ], size: s)
    }
}
