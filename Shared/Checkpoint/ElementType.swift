import Foundation

/// How a checkpoint stores its numbers, little endian.
enum ElementType: String, Sendable {
    case float32 = "F32"
    case float16 = "F16"
    case bfloat16 = "BF16"

    var size: Int { self == .float32 ? 4 : 2 }

    /// The numbers in those bytes, as f32. The range must lie inside `data`.
    func floats(in data: Data, at range: Range<Int>) -> [Float] {
        let count = range.count / size
        return unsafe data.withUnsafeBytes { all in
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[range])
            return unsafe [Float](unsafeUninitializedCapacity: count) { target, filled in
                for index in 0..<count {
                    unsafe target.initializeElement(at: index, to: number(bytes, index))
                }
                filled = count
            }
        }
    }

    @unsafe
    @inline(__always)
    private func number(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Float {
        switch self {
        case .float32:
            Float(
                bitPattern: UInt32(
                    littleEndian: unsafe bytes.loadUnaligned(
                        fromByteOffset: index * 4, as: UInt32.self)))
        case .bfloat16:
            Float(bitPattern: UInt32(unsafe half(bytes, index)) << 16)
        case .float16:
            Self.widen(unsafe half(bytes, index))
        }
    }

    @unsafe
    @inline(__always)
    private func half(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt16 {
        UInt16(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }

    /// IEEE half → single, by bits, so that it needs no processor support.
    static func widen(_ half: UInt16) -> Float {
        let sign = UInt32(half & 0x8000) << 16
        let exponent = UInt32(half >> 10) & 0x1f
        let fraction = UInt32(half & 0x3ff)
        switch exponent {
        case 0:  // zero or subnormal: fraction · 2⁻²⁴
            let magnitude = Float(fraction) * Float(sign: .plus, exponent: -24, significand: 1)
            return sign == 0 ? magnitude : -magnitude
        case 31:
            return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
        default:
            return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
