import Foundation
import Picture
public import PlantainProto

/// A picture of ours as it came from a file: its pixels, and what it says of itself.
public struct OwnPicture: Sendable {
    public let width: Int
    public let height: Int
    /// [height, width, 3], sRGB
    public let rgb: [UInt8]
    public let plan: ScenePlan
    /// nil if the file carries none.
    public let tokens: TokenGrid?
    /// Whether the pixels are those that were written; nil if the file does not tell.
    public let isUntouched: Bool?

    /// Keys of the text chunks.
    public static let planKey = "plantain"
    public static let tokensKey = "plantain-tokens"
    public static let pixelsKey = "plantain-pixels"

    /// - Throws: `RetouchError` for a file that is no picture of ours, or one whose story does not hold.
    public init(file: [UInt8], check: PlanCheck) throws {
        guard file.count > 8 else { throw RetouchError.notAPicture }
        guard file.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
            throw file.starts(with: [0xFF, 0xD8]) ? RetouchError.foreign : RetouchError.notAPicture
        }
        let png: PNG
        do {
            png = try PNG(decoding: file)
        } catch let error as PictureError {
            throw RetouchError.unreadable("\(error)")
        }
        guard let text = png.texts.first(where: { $0.key == Self.planKey })?.text else {
            throw RetouchError.foreign
        }
        do {
            plan = try ScenePlan(json: Data(text.utf8))
        } catch {
            throw RetouchError.tampered("its plan cannot be read")
        }
        try check.check(plan)
        let picture = png.picture
        (width, height) = (picture.width, picture.height)
        guard let canvas = plan.canvas, Int(canvas.width) == width, Int(canvas.height) == height
        else {
            throw RetouchError.resized(
                picture: [width, height],
                plan: [Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0)])
        }
        var rgb = [UInt8](repeating: 0, count: width * height * 3)
        for k in 0..<width * height {
            rgb[3 * k] = picture.bytes[4 * k]
            rgb[3 * k + 1] = picture.bytes[4 * k + 1]
            rgb[3 * k + 2] = picture.bytes[4 * k + 2]
        }
        self.rgb = rgb
        let codes = png.texts.first { $0.key == Self.tokensKey }?.text
        tokens = try codes.map { [width, height] in try Self.grid($0, width: width, height: height)
        }
        let digest = png.texts.first { $0.key == Self.pixelsKey }?.text
        isUntouched = digest.map { $0 == SHA256.hex(of: rgb) }
    }

    /// "16x16:" and the codes in base 64.
    public static func text(of grid: TokenGrid) -> String {
        "\(grid.columns)x\(grid.rows):" + Data(grid.codes).base64EncodedString()
    }

    private static func grid(_ text: String, width: Int, height: Int) throws -> TokenGrid {
        let parts = text.split(separator: ":", maxSplits: 1)
        let sizes = (parts.first ?? "").split(separator: "x").compactMap { UInt32($0) }
        let (columns, rows) = (UInt32((width + 63) / 64), UInt32((height + 63) / 64))
        guard parts.count == 2, sizes == [columns, rows],
            let codes = Data(base64Encoded: String(parts[1])),
            codes.count == 2 * Int(columns * rows)
        else { throw RetouchError.tampered("its tokens do not fit its size") }
        return TokenGrid(columns: columns, rows: rows, codes: [UInt8](codes))
    }
}

/// A mask as a person paints it: white where the picture may change.
public struct PaintedMask: Sendable {
    /// [height, width], 0 … 255
    public let values: [UInt8]

    public init(file: [UInt8], width: Int, height: Int) throws {
        let png: PNG
        do {
            png = try PNG(decoding: file)
        } catch let error as PictureError {
            throw RetouchError.badMask("\(error)")
        }
        guard png.picture.width == width, png.picture.height == height else {
            throw RetouchError.badMask(
                "expected \(width)x\(height) pixels, got \(png.picture.width)x\(png.picture.height)"
            )
        }
        let bytes = png.picture.bytes
        values = (0..<width * height).map { k in
            let light = (Int(bytes[4 * k]) + Int(bytes[4 * k + 1]) + Int(bytes[4 * k + 2])) / 3
            return UInt8(light * Int(bytes[4 * k + 3]) / 255)
        }
        guard values.contains(where: { $0 > 0 }) else {
            throw RetouchError.badMask(
                "it is black all over; white says where the picture may change")
        }
        self.width = width
    }

    private let width: Int

    /// The rectangle around all that is not black, in pixels.
    public var bounds: Rectangle {
        var (left, right, top, bottom) = (Int.max, 0, Int.max, 0)
        for k in values.indices where values[k] > 0 {
            let (x, y) = (k % width, k / width)
            (left, right) = (min(left, x), max(right, x))
            (top, bottom) = (min(top, y), max(bottom, y))
        }
        return Rectangle(
            x: UInt32(left), y: UInt32(top), width: UInt32(right - left + 1),
            height: UInt32(bottom - top + 1))
    }
}

/// Why a picture cannot be changed.
public enum RetouchError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAPicture
    case unreadable(String)
    /// A photograph, or another program's picture.
    case foreign
    case tampered(String)
    case resized(picture: [Int], plan: [Int])
    case badMask(String)

    public var description: String {
        switch self {
        case .notAPicture: "expected a PNG or JPEG picture"
        case .unreadable(let why): why
        case .foreign:
            "this picture carries no scene plan, so what is in it is not known; only pictures that "
                + "plantain made can be edited by meaning so far"
        case .tampered(let what):
            "the plan inside this picture is not one that plantain wrote: \(what); nothing was changed"
        case .resized(let picture, let plan):
            "the picture is \(picture[0])x\(picture[1]), but its plan is for \(plan[0])x\(plan[1]); it was "
                + "resized or cropped since, so edit the original"
        case .badMask(let why): "the mask cannot be used: \(why)"
        }
    }
}
