import PlantainProto

/// Trees with leaves: a forked trunk, boughs that end in clumps, and thousands of leaves shaded as one crown.
extension Shape {
    static let broadleaves: [Shape] = [
        tree("oak", "oak tree", "Oak", SIMD3(8.4, 8, 8.4), Habit(fork: 0.24, boughs: 13)),
        tree("broadleaf", "tree", "Tree", SIMD3(5.6, 7.6, 5.6), Habit(fork: 0.3, boughs: 11)),
        tree(
            "apple-tree", "apple tree", "Apple tree", SIMD3(4.4, 4.2, 4.4),
            Habit(fork: 0.26, boughs: 10, fruit: SIMD3(0.5, 0.03, 0.02))),
        tree(
            "birch", "birch", "Birch", SIMD3(4, 9, 4),
            Habit(
                fork: 0.22, boughs: 16, leaf: SIMD3(0.13, 0.19, 0.04),
                bark: SIMD3(0.66, 0.64, 0.6), slender: 0.62)),
        tree(
            "willow", "willow", "Willow", SIMD3(7.6, 7.4, 7.6),
            Habit(fork: 0.24, boughs: 12, leaf: SIMD3(0.12, 0.17, 0.05), weeps: true)),
        tree(
            "olive-tree", "olive tree", "Olive tree", SIMD3(4, 4, 4),
            Habit(fork: 0.22, boughs: 9, leaf: SIMD3(0.13, 0.16, 0.1), slender: 1.5)),
    ]

    /// What tells one kind of tree from another.
    struct Habit: Sendable {
        /// Share of the height below the lowest boughs.
        var fork: Float
        var boughs: Int
        var leaf = SIMD3<Float>(0.075, 0.125, 0.032)
        var bark = SIMD3<Float>(0.115, 0.092, 0.072)
        /// Thickness of the trunk against the usual one.
        var slender: Float = 1
        /// Its twigs hang.
        var weeps = false
        var fruit: SIMD3<Float>?
    }

    private static func tree(
        _ name: String, _ concept: String, _ title: String, _ size: SIMD3<Float>, _ habit: Habit
    ) -> Shape {
        Shape(name, as: concept, title, size, .plant, .floor, density: 10) {
            var crown = Crown($0, habit)
            return crown.grown()
        }
    }
}

/// A tree while it grows.
private struct Crown {
    let size: SIMD3<Float>
    let habit: Shape.Habit
    var wood = Mesh()
    /// Leaves in shade, in light and at the tips.
    var leaves = [Mesh(), Mesh(), Mesh()]
    var fruit = Mesh()
    private var state: UInt32 = 0x9E37_79B9

    init(_ size: SIMD3<Float>, _ habit: Shape.Habit) {
        (self.size, self.habit) = (size, habit)
        state ^= UInt32(habit.boughs) &* 2_654_435_761
    }

    private mutating func unit() -> Float {
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return Float(state >> 8) * 0x1p-24
    }

    private mutating func between(_ a: Float, _ b: Float) -> Float { a + (b - a) * unit() }

    mutating func grown() -> AssetGeometry {
        let (h, r) = (size.y, min(size.x, size.z) / 2)
        let thick = 0.034 * h * habit.slender
        let lean = between(-0.03, 0.03) * h
        let trunk = [
            SIMD3(0, 0, 0), SIMD3(0, 0.04 * h, 0), SIMD3(0.3 * lean, 0.3 * h, 0),
            SIMD3(lean, 0.6 * h, 0.4 * lean), SIMD3(0.8 * lean, 0.86 * h, 0.2 * lean),
        ]
        wood.append(
            .tube(
                trunk, radius: thick,
                radii: [1.55 * thick, 1.05 * thick, 0.85 * thick, 0.45 * thick, 0.06 * thick],
                segments: 14))
        let middle = SIMD3(0, (habit.fork + (1 - habit.fork) * 0.5) * h, 0)
        let reach = SIMD3(r, (1 - habit.fork) * 0.52 * h, r)
        roots(thick)
        for k in 0..<habit.boughs {
            let t = (Float(k) + 0.5) / Float(habit.boughs)
            let turn = 2.4 * Float(k) + between(-0.35, 0.35)
            // Lower boughs reach out, upper ones up.
            let rise = -0.45 + 1.4 * t
            let level = max(0.05, 1 - rise * rise).squareRoot() * between(0.5, 0.84)
            let tip = middle + reach * SIMD3(sine(turn) * level, 0.74 * rise, cosine(turn) * level)
            let y = h * (habit.fork + (0.72 - habit.fork) * t * 0.9)
            let root = SIMD3(lean * y / h, y, 0)
            let knee = root + (tip - root) * 0.55 + SIMD3(0, 0.05 * h, 0)
            let bole = thick * (0.5 - 0.24 * t)
            wood.append(
                .tube(
                    [root, knee, tip], radius: bole, radii: [bole, 0.6 * bole, 0.15 * bole],
                    segments: 7))
            for part in 0..<Self.sprays {
                let along = 0.2 + 0.85 * Float(part) / Float(Self.sprays - 1)
                let from = root + (knee - root) * 0.8 + (tip - knee) * max(0, along - 0.3)
                let at =
                    knee + (tip - knee) * along
                    + SIMD3(between(-1, 1), between(-0.6, 0.8), between(-1, 1)) * (0.21 * r)
                let bend = (from + at) * 0.5 + SIMD3(0, 0.02 * h, 0)
                wood.append(
                    .tube(
                        [from, bend, at], radius: 0.24 * bole,
                        radii: [0.3 * bole, 0.2 * bole, 0.06 * bole], segments: 5))
                clump(at, 0.2 * r * between(0.7, 1.35), middle)
            }
        }
        for _ in 0..<4 {
            let aside = SIMD3(between(-1, 1), between(-0.5, 0.3), between(-1, 1)) * (0.16 * r)
            clump(SIMD3(0.8 * lean, 0.9 * h, 0) + aside, 0.2 * r, middle)
        }
        return geometry()
    }

