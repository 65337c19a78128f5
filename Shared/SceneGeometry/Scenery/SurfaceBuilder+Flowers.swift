import Foundation
import Knowledge
import PlantainProto

/// Flowers that grow: as many as the box has room for, on stems as high as it is.
///
/// The material's tint is their petals' colour, its scale the radius of a blossom; without a tint they are of many
/// colours, as in a meadow.
extension SurfaceBuilder {
    /// Tufts of petals rather than of blades.
    var isFlowering: Bool { surface.material?.substance == .paper }

    /// What has fallen lies low.
    private var isLitter: Bool { size.y < 0.06 }

    private static let meadow: [SIMD3<Float>] = [
        SIMD3(0.8, 0.78, 0.72), SIMD3(0.82, 0.52, 0.02), SIMD3(0.6, 0.02, 0.015),
        SIMD3(0.22, 0.07, 0.42), SIMD3(0.62, 0.16, 0.32), SIMD3(0.07, 0.12, 0.5),
    ]

    func flowers() -> [Made] {
        if isLitter { return litter() }
        var pieces = Pieces(seed: seed)
        let wish = surface.material
        let radius = (wish?.scale ?? 0) > 0 ? wish?.scale ?? 0.025 : 0.025
        // Sunflowers and the like: a broad dark heart, leaves as large as the blossom.
        let isBig = radius > 0.06
        let colors = wish?.tint.map { [$0.simd] } ?? Self.meadow
        for (k, color) in colors.enumerated() {
            pieces.look(
                "petal\(k)", AssetMaterial(baseColor: color, roughness: 0.6), twoSided: true)
            pieces.look(
                "shade\(k)", AssetMaterial(baseColor: color * 0.72, roughness: 0.6), twoSided: true)
        }
        let heart = isBig ? SIMD3<Float>(0.075, 0.035, 0.014) : SIMD3(0.55, 0.33, 0.03)
        pieces.look("heart", AssetMaterial(baseColor: heart, roughness: 0.8), twoSided: true)
        pieces.look(
            "rim", AssetMaterial(baseColor: SIMD3(0.2, 0.1, 0.02), roughness: 0.8), twoSided: true)
        for (k, tone) in [SIMD3<Float>(0.045, 0.1, 0.022), SIMD3(0.075, 0.14, 0.03)].enumerated() {
            pieces.look("leaf\(k)", AssetMaterial(baseColor: tone, roughness: 0.6), twoSided: true)
        }
        let apart = isBig ? 2.6 * radius : max(0.13, 0.34 * size.y)
        let count = min(
            isBig ? 1500 : 2600, max(1, Int(size.x * size.z / (apart * apart))))
        func place(_ span: Float) -> Float { pieces.chance.between(-0.5, 0.5) * span }
        for _ in 0..<count {
            let at = SIMD3(place(size.x), 0, place(size.z))
            let tall = size.y * pieces.chance.between(isBig ? 0.75 : 0.5, 1)
            flower(
                at, tall, radius * pieces.chance.between(0.75, 1.15), isBig,
                kind: pieces.chance.index(colors.count), &pieces)
        }
        return pieces.made
    }

    /// Fallen leaves, folded along their ribs, some on edge, more in the middle than at the rim.
    private func litter() -> [Made] {
        var pieces = Pieces(seed: seed)
        let color = surface.material?.tint?.simd ?? SIMD3(0.4, 0.17, 0.04)
        let scale = surface.material?.scale ?? 0
        let radius = scale > 0 ? scale : 0.04
        let tones: [SIMD3<Float>] = [
            SIMD3(1, 1, 1), SIMD3(1.25, 1.2, 1.1), SIMD3(0.62, 0.55, 0.6), SIMD3(0.4, 0.36, 0.5),
        ]
        for (k, tone) in tones.enumerated() {
            pieces.look(
                "leaf\(k)", AssetMaterial(baseColor: color * tone, roughness: 0.65), twoSided: true)
        }
        let count = min(
            distance.map { $0 < 14 } ?? true ? 4600 : 3600,
            max(1, Int(size.x * size.z / (9 * radius * radius))))
        for _ in 0..<count {
            func place(_ span: Float) -> Float {
                (pieces.chance.between(-0.5, 0.5) + pieces.chance.between(-0.5, 0.5)) * span
            }
            let foot = SIMD3(place(size.x), 0.004 + size.y * 0.5 * pieces.chance.unit(), 0)
            let at = foot + SIMD3(0, 0, place(size.z))
            leaf(
                at, radius * pieces.chance.between(0.55, 1.1),
                "leaf\(pieces.chance.pick([0, 0, 0, 1, 1, 2, 3], or: 0))", &pieces)
        }
        return pieces.made
    }

