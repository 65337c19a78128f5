import CFreeType

/// A glyph that comes in colours of its own.
public struct ColorGlyph: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// 8-bit sRGB and alpha, not premultiplied, rows from the top.
    public let rgba: [UInt8]
}

extension Font {
    /// The colour bitmap of one character, or of several that make one glyph together; nil where there is none.
    public func colorGlyph(of text: String) -> ColorGlyph? {
        let scalars = Array(text.unicodeScalars)
        let shaped = shape(scalars, scalars.indices, script: "Zyyy", rightToLeft: false)
            .filter { $0.index != 0 && $0.advance > 0 }
        guard shaped.count == 1 else { return nil }
        let colored = FT_Int32(1 << 20)  // FT_LOAD_COLOR
        return unsafe withLibrary { _, face in
            // Bitmap fonts have a size or two to choose from; the first is the only one here.
            guard unsafe FT_Select_Size(face, 0) == 0,
                unsafe FT_Load_Glyph(face, shaped[0].index, colored) == 0,
                unsafe face.pointee.glyph.pointee.bitmap.pixel_mode
                    == UInt8(FT_PIXEL_MODE_BGRA.rawValue)
            else { return nil }
            let bitmap = unsafe face.pointee.glyph.pointee.bitmap
            let (width, height) = unsafe (Int(bitmap.width), Int(bitmap.rows))
            guard width > 0, height > 0, let buffer = unsafe bitmap.buffer else { return nil }
            var rgba: [UInt8] = []
            rgba.reserveCapacity(width * height * 4)
            for y in 0..<height {
                let row = unsafe buffer + y * Int(bitmap.pitch)
                for x in 0..<width {
                    let alpha = unsafe Int(row[4 * x + 3])
                    for channel in [2, 1, 0] {
                        let value = unsafe Int(row[4 * x + channel])
                        rgba.append(
                            alpha == 0
                                ? 0 : UInt8(min((value * 255 + alpha / 2) / alpha, 255)))
                    }
                    rgba.append(UInt8(alpha))
                }
            }
            return ColorGlyph(width: width, height: height, rgba: rgba)
        }
    }
}
