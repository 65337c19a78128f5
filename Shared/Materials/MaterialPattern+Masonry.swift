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
            let n = Noise.cloud(at.x, at.y, size: 0.3, octaves: 3, footprint: f, seed: seed &+ 90)
            let m = Noise.cloud(at.x, at.y, size: 0.3, octaves: 3, footprint: f, seed: seed &+ 95)
            at += SIMD2(n.x, m.x) * (0.5 * wobble)
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

    /// Cobbles: rows of rounded stones, no two alike, worn smooth on top, sand and moss between.
    func setts(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        var side: Float = 0.11
        if case .setts(let given) = layout { side = given }
        let flat = relief.flat(p)
        let broad = Noise.cloud(
            flat.x, flat.y, size: 2.2, octaves: 4, footprint: f, seed: seed, gain: 0.6)
        let drift = Noise.plane(flat.x / 1.3, flat.y / 1.3, seed &+ 3)
        let sway = Noise.plane(flat.x / 0.31, flat.y / 0.31, seed &+ 4)
        let at = flat + SIMD2(drift.x * 0.5 + 0.2 * sway.x, 0.35 * drift.x - 0.2 * sway.x) * side
        let (row, y) = Noise.split(at.y / side)
        let shift = Noise.unit(Noise.hash(row, 0, 6, seed))
        let long = side * 1.3
        let (column, x) = Noise.split(at.x / long + shift)
        let random = Noise.four(Noise.hash(column, row, 7, seed))
        let other = Noise.four(Noise.hash(column, row, 8, seed))
        // How far from the middle, 1 at its rim: a square with round corners.
        let u = (x * 2 - 1) * (1.02 + 0.12 * other.x)
        let v = (y * 2 - 1) * (1.02 + 0.12 * other.y)
        let (u4, v4) = (u * u * u * u, v * v * v * v)
        let rim = (u4 + v4 + 0.5 * u4 * v4).squareRoot().squareRoot()
        let seen = Noise.seen(side * 0.7, f)
        let soft = max(0.08, min(0.6, f / side * 1.5))
        let joint = smoothstep(0.9 - soft * 0.5, 0.9 + soft, rim)
        let grain = Noise.cloud(
            flat.x, flat.y, size: 0.03, octaves: 5, footprint: f, seed: seed &+ 20, gain: 0.7)
        var color = tint * (0.62 + 0.62 * random.x) * (1 + 0.2 * grain.x + 0.14 * broad.x)
        color *= SIMD3(1 + 0.16 * (random.y - 0.5), 1, 1 - 0.2 * (random.y - 0.5))
        color = mix(tint * (0.93 + 0.14 * broad.x), color, seen)
        let sand =
            mix(tint * 0.42, SIMD3(0.06, 0.075, 0.035), smoothstep(0.1, 0.5, broad.x))
            * (1 + 0.3 * grain.x)
        // What is averaged away leaves its share of dark joints.
        color = mix(mix(tint * 0.42, color, 0.72 + 0.28 * seen), sand, joint * seen)
        let dome = 0.55 * seen * (1 - joint)
        relief.tilt(
            dome * u * u * u + 0.05 * (other.z - 0.5), dome * v * v * v + 0.05 * (other.w - 0.5))
        relief.tilt(grain.y * 0.0016 * seen, grain.z * 0.0016 * seen)
        rough = mix(0.5 + 0.2 * random.z, 0.92, max(joint * seen, smoothstep(0.5, 0.95, rim) * 0.5))
        return color
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
        // Fired more or less, from purple to orange: green and blue go together, or some would look green.
        let fired = 0.22 * (random.z - 0.5)
        color *= SIMD3(1, 1 + fired, 1 + fired + 0.08 * (random.w - 0.5))
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
