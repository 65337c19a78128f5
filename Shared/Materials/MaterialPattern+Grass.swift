import Knowledge

extension MaterialPattern {
    /// Lawn: upright blades near by, tussocks farther off, patches and dry places.
    func grass(
        _ p: SIMD3<Float>, _ f: Float, _ toEye: SIMD3<Float>, _ relief: inout Relief,
        _ rough: inout Float
    ) -> SIMD3<Float> {
        let at = relief.flat(p) + Float(seed & 31)
        let patch = Noise.cloud(
            at.x, at.y, size: 2.6, octaves: 5, footprint: f, seed: seed, gain: 0.6)
        let tuft = Noise.cloud(
            at.x, at.y, size: 0.13, octaves: 3, footprint: f, seed: seed &+ 10, gain: 0.6)
        let dry = smoothstep(0.0, 0.9, patch.x + 0.4 * tuft.x)
        // Blades mirror some of the sky: no lawn is as green as a leaf.
        let grey = tint.x * 0.3 + tint.y * 0.6 + tint.z * 0.1
        let leaf = mix(tint, SIMD3(grey * 1.08, grey, grey * 0.62), 0.3) * 0.94
        let base =
            leaf * mix(SIMD3(1, 1, 1), SIMD3(1.8, 1.22, 1.1), dry * 0.55)
        var color = base * (1 + 0.2 * patch.x + 0.26 * tuft.x)
        // How far to the side a ray goes for each metre that it sinks.
        var slope = relief.axis == 1 && toEye.y > 1e-3 ? SIMD2(toEye.x, toEye.z) / toEye.y : .zero
        let steep = (slope * slope).sum().squareRoot()
        slope = steep < 0.35 ? SIMD2(0, 0.35) + slope * 0.1 : slope
        // From above light is seen to come down to the roots.
        let roots = mix(Float(0.78), 0.33, smoothstep(0.4, 2, steep))
        let long = 1 + 0.5 * tuft.x + 0.3 * patch.x
        // The lattice must not lie along the frame.
        func turned(_ v: SIMD2<Float>, _ c: Float, _ s: Float) -> SIMD2<Float> {
            SIMD2(v.x * c - v.y * s, v.x * s + v.y * c)
        }
        let fine = Noise.seen(0.0055, f)
        let coarse = Noise.seen(0.024, f) * (1 - 0.8 * fine)
        let far = Noise.seen(0.1, f) * (1 - min(1, coarse + fine))
        for (share, sward, key) in [
            (0.6 * far, Sward(cell: 0.1, height: 0.14 * long, width: 0.1), Int32(51)),
            (coarse, Sward(cell: 0.034, height: 0.075 * long, width: 0.1), 31),
        ] where share > 0.02 {
            let seen = blade(turned(at, 0.83, 0.56), turned(slope, 0.83, 0.56), sward, key: key)
            color *= 1 + share * (seen.tone(dark: 0.62) - 0.97)
            let turn = turned(seen.turn, 0.83, -0.56) * (0.14 * share)
            relief.tilt(turn.x, turn.y)
        }
        if fine > 0 {
            let sward = Sward(cell: 0.0085, height: 0.042 * max(0.4, long), width: 0.13)
            let seen = blade(turned(at, 0.95, -0.31), turned(slope, 0.95, -0.31), sward, key: 11)
            var near = base * (1 + 0.16 * patch.x + 0.1 * tuft.x) * seen.tone(dark: roots)
            if seen.isBlade {
                near *= SIMD3(0.8 + 0.5 * seen.random.x, 0.88 + 0.24 * seen.random.y, 0.9)
                // Last year's.
                if seen.random.z > 0.95 { near = mix(near, SIMD3(0.26, 0.22, 0.09), 0.6) }
            }
            color = mix(color, near, fine)
            let turn = turned(seen.turn, 0.95, 0.31) * (0.4 * fine)
            relief.tilt(turn.x, turn.y)
        }
        relief.tilt(tuft.y * 0.006, tuft.z * 0.006)
        return color
    }

