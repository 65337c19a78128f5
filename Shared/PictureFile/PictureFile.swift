import JPEG
public import Picture
import WebP

/// A picture from anywhere: PNG, JPEG or WebP, held upright as its EXIF says, within limits.
public enum PictureFile {
    /// What a reader takes from a stranger.
    public static let maxBytes = 20 << 20
    public static let maxSide = 16_384
    public static let maxPixels = 50_000_000

    public enum Format: String, Sendable { case png = "PNG", jpeg = "JPEG", webp = "WebP" }

    /// What a file begins like.
    public static func format(of bytes: [UInt8]) -> Format? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.count >= 12,
            Array(bytes[8..<12]) == Array("WEBP".utf8)
        {
            return .webp
        }
        return nil
    }

    /// Decodes to sRGB, 3 or 4 channels.
    public static func read(_ bytes: [UInt8]) throws(PictureFileError) -> Picture {
        guard let format = format(of: bytes) else { throw .unknownFormat }
        guard bytes.count <= maxBytes else {
            throw .tooLarge("\(bytes.count) bytes; the limit is \(maxBytes)")
        }
        let picture: Picture
        do {
            switch format {
            case .png: picture = try PNG(decoding: bytes).picture
            case .jpeg: picture = try JPEG.decode(bytes, maxPixels: maxPixels)
            case .webp: picture = try WebP.decode(bytes, maxPixels: maxPixels)
            }
        } catch let error as JPEG.Failure {
            if case .tooLarge = error { throw .tooLarge("\(error)") }
            throw .unreadable("\(error)")
        } catch let error as WebP.Failure {
            if case .tooLarge = error { throw .tooLarge("\(error)") }
            throw .unreadable("\(error)")
        } catch let error as PictureError {
            if case .tooLarge(let why) = error { throw .tooLarge(why) }
            throw .unreadable("\(error)")
        } catch {
            throw .unreadable("\(error)")
        }
        guard max(picture.width, picture.height) <= maxSide else {
            throw .tooLarge(
                "\(picture.width)x\(picture.height) pixels; the limit is \(maxSide) a side")
        }
        return orientation(of: bytes, format).upright(picture)
    }

    // MARK: Where each format keeps its EXIF

    /// - Parameter bytes: a whole file of that format.
    static func orientation(of bytes: [UInt8], _ format: Format) -> Orientation {
        let block: ArraySlice<UInt8>? =
            switch format {
            case .jpeg: jpegBlock(bytes)
            case .webp: chunk(bytes, from: 12, name: "EXIF", isPNG: false)
            case .png: chunk(bytes, from: 8, name: "eXIf", isPNG: true)
            }
        guard var tiff = block else { return .upright }
        if tiff.starts(with: Array("Exif\0\0".utf8)) { tiff = tiff.dropFirst(6) }
        return Orientation(tiff: tiff)
    }

    /// The first APP1 segment that holds EXIF.
    private static func jpegBlock(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var at = 2
        while at + 4 <= bytes.count, bytes[at] == 0xFF {
            let (marker, length) = (bytes[at + 1], Int(bytes[at + 2]) << 8 | Int(bytes[at + 3]))
            guard marker != 0xDA, marker != 0xD9, length >= 2 else { return nil }
            let end = min(bytes.count, at + 2 + length)
            if marker == 0xE1, bytes[(at + 4)..<end].starts(with: Array("Exif\0\0".utf8)) {
                return bytes[(at + 4)..<end]
            }
            at += 2 + length
        }
        return nil
    }

    /// PNG: length, name, data, checksum. RIFF: name, little-endian length, data, padded to even.
    private static func chunk(
        _ bytes: [UInt8], from start: Int, name: String, isPNG: Bool
    ) -> ArraySlice<UInt8>? {
        var at = start
        for _ in 0..<2_000 where at + 8 <= bytes.count {
            let sizeAt = isPNG ? at : at + 4
            let digits = Array(bytes[sizeAt..<sizeAt + 4])
            let size = (isPNG ? digits : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
            let nameAt = isPNG ? at + 4 : at
            if Array(bytes[nameAt..<nameAt + 4]) == Array(name.utf8) {
                return bytes[(at + 8)..<min(bytes.count, at + 8 + size)]
            }
            at += 8 + size + (isPNG ? 4 : size & 1)
        }
        return nil
    }
}

/// Why a file is no picture that can be used.
public enum PictureFileError: Error, Equatable, Sendable, CustomStringConvertible {
    case unknownFormat
    case tooLarge(String)
    case unreadable(String)

    public var description: String {
        switch self {
        case .unknownFormat: "expected a PNG, JPEG or WebP picture"
        case .tooLarge(let why): "the picture is too large: \(why)"
        case .unreadable(let why): why
        }
    }
}
