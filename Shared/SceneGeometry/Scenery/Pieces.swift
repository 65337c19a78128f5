import Knowledge
import Materials
import PlantainProto

/// Collects the meshes of one piece of scenery, each kind of part with a material of its own.
struct Pieces {
    private var names: [String] = []
    private var meshes: [String: Mesh] = [:]
    private var looks: [String: SurfaceBuilder.Made] = [:]
    /// Seeded chance, the same on every machine.
    var chance: Chance

    init(seed: UInt64) { chance = Chance(seed) }

    /// Says what the parts of a name are made of; only `takesWish` ones are of the plan's material.
    ///
    /// - Parameter glow: the share of the material's emission that they send out.
    mutating func look(
        _ name: String, _ material: AssetMaterial, takesWish: Bool = false, glow: Float = 0,
        twoSided: Bool = false, layout: PatternLayout = .solid, isPicture: Bool = false,
        patternScale: Float = 0
    ) {
        let part = AssetPart(
            name: name, mesh: Mesh(), material: material, recolourable: takesWish,
            doubleSided: twoSided)
        looks[name] = SurfaceBuilder.Made(
            part: part, layout: layout, glow: glow, isPicture: isPicture, patternScale: patternScale
        )
        names.append(name)
    }

    mutating func add(_ name: String, _ mesh: Mesh) { meshes[name, default: Mesh()].append(mesh) }

    /// A box between two corners, its edges rounded by `bevel`.
    mutating func box(
        _ name: String, _ low: SIMD3<Float>, _ high: SIMD3<Float>, bevel: Float = 0
    ) {
        guard high.x > low.x, high.y > low.y, high.z > low.z else { return }
        if bevel > 0 {
            return add(name, Mesh.box(high - low, center: (low + high) / 2, bevel: bevel))
        }
        var mesh = meshes[name] ?? Mesh()
        for axis in 0..<3 {
            let (u, v) = ((axis + 1) % 3, (axis + 2) % 3)
            for side in [low, high] {
                var (a, b, c, d) = (side, side, side, side)
                (a[u], a[v], b[u], b[v]) = (low[u], low[v], high[u], low[v])
                (c[u], c[v], d[u], d[v]) = (high[u], high[v], low[u], high[v])
                var normal = SIMD3<Float>.zero
                normal[axis] = side == low ? -1 : 1
                mesh.addQuad(side == low ? [a, d, c, b] : [a, b, c, d], normal: normal)
            }
        }
        meshes[name] = mesh
    }

    /// An upright rectangle that faces +z.
    mutating func pane(
        _ name: String, x: ClosedRange<Float>, y: ClosedRange<Float>, z: Float
    ) {
        meshes[name, default: Mesh()].addQuad(
            [
                SIMD3(x.lowerBound, y.lowerBound, z), SIMD3(x.upperBound, y.lowerBound, z),
                SIMD3(x.upperBound, y.upperBound, z), SIMD3(x.lowerBound, y.upperBound, z),
            ], normal: SIMD3(0, 0, 1))
    }

    /// A flat card with normals of its own choice; wound so that it faces along them.
    mutating func card(_ name: String, _ corners: [SIMD3<Float>], normal: SIMD3<Float>) {
        meshes[name, default: Mesh()].addQuad(corners, normal: normal)
    }

    /// Parts that have a mesh, in the order in which they were described.
    var made: [SurfaceBuilder.Made] {
        names.compactMap { name in
            guard let mesh = meshes[name], !mesh.indices.isEmpty, var one = looks[name] else {
                return nil
            }
            one.part.mesh = mesh
            return one
        }
    }
}

extension Mesh {
    /// Two triangles; their winding follows the normal.
    fileprivate mutating func addQuad(_ corners: [SIMD3<Float>], normal: SIMD3<Float>) {
        let base = UInt32(positions.count)
        positions += corners
        normals += [SIMD3<Float>](repeating: normal, count: 4)
        uvs += [SIMD2(0, 1), SIMD2(1, 1), SIMD2(1, 0), SIMD2(0, 0)]
        let facet = cross(corners[1] - corners[0], corners[2] - corners[0])
        let order: [UInt32] = dot(facet, normal) >= 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]
        indices += order.map { base + $0 }
    }
}

/// A small seeded source of numbers (SplitMix64).
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0x1CE4_E5B9_D049_BB13 }

    mutating func unit() -> Float {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Float((z ^ (z >> 31)) >> 40) * 0x1p-24
    }

    mutating func between(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }
    mutating func index(_ count: Int) -> Int { min(count - 1, Int(unit() * Float(count))) }
    mutating func pick<T>(_ choices: [T], or fallback: T) -> T {
        choices.isEmpty ? fallback : choices[index(choices.count)]
    }
}
