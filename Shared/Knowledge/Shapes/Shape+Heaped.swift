import PlantainProto

/// Bowls heaped with what is too small to be counted, pitchers of what is poured.
extension Shape {
    static let heaped: [Shape] = bowlfuls + pitchers

    private typealias Color = SIMD3<Float>

    /// How one of them looks that lies at a place, turned somehow.
    private struct Morsel {
        var name: String
        var radius: Float
        var colors: [Color]
        var roughness: Float
        /// Height, and depth, over breadth.
        var squash = SIMD3<Float>(1, 1, 1)
        var hasStem = false
        /// Made up of drupelets.
        var isBramble = false
    }

    private static let morsels = [
        Morsel(
            name: "cherry", radius: 0.0125, colors: [Color(0.3, 0.008, 0.015)], roughness: 0.12,
            squash: SIMD3(1, 0.95, 1), hasStem: true),
        Morsel(
            name: "blueberry", radius: 0.008, colors: [Color(0.025, 0.04, 0.12)], roughness: 0.55,
            squash: SIMD3(1, 0.86, 1)),
        Morsel(
            name: "raspberry", radius: 0.0115, colors: [Color(0.42, 0.015, 0.04)], roughness: 0.4,
            squash: SIMD3(0.9, 1.1, 0.9), isBramble: true),
        Morsel(
            name: "olive", radius: 0.0105, colors: [Color(0.22, 0.24, 0.05)], roughness: 0.25,
            squash: SIMD3(0.85, 0.85, 1.15)),
        Morsel(
            name: "cherry tomato", radius: 0.015, colors: [Color(0.6, 0.035, 0.012)],
            roughness: 0.14, squash: SIMD3(1, 0.96, 1)),
        Morsel(
            name: "nut", radius: 0.0115,
            colors: [Color(0.3, 0.14, 0.05), Color(0.42, 0.23, 0.09), Color(0.22, 0.1, 0.04)],
            roughness: 0.6, squash: SIMD3(0.85, 0.75, 1.2)),
        Morsel(
            name: "candy", radius: 0.0115,
            colors: [
                Color(0.6, 0.02, 0.03), Color(0.75, 0.5, 0.02), Color(0.03, 0.3, 0.08),
                Color(0.03, 0.12, 0.5), Color(0.75, 0.25, 0.02),
            ], roughness: 0.18, squash: SIMD3(1, 0.62, 1)),
    ]

    private static let bowlfuls: [Shape] = morsels.map { morsel in
        Shape(
            "bowl of \(morsel.name)", "Bowl of \(morsel.name)", SIMD3(0.19, 0.105, 0.19),
            .tableware, density: 500
        ) { bowlful($0, morsel) }
    }

    /// A bowl filled a little below its rim, with a mound above.
    private static func bowlful(_ s: SIMD3<Float>, _ morsel: Morsel) -> AssetGeometry {
        let r = s.x / 2
        let rim = s.y * 0.74
        let profile = [
            SIMD2<Float>(0.62, 0.12), SIMD2(0.84, 0.42), SIMD2(0.97, 0.85), SIMD2(1, 1),
        ]
        let bowl = hollow(r, rim, foot: 0.5, profile, wall: 0.05)
        let q = morsel.radius
        func wall(_ y: Float) -> Float {
            let t = min(1, max(0, y / rim))
            return r * (0.5 + 0.46 * powf(t, 0.6)) - q * 1.25
        }
        var meshes = [Mesh](repeating: Mesh(), count: morsel.colors.count)
        var (stems, k) = (Mesh(), 0)
        // Layer upon layer from just below the rim; the topmost ones are the smallest.
        let pitch = q * 2.02
        var (y, layer) = (rim - q * 2.2, 0)
        while y < s.y - q * 0.9 {
            let above = max(0, (y - rim + q) / max(1e-4, s.y - rim))
            let reach = wall(y) * (above > 0 ? max(0, 1 - above).squareRoot() * 0.96 : 1)
            let rows = Int(reach / (pitch * 0.87)) + 1
            for row in -rows...rows {
                let z = Float(row) * pitch * 0.87
                let shift = pitch * (row % 2 == 0 ? 0 : 0.5) + Float(layer) * pitch * 0.33
                let columns = Int(reach / pitch) + 2
                for column in -columns...columns {
                    k += 1
                    let jitter =
                        SIMD3(
                            sine(Float(k) * 12.9), 0.8 * sine(Float(k) * 78.2),
                            sine(Float(k) * 37.7)) * q * 0.2
                    let p = SIMD3(Float(column) * pitch + shift, y, z) + jitter
                    guard p.x * p.x + p.z * p.z <= reach * reach else { continue }
                    let turn = Float(k) * 2.4
                    add(morsel, p, turn, k, to: &meshes[k % meshes.count], &stems)
                }
            }
            y += q * 1.45
            layer += 1
        }
        var parts: [AssetPart] = [.main(bowl, .ceramic(0.76, 0.75, 0.72), "bowl")]
        for (mesh, color) in zip(meshes, morsel.colors) {
            parts.append(
                .fixed(mesh, .init(baseColor: color, roughness: morsel.roughness), morsel.name))
        }
        if morsel.hasStem { parts.append(.fixed(stems, .leaf, "stems")) }
        return AssetGeometry(parts: parts, size: s)
    }