    /// How a kind of grass stands: two blades a cell, so high, their half width in cells.
    private struct Sward {
        let cell: Float
        let height: Float
        let width: Float
    }

    private struct Blade {
        var isBlade = false
        /// Height seen, 0 at the root.
        var share: Float = 0
        /// -1…1 across it.
        var side: Float = 0
        /// Sideways lean of its face.
        var turn = SIMD2<Float>.zero
        var random = SIMD4<Float>(repeating: 0.5)

        /// Light on it: little comes down to the roots.
        func tone(dark: Float) -> Float {
            guard isBlade else { return dark }
            return (dark + (1.28 - dark) * share) * (1 - 0.16 * abs(side)) * (0.9 + 0.2 * random.w)
        }
    }

    /// The first blade that a ray meets on its way down to a place on the ground.
    ///
    /// - Parameter slope: the way toward the eye, sideways per metre of height.
    private func blade(
        _ at: SIMD2<Float>, _ slope: SIMD2<Float>, _ sward: Sward, key: Int32
    ) -> Blade {
        let steep = (slope * slope).sum().squareRoot()
        // At a flat angle only the tips are seen.
        let most = 10
        let reach = min(sward.height, Float(most - 2) * sward.cell / steep)
        let low = sward.height - reach
        let way = slope / -steep
        var place = (at + slope * reach) / sward.cell
        let total = steep * reach / sward.cell
        // Which cells the way crosses, one after the other.
        let stepX: Float = way.x < 0 ? -1 : 1
        let stepY: Float = way.y < 0 ? -1 : 1
        let (stretchX, stretchY) = (1 / max(abs(way.x), 1e-5), 1 / max(abs(way.y), 1e-5))
        let (firstX, offsetX) = Noise.split(place.x)
        let (firstY, offsetY) = Noise.split(place.y)
        var (cellX, cellY) = (firstX, firstY)
        var nextX = (stepX > 0 ? 1 - offsetX : offsetX) * stretchX
        var nextY = (stepY > 0 ? 1 - offsetY : offsetY) * stretchY
        place = SIMD2(offsetX, offsetY)
        for _ in 0..<most {
            let r = Noise.four(Noise.hash(cellX, cellY, key, seed))
            let q = Noise.four(Noise.hash(cellX, cellY, key + 1, seed))
            let corner = SIMD2(Float(cellX &- firstX), Float(cellY &- firstY))
            var found = Blade()
            var nearest: Float = .infinity
            for second in [false, true] {
                let random = second ? SIMD4(r.z, r.w, q.x, q.y) : SIMD4(r.x, r.y, q.z, q.w)
                let foot = corner + SIMD2(random.x, random.y) * 0.7 + 0.15
                let tall = sward.height * (0.5 + 0.5 * random.z)
                let out = foot - place
                let along = (out * way).sum()
                let height = sward.height - along * sward.cell / steep
                guard height > low - 0.002, height < tall, along < nearest else { continue }
                let share = height / tall
                // It bends to one side toward its tip.
                let bow = (random.w - 0.5) * (0.25 * share + 1.1 * share * share)
                let side = out.x * way.y - out.y * way.x + bow
                let half = sward.width * (1 - 0.8 * share * share)
                guard abs(side) < half else { continue }
                nearest = along
                let lean = random.w - 0.5 + 0.5 * side / half
                found = Blade(
                    isBlade: true, share: height / sward.height, side: side / half,
                    turn: SIMD2(way.y, -way.x) * lean,
                    random: SIMD4(random.y, random.w, random.x, random.z))
            }
            if found.isBlade { return found }
            if nextX < nextY {
                guard nextX < total else { break }
                cellX &+= stepX > 0 ? 1 : -1
                nextX += stretchX
            } else {
                guard nextY < total else { break }
                cellY &+= stepY > 0 ? 1 : -1
                nextY += stretchY
            }
        }
        return Blade()
    }
}