    private func leaf(
        _ at: SIMD3<Float>, _ radius: Float, _ name: String, _ pieces: inout Pieces
    ) {
        let turn = pieces.chance.between(0, 6.28)
        let steep = pieces.chance.between(-0.45, 0.45)
        let along = normalize(SIMD3(sin(turn), steep, cos(turn)))
        let flat = normalize(cross(SIMD3(0, 1, 0), along))
        let up = cross(along, flat)
        let wide = radius * pieces.chance.between(0.45, 0.8)
        // Beyond a dozen metres no outline is made out.
        let isNear = (distance ?? 0) < 12
        let curl = pieces.chance.between(-0.1, 0.5)
        let lift = SIMD3<Float>(0, radius * abs(steep), 0)
        let (stem, tip) = (
            at - along * radius + lift, at + along * radius + lift + up * (0.25 * radius * curl)
        )
        for side: Float in [-1, 1] {
            let out = normalize(flat * side + up * curl)
            // Broad below its middle and drawn out to a point: an outline of six corners.
            func rim(_ along0: Float, _ share: Float) -> SIMD3<Float> {
                at + along * (along0 * radius) + out * (share * wide) + lift
            }
            let normal = normalize(up - flat * (side * curl * 0.8))
            guard isNear else {
                pieces.card(name, [stem, rim(-0.35, 1), rim(0.4, 0.62), tip], normal: normal)
                continue
            }
            let middle = at + lift
            pieces.card(name, [stem, rim(-0.72, 0.62), rim(-0.2, 1), middle], normal: normal)
            pieces.card(
                name, [middle, rim(-0.2, 1), rim(0.4, 0.6), tip],
                normal: normalize(normal + along * 0.15))
        }
    }

    private func flower(
        _ at: SIMD3<Float>, _ tall: Float, _ radius: Float, _ isBig: Bool, kind: Int,
        _ pieces: inout Pieces
    ) {
        let turn = pieces.chance.between(0, 6.28)
        let lean = SIMD3(sin(turn), 0, cos(turn)) * (tall * pieces.chance.between(0, 0.14))
        let tip = at + lean + SIMD3(0, tall, 0)
        let thick = isBig ? 0.012 : 0.002 + 0.004 * tall
        let side = SIMD3<Float>(thick, 0, 0)
        pieces.card(
            "leaf0", [at - side, at + side, tip + side * 0.6, tip - side * 0.6],
            normal: SIMD3(0, 0.4, 1))
        // Blossoms look up, and a little about; large ones hang their heads toward the light.
        let way = pieces.chance.between(-0.9, 0.9)
        let axis =
            isBig
            ? normalize(SIMD3(sin(way), pieces.chance.between(0.05, 0.45), cos(way)))
            : normalize(
                SIMD3(pieces.chance.between(-0.6, 0.6), 0.7, pieces.chance.between(0, 0.9)))
        let right = normalize(cross(SIMD3(0, 1, 0.01), axis))
        let up = cross(axis, right)
        let petals = isBig ? 17 : 8
        let inner = radius * (isBig ? 0.46 : 0.2)
        let spin = pieces.chance.between(0, 1)
        for k in 0..<petals {
            let angle = 2 * .pi * (Float(k) + spin) / Float(petals)
            let out = right * cos(angle) + up * sin(angle)
            let across = (up * cos(angle) - right * sin(angle)) * (radius * (isBig ? 0.13 : 0.3))
            let end =
                tip + out * (radius * pieces.chance.between(0.9, 1.08))
                + axis * (radius * pieces.chance.between(-0.08, 0.22))
            let middle = tip + out * (0.6 * radius)
            pieces.card(
                "\(k % 3 == 1 ? "shade" : "petal")\(kind)",
                [tip + out * (0.7 * inner), middle - across, end, middle + across],
                normal: normalize(axis + out * 0.35))
        }
        disc(tip + axis * (0.06 * radius), right, up, axis, inner, isBig ? "rim" : "heart", &pieces)
        if isBig {
            disc(tip + axis * (0.1 * radius), right, up, axis, 0.72 * inner, "heart", &pieces)
        }
        let leaves = isBig ? 5 : 3
        for k in 0..<leaves {
            let angle = turn + 2.4 * Float(k)
            let out = SIMD3(sin(angle), 0, cos(angle))
            let share = 0.12 + 0.6 * Float(k) / Float(leaves)
            let foot = at + (tip - at) * share
            let reach = isBig ? radius * 1.5 : tall * 0.28
            let across = SIMD3(out.z, 0, -out.x) * (reach * (isBig ? 0.36 : 0.12))
            let middle = foot + out * (0.5 * reach) + SIMD3(0, (isBig ? 0.12 : 0.45) * reach, 0)
            let end = foot + out * reach + SIMD3(0, (isBig ? -0.25 : 0.5) * reach, 0)
            pieces.card(
                "leaf\(k % 2)", [foot, middle - across, end, middle + across],
                normal: normalize(SIMD3(0, 1, 0) + out * 0.3))
        }
    }

    private func disc(
        _ middle: SIMD3<Float>, _ right: SIMD3<Float>, _ up: SIMD3<Float>, _ axis: SIMD3<Float>,
        _ radius: Float, _ name: String, _ pieces: inout Pieces
    ) {
        func rim(_ k: Int) -> SIMD3<Float> {
            let angle = .pi * Float(k) / 4
            return middle + (right * cos(angle) + up * sin(angle)) * radius
        }
        for k in stride(from: 0, to: 8, by: 2) {
            pieces.card(name, [middle, rim(k), rim(k + 1), rim(k + 2)], normal: axis)
        }
    }
}
