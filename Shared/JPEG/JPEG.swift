internal import CTurboJPEG
public import Picture

/// JPEG files, read through TurboJPEG (its errors are codes, so nothing jumps across Swift frames).
public enum JPEG {
    public enum Failure: Error, Equatable, CustomStringConvertible {
        case notAJPEG(reason: String)
        case tooLarge(width: Int, height: Int, limit: Int)
        case broken(reason: String)

        public var description: String {
            switch self {
            case .notAJPEG(let reason): "expected a JPEG picture: \(reason)"
            case .tooLarge(let width, let height, let limit):
                "expected at most \(limit) pixels, got \(width)x\(height)"
            case .broken(let reason): "the JPEG picture is damaged: \(reason)"
            }
        }
    }

    /// Decodes to sRGB, 3 channels.
    public static func decode(_ bytes: [UInt8], maxPixels: Int = 50_000_000) throws(Failure)
        -> Picture
    {
        guard let decoder = unsafe tjInitDecompress() else {
            throw .broken(reason: "out of memory")
        }
        defer { unsafe tjDestroy(decoder) }
        func reason() -> String { unsafe String(cString: tjGetErrorStr2(decoder)) }
        var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let header = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe tjDecompressHeader3(
                decoder, input.baseAddress, UInt(input.count), &width, &height, &sampling, &space)
        }
        guard header == 0, width > 0, height > 0 else { throw .notAJPEG(reason: reason()) }
        guard Int(width) * Int(height) <= maxPixels else {
            throw .tooLarge(width: Int(width), height: Int(height), limit: maxPixels)
        }
        var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 3)
        let code = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe pixels.withUnsafeMutableBufferPointer { output in
                unsafe tjDecompress2(
                    decoder, input.baseAddress, UInt(input.count), output.baseAddress, width, 0,
                    height,
                    TJPF_RGB.rawValue.asInt32, TJFLAG_ACCURATEDCT)
            }
        }
        // Warnings (a truncated tail) still give a picture; only fatal errors do not.
        let severity = unsafe tjGetErrorCode(decoder)
        guard code == 0 || severity == TJERR_WARNING.rawValue.asInt32 else {
            throw .broken(reason: reason())
        }
        return Picture(width: Int(width), height: Int(height), channels: 3, bytes: pixels)
    }
}

extension FixedWidthInteger {
    fileprivate var asInt32: Int32 { Int32(truncatingIfNeeded: self) }
}
