import Foundation
import Knowledge
import Materials
import PlantainProto

/// Fields in rows along the depth of their box, as far apart as the material's scale says: of wood are vines on wires
/// and, below the hip, bushes in flower; of grass is what stands closed.
///
/// What is far is of fewer and larger cards, so that every band of a field costs about as much.
extension SurfaceBuilder {
    /// Tufts that were sown rather than grew.
    var isSown: Bool {
        [.wood, .grass].contains(surface.material?.substance ?? .unspecified)
            && (surface.material?.scale ?? 0) > 0
    }

    /// Cards of a box at most.
    static let most = 42_000

    func crops() -> [Made] {
        guard substance == .wood else { return size.y < 1.4 ? grain() : corn() }
        return size.y < 1.2 ? bushes() : vines()
    }

    var rowSpacing: Float { max(0.1, surface.material?.scale ?? 1) }
    /// Metres from the eye to the nearer half of the box.
    var away: Float { max(1, (distance ?? 8) - 0.25 * size.z) }
    var rowKey: UInt32 { UInt32(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15 >> 32) }

    /// Middles of the rows across the box.
    var plantRows: [Float] {
        let count = max(1, Int((size.x / rowSpacing).rounded()))
        return (0..<count).map { (Float($0) + 0.5 - Float(count) / 2) * rowSpacing }
    }

    func plantLooks(_ pieces: inout Pieces, _ own: SIMD3<Float>, core: Float) {
        let color = surface.material?.tint?.simd ?? own
        for (k, share) in [Float(0.6), 1, 1.45].enumerated() {
            let tone = color * SIMD3(share * (0.95 + 0.07 * Float(k)), share, share * 0.95)
            pieces.look("leaf\(k)", AssetMaterial(baseColor: tone, roughness: 0.7), twoSided: true)
        }
        pieces.look("core", AssetMaterial(baseColor: color * core, roughness: 0.9), twoSided: true)
        pieces.look(
            "stem", AssetMaterial(baseColor: SIMD3(0.13, 0.15, 0.07), roughness: 0.8),
            twoSided: true)
    }

    func leafTone(_ pieces: inout Pieces, _ light: Float) -> String {
        let tone = 0.7 * pieces.chance.unit() + 0.5 * light
        return tone < 0.3 ? "leaf0" : tone < 0.78 ? "leaf1" : "leaf2"
    }

    // MARK: Bushes

    /// Round bushes side by side, bristling with flowers or leaves.
    private func bushes() -> [Made] {
        var pieces = Pieces(seed: seed)
        plantLooks(&pieces, SIMD3(0.08, 0.15, 0.035), core: 0.32)
        let half = min(0.33 * rowSpacing, 0.9 * size.y)
        let core = 0.62 * size.y
        for x in plantRows {
            let steps = min(140, max(4, Int(size.z / max(0.16, 0.02 * away))))
            pieces.add(
                "core",
                Mesh.sheet(columns: 6, rows: steps) { u, v in
                    let z = size.z * (0.5 - v)
                    let swell =
                        0.86 + 0.14 * cos(z / (0.8 * rowSpacing) * 2 * .pi + x)
                        + 0.16 * Noise.plane(x, z * 2, rowKey).x
                    let angle = (1 - u) * .pi
                    return SIMD3(
                        x + cos(angle) * half * 0.86 * swell, sin(angle) * core * swell, z)
                })
        }
        let width = max(0.011, 0.0015 * away)
        let long = max(0.36 * size.y, 2.2 * width)
        let length = size.z * Float(plantRows.count)
        let count = min(Self.most / 2, Int(length * 2.6 * half * 2.1 / (long * width * 2)))
        let hasStems = away < 12
        for _ in 0..<count {
            let x = plantRows[pieces.chance.index(plantRows.count)]
            let z = pieces.chance.between(-0.5, 0.5) * size.z
            let swell =
                0.86 + 0.14 * cos(z / (0.8 * rowSpacing) * 2 * .pi + x)
                + 0.16 * Noise.plane(x, z * 2, rowKey).x
            let angle = pieces.chance.between(0.06, 0.94) * .pi
            let way = SIMD3(cos(angle), sin(angle), 0)
            let foot = SIMD3(x + way.x * half * 0.8 * swell, way.y * core * swell * 0.9, z)
            let lean = normalize(
                way * SIMD3(0.8, 1, 1)
                    + SIMD3(
                        pieces.chance.between(-0.3, 0.3), pieces.chance.between(0.1, 0.6),
                        pieces.chance.between(-0.45, 0.45)))
            let own = long * pieces.chance.between(0.75, 1.2)
            let tip = foot + lean * own
            let neck = foot + lean * (own * (hasStems ? 0.5 : 0.15))
            let side = normalize(cross(lean, SIMD3(0.2, 0.1, 1))) * width
            let normal = normalize(way + SIMD3(0, 0.4, 0.35))
            if hasStems {
                pieces.card(
                    "stem", [foot - side * 0.25, foot + side * 0.25, neck + side * 0.2, neck],
                    normal: normal)
            }
            let belly = neck + (tip - neck) * 0.45
            pieces.card(
                leafTone(&pieces, way.y), [neck, belly - side, tip, belly + side], normal: normal)
        }
        return pieces.made
    }

