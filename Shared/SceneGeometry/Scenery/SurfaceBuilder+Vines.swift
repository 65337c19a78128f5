import Foundation
import Knowledge
import Materials
import PlantainProto

/// A vineyard: a hedge of leaves along each row's wires, trunks and posts below it and bare soil at its foot.
///
/// What the box is higher than vines are, the land under them rises toward its back.
extension SurfaceBuilder {
    private static let vineHeight: Float = 1.75

    func vines() -> [Made] {
        var pieces = Pieces(seed: seed)
        plantLooks(&pieces, SIMD3(0.1, 0.17, 0.035), core: 0.3)
        pieces.look("trunk", AssetMaterial(baseColor: SIMD3(0.09, 0.065, 0.045), roughness: 0.95))
        pieces.look("post", AssetMaterial(baseColor: SIMD3(0.24, 0.2, 0.16), roughness: 0.9))
        pieces.look("grapes", AssetMaterial(baseColor: SIMD3(0.05, 0.018, 0.06), roughness: 0.45))
        pieces.look("soil", AssetMaterial(baseColor: SIMD3(0.2, 0.145, 0.09), roughness: 0.95))
        let turf = SubstanceProperties.of(.grass)
        pieces.look(
            "land",
            AssetMaterial(substance: .grass, baseColor: turf.color, roughness: turf.roughness))
        let rise = max(0, size.y - Self.vineHeight)
        func ground(_ z: Float) -> Float { rise * (0.5 - z / size.z) }
        if rise > 0.003 {
            pieces.add(
                "land",
                Mesh.sheet(columns: 1, rows: 1) { u, v in
                    let z = size.z * (0.5 - v)
                    return SIMD3((u - 0.5) * (size.x + 8), ground(z), z)
                })
        }
        let half = max(0.062, 0.0042 * away)
        let length = size.z * Float(plantRows.count)
        let count = min(Self.most / (away < 5.5 ? 3 : 1), Int(length * 5.6 / (half * half * 1.5)))
        for x in plantRows {
            // Near the eye one looks between the leaves.
            let steps = away < 4 ? 0 : max(1, Int((size.z / max(1.2, 0.12 * away)).rounded()))
            for k in 0..<steps {
                let (z0, z1) = (
                    size.z * (0.5 - Float(k) / Float(steps)),
                    size.z * (0.5 - Float(k + 1) / Float(steps))
                )
                let (g0, g1) = (ground(z0), ground(z1))
                let top = 1.35 + pieces.chance.between(-0.1, 0.15)
                let sway = pieces.chance.between(-0.05, 0.05)
                pieces.card(
                    "core",
                    [
                        SIMD3(x + sway, g0 + 0.78, z0), SIMD3(x - sway, g1 + 0.78, z1),
                        SIMD3(x - sway, g1 + top, z1), SIMD3(x + sway, g0 + top, z0),
                    ], normal: SIMD3(1, 0, 0))
            }
            let soil = max(2, min(60, Int(size.z / max(0.25, 0.03 * away))))
            pieces.add(
                "soil",
                Mesh.sheet(columns: 4, rows: soil) { u, v in
                    let (side, z) = (2 * u - 1, size.z * (0.5 - v))
                    // Turf eats into its edges.
                    let edge = 0.3 + 0.14 * Noise.plane(x + side * 3, z * 1.6, rowKey &+ 8).x
                    return SIMD3(x + side * edge, ground(z) + 0.035 - 0.04 * side * side, z)
                })
            guard away < 45 else { continue }
            for k in 0..<max(1, Int(size.z / 1.15)) {
                let z = size.z * 0.5 - (Float(k) + pieces.chance.between(0.3, 0.7)) * 1.15
                let foot = SIMD3(x + pieces.chance.between(-0.04, 0.04), ground(z) - 0.03, z)
                if k % 5 == 0 {
                    pieces.box(
                        "post", foot - SIMD3(0.035, 0, 0.035),
                        foot + SIMD3(0.035, 1.82, 0.035))
                }
                let bend = SIMD3(
                    pieces.chance.between(-0.07, 0.07), 0.45, pieces.chance.between(-0.1, 0.1))
                pieces.add(
                    "trunk",
                    Mesh.tube(
                        [foot, foot + bend, foot + SIMD3(0, 0.95, 0)], radius: 0.03,
                        radii: [0.04, 0.026, 0.018], segments: 5))
                guard away < 9 else { continue }
                for _ in 0..<2 {
                    grapes(
                        foot
                            + SIMD3(
                                pieces.chance.between(-0.22, 0.22),
                                pieces.chance.between(0.68, 0.95),
                                pieces.chance.between(-0.5, 0.5)), &pieces)
                }
            }
        }
        for _ in 0..<count {
            let x = plantRows[pieces.chance.index(plantRows.count)]
            let z = pieces.chance.between(-0.5, 0.5) * size.z
            let around = pieces.chance.between(-0.6, 1.6) * .pi
            let wide = 0.3 + 0.14 * Noise.plane(x * 3.1, z * 0.9, rowKey).x
            let tall = 0.46 + 0.16 * Noise.plane(x * 2.3 + 9, z * 1.1, rowKey &+ 1).x
            let reach = pieces.chance.between(0.72, 1.08)
            let way = SIMD3(cos(around), sin(around), 0)
            // Young shoots stand up from the wires.
            let shoot =
                way.y > 0.5 && pieces.chance.unit() < 0.3 ? pieces.chance.between(0, 0.32) : 0
            let at = SIMD3(
                x + way.x * wide * reach, ground(z) + 1.12 + way.y * tall * reach + shoot, z)
            leafCard(
                at, normalize(way + SIMD3(0, 0.25, 0)), half * pieces.chance.between(0.7, 1.25),
                &pieces)
        }
        return pieces.made
    }

