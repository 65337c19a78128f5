import Knowledge
import PlantainProto

/// Windows in a wall, and what is seen through them.
extension SurfaceBuilder {
    /// A casing, a sash of glazing bars for each wing and a sill before a view that glows as bright as the plan says;
    /// without any light outside, panes that mirror the room.
    func window() -> [Made] {
        var pieces = Pieces(seed: seed)
        let dark = pieces.chance.unit() < 0.25
        pieces.look(
            "frame",
            AssetMaterial(
                baseColor: dark ? SIMD3(0.045, 0.045, 0.05) : SIMD3(0.74, 0.73, 0.7),
                roughness: 0.36))
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        let bar: Float = 0.045
        // The casing lies on the wall around the opening, the jambs lead into it.
        let trim: Float = 0.06
        func box(_ low: SIMD3<Float>, _ high: SIMD3<Float>, _ bevel: Float = 0.004) {
            pieces.box("frame", low, high, bevel: bevel)
        }
        box(SIMD3(-w - trim, 0, -d), SIMD3(-w + 0.008, h + trim, -d + 0.02), 0.006)
        box(SIMD3(w - 0.008, 0, -d), SIMD3(w + trim, h + trim, -d + 0.02), 0.006)
        box(SIMD3(-w - trim, h - 0.008, -d), SIMD3(w + trim, h + trim, -d + 0.022), 0.006)
        box(SIMD3(-w, 0, -d), SIMD3(-w + bar, h, d))
        box(SIMD3(w - bar, 0, -d), SIMD3(w, h, d))
        box(SIMD3(-w + bar * 0.9, h - bar, -d), SIMD3(w - bar * 0.9, h, d * 0.98))
        box(SIMD3(-w + bar * 0.9, 0, -d), SIMD3(w - bar * 0.9, bar, d * 0.98))
        box(
            SIMD3(-w - trim - 0.03, -0.032, -d), SIMD3(w + trim + 0.03, 0.004, d + 0.1), 0.009)
        view(&pieces, behind: -d + 0.006)
        let columns = max(1, Int((size.x / 0.62).rounded()))
        let rows = pieces.chance.pick([1, 1, 2, 2, 3], or: 2)
        let (left, wide) = (-w + bar, 2 * (w - bar))
        for column in 0..<columns {
            let x = left + wide * Float(column) / Float(columns)
            sash(
                &pieces, x: x...x + wide / Float(columns), y: bar...h - bar, depth: -d...d * 0.55,
                rows: rows)
        }
        if columns > 1 {
            // A handle where two wings meet.
            pieces.look(
                "handle",
                AssetMaterial(
                    baseColor: SIMD3(0.62, 0.6, 0.55), roughness: 0.3, metalness: 1))
            let x = left + wide * Float(columns / 2) / Float(columns) - 0.02
            let (y, z) = (min(0.5 * h, 0.52), d * 0.55)
            pieces.box(
                "handle", SIMD3(x - 0.014, y - 0.035, z), SIMD3(x + 0.014, y + 0.035, z + 0.008),
                bevel: 0.003)
            pieces.box(
                "handle", SIMD3(x - 0.008, y - 0.1, z + 0.022),
                SIMD3(x + 0.008, y + 0.012, z + 0.034), bevel: 0.005)
            pieces.box(
                "handle", SIMD3(x - 0.008, y - 0.008, z), SIMD3(x + 0.008, y + 0.008, z + 0.028),
                bevel: 0.003)
        }
        return pieces.made
    }

    /// A wing: stiles and rails, a bead that slopes to the glass, and thin bars between its panes.
    private func sash(
        _ pieces: inout Pieces, x: ClosedRange<Float>, y: ClosedRange<Float>,
        depth: ClosedRange<Float>, rows: Int
    ) {
        func rim(_ inset: Float, _ width: Float, _ front: Float, _ bevel: Float) {
            let (x0, x1) = (x.lowerBound + inset, x.upperBound - inset)
            let (y0, y1) = (y.lowerBound + inset, y.upperBound - inset)
            let back = depth.lowerBound
            let slope = bevel * 0.5
            func box(_ low: SIMD3<Float>, _ high: SIMD3<Float>) {
                pieces.box("frame", low, high, bevel: bevel)
            }
            box(SIMD3(x0, y0, back), SIMD3(x0 + width, y1, front))
            box(SIMD3(x1 - width, y0, back), SIMD3(x1, y1, front))
            // Rails end in the stiles.
            box(
                SIMD3(x0 + width - slope, y0, back), SIMD3(x1 - width + slope, y0 + width, front))
            box(
                SIMD3(x0 + width - slope, y1 - width, back), SIMD3(x1 - width + slope, y1, front))
        }
        let front = depth.upperBound
        let middle = (depth.lowerBound + front) / 2
        rim(0.0015, 0.042, front, 0.004)
        rim(0.041, 0.013, middle + 0.01, 0.006)
        guard rows > 1 else { return }
        let (low, high) = (y.lowerBound + 0.05, y.upperBound - 0.05)
        for k in 1..<rows {
            // Two panes are a small one over a large one.
            let at = rows == 2 ? 0.66 : Float(k) / Float(rows)
            let level = low + (high - low) * at
            pieces.box(
                "frame", SIMD3(x.lowerBound + 0.04, level - 0.011, depth.lowerBound),
                SIMD3(x.upperBound - 0.04, level + 0.011, middle + 0.012), bevel: 0.006)
        }
    }

    private func view(_ pieces: inout Pieces, behind back: Float) {
        let (w, h) = (size.x / 2, size.y)
        // By night, and with nothing lit outside, panes mirror the room.
        guard (surface.material?.emission ?? 0) > 0 else {
            pieces.look(
                "pane", AssetMaterial(baseColor: SIMD3(0.012, 0.015, 0.024), roughness: 0.06),
                glow: 1)
            return pieces.pane("pane", x: -w...w, y: 0...h, z: back)
        }
        let palette = OutlookPalette(
            environment, tint: surface.material?.tint?.simd,
            lightFrom: pieces.chance.unit() < 0.5 ? -0.6 : 0.6)
        let painting = OutlookPainting(aspect: size.x / size.y, palette: palette, seed: seed)
        let (texture, peak) = painting.texture()
        pieces.look(
            "view", AssetMaterial(baseColor: .one, texture: texture, roughness: 0.06),
            glow: peak, isPicture: true)
        pieces.pane("view", x: -w...w, y: 0...h, z: back)
    }
}
