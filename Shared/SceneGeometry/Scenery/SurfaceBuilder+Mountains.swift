import Knowledge
import Materials
import PlantainProto

/// A range of mountains: crests and gullies by ridged noise, woods at its foot, rock where it is steep, snow above
/// where it is not.
extension SurfaceBuilder {
    /// Bare or white, and too high for a hill.
    var isMountain: Bool { [.stone, .snow].contains(substance) && size.y > 25 }

    func mountains() -> [Made] {
        var pieces = Pieces(seed: seed)
        let isWhite = substance == .snow
        let own = surface.material?.tint?.simd ?? SubstanceProperties.of(substance).color
        // Both have the haze before them that the plan's colour has.
        let pale = SIMD3<Float>(0.78, 0.81, 0.86)
        let rock = isWhite ? own * SIMD3(0.42, 0.42, 0.44) : own
        let snow = isWhite ? own : own + (pale - own) * 0.72
        pieces.look(
            "rock", AssetMaterial(substance: .stone, baseColor: rock, roughness: 0.9),
            takesWish: !isWhite, patternScale: 30)
        pieces.look(
            "snow", AssetMaterial(substance: .snow, baseColor: snow, roughness: 0.8),
            takesWish: isWhite, patternScale: 30)
        pieces.look(
            "scree",
            AssetMaterial(
                substance: .soil, baseColor: rock * SIMD3(1.22, 1.17, 1.08), roughness: 0.95),
            takesWish: false, patternScale: 18)
        let turf = own + (SIMD3(0.13, 0.13, 0.075) - own) * 0.42
        pieces.look(
            "turf", AssetMaterial(substance: .soil, baseColor: turf, roughness: 0.95),
            takesWish: false, patternScale: 14)
        let needles = own + (SIMD3(0.026, 0.046, 0.03) - own) * 0.68
        for (k, share) in [Float(0.8), 1, 1.25].enumerated() {
            pieces.look(
                "pines\(k)", AssetMaterial(baseColor: needles * share, roughness: 0.9),
                twoSided: true)
        }
        let green = own + (SIMD3(0.05, 0.085, 0.05) - own) * 0.6
        pieces.look(
            "woods", AssetMaterial(substance: .soil, baseColor: green, roughness: 0.95),
            takesWish: false, patternScale: 12)
        let key = UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32)
        let line = isWhite ? pieces.chance.between(-0.2, 0.1) : pieces.chance.between(0.5, 0.75)
        let shift = pieces.chance.between(0, 50)
        let unit = size.y * 1.5
        func place(_ u: Float, _ v: Float) -> SIMD3<Float> {
            let (x, z) = ((u - 0.5) * size.x, size.z * (0.5 - v))
            let at = SIMD3(x, size.y * Self.relief(x / unit + shift, z / unit, v, key), z)
            return at + SIMD3(0, 0.25, 1) * (size.y * Self.crags(at / unit, key))
        }
        let mesh = Mesh.sheet(columns: 640, rows: 170, crease: 1.6, place)
        // Above zero snow lies, or else wood grows: fields that the mesh is cut along, so that borders are as
        // smooth as the ground.
        var (snowy, wooded, loose, grassy) = ([Float](), [Float](), [Float](), [Float]())
        for (at, normal) in zip(mesh.positions, mesh.normals) {
            let ragged = Noise.plane(at.x / unit * 9, at.z / unit * 9, key &+ 77).x
            let fine = Noise.plane(at.x / unit * 31, at.z / unit * 31, key &+ 78).x
            let finest = Noise.plane(at.x / unit * 83, at.z / unit * 83, key &+ 79).x
            let rough = ragged + 0.6 * fine + 0.5 * finest
            let height = at.y / size.y + 0.1 * rough
            let level = abs(normal.y)
            // It slides off steep faces and stays longest in what is hollow.
            snowy.append(
                min(2.2 * (height - line + 0.1 * rough), level - 0.46 - 0.26 * rough)
                    + 0.35 * (height - line))
            wooded.append(
                isWhite ? -1 : min(3 * (0.24 - height), level - 0.3 - 0.2 * rough))
            grassy.append(
                isWhite ? -1 : min(3 * (0.44 - height), level - 0.5 - 0.25 * rough))
            loose.append(min(3 * (0.72 - height), level - 0.55 - 0.22 * (fine + finest)))
        }
        let (white, bare) = mesh.cut(along: snowy)
        pieces.add("snow", white.mesh)
        // Cut one after the other, each out of what the one before has left.
        let fields = [("woods", wooded), ("turf", grassy), ("scree", loose)]
        var rest = bare.mesh
        var values = fields.map { field in bare.from.map { $0.mixed(field.1) } }
        for (k, field) in fields.enumerated() {
            let (part, left) = rest.cut(along: values[k])
            pieces.add(field.0, part.mesh)
            if k == 0 { plant(&pieces, on: part.mesh) }
            rest = left.mesh
            values = values.map { old in left.from.map { $0.mixed(old) } }
        }
        pieces.add("rock", rest)
        return pieces.made
    }

    /// Spruces too far away to be more than points, thinning out at the edge of the wood.
    private func plant(_ pieces: inout Pieces, on ground: Mesh) {
        let count = ground.triangleCount
        guard count > 0 else { return }
        for _ in 0..<min(7000, count) {
            let (a, b, c) = ground.corners(3 * pieces.chance.index(count))
            let at = (a + b + c) / 3
            let tall = size.y * pieces.chance.between(0.012, 0.03)
            let wide = tall * pieces.chance.between(0.2, 0.3)
            let tone = "pines\(pieces.chance.index(3))"
            let top = at + SIMD3(0, tall, 0)
            for side: Float in [-1, 1] {
                pieces.card(
                    tone,
                    [at, at + SIMD3(side * wide, 0.1 * tall, 0.4 * wide), top, top],
                    normal: normalize(SIMD3(side * 0.8, 0.5, 0.6)))
            }
        }
    }

    /// Ledges and ribs on its faces, in heights of the range.
    private static func crags(_ at: SIMD3<Float>, _ key: UInt32) -> Float {
        var (sum, amplitude, frequency) = (Float(0), Float(0.022), Float(3.4))
        for octave in UInt32(0)..<5 {
            let n = Noise.space(at * SIMD3(1, 1.5, 1) * frequency, key &+ 60 &+ octave).w
            sum += amplitude * (0.5 - 1.4 * abs(n))
            amplitude *= 0.55
            frequency *= 2.07
        }
        return sum * min(1, max(0, at.y * 9))
    }

    /// Height in 0…1 of a place on the range, `v` from its front to its back.
    private static func relief(_ x: Float, _ z: Float, _ v: Float, _ key: UInt32) -> Float {
        // Crests wander: places are moved before they are looked up.
        let bend = Noise.plane(x * 0.7, z * 0.7, key &+ 5)
        let (px, pz) = (x + 0.35 * bend.x, z + 0.35 * bend.y * 0.3)
        var (sum, weight, amplitude, frequency) = (Float(0), Float(1), Float(0.5), Float(0.8))
        for octave in UInt32(0)..<7 {
            let n = Noise.plane(
                px * frequency + 13.7 * Float(octave), pz * frequency, key &+ octave)
            let crest = 1 - min(1, abs(n.x) * 1.6)
            let part = crest * crest * weight
            sum += amplitude * part
            weight = min(1, part * 1.8)
            amplitude *= 0.5
            frequency *= 2.1
        }
        let massif = 0.72 + 0.55 * Noise.plane(x * 0.42, 3.3, key &+ 40).x
        func step(_ low: Float, _ high: Float, _ x: Float) -> Float {
            let t = min(max((x - low) / (high - low), 0), 1)
            return t * t * (3 - 2 * t)
        }
        // Foothills first, then the crest: its faces lean back.
        let t = min(1, v / 0.72)
        let across = (0.25 * t + 0.75 * t * t) * (1 - 0.8 * step(0.75, 1, v))
        let height = max(0, across * (0.16 + 1.3 * sum) * massif + 0.02 * across)
        // Summits that would be higher than the box bow under its lid instead of being cut off flat.
        return height < 0.7 ? height : 1 - 0.09 / (height - 0.4)
    }
}
