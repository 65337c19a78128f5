extension MaterialPattern {
    /// As rough as this wood is that nobody has sawn: it has its bark.
    public static let bark: Float = 0.9

    /// Bark: plates that furrows part along the trunk, scurf and lichen.
    func bark(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        let q = p + SIMD3(repeating: Float(seed & 31))
        let broad = Noise.cloud(q, size: 0.5, octaves: 3, footprint: f, seed: seed)
        let plates = Noise.cloud(
            q * SIMD3(1, 0.22, 1), size: 0.06, octaves: 4, footprint: f, seed: seed &+ 10,
            gain: 0.6)
        let scurf = Noise.cloud(
            q * SIMD3(1, 0.6, 1), size: 0.014, octaves: 4, footprint: f, seed: seed &+ 20,
            gain: 0.7)
        // Near the zeros of the noise the bark has torn.
        let furrow = (1 - smoothstep(0.02, 0.2, abs(plates.w))) * Noise.seen(0.05, f)
        var color = tint * (1 + 0.2 * broad.w + 0.26 * scurf.w + 0.16 * plates.w)
        color *= 1 - 0.62 * furrow
        let lichen = smoothstep(0.25, 0.6, broad.w + 0.4 * scurf.w) * 0.35
        color = mix(color, SIMD3(0.17, 0.18, 0.13) * (1 + 0.3 * scurf.w), lichen)
        let side: Float = plates.w < 0 ? -1 : 1
        relief.tilt(plates * side, 0.02)
        relief.tilt(scurf, 0.004)
        rough = 0.95
        return color
    }

    /// Boards or a block: growth rings cut lengthwise, fibres, pores, and differences between boards.
    func wood(
        _ p: SIMD3<Float>, _ f: Float, _ relief: inout Relief, _ rough: inout Float
    ) -> SIMD3<Float> {
        // Coordinates in the tree: along the trunk, across the face, into the board.
        var along: Float
        var across: Float
        var depth: Float
        var board: UInt32 = seed
        var edge: Float = 0
        if relief.axis == 1 {
            (along, across, depth) = alongX ? (p.x, p.z, p.y) : (p.z, p.x, p.y)
        } else if relief.axis == 0 {
            (along, across, depth) = alongX ? (p.y, p.z, p.x) : (p.z, p.y, p.x)
        } else {
            (along, across, depth) = alongX ? (p.x, p.y, p.z) : (p.y, p.x, p.z)
        }
        if case .boards(let width, let length, let gap) = layout {
            let (row, x) = Noise.split(across / width)
            let shift = Noise.unit(Noise.hash(row, 3, 0, seed))
            let (piece, y) =
                length > 0 ? Noise.split(along / length + shift * 7.3) : (0, Float(0.5))
            board = Noise.hash(row, piece, 5, seed)
            if gap > 0 {
                let toSide = min(x, 1 - x) * width
                let toEnd = length > 0 ? min(y, 1 - y) * length : 1
                let distance = min(toSide, toEnd)
                let soft = max(gap, f)
                edge =
                    (1 - smoothstep(gap * 0.4, gap * 0.4 + soft, distance))
                    * min(1, gap * 1.6 / max(f, gap))
                // Rounded arrises catch the light.
                if distance < gap * 2.5, f < gap * 4 {
                    let slope = 0.5 * (1 - distance / (gap * 2.5))
                    let sign: Float = toSide <= toEnd ? (x < 0.5 ? 1 : -1) : (y < 0.5 ? 1 : -1)
                    let bySide = toSide <= toEnd
                    let swap = relief.axis == 1 ? !alongX : alongX == (relief.axis == 0)
                    if bySide != swap {
                        relief.tilt(0, sign * slope)
                    } else {
                        relief.tilt(sign * slope, 0)
                    }
                }
            }
        }
        let random = Noise.four(board)
        let other = Noise.four(board &* 0x9E37_79B1 &+ 77)
        along += random.x * 31
        let middle = across + (random.y - 0.5) * 0.11
        // The pith lies below the face: near for cathedral figure, far for straight grain.
        let below = 0.025 + 0.16 * random.z * random.z + depth * 0.6
        // Sway, ripple, rings, patches, three layers of fibres and pores, side by side.
        let layers = Noise.planes(
            along * SIMD8(0.9, 3.1, 2, 1.3, 4, 9, 28, 46),
            SIMD8(
                middle * 1.5 + random.w * 50, middle * 9, middle * 6, across * 5, across * 90,
                across * 320, across * 1100, across * 1350),
            SIMD8(
                board, board &+ 1, board &+ 2, board &+ 7, seed &+ 3, seed &+ 4, seed &+ 5,
                seed &+ 6))
        let sway = (x: layers.value[0], y: layers.dx[0])
        let ripple = layers.value[1]
        let lean = (random.w - 0.5) * 0.05
        let side = middle + sway.x * 0.02 + ripple * 0.0035
        let under = below + along * lean * 0.4 + sway.y * 0.008
        let radius = (side * side + under * under).squareRoot()
        let ringWidth = 0.0042 + 0.0035 * other.x
        let (ring, phase) = Noise.split(
            radius / ringWidth + 0.35 * layers.value[2])
        let strength = 0.45 + 0.55 * Noise.unit(Noise.hash(ring, 9, 0, board))
        // Early wood darkens slowly into late wood, then breaks off.
        let wide = min(max(f / ringWidth, 0.04), 1)
        let late =
            smoothstep(0.15, 0.92 - 0.3 * wide, phase)
            * (1 - smoothstep(1 - 0.5 * wide - 0.03, 1, phase))
        let turn = abs(side) / max(radius, 1e-4)
        let rings = (late * strength - 0.3) * Noise.seen(ringWidth / max(turn, 0.25), f)
        // Fibres and pores run along the grain.
        var fibre: Float = 0
        var pores: Float = 0
        if f < 0.02 {
            let a = Noise.seen(0.012, f)
            if a > 0 { fibre += a * 0.6 * layers.value[4] }
            let b = Noise.seen(0.0035, f)
            if b > 0 { fibre += b * 0.7 * layers.value[5] }
            let c = Noise.seen(0.0012, f)
            if c > 0 { fibre += c * 0.7 * layers.value[6] }
            let e = Noise.seen(0.0009, f)
            if e > 0 {
                let n = layers.value[7]
                pores = e * smoothstep(0.28, 0.5, n) * (0.4 + 0.6 * late)
            }
        }
        let patch = layers.value[3]
        let coarse = Noise.seen(0.05, f)
        let figure =
            coarse > 0
            ? coarse * Noise.plane(along * 24 + sway.x * 3, across * 7, board &+ 8).x * 0.35
                * other.y : 0
        let lightness = 1 + (other.z - 0.5) * 0.42 + patch * 0.10 + figure * 0.12
        let dark = SIMD3<Float>(0.62, 0.5, 0.4)
        var shade = 0.13 + 0.5 * rings + 0.15 * fibre
        shade = min(max(shade, -0.25), 0.9)
        let warm = SIMD3<Float>(1 + 0.05 * (other.w - 0.5), 1, 1 - 0.14 * (other.w - 0.5))
        var color = tint * warm * lightness * 1.1
        color *= SIMD3(repeating: 1) + (dark - 1) * shade
        color *= 1 - 0.36 * pores
        color *= 1 - 0.82 * edge
        rough += 0.10 * pores + 0.06 * rings - 0.03 * fibre + 0.3 * edge
        if f < 0.002 {
            let swap = relief.axis == 1 ? !alongX : alongX == (relief.axis == 0)
            let lift = (fibre * 0.02 + pores * 0.05) * Noise.seen(0.002, f)
            if swap { relief.tilt(lift, 0) } else { relief.tilt(0, lift) }
        }
        return color
    }
}