    // MARK: Grain

    /// A closed stand of stalks with their ears over a ground of their own colour.
    private func grain() -> [Made] {
        var pieces = Pieces(seed: seed)
        plantLooks(&pieces, SIMD3(0.52, 0.36, 0.13), core: 0.5)
        canopy(&pieces, at: 0.74)
        let area = size.x * size.z
        let wanted = max(0.006, 0.0011 * away)
        let count = min(Self.most / 3, max(40, Int(area * 0.55 / (wanted * wanted * 14))))
        // Where fewer are drawn than stand there they are broader.
        let wide = max(wanted, (area * 0.55 / (Float(count) * 14)).squareRoot())
        let long = max(0.1 * size.y, min(0.3 * size.y, 7 * wide))
        for k in 0..<count {
            let x = (pieces.chance.unit() - 0.5) * size.x
            // Those in front are seen down to the ground.
            let isFront = away < 14 && k % 6 == 0
            let z =
                isFront
                ? size.z / 2 - 0.3 * pieces.chance.unit() : (pieces.chance.unit() - 0.5) * size.z
            let swell = 1 + 0.09 * Noise.plane(x * 0.3, z * 0.3, rowKey).x
            let top = size.y * pieces.chance.between(0.82, 1) * swell
            // Wind leans all of them one way, in gusts.
            let gust = 0.35 + 0.4 * Noise.plane(x * 0.12, z * 0.12, rowKey &+ 3).x
            let lean = SIMD3(
                gust + pieces.chance.between(-0.35, 0.35), 0, pieces.chance.between(-0.4, 0.4))
            let neck = SIMD3(x, top - long, z) + lean * (0.08 * size.y)
            let tip = neck + normalize(SIMD3(lean.x * 0.9, 1, lean.z * 0.9)) * long
            let turn = pieces.chance.between(-0.9, 0.9)
            let side = SIMD3(cos(turn), 0, sin(turn)) * wide
            let normal = normalize(SIMD3(lean.x * 0.3, 0.7, 0.6))
            let tone = leafTone(&pieces, 0.75)
            let belly = neck + (tip - neck) * 0.4
            pieces.card(tone, [neck, belly - side, tip, belly + side], normal: normal)
            if away < 24 {
                let foot = SIMD3(x, isFront ? 0 : 0.45 * size.y, z + (isFront ? 0.05 : 0))
                pieces.card(
                    k % 2 == 0 ? "leaf0" : "leaf1",
                    [foot - side * 0.3, foot + side * 0.3, neck + side * 0.2, neck - side * 0.2],
                    normal: normal)
            }
        }
        return pieces.made
    }

    /// What is seen between the tops: a sheet below them that comes down in front.
    private func canopy(_ pieces: inout Pieces, at share: Float) {
        let columns = min(120, max(4, Int(size.x / max(0.2, 0.03 * away))))
        let steps = min(80, max(4, Int(size.z / max(0.2, 0.03 * away))))
        pieces.add(
            "core",
            Mesh.sheet(columns: columns, rows: steps + 1) { u, v in
                let row = v * Float(steps + 1)
                let x = (u - 0.5) * size.x
                let z = size.z * (0.5 - max(0, row - 1) / Float(steps))
                guard row >= 0.5 else { return SIMD3(x, 0, z) }
                let swell =
                    1 + 0.09 * Noise.plane(x * 0.3, z * 0.3, rowKey).x
                    + 0.05 * Noise.plane(x * 2.1, z * 2.1, rowKey &+ 5).x
                return SIMD3(x, share * size.y * swell, z)
            })
    }

