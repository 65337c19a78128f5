internal import CWebP
public import Picture

/// WebP files, read through libwebp; animations are refused.
public enum WebP {
    public enum Failure: Error, Equatable, CustomStringConvertible {
        case notAWebP
        case animated
        case tooLarge(width: Int, height: Int, limit: Int)
        case broken

        public var description: String {
            switch self {
            case .notAWebP: "expected a WebP picture"
            case .animated: "the WebP file is an animation; expected a still picture"
            case .tooLarge(let width, let height, let limit):
                "expected at most \(limit) pixels, got \(width)x\(height)"
            case .broken: "the WebP picture is damaged"
            }
        }
    }

    /// Decodes to sRGB, 4 channels; the size is judged before anything is allocated.
    public static func decode(_ bytes: [UInt8], maxPixels: Int = 50_000_000) throws(Failure)
        -> Picture
    {
        var features = WebPBitstreamFeatures()
        let status = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe WebPGetFeatures(input.baseAddress, input.count, &features)
        }
        guard status == VP8_STATUS_OK, features.width > 0, features.height > 0 else {
            throw .notAWebP
        }
        guard features.has_animation == 0 else { throw .animated }
        let (width, height) = (Int(features.width), Int(features.height))
        guard width * height <= maxPixels else {
            throw .tooLarge(width: width, height: height, limit: maxPixels)
        }
        var pixels = [UInt8](repeating: 0, count: width * height * 4)
        let isDecoded = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe pixels.withUnsafeMutableBufferPointer { output in
                unsafe WebPDecodeRGBAInto(
                    input.baseAddress, input.count, output.baseAddress, output.count,
                    Int32(width * 4)) != nil
            }
        }
        guard isDecoded else { throw .broken }
        return Picture(width: width, height: height, channels: 4, bytes: pixels)
    }
}
