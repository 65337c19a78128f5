import PlantainProto

extension Shape {
    static let fruit: [Shape] = [
        Shape("apple", "Apple", SIMD3(0.078, 0.08, 0.078), .food, density: 450) { s in
            round(
                s,
                [
                    (0.05, 0.07), (0.35, 0.0), (0.72, 0.12), (1, 0.55), (0.86, 0.82), (0.5, 0.9),
                    (0.22, 0.84),
                    (0.02, 0.74),
                ], skin: .init(texture: PaintedSkin.apple, roughness: 0.28),
                lobes: 5, ripple: 0.018, stem: SIMD2(0.74, 1), leaf: false)
        },
        Shape(
            "green-apple", as: "apple", "Green apple", SIMD3(0.078, 0.08, 0.078), .food,
            density: 450
        ) { s in
            round(
                s,
                [
                    (0.05, 0.07), (0.38, 0.0), (0.74, 0.12), (1, 0.56), (0.86, 0.82), (0.5, 0.9),
                    (0.22, 0.84),
                    (0.02, 0.74),
                ], skin: .init(baseColor: SIMD3(0.28, 0.42, 0.05), roughness: 0.28),
                lobes: 5, ripple: 0.02, stem: SIMD2(0.74, 1), leaf: false)
        },
        Shape("orange", "Orange", SIMD3(0.082, 0.08, 0.082), .food, density: 480) { s in
            round(
                s,
                [
                    (0.1, 0.02), (0.5, 0.06), (0.9, 0.27), (1, 0.5), (0.9, 0.76), (0.5, 0.95),
                    (0.12, 0.985), (0.02, 0.97),
                ],
                skin: .init(
                    substance: .leather, baseColor: SIMD3(0.78, 0.26, 0.015), roughness: 0.37),
                lobes: 0,
                ripple: 0, stem: nil, leaf: false)
        },
        Shape("lime", "Lime", SIMD3(0.058, 0.052, 0.052), .food, density: 500) { s in
            lemonLike(s, SIMD3(0.2, 0.36, 0.03))
        },
        Shape("lemon", "Lemon", SIMD3(0.09, 0.062, 0.062), .food, density: 480) { s in
            lemonLike(s, SIMD3(0.8, 0.58, 0.035))
        },
        Shape("pear", "Pear", SIMD3(0.075, 0.12, 0.075), .food, density: 420) { s in
            round(
                s,
                [
                    (0.1, 0.02), (0.5, 0.0), (0.88, 0.1), (1, 0.28), (0.83, 0.48), (0.5, 0.68),
                    (0.36, 0.82), (0.2, 0.9),
                    (0.02, 0.88),
                ], skin: .init(texture: PaintedSkin.pear, roughness: 0.38), lobes: 3,
                ripple: 0.012,
                stem: SIMD2(0.87, 1), leaf: false)
        },
        Shape("tomato", "Tomato", SIMD3(0.075, 0.062, 0.075), .food, density: 500) { s in
            round(
                s,
                [
                    (0.1, 0.02), (0.55, 0.04), (0.93, 0.28), (1, 0.5), (0.9, 0.75), (0.55, 0.92),
                    (0.2, 0.9), (0.02, 0.84),
                ], skin: .init(baseColor: SIMD3(0.55, 0.03, 0.015), roughness: 0.16), lobes: 5,
                ripple: 0.022,
                stem: SIMD2(0.85, 1), leaf: false, sepals: 5)
        },
        Shape("pumpkin", "Pumpkin", SIMD3(0.3, 0.26, 0.3), .food, density: 250) { s in
            round(
                s,
                [
                    (0.1, 0.05), (0.5, 0.0), (0.9, 0.2), (1, 0.42), (0.9, 0.64), (0.5, 0.8),
                    (0.18, 0.76), (0.02, 0.7),
                ], skin: .init(baseColor: SIMD3(0.68, 0.22, 0.02), roughness: 0.45), lobes: 12,
                ripple: 0.055,
                stem: SIMD2(0.7, 1), leaf: false)
        },
        Shape("watermelon", "Watermelon", SIMD3(0.34, 0.25, 0.25), .food, density: 500) { s in
            var parts: [AssetPart] = [
                .main(
                    .ball(s / 2, segments: 72),
                    .init(baseColor: SIMD3(0.1, 0.22, 0.05), roughness: 0.3))
            ]
            for k in 0..<9 {
                let base = 2 * Float.pi * Float(k) / 9
                let stripe = Mesh.sheet(columns: 4, rows: 40) { u, v in
                    let t = (0.04 + 0.92 * v) * Float.pi
                    let wobble = 0.07 * sine(v * 31 + Float(k) * 2) + 0.04 * sine(v * 57 + Float(k))
                    let a = base + wobble + (u - 0.5) * 0.22
                    let d = SIMD3(-cosine(t), sine(t) * cosine(a), sine(t) * sine(a))
                    return d * s * 0.5 * 1.004
                }
                parts.append(
                    .sheet(
                        stripe, .init(baseColor: SIMD3(0.025, 0.075, 0.02), roughness: 0.3),
                        "stripe"))
            }
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("coconut", "Coconut", SIMD3(0.13, 0.12, 0.13), .food) { s in
            one(
                .ball(s / 2),
                .init(substance: .soil, baseColor: SIMD3(0.12, 0.06, 0.03), roughness: 0.95), s)
        },
        Shape("banana", "Banana", SIMD3(0.19, 0.075, 0.036), .food, density: 500) { s in
            let n = 28
            let path = (0...n).map { i -> SIMD3<Float> in
                let a = -1.05 + 2.1 * Float(i) / Float(n)
                return SIMD3(sine(a) * s.x * 0.55, (1 - cosine(a)) * s.x * 0.55 + s.z / 2, 0)
            }
            let radii = (0...n).map { i -> Float in
                let t = Float(i) / Float(n)
                let body = powf(sine(min(max(t * 1.08 - 0.02, 0), 1) * .pi), 0.42)
                return s.z / 2 * max(body, t > 0.5 ? 0.22 : 0.3)
            }
            let skin = AssetMaterial(baseColor: SIMD3(0.8, 0.58, 0.06), roughness: 0.45)
            let dark = AssetMaterial(baseColor: SIMD3(0.07, 0.045, 0.02), roughness: 0.8)
            let tip = Array(path[(n - 1)...])
            return AssetGeometry(
                parts: [
                    .main(.tube(path, radius: 0, radii: radii, segments: 24), skin),
                    .fixed(
                        .ball(SIMD3(repeating: s.z * 0.16), center: path[0], segments: 16), dark,
                        "end"),
                    .fixed(
                        .tube([tip[0], tip[1] + (tip[1] - tip[0]) * 2], radius: s.z * 0.13), dark,
                        "stalk"),
                ], size: s)
        },
        Shape("strawberry", "Strawberry", SIMD3(0.034, 0.042, 0.034), .food) { s in
            var g = round(
                s,
                [
                    (0.2, 0.01), (0.5, 0.16), (0.86, 0.46), (1, 0.7), (0.8, 0.88), (0.4, 0.92),
                    (0.02, 0.88),
                ], skin: .init(baseColor: SIMD3(0.55, 0.02, 0.02), roughness: 0.25), lobes: 0,
                ripple: 0, stem: nil, leaf: false)
            let body = g.parts[0].mesh
            var seeds = Mesh()
            for row in 0..<10 {
                for k in 0..<12 {
                    let a = 2 * Float.pi * (Float(k) + (row % 2 == 0 ? 0.5 : 0)) / 12
                    let y = s.y * (0.13 + 0.075 * Float(row))
                    // Seeds lie in the skin, not on it.
                    let r = widest(body, at: y, within: s.y * 0.05) - 0.0004
                    seeds.append(
                        .ball(
                            SIMD3(0.0006, 0.0009, 0.0006),
                            center: SIMD3(sine(a) * r, y, cosine(a) * r), segments: 8))
                }
            }
            g.parts.append(
                .fixed(seeds, .init(baseColor: SIMD3(0.75, 0.5, 0.12), roughness: 0.5), "seeds"))
            g.parts.append(
                .sheet(
                    calyx(s.x * 0.42, at: s.y * 0.9, rise: s.y * 0.06, leaves: 7), .leaf, "leaves"))
            return g
        },
        Shape("cherry", "Cherries", SIMD3(0.055, 0.07, 0.026), .food) { s in
            let r = s.z / 2
            let skin = AssetMaterial(baseColor: SIMD3(0.3, 0.008, 0.015), roughness: 0.12)
            let top = SIMD3(s.x * 0.05, s.y, 0)
            var parts: [AssetPart] = []
            for x in [-s.x / 2 + r, s.x / 2 - r] {
                parts.append(
                    .main(.ball(SIMD3(r, r * 0.97, r), center: SIMD3(x, r, 0), segments: 32), skin))
                let stem = (0...10).map { i -> SIMD3<Float> in
                    let t = Float(i) / 10
                    return SIMD3(x + (top.x - x) * t * t, 1.85 * r + (top.y - 1.85 * r) * t, 0)
                }
                parts.append(.fixed(.tube(stem, radius: 0.0008, segments: 8), .leaf, "stem"))
            }
            return AssetGeometry(parts: parts, size: s)
        },
        Shape("carrot", "Carrot", SIMD3(0.2, 0.035, 0.07), .food, density: 300) { s in
            let n = 24
            let r = s.y / 2
            let path = (0...n).map { i in
                SIMD3<Float>(s.x * (0.25 - 0.75 * Float(i) / Float(n)), r, 0)
            }
            let radii = (0...n).map { i -> Float in
                let t = Float(i) / Float(n)
                return r * (1 - 0.9 * powf(t, 1.3)) * (1 + 0.025 * sine(t * 70))
                    * min(1, 0.75 + t * 8)
            }
            var leaves = Mesh()
            for k in 0..<9 {
                let a = Float(k) * 2.4
                let spread = SIMD3(
                    s.x * 0.24, r * (0.6 + 0.5 * sine(a)), s.z * 0.45 * sine(a * 1.7))
                let stem = (0...6).map { i -> SIMD3<Float> in
                    let t = Float(i) / 6
                    return SIMD3(s.x * 0.245, r, 0) + spread * SIMD3(t, t * t, t * t)
                }
                leaves.append(.tube(stem, radius: 0.0016, segments: 6))
            }
            return AssetGeometry(
                parts: [
                    .main(
                        .tube(path, radius: 0, radii: radii, segments: 28),
                        .init(baseColor: SIMD3(0.72, 0.2, 0.02), roughness: 0.5)),
                    .fixed(leaves, .leaf, "greens"),
                ], size: s)
        },
        Shape("eggplant", "Eggplant", SIMD3(0.09, 0.2, 0.09), .food) { s in
            var g = round(
                s,
                [
                    (0.2, 0.0), (0.7, 0.04), (1, 0.25), (0.85, 0.5), (0.55, 0.78), (0.3, 0.9),
                    (0.02, 0.91),
                ], skin: .init(baseColor: SIMD3(0.025, 0.008, 0.035), roughness: 0.12), lobes: 0,
                ripple: 0,
                stem: SIMD2(0.88, 1), leaf: false)
            g.parts.append(
                .sheet(
                    calyx(s.x * 0.3, at: s.y * 0.89, rise: -s.y * 0.1, leaves: 5), .leaf, "leaves"))
            return g
        },
        Shape("onion", "Onion", SIMD3(0.08, 0.09, 0.08), .food) { s in
            round(
                s,
                [
                    (0.15, 0.0), (0.6, 0.06), (0.97, 0.32), (0.95, 0.52), (0.55, 0.74),
                    (0.16, 0.86), (0.08, 0.97), (0.02, 1),
                ], skin: .init(baseColor: SIMD3(0.5, 0.25, 0.07), roughness: 0.35), lobes: 0,
                ripple: 0, stem: nil, leaf: false)
        },
        Shape("potato", "Potato", SIMD3(0.1, 0.065, 0.07), .food, density: 550) { s in
            var mesh = Mesh.ball(s / 2, segments: 64)
            for i in mesh.positions.indices {
                let p = mesh.positions[i] / s
                let bump =
                    0.05 * sine(p.x * 9 + p.y * 5) + 0.04 * sine(p.z * 11 - p.x * 6) + 0.02
                    * sine(p.y * 17)
                mesh.positions[i] *= 1 + bump
            }
            return one(
                mesh.smoothed(),
                .init(substance: .plaster, baseColor: SIMD3(0.42, 0.27, 0.12), roughness: 0.85), s)
        },
        Shape("mushroom", "Mushroom", SIMD3(0.06, 0.065, 0.06), .food) { s in
            let (r, h) = (s.x / 2, s.y)
            var cap = Outline(0, h * 0.5)
            cap.line(r * 0.75, h * 0.48)
            cap.spline([
                SIMD2(r, h * 0.55), SIMD2(r * 0.8, h * 0.85), SIMD2(r * 0.35, h * 0.98),
                SIMD2(0, h),
            ])
            var stalk = Outline(0, 0)
            stalk.line(r * 0.4, 0)
            stalk.spline([
                SIMD2(r * 0.45, h * 0.1), SIMD2(r * 0.3, h * 0.4), SIMD2(r * 0.36, h * 0.52),
            ])
            return AssetGeometry(
                parts: [
                    .main(
                        .lathe(cap), .init(baseColor: SIMD3(0.42, 0.28, 0.17), roughness: 0.7),
                        "cap"),
                    .fixed(
                        .lathe(stalk), .init(baseColor: SIMD3(0.75, 0.68, 0.55), roughness: 0.8),
                        "stalk"),
                ], size: s)
        },
        Shape("bell-pepper", as: "pepper", "Bell pepper", SIMD3(0.08, 0.1, 0.08), .food) { s in
            round(
                s,
                [
                    (0.15, 0.04), (0.5, 0.0), (0.82, 0.1), (0.9, 0.4), (1, 0.7), (0.8, 0.84),
                    (0.4, 0.86), (0.05, 0.78),
                ], skin: .init(baseColor: SIMD3(0.55, 0.03, 0.015), roughness: 0.14), lobes: 4,
                ripple: 0.07,
                stem: SIMD2(0.78, 1), leaf: false)
        },
        Shape("broccoli", "Broccoli", SIMD3(0.13, 0.14, 0.13), .food) { s in
            let (r, h) = (s.x / 2, s.y)
            let green = AssetMaterial(
                substance: .fabric, baseColor: SIMD3(0.045, 0.13, 0.025), roughness: 0.9)
            let pale = AssetMaterial(baseColor: SIMD3(0.3, 0.42, 0.16), roughness: 0.6)
            var florets = Mesh()
            var stalks = Mesh.tube(
                [SIMD3(0, 0, 0), SIMD3(0, h * 0.5, 0)], radius: r * 0.25,
                radii: [r * 0.26, r * 0.24])
            for k in 0..<16 {
                let ring = k == 0 ? 0 : (k < 6 ? 1 : 2)
                let a = Float(k) * 2.39996
                let out = r * [0, 0.36, 0.66][ring]
                let p = SIMD3(sine(a) * out, h * [0.84, 0.8, 0.64][ring], cosine(a) * out)
                stalks.append(.tube([SIMD3(0, h * 0.3, 0), p], radius: r * 0.1, segments: 8))
                for j in 0..<14 {
                    let b = Float(j) * 2.39996
                    let y = 1 - Float(j) / 9
                    let q = (max(0, 1 - y * y)).squareRoot()
                    let d = SIMD3(q * sine(b), y, q * cosine(b))
                    florets.append(
                        .ball(SIMD3(repeating: r * 0.13), center: p + d * r * 0.22, segments: 12))
                }
            }
            return AssetGeometry(
                parts: [.main(florets, green, "florets"), .fixed(stalks, pale, "stalk")], size: s)
        },
    ]
}
