import GGUF
import LanguageModelKernels

/// Rearranges 16 rows of a file into one group of the kernels.
enum Packing {
    /// Q4_0, Q4_1 and Q4_K → `lmk_block4`, w = d·q + m.
    @unsafe static func bits4(
        _ tensor: GGUFTensor, _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawPointer
    ) {
        guard let start = source.baseAddress else { return }
        let blocks = tensor.columns / 32
        for lane in 0..<16 {
            let row = unsafe start + lane * tensor.rowSize
            for block in 0..<blocks {
                let out = unsafe target + block * MemoryLayout<lmk_block4>.size
                let scale, minimum: UInt16
                let words: SIMD4<UInt32>
                switch tensor.type {
                case .q4_1:
                    let b = unsafe row + block * 20
                    scale = unsafe b.loadUnaligned(as: UInt16.self)
                    minimum = unsafe b.loadUnaligned(fromByteOffset: 2, as: UInt16.self)
                    words = unsafe b.loadUnaligned(fromByteOffset: 4, as: SIMD4<UInt32>.self)
                case .q4_0:
                    let b = unsafe row + block * 18
                    scale = unsafe b.loadUnaligned(as: UInt16.self)
                    minimum = (-8 * Float16(bitPattern: scale)).bitPattern
                    words = unsafe b.loadUnaligned(fromByteOffset: 2, as: SIMD4<UInt32>.self)
                default:
                    let b = unsafe row + block / 8 * 144
                    let (d, m) = unsafe scaleAndMinimum(b, subBlock: block % 8)
                    scale = Float16(d).bitPattern
                    minimum = Float16(-m).bitPattern
                    words = unsafe nibbles(b + 16 + block % 8 / 2 * 32, upper: block % 2 == 1)
                }
                unsafe out.storeBytes(of: scale, toByteOffset: lane * 2, as: UInt16.self)
                unsafe out.storeBytes(of: minimum, toByteOffset: 32 + lane * 2, as: UInt16.self)
                for j in 0..<4 {
                    unsafe out.storeBytes(
                        of: words[j], toByteOffset: 64 + j * 64 + lane * 4, as: UInt32.self)
                }
            }
        }
    }

    /// 32 four-bit numbers, one in each byte's lower or upper half → 16 bytes of (i, i + 16).
    private static func nibbles(_ q: UnsafeRawPointer, upper: Bool) -> SIMD4<UInt32> {
        let bytes = unsafe q.loadUnaligned(as: SIMD32<UInt8>.self)
        let halves = (upper ? bytes &>> 4 : bytes) & 15
        return unsafe unsafeBitCast(halves.lowHalf | halves.highHalf &<< 4, to: SIMD4<UInt32>.self)
    }

    /// Any quantised type → `lmk_block8`, w = d·(q - 128).
    @unsafe static func bits8(
        _ tensor: GGUFTensor, _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawPointer
    ) {
        let blocks = tensor.columns / 32
        for lane in 0..<16 {
            let row = unsafe rows8(tensor, source, lane)
            for block in 0..<blocks {
                let out = unsafe target + block * MemoryLayout<lmk_block8>.size
                let (scale, q) = row[block]
                unsafe out.storeBytes(of: scale, toByteOffset: lane * 2, as: UInt16.self)
                // -128 has no counterpart of opposite sign, which one kernel needs.
                let lifted =
                    SIMD32<UInt8>(
                        truncatingIfNeeded: q.replacing(with: -127, where: q .== -128)) ^ 128
                let words = unsafe unsafeBitCast(lifted, to: SIMD8<UInt32>.self)
                for j in 0..<8 {
                    unsafe out.storeBytes(
                        of: words[j], toByteOffset: 32 + j * 64 + lane * 4, as: UInt32.self)
                }
            }
        }
    }

    /// Row `row` of `source` as 8-bit blocks of 32: f16 scale and numbers.
    @unsafe static func rows8(
        _ tensor: GGUFTensor, _ source: UnsafeRawBufferPointer, _ row: Int
    ) -> [(scale: UInt16, q: SIMD32<Int8>)] {
        let start = row * tensor.rowSize
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: source[start..<start + tensor.rowSize])
        let blocks = tensor.columns / 32
        if tensor.type == .q8_0 {
            return (0..<blocks).map { block in
                unsafe (
                    bytes.loadUnaligned(fromByteOffset: block * 34, as: UInt16.self),
                    bytes.loadUnaligned(fromByteOffset: block * 34 + 2, as: SIMD32<Int8>.self)
                )
            }
        }
        return unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: tensor.columns) { y in
            unsafe decode(tensor.type, bytes, into: y)
            return (0..<blocks).map { block in
                var values = SIMD32<Float>()
                for i in 0..<32 { values[i] = unsafe y[block * 32 + i] }
                let most = max(values.max(), -values.min())
                let scale = Float16(most / 127)
                let inverse = scale > 0 ? 1 / Float(scale) : 0
                let rounded = (values * inverse).rounded(.toNearestOrEven)
                    .clamped(
                        lowerBound: SIMD32(repeating: -127), upperBound: SIMD32(repeating: 127))
                return (scale.bitPattern, SIMD32<Int8>(rounded))
            }
        }
    }

    /// Decodes 16 rows and stores each number at its index in [columns][16].
    @unsafe static func dense(
        _ tensor: GGUFTensor, _ source: UnsafeRawBufferPointer, store: (Int, Float) -> Void
    ) {
        unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: tensor.columns) { y in
            for lane in 0..<16 {
                let start = lane * tensor.rowSize
                let bytes = unsafe UnsafeRawBufferPointer(
                    rebasing: source[start..<start + tensor.rowSize])
                unsafe decode(tensor.type, bytes, into: y)
                for column in 0..<tensor.columns { store(column * 16 + lane, unsafe y[column]) }
            }
        }
    }
}