    private func leafCard(
        _ at: SIMD3<Float>, _ out: SIMD3<Float>, _ half: Float, _ pieces: inout Pieces
    ) {
        let lie = normalize(
            out * 0.6
                + SIMD3(
                    pieces.chance.between(-0.9, 0.9), pieces.chance.between(-0.6, 0.9),
                    pieces.chance.between(-0.9, 0.9)))
        let level = normalize(cross(lie, SIMD3(0.31, 1, 0.17)))
        let turn = pieces.chance.between(-1.4, 1.4)
        let u = (level * cos(turn) + cross(lie, level) * sin(turn)) * half
        let v = cross(lie, u) * pieces.chance.between(0.6, 1)
        let tone = leafTone(&pieces, out.y)
        let normal = normalize(out + lie * 0.5 + SIMD3(0, 0.15, 0))
        guard away < 5.5 else {
            pieces.card(tone, [at - u, at - v * 0.8, at + u, at + v], normal: normal)
            return
        }
        // Near ones have five lobes, and bays between them.
        for side in [v, v * -0.95] {
            let bay = at + u * 0.1 + side * 0.62
            pieces.card(
                tone, [at, at - u * 0.72, at - u * 0.5 + side * 0.95, bay], normal: normal)
            pieces.card(
                tone, [at, bay, at + u * 0.55 + side * 0.85, at + u * 1.05],
                normal: normalize(normal + lie * 0.1))
        }
    }

    private func grapes(_ at: SIMD3<Float>, _ pieces: inout Pieces) {
        let (wide, tall) = (pieces.chance.between(0.03, 0.05), pieces.chance.between(0.1, 0.16))
        for k in 0..<7 {
            let turn = Float(k) * 2.4
            let down = tall * Float(k) / 7
            let radius = wide * (1 - 0.6 * Float(k) / 7)
            pieces.add(
                "grapes",
                Mesh.ball(SIMD3(repeating: 0.017), segments: 6).mapped(
                    scale: .one, offset: at + SIMD3(cos(turn) * radius, -down, sin(turn) * radius)))
        }
    }
}
