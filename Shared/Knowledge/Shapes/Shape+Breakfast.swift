import PlantainProto

/// Rolls, slices, eggs and pasta.
extension Shape {
    static let breakfast: [Shape] = [
        Shape("baguette", "Baguette", SIMD3(0.52, 0.062, 0.075), .food, density: 250) {
            baguette($0)
        },
        Shape("croissant", "Croissant", SIMD3(0.15, 0.058, 0.1), .food, density: 200) {
            croissant($0)
        },
        Shape(
            "slice-of-bread", as: "slice of bread", "Slice of bread", SIMD3(0.115, 0.014, 0.115),
            .food, density: 300
        ) { slice($0) },
        Shape("fried-egg", as: "fried egg", "Fried egg", SIMD3(0.125, 0.02, 0.12), .food) {
            friedEgg($0)
        },
        Shape(
            "plate-of-spaghetti", as: "plate of spaghetti", "Plate of spaghetti",
            SIMD3(0.27, 0.075, 0.27), .tableware, density: 500
        ) { spaghetti($0) },
        Shape(
            "tomatoes-on-the-vine", as: "bunch of tomato", "Tomatoes on the vine",
            SIMD3(0.25, 0.066, 0.15), .food, density: 450
        ) { vine($0) },
        Shape("half-lemon", as: "half lemon", "Half a lemon", SIMD3(0.064, 0.04, 0.064), .food) {
            halfLemon($0)
        },
        Shape(
            "potted-herb", as: "potted herb", "Pot of herbs", SIMD3(0.2, 0.26, 0.2), .plant,
            density: 150
        ) { herb($0) },
    ]

    /// A clay pot out of which soft leaves grow on short stems.
    private static func herb(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let tall = h * 0.42
        var o = Outline(0, 0)
        o.line(r * 0.44, 0)
        o.line(r * 0.6, tall * 0.76)
        o.line(r * 0.66, tall * 0.77)
        o.line(r * 0.68, tall)
        o.line(r * 0.62, tall)
        o.line(r * 0.58, tall * 0.86)
        o.line(0, tall * 0.86)
        var (stems, leaves) = (Mesh(), Mesh())
        for k in 0..<22 {
            let t = (Float(k) / 22).squareRoot()
            let angle = Float(k) * 2.39996
            let way = SIMD3<Float>(sine(angle), 0, cosine(angle))
            let foot = SIMD3<Float>(0, tall * 0.84, 0) + way * (r * 0.3 * t)
            let tip = SIMD3<Float>(0, h * (0.94 - 0.3 * t * t), 0) + way * (r * 0.62 * t)
            stems.append(.tube([foot, tip], radius: 0.0016, segments: 6))
            for j in 0..<6 {
                let a = angle + Float(j) * 2.2
                let up = 0.5 + 0.5 * Float(j) / 5
                let out = SIMD3(sine(a), 0.1 - 0.2 * (1 - up), cosine(a))
                leaves.append(
                    blade(at: foot + (tip - foot) * up, way: out, length: r * (0.5 - 0.2 * up)))
            }
        }
        return AssetGeometry(
            parts: [
                .main(
                    .lathe(o, segments: 64, crease: 0.5),
                    .init(
                        substance: .ceramic, baseColor: SIMD3(0.45, 0.17, 0.08), roughness: 0.75),
                    "pot"),
                .fixed(
                    disc(r * 0.6, tall * 0.04, at: SIMD3(0, tall * 0.86, 0)),
                    .matte(0.07, 0.045, 0.03), "soil"),
                .fixed(stems, .matte(0.1, 0.22, 0.04), "stems"),
                .sheet(leaves, .matte(0.055, 0.2, 0.025, roughness: 0.45), "leaves"),
            ], size: s)
    }

    private static func crust(_ r: Float, _ g: Float, _ b: Float) -> AssetMaterial {
        AssetMaterial(substance: .plaster, baseColor: SIMD3(r, g, b), roughness: 0.6)
    }

