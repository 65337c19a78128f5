import PlantainProto

extension MaterialPattern {
    /// Plain weave: threads over and under, yarn that is never quite even, and soft creases of wear.
    func fabric(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let at = relief.flat(q)
        let broad = Noise.cloud(q, size: 0.14, octaves: 4, footprint: f, seed: seed)
        let slub =
            Noise.cloud(
                at.x * 0.25, at.y * 3, size: 0.012, octaves: 2, footprint: f, seed: seed &+ 10
            ).x
            + Noise.cloud(
                at.x * 3, at.y * 0.25, size: 0.012, octaves: 2, footprint: f, seed: seed &+ 12
            ).x
        var shade: Float = 1 + 0.07 * broad.w + 0.06 * slub
        let thread: Float = 0.0008
        // Threads are regular, which the eye sees as moiré long before they are a pixel wide.
        let keep = Noise.seen(thread * 0.5, f)
        if keep > 0 {
            let (ix, x) = Noise.split(at.x / thread)
            let (iy, y) = Noise.split(at.y / thread)
            let over = (ix &+ iy) & 1 == 0
            // The upper thread is a half round; it dives at its ends.
            let (a, b) = over ? (y * 2 - 1, x * 2 - 1) : (x * 2 - 1, y * 2 - 1)
            let round = 1 - a * a
            let dive = 1 - 0.55 * b * b
            let id = over ? Noise.hash(iy, 0, 8, seed) : Noise.hash(ix, 1, 8, seed)
            let yarn = Noise.unit(id) - 0.5
            let twist = Noise.plane(b * 1.5 + a * 2, Float(id & 255), seed &+ 14).x
            // Divided by its mean, so that cloth is as bright from far as from near.
            let weave = (0.525 + 0.874 * round * dive) * (1 + 0.28 * yarn + 0.12 * twist)
            shade *= mix(1, weave, keep)
            let (sa, sb) = (a * 0.75 * keep, b * 0.5 * keep)
            if over { relief.tilt(-sb, -sa) } else { relief.tilt(-sa, -sb) }
        }
        relief.tilt(broad, 0.004)
        rough += 0.03 * slub
        return tint * shade
    }

    /// Hide: pebbles divided by fine creases, larger folds, uneven dye.
    func leather(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let broad = Noise.cloud(q, size: 0.16, octaves: 4, footprint: f, seed: seed)
        var color = tint * (1 + 0.13 * broad.w)
        let keep = Noise.seen(0.0024, f)
        if keep > 0 {
            let at = relief.flat(q)
            let n = Noise.cloud(at.x, at.y, size: 0.008, octaves: 2, footprint: f, seed: seed &+ 10)
            let c = at * 620 + SIMD2(n.x, n.y * 0.008)
            let cell = Noise.cells(c.x, c.y, seed &+ 11, jitter: 1)
            let crease = 1 - smoothstep(0.04, 0.22, cell.second - cell.near)
            let random = Noise.unit(cell.hash &* 2_654_435_761)
            color *= 1 + keep * (0.1 * (random - 0.5) - 0.3 * crease)
            let dome = cell.offset * 0.42 * keep
            relief.tilt(-dome.x, -dome.y)
            rough += keep * (0.14 * crease + 0.06 * (random - 0.5))
        }
        relief.tilt(broad, 0.003)
        rough += 0.06 * broad.w
        return color
    }

    /// Roughness that tells the skin of oranges and lemons from hide.
    static let peel: ClosedRange<Float> = 0.35...0.39

    /// Skin of citrus fruit: waxy, with shallow pores that no two have alike, paler where it is thick.
    func peel(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let broad = Noise.cloud(q, size: 0.035, octaves: 3, footprint: f, seed: seed)
        var color = tint * SIMD3(1 + 0.04 * broad.w, 1 + 0.09 * broad.w, 1 + 0.05 * broad.w)
        let bumps = Noise.cloud(q, size: 0.0034, octaves: 1, footprint: f, seed: seed &+ 5)
        relief.tilt(bumps, 0.00011)
        let keep = Noise.seen(0.0016, f)
        if keep > 0 {
            let c = relief.flat(q) * 560
            let cell = Noise.cells(c.x, c.y, seed &+ 11, jitter: 1)
            let pore = 1 - smoothstep(0.08, 0.3, cell.near)
            color *= 1 - 0.07 * keep * pore
            rough += 0.05 * keep * pore
            let dent = cell.offset * (0.22 * keep * (1 - smoothstep(0.15, 0.45, cell.near)))
            relief.tilt(dent.x, dent.y)
        }
        relief.tilt(broad, 0.0016)
        return color
    }

    /// Sheets and card: fibres too faint to name.
    func paper(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let broad = Noise.cloud(q, size: 0.12, octaves: 3, footprint: f, seed: seed)
        let fibre = Noise.cloud(
            q, size: 0.0022, octaves: 3, footprint: f, seed: seed &+ 10, gain: 0.7)
        relief.tilt(broad, 0.0012)
        relief.tilt(fibre, 0.00006)
        return tint * (1 + 0.015 * broad.w + 0.022 * fibre.w)
    }

    /// Plastic, wax and rubber: smooth, with smudges that dull the shine.
    func moulded(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let smudge = Noise.cloud(q, size: 0.06, octaves: 3, footprint: f, seed: seed)
        if substance == .wax { relief.tilt(smudge, 0.0012) }
        let grain =
            substance == .rubber
            ? Noise.cloud(q, size: 0.0016, octaves: 2, footprint: f, seed: seed &+ 10) : .zero
        relief.tilt(grain, 0.00008)
        rough *= 1 + 0.16 * smudge.w
        return tint * (1 + 0.018 * smudge.w + 0.03 * grain.w)
    }

    /// Slate with the ghosts of wiped chalk.
    func chalkboard(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p) + Float(seed & 31)
        let warp = Noise.cloud(at.x, at.y, size: 0.4, octaves: 2, footprint: f, seed: seed)
        let wipe = Noise.cloud(
            at.x * 0.35 + at.y * 0.2, at.y * 1.5 + warp.x * 0.1, size: 0.11, octaves: 4,
            footprint: f, seed: seed &+ 10)
        let dust = Noise.cloud(
            at.x, at.y, size: 0.003, octaves: 3, footprint: f, seed: seed &+ 20, gain: 0.8)
        let chalk = max(0, 0.022 + 0.025 * wipe.x + 0.02 * warp.x + 0.012 * dust.x)
        rough += 0.1 * wipe.x
        return tint + SIMD3(repeating: chalk)
    }

    /// Brushed or polished metal: fine lines one way, stains in the polish.
    func metal(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let smudge = Noise.cloud(q, size: 0.09, octaves: 4, footprint: f, seed: seed)
        var line: Float = 0
        // Rougher metal shows its brushing.
        let brushed = smoothstep(0.18, 0.32, roughness)
        if brushed > 0 {
            let a = Noise.seen(0.002, f)
            if a > 0 { line += a * Noise.space(q * SIMD3(6, 700, 6), seed &+ 10).w }
            let b = Noise.seen(0.0006, f)
            if b > 0 { line += b * 0.8 * Noise.space(q * SIMD3(14, 2300, 14), seed &+ 11).w }
            line *= brushed
        }
        rough *= 1 + 0.22 * smudge.w + 0.18 * line
        relief.slope += SIMD3(0, line * 0.025, 0)
        relief.tilt(smudge, 0.0004)
        return tint * (1 + 0.03 * smudge.w + 0.05 * line)
    }
}
