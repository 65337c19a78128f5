import PlantainProto

/// What stands by the way: a well, a jetty, a low wall, a post, a scarecrow; a cactus of the desert, a balloon above.
extension Shape {
    static let wayside: [Shape] = [
        Shape("well", "Stone well", SIMD3(2, 2.7, 1.7), .outdoor, .floor, density: 300) {
            well($0)
        },
        Shape("jetty", "Wooden jetty", SIMD3(1.8, 0.9, 7), .outdoor, .floor, density: 60) {
            jetty($0)
        },
        Shape(
            "garden-wall", as: "garden wall", "Dry-stone wall", SIMD3(4.2, 0.95, 0.5), .outdoor,
            .floor, density: 900
        ) { dryWall($0) },
        Shape("post", "Wooden post", SIMD3(0.16, 1.35, 0.16), .outdoor, .floor, density: 500) {
            post($0)
        },
        Shape(
            "station-clock", as: "station clock", "Station clock", SIMD3(0.62, 3.1, 0.34), .outdoor,
            .floor, density: 120
        ) { stationClock($0) },
        Shape("birdhouse", "Birdhouse", SIMD3(0.26, 0.34, 0.26), .outdoor, .table, density: 200) {
            birdhouse($0)
        },
        Shape("scarecrow", "Scarecrow", SIMD3(1.5, 1.85, 0.4), .outdoor, .floor, density: 30) {
            scarecrow($0)
        },
        Shape("saguaro", "Saguaro", SIMD3(1.7, 4, 0.8), .plant, .floor, density: 60) {
            saguaro($0)
        },
        Shape(
            "hot-air-balloon", as: "hot air balloon", "Hot-air balloon", SIMD3(15, 21, 15),
            .vehicle,
            .floor, density: 2
        ) { balloon($0) },
    ]