    /// Pointed at both ends, slashed askew along its back, where the crumb shows.
    private static func baguette(_ s: SIMD3<Float>) -> AssetGeometry {
        let r = s.z / 2
        let steps = 60
        let path = (0...steps).map { i in
            SIMD3(s.x * (Float(i) / Float(steps) - 0.5) * 0.99, s.y * 0.48, 0)
        }
        func width(_ t: Float) -> Float {
            r * max(0.04, powf(max(0, 1 - powf(abs(2 * t - 1), 3.2)), 0.5))
        }
        let radii = (0...steps).map { width(Float($0) / Float(steps)) }
        let body = Mesh.tube(path, radius: r, radii: radii, flatten: s.y / s.z, segments: 36)
        var cuts = Mesh()
        for k in 0..<6 {
            let middle = (Float(k) + 0.75) / 6.5
            cuts.append(
                Mesh.sheet(columns: 10, rows: 24) { u, v in
                    let along = (v - 0.5) * 0.15
                    let t = min(max(middle + along, 0.02), 0.98)
                    let open = 0.36 * sine(.pi * v)
                    let a = (v - 0.5) * 1.1 + (u - 0.5) * open * 2
                    let reach = width(t) * (1.012 + 0.05 * sine(.pi * v) * sine(.pi * u))
                    return SIMD3(
                        s.x * (t - 0.5) * 0.99, s.y * 0.48 + cosine(a) * reach * (s.y / s.z),
                        -sine(a) * reach)
                })
        }
        return AssetGeometry(
            parts: [
                .main(body, crust(0.36, 0.17, 0.06), "crust"),
                .sheet(cuts, crust(0.62, 0.46, 0.27), "crumb"),
            ], size: s)
    }

    /// Rolled from a triangle: rings that swell to the middle, bent to a crescent.
    private static func croissant(_ s: SIMD3<Float>) -> AssetGeometry {
        let steps = 112
        func ring(_ t: Float) -> Float {
            let swell = 0.24 + 0.76 * powf(sine(.pi * t), 0.85)
            // Each turn of dough overlaps the one outside it.
            let turns = abs(2 * t - 1) * 5
            let edge = turns - turns.rounded(.down)
            return swell * (0.9 + 0.14 * (1 - edge))
        }
        let path = (0...steps).map { i -> SIMD3<Float> in
            let a = (Float(i) / Float(steps) - 0.5) * 3.3
            return SIMD3(sine(a) * s.x * 0.4, s.y * 0.5, -cosine(a) * s.z * 0.42)
        }
        let radii = (0...steps).map { s.y * 0.52 * ring(Float($0) / Float(steps)) }
        var body = Mesh.tube(path, radius: s.y, radii: radii, segments: 40)
        let low = body.bounds.low.y
        for i in body.positions.indices {
            // It has lain on the tray while it was baked.
            let y = body.positions[i].y
            body.positions[i].y = max(y, low + s.y * 0.1) - low
        }
        let high = body.bounds.high.y
        for i in body.positions.indices {
            let along = min(Float(i / 41) / Float(steps), 1)
            body.uvs[i] = SIMD2(
                0.002 + 0.996 * along, 0.998 - 0.996 * body.positions[i].y / max(high, 1e-6))
        }
        let skin = AssetMaterial(texture: PaintedSkin.croissant, roughness: 0.42)
        return one(body.smoothed(crease: 0.5), skin, s)
    }

    private static func slice(_ s: SIMD3<Float>) -> AssetGeometry {
        func outline(_ k: Float) -> [SIMD2<Float>] {
            (0..<72).map { i in
                let a = 2 * Float.pi * Float(i) / 72
                let (c, q) = (cosine(a), sine(a))
                let (x, y) = (powf(abs(c), 0.45), powf(abs(q), 0.5))
                // Two shoulders above a squarer foot.
                let shoulder = q > 0 ? 1 + 0.06 * powf(abs(c), 0.5) : 0.9 + 0.1 * abs(q)
                return SIMD2(
                    (c < 0 ? -1 : 1) * x * s.x / 2 * shoulder * k,
                    (q < 0 ? -1 : 1) * y * s.z / 2 * k)
            }
        }
        func lying(_ mesh: Mesh) -> Mesh {
            mesh.turned(pitch: -.pi / 2, offset: SIMD3(0, s.y / 2, 0))
        }
        return AssetGeometry(
            parts: [
                .main(
                    lying(.prism(outline(1), depth: s.y * 0.96, bevel: s.y * 0.1)),
                    crust(0.4, 0.19, 0.06), "crust"),
                .fixed(
                    lying(.prism(outline(0.94), depth: s.y)), crust(0.78, 0.63, 0.4), "crumb"),
            ], size: s)
    }

