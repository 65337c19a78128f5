import PlantainProto

/// Vases with flowers in them.
extension Shape {
    static let flowers: [Shape] = {
        let kinds: [(String, String, Bloom, SIMD3<Float>)] = [
            ("rose", "Vase of roses", .rose, SIMD3(0.55, 0.015, 0.03)),
            ("tulip", "Vase of tulips", .tulip, SIMD3(0.75, 0.2, 0.05)),
            ("sunflower", "Vase of sunflowers", .daisy, SIMD3(0.85, 0.5, 0.02)),
            ("flower", "Vase of flowers", .daisy, SIMD3(0.84, 0.8, 0.76)),
        ]
        let own = kinds.map { name, title, bloom, color in
            Shape(
                "vase of \(name)", title, SIMD3(0.34, 0.5, 0.34), .plant, density: 60
            ) { bunch($0, bloom, color, isLarge: name == "sunflower") }
        }
        // The vase takes a colour asked for; the flowers have theirs by name.
        let colored = kinds.filter { $0.0 != "sunflower" }.flatMap { name, title, bloom, _ in
            tints.map { word, color in
                Shape(
                    "vase of \(word) \(name)", title, SIMD3(0.34, 0.5, 0.34), .plant, density: 60
                ) { bunch($0, bloom, color, isLarge: false) }
            }
        }
        // As many as are counted; the words are those of prompts.
        let counted = kinds.flatMap { name, title, bloom, color in
            [("one", 1), ("three", 3), ("five", 5), ("seven", 7)].map { word, count in
                Shape(
                    "vase of \(word) \(name)", title, SIMD3(0.3, 0.5, 0.3), .plant, density: 60
                ) { bunch($0, bloom, color, isLarge: name == "sunflower", count: count) }
            }
        }
        let cut = kinds.prefix(3).map { name, _, bloom, color in
            Shape(
                name, "Cut \(name)",
                name == "sunflower" ? SIMD3(0.55, 0.16, 0.17) : SIMD3(0.42, 0.085, 0.1), .plant,
                density: 40
            ) { single($0, bloom, color) }
        }
        let buckets = kinds.map { name, _, bloom, color in
            Shape(
                "bucket of \(name)", "Bucket of \(name)s", SIMD3(0.46, 0.66, 0.46), .plant, .floor,
                density: 60
            ) { bunch($0, bloom, color, isLarge: name == "sunflower", isInBucket: true) }
        }
        return own + colored + counted + cut + buckets
    }()

    /// Bunches in paper, lying.
    static let bouquets: [Shape] = {
        let kinds: [(String, Bloom, SIMD3<Float>)] = [
            ("rose", .rose, SIMD3(0.55, 0.015, 0.03)), ("tulip", .tulip, SIMD3(0.75, 0.2, 0.05)),
            ("flower", .daisy, SIMD3(0.84, 0.8, 0.76)),
        ]
        let own = kinds.map { ("bouquet of \($0.0)", $0.1, $0.2) }
        let colored = kinds.prefix(2).flatMap { name, bloom, _ in
            tints.map { word, color in ("bouquet of \(word) \(name)", bloom, color) }
        }
        return (own + colored).map { name, bloom, color in
            Shape(
                name, name.prefix(1).uppercased() + name.dropFirst(), SIMD3(0.44, 0.24, 0.25),
                .plant, density: 60
            ) { wrapped($0, bloom, color) }
        }
    }()

