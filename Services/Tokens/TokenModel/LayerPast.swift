import Tensor

/// Keys and values of all slots so far, of one layer.
///
/// Keys lie in blocks of sixteen slots, (slots / 16, key width, 16), so that one instruction weighs sixteen
/// slots; values one slot after another, (slots, key width).
struct LayerPast: Sendable {
    private let width: Int
    private let headWidth: Int
    private var keys: [Float] = []
    private var values: [Float] = []

    init(width: Int, headWidth: Int, capacity: Int) {
        self.width = width
        self.headWidth = headWidth
        keys.reserveCapacity((capacity + 15) / 16 * 16 * width)
        values.reserveCapacity(capacity * width)
    }

    /// - Parameters:
    ///   - keys, values: (n, key width)
    ///   - first: the slot of the first row
    mutating func append(keys new: Tensor, values: Tensor, from first: Int) {
        let count = new.count / width
        let blocks = (first + count + 15) / 16
        if keys.count < blocks * 16 * width {
            keys += repeatElement(0, count: blocks * 16 * width - keys.count)
        }
        self.values += values.values
        for row in 0..<count {
            let (block, lane) = (first + row).quotientAndRemainder(dividingBy: 16)
            for column in 0..<width {
                keys[(block * width + column) * 16 + lane] = new.values[row * width + column]
            }
        }
    }

    /// One new slot's mixture of values, head by head.
    ///
    /// - Parameters:
    ///   - query: (heads · head width), divided by √d
    ///   - mask: (blocks · 16), added to what each slot weighs before softmax
    ///   - mixed: (heads · head width), zeros
    @unsafe
    func mix(
        _ query: UnsafePointer<Float>, heads: Int, _ mask: UnsafePointer<Float>, blocks: Int,
        into mixed: UnsafeMutablePointer<Float>
    ) {
        typealias Lanes = SIMD16<Float>
        let share = heads / (width / headWidth)
        unsafe withUnsafeTemporaryAllocation(
            byteCount: blocks * 64 * share, alignment: 64
        ) { raw in
            guard let scratch = raw.baseAddress else { return }
            unsafe keys.withUnsafeBytes { keys in
                unsafe values.withUnsafeBufferPointer { values in
                    guard let keys = keys.baseAddress, let values = values.baseAddress else {
                        return
                    }
                    for group in 0..<width / headWidth {
                        let first = group * share * headWidth
                        for head in 0..<share {
                            unsafe Self.weigh(
                                query + first + head * headWidth,
                                keys + group * headWidth * 64, stride: width * 64,
                                mask, blocks: blocks, headWidth: headWidth,
                                into: (scratch + head * blocks * 64))
                        }
                        unsafe blend(
                            scratch.assumingMemoryBound(to: Float.self), stride: blocks * 16,
                            share: share, values + group * headWidth, into: mixed + first)
                    }
                }
            }
        }
    }

    /// softmax of query · keys + mask, (blocks · 16).
    @unsafe
    private static func weigh(
        _ query: UnsafePointer<Float>, _ keys: UnsafeRawPointer, stride: Int,
        _ mask: UnsafePointer<Float>, blocks: Int, headWidth: Int,
        into scores: UnsafeMutableRawPointer
    ) {
        typealias Lanes = SIMD16<Float>
        var top = Lanes(repeating: -.greatestFiniteMagnitude)
        for block in 0..<blocks {
            let source = unsafe keys + block * stride
            var a = unsafe UnsafeRawPointer(mask + 16 * block).loadUnaligned(as: Lanes.self)
            var b = Lanes.zero
            for at in Swift.stride(from: 0, to: headWidth, by: 2) {
                a +=
                    unsafe source.loadUnaligned(fromByteOffset: 64 * at, as: Lanes.self) * query[at]
                b +=
                    unsafe source.loadUnaligned(fromByteOffset: 64 * at + 64, as: Lanes.self)
                    * query[at + 1]
            }
            a += b
            unsafe scores.storeBytes(of: a, toByteOffset: 64 * block, as: Lanes.self)
            top = top.replacing(with: a, where: a .> top)
        }
        let most = top.max()
        var sum = Lanes.zero
        for block in 0..<blocks {
            let score = unsafe scores.load(fromByteOffset: 64 * block, as: Lanes.self) - most
            let weight = Lanes(
                lowHalf: VectorMath.exp(score.lowHalf), highHalf: VectorMath.exp(score.highHalf))
            unsafe scores.storeBytes(of: weight, toByteOffset: 64 * block, as: Lanes.self)
            sum += weight
        }
        let scale = 1 / sum.sum()
        for block in 0..<blocks {
            let weight = unsafe scores.load(fromByteOffset: 64 * block, as: Lanes.self)
            unsafe scores.storeBytes(of: weight * scale, toByteOffset: 64 * block, as: Lanes.self)
        }
    }

    /// Sums of weighted values, for the heads that share a key head.
    @unsafe
    private func blend(
        _ weights: UnsafePointer<Float>, stride: Int, share: Int, _ values: UnsafePointer<Float>,
        into mixed: UnsafeMutablePointer<Float>
    ) {
        let count = self.values.count / width
        for head in 0..<share {
            let weights = unsafe weights + head * stride
            let out = unsafe mixed + head * headWidth
            guard headWidth == 32 else {
                for slot in 0..<count {
                    for at in 0..<headWidth {
                        unsafe out[at] += weights[slot] * values[slot * width + at]
                    }
                }
                continue
            }
            typealias Lanes = SIMD16<Float>
            // Two slots at a time: sums of one need not wait for those of the other.
            var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
            var slot = 0
            while slot + 2 <= count {
                let source = unsafe UnsafeRawPointer(values + slot * width)
                let next = unsafe source + 4 * width
                let (first, second) = unsafe (weights[slot], weights[slot + 1])
                a += unsafe source.loadUnaligned(as: Lanes.self) * first
                b += unsafe source.loadUnaligned(fromByteOffset: 64, as: Lanes.self) * first
                c += unsafe next.loadUnaligned(as: Lanes.self) * second
                d += unsafe next.loadUnaligned(fromByteOffset: 64, as: Lanes.self) * second
                slot += 2
            }
            if slot < count {
                let source = unsafe UnsafeRawPointer(values + slot * width)
                a += unsafe source.loadUnaligned(as: Lanes.self) * weights[slot]
                b += unsafe source.loadUnaligned(fromByteOffset: 64, as: Lanes.self) * weights[slot]
            }
            let target = UnsafeMutableRawPointer(out)
            unsafe target.storeBytes(of: a + c, as: Lanes.self)
            unsafe target.storeBytes(of: b + d, toByteOffset: 64, as: Lanes.self)
        }
    }
}
