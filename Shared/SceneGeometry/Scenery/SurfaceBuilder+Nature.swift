import Foundation
import Knowledge
import Materials
import PlantainProto

/// What grows and rises: trees of a few thousand cards at most, hills, tufts of grass.
extension SurfaceBuilder {
    private var bearsSnow: Bool { surface.material?.substance == .snow }

    private func leaves(_ pieces: inout Pieces, _ own: SIMD3<Float>) {
        let color = surface.material?.tint?.simd ?? own
        func leaf(_ share: Float, _ warm: Float) -> AssetMaterial {
            AssetMaterial(
                baseColor: color * SIMD3(share * (1 + warm), share, share * (1 - warm)),
                roughness: 0.7)
        }
        pieces.look("leaf0", leaf(0.62, -0.05), twoSided: true)
        pieces.look("leaf1", leaf(1, 0), twoSided: true)
        pieces.look("leaf2", leaf(1.4, 0.12), twoSided: true)
        pieces.look(
            "snow", AssetMaterial(baseColor: SIMD3(0.82, 0.84, 0.87), roughness: 0.85),
            twoSided: true)
        pieces.look(
            "trunk",
            AssetMaterial(
                substance: .wood,
                baseColor: hazed(
                    bearsSnow ? SIMD3(0.07, 0.06, 0.055) : SIMD3(0.1, 0.078, 0.06)),
                roughness: 0.95))
    }

    /// As the planner does with the leaves' colour: what is far tends to the air's.
    private func hazed(_ color: SIMD3<Float>) -> SIMD3<Float> {
        let far = (distance ?? 0) / 520
        return color + (SIMD3(0.33, 0.4, 0.47) - color) * min(0.75, 1 - exp(-far * (0.4 + far)))
    }