    private static func friedEgg(_ s: SIMD3<Float>) -> AssetGeometry {
        let white = Mesh.sheet(columns: 96, rows: 24) { u, v in
            let a = 2 * Float.pi * (1 - u)
            let t = 1 - v
            let rim = 0.86 + 0.08 * sine(a * 3 + 0.7) + 0.05 * sine(a * 5 + 2)
            let bulge = powf(max(0, 1 - t * t), 0.5)
            let lift = s.y * (0.1 + 0.28 * bulge + 0.1 * powf(t, 8) * sine(a * 9))
            return SIMD3(
                sine(a) * s.x / 2 * rim * t, t > 0.99 ? 0 : lift, cosine(a) * s.z / 2 * rim * t)
        }
        var yolk = Outline(0, s.y * 0.2)
        let r = s.x * 0.19
        yolk.line(r, s.y * 0.22)
        yolk.curve(r * 0.62, s.y * 0.9, control: SIMD2(r * 0.98, s.y * 0.72), steps: 8)
        yolk.curve(0, s.y, control: SIMD2(r * 0.35, s.y), steps: 6)
        return AssetGeometry(
            parts: [
                .sheet(white, .init(baseColor: SIMD3(0.86, 0.84, 0.78), roughness: 0.25), "white"),
                .fixed(
                    Mesh.lathe(yolk, segments: 64, crease: 1).turned(
                        offset: SIMD3(s.x * 0.05, 0, s.z * 0.03)),
                    .init(baseColor: SIMD3(0.88, 0.4, 0.015), roughness: 0.12), "yolk"),
            ], size: s)
    }

    /// A nest of strands on a plate, with sauce and two leaves of basil.
    private static func spaghetti(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let rim = h * 0.28
        var o = Outline(0, 0)
        o.line(r * 0.55, 0)
        o.line(r * 0.6, rim * 0.3)
        o.curve(r, rim, control: SIMD2(r * 0.8, rim * 0.5))
        o.line(r * 0.99, rim * 1.08)
        o.curve(r * 0.56, rim * 0.5, control: SIMD2(r * 0.76, rim * 0.62))
        o.line(0, rim * 0.46)
        var strands = Mesh()
        for k in 0..<64 {
            let start = Float(k) * 2.39996
            let t = (Float(k) / 64).squareRoot()
            let path = (0...22).map { i -> SIMD3<Float> in
                let a = start + Float(i) * (0.2 + 0.02 * sine(Float(k) * 3))
                let reach =
                    r * (0.08 + 0.52 * t)
                    * (1 + 0.14 * sine(Float(i) * 0.55 + Float(k) * 1.7))
                let dome = max(0, 1 - reach * reach / (r * r * 0.42))
                let rise =
                    rim * 0.55
                    + (h * 0.8 - rim * 0.55) * dome
                    * (0.78 + 0.2 * sine(Float(k) * 5.3 + Float(i) * 0.3))
                return SIMD3(sine(a) * reach, max(rise, rim * 0.58), cosine(a) * reach)
            }
            strands.append(.tube(path, radius: r * 0.018, segments: 8))
        }
        let sauce = Mesh.sheet(columns: 72, rows: 14) { u, v in
            let a = 2 * Float.pi * (1 - u)
            let t = 1 - v
            let reach = r * 0.3 * t * (1 + 0.16 * sine(a * 3) + 0.1 * sine(a * 7 + 1))
            let lump = 0.04 * h * sine(a * 11 + t * 17) * sine(t * 23 + a * 3)
            return SIMD3(
                sine(a) * reach, h * (0.98 - 0.26 * t * t) + lump * t, cosine(a) * reach)
        }
        var leaves = Mesh()
        for k in 0..<3 {
            let a = Float(k) * 2.1 + 0.4
            leaves.append(
                blade(
                    at: SIMD3(0, h * 0.97, 0), way: SIMD3(sine(a), 0, cosine(a)), length: r * 0.17))
        }
        return AssetGeometry(
            parts: [
                .main(.lathe(o, segments: 96), .ceramic(0.78, 0.77, 0.74), "plate"),
                .fixed(strands, .init(baseColor: SIMD3(0.78, 0.56, 0.22), roughness: 0.35)),
                .sheet(
                    sauce, .init(baseColor: SIMD3(0.44, 0.045, 0.015), roughness: 0.25), "sauce"),
                .sheet(leaves, .matte(0.06, 0.2, 0.03, roughness: 0.5), "leaves"),
            ], size: s)
    }

