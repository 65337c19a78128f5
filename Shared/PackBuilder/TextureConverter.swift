import Foundation
import JPEG
import Picture

/// Decodes a picture and shrinks it to what a pack holds.
enum TextureConverter {
    struct Result {
        var width: Int
        var height: Int
        var rgba: [UInt8]
        /// More than a fiftieth of it is see-through.
        var cutsHoles: Bool
    }

    /// - Parameter limit: longest side in the pack, texels.
    static func convert(_ bytes: [UInt8], name: String, limit: Int) throws(PackBuildError) -> Result
    {
        let picture: Picture
        do {
            picture =
                bytes.starts(with: [0xFF, 0xD8])
                ? try JPEG.decode(bytes) : try PNG(decoding: bytes).picture
        } catch {
            throw .unreadable(path: name, reason: "\(error)")
        }
        var (width, height) = (picture.width, picture.height)
        var rgba = [UInt8](repeating: 255, count: width * height * 4)
        for i in 0..<(width * height) {
            for k in 0..<min(picture.channels, 4) {
                rgba[4 * i + k] = picture.bytes[picture.channels * i + k]
            }
        }
        while max(width, height) > limit, width > 1, height > 1 { halve(&rgba, &width, &height) }
        let holes = stride(from: 3, to: rgba.count, by: 4).count { rgba[$0] < 128 }
        let cuts = holes * 50 > width * height
        if cuts {
            fillHoles(&rgba)
        } else {
            for i in stride(from: 3, to: rgba.count, by: 4) { rgba[i] = 255 }
        }
        return Result(width: width, height: height, rgba: rgba, cutsHoles: cuts)
    }

    /// Decodes a PNG and keeps its alpha as it is.
    static func cutout(_ bytes: [UInt8], name: String, limit: Int) throws(PackBuildError) -> Result
    {
        do {
            return cutout(try PNG(decoding: bytes).picture, limit: limit)
        } catch {
            throw .unreadable(path: name, reason: "\(error)")
        }
    }

    /// Keeps a picture's alpha as it is.
    static func cutout(_ picture: Picture, limit: Int) -> Result {
        var (width, height) = (picture.width, picture.height)
        var rgba = [UInt8](repeating: 255, count: width * height * 4)
        for i in 0..<(width * height) {
            for k in 0..<min(picture.channels, 4) {
                rgba[4 * i + k] = picture.bytes[picture.channels * i + k]
            }
        }
        while max(width, height) > limit, width > 1, height > 1 { halve(&rgba, &width, &height) }
        return Result(width: width, height: height, rgba: rgba, cutsHoles: true)
    }

    /// The mean of each 2x2 block; colour counts as much as it is seen.
    private static func halve(_ rgba: inout [UInt8], _ width: inout Int, _ height: inout Int) {
        let (w, h) = (width / 2, height / 2)
        var result = [UInt8](repeating: 0, count: w * h * 4)
        for y in 0..<h {
            for x in 0..<w {
                var (sum, weight, alpha) = (SIMD3<Int>.zero, 0, 0)
                for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                    let at = ((2 * y + dy) * width + 2 * x + dx) * 4
                    let a = Int(rgba[at + 3]) + 1
                    sum &+= SIMD3(Int(rgba[at]), Int(rgba[at + 1]), Int(rgba[at + 2])) &* a
                    weight += a
                    alpha += a - 1
                }
                let at = (y * w + x) * 4
                for k in 0..<3 { result[at + k] = UInt8((sum[k] + weight / 2) / weight) }
                result[at + 3] = UInt8((alpha + 2) / 4)
            }
        }
        (rgba, width, height) = (result, w, h)
    }

    /// Gives see-through texels the mean colour of the others, so that edges do not turn white.
    private static func fillHoles(_ rgba: inout [UInt8]) {
        var (sum, count) = (SIMD3<Int>.zero, 0)
        for i in stride(from: 0, to: rgba.count, by: 4) where rgba[i + 3] > 200 {
            sum &+= SIMD3(Int(rgba[i]), Int(rgba[i + 1]), Int(rgba[i + 2]))
            count += 1
        }
        guard count > 0 else { return }
        for i in stride(from: 0, to: rgba.count, by: 4) where rgba[i + 3] < 64 {
            for k in 0..<3 { rgba[i + k] = UInt8(sum[k] / count) }
        }
    }
}