    private static func add(
        _ morsel: Morsel, _ p: SIMD3<Float>, _ turn: Float, _ k: Int, to mesh: inout Mesh,
        _ stems: inout Mesh
    ) {
        let q = morsel.radius * (0.93 + 0.09 * sine(Float(k) * 5.3))
        if morsel.isBramble {
            for i in 0..<20 {
                let t = (Float(i) + 0.5) / 20
                let a = Float(i) * 2.4 + turn
                let ring = (1 - powf(2 * t - 1, 2)).squareRoot()
                mesh.append(
                    .ball(
                        SIMD3(repeating: q * 0.33),
                        center: p
                            + SIMD3(
                                sine(a) * ring * 0.72, (2 * t - 1) * 0.8, cosine(a) * ring * 0.72)
                            * q, segments: 10))
            }
            return
        }
        mesh.append(
            Mesh.ball(morsel.squash * q, segments: 18).turned(
                yaw: turn, pitch: morsel.squash.z > 1.05 ? 0.3 * sine(turn) : 0, offset: p))
        // A few stems show.
        if morsel.hasStem, k % 3 == 0 {
            let lean = SIMD3(sine(turn), 0, cosine(turn))
            stems.append(
                .tube(
                    (0...6).map { i -> SIMD3<Float> in
                        let t = Float(i) / 6
                        return p + SIMD3(0, q * (0.9 + 1.7 * t), 0) + lean * (q * 1.3 * t * t)
                    }, radius: 0.0007, segments: 6))
        }
    }

    // MARK: Pitchers

    private static let pitchers: [Shape] = {
        let kinds: [(String, Color, Float, Bool)] = [
            ("lemonade", Color(0.88, 0.82, 0.45), 0, true),
            ("water", Color(0.8, 0.92, 0.96), 0.85, false),
            ("orange juice", Color(0.9, 0.36, 0.02), 0, false),
            ("iced tea", Color(0.62, 0.24, 0.04), 0.6, true),
            ("milk", Color(0.86, 0.84, 0.79), 0, false),
        ]
        return kinds.map { name, color, clear, hasLemon in
            Shape(
                "pitcher of \(name)", "Pitcher of \(name)", SIMD3(0.2, 0.25, 0.145), .tableware,
                density: 500
            ) { pitcher($0, color, clear, hasLemon: hasLemon) }
        }
    }()

    private static func pitcher(
        _ s: SIMD3<Float>, _ color: Color, _ clear: Float, hasLemon: Bool
    ) -> AssetGeometry {
        let (r, h) = (s.z / 2, s.y)
        var o = Outline(0, 0)
        o.curve(r * 0.86, h * 0.03, control: SIMD2(r * 0.86, 0), steps: 4)
        o.spline([SIMD2(r, h * 0.25), SIMD2(r * 0.92, h * 0.6), SIMD2(r * 0.72, h * 0.84)])
        o.line(r * 0.78, h * 0.99)
        o.line(r * 0.75, h)
        o.line(r * 0.68, h * 0.84)
        o.spline([SIMD2(r * 0.88, h * 0.6), SIMD2(r * 0.96, h * 0.25), SIMD2(r * 0.8, h * 0.06)])
        o.line(0, h * 0.05)
        var body = Mesh.lathe(o, crease: 0.8)
        for i in body.positions.indices {
            // A lip on the side away from the handle.
            let p = body.positions[i]
            let side = max(0, -sine(arcTangent(p.x, p.z)))
            let k = 1 + 0.34 * side * side * side * powf(max(0, p.y / h - 0.84) / 0.16, 2)
            body.positions[i] = SIMD3(p.x * k, p.y, p.z * k)
        }
        var drink = Outline(0, h * 0.045)
        drink.curve(r * 0.84, h * 0.08, control: SIMD2(r * 0.82, h * 0.045), steps: 4)
        drink.spline([
            SIMD2(r * 0.98, h * 0.25), SIMD2(r * 0.9, h * 0.6), SIMD2(r * 0.78, h * 0.74),
        ])
        drink.line(0, h * 0.74)
        let liquid = AssetMaterial(
            substance: clear > 0 ? .water : .unspecified, baseColor: color, roughness: 0.03,
            transmission: clear)
        var parts: [AssetPart] = [
            .main(body.smoothed(crease: 0.9), .glass(), "glass"),
            .main(
                handle(
                    from: SIMD2(r * 0.72, h * 0.86), to: SIMD2(r * 0.93, h * 0.3),
                    bulge: r * 0.72, radius: r * 0.085), .glass(), "handle"),
            .fixed(.lathe(drink, crease: 0.6), liquid, "drink"),
        ]
        if hasLemon {
            let (rind, flesh) = slices(r, h)
            parts.append(.fixed(rind, .init(baseColor: Color(0.8, 0.56, 0.03), roughness: 0.4)))
            parts.append(.fixed(flesh, .init(baseColor: Color(0.85, 0.74, 0.3), roughness: 0.3)))
        }
        return AssetGeometry(parts: parts, size: s)
    }

    /// Slices of lemon that swim below the surface, against the glass.
    private static func slices(_ r: Float, _ h: Float) -> (rind: Mesh, flesh: Mesh) {
        var (rind, flesh) = (Mesh(), Mesh())
        let q = r * 0.42
        for (turn, y, lean) in [
            (0.25, 0.66, 0.5), (-0.75, 0.55, 1.2), (1.25, 0.5, 1.1), (2.6, 0.68, 0.3),
        ]
            as [(Float, Float, Float)]
        {
            let at = SIMD3(sine(turn) * r * 0.56, h * y, cosine(turn) * r * 0.56)
            let pitch = Float.pi / 2 * lean
            rind.append(disc(q, r * 0.09).turned(pitch: min(pitch, 1.5), offset: at))
            for side: Float in [-1, 1] {
                flesh.append(
                    disc(q * 0.86, r * 0.02, at: SIMD3(0, side * r * 0.042, 0)).turned(
                        pitch: min(pitch, 1.5), offset: at))
            }
        }
        return (rind, flesh)
    }
}
