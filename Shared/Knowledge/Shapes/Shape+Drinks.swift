import PlantainProto

/// Glasses, cups and bowls with something in them.
extension Shape {
    static let drinks: [Shape] = wines + tumblers + cups + mugs + bowls

    private typealias Color = SIMD3<Float>

    private static let wines: [Shape] = {
        let kinds: [(String, Color, Float)] = [
            ("red wine", Color(0.2, 0.003, 0.009), 0.93),
            ("white wine", Color(0.85, 0.72, 0.32), 0.55),
        ]
        return kinds.map { name, color, clear in
            Shape(
                "glass of \(name)", "Glass of \(name)", SIMD3(0.088, 0.215, 0.088), .tableware,
                density: 200
            ) { wine($0, liquid(color, clear)) }
        }
    }()

    /// What is poured into a tumbler, how high, and what floats in it.
    private struct Pour {
        var name: String
        var color: Color
        /// 0 for what is cloudy: only its surface is seen.
        var clear: Float
        var level: Float = 0.8
        var hasIce = false
        var slice: (rind: Color, flesh: Color)?
    }

    private static let tumblers: [Shape] = {
        let lemon = (rind: Color(0.82, 0.6, 0.03), flesh: Color(0.88, 0.76, 0.26))
        let pours = [
            Pour(name: "water", color: Color(0.8, 0.92, 0.96), clear: 0.85),
            Pour(name: "milk", color: Color(0.86, 0.84, 0.79), clear: 0),
            Pour(name: "orange juice", color: Color(0.9, 0.36, 0.02), clear: 0),
            Pour(name: "tomato juice", color: Color(0.55, 0.05, 0.02), clear: 0),
            Pour(name: "apple juice", color: Color(0.84, 0.56, 0.12), clear: 0.85),
            Pour(
                name: "lemonade", color: Color(0.9, 0.81, 0.38), clear: 0, level: 0.76,
                hasIce: true, slice: lemon),
            Pour(
                name: "iced tea", color: Color(0.58, 0.2, 0.03), clear: 0.8, level: 0.76,
                hasIce: true, slice: lemon),
            Pour(
                name: "cola", color: Color(0.07, 0.017, 0.005), clear: 0.9, level: 0.76,
                hasIce: true),
            Pour(
                name: "whiskey", color: Color(0.66, 0.28, 0.04), clear: 0.85, level: 0.36,
                hasIce: true),
        ]
        var shapes: [Shape] = pours.map { pour in
            Shape(
                "glass of \(pour.name)", "Glass of \(pour.name)", SIMD3(0.075, 0.13, 0.075),
                .tableware, density: 700
            ) { tumbler($0, pour) }
        }
        shapes.append(
            Shape(
                "glass of beer", "Glass of beer", SIMD3(0.08, 0.17, 0.08), .tableware, density: 700
            ) { pint($0) })
        return shapes
    }()

    private static let hot: [(String, Color)] = [
        ("coffee", Color(0.035, 0.014, 0.006)), ("tea", Color(0.26, 0.08, 0.012)),
        ("green tea", Color(0.3, 0.34, 0.07)), ("hot chocolate", Color(0.11, 0.04, 0.018)),
    ]

    private static let cups: [Shape] = hot.map { name, color in
        Shape(
            "cup of \(name)", "Cup of \(name)", SIMD3(0.15, 0.075, 0.15), .tableware, density: 500
        ) { size in
            let vessel = cupAndSaucer(size)
            let drink = disc(
                size.x * 0.25, size.y * 0.02, at: SIMD3(0, size.y * 0.84, 0))
            return AssetGeometry(
                parts: vessel.parts + [.fixed(drink, liquid(color, 0), "drink")], size: size)
        }
    }

    private static let mugs: [Shape] = hot.map { name, color in
        Shape(
            "mug of \(name)", "Mug of \(name)", SIMD3(0.12, 0.095, 0.085), .tableware, density: 500
        ) { size in
            let vessel = cupGeometry(
                size, handle: true, foot: 0.92, wall: 0.0045, color: SIMD3(0.75, 0.73, 0.7))
            // The body stands beside its handle: its middle is that of the first part.
            let body = vessel.parts.first?.mesh.bounds ?? Bounds([])
            let drink = disc(
                body.size.z / 2 - 0.006, size.y * 0.02,
                at: SIMD3(body.center.x, body.low.y + body.size.y * 0.86, body.center.z))
            var made = vessel
            made.parts.append(.fixed(drink, liquid(color, 0), "drink"))
            return made
        }
    }

