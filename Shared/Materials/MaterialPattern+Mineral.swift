import Knowledge

extension MaterialPattern {
    /// Pale stone with clouds and branching veins.
    func marble(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        var q = p + SIMD3(repeating: Float(seed & 63))
        var joint: Float = 0
        if case .slabs(let side) = layout {
            let slab = slabAt(p, side: side, gap: 0.0012, f, &relief)
            q += (slab.random - 0.5).xyz * 4
            joint = slab.joint
        }
        // Sheets of minerals, folded: lines of equal phase run one way and wander.
        let warp = Noise.cloud(q, size: 0.7, octaves: 5, footprint: f, seed: seed, gain: 0.52)
        let fold = Noise.cloud(
            q + 3.1, size: 0.24, octaves: 4, footprint: f, seed: seed &+ 40, gain: 0.55)
        let clouds = Noise.cloud(q, size: 0.6, octaves: 3, footprint: f, seed: seed &+ 60).w
        func line(_ phase: Float, _ width: Float, _ period: Float) -> Float {
            let x = abs(phase - phase.rounded())
            let soft = width + 1.5 * f / period
            return (1 - smoothstep(width * 0.15, soft, x)) * min(1, width / soft * 1.6)
        }
        let main = (q.x * 0.8 + q.z * 0.45 + q.y * 0.6) / 0.62 + 0.55 * warp.w + 0.12 * fold.w
        let cross = (q.z * 0.9 - q.x * 0.35 + q.y * 0.5) / 0.31 + 0.5 * fold.w + 0.35 * warp.w
        let strong = smoothstep(-0.35, 0.5, fold.w + 0.4 * clouds)
        let vein = line(main, 0.012 + 0.03 * strong, 0.62) * (0.25 + 0.75 * strong)
        let hair = line(cross, 0.012, 0.31) * smoothstep(0.05, 0.5, clouds + 0.4 * warp.w)
        let halo = line(main + 0.05 * fold.w, 0.3, 0.62) * strong
        let amount = min(0.7 * vein + 0.3 * hair + 0.17 * halo, 1)
        let veinColor = tint * SIMD3(0.36, 0.37, 0.4)
        var color = mix(tint * (1.03 + 0.07 * clouds), veinColor, amount)
        // Crystals glint as tiny differences.
        let grain = Noise.seen(0.0015, f)
        if grain > 0 { color *= 1 + 0.035 * grain * Noise.space(q * 900, seed &+ 80).w }
        color *= 1 - 0.6 * joint
        rough += 0.05 * amount + 0.5 * joint + 0.02 * clouds
        return color
    }

    /// Roughness of polished stone.
    public static let polishedStone: Float = 0.16

    /// Polished granite: grains of feldspar, quartz and mica, a few millimetres wide.
    private func granite(
        _ q: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let drift = Noise.cloud(q, size: 0.3, octaves: 3, footprint: f, seed: seed, gain: 0.6)
        var color = tint * (1 + 0.08 * drift.w)
        let flat = relief.flat(q)
        func grains(_ size: Float, _ number: UInt32) -> (seen: Float, random: SIMD4<Float>) {
            let seen = Noise.seen(size, f)
            guard seen > 0 else { return (0, .zero) }
            let cell = Noise.cells(flat.x / size, flat.y / size, seed &+ number)
            return (seen, Noise.four(cell.hash &* 2_654_435_761))
        }
        let coarse = grains(0.0065, 9)
        if coarse.seen > 0 {
            let r = coarse.random
            let tone: SIMD3<Float> =
                r.x < 0.24
                ? SIMD3(0.28, 0.28, 0.3)
                : r.x < 0.55 ? SIMD3(1.28, 1.24, 1.18) : SIMD3(repeating: 0.9 + 0.3 * r.y)
            color *= mix(SIMD3(repeating: 1), tone, coarse.seen)
            rough += 0.05 * coarse.seen * (r.z - 0.5)
        }
        let fine = grains(0.0022, 17)
        if fine.seen > 0 {
            let r = fine.random
            let tone: Float = r.x < 0.16 ? 0.35 : r.x > 0.85 ? 1.35 : 1.05
            color *= 1 + fine.seen * (tone - 1)
        }
        return color
    }

