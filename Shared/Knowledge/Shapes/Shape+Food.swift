import PlantainProto

extension Shape {
    static let food: [Shape] = [
        Shape("egg", "Egg", SIMD3(0.045, 0.058, 0.045), .food, density: 550) { s in
            var o = Outline(0, 0)
            for i in 1..<40 {
                let t = Float.pi * Float(i) / 40
                let y = (1 - cosine(t)) / 2
                o.line(sine(t) * (1.08 - 0.3 * y) * 0.52 * s.x, y * s.y)
            }
            o.line(0, s.y)
            return one(
                .lathe(o, crease: 1.2), .init(baseColor: SIMD3(0.72, 0.52, 0.38), roughness: 0.55),
                s)
        },
        Shape("cheese", "Cheese wedge", SIMD3(0.13, 0.06, 0.09), .food) { s in
            let wedge = [SIMD2(-s.x / 2, -s.z / 2), SIMD2(s.x / 2, 0), SIMD2(-s.x / 2, s.z / 2)]
            let body = Mesh.prism(wedge, depth: s.y, bevel: 0.002).turned(pitch: -.pi / 2)
            let paste = AssetMaterial.wax(0.82, 0.55, 0.12)
            var holes = Mesh()
            for (x, y, r) in [
                (-0.3, 0.2, 0.13), (-0.05, -0.15, 0.09), (0.15, 0.15, 0.07), (-0.2, -0.28, 0.06),
            ] as [(Float, Float, Float)] {
                let z = s.z / 2 * (0.5 - x) * 0.99
                holes.append(
                    .ball(
                        SIMD3(r * s.y, r * s.y, r * s.y * 0.25), center: SIMD3(x * s.x, y * s.y, z),
                        segments: 20))
            }
            return AssetGeometry(
                parts: [.main(body, paste), .fixed(holes, .wax(0.55, 0.32, 0.05), "holes")], size: s
            )
        },
        Shape("ice-cream", as: "ice cream", "Ice cream cone", SIMD3(0.065, 0.17, 0.065), .food) {
            s in
            let (r, h) = (s.x / 2, s.y)
            var cone = Outline(0, 0)
            cone.line(r * 0.78, h * 0.62)
            cone.line(r * 0.84, h * 0.63)
            cone.line(r * 0.84, h * 0.67)
            cone.line(0, h * 0.66)
            var scoop = Outline(0, h * 0.6)
            scoop.line(r * 0.86, h * 0.66)
            scoop.spline([
                SIMD2(r, h * 0.71), SIMD2(r * 0.93, h * 0.83), SIMD2(r * 0.55, h * 0.96),
                SIMD2(0, h),
            ])
            let ball = Mesh.lathe(scoop) { a, t in
                t < 0.5 ? 0.05 * sine(a * 7) + 0.03 * sine(a * 13) : 0.01 * sine(a * 9 + t * 20)
            }
            return AssetGeometry(
                parts: [
                    .fixed(
                        .lathe(cone, crease: 0.4),
                        .init(substance: .fabric, baseColor: SIMD3(0.55, 0.3, 0.1), roughness: 0.8),
                        "cone"),
                    .main(
                        ball,
                        .init(
                            substance: .plaster, baseColor: SIMD3(0.85, 0.6, 0.55), roughness: 0.45),
                        "scoop"),
                ], size: s)
        },
        Shape("lollipop", "Lollipop", SIMD3(0.06, 0.18, 0.02), .food) { s in
            let r = s.x / 2
            return AssetGeometry(
                parts: [
                    .main(
                        .ball(SIMD3(r, r, s.z / 2), center: SIMD3(0, s.y - r, 0)),
                        .init(baseColor: SIMD3(0.6, 0.03, 0.08), roughness: 0.1)),
                    .fixed(
                        .tube([.zero, SIMD3(0, s.y - r, 0)], radius: r * 0.08), .paper(), "stick"),
                ], size: s)
        },
        Shape("hamburger", "Hamburger", SIMD3(0.11, 0.085, 0.11), .food) { s in
            let (r, h) = (s.x / 2, s.y)
            var top = Outline(0, h * 0.6)
            top.line(r * 0.93, h * 0.6)
            top.spline([
                SIMD2(r * 0.98, h * 0.68), SIMD2(r * 0.8, h * 0.88), SIMD2(r * 0.4, h * 0.985),
                SIMD2(0, h),
            ])
            let bun = AssetMaterial(baseColor: SIMD3(0.46, 0.18, 0.045), roughness: 0.46)
            var lettuce = Outline(0, h * 0.3)
            lettuce.line(r * 1.02, h * 0.34)
            lettuce.line(0, h * 0.38)
            var leaf = Mesh.lathe(lettuce, segments: 120) { a, t in 0.04 * sine(a * 17) }
            for i in leaf.positions.indices {
                let p = leaf.positions[i]
                leaf.positions[i].y +=
                    h * 0.05 * sine(arcTangent(p.x, p.z) * 23) * (p.x * p.x + p.z * p.z) / (r * r)
            }
            let slice = Mesh.box(SIMD3(r * 1.5, h * 0.025, r * 1.5)).turned(
                yaw: 0.5, offset: SIMD3(0, h * 0.575, 0))
            var seeds = Mesh()
            for k in 0..<70 {
                let a = Float(k) * 2.39996
                let x = (Float(k) / 70).squareRoot() * 0.78
                // On the dome, not in it.
                let y = h * (1 - 0.094 * x * x - 0.147 * powf(x, 4)) + 0.0002
                seeds.append(
                    Mesh.ball(SIMD3(0.0021, 0.0009, 0.0013), segments: 8).turned(
                        yaw: a * 5, offset: SIMD3(sine(a) * x * r, y, cosine(a) * x * r)))
            }
            return AssetGeometry(
                parts: [
                    .main(.lathe(top), bun, "bun"),
                    .main(disc(r * 0.95, h * 0.24, at: SIMD3(0, h * 0.12, 0)), bun, "bun"),
                    .fixed(
                        leaf.smoothed(), .init(baseColor: SIMD3(0.18, 0.38, 0.05), roughness: 0.5),
                        "lettuce"),
                    .fixed(
                        disc(r * 0.98, h * 0.18, at: SIMD3(0, h * 0.47, 0)),
                        .init(
                            substance: .soil, baseColor: SIMD3(0.12, 0.05, 0.025), roughness: 0.7),
                        "patty"),
                    .fixed(slice, .wax(0.85, 0.48, 0.06), "cheese"),
                    .fixed(
                        seeds, .init(baseColor: SIMD3(0.75, 0.6, 0.38), roughness: 0.6), "seeds"),
                ], size: s)
        },
        Shape("hot-dog", as: "hot dog", "Hot dog", SIMD3(0.17, 0.06, 0.07), .food) { s in
            let bun = AssetMaterial(baseColor: SIMD3(0.6, 0.32, 0.1), roughness: 0.5)
            func bar(_ z: Float, _ y: Float, _ r: Float, _ half: Float) -> Mesh {
                let n = 20
                let path = (0...n).map { SIMD3<Float>(half * (2 * Float($0) / Float(n) - 1), y, z) }
                let radii = (0...n).map { i -> Float in
                    let t = abs(2 * Float(i) / Float(n) - 1)
                    return r * powf(max(1 - powf(t, 8), 0.02), 0.5)
                }
                return .tube(path, radius: r, radii: radii, segments: 28)
            }
            let wave = (0...60).map { i -> SIMD3<Float> in
                let t = Float(i) / 60
                return SIMD3((t - 0.5) * s.x * 0.86, s.y * 0.97, sine(t * 44) * s.z * 0.09)
            }
            return AssetGeometry(
                parts: [
                    .main(bar(-s.z * 0.24, s.y * 0.4, s.y * 0.4, s.x * 0.47), bun, "bun"),
                    .main(bar(s.z * 0.24, s.y * 0.4, s.y * 0.4, s.x * 0.47), bun, "bun"),
                    .fixed(
                        bar(0, s.y * 0.68, s.y * 0.27, s.x * 0.5),
                        .init(baseColor: SIMD3(0.4, 0.08, 0.03), roughness: 0.25), "sausage"),
                    .fixed(
                        .tube(wave, radius: s.y * 0.055, segments: 10),
                        .init(baseColor: SIMD3(0.8, 0.5, 0.02), roughness: 0.3), "mustard"),
                ], size: s)
        },
        Shape("pizza", "Pizza", SIMD3(0.32, 0.03, 0.32), .food, density: 300) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(0, 0)
            o.line(r * 0.96, 0)
            o.spline([SIMD2(r, h * 0.4), SIMD2(r * 0.96, h * 0.9), SIMD2(r * 0.88, h * 0.6)])
            o.line(r * 0.84, h * 0.4)
            o.line(0, h * 0.38)
            let crust = Mesh.lathe(o, segments: 96) { a, _ in
                0.012 * sine(a * 9) + 0.008 * sine(a * 23)
            }
            var sauce = Outline(r * 0.88, h * 0.38)
            sauce.line(r * 0.87, h * 0.47)
            sauce.line(0, h * 0.45)
            // Melted to an uneven edge, thicker here than there.
            var cheese = Outline(r * 0.86, h * 0.38)
            cheese.line(r * 0.82, h * 0.5)
            for k in 1...12 { cheese.line(r * 0.82 * (1 - Float(k) / 12), h * 0.52) }
            var melted = Mesh.lathe(cheese, segments: 120) { a, t in
                t < 0.25 ? 0.03 * sine(a * 7) + 0.022 * sine(a * 17 + 1) : 0
            }
            for i in melted.positions.indices where melted.positions[i].y > h * 0.49 {
                let p = melted.positions[i] / r
                melted.positions[i].y +=
                    h * 0.05 * sine(p.x * 23 + 2 * sine(p.z * 11)) * cosine(p.z * 19 + p.x * 7)
            }
            var spots = Mesh()
            for k in 0..<46 {
                let a = Float(k) * 2.39996 + 0.7
                let q = (Float(k) / 46).squareRoot() * r * 0.8
                let wide = r * (0.018 + 0.022 * Float(k * 7 % 5) / 4)
                spots.append(
                    .ball(
                        SIMD3(wide, h * 0.035, wide * 0.75),
                        center: SIMD3(sine(a) * q, h * 0.545, cosine(a) * q), segments: 14))
            }
            var slices = Mesh()
            for k in 0..<13 {
                let a = Float(k) * 2.39996
                let q = (Float(k) / 13 + 0.02).squareRoot() * r * 0.74
                slices.append(
                    disc(r * 0.13, h * 0.13, at: SIMD3(sine(a) * q, h * 0.58, cosine(a) * q)))
            }
            var leaves = Mesh()
            for k in 0..<9 {
                let a = Float(k) * 2.39996 + 1
                let q = (Float(k) / 9 + 0.05).squareRoot() * r * 0.66
                leaves.append(
                    Mesh.ball(SIMD3(r * 0.08, h * 0.06, r * 0.04)).turned(
                        yaw: a * 3, offset: SIMD3(sine(a) * q, h * 0.63, cosine(a) * q)))
            }
            return AssetGeometry(
                parts: [
                    .main(
                        crust,
                        .init(
                            substance: .plaster, baseColor: SIMD3(0.55, 0.3, 0.1), roughness: 0.8),
                        "crust"),
                    .fixed(
                        .lathe(sauce, segments: 80),
                        .init(baseColor: SIMD3(0.45, 0.07, 0.015), roughness: 0.35), "sauce"),
                    .fixed(
                        melted.smoothed(),
                        .init(baseColor: SIMD3(0.8, 0.53, 0.19), roughness: 0.38), "cheese"),
                    .fixed(spots, .matte(0.5, 0.22, 0.06, roughness: 0.5), "spots"),
                    .fixed(
                        slices, .init(baseColor: SIMD3(0.42, 0.05, 0.025), roughness: 0.4), "salami"
                    ),
                    .fixed(leaves, .leaf, "basil"),
                ], size: s)
        },
        Shape("sandwich", "Sandwich", SIMD3(0.13, 0.06, 0.12), .food) { s in
            let slice: [SIMD2<Float>] = [SIMD2(-0.5, -0.5), SIMD2(0.5, -0.5), SIMD2(-0.5, 0.5)].map
            { $0 * SIMD2(s.x, s.z) }
            func layer(_ y: Float, _ thick: Float, _ grow: Float) -> Mesh {
                Mesh.prism(slice.map { $0 * grow }, depth: thick * s.y, bevel: thick * s.y * 0.2)
                    .turned(pitch: -.pi / 2, offset: SIMD3(0, y * s.y, 0))
            }
            let bread = AssetMaterial(
                substance: .plaster, baseColor: SIMD3(0.72, 0.55, 0.33), roughness: 0.9)
            return AssetGeometry(
                parts: [
                    .main(layer(0.15, 0.3, 1), bread, "bread"),
                    .main(layer(0.85, 0.3, 1), bread, "bread"),
                    .fixed(
                        layer(0.38, 0.12, 1.03),
                        .init(baseColor: SIMD3(0.2, 0.42, 0.06), roughness: 0.5), "lettuce"),
                    .fixed(
                        layer(0.5, 0.12, 0.99),
                        .init(baseColor: SIMD3(0.75, 0.3, 0.28), roughness: 0.4), "ham"),
                    .fixed(layer(0.62, 0.1, 1.02), .wax(0.85, 0.55, 0.1), "cheese"),
                ], size: s)
        },
        Shape("sushi", "Sushi", SIMD3(0.07, 0.04, 0.035), .food) { s in
            let rice = Mesh.box(
                SIMD3(s.x * 0.86, s.y * 0.65, s.z * 0.9), center: SIMD3(0, s.y * 0.325, 0),
                bevel: s.y * 0.2)
            let fish = Mesh.sheet(columns: 20, rows: 8) { u, v in
                let x = (u - 0.5) * s.x
                let z = (v - 0.5) * s.z
                let drop =
                    s.y * 0.25 * powf(abs(u - 0.5) * 2, 4) + s.y * 0.3 * powf(abs(v - 0.5) * 2, 3)
                return SIMD3(x, s.y - drop, -z)
            }
            return AssetGeometry(
                parts: [
                    .fixed(
                        rice,
                        .init(
                            substance: .plaster, baseColor: SIMD3(0.85, 0.84, 0.8), roughness: 0.6),
                        "rice"),
                    .sheet(
                        fish,
                        .init(
                            substance: .marble, baseColor: SIMD3(0.85, 0.25, 0.1), roughness: 0.25),
                        "fish", main: true),
                ], size: s)
        },
        Shape("candy", "Candy", SIMD3(0.05, 0.02, 0.02), .food) { s in
            var o = Outline(0, -0.5)
            o.spline([
                SIMD2(0.42, -0.48), SIMD2(0.1, -0.27), SIMD2(0.46, -0.15), SIMD2(0.5, 0),
                SIMD2(0.46, 0.15), SIMD2(0.1, 0.27), SIMD2(0.42, 0.48), SIMD2(0, 0.5),
            ])
            let body = Mesh.lathe(o.scaled(s.y, s.x), segments: 48) { a, t in
                t < 0.28 || t > 0.72 ? 0.2 * sine(a * 9) : 0
            }
            return one(
                body.turned(roll: .pi / 2),
                .init(baseColor: SIMD3(0.1, 0.4, 0.55), roughness: 0.15), s)
        },
    ]
}
