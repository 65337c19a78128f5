import Knowledge
import Materials
import PlantainProto

extension SurfaceBuilder {
    /// A house front: rows of framed windows with sills, a ground floor with a door or a shop, a cornice.
    ///
    /// The walls are of the surface's material; its emission lights some of the windows.
    func building() -> [Made] {
        var pieces = Pieces(seed: seed)
        let own = SubstanceProperties.of(substance)
        pieces.look(
            "wall",
            AssetMaterial(substance: substance, baseColor: own.color, roughness: own.roughness),
            takesWish: true, layout: substance == .stone ? .slabs(side: 0.6) : .solid)
        let pale = AssetMaterial(baseColor: SIMD3(0.52, 0.5, 0.46), roughness: 0.75)
        let trims = [pale, pale, AssetMaterial(baseColor: SIMD3(0.2, 0.2, 0.21), roughness: 0.6)]
        pieces.look("trim", pieces.chance.pick(trims, or: pale))
        let doors: [SIMD3<Float>] = [
            SIMD3(0.05, 0.09, 0.07), SIMD3(0.16, 0.03, 0.025), SIMD3(0.03, 0.05, 0.1),
            SIMD3(0.1, 0.06, 0.035),
        ]
        pieces.look(
            "door",
            AssetMaterial(baseColor: pieces.chance.pick(doors, or: doors[0]), roughness: 0.4))
        pieces.look(
            "glass", AssetMaterial(baseColor: SIMD3(0.022, 0.027, 0.033), roughness: 0.05))
        // Rooms are lit by lamps of many kinds, behind curtains or without.
        for (k, room) in RoomPainting.rooms.enumerated() {
            pieces.look(
                "room\(k)",
                AssetMaterial(baseColor: .one, texture: room.texture, roughness: 0.12),
                glow: room.peak * Self.rooms[k], isPicture: true)
        }
        for (k, shop) in RoomPainting.shops.enumerated() {
            pieces.look(
                "shop\(k)",
                AssetMaterial(baseColor: .one, texture: shop.texture, roughness: 0.08),
                glow: shop.peak, isPicture: true)
        }
        // By day they are seen through the pane, which mirrors the street.
        pieces.look(
            "blind", AssetMaterial(baseColor: SIMD3(0.3, 0.29, 0.26), roughness: 0.06))
        pieces.look(
            "snow",
            AssetMaterial(substance: .snow, baseColor: SIMD3(0.84, 0.86, 0.9), roughness: 0.8))
        pieces.look(
            "roof", AssetMaterial(baseColor: SIMD3(0.09, 0.07, 0.065), roughness: 0.8))
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        pieces.box("wall", SIMD3(-w, 0, -d), SIMD3(w, h, d))
        if h > 33 {
            pieces.look(
                "lit", AssetMaterial(baseColor: SIMD3(0.95, 0.6, 0.28), roughness: 0.3), glow: 1)
            pieces.look(
                "dim", AssetMaterial(baseColor: SIMD3(0.85, 0.58, 0.3), roughness: 0.3),
                glow: 0.35)
            tower(&pieces)
            return pieces.made
        }
        let storey = pieces.chance.between(2.9, 3.4)
        let ground: Float = min(h, storey * 1.15)
        let bays = max(1, Int(size.x / pieces.chance.between(1.9, 2.9)))
        let wide = size.x / Float(bays)
        let (half, tall) = (
            min(0.75, wide * pieces.chance.between(0.2, 0.3)), pieces.chance.between(1.35, 1.9)
        )
        let isShop = pieces.chance.unit() < 0.55 && ground > 2.6
        let isLit = (surface.material?.emission ?? 0) > 0
        let share = pieces.chance.between(0.25, 0.6)
        func pane() -> String {
            let draw = pieces.chance.unit()
            guard isLit, draw < share else { return "glass" }
            return "room\(pieces.chance.index(Self.rooms.count))"
        }
        let entrance = pieces.chance.index(bays)
        for bay in 0..<bays {
            let x = -w + wide * (Float(bay) + 0.5)
            if bay == entrance {
                door(x, d, height: min(2.5, ground * 0.75), &pieces)
            } else if isShop {
                shop(x, d, half: wide * 0.42, top: ground - 0.55, pane: pane(), &pieces)
            } else {
                opening(x, d, half, y: 0.95, tall: min(tall, ground - 1.3), pane: pane(), &pieces)
            }
            var y = ground + 0.75
            while y + tall + 0.5 < h {
                opening(x, d, half, y: y, tall: tall, pane: pane(), &pieces)
                y += storey
            }
        }
        if isShop {
            pieces.box("door", SIMD3(-w, ground - 0.5, d), SIMD3(w, ground - 0.08, d + 0.07))
        }
        pieces.box("trim", SIMD3(-w, ground, d), SIMD3(w, ground + 0.14, d + 0.06))
        cap(&pieces, -w...w, y: ground + 0.14, z: d, deep: 0.06)
        cap(&pieces, -w...w, y: h, z: d, deep: 0.25)
        pieces.box("trim", SIMD3(-w, 0, d), SIMD3(w, 0.35, d + 0.03))
        pieces.box("trim", SIMD3(-w, h - 0.3, d), SIMD3(w, h, d + 0.25))
        roof(&pieces)
        return pieces.made
    }