    private static let bowls: [Shape] = {
        let kinds: [(String, Color, Filling)] = [
            ("soup", Color(0.62, 0.2, 0.03), .smooth), ("rice", Color(0.82, 0.8, 0.74), .grains),
            ("oatmeal", Color(0.6, 0.48, 0.33), .grains),
            ("cereal", Color(0.68, 0.4, 0.14), .flakes), ("milk", Color(0.86, 0.84, 0.79), .smooth),
            ("popcorn", Color(0.84, 0.74, 0.5), .flakes),
            ("noodle", Color(0.8, 0.6, 0.28), .strands),
        ]
        return kinds.map { name, color, filling in
            Shape(
                "bowl of \(name)", "Bowl of \(name)", SIMD3(0.18, 0.085, 0.18), .tableware,
                density: 500
            ) { bowl($0, color, filling) }
        }
    }()

    private static func liquid(_ color: SIMD3<Float>, _ clear: Float) -> AssetMaterial {
        AssetMaterial(
            substance: clear > 0 ? .water : .unspecified, baseColor: color, roughness: 0.03,
            transmission: clear)
    }

    private static func wine(_ size: SIMD3<Float>, _ drink: AssetMaterial) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        var o = Outline(0, 0)
        o.line(r * 0.84, 0)
        o.line(r * 0.85, h * 0.01)
        o.curve(r * 0.1, h * 0.06, control: SIMD2(r * 0.2, h * 0.022))
        o.line(r * 0.075, h * 0.4)
        o.spline([
            SIMD2(r * 0.3, h * 0.465), SIMD2(r * 0.86, h * 0.58), SIMD2(r, h * 0.7),
            SIMD2(r * 0.76, h),
        ])
        o.line(r * 0.735, h)
        o.spline([
            SIMD2(r * 0.965, h * 0.7), SIMD2(r * 0.82, h * 0.59), SIMD2(r * 0.28, h * 0.482),
            SIMD2(0, h * 0.47),
        ])
        // Into the glass by half of its wall: no air lies between the two.
        var inner = Outline(0, h * 0.466)
        inner.spline([
            SIMD2(r * 0.285, h * 0.478), SIMD2(r * 0.835, h * 0.588), SIMD2(r * 0.97, h * 0.685),
        ])
        inner.line(0, h * 0.685)
        return AssetGeometry(
            parts: [
                .fixed(.lathe(o), .glass(), "glass"),
                .fixed(.lathe(inner, crease: 0.5), drink, "drink"),
            ], size: size)
    }

    private static func tumbler(_ size: SIMD3<Float>, _ pour: Pour) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        var o = Outline(0, 0)
        o.curve(r * 0.82, h * 0.03, control: SIMD2(r * 0.82, 0), steps: 4)
        o.line(r, h * 0.995)
        o.curve(r * 0.95, h * 0.995, control: SIMD2(r * 0.975, h * 1.005), steps: 4)
        o.line(r * 0.78, h * 0.1)
        o.curve(0, h * 0.075, control: SIMD2(r * 0.76, h * 0.075), steps: 4)
        let top = h * pour.level
        let reach = r * (0.795 + 0.17 * (pour.level - 0.1) / 0.86)
        var made = filled(
            .lathe(o), from: SIMD2(r * 0.795, h * 0.1), to: SIMD2(reach, top),
            liquid(pour.color, pour.clear), size)
        if pour.hasIce {
            // Cubes float with a tenth of them above the drink; they crowd where there is a slice.
            var ice = Mesh()
            for k in 0..<3 {
                let a = 2.1 * Float(k) + (pour.slice == nil ? 0 : 0.5)
                let side = r * 0.56
                ice.append(
                    Mesh.box(SIMD3(repeating: side), bevel: side * 0.14).turned(
                        yaw: a * 1.7, pitch: 0.35 * sine(a * 3), roll: 0.3,
                        offset: SIMD3(
                            sine(a) * r * 0.44, top - side * (0.18 - 0.06 * Float(k)),
                            cosine(a) * r * 0.44)))
            }
            made.parts.append(.fixed(ice, .glass(0.93, 0.96, 0.98), "ice"))
        }
        if let slice = pour.slice {
            // It stands on edge along the wall, half out of the drink.
            let wide = r * 1.24
            let wheel = citrusRound(
                SIMD3(wide, 0.0055, wide), rind: slice.rind, flesh: slice.flesh)
            made.parts += wheel.parts.map { part in
                var part = part
                part.recolourable = false
                part.mesh = part.mesh.turned(
                    yaw: 0.5, pitch: 1.32, offset: SIMD3(0.12 * r, top + 0.1 * wide, 0.3 * r))
                return part
            }
        }
        return made
    }

    /// A column of drink within a glass whose inside widens evenly; it reaches into the wall, for no air lies
    /// between the two.
    private static func filled(
        _ glass: Mesh, from low: SIMD2<Float>, to high: SIMD2<Float>, _ drink: AssetMaterial,
        _ size: SIMD3<Float>
    ) -> AssetGeometry {
        var inner = Outline(0, low.y - size.y * 0.03)
        inner.curve(low.x, low.y, control: SIMD2(low.x, low.y - size.y * 0.03), steps: 3)
        inner.line(high.x, high.y)
        inner.line(0, high.y)
        return AssetGeometry(
            parts: [
                .fixed(glass, .glass(), "glass"),
                .fixed(.lathe(inner, crease: 0.5), drink, "drink"),
            ], size: size)
    }

    private static func pint(_ size: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        var o = Outline(0, 0)
        o.curve(r * 0.72, h * 0.03, control: SIMD2(r * 0.72, 0), steps: 4)
        o.line(r * 0.98, h * 0.8)
        o.line(r, h * 0.995)
        o.curve(r * 0.955, h * 0.995, control: SIMD2(r * 0.98, h * 1.003), steps: 4)
        o.line(r * 0.935, h * 0.8)
        o.line(r * 0.68, h * 0.09)
        o.curve(0, h * 0.07, control: SIMD2(r * 0.66, h * 0.07), steps: 4)
        var made = filled(
            .lathe(o), from: SIMD2(r * 0.67, h * 0.09), to: SIMD2(r * 0.925, h * 0.82),
            liquid(SIMD3(0.72, 0.33, 0.03), 0), size)
        var foam = Outline(0, h * 0.815)
        foam.line(r * 0.93, h * 0.815)
        foam.line(r * 0.945, h * 0.93)
        foam.curve(0, h * 0.97, control: SIMD2(r * 0.7, h * 0.975), steps: 6)
        made.parts.append(.fixed(.lathe(foam), .matte(0.86, 0.82, 0.72), "foam"))
        return made
    }

    private enum Filling { case smooth, grains, flakes, strands }

    private static func bowl(
        _ size: SIMD3<Float>, _ color: SIMD3<Float>, _ filling: Filling
    ) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        var o = Outline(0, h * 0.03)
        o.line(r * 0.4, h * 0.03)
        o.line(r * 0.42, 0)
        o.line(r * 0.48, 0)
        o.line(r * 0.5, h * 0.07)
        o.curve(r, h * 0.985, control: SIMD2(r * 0.98, h * 0.25), steps: 14)
        o.curve(r * 0.955, h * 0.985, control: SIMD2(r * 0.98, h * 1.02), steps: 4)
        o.curve(r * 0.35, h * 0.12, control: SIMD2(r * 0.92, h * 0.27), steps: 14)
        o.line(0, h * 0.1)
        var parts: [AssetPart] = [
            .main(.lathe(o, segments: 80), .ceramic(0.72, 0.72, 0.68), "bowl")
        ]
        let level = h * 0.8
        switch filling {
        case .smooth:
            parts.append(.fixed(disc(r * 0.93, h * 0.03, at: SIMD3(0, level, 0)), liquid(color, 0)))
        case .grains:
            // A low heap, rough with grains.
            let heap = Mesh.sheet(columns: 96, rows: 20) { u, v in
                let a = 2 * Float.pi * (1 - u)
                let t = 1 - v
                let grain = 0.012 * h * sine(a * 37 + t * 50) * sine(t * 83 + a * 11)
                return SIMD3(
                    sine(a) * r * 0.93 * t, level + h * 0.28 * (1 - t * t) + grain,
                    cosine(a) * r * 0.93 * t)
            }
            parts.append(.sheet(heap, .matte(color.x, color.y, color.z), "content"))
        case .flakes, .strands:
            parts.append(
                .fixed(
                    disc(r * 0.92, h * 0.03, at: SIMD3(0, level - h * 0.02, 0)),
                    filling == .flakes
                        ? liquid(SIMD3(0.84, 0.81, 0.75), 0) : liquid(color * 0.6, 0), "ground"))
            parts.append(
                .fixed(
                    heap(r * 0.8, h, level, filling), .matte(color.x, color.y, color.z), "content"))
        }
        return AssetGeometry(parts: parts, size: size)
    }

    /// Flakes or strands strewn over a bowl's middle, always the same.
    private static func heap(_ r: Float, _ h: Float, _ level: Float, _ filling: Filling) -> Mesh {
        var mesh = Mesh()
        for k in 0..<(filling == .flakes ? 90 : 26) {
            let angle = Float(k) * 2.39996
            let t = (Float(k) / (filling == .flakes ? 90 : 26)).squareRoot()
            let rise = level + h * 0.2 * (1 - t * t)
            let at = SIMD3(sine(angle) * r * t, rise, cosine(angle) * r * t)
            if filling == .flakes {
                mesh.append(
                    .ball(SIMD3(r * 0.13, r * 0.07, r * 0.1), center: at, segments: 10))
            } else {
                let path = (0...16).map { i -> SIMD3<Float> in
                    let a = angle + Float(i) * 0.28
                    let reach = r * (0.35 + 0.6 * t) * (1 + 0.08 * sine(Float(i + k)))
                    return SIMD3(
                        sine(a) * reach, rise + 0.03 * h * sine(Float(i) * 0.9 + Float(k)),
                        cosine(a) * reach)
                }
                mesh.append(.tube(path, radius: r * 0.035, segments: 8))
            }
        }
        return mesh
    }
}