    /// A leaf that rises a little from its foot.
    static func blade(at foot: SIMD3<Float>, way: SIMD3<Float>, length: Float) -> Mesh {
        let side = SIMD3(way.z, 0, -way.x)
        return Mesh.sheet(columns: 6, rows: 10) { u, v in
            let x = (u - 0.5) * 0.62 * length * powf(max(0, sine(.pi * (0.04 + 0.96 * v))), 0.8)
            let lift = length * (0.32 * v - 0.34 * v * v) + abs(x) * 0.4
            return foot + way * (length * v) + side * x + SIMD3(0, lift + length * 0.08, 0)
        }
    }

    /// Five fruits on one green stem.
    private static func vine(_ s: SIMD3<Float>) -> AssetGeometry {
        let r = s.y * 0.5
        var (fruit, stems, stars) = (Mesh(), Mesh(), Mesh())
        let path = (0...20).map { i -> SIMD3<Float> in
            let t = Float(i) / 20
            return SIMD3(
                s.x * (t - 0.5) * 0.9, s.y * (0.78 + 0.1 * sine(.pi * t)), r * 0.3 * sine(t * 5))
        }
        stems.append(.tube(path, radius: r * 0.075, segments: 10))
        for k in 0..<5 {
            let side: Float = k % 2 == 0 ? 1 : -1
            let x = s.x * (Float(k) - 2) * 0.185
            let size = r * (0.96 + 0.05 * sine(Float(k) * 4))
            let at = SIMD3(x, size * 0.9, side * s.z * 0.24)
            fruit.append(.ball(SIMD3(size, size * 0.9, size), center: at, segments: 48))
            let neck = at + SIMD3(0, size * 0.86, -side * size * 0.26)
            let node = path[min(20, max(0, Int(((x / s.x / 0.9) + 0.5) * 20)))]
            stems.append(
                .tube([node, (node + neck) / 2 + SIMD3(0, r * 0.08, 0), neck], radius: r * 0.05))
            for j in 0..<5 {
                let a = 2 * Float.pi * Float(j) / 5 + Float(k)
                stars.append(
                    blade(at: neck, way: SIMD3(sine(a), -0.16, cosine(a)), length: size * 0.42))
            }
        }
        return AssetGeometry(
            parts: [
                .main(fruit, .init(baseColor: SIMD3(0.56, 0.03, 0.012), roughness: 0.16), "skin"),
                .fixed(stems, .matte(0.08, 0.2, 0.03), "stem"),
                .sheet(stars, .matte(0.07, 0.2, 0.03), "calyx"),
            ], size: s)
    }

    /// The cut face is up: rind, pith and ten segments.
    private static func halfLemon(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var o = Outline(0, 0)
        o.spline([SIMD2(r * 0.3, h * 0.06), SIMD2(r * 0.8, h * 0.42), SIMD2(r, h * 0.97)])
        o.line(r * 0.97, h * 0.995)
        o.line(0, h * 0.995)
        var flesh = Mesh()
        for k in 0..<10 {
            let a = 2 * Float.pi * (Float(k) + 0.5) / 10
            flesh.append(
                Mesh.sheet(columns: 10, rows: 10) { u, v in
                    let out = r * (0.08 + 0.76 * v)
                    let half = (u - 0.5) * 0.52 * powf(sine(.pi * (0.1 + 0.84 * v)), 0.35)
                    let rise = h * (0.998 + 0.012 * sine(.pi * u) * sine(.pi * v))
                    return SIMD3(sine(a + half) * out, rise, cosine(a + half) * out)
                })
        }
        let rind = AssetMaterial(
            substance: .leather, baseColor: SIMD3(0.82, 0.55, 0.03), roughness: 0.38)
        return AssetGeometry(
            parts: [
                .main(.lathe(o, segments: 72, crease: 0.6), rind, "rind"),
                .fixed(
                    disc(r * 0.93, h * 0.012, at: SIMD3(0, h * 0.991, 0)), .matte(0.86, 0.8, 0.58),
                    "pith"),
                .sheet(
                    flesh, .init(baseColor: SIMD3(0.85, 0.66, 0.13), roughness: 0.15), "flesh"),
            ], size: s)
    }
}