    /// Cut or natural stone: mottled, speckled with minerals; slabs with joints on floors.
    func stone(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        var q = p + SIMD3(repeating: Float(seed & 63))
        var (joint, lightness) = (Float(0), Float(1))
        var hue = SIMD3<Float>(repeating: 1)
        if case .slabs(let side) = layout {
            let slab = slabAt(p, side: side, gap: 0.008, f, &relief, wobble: 0.012)
            q += (slab.random - 0.5).xyz * 9
            joint = slab.joint
            lightness = 0.82 + 0.36 * slab.random.w
            hue = SIMD3(1 + 0.1 * (slab.random.x - 0.5), 1, 1 - 0.14 * (slab.random.x - 0.5))
        }
        if roughness < 0.3 { return granite(q, f, &relief, &rough) }
        let broad = Noise.cloud(q, size: 0.35, octaves: 5, footprint: f, seed: seed, gain: 0.6)
        let fine = Noise.cloud(q, size: 0.02, octaves: 5, footprint: f, seed: seed &+ 20, gain: 0.7)
        var color = tint * hue * lightness * (1 + 0.16 * broad.w + 0.14 * fine.w)
        color *= SIMD3(1 + 0.05 * broad.w, 1, 1 - 0.06 * broad.w)
        let speck = Noise.seen(0.002, f)
        if speck > 0 {
            let c = relief.flat(q) * 640
            let cell = Noise.cells(c.x, c.y, seed &+ 9)
            let r = Noise.four(cell.hash &* 2_654_435_761)
            color *= 1 + speck * (r.x < 0.16 ? -0.3 : r.x > 0.88 ? 0.3 : 0.1 * (r.y - 0.5))
        }
        relief.tilt(broad, 0.010)
        relief.tilt(fine, 0.0011)
        let mortar = SIMD3<Float>(0.23, 0.215, 0.19) * (1 + 0.12 * fine.w)
        rough += 0.1 * fine.w + 0.15 * joint
        return mix(color, mortar, joint)
    }

    /// Cast concrete: stains, fine grain, and pinholes left by air.
    func concrete(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 63))
        let stains = Noise.cloud(q, size: 0.9, octaves: 5, footprint: f, seed: seed, gain: 0.55)
        let grain = Noise.cloud(
            q, size: 0.012, octaves: 5, footprint: f, seed: seed &+ 20, gain: 0.75)
        let damp = smoothstep(
            0.15, 0.7, Noise.cloud(q + 7, size: 1.7, octaves: 4, footprint: f, seed: seed &+ 40).w)
        var color = tint * (1 + 0.13 * stains.w + 0.085 * grain.w) * (1 - 0.16 * damp)
        color *= SIMD3(1 + 0.025 * stains.w, 1, 1 - 0.035 * stains.w)
        let holes = Noise.seen(0.006, f)
        if holes > 0 {
            let c = relief.flat(q) * 28
            let cell = Noise.cells(c.x, c.y, seed &+ 7)
            let random = Noise.four(cell.hash &* 2_654_435_761)
            let size = random.x < 0.35 ? 0.02 + 0.055 * random.y * random.y : 0
            if cell.near < size * 1.3 {
                let inside = holes * (1 - smoothstep(size * 0.7, size * 1.15, cell.near))
                color *= 1 - 0.6 * inside
                relief.tilt(
                    cell.offset.x / max(size, 0.01) * inside * 0.5,
                    cell.offset.y / max(size, 0.01) * inside * 0.5)
            }
        }
        relief.tilt(stains, 0.003)
        relief.tilt(grain, 0.0006)
        rough += 0.06 * grain.w - 0.1 * damp
        return color
    }

    /// Painted or lime plaster: nearly even, with the traces of the trowel.
    func plaster(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 63))
        let broad = Noise.cloud(q, size: 1.1, octaves: 4, footprint: f, seed: seed)
        let strokes = Noise.cloud(
            q * SIMD3(1, 2.2, 1), size: 0.11, octaves: 4, footprint: f, seed: seed &+ 20)
        let grain = Noise.cloud(
            q, size: 0.004, octaves: 3, footprint: f, seed: seed &+ 40, gain: 0.8)
        relief.tilt(strokes, 0.0011)
        relief.tilt(grain, 0.00013)
        rough += 0.05 * strokes.w
        return tint * (1 + 0.035 * broad.w + 0.025 * strokes.w + 0.03 * grain.w)
    }

    /// Glazed ware: a whisper of unevenness.
    func ceramic(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 63))
        let n = Noise.cloud(q, size: 0.03, octaves: 2, footprint: f, seed: seed)
        relief.tilt(n, 0.00025)
        var color = tint * (1 + 0.025 * n.w)
        // Some glazes are speckled.
        if seed & 3 == 0 {
            let seen = Noise.seen(0.0012, f)
            let c = relief.flat(q) * 260
            let cell = Noise.cells(c.x, c.y, seed &+ 3)
            let random = Noise.four(cell.hash &* 2_654_435_761)
            let dot =
                random.x < 0.3 ? seen * (1 - smoothstep(0.08, 0.2 + 0.15 * random.y, cell.near)) : 0
            color *= 1 - 0.55 * dot
        }
        rough += 0.02 * n.w
        return color
    }
}

extension SIMD4<Float> {
    var xyz: SIMD3<Float> { SIMD3(x, y, z) }
}
