import CHarfBuzz

/// A glyph in its place among its neighbours; lengths in ems, y up.
public struct ShapedGlyph: Sendable, Equatable {
    public var index: UInt32
    /// Offset of the first character it stands for, in the shaped scalars.
    public var cluster: Int
    public var advance: Float
    public var offset: SIMD2<Float>

    public init(index: UInt32, cluster: Int, advance: Float, offset: SIMD2<Float>) {
        self.index = index
        self.cluster = cluster
        self.advance = advance
        self.offset = offset
    }
}

extension Font {
    /// Turns characters of one script and direction into positioned glyphs, from left to right.
    ///
    /// - Parameters:
    ///   - range: the characters to shape; those around it decide how letters join.
    ///   - script: ISO 15924, "Arab".
    ///   - language: BCP 47, "ja"; empty when unknown.
    public func shape(
        _ text: [Unicode.Scalar], _ range: Range<Int>, script: String, rightToLeft: Bool,
        language: String = ""
    ) -> [ShapedGlyph] {
        let buffer = unsafe hb_buffer_create()
        defer { unsafe hb_buffer_destroy(buffer) }
        let codes = text.map(\.value)
        unsafe codes.withUnsafeBufferPointer { codes in
            unsafe hb_buffer_add_utf32(
                buffer, codes.baseAddress, Int32(codes.count), UInt32(range.lowerBound),
                Int32(range.count))
        }
        unsafe hb_buffer_set_direction(
            buffer, rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        unsafe hb_buffer_set_script(
            buffer, hb_script_from_string(script, Int32(script.utf8.count)))
        if !language.isEmpty {
            let known = unsafe hb_language_from_string(language, Int32(language.utf8.count))
            unsafe hb_buffer_set_language(buffer, known)
        }
        unsafe hb_shape(shaper, buffer, nil, 0)
        var count: UInt32 = 0
        guard let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count),
            let places = unsafe hb_buffer_get_glyph_positions(buffer, &count)
        else { return [] }
        let scale = 1 / Float(unitsPerEm)
        return (0..<Int(count)).map { at in
            let place = unsafe places[at]
            return unsafe ShapedGlyph(
                index: infos[at].codepoint, cluster: Int(infos[at].cluster),
                advance: Float(place.x_advance) * scale,
                offset: SIMD2(Float(place.x_offset), Float(place.y_offset)) * scale)
        }
    }

    /// The script of a character, ISO 15924; "Zyyy" for those that all scripts share.
    public static func script(of scalar: Unicode.Scalar) -> String {
        let functions = unsafe hb_unicode_funcs_get_default()
        let script = unsafe hb_unicode_script(functions, scalar.value)
        let tag = script.rawValue
        let letters = [24, 16, 8, 0].map { Unicode.Scalar(UInt8(truncatingIfNeeded: tag >> $0)) }
        var name = ""
        name.unicodeScalars.append(contentsOf: letters)
        return name
    }
}