    /// Blossoms above a cone of paper, tied with a ribbon; it lies on the side of its cone.
    private static func wrapped(
        _ size: SIMD3<Float>, _ bloom: Bloom, _ color: SIMD3<Float>
    ) -> AssetGeometry {
        let (r, l) = (size.z / 2, size.x)
        let (tie, rim) = (l * 0.2, l * 0.74)
        var (stems, leaves, petals, hearts) = (Mesh(), Mesh(), Mesh(), Mesh())
        let count = 13
        for k in 0..<count {
            let t = (Float(k) / Float(count)).squareRoot()
            let angle = Float(k) * 2.39996
            let way = SIMD3<Float>(sine(angle), 0, cosine(angle))
            let tip = SIMD3<Float>(0, l * (0.93 - 0.12 * t * t), 0) + way * (r * 0.72 * t)
            let foot = way * (-r * 0.16 * t)
            stems.append(.tube([foot, tip], radius: 0.0028, segments: 8))
            head(
                bloom, at: tip, along: normalize(tip - foot + way * (l * 0.2 * t)),
                radius: r * 0.27, petals: &petals, hearts: &hearts)
            if k % 2 == 0 {
                leaf(at: tip - SIMD3(0, l * 0.09, 0), way: way, length: r * 0.5, into: &leaves)
            }
        }
        let paper = Mesh.sheet(columns: 96, rows: 12) { u, v in
            let a = 2 * Float.pi * u
            let crease = 1 + (0.02 + 0.05 * v * v) * sine(a * 7)
            let reach = (r * 0.17 + r * 0.86 * powf(v, 0.9)) * crease
            let y = tie * 0.62 + (rim - tie * 0.62) * v + l * 0.03 * v * sine(a * 3)
            return SIMD3(sine(a) * reach, y, cosine(a) * reach)
        }
        let bow = (0..<40).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 40
            return SIMD3(sine(a) * r * 0.33, tie, cosine(a) * r * 0.33)
        }
        let ribbon = Mesh.tube(bow, radius: 0.003, flatten: 3.5, segments: 12, closed: true)
        // The lower side of the cone comes to lie level.
        let tilt = arcTangent(r * 0.86, rim - tie * 0.62) - .pi / 2
        func laid(_ mesh: Mesh) -> Mesh { mesh.turned(roll: tilt) }
        return AssetGeometry(
            parts: [
                .sheet(laid(paper), .paper(0.6, 0.48, 0.34), "paper"),
                .fixed(laid(ribbon), .fabric(0.7, 0.66, 0.58), "ribbon"),
                .fixed(laid(stems), .matte(0.07, 0.16, 0.03), "stems"),
                .sheet(laid(leaves), .matte(0.05, 0.14, 0.025, roughness: 0.5), "leaves"),
                .sheet(
                    laid(petals), .matte(color.x, color.y, color.z, roughness: 0.6), "petals",
                    main: true),
                .fixed(
                    laid(hearts),
                    bloom == .daisy ? .matte(0.36, 0.17, 0.02) : .matte(0.06, 0.14, 0.03), "hearts"),
            ], size: size)
    }

    private static let tints: [(String, SIMD3<Float>)] = [
        ("white", SIMD3(0.82, 0.81, 0.76)), ("yellow", SIMD3(0.86, 0.6, 0.02)),
        ("pink", SIMD3(0.8, 0.25, 0.36)), ("purple", SIMD3(0.3, 0.05, 0.4)),
        ("orange", SIMD3(0.85, 0.26, 0.02)), ("red", SIMD3(0.55, 0.015, 0.03)),
    ]

    /// One flower with its stem, lying along x.
    private static func single(
        _ size: SIMD3<Float>, _ bloom: Bloom, _ color: SIMD3<Float>
    ) -> AssetGeometry {
        let (l, r) = (size.x, size.y * 0.5)
        var (petals, hearts, leaves) = (Mesh(), Mesh(), Mesh())
        let path = (0...12).map { i -> SIMD3<Float> in
            let s = Float(i) / 12
            // The stem's end touches the ground; the blossom lies on its petals.
            return SIMD3(
                l * (0.78 * s - 0.5), 0.003 + r * 0.9 * s * s, size.z * 0.1 * sine(.pi * s))
        }
        let axis = normalize(path[12] - path[10])
        head(
            bloom, at: path[12] + axis * (r * 0.5), along: axis, radius: r, petals: &petals,
            hearts: &hearts)
        for (at, side) in [(5, Float(1)), (8, -1)] {
            leaf(
                at: path[at], way: normalize(SIMD3(0.6, 0.1, side)), length: l * 0.17, into: &leaves
            )
        }
        return AssetGeometry(
            parts: [
                .sheet(
                    petals, .matte(color.x, color.y, color.z, roughness: 0.6), "petals", main: true),
                .fixed(
                    hearts, bloom == .daisy ? .matte(0.14, 0.06, 0.015) : .matte(0.06, 0.14, 0.03),
                    "hearts"),
                .fixed(.tube(path, radius: 0.0032, segments: 10), .matte(0.07, 0.16, 0.03), "stem"),
                .sheet(leaves, .matte(0.05, 0.14, 0.025, roughness: 0.5), "leaves"),
            ], size: size)
    }

    enum Bloom { case rose, tulip, daisy }

    private static func bunch(
        _ size: SIMD3<Float>, _ bloom: Bloom, _ color: SIMD3<Float>, isLarge: Bool,
        count asked: Int? = nil, isInBucket: Bool = false
    ) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        let tall = h * 0.46
        let body =
            isInBucket
            ? vase(
                SIMD3(r * 1.24, tall, r * 1.24),
                [[0.76, 0.02], [0.8, 0.1], [0.95, 0.9], [1, 0.96], [1, 1]],
                .metal(0.6, 0.62, 0.63, roughness: 0.4))
            : vase(
                SIMD3(r * 0.72, tall, r * 0.72),
                [[0.5, 0.03], [0.8, 0.2], [1, 0.5], [0.8, 0.75], [0.55, 0.9], [0.62, 1]],
                .ceramic(0.7, 0.7, 0.67))
        var (stems, leaves, petals, hearts) = (Mesh(), Mesh(), Mesh(), Mesh())
        let isRose = bloom == .rose && !isInBucket
        let count = asked ?? (isInBucket ? (isLarge ? 11 : 23) : isLarge ? 7 : isRose ? 15 : 11)
        // Roses are cut short: their heads make a dome over the mouth.
        let isDome = isRose && count > 7
        for k in 0..<count {
            // Few of them stand apart.
            let t = count < 6 && count > 1 ? 0.82 : (Float(k) / Float(count)).squareRoot()
            let angle = count < 6 ? 2 * .pi * (Float(k) + 0.3) / Float(count) : Float(k) * 2.39996
            let way = SIMD3<Float>(sine(angle), 0, cosine(angle))
            let rise = isDome ? h * (0.93 - 0.34 * t * t) : h * (0.93 - 0.2 * t * t)
            let tip = SIMD3<Float>(0, rise, 0) + way * (r * (isDome ? 0.66 : 0.74) * t)
            let foot = SIMD3<Float>(0, tall * 0.6, 0) + way * (r * (isInBucket ? 0.45 * t : 0.06))
            let path = (0...8).map { i -> SIMD3<Float> in
                let s = Float(i) / 8
                return foot + (tip - foot) * s - way * (r * 0.22 * t * s * (1 - s))
            }
            stems.append(.tube(path, radius: r * 0.014, segments: 8))
            let axis = normalize(path[8] - path[6])
            head(
                bloom, at: tip, along: axis,
                radius: r
                    * (isLarge
                        ? 0.26 : isDome ? 0.25 : count < 8 ? 0.24 : isInBucket ? 0.15 : 0.19),
                petals: &petals,
                hearts: &hearts)
            if k % 2 == 1 || t > 0.7 || count == 1 {
                leaf(at: path[isDome ? 6 : 4], way: way, length: r * 0.4, into: &leaves)
            }
            if isDome, t > 0.4 {
                // Between the heads leaves show.
                let between = angle + 0.5
                leaf(
                    at: path[7], way: SIMD3(sine(between), 0.25, cosine(between)),
                    length: r * 0.42, into: &leaves)
            }
        }
        return AssetGeometry(
            parts: body.parts + [
                .fixed(stems, .matte(0.07, 0.16, 0.03), "stems"),
                .sheet(leaves, .matte(0.05, 0.14, 0.025, roughness: 0.5), "leaves"),
                .sheet(petals, .matte(color.x, color.y, color.z, roughness: 0.6), "petals"),
                .fixed(
                    hearts, bloom == .daisy ? .matte(0.36, 0.17, 0.02) : .matte(0.06, 0.14, 0.03),
                    "hearts"),
            ], size: size)
    }

    /// A blossom at a point, opening along a direction.
    static func head(
        _ bloom: Bloom, at tip: SIMD3<Float>, along axis: SIMD3<Float>, radius: Float,
        petals: inout Mesh, hearts: inout Mesh
    ) {
        var across = SIMD3<Float>(1, 0, 0)
        across = normalize(across - axis * dot(across, axis))
        let other = cross(across, axis)
        func place(_ mesh: Mesh) -> Mesh {
            var result = mesh
            result.positions = mesh.positions.map {
                tip + across * ($0.x * radius) + axis * ($0.y * radius) + other * ($0.z * radius)
            }
            return result.smoothed(crease: bloom == .rose ? 1.2 : 0.9)
        }
        switch bloom {
        case .rose:
            petals.append(place(roseHead))
            hearts.append(
                place(.ball(SIMD3(0.24, 0.2, 0.24), center: SIMD3(0, -0.56, 0), segments: 12)))
        case .tulip:
            petals.append(place(cup(0.72, 1.15, waves: 3, phase: 0)))
            petals.append(place(cup(0.6, 1.05, waves: 3, phase: 1.05)))
            hearts.append(
                place(.ball(SIMD3(0.2, 0.14, 0.2), center: SIMD3(0, -0.45, 0), segments: 12)))
        case .daisy:
            let blades = 18
            for k in 0..<blades {
                let a = 2 * Float.pi * Float(k) / Float(blades)
                let blade = Mesh.sheet(columns: 4, rows: 6) { u, v in
                    let x = (u - 0.5) * 0.26 * powf(max(0, sine(.pi * (0.12 + 0.86 * v))), 0.6)
                    let out = 0.25 + 0.8 * v
                    let lift = 0.18 * v - 0.25 * v * v + (k % 2 == 0 ? 0.03 : 0)
                    return SIMD3(
                        out * sine(a) + x * cosine(a), lift, out * cosine(a) - x * sine(a))
                }
                petals.append(place(blade))
            }
            hearts.append(
                place(.ball(SIMD3(0.34, 0.16, 0.34), center: SIMD3(0, 0.05, 0), segments: 20)))
        }
    }

    /// A cup of petals of unit radius: its rim waves.
    private static func cup(_ wide: Float, _ top: Float, waves: Int, phase: Float) -> Mesh {
        Mesh.sheet(columns: 40, rows: 10) { u, v in
            let a = 2 * Float.pi * u
            let wave = sine(a * Float(waves) + phase)
            let reach = wide * powf(sine(.pi * (0.06 + 0.5 * v)), 0.7) * (1 + 0.1 * wave * v)
            return SIMD3(
                reach * cosine(a), -0.5 + (top + 0.5) * v + 0.14 * wave * v * v, reach * sine(a))
        }
    }

    static func leaf(
        at foot: SIMD3<Float>, way: SIMD3<Float>, length: Float, into mesh: inout Mesh
    ) {
        let side = SIMD3<Float>(way.z, 0, -way.x)
        mesh.append(
            Mesh.sheet(columns: 4, rows: 8) { u, v in
                let half = (u - 0.5) * 0.42 * length * powf(max(0, sine(.pi * v)), 0.7)
                return foot + way * (length * v * 0.9) + side * half
                    + SIMD3(0, length * (0.5 * v - 0.55 * v * v) - abs(half) * 0.25, 0)
            })
    }
}