    /// How bright rooms are, by their painting: most in the lamp's own light, some by a screen alone.
    private static let rooms: [Float] = [1, 0.9, 0.6, 0.8, 1.1, 0.4]

    /// Details of one pane, of which nothing else depends.
    private func details(_ x: Float, _ y: Float) -> Chance {
        Chance(seed &+ UInt64(abs(x) * 977) &* 31 &+ UInt64(abs(y) * 613) &+ (x < 0 ? 7 : 0))
    }

    /// Seen from afar: panes between piers, floor above floor, and something on the roof.
    private func tower(_ pieces: inout Pieces) {
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        let storey = pieces.chance.between(3.2, 4)
        let bays = max(3, Int(size.x / pieces.chance.between(1.8, 3)))
        let wide = size.x / Float(bays)
        let (half, tall) = (
            wide * pieces.chance.between(0.3, 0.46), storey * pieces.chance.between(0.4, 0.7)
        )
        let isLit = (surface.material?.emission ?? 0) > 0
        let share = pieces.chance.between(0.25, 0.6)
        let deep = max(2, Int(size.z / wide))
        for floor in 0..<max(1, Int((h - 3) / storey)) {
            let y = 2.4 + storey * Float(floor)
            // Whole floors work late, or are dark.
            let busy = share * pieces.chance.between(0.4, 1.5)
            func pane() -> String {
                let draw = pieces.chance.unit()
                return isLit && draw < busy ? (draw < 0.45 * busy ? "dim" : "lit") : "glass"
            }
            for bay in 0..<bays {
                let x = -w + wide * (Float(bay) + 0.5)
                pieces.pane(pane(), x: x - half...x + half, y: y...y + tall, z: d + 0.05)
            }
            for side: Float in [-1, 1] {
                for bay in 0..<deep {
                    let z = -d + 2 * d * (Float(bay) + 0.5) / Float(deep)
                    let x = side * (w + 0.05)
                    pieces.card(
                        pane(),
                        [
                            SIMD3(x, y, z - half), SIMD3(x, y, z + half),
                            SIMD3(x, y + tall, z + half), SIMD3(x, y + tall, z - half),
                        ], normal: SIMD3(side, 0, 0))
                }
            }
        }
        let top = pieces.chance.between(0.3, 0.8)
        pieces.box(
            "wall", SIMD3(-w * top, h, -d * top), SIMD3(w * top, h + 0.06 * h + 2, d * top))
        if pieces.chance.unit() < 0.35 {
            pieces.box("roof", SIMD3(-0.3, h, -0.3), SIMD3(0.3, h * 1.22, 0.3))
        }
    }

    /// Flat with a parapet, or a low hipped one.
    private func roof(_ pieces: inout Pieces) {
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        guard pieces.chance.unit() < 0.5, h < 14 else { return }
        let rise = min(2.4, d)
        let (front, back) = (d + 0.3, -d)
        pieces.card(
            "roof",
            [
                SIMD3(-w, h, front), SIMD3(w, h, front), SIMD3(w - 0.4, h + rise, 0),
                SIMD3(-w + 0.4, h + rise, 0),
            ], normal: normalize(SIMD3(0, front, rise)))
        for side: Float in [-1, 1] {
            pieces.card(
                "roof",
                [
                    SIMD3(side * w, h, back), SIMD3(side * w, h, front),
                    SIMD3(side * (w - 0.4), h + rise, 0), SIMD3(side * (w - 0.4), h + rise, 0),
                ], normal: SIMD3(side, 0.1, 0))
        }
    }

    /// Snow that has been left on a ledge; where none fell, nothing.
    private func cap(
        _ pieces: inout Pieces, _ x: ClosedRange<Float>, y: Float, z: Float, deep: Float
    ) {
        guard environment?.weather == .snowfall else { return }
        let thick = min(0.07, 0.03 + 0.3 * deep) * pieces.chance.between(0.8, 1.2)
        pieces.box(
            "snow", SIMD3(x.lowerBound + 0.01, y - 0.005, z),
            SIMD3(x.upperBound - 0.01, y + thick, z + deep - 0.008), bevel: 0.4 * thick)
    }

