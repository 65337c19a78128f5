import Foundation
import Knowledge
import Materials
import PlantainProto

/// A hill or a rock that stands by itself, level on top.
extension SurfaceBuilder {
    /// About as deep as it is wide, of turf, rock or snow.
    var isMound: Bool {
        [.grass, .stone, .snow].contains(surface.material?.substance ?? .unspecified)
            && size.y > 1.2 && size.z > 0.8 * size.x
    }

    func mound() -> [Made] {
        var pieces = Pieces(seed: seed)
        let own = SubstanceProperties.of(substance)
        let isRock = substance == .stone
        pieces.look(
            "mound",
            AssetMaterial(substance: substance, baseColor: own.color, roughness: own.roughness),
            takesWish: true)
        pieces.look(
            "turf",
            AssetMaterial(substance: .grass, baseColor: SIMD3(0.1, 0.145, 0.045), roughness: 0.9))
        let (radius, height) = (size.x / 2, size.y)
        // Where the level part ends; the rest is slope.
        let level = max(0.12, 1 - (isRock ? 0.75 : 2.6) * height / radius)
        let key = UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32)
        let unit = 0.6 * height
        func smooth(_ a: Float, _ b: Float, _ x: Float) -> Float {
            let t = min(max((x - a) / (b - a), 0), 1)
            return t * t * (3 - 2 * t)
        }
        func place(_ u: Float, _ v: Float) -> SIMD3<Float> {
            let angle = 2 * Float.pi * u
            let (s, c) = (sin(angle), cos(angle))
            // Half of the rows are spent on the slope.
            let share = v < 0.25 ? v / 0.25 * level : level + (v - 0.25) / 0.75 * (1 - level)
            let t = max(0, (share - level) / (1 - level))
            let wander =
                Noise.plane(2.1 * s + 7, 2.1 * c, key).x * 0.3
                + Noise.plane(5.3 * s, 5.3 * c + 3, key &+ 1).x * 0.14
            var reach =
                share * radius * (1 + (t > 0 ? wander * (0.25 + 0.75 * t) : 0) * (1 - level))
            var y: Float
            if isRock {
                // Steep below the brow, then ledges, then a foot of scree.
                y = 1 - 0.8 * smooth(0.02, 0.62, t) - 0.22 * smooth(0.5, 1, t)
                var (amplitude, frequency, out) = (Float(0.5), Float(0.9), Float(0))
                for octave in UInt32(0)..<6 {
                    let n = Noise.plane(
                        (s * reach + 31) / unit * frequency,
                        (c * reach + y * height * 1.7) / unit * frequency, key &+ 10 &+ octave)
                    out += amplitude * (1 - 2 * abs(n.x))
                    amplitude *= 0.56
                    frequency *= 2.05
                }
                let steep = smooth(0, 0.12, t) * (1 - 0.5 * smooth(0.8, 1, t))
                let bed = Noise.plane(1.7, y * 7 + 0.4 * out, key &+ 50).x
                reach += steep * height * (0.2 * out + 0.07 * bed)
                y += steep * 0.035 * out
            } else {
                y = 0.5 + 0.5 * cos(Float.pi * t)
                let swell = Noise.plane(s * reach / height, c * reach / height, key &+ 4).x
                y += 0.06 * swell * smooth(0, 0.3, t) * (1 - t)
            }
            // Its rim lies below the land or the water around.
            let bottom: Float = t >= 0.999 ? -0.06 : 0
            return SIMD3(s * reach, height * (y + bottom) + 0.015, c * reach)
        }
        let mesh = Mesh.sheet(
            columns: isRock ? 520 : 240, rows: isRock ? 170 : 60, crease: 1.1, place)
        guard isRock else {
            pieces.add("mound", mesh)
            return pieces.made
        }
        let green = zip(mesh.positions, mesh.normals).map { at, normal -> Float in
            let ragged = Noise.plane(at.x / unit * 3, at.z / unit * 3, key &+ 77).x
            return min(abs(normal.y) - 0.8 - 0.14 * ragged, 4 * (at.y / height - 0.62))
        }
        let (turf, bare) = mesh.cut(along: green)
        pieces.add("turf", turf.mesh)
        pieces.add("mound", bare.mesh)
        return pieces.made
    }
}
