extension MaterialPattern {
    /// Dry sand: wind ripples, dimples, grains of several minerals.
    func sand(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p) + Float(seed & 31)
        let dune = Noise.cloud(at.x, at.y, size: 1.5, octaves: 4, footprint: f, seed: seed)
        let ripple = Noise.cloud(
            at.x * 0.45, at.y + 0.05 * dune.x, size: 0.11, octaves: 3, footprint: f,
            seed: seed &+ 10)
        let fine = Noise.cloud(
            at.x, at.y, size: 0.02, octaves: 4, footprint: f, seed: seed &+ 20, gain: 0.65)
        // Wind has drawn ripples here and not there.
        let blown = smoothstep(-0.35, 0.45, dune.x) * 0.85 + 0.15
        var color = tint * (1 + 0.07 * dune.x + 0.04 * blown * ripple.x + 0.06 * fine.x)
        let keep = Noise.seen(0.0016, f)
        if keep > 0 {
            let cell = Noise.cells(at.x * 1300, at.y * 1300, seed &+ 31)
            let r = Noise.four(cell.hash &* 2_654_435_761)
            let grain =
                r.x < 0.08
                ? SIMD3<Float>(0.4, 0.36, 0.33)
                : r.x > 0.9
                    ? SIMD3(1.35, 1.4, 1.5)
                    : SIMD3(0.8 + 0.4 * r.y, 0.8 + 0.4 * r.y, 0.82 + 0.4 * r.z)
            color *= mix(SIMD3(1, 1, 1), grain, keep * 0.85)
            relief.tilt(cell.offset.x * -0.5 * keep, cell.offset.y * -0.5 * keep)
        }
        relief.tilt(
            dune.y * 0.035 + ripple.y * 0.006 * blown + fine.y * 0.0028,
            dune.z * 0.035 + ripple.z * 0.012 * blown + fine.z * 0.0028)
        return color
    }

    /// Fresh snow: soft drifts, faint crust.
    func snow(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + Float(seed & 31)
        let drift = Noise.cloud(q, size: 0.8, octaves: 4, footprint: f, seed: seed)
        let crust = Noise.cloud(
            q, size: 0.025, octaves: 4, footprint: f, seed: seed &+ 10, gain: 0.7)
        relief.tilt(drift, 0.045)
        relief.tilt(crust, 0.004)
        var color = tint * SIMD3(1 - 0.02 * drift.w, 1, 1 + 0.015 * drift.w)
        color *= 1 + 0.03 * crust.w
        let keep = Noise.seen(0.004, f)
        if keep > 0 {
            // Grains of ice, each with faces of its own.
            let flat = relief.flat(q)
            let cell = Noise.cells(flat.x * 420, flat.y * 420, seed &+ 31)
            let r = Noise.four(cell.hash &* 2_654_435_761)
            relief.tilt((r.x - 0.5) * 0.5 * keep, (r.y - 0.5) * 0.5 * keep)
            color *= 1 + keep * 0.1 * (r.z - 0.6)
        }
        return color
    }

    /// Open water: waves of many lengths; colour is left to what it mirrors.
    func water(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p) + Float(seed & 31)
        let swell = Noise.cloud(at.x * 0.6, at.y, size: 2.4, octaves: 3, footprint: f, seed: seed)
        let chop = Noise.cloud(
            at.x, at.y * 1.3, size: 0.5, octaves: 5, footprint: f, seed: seed &+ 10, gain: 0.4)
        // Smoother than it is by itself, it lies calm.
        let calm = min(1, roughness / 0.03)
        relief.tilt(
            (swell.y * 0.06 + chop.y * 0.012) * calm, (swell.z * 0.06 + chop.z * 0.012) * calm)
        // What cannot be seen any more still spreads the mirror image.
        rough += 0.12 * calm * (1 - Noise.seen(0.6, f))
        return tint * (1 + 0.2 * swell.x)
    }

    /// Earth: crumbs of all sizes, small stones.
    func soil(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p) + Float(seed & 31)
        let broad = Noise.cloud(
            at.x, at.y, size: 0.7, octaves: 4, footprint: f, seed: seed, gain: 0.6)
        let clod = Noise.cloud(
            at.x, at.y, size: 0.035, octaves: 5, footprint: f, seed: seed &+ 10, gain: 0.68)
        var color = tint * (1 + 0.2 * broad.x + 0.42 * clod.x)
        color *= SIMD3(1 + 0.06 * broad.x, 1, 1 - 0.08 * broad.x)
        let keep = Noise.seen(0.012, f)
        if keep > 0 {
            let cell = Noise.cells(
                at.x * 48 + 0.25 * clod.x, at.y * 48 + 0.006 * clod.y, seed &+ 31)
            let r = Noise.four(cell.hash &* 2_654_435_761)
            let size = r.x < 0.2 ? 0.1 + 0.22 * r.y : 0
            if cell.near < size {
                let stone = keep * (1 - smoothstep(size * 0.85, size, cell.near))
                color = mix(
                    color, SIMD3(0.15, 0.132, 0.112) * (0.55 + 0.9 * r.z) * (1 + 0.3 * clod.x),
                    stone)
                relief.tilt(
                    cell.offset.x / size * -0.7 * stone, cell.offset.y / size * -0.7 * stone)
            }
        }
        relief.tilt(broad.y * 0.02 + clod.y * 0.006, broad.z * 0.02 + clod.z * 0.006)
        return color
    }

    /// Road: stone chips in tar, worn paler where wheels run.
    func asphalt(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p) + Float(seed & 31)
        let broad = Noise.cloud(
            at.x, at.y * 0.5, size: 1.6, octaves: 5, footprint: f, seed: seed, gain: 0.55)
        let stain = smoothstep(
            0.35, 0.8,
            Noise.cloud(at.x, at.y, size: 0.8, octaves: 3, footprint: f, seed: seed &+ 5).x)
        var color = tint * (1.05 + 0.18 * broad.x) * (1 - 0.3 * stain)
        let keep = Noise.seen(0.008, f)
        if keep > 0 {
            let cell = Noise.cells(at.x * 190 + 0.3 * broad.x, at.y * 190, seed &+ 31, jitter: 1)
            let r = Noise.four(cell.hash &* 2_654_435_761)
            let chip = smoothstep(0.03, 0.16, cell.second - cell.near)
            let tone = r.x > 0.86 ? 1.7 + 0.9 * r.y : 0.75 + 0.7 * r.y
            color *= mix(1, mix(0.62, tone, chip), keep)
            relief.tilt(cell.offset.x * -0.9 * chip * keep, cell.offset.y * -0.9 * chip * keep)
            rough += keep * (-0.12 * chip)
        }
        let fine = Noise.cloud(at.x, at.y, size: 0.004, octaves: 2, footprint: f, seed: seed &+ 20)
        // A crack now and then.
        let path = Noise.cloud(at.x, at.y, size: 1.2, octaves: 5, footprint: f, seed: seed &+ 40).x
        let crack =
            (1 - smoothstep(0.002, 0.008 + f * 2, abs(path))) * smoothstep(0.1, 0.4, broad.x)
            * Noise.seen(0.02, f)
        color *= (1 + 0.12 * fine.x) * (1 - 0.75 * crack)
        return color
    }
}