    /// Clumps along each bough.
    private static let sprays = 7

    /// Where the trunk spreads into the ground.
    private mutating func roots(_ thick: Float) {
        for k in 0..<5 {
            let turn = 1.26 * Float(k) + between(-0.3, 0.3)
            let out = SIMD3(sine(turn), 0, cosine(turn))
            let reach = thick * between(2.1, 3)
            wood.append(
                .tube(
                    [
                        out * (0.55 * thick) + SIMD3(0, 2.2 * thick, 0),
                        out * (1.05 * thick) + SIMD3(0, 0.7 * thick, 0), out * reach,
                    ], radius: 0.4 * thick,
                    radii: [0.3 * thick, 0.42 * thick, 0.1 * thick], segments: 7))
        }
    }

    private mutating func clump(_ at: SIMD3<Float>, _ radius: Float, _ heart: SIMD3<Float>) {
        if habit.weeps {
            for _ in 0..<24 { strand(at, radius, heart) }
        }
        let count = habit.weeps ? 160 : 42_000 / (Self.sprays * habit.boughs + 4)
        for _ in 0..<count {
            var way = SIMD3(between(-1, 1), between(-1, 1), between(-1, 1))
            let l = max(0.05, length(way))
            let out = way / l
            way = out * powf(unit(), 0.55) * SIMD3(radius, 0.62 * radius, radius)
            leaf(at + way, out, heart, 0.0069 * size.y * between(0.65, 1.25))
        }
        if habit.fruit != nil {
            for _ in 0..<1 {
                let way = SIMD3(between(-1, 1), between(-0.9, 0.3), between(-1, 1))
                fruit.append(
                    .ball(
                        SIMD3(repeating: 0.05), center: at + normalize(way) * radius, segments: 12))
            }
        }
    }

    /// A twig that hangs, with leaves on both sides.
    private mutating func strand(_ at: SIMD3<Float>, _ radius: Float, _ heart: SIMD3<Float>) {
        let from = at + SIMD3(between(-1, 1), between(-0.2, 0.5), between(-1, 1)) * radius
        let long = min(from.y - 0.3, size.y * between(0.25, 0.55))
        guard long > 0.2 else { return }
        let sway = SIMD3(between(-1, 1), 0, between(-1, 1)) * (0.06 * long)
        let steps = Int(long / (0.02 * size.y))
        for k in 0..<max(2, steps) {
            let t = Float(k) / Float(max(1, steps))
            let out = normalize(SIMD3(between(-1, 1), -0.6, between(-1, 1)))
            leaf(from + sway * t - SIMD3(0, long * t, 0), out, heart, 0.013 * size.y)
        }
    }

    private mutating func leaf(
        _ at: SIMD3<Float>, _ out: SIMD3<Float>, _ heart: SIMD3<Float>, _ half: Float
    ) {
        let away = (at - heart) / (size * 0.5)
        let shell = min(1, length(away))
        let lie = normalize(SIMD3(between(-1, 1), between(-0.3, 1), between(-1, 1)) + out * 0.4)
        let crown = normalize(away + SIMD3(0, 0.25, 0.001))
        // Of the crown and the clump, and a little of its own: leaves glint one by one.
        let normal = normalize(
            crown * 0.8 + out * 0.6 + lie * (dot(lie, crown) < 0 ? -0.5 : 0.5))
        let axis = abs(lie.y) < 0.9 ? SIMD3<Float>(0, 1, 0) : SIMD3<Float>(1, 0, 0)
        let (level, turn) = (normalize(cross(lie, axis)), between(-1.4, 1.4))
        // Tips point out and down, no two the same way.
        let u = (level * cosine(turn) + cross(lie, level) * sine(turn)) * half
        let v = cross(lie, u) * (habit.weeps ? 0.35 : 0.62)
        // Inside and below it is dark.
        let tone = 0.55 * unit() + 0.5 * shell + 0.32 * out.y + 0.12 * away.y
        let k = tone < 0.5 ? 0 : tone < 0.92 ? 1 : 2
        let first = UInt32(leaves[k].positions.count)
        // Broadest nearer the stalk.
        leaves[k].positions += [at - u, at - v - u * 0.2, at + u, at + v - u * 0.2]
        leaves[k].normals += [SIMD3<Float>](repeating: normal, count: 4)
        leaves[k].uvs += [SIMD2<Float>](repeating: .zero, count: 4)
        leaves[k].indices += [first, first + 1, first + 2, first, first + 2, first + 3]
    }

    private func geometry() -> AssetGeometry {
        var parts: [AssetPart] = [
            .fixed(
                wood,
                AssetMaterial(substance: .wood, baseColor: habit.bark, roughness: 0.95), "trunk")
        ]
        for (k, share) in [Float(0.5), 1, 1.45].enumerated() {
            let c = habit.leaf * share
            parts.append(
                .sheet(
                    leaves[k], .matte(c.x, c.y, c.z * (k == 2 ? 0.9 : 1), roughness: 0.7),
                    "leaves\(k)", main: true))
        }
        if let red = habit.fruit {
            parts.append(.fixed(fruit, .matte(red.x, red.y, red.z, roughness: 0.3), "fruit"))
        }
        return AssetGeometry(parts: parts, size: size)
    }
}
