extension MaterialPattern {
    struct Slab {
        /// 1 in the joint, 0 on the slab.
        var joint: Float
        var random: SIMD4<Float>
    }

    /// A square grid of slabs; edges are slightly rounded.
    func slabAt(
        _ p: SIMD3<Float>, side: Float, gap: Float, _ f: Float, _ relief: inout Relief,
        wobble: Float = 0
    ) -> Slab {
        var at = relief.flat(p)
        if wobble > 0 {
            let n = Noise.cloud(at.x, at.y, size: 0.12, octaves: 3, footprint: f, seed: seed &+ 90)
            at += SIMD2(n.x, n.y * 0.1) * wobble
        }
        let (ix, x) = Noise.split(at.x / side)
        let (iy, y) = Noise.split(at.y / side)
        let random = Noise.four(Noise.hash(ix, iy, 4, seed))
        let toX = min(x, 1 - x) * side
        let toY = min(y, 1 - y) * side
        let distance = min(toX, toY)
        let soft = max(f, gap * 0.35)
        let joint =
            (1 - smoothstep(gap / 2 - soft * 0.4, gap / 2 + soft * 0.6, distance))
            * min(1, gap * 1.3 / max(f, gap))
        let rim = gap * 1.2
        if distance > gap / 2, distance < gap / 2 + rim, f < gap * 2 {
            let slope = 0.55 * (1 - (distance - gap / 2) / rim)
            if toX < toY {
                relief.tilt(x < 0.5 ? slope : -slope, 0)
            } else {
                relief.tilt(0, y < 0.5 ? slope : -slope)
            }
        }
        // No two lie quite level: reflections break from slab to slab.
        relief.tilt((random.y - 0.5) * 0.012, (random.z - 0.5) * 0.012)
        return Slab(joint: joint, random: random)
    }

    /// Bricks in running bond with sandy mortar.
    func brick(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p)
        let (length, height, gap): (Float, Float, Float) = (0.225, 0.075, 0.01)
        let rag = Noise.cloud(
            at.x, at.y, size: 0.03, octaves: 4, footprint: f, seed: seed &+ 30, gain: 0.6)
        let bent = at + SIMD2(rag.x, rag.x * 0.7) * 0.0022
        let (row, y) = Noise.split(bent.y / height)
        let (column, x) = Noise.split(bent.x / length + (row & 1 == 0 ? 0 : 0.5))
        let random = Noise.four(Noise.hash(column, row, 2, seed))
        let other = Noise.four(Noise.hash(column, row, 3, seed))
        let toX = min(x, 1 - x) * length
        let toY = min(y, 1 - y) * height
        let distance = min(toX, toY) - gap / 2
        let soft = max(f, 0.0015)
        let mortar = 1 - smoothstep(-soft * 0.6, soft * 0.9, distance)
        let share = min(1, gap * 1.5 / max(f, gap))
        let grain = Noise.cloud(
            at.x, at.y, size: 0.016, octaves: 5, footprint: f, seed: seed &+ 40, gain: 0.7)
        let face = Noise.cloud(
            at.x + Float(column) * 3, at.y + Float(row) * 5, size: 0.07, octaves: 3, footprint: f,
            seed: seed &+ 50)
        let burnt = random.x > 0.86 ? 0.42 : 0
        var color = tint * (0.78 + 0.44 * random.y) * (1 - Float(burnt))
        color *= SIMD3(1, 1 + 0.25 * (random.z - 0.5), 1 + 0.3 * (random.w - 0.5))
        color *= 1 + 0.16 * grain.x + 0.14 * face.x
        // Lime bloom here and there.
        let bloom = smoothstep(0.35, 0.8, face.x + 0.5 * (other.x - 0.5)) * 0.3
        color = mix(color, SIMD3(0.5, 0.47, 0.42), bloom)
        let joint = SIMD3<Float>(0.38, 0.355, 0.31) * (1 + 0.16 * grain.x + 0.1 * rag.x)
        if f < 0.012 {
            if distance < 0.006, distance > -0.004 {
                let slope = 0.7 * (1 - abs(distance - 0.001) / 0.006) * Noise.seen(0.01, f)
                if toX < toY {
                    relief.tilt(x < 0.5 ? slope : -slope, 0)
                } else {
                    relief.tilt(0, y < 0.5 ? slope : -slope)
                }
            }
            relief.tilt((grain.y * 0.0016 + face.y * 0.002), (grain.z * 0.0016 + face.z * 0.002))
        }
        rough += 0.05 * grain.x + 0.06 * mortar
        return mix(color, joint, mortar * share)
    }

    /// Glazed tiles with pale grout.
    func tile(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        var side: Float = 0.3
        if case .slabs(let given) = layout { side = given }
        let slab = slabAt(p, side: side, gap: 0.0035, f, &relief)
        let q = p + SIMD3(repeating: Float(seed & 63))
        let wave = Noise.cloud(q, size: 0.09, octaves: 2, footprint: f, seed: seed &+ 10)
        relief.tilt(wave, 0.0006)
        let grain = Noise.cloud(q, size: 0.01, octaves: 3, footprint: f, seed: seed &+ 20)
        let color = tint * (0.96 + 0.08 * slab.random.x) * (1 + 0.02 * wave.w)
        let dark = min(tint.x + tint.y + tint.z, 3) / 3 < 0.25
        let grout =
            (dark ? SIMD3<Float>(0.2, 0.2, 0.195) : SIMD3(0.42, 0.41, 0.38)) * (1 + 0.15 * grain.w)
        rough = mix(rough + 0.03 * wave.w, 0.85, slab.joint)
        return mix(color, grout, slab.joint)
    }
}