    private func opening(
        _ x: Float, _ z: Float, _ half: Float, y: Float, tall: Float, pane: String,
        _ pieces: inout Pieces
    ) {
        guard tall > 0.4 else { return }
        let bar: Float = 0.06
        pieces.pane(pane, x: x - half...x + half, y: y...y + tall, z: z + 0.012)
        var details = details(x, y)
        if pane == "glass" {
            let kind = details.unit()
            let drawn = details.between(0.1, 0.34) * half * 2
            if kind < 0.4 {
                let other = details.between(0.1, 0.34) * half * 2
                pieces.pane("blind", x: x - half...x - half + drawn, y: y...y + tall, z: z + 0.016)
                pieces.pane("blind", x: x + half - other...x + half, y: y...y + tall, z: z + 0.016)
            } else if kind < 0.65 {
                pieces.pane(
                    "blind", x: x - half...x + half,
                    y: y + tall * details.between(0.45, 0.85)...y + tall, z: z + 0.016)
            }
        }
        pieces.box("trim", SIMD3(x - half - bar, y, z), SIMD3(x - half, y + tall, z + 0.09))
        pieces.box("trim", SIMD3(x + half, y, z), SIMD3(x + half + bar, y + tall, z + 0.09))
        pieces.box(
            "trim", SIMD3(x - half - bar, y + tall, z),
            SIMD3(x + half + bar, y + tall + 0.12, z + 0.13))
        pieces.box(
            "trim", SIMD3(x - half - 0.12, y - 0.08, z), SIMD3(x + half + 0.12, y, z + 0.18))
        pieces.box("trim", SIMD3(x - 0.02, y, z), SIMD3(x + 0.02, y + tall, z + 0.03))
        cap(&pieces, x - half - 0.12...x + half + 0.12, y: y, z: z, deep: 0.18)
        cap(
            &pieces, x - half - bar...x + half + bar, y: y + tall + 0.12, z: z, deep: 0.13)
        let cross = y + 0.66 * tall
        pieces.box(
            "trim", SIMD3(x - half, cross - 0.02, z), SIMD3(x + half, cross + 0.02, z + 0.03))
    }

    private func door(_ x: Float, _ z: Float, height: Float, _ pieces: inout Pieces) {
        pieces.box("door", SIMD3(x - 0.48, 0, z), SIMD3(x + 0.48, height - 0.35, z + 0.04))
        pieces.pane("glass", x: x - 0.44...x + 0.44, y: height - 0.32...height, z: z + 0.02)
        for (y0, y1) in [(0.25, 0.85), (0.98, height - 0.5)] as [(Float, Float)] where y1 > y0 {
            for side: Float in [-0.21, 0.21] {
                pieces.box(
                    "door", SIMD3(x + side - 0.15, y0, z + 0.04),
                    SIMD3(x + side + 0.15, y1, z + 0.055))
            }
        }
        pieces.box("trim", SIMD3(x - 0.62, 0, z), SIMD3(x - 0.48, height + 0.12, z + 0.09))
        pieces.box("trim", SIMD3(x + 0.48, 0, z), SIMD3(x + 0.62, height + 0.12, z + 0.09))
        pieces.box("trim", SIMD3(x - 0.7, height, z), SIMD3(x + 0.7, height + 0.18, z + 0.16))
        pieces.box("trim", SIMD3(x - 0.6, 0, z), SIMD3(x + 0.6, 0.14, z + 0.35))
        cap(&pieces, x - 0.7...x + 0.7, y: height + 0.18, z: z, deep: 0.16)
        cap(&pieces, x - 0.6...x + 0.6, y: 0.14, z: z + 0.04, deep: 0.31)
    }

    private func shop(
        _ x: Float, _ z: Float, half: Float, top: Float, pane: String, _ pieces: inout Pieces
    ) {
        var details = details(x, top)
        let inside = pane == "glass" ? "glass" : "shop\(details.index(RoomPainting.shops.count))"
        pieces.pane(inside, x: x - half...x + half, y: 0.55...top, z: z + 0.012)
        if pane == "glass", details.unit() < 0.6 {
            // By day blinds and posters are all that is seen behind the pane's mirror.
            let foot = top - details.between(0.25, 0.7)
            pieces.pane("blind", x: x - half...x + half, y: foot...top, z: z + 0.016)
        }
        pieces.box("door", SIMD3(x - half - 0.07, 0.1, z), SIMD3(x + half + 0.07, 0.55, z + 0.06))
        for side: Float in [-1, 1] {
            let edge = x + side * half
            pieces.box("door", SIMD3(edge - 0.05, 0.55, z), SIMD3(edge + 0.05, top, z + 0.06))
        }
        pieces.box("door", SIMD3(x - half, top - 0.06, z), SIMD3(x + half, top, z + 0.06))
    }
}