    private static func well(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h) = (size.x, size.y)
        let r = min(w, size.z) * 0.46
        let rim = h * 0.32
        var ring = Outline(r * 0.74, 0)
        ring.line(r, 0)
        ring.line(r, rim)
        ring.line(r * 0.74, rim)
        ring.line(r * 0.74, rim * 0.4)
        ring.line(0, rim * 0.4)
        let stone = AssetMaterial(
            substance: .stone, baseColor: SIMD3(0.4, 0.38, 0.34), roughness: 0.9)
        var coping = Mesh()
        for k in 0..<14 {
            let a = Float(k) / 14 * 2 * .pi
            coping.append(
                Mesh.box(SIMD3(r * 0.4, h * 0.045, r * 0.36), bevel: 0.02)
                    .turned(
                        yaw: a,
                        offset: SIMD3(sine(a) * r * 0.88, rim + h * 0.02, cosine(a) * r * 0.88)))
        }
        var frame = Mesh()
        for side: Float in [-1, 1] {
            frame.append(
                .box(
                    SIMD3(0.1, h * 0.82, 0.12), center: SIMD3(side * r * 0.92, h * 0.41, 0),
                    bevel: 0.01))
        }
        frame.append(
            .tube(
                [SIMD3(-r * 0.92, h * 0.62, 0), SIMD3(r * 0.92, h * 0.62, 0)], radius: 0.06,
                segments: 12))
        var roof = Mesh()
        for side: Float in [-1, 1] {
            let slope = [
                SIMD2(0, h * 0.985), SIMD2(side * size.z * 0.5, h * 0.74),
                SIMD2(side * size.z * 0.5, h * 0.765), SIMD2(0, h),
            ]
            roof.append(
                Mesh.prism(side < 0 ? slope : slope.reversed(), depth: w).turned(yaw: -.pi / 2))
        }
        let wood = AssetMaterial.wood(0.2, 0.11, 0.06)
        let bucket = Mesh.lathe(
            {
                var o = Outline(0, h * 0.4)
                o.line(0.1, h * 0.4)
                o.line(0.13, h * 0.49)
                o.line(0, h * 0.49)
                return o
            }())
        return AssetGeometry(
            parts: [
                .main(.lathe(ring, crease: 0.5), stone, "wall"), .fixed(coping, stone, "coping"),
                .fixed(frame, wood, "frame"),
                .fixed(roof, .wood(0.14, 0.085, 0.055), "roof"),
                .fixed(bucket, wood, "bucket"),
                .fixed(
                    .tube(
                        [SIMD3(0, h * 0.62, 0), SIMD3(0, h * 0.49, 0)], radius: 0.012, segments: 6),
                    .matte(0.35, 0.28, 0.18), "rope"),
            ], size: size)
    }

    /// Two faces in a drum on an iron post.
    private static func stationClock(_ size: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        let middle = h - r
        var post = Outline(0, 0)
        post.line(r * 0.62, 0)
        post.spline([
            SIMD2(r * 0.6, h * 0.03), SIMD2(r * 0.3, h * 0.06), SIMD2(r * 0.2, h * 0.16),
            SIMD2(r * 0.16, h * 0.6), SIMD2(r * 0.2, middle - r * 0.96),
        ])
        post.line(0, middle - r * 0.95)
        let deep = size.z / 2
        var drum = Outline(0, -deep * 0.86)
        drum.line(r * 0.9, -deep * 0.86)
        drum.line(r * 0.92, -deep)
        drum.line(r, -deep * 0.9)
        drum.line(r, deep * 0.9)
        drum.line(r * 0.92, deep)
        drum.line(r * 0.9, deep * 0.86)
        drum.line(0, deep * 0.86)
        func facing(_ mesh: Mesh, _ turn: Float) -> Mesh {
            mesh.turned(pitch: .pi / 2, offset: .zero)
                .turned(yaw: turn, offset: SIMD3(0, middle, 0))
        }
        var face = Outline(r * 0.89, deep * 0.87)
        face.line(0, deep * 0.875)
        var (faces, marks) = (Mesh(), Mesh())
        for turn in [0, Float.pi] {
            faces.append(facing(.lathe(face, segments: 48), turn))
            for k in 0..<12 {
                let bar = Mesh.box(
                    SIMD3(r * (k % 3 == 0 ? 0.075 : 0.045), r * 0.17, 0.004),
                    center: SIMD3(0, r * 0.74, deep * 0.885))
                marks.append(
                    bar.turned(roll: -2 * .pi * Float(k) / 12, offset: .zero)
                        .turned(yaw: turn, offset: SIMD3(0, middle, 0)))
            }
            for (angle, reach, wide) in [(-5.2, 0.46, 0.09), (-1.15, 0.7, 0.06)]
                as [(Float, Float, Float)]
            {
                let hand = Mesh.box(
                    SIMD3(r * wide, r * (reach + 0.14), 0.004),
                    center: SIMD3(0, r * (reach - 0.14) / 2, deep * 0.9))
                marks.append(
                    hand.turned(roll: angle, offset: .zero)
                        .turned(yaw: turn, offset: SIMD3(0, middle, 0)))
            }
        }
        let iron = AssetMaterial.metal(0.035, 0.045, 0.04, roughness: 0.5)
        return AssetGeometry(
            parts: [
                .main(.lathe(post, crease: 0.5), iron, "post"),
                .main(facing(.lathe(drum, segments: 48, crease: 0.4), 0), iron, "drum"),
                .fixed(faces, .matte(0.78, 0.77, 0.72, roughness: 0.4), "face"),
                .fixed(marks, .matte(0.015, 0.015, 0.017), "marks"),
            ], size: size)
    }

    /// Planks on piles, from the bank (-z … +z).
    private static func jetty(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, l) = (size.x, size.y, size.z)
        let deck = h * 0.62
        var (planks, piles) = (Mesh(), Mesh())
        let count = Int(l / 0.17)
        for k in 0..<count {
            let z = l * ((Float(k) + 0.5) / Float(count) - 0.5)
            let shift = 0.015 * sine(Float(k) * 7.1)
            planks.append(
                .box(
                    SIMD3(w * 0.94, 0.045, l / Float(count) * 0.92),
                    center: SIMD3(shift, deck, z), bevel: 0.006))
        }
        for side: Float in [-1, 1] {
            piles.append(
                .box(SIMD3(0.09, 0.14, l), center: SIMD3(side * w * 0.36, deck - 0.09, 0)))
            for k in 0..<4 {
                let z = l * (Float(k) / 3 - 0.5) * 0.94
                let top = k % 3 == 0 ? h : deck + 0.12
                piles.append(
                    .tube(
                        [SIMD3(side * w * 0.47, 0, z), SIMD3(side * w * 0.47, top, z)],
                        radius: 0.08,
                        segments: 14))
            }
        }
        return AssetGeometry(
            parts: [
                .main(planks, .wood(0.3, 0.2, 0.12), "planks"),
                .fixed(piles, .wood(0.17, 0.11, 0.07), "piles"),
            ], size: size)
    }

    /// Rough stones in courses, cope stones on edge.
    private static func dryWall(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        var stones = [Mesh(), Mesh(), Mesh()]
        var seed: UInt32 = 77
        func unit() -> Float {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return Float(seed >> 8) * 0x1p-24
        }
        let courses = 5
        let level = h * 0.84
        for row in 0..<courses {
            let (y, tall) = (level * Float(row) / Float(courses), level / Float(courses))
            var x = -w / 2
            while x < w / 2 - 0.02 {
                let wide = min(w / 2 - x, 0.2 + 0.3 * unit())
                let deep = d * (0.86 + 0.1 * unit()) * (1 - 0.12 * Float(row) / 5)
                stones[Int(unit() * 2.99)].append(
                    Mesh.box(SIMD3(wide * 0.98, tall * 0.98, deep), bevel: 0.035)
                        .turned(
                            yaw: 0.06 * (unit() - 0.5), roll: 0.05 * (unit() - 0.5),
                            offset: SIMD3(x + wide / 2, y + tall / 2, 0.02 * (unit() - 0.5))))
                x += wide
            }
        }
        var x = -w / 2
        while x < w / 2 - 0.05 {
            let wide = min(w / 2 - x, 0.34 + 0.24 * unit())
            stones[Int(unit() * 2.99)].append(
                .box(
                    SIMD3(wide * 0.98, h - level, d * 0.94),
                    center: SIMD3(x + wide / 2, (h + level) / 2, 0), bevel: 0.03))
            x += wide
        }
        let tones: [SIMD3<Float>] = [
            SIMD3(0.42, 0.4, 0.36), SIMD3(0.34, 0.325, 0.3), SIMD3(0.46, 0.42, 0.35),
        ]
        return AssetGeometry(
            parts: zip(stones, tones).map { mesh, tone in
                .main(
                    mesh,
                    AssetMaterial(substance: .stone, baseColor: tone, roughness: 0.92), "stones")
            }, size: size,
            top: SupportArea(height: h, halfExtents: SIMD2(w * 0.48, d * 0.42)))
    }

    private static func post(_ size: SIMD3<Float>) -> AssetGeometry {
        let s = min(size.x, size.z)
        return AssetGeometry(
            parts: [
                .main(
                    .box(SIMD3(s, size.y, s), center: SIMD3(0, size.y / 2, 0), bevel: 0.012),
                    .wood(0.25, 0.16, 0.09), "post")
            ], size: size,
            top: SupportArea(
                height: size.y, halfExtents: SIMD2(repeating: s * 0.5)))
    }

    private static func birdhouse(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let (x, e) = (w * 0.38, h * 0.62)
        let gable = [
            SIMD2(-x, 0), SIMD2(x, 0), SIMD2(x, e), SIMD2(0, h * 0.94), SIMD2(-x, e),
        ]
        var roof = Mesh()
        for side: Float in [-1, 1] {
            let slope = [
                SIMD2(0, h * 0.94), SIMD2(side * w * 0.5, h * 0.5), SIMD2(side * w * 0.5, h * 0.56),
                SIMD2(0, h),
            ]
            roof.append(.prism(side < 0 ? slope.reversed() : slope, depth: d))
        }
        let face = d * 0.4
        let hole = Mesh.ball(
            SIMD3(w * 0.12, w * 0.12, 0.004), center: SIMD3(0, h * 0.5, face + 0.001), segments: 32)
        return AssetGeometry(
            parts: [
                .main(.prism(gable, depth: 2 * face), .wood(0.42, 0.26, 0.13), "walls"),
                .fixed(roof, .wood(0.2, 0.09, 0.05), "roof"),
                .fixed(hole, .matte(0.01, 0.01, 0.01), "hole"),
                .fixed(
                    .tube(
                        [SIMD3(0, h * 0.3, face), SIMD3(0, h * 0.3, d * 0.5)], radius: 0.008,
                        segments: 8), .wood(0.2, 0.12, 0.06), "perch"),
            ], size: size)
    }

    /// A coat on crossed poles, a sack for a head, a straw hat.
    private static func scarecrow(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h) = (size.x, size.y)
        let shoulder = h * 0.72
        let poles = [
            Mesh.tube([SIMD3(0, 0, 0), SIMD3(0, h * 0.86, 0)], radius: 0.03, segments: 10),
            Mesh.tube(
                [SIMD3(-w / 2, shoulder, 0), SIMD3(w / 2, shoulder, 0)], radius: 0.025, segments: 10
            ),
        ]
        var wood = Mesh()
        for pole in poles { wood.append(pole) }
        var coat = Outline(0, h * 0.3)
        coat.line(0.24, h * 0.3)
        coat.curve(0.16, h * 0.52, control: SIMD2(0.2, h * 0.42), steps: 6)
        coat.curve(0.09, h * 0.76, control: SIMD2(0.2, h * 0.7), steps: 6)
        coat.line(0, h * 0.77)
        var cloth = Mesh.lathe(coat) { a, t in t < 0.6 ? 0.12 * sine(a * 5) : 0 }
        for side: Float in [-1, 1] {
            cloth.append(
                .tube(
                    [
                        SIMD3(side * 0.08, shoulder + 0.01, 0), SIMD3(side * w * 0.25, shoulder, 0),
                        SIMD3(side * w * 0.42, shoulder - 0.03, 0),
                    ], radius: 0.09, radii: [0.1, 0.085, 0.1], segments: 14))
        }
        var straw = Mesh()
        for side: Float in [-1, 1] {
            for k in 0..<9 {
                let a = Float(k) * 0.7
                straw.append(
                    .tube(
                        [
                            SIMD3(side * w * 0.4, shoulder, 0),
                            SIMD3(
                                side * w * 0.49, shoulder + 0.06 * sine(a), 0.06 * cosine(a)),
                        ], radius: 0.006, segments: 4))
            }
        }
        let head = Mesh.ball(SIMD3(0.125, 0.15, 0.12), center: SIMD3(0, h * 0.84, 0), segments: 32)
        var hat = Outline(0, h * 0.985)
        hat.line(0.1, h)
        hat.line(0.125, h * 0.92)
        hat.line(0.3, h * 0.895)
        hat.line(0.3, h * 0.89)
        hat.line(0, h * 0.9)
        return AssetGeometry(
            parts: [
                .fixed(wood, .wood(0.26, 0.17, 0.1), "poles"),
                .main(cloth, .fabric(0.09, 0.13, 0.22), "coat"),
                .fixed(straw, .matte(0.6, 0.44, 0.16), "straw"),
                .fixed(head, .fabric(0.55, 0.43, 0.27), "head"),
                .fixed(.lathe(hat, crease: 0.7), .matte(0.5, 0.36, 0.13), "hat"),
            ], size: size)
    }

    /// A ribbed column with arms that turn up.
    private static func saguaro(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h) = (size.x, size.y)
        let r = min(size.z * 0.42, w * 0.2)
        func limb(_ path: [SIMD3<Float>], _ radius: Float) -> Mesh {
            var (points, radii) = ([SIMD3<Float>](), [Float]())
            let steps = 40
            for i in 0...steps {
                let at = Float(i) / Float(steps) * Float(path.count - 1)
                let k = min(path.count - 2, Int(at))
                let t = at - Float(k)
                let s = t * t * (3 - 2 * t)
                points.append(path[k] + (path[k + 1] - path[k]) * (path.count > 2 ? t : s))
                let end = Float(i) / Float(steps)
                let dome = max(0.02, 1 - powf(max(0, (end - 0.9) / 0.1), 2)).squareRoot()
                radii.append(radius * (end < 0.1 ? 0.86 + 1.4 * end : 1) * dome)
            }
            var mesh = Mesh.tube(points, radius: radius, radii: radii, segments: 64)
            // Ribs: every fourth of the lines along it lies deeper.
            for i in mesh.positions.indices where i < 65 * (steps + 1) {
                let ring = i / 65
                if (i % 65) % 4 == 2 {
                    mesh.positions[i] = points[ring] + (mesh.positions[i] - points[ring]) * 0.83
                }
            }
            return mesh.smoothed(crease: 0.8)
        }
        var body = limb([SIMD3(0, 0, 0), SIMD3(0, h, 0)], r)
        for (side, from, to) in [(Float(-1), Float(0.4), Float(0.78)), (1, 0.5, 0.9)] {
            let out = side * (w / 2 - r * 0.7)
            body.append(
                limb(
                    [
                        SIMD3(side * r * 0.4, h * from, 0), SIMD3(out * 0.7, h * (from + 0.01), 0),
                        SIMD3(out, h * (from + 0.07), 0), SIMD3(out, h * to, 0),
                    ], r * 0.68))
        }
        return AssetGeometry(
            parts: [.main(body, .matte(0.1, 0.17, 0.075, roughness: 0.75), "stem")], size: size)
    }

    /// Gores of two colours, a skirt, ropes and a basket.
    private static func balloon(_ size: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (min(size.x, size.z) / 2, size.y)
        let mouth = h * 0.2
        func edge(_ t: Float) -> SIMD2<Float> {
            // From the mouth over the widest place to the crown.
            let a = -0.36 * Float.pi + (0.86 * Float.pi) * t
            let round = cosine(a)
            return SIMD2(
                r * max(0.0, t > 0.995 ? 0 : round), mouth + (h - mouth) * (sine(a) + 0.905) / 1.905
            )
        }
        let gores = 24
        let tones: [AssetMaterial] = [
            .fabric(0.56, 0.05, 0.035), .fabric(0.78, 0.5, 0.06), .fabric(0.8, 0.77, 0.7),
        ]
        var cloth = [Mesh(), Mesh(), Mesh()]
        for g in 0..<gores {
            let (a, b) = (Float(g) / Float(gores), Float(g + 1) / Float(gores))
            cloth[g % 3].append(
                .sheet(columns: 4, rows: 40, crease: 1.5) { u, v in
                    let p = edge(v)
                    let turn = 2 * Float.pi * (a + (b - a) * u)
                    let swell = 1 + 0.02 * sine(.pi * u)
                    return SIMD3(sine(turn) * p.x * swell, p.y, cosine(turn) * p.x * swell)
                })
        }
        let (bw, bh) = (r * 0.2, h * 0.065)
        var ropes = Mesh()
        for k in 0..<8 {
            let a = Float(k) / 8 * 2 * .pi + 0.39
            let top = edge(0)
            let foot = SIMD3(
                (sine(a) > 0 ? 1 : -1) * bw * 0.9, bh, (cosine(a) > 0 ? 1 : -1) * bw * 0.9)
            ropes.append(
                .tube(
                    [foot, SIMD3(sine(a) * top.x, top.y, cosine(a) * top.x)], radius: r * 0.004,
                    segments: 5))
        }
        var parts: [AssetPart] = zip(cloth, tones).enumerated().map { k, pair in
            .sheet(pair.0, pair.1, "gore\(k)", main: k == 0)
        }
        parts.append(
            .fixed(
                .box(SIMD3(bw * 2, bh, bw * 2), center: SIMD3(0, bh / 2, 0), bevel: 0.1),
                .wood(0.3, 0.18, 0.08), "basket"))
        parts.append(.fixed(ropes, .matte(0.2, 0.18, 0.15), "ropes"))
        return AssetGeometry(parts: parts, size: size)
    }
}