    // MARK: Corn

    /// Stalks higher than a man with long leaves that arch, tassels over them.
    private func corn() -> [Made] {
        var pieces = Pieces(seed: seed)
        plantLooks(&pieces, SIMD3(0.1, 0.18, 0.035), core: 0.35)
        pieces.look(
            "tassel", AssetMaterial(baseColor: SIMD3(0.42, 0.33, 0.14), roughness: 0.8),
            twoSided: true)
        canopy(&pieces, at: away < 14 ? 0.32 : 0.55)
        let apart = max(0.17, 0.011 * away)
        let leaves = away < 12 ? 9 : away < 30 ? 5 : 3
        let count = min(
            Self.most / (3 * leaves + 4), max(8, Int(size.x * size.z / (apart * rowSpacing))))
        let grown = max(1, (size.x * size.z / (Float(count) * 0.17 * rowSpacing)).squareRoot())
        for _ in 0..<count {
            let x =
                plantRows[pieces.chance.index(plantRows.count)] + pieces.chance.between(-0.06, 0.06)
            let foot = SIMD3(x, 0, pieces.chance.between(-0.5, 0.5) * size.z)
            let tall = size.y * pieces.chance.between(0.8, 1)
            let tip = foot + SIMD3(pieces.chance.between(-0.08, 0.08), tall, 0)
            let thick = SIMD3<Float>(0.014 * min(grown, 2), 0, 0)
            pieces.card(
                "leaf0", [foot - thick, foot + thick, tip + thick * 0.5, tip - thick * 0.5],
                normal: normalize(SIMD3(0, 0.3, 1)))
            for k in 0..<leaves {
                let share = 0.25 + 0.65 * (Float(k) + pieces.chance.unit()) / Float(leaves)
                let angle = Float(k) * 2.6 + pieces.chance.between(-0.6, 0.6)
                let out = SIMD3(sin(angle), 0, cos(angle))
                let reach = 0.38 * size.y * (1.15 - 0.6 * abs(share - 0.5)) * min(grown, 1.6)
                let across = SIMD3(out.z, 0, -out.x) * (0.03 * min(grown, 3))
                let root = foot + (tip - foot) * share
                let rib = { (out0: Float, up: Float) in
                    root + out * (out0 * reach) + SIMD3(0, up * reach, 0)
                }
                let droop = pieces.chance.between(-0.45, 0.05)
                let (knee, elbow, end) = (
                    rib(0.33, 0.42), rib(0.7, 0.4 + 0.3 * droop), rib(1, droop)
                )
                let normal = normalize(SIMD3(0, 0.9, 0) + out * 0.4)
                let tone = leafTone(&pieces, 0.55 * share)
                pieces.card(
                    tone, [root - across * 0.5, root + across * 0.5, knee + across, knee - across],
                    normal: normal)
                // It hangs over from its bend.
                pieces.card(
                    tone,
                    [knee - across, knee + across, elbow + across * 0.7, elbow - across * 0.7],
                    normal: normalize(normal + out * 0.3))
                pieces.card(
                    tone, [elbow - across * 0.7, elbow + across * 0.7, end, end],
                    normal: normalize(normal + out * 0.8))
            }
            for k in 0..<3 {
                let lean = SIMD3(0.05 * Float(k - 1), 0.2, pieces.chance.between(-0.05, 0.05))
                let end = tip + lean * pieces.chance.between(0.7, 1.2)
                let thin = SIMD3<Float>(0.006 * min(grown, 2.5), 0, 0)
                pieces.card(
                    "tassel",
                    [tip - thin * 0.5, (tip + end) / 2 - thin, end, (tip + end) / 2 + thin],
                    normal: normalize(SIMD3(0, 0.4, 1)))
            }
        }
        return pieces.made
    }
}