    /// Places of the trees in the box: one, or as many as stand side by side in it, in loose rows.
    private func stand(_ pieces: inout Pieces, spread: Float) -> [(at: SIMD3<Float>, scale: Float)]
    {
        let count = max(
            1, min(60, Int((size.x * max(size.z, spread) / (spread * spread)).rounded())))
        guard count > 1 else { return [(.zero, 1)] }
        let columns = max(1, Int((size.x / spread).rounded()))
        let rows = max(1, count / columns)
        var places: [(SIMD3<Float>, Float)] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let x = (Float(column) + 0.5 + pieces.chance.between(-0.42, 0.42)) / Float(columns)
                let z = (Float(row) + 0.5 + pieces.chance.between(-0.42, 0.42)) / Float(rows)
                places.append(
                    (
                        SIMD3((x - 0.5) * size.x, 0, (z - 0.5) * size.z),
                        pieces.chance.between(0.62, 1)
                    ))
            }
        }
        return places
    }

    /// Spruces: whorls of drooping boughs, each a flat and a hanging card.
    func conifers() -> [Made] {
        var pieces = Pieces(seed: seed)
        leaves(&pieces, SIMD3(0.035, 0.075, 0.036))
        let spread = min(size.x, size.y * 0.42)
        let places = stand(&pieces, spread: max(0.2, size.y * 0.36))
        // One tree is looked at more closely than a wood.
        let (whorls, twigs) = places.count == 1 ? (30, 6) : places.count < 5 ? (22, 3) : (19, 1)
        for place in places {
            let height = size.y * place.scale
            let radius = spread / 2 * place.scale * pieces.chance.between(0.85, 1)
            trunk(
                place.at, radius: 0.022 * height, height: height * (twigs > 1 ? 0.9 : 0.72), &pieces
            )
            for k in 0..<whorls {
                // Closer together toward the top, where they are short.
                let t = 1 - pow(1 - Float(k) / Float(whorls), 1.2)
                let y = height * (0.1 + 0.88 * t)
                let reach = radius * pow(1 - t, 0.85) + 0.03 * radius
                let boughs = max(6, 12 - 8 * k / whorls)
                let turn = pieces.chance.between(0, 6.28)
                for b in 0..<boughs {
                    let angle =
                        turn + (Float(b) + pieces.chance.between(-0.3, 0.3)) / Float(boughs)
                        * 2 * .pi
                    bough(
                        place.at + SIMD3(0, y, 0), angle, reach * pieces.chance.between(0.75, 1.1),
                        droop: 0.5 - 0.25 * t, twigs: twigs, &pieces)
                }
            }
        }
        return pieces.made
    }

    /// A spray of twigs on both sides of a drooping stem, or one card for all of them.
    private func bough(
        _ root: SIMD3<Float>, _ angle: Float, _ reach: Float, droop: Float, twigs: Int,
        _ pieces: inout Pieces
    ) {
        let out = SIMD3(sin(angle), 0, cos(angle))
        let side = SIMD3(out.z, 0, -out.x)
        func stem(_ t: Float) -> SIMD3<Float> {
            root + out * (reach * t) - SIMD3(0, droop * reach * t * (0.4 + 0.6 * t), 0)
        }
        func shade() -> String { "leaf\(pieces.chance.pick([0, 0, 1, 1, 1, 2], or: 1))" }
        let hang = SIMD3<Float>(0, -0.22 * reach - 0.02, 0)
        let up = normalize(out * 0.7 + SIMD3(0, 0.8, 0))
        if twigs <= 1 {
            let wide = side * (0.24 * reach + 0.02)
            let (middle, tip) = (stem(0.55), stem(1))
            let isWhite = bearsSnow && pieces.chance.unit() < 0.75
            pieces.card(
                isWhite ? "snow" : shade(), [root, middle - wide, tip, middle + wide], normal: up)
            pieces.card(
                shade(), [middle - wide * 0.9, tip, middle + wide * 0.9, middle + hang * 1.5],
                normal: normalize(out + SIMD3(0, 0.3, 0)))
            return
        }
        for k in 0..<twigs {
            let t = (Float(k) + pieces.chance.between(0.2, 0.9)) / Float(twigs)
            let at = stem(t)
            // Twigs are longest in the middle and point forward.
            let length = reach * (0.2 + 0.5 * t * (1.15 - t)) * pieces.chance.between(0.8, 1.2)
            for hand: Float in [-1, 1] {
                let way = normalize(side * hand + out * 0.7 - SIMD3(0, 0.25, 0))
                let tip = at + way * length + hang * 0.3
                let broad = out * (0.06 * reach + 0.01)
                let isWhite = bearsSnow && pieces.chance.unit() < 0.7
                pieces.card(
                    isWhite ? "snow" : shade(), [at - broad * 0.6, at + broad, tip, tip],
                    normal: normalize(up + side * (0.3 * hand)))
                if k % 3 == 1 {
                    pieces.card(
                        shade(),
                        [
                            at, at + way * (0.5 * length), at + way * (0.4 * length) + hang * 0.6,
                            at + hang * 0.7,
                        ],
                        normal: normalize(way * 0.6 + out * 0.5))
                }
            }
        }
        pieces.card(
            shade(),
            [
                stem(0.6) - side * (0.05 * reach), stem(0.6) + side * (0.05 * reach), stem(1),
                stem(1),
            ],
            normal: up)
    }

    /// Crowns of leaf clusters over a forked trunk.
    func broadleaves() -> [Made] {
        var pieces = Pieces(seed: seed)
        leaves(&pieces, SIMD3(0.07, 0.12, 0.03))
        let places = stand(&pieces, spread: max(0.3, size.y * 0.62))
        let usual = places.count > 6 ? 640 : places.count > 2 ? 800 : 1500
        for place in places {
            let height = size.y * place.scale
            let radius = min(size.x / 2, height * 0.34) * pieces.chance.between(0.85, 1)
            // Smaller leaves where they are seen from near, and as many more of them.
            let coarse = radius * (usual > 1000 ? 0.055 : 0.068)
            let most = Float(min(9000, 24_000 / places.count))
            let finer = min(max(coarse / (leaf ?? coarse), 1), (most / Float(usual)).squareRoot())
            let (each, half) = (Int(Float(usual) * finer * finer), coarse / finer)
            let fork = height * pieces.chance.between(0.3, 0.42)
            trunk(place.at, radius: 0.028 * height, height: height * 0.72, &pieces)
            // Boughs end in clumps of leaves.
            let clumps = (0..<(finer > 1.3 ? 19 : 9)).map { k -> (SIMD3<Float>, Float) in
                let angle = Float(k) * 2.4 + pieces.chance.between(-0.4, 0.4)
                let out = radius * (k == 0 ? 0 : pieces.chance.between(0.3, 0.74))
                let y =
                    k == 0
                    ? height * 0.78 : pieces.chance.between(fork + 0.1 * height, height * 0.82)
                let at = place.at + SIMD3(out * sin(angle), y, out * cos(angle))
                let path = [place.at + SIMD3(0, fork, 0), at]
                pieces.add(
                    "trunk",
                    Mesh.tube(
                        path, radius: 0.012 * height, radii: [0.014 * height, 0.004 * height],
                        segments: 5))
                return (at, radius * pieces.chance.between(0.36, 0.52) * (finer > 1.3 ? 0.74 : 1))
            }
            let heart = place.at + SIMD3(0, height * 0.6, 0)
            for k in 0..<each {
                let (center, reach) = clumps[k % clumps.count]
                var way = SIMD3(
                    pieces.chance.between(-1, 1), pieces.chance.between(-1, 1),
                    pieces.chance.between(-1, 1))
                way = normalize(way) * pow(pieces.chance.unit(), 0.4)
                let at = center + way * SIMD3(reach, reach * 0.8, reach)
                cluster(at, heart, half * pieces.chance.between(0.7, 1.4), &pieces)
            }
        }
        return pieces.made
    }

    private func cluster(
        _ at: SIMD3<Float>, _ heart: SIMD3<Float>, _ half: Float, _ pieces: inout Pieces
    ) {
        // Shaded as one soft crown, whichever way the card itself lies.
        let out = normalize(at - heart + SIMD3(0, 0.2 * half, 0))
        let (a, b) = (pieces.chance.between(0, 6.28), pieces.chance.between(-1, 1))
        let flat = (1 - b * b).squareRoot()
        let lie = SIMD3(flat * sin(a), b, flat * cos(a))
        let level = normalize(cross(lie, abs(lie.y) < 0.9 ? SIMD3(0, 1, 0) : SIMD3(1, 0, 0)))
        let turn = pieces.chance.between(-1.4, 1.4)
        let u = (level * cos(turn) + cross(lie, level) * sin(turn)) * half
        let v = cross(lie, u) * pieces.chance.between(0.5, 0.9)
        let tone = pieces.chance.unit() + 0.5 * out.y
        let shade = tone < 0.3 ? "leaf0" : tone < 1.05 ? "leaf1" : "leaf2"
        let isWhite = bearsSnow && out.y > 0.1 && pieces.chance.unit() < 0.7
        pieces.card(
            isWhite ? "snow" : shade, [at - u, at - v * 0.8, at + u, at + v],
            normal: normalize(out + lie * (dot(out, lie) > 0 ? 0.35 : -0.35)))
    }

    private func trunk(
        _ at: SIMD3<Float>, radius: Float, height: Float, _ pieces: inout Pieces
    ) {
        let lean = SIMD3(pieces.chance.between(-0.03, 0.03), 0, pieces.chance.between(-0.03, 0.03))
        let path = [
            at, at + SIMD3(0, 0.1 * height, 0), at + SIMD3(0, height, 0) + lean * height,
        ]
        pieces.add(
            "trunk",
            Mesh.tube(
                path, radius: radius, radii: [1.3 * radius, radius, 0.25 * radius], segments: 7))
    }

    /// Hills of grass, rock or snow, or else a far wood.
    func ridge() -> [Made] {
        let asked = surface.material?.substance ?? .unspecified
        if asked == .unspecified { return farWood() }
        var pieces = Pieces(seed: seed)
        let own = SubstanceProperties.of(substance)
        pieces.look(
            "ridge", AssetMaterial(substance: substance, baseColor: own.color, roughness: 0.9),
            takesWish: true)
        let phases = (0..<6).map { _ in pieces.chance.between(0, 6.28) }
        func wave(_ u: Float, _ k: Int, _ frequency: Float) -> Float {
            sin(2 * .pi * frequency * u + phases[k])
        }
        func top(_ u: Float) -> Float {
            var h = 0.62 + 0.16 * wave(u, 0, 1.3) + 0.1 * wave(u, 1, 3) + 0.07 * wave(u, 2, 6.4)
            if asked == .stone || asked == .snow {
                h += 0.14 * (1 - 2 * abs(wave(u, 3, 2.1))) + 0.05 * (1 - 2 * abs(wave(u, 4, 5.7)))
            }
            return max(0.08, min(1, h))
        }
        let mesh = Mesh.sheet(columns: 240, rows: 8, crease: 0.9) { u, v in
            SIMD3(
                (u - 0.5) * size.x, top(u) * size.y * v * v * (3 - 2 * v),
                size.z / 2 - size.z * v)
        }
        pieces.add("ridge", mesh)
        return pieces.made
    }

    /// Blades that bend outward from a root, many roots in the box.
    func tufts() -> [Made] {
        var pieces = Pieces(seed: seed)
        leaves(&pieces, SIMD3(0.1, 0.16, 0.035))
        // A narrow strip is a border: closed.
        let isVerge = size.x < 0.5 && size.z > 3
        let count = min(1400, max(1, Int(size.x * size.z * (isVerge ? 60 : 5))))
        for _ in 0..<count {
            let at = SIMD3(
                pieces.chance.between(-0.5, 0.5) * size.x, 0,
                size.z * (0.5 - pow(pieces.chance.unit(), isVerge ? 1 : 1.5)))
            let tall = size.y * pieces.chance.between(0.35, 1)
            for _ in 0..<7 {
                let angle = pieces.chance.between(0, 6.28)
                let out = SIMD3(sin(angle), 0, cos(angle))
                let side = SIMD3(out.z, 0, -out.x) * (0.012 * tall + 0.0015)
                let bend = tall * pieces.chance.between(0.15, 0.7)
                let foot = at + out * pieces.chance.between(0, 0.12) * tall
                let knee = foot + out * (bend * 0.3) + SIMD3(0, tall * 0.6, 0)
                let tip = foot + out * bend + SIMD3(0, tall * pieces.chance.between(0.75, 1), 0)
                let shade = "leaf\(pieces.chance.index(3))"
                let normal = normalize(out + SIMD3(0, 0.9, 0))
                pieces.card(
                    shade, [foot - side, foot + side, knee + side * 0.7, knee - side * 0.7],
                    normal: normal)
                pieces.card(
                    shade, [knee - side * 0.7, knee + side * 0.7, tip, tip], normal: normal)
            }
        }
        return pieces.made
    }
}
