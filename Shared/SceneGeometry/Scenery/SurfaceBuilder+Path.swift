import Foundation
import Knowledge
import Materials
import PlantainProto

/// A way that feet have made: its sides sink into the land along a line that wanders.
extension SurfaceBuilder {
    /// A long strip of earth or sand; roads are laid and have edges.
    var isPath: Bool {
        [.soil, .sand].contains(substance) && size.x < 5 && size.z > 40 && size.y < 0.3
    }

    func path() -> [Made] {
        var pieces = Pieces(seed: seed)
        let own = SubstanceProperties.of(substance)
        pieces.look(
            "top",
            AssetMaterial(substance: substance, baseColor: own.color, roughness: own.roughness),
            takesWish: true)
        let key = UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32)
        let mesh = Mesh.sheet(columns: 16, rows: 900, crease: 2) { u, v in
            // Rows lie closer where the eye is: at its near end.
            let z = size.z * (0.5 - 0.02 * v - 0.98 * v * v)
            let side = 2 * u - 1
            let wander =
                Noise.plane(z * 0.35, side < 0 ? 3.1 : 17.7, key).x * 0.16
                + Noise.plane(z * 1.3, side < 0 ? 5.3 : 11.9, key &+ 1).x * 0.1
            let x = side * (size.x / 2) * (1.08 + abs(side) * wander)
            let bumps = Noise.plane(x * 1.7, z * 1.7, key &+ 2).x * 0.012
            let tufts = Noise.plane(x * 6, z * 6, key &+ 3).x * 0.012
            let edge = side * side * side * side
            return SIMD3(x, size.y + bumps * (1 - edge) - edge * (0.045 + tufts), z)
        }
        pieces.add("top", mesh)
        return pieces.made
    }
}
