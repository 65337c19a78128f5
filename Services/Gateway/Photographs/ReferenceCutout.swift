public import Perception
public import Picture
import PictureFile

/// A thing cut out of a picture, to be drawn elsewhere.
public enum ReferenceCutout {
    /// RGBA, no larger than the thing: the picture's own alpha, or what stands out most in it.
    ///
    /// - Throws: `PhotographError.impossible` if nothing stands out.
    public static func cut(
        _ file: [UInt8], perceiver: () throws -> Perceiver
    ) throws -> Picture {
        let picture = try PictureFile.read(file)
        if picture.channels == 4 {
            let clear = stride(from: 3, to: picture.bytes.count, by: 4)
                .count { picture.bytes[$0] < 128 }
            if clear * 50 > picture.width * picture.height { return picture }
        }
        let photograph = Photograph(picture)
        let sight = Sight(photograph, try perceiver())
        guard let figure = sight.figures.first, let box = figure.mask.bounds() else {
            throw PhotographError.impossible(
                "nothing stands out in the picture; give one with a transparent background")
        }
        let (sx, sy) = (
            Double(picture.width) / Double(sight.width),
            Double(picture.height) / Double(sight.height)
        )
        let xs =
            Int(
                Double(box.x.lowerBound) * sx)..<min(
                picture.width, Int(Double(box.x.upperBound) * sx))
        let ys =
            Int(
                Double(box.y.lowerBound) * sy)..<min(
                picture.height, Int(Double(box.y.upperBound) * sy))
        let mask = figure.mask.resized(width: picture.width, height: picture.height)
        var result = Picture(width: xs.count + 2, height: ys.count + 2, channels: 4)
        for y in ys {
            for x in xs {
                let from = y * picture.width + x
                let to = 4 * ((y - ys.lowerBound + 1) * result.width + x - xs.lowerBound + 1)
                for c in 0..<3 { result.bytes[to + c] = photograph.rgb[3 * from + c] }
                result.bytes[to + 3] = UInt8(smoothstep(0.3, 0.7, mask.values[from]) * 255)
            }
        }
        return result
    }
}
