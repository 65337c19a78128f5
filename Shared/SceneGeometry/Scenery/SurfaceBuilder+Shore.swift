import Foundation
import Knowledge
import Materials
import PlantainProto

/// Where land meets water: banks with a wandering edge, cliffs, and water that falls down them.
extension SurfaceBuilder {
    /// Of something, and lower than any hill.
    var isBank: Bool {
        (surface.material?.substance ?? .unspecified) != .unspecified && size.y <= 0.9
    }

    /// Of rock, steeper than it is deep, and no mountain.
    var isCliff: Bool { substance == .stone && size.y <= 25 && size.z < size.y }

    /// Of water that does not lie level.
    var isFall: Bool { substance == .water }

    /// White, and hardly higher than the water: what is left of a wave.
    var isSurf: Bool { surface.material?.substance == .snow && size.y < 0.06 }

    private var key: UInt32 {
        UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32)
    }

    private func step(_ low: Float, _ high: Float, _ x: Float) -> Float {
        let t = min(max((x - low) / (high - low), 0), 1)
        return t * t * (3 - 2 * t)
    }

    /// A low swell that comes out of the water on its +z side, along a line that wanders, and runs out into level
    /// ground behind.
    func bank() -> [Made] {
        var pieces = Pieces(seed: seed)
        let own = SubstanceProperties.of(substance)
        pieces.look(
            "bank",
            AssetMaterial(substance: substance, baseColor: own.color, roughness: own.roughness),
            takesWish: true)
        let columns = min(1000, max(24, Int(size.x * 2.2)))
        let (key, deep) = (key, size.z)
        let mesh = Mesh.sheet(columns: columns, rows: 14) { u, v in
            let x = (u - 0.5) * size.x
            let wander =
                Noise.plane(x / (1.4 * deep), 0.37, key).x * 0.2
                + Noise.plane(x / (0.37 * deep), 5.21, key &+ 1).x * 0.07
            // From below the water's edge to where it is level again.
            let edge = deep * (0.24 + wander)
            let z = edge + 0.12 * deep - v * (edge + 0.62 * deep)
            let s = (edge - z) / (edge + 0.5 * deep)
            guard s > 0 else { return SIMD3(x, 1.6 * size.y * s, z) }
            let lump =
                0.72 + 0.5 * Noise.plane(x / (0.8 * deep), z / deep, key &+ 2).x
                + 0.3 * Noise.plane(x / (0.3 * deep), z / (0.4 * deep), key &+ 3).x
            let rise = step(0, 0.34, s) * lump * (1 - step(0.36, 1, s))
            return SIMD3(x, size.y * rise - 0.03 * step(0.8, 1, s), z)
        }
        pieces.add("bank", mesh)
        return pieces.made
    }

    /// Foam in a lace that wanders with the water's edge: closed at its front, on the +z side, torn behind.
    func surf() -> [Made] {
        var pieces = Pieces(seed: seed)
        pieces.look(
            "foam",
            AssetMaterial(substance: .snow, baseColor: SIMD3(0.78, 0.8, 0.8), roughness: 0.8),
            takesWish: true)
        let key = key
        let (wide, deep) = (size.x, size.z)
        let columns = min(1100, max(60, Int(wide / 0.06)))
        let mesh = Mesh.sheet(columns: columns, rows: 24) { u, v in
            let x = (u - 0.5) * wide
            // Tongues of some metres, each with smaller ones.
            let front =
                0.9 * Noise.plane(x * 0.16, 1.7, key).x + 0.3 * Noise.plane(x * 0.55, 4.1, key).x
                + 0.07 * Noise.plane(x * 2.1, 7.3, key).x
            let z = deep * (0.5 + 0.55 * front - v)
            return SIMD3(x, size.y * (1 - 0.5 * v) * (v < 0.07 ? 0.4 : 1), z)
        }
        // A closed rim, and behind it a net whose threads run where noise is zero.
        let density = zip(mesh.positions, mesh.uvs).map { at, uv -> Float in
            let back = 1 - uv.y
            let tear = Noise.plane(at.x * 2.3, at.z * 3.3, key &+ 9).x
            let wide = Noise.plane(at.x * 0.3, 9.9, key &+ 11).x
            let rim = 0.1 + 0.16 * wide + 0.08 * tear - back
            let thread = abs(
                Noise.plane(at.x * 1.5, at.z * 2.1, key &+ 8).x
                    + 0.45 * Noise.plane(at.x * 4.1, at.z * 5.3, key &+ 10).x)
            let net = 0.2 + 0.12 * wide - 0.2 * back - thread
            return max(rim, back > 0.999 ? -1 : net)
        }
        pieces.add("foam", mesh.cut(along: density).above.mesh)
        return pieces.made
    }

    /// A face of rock in ledges, level above.
    func cliff() -> [Made] {
        var pieces = Pieces(seed: seed)
        let own = SubstanceProperties.of(substance)
        pieces.look(
            "rock", AssetMaterial(substance: .stone, baseColor: own.color, roughness: 0.9),
            takesWish: true)
        pieces.look(
            "moss", AssetMaterial(substance: .grass, baseColor: SIMD3(0.06, 0.09, 0.03)))
        let key = key
        func brow(_ x: Float) -> Float {
            size.y
                * (0.88 + 0.12 * Noise.plane(x / size.y, 2.3, key).x
                    + 0.05 * Noise.plane(x / (0.2 * size.y), 7.7, key).x)
        }
        let unit = 0.45 * size.y
        let face = Mesh.sheet(columns: 220, rows: 90, crease: 0.5) { u, v in
            let x = (u - 0.5) * size.x
            let y = brow(x) * v
            var out: Float = 0
            var (amplitude, frequency) = (Float(0.5), Float(1))
            for octave in UInt32(0)..<5 {
                let n = Noise.plane(
                    x / unit * frequency, y / unit * frequency * 0.6 + Float(octave) * 9,
                    key &+ octave)
                out += amplitude * (1 - 2 * abs(n.x))
                amplitude *= 0.55
                frequency *= 2.1
            }
            // Beds of rock stand out one above the other.
            let bed = Noise.plane(3.1, y / (0.16 * size.y) + 0.3 * out, key &+ 60).x
            let lean = 0.35 * size.z * v
            return SIMD3(x, y, size.z * (0.28 + 0.2 * out + 0.07 * bed) - lean)
        }
        pieces.add("rock", face)
        let top = Mesh.sheet(columns: 120, rows: 6) { u, v in
            let x = (u - 0.5) * size.x
            return SIMD3(x, brow(x) - 0.02 + 0.06 * size.y * v, size.z * (0.2 - 0.7 * v))
        }
        pieces.add("moss", top)
        return pieces.made
    }

    /// Water that leaps over an edge: many ribbons, white where it breaks.
    func cascade() -> [Made] {
        var pieces = Pieces(seed: seed)
        let tones: [SIMD3<Float>] = [
            SIMD3(0.5, 0.58, 0.63), SIMD3(0.72, 0.78, 0.81), SIMD3(0.88, 0.9, 0.91),
        ]
        for (k, tone) in tones.enumerated() {
            pieces.look(
                "water\(k)", AssetMaterial(baseColor: tone, roughness: 0.45), twoSided: true)
        }
        let (w, h, d) = (size.x, size.y, size.z)
        let ribbons = min(420, max(60, Int(w * 60)))
        for k in 0..<ribbons {
            let isBack = k < ribbons / 3
            let across = (pieces.chance.unit() + pieces.chance.unit() - 1) * 0.5
            let from = isBack ? 0 : pow(pieces.chance.unit(), 1.6) * 0.85
            let to = isBack ? 1 : min(1, from + pieces.chance.between(0.15, 0.6))
            let half = w * (isBack ? 0.05 : pieces.chance.between(0.004, 0.02))
            let sway = pieces.chance.between(-0.03, 0.03) * w
            let ahead = isBack ? 0 : pieces.chance.between(0.02, 0.14) * d
            let name = "water\(isBack ? 0 : 1 + pieces.chance.index(2))"
            let phase = pieces.chance.between(0, 6)
            let mesh = Mesh.sheet(columns: 1, rows: 14) { u, v in
                let t = from + (to - from) * (1 - v)
                // Thin at both ends, thrown outward as it falls.
                let thin = isBack ? 1 : 4 * v * (1 - v)
                let spread = 1 + 0.35 * t
                let x = across * w * spread + sway * t + half * thin * (2 * u - 1) * spread
                let flutter = 0.012 * d * sin(9 * t + phase)
                return SIMD3(
                    x, h * (1 - t * t * 0.25 - t * 0.75),
                    d * (0.85 * t.squareRoot() - 0.45) + ahead + flutter)
            }
            pieces.add(name, mesh)
        }
        return pieces.made
    }
}
