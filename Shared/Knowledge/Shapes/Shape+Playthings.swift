import PlantainProto

/// What one plays and trains with.
extension Shape {
    static let playthings: [Shape] = [
        Shape(
            "lego-brick", as: "lego brick", "Building brick", SIMD3(0.032, 0.0115, 0.016), .toy,
            density: 500
        ) { s in
            let h = s.y * 0.84
            var mesh = Mesh.box(SIMD3(s.x, h, s.z), center: SIMD3(0, h / 2, 0), bevel: s.y * 0.03)
            for i in 0..<4 {
                for j in 0..<2 {
                    mesh.append(
                        disc(
                            s.x * 0.076, s.y * 0.2,
                            at: SIMD3(
                                (Float(i) - 1.5) * s.x / 4, h + s.y * 0.06,
                                (Float(j) - 0.5) * s.z / 2)))
                }
            }
            return one(mesh, .plastic(0.6, 0.02, 0.02, roughness: 0.18), s)
        },
        Shape(
            "glass-marble", as: "marble", "Glass marble", SIMD3(repeating: 0.018), .toy,
            density: 2000
        ) { s in
            let r = s.x / 2
            func band(_ k: Int, _ wide: Float) -> Mesh {
                Mesh.sheet(columns: 8, rows: 40) { u, v in
                    let turn = Float(k) * 1.57 + 2.2 * v + (u - 0.5) * wide * sine(.pi * v)
                    let rise = Float.pi * (0.06 + 0.88 * v)
                    return SIMD3(
                        sine(rise) * sine(turn), cosine(rise), sine(rise) * cosine(turn))
                        * (r * 1.002) + SIMD3(0, r, 0)
                }
            }
            var (light, dark) = (Mesh(), Mesh())
            for k in 0..<4 {
                if k % 2 == 0 { light.append(band(k, 0.5)) } else { dark.append(band(k, 0.34)) }
            }
            return AssetGeometry(
                parts: [
                    .main(
                        .ball(SIMD3(repeating: r), center: SIMD3(0, r, 0), segments: 56),
                        .init(baseColor: SIMD3(0.02, 0.16, 0.3), roughness: 0.02), "glass"),
                    .sheet(
                        light, .init(baseColor: SIMD3(0.8, 0.8, 0.76), roughness: 0.02), "light"),
                    .sheet(dark, .init(baseColor: SIMD3(0.75, 0.3, 0.03), roughness: 0.02), "dark"),
                ], size: s)
        },
        Shape("spinning-top", as: "spinning top", "Spinning top", SIMD3(0.06, 0.07, 0.06), .toy) {
            s in
            let (r, h) = (s.x / 2, s.y)
            func band(_ points: [(Float, Float)]) -> Mesh {
                var o = Outline(0, points[0].1 * h)
                for (x, y) in points { o.line(x * r, y * h) }
                o.line(0, (points.last?.1 ?? 1) * h)
                return .lathe(o, segments: 64)
            }
            let lean: Float = 0.2
            func leant(_ mesh: Mesh) -> Mesh { mesh.turned(roll: lean) }
            return AssetGeometry(
                parts: [
                    .main(
                        leant(
                            band([(0.03, 0), (0.12, 0.08), (0.5, 0.22), (0.9, 0.36), (1, 0.44)])),
                        .init(baseColor: SIMD3(0.55, 0.03, 0.02), roughness: 0.2), "belly"),
                    .fixed(
                        leant(band([(1, 0.44), (1, 0.5), (0.86, 0.56)])),
                        .init(baseColor: SIMD3(0.8, 0.6, 0.08), roughness: 0.2), "band"),
                    .main(
                        leant(band([(0.86, 0.56), (0.5, 0.62), (0.16, 0.66)])),
                        .init(baseColor: SIMD3(0.55, 0.03, 0.02), roughness: 0.2), "shoulder"),
                    .fixed(
                        leant(
                            band([(0.15, 0.65), (0.1, 0.7), (0.09, 0.92), (0.13, 0.97), (0.06, 1)])),
                        .wood(0.55, 0.36, 0.18), "stem"),
                ], size: s)
        },
        Shape("yo-yo", as: "yo yo", "Yo-yo", SIMD3(0.1, 0.06, 0.06), .toy) { s in
            let r = s.z / 2
            let middle = SIMD3(-s.x / 2 + r, r, Float(0))
            var halves = Mesh()
            for side: Float in [-1, 1] {
                var o = Outline(0, r * 0.1)
                o.line(r * 0.5, r * 0.1)
                o.spline([
                    SIMD2(r * 0.92, r * 0.16), SIMD2(r, r * 0.34), SIMD2(r * 0.9, r * 0.56),
                    SIMD2(r * 0.5, r * 0.66),
                ])
                o.line(0, r * 0.64)
                halves.append(Mesh.lathe(o).turned(pitch: side * .pi / 2, offset: middle))
            }
            let line = (0...40).map { i -> SIMD3<Float> in
                let t = Float(i) / 40
                return SIMD3(
                    middle.x + r * (0.3 + (s.x / r - 1.4) * t),
                    max(s.y * 0.012, r * 1.6 * powf(1 - t, 4)),
                    r * 0.7 * sine(t * 6) * t)
            }
            return AssetGeometry(
                parts: [
                    .main(halves, .plastic(0.6, 0.03, 0.03, roughness: 0.15)),
                    .fixed(
                        .tube(line, radius: r * 0.03, segments: 8), .fabric(0.75, 0.73, 0.68),
                        "string"),
                ], size: s)
        },
        Shape("dumbbell", "Dumbbell", SIMD3(0.34, 0.13, 0.13), .sport, .floor, density: 1500) { s in
            var ends = Mesh()
            for side: Float in [-1, 1] {
                // Six flats, so that it does not roll.
                let hexagon = (0..<6).map { k -> SIMD2<Float> in
                    let a = Float.pi * (Float(k) / 3 + 1.0 / 6)
                    return SIMD2(cosine(a), sine(a)) * (s.y / 2 / 0.866)
                }
                ends.append(
                    Mesh.prism(hexagon, depth: s.x * 0.28, bevel: s.y * 0.12).turned(
                        yaw: .pi / 2, roll: 0, offset: SIMD3(side * s.x * 0.36, s.y / 2, 0)))
            }
            let bar = rod(s, [(0.2, 0.24), (0.36, 0.24), (0.5, 0.28), (0.64, 0.24), (0.8, 0.24)])
            return AssetGeometry(
                parts: [
                    .main(ends, .rubber(0.025, 0.025, 0.028), "ends"),
                    .fixed(bar, .metal(0.55, 0.55, 0.56, roughness: 0.35), "bar"),
                ], size: s)
        },
        Shape(
            "yoga-mat", as: "yoga mat", "Rolled yoga mat", SIMD3(0.61, 0.13, 0.14), .sport, .floor,
            density: 60
        ) { s in
            let roll = Mesh.sheet(columns: 150, rows: 2) { u, v in
                let a = u * 2 * Float.pi * 4.6
                let r = s.y * (0.06 + 0.44 * u)
                return SIMD3(s.x * (v - 0.5), s.y / 2 - r * cosine(a), r * sine(a))
            }
            var straps = Mesh()
            for x in [-0.22, 0.22] as [Float] {
                straps.append(
                    .tube(
                        (0..<48).map { i -> SIMD3<Float> in
                            let a = 2 * Float.pi * Float(i) / 48
                            return SIMD3(
                                x * s.x, s.y / 2 + sine(a) * s.y * 0.5, cosine(a) * s.y * 0.5)
                        }, radius: s.y * 0.03, segments: 8, closed: true))
            }
            return AssetGeometry(
                parts: [
                    .sheet(roll, .rubber(0.12, 0.2, 0.34), "mat", main: true),
                    .fixed(straps, .fabric(0.03, 0.03, 0.035), "straps"),
                ], size: s)
        },
        Shape("shuttlecock", "Shuttlecock", SIMD3(0.066, 0.085, 0.066), .sport, density: 60) { s in
            let (r, h) = (s.x / 2, s.y)
            var feathers = Mesh()
            for k in 0..<16 {
                let a = 2 * Float.pi * Float(k) / 16
                feathers.append(
                    Mesh.sheet(columns: 3, rows: 8) { u, v in
                        let q = r * (0.98 - 0.6 * v)
                        let turn =
                            a + (u - 0.5) * 0.62 * (v < 0.5 ? 1 : 0.24 + 1.5 * (1 - v)) + 0.06
                            * (u - 0.5)
                        return SIMD3(
                            sine(turn) * q * (1 - 0.06 * u),
                            h * (0.02 + 0.72 * v) + (v < 0.1 ? h * 0.04 * abs(u - 0.5) : 0),
                            cosine(turn) * q * (1 - 0.06 * u))
                    })
            }
            var cork = Outline(0, h * 0.72)
            cork.line(r * 0.4, h * 0.72)
            cork.curve(0, h, control: SIMD2(r * 0.46, h), steps: 12)
            return AssetGeometry(
                parts: [
                    .sheet(feathers, .matte(0.85, 0.84, 0.81), "feathers", main: true),
                    .fixed(.lathe(cork), .leather(0.8, 0.78, 0.73), "cork"),
                    .fixed(
                        torus(r * 0.4, r * 0.035).mapped(
                            scale: SIMD3(repeating: 1), offset: SIMD3(0, h * 0.7, 0)),
                        .fabric(0.05, 0.25, 0.1), "ribbon"),
                ], size: s)
        },
        Shape(
            "golf-ball", as: "golf ball", "Golf ball", SIMD3(repeating: 0.043), .sport, density: 600
        ) { s in
            var mesh = Mesh.ball(s / 2, center: SIMD3(0, s.y / 2, 0), segments: 120)
            let spots = (0..<170).map { k -> SIMD3<Float> in
                let y = 1 - 2 * (Float(k) + 0.5) / 170
                let q = (1 - y * y).squareRoot()
                return SIMD3(q * sine(Float(k) * 2.39996), y, q * cosine(Float(k) * 2.39996))
            }
            for i in mesh.positions.indices {
                let d = normalize(mesh.positions[i] - SIMD3(0, s.y / 2, 0))
                let near = spots.reduce(Float(-1)) { max($0, dot($1, d)) }
                let t = (1 - near) / 0.0055
                if t < 1 { mesh.positions[i] -= d * (s.x * 0.013 * (1 - t * t)) }
            }
            return one(mesh.smoothed(crease: 1.2), .plastic(0.84, 0.84, 0.82, roughness: 0.2), s)
        },
        Shape("baseball", "Baseball", SIMD3(repeating: 0.074), .sport, density: 600) { s in
            let r = s.x / 2
            func seam(_ t: Float) -> SIMD3<Float> {
                // The curve of a ball's two leaves.
                let a = 2 * Float.pi * t
                let b = Float.pi / 2 - (Float.pi / 2 - 0.42) * cosine(2 * a) * 0.9
                let c = a + 0.42 * sine(4 * a) * 0.5
                return SIMD3(sine(b) * cosine(c), cosine(b), sine(b) * sine(c)) * (r * 1.002)
                    + SIMD3(0, r, 0)
            }
            var stitches = Mesh.tube(
                (0..<160).map { seam(Float($0) / 160) }, radius: r * 0.012, segments: 8,
                closed: true)
            for k in 0..<72 {
                let p = seam(Float(k) / 72)
                let along = normalize(seam(Float(k) / 72 + 0.003) - p)
                let out = normalize(p - SIMD3(0, r, 0))
                let side = cross(along, out)
                for way: Float in [-1, 1] {
                    stitches.append(
                        .tube(
                            [p, p + (side * way + along * 0.5) * (r * 0.1)], radius: r * 0.018,
                            segments: 6))
                }
            }
            return AssetGeometry(
                parts: [
                    .main(
                        .ball(SIMD3(repeating: r), center: SIMD3(0, r, 0), segments: 64),
                        .leather(0.8, 0.78, 0.73)),
                    .fixed(stitches, .fabric(0.55, 0.03, 0.03), "stitches"),
                ], size: s)
        },
        Shape(
            "bowling-pin", as: "bowling pin", "Bowling pin", SIMD3(0.121, 0.38, 0.121), .sport,
            .floor, density: 500
        ) { s in
            var made = turnedUp(
                s,
                [
                    (0.44, 0), (0.5, 0.02), (0.76, 0.12), (0.98, 0.26), (1, 0.3), (0.92, 0.4),
                    (0.64, 0.54), (0.42, 0.66),
                    (0.38, 0.72), (0.42, 0.8), (0.52, 0.88), (0.52, 0.92), (0.4, 0.98), (0.18, 1),
                    (0, 1),
                ], .plastic(0.84, 0.83, 0.79, roughness: 0.12))
            var bands = torus(s.x * 0.2, s.x * 0.012).mapped(
                scale: SIMD3(1, 2.4, 1), offset: SIMD3(0, s.y * 0.68, 0))
            bands.append(
                torus(s.x * 0.195, s.x * 0.012).mapped(
                    scale: SIMD3(1, 2.4, 1), offset: SIMD3(0, s.y * 0.735, 0)))
            made.parts.append(.fixed(bands, .plastic(0.55, 0.02, 0.02, roughness: 0.15), "bands"))
            return made
        },
        Shape(
            "golf-club", as: "golf club", "Golf club", SIMD3(0.11, 1.02, 0.06), .sport, .floor,
            density: 400
        ) { s in
            let shaft = Mesh.tube(
                [SIMD3(-s.x * 0.34, s.y * 0.04, 0), SIMD3(-s.x * 0.34, s.y * 0.76, 0)], radius: 0,
                radii: [0.005, 0.007], segments: 14)
            let grip = Mesh.tube(
                [SIMD3(-s.x * 0.34, s.y * 0.74, 0), SIMD3(-s.x * 0.34, s.y, 0)], radius: 0,
                radii: [0.009, 0.013], segments: 20)
            let head = Mesh.box(
                SIMD3(s.x * 0.8, s.y * 0.045, s.z * 0.4),
                center: SIMD3(s.x * 0.08, s.y * 0.024, s.z * 0.1), bevel: 0.006
            )
            .turned(pitch: 0, offset: .zero)
            return AssetGeometry(
                parts: [
                    .fixed(shaft, .metal(0.6, 0.6, 0.61, roughness: 0.15), "shaft"),
                    .main(grip, .rubber(0.02, 0.02, 0.022), "grip"),
                    .fixed(head, .metal(0.62, 0.62, 0.64, roughness: 0.18), "head"),
                ], size: s)
        },
        Shape(
            "hockey-stick", as: "hockey stick", "Hockey stick", SIMD3(0.32, 1.45, 0.05), .sport,
            .floor, density: 300
        ) { s in
            let stick = [
                SIMD2(-s.x / 2, s.y), SIMD2(-s.x / 2, s.y * 0.07), SIMD2(-s.x * 0.42, s.y * 0.012),
            ]
            let path = stick.map { SIMD3($0.x + 0.02, $0.y, 0) }
            var mesh = Mesh.tube(path, radius: 0.017, flatten: 0.7, segments: 12)
            mesh.append(
                .box(
                    SIMD3(s.x * 0.86, s.y * 0.05, s.z * 0.3),
                    center: SIMD3(s.x * 0.06, s.y * 0.025, 0), bevel: 0.006))
            let tape = Mesh.box(
                SIMD3(s.x * 0.5, s.y * 0.052, s.z * 0.36),
                center: SIMD3(s.x * 0.16, s.y * 0.025, 0), bevel: 0.006)
            return AssetGeometry(
                parts: [
                    .main(mesh, .wood(0.55, 0.36, 0.17)),
                    .fixed(tape, .fabric(0.03, 0.03, 0.03), "tape"),
                ], size: s)
        },
        Shape("piggy-bank", as: "piggy bank", "Piggy bank", SIMD3(0.17, 0.13, 0.12), .decoration) {
            s in
            let (w, h, d) = (s.x, s.y, s.z)
            var body = Mesh.ball(
                SIMD3(w * 0.42, h * 0.42, d * 0.48), center: SIMD3(-w * 0.06, h * 0.55, 0),
                segments: 56)
            body.append(
                Mesh.tube(
                    [SIMD3(w * 0.3, h * 0.5, 0), SIMD3(w * 0.48, h * 0.5, 0)], radius: 0,
                    radii: [h * 0.2, h * 0.15], segments: 32))
            for (x, z) in [(-0.28, -0.26), (-0.28, 0.26), (0.16, -0.26), (0.16, 0.26)]
                as [(Float, Float)]
            {
                body.append(
                    .tube(
                        [SIMD3(x * w, 0, z * d), SIMD3(x * w, h * 0.3, z * d)], radius: h * 0.1,
                        segments: 20))
            }
            for z in [-0.26, 0.26] as [Float] {
                body.append(
                    Mesh.ball(
                        SIMD3(w * 0.025, h * 0.13, d * 0.11),
                        center: SIMD3(w * 0.2, h * 0.9, z * d), segments: 20))
            }
            body.append(
                .tube(
                    (0...24).map { i -> SIMD3<Float> in
                        let t = Float(i) / 24
                        return SIMD3(
                            -w * (0.46 + 0.04 * t), h * (0.62 + 0.05 * cosine(t * 11)),
                            d * 0.05 * sine(t * 11))
                    }, radius: h * 0.022, segments: 10))
            var dark = Mesh.box(
                SIMD3(w * 0.2, h * 0.02, d * 0.03), center: SIMD3(-w * 0.06, h * 0.968, 0))
            for z in [-0.05, 0.05] as [Float] {
                dark.append(
                    .ball(
                        SIMD3(h * 0.012, h * 0.035, h * 0.025),
                        center: SIMD3(w * 0.482, h * 0.5, z * d), segments: 14))
                dark.append(
                    .ball(
                        SIMD3(repeating: h * 0.032), center: SIMD3(w * 0.3, h * 0.68, z * d * 3.8),
                        segments: 16))
            }
            return AssetGeometry(
                parts: [
                    .main(body, .ceramic(0.75, 0.33, 0.36)),
                    .fixed(dark, .matte(0.02, 0.015, 0.015), "slot"),
                ], size: s)
        },
    ]
}
