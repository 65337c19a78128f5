public import PlantainProto

/// The picture sizes on offer: four sizes, fourteen shapes, in native pixels.
public enum CanvasSizes {
    public static let sizes = ["512", "1K", "2K", "4K"]
    public static let aspects = [
        "1:1", "1:4", "1:8", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9",
        "21:9",
    ]

    /// Width and height at 512, 1K, 2K and 4K.
    private static let table: [String: [(UInt32, UInt32)]] = [
        "1:1": [(512, 512), (1024, 1024), (2048, 2048), (4096, 4096)],
        "1:4": [(256, 1024), (512, 2048), (1024, 4096), (2048, 8192)],
        "1:8": [(192, 1536), (384, 3072), (768, 6144), (1536, 12288)],
        "2:3": [(424, 632), (848, 1264), (1696, 2528), (3392, 5056)],
        "3:2": [(632, 424), (1264, 848), (2528, 1696), (5056, 3392)],
        "3:4": [(448, 600), (896, 1200), (1792, 2400), (3584, 4800)],
        "4:1": [(1024, 256), (2048, 512), (4096, 1024), (8192, 2048)],
        "4:3": [(600, 448), (1200, 896), (2400, 1792), (4800, 3584)],
        "4:5": [(464, 576), (928, 1152), (1856, 2304), (3712, 4608)],
        "5:4": [(576, 464), (1152, 928), (2304, 1856), (4608, 3712)],
        "8:1": [(1536, 192), (3072, 384), (6144, 768), (12288, 1536)],
        "9:16": [(384, 688), (768, 1376), (1536, 2752), (3072, 5504)],
        "16:9": [(688, 384), (1376, 768), (2752, 1536), (5504, 3072)],
        "21:9": [(792, 336), (1584, 672), (3168, 1344), (6336, 2688)],
    ]

    /// - Parameters:
    ///   - size: "512", "1K", "2K" or "4K".
    ///   - aspect: "16:9" and the like.
    public static func canvas(size: String, aspect: String) throws(CanvasError) -> Canvas {
        guard let column = sizes.firstIndex(of: size.uppercased()) else {
            throw .unknownSize(size)
        }
        guard let row = table[aspect] else { throw .unknownAspect(aspect) }
        let (width, height) = row[column]
        return Canvas(width: width, height: height, size: sizes[column], aspect: aspect)
    }

    /// The shape on offer that is nearest to a picture's own.
    public static func nearestAspect(width: Int, height: Int) -> String {
        let wanted = ratio(Float(max(1, width)), Float(max(1, height)))
        return aspects.min { a, b in distance(a, wanted) < distance(b, wanted) } ?? "1:1"
    }

    private static func distance(_ aspect: String, _ wanted: Float) -> Float {
        guard let (w, h) = table[aspect]?.first else { return .infinity }
        return max(ratio(Float(w), Float(h)) / wanted, wanted / ratio(Float(w), Float(h)))
    }

    private static func ratio(_ w: Float, _ h: Float) -> Float { w / h }
}

/// A size or shape that is not on offer.
public enum CanvasError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownSize(String)
    case unknownAspect(String)

    public var description: String {
        switch self {
        case .unknownSize(let size):
            "expected a size of \(CanvasSizes.sizes.joined(separator: ", ")), got \"\(size)\""
        case .unknownAspect(let aspect):
            "expected an aspect of \(CanvasSizes.aspects.joined(separator: ", ")), got \"\(aspect)\""
        }
    }
}
