import CFreeType
import CHarfBuzz
import Foundation

/// One installed face: which characters it has, how they are shaped, and what their outlines cover.
///
/// Not for sharing between threads: FreeType keeps one glyph slot a face.
@safe
public final class Font {
    public let name: String
    /// Design units in one em.
    public let unitsPerEm: Int
    /// Above the baseline, in ems.
    public let ascent: Float
    /// Below the baseline, in ems, positive.
    public let descent: Float
    /// Height of H, in ems.
    public let capHeight: Float
    /// Height of x, in ems.
    public let xHeight: Float

    let shaper: OpaquePointer  // hb_font_t
    private let library: FT_Library
    let face: FT_Face

    public init(_ name: String, in folders: FontFolders = .installed) throws(FontError) {
        let (file, index) = try folders.locate(name)
        var library: FT_Library?
        var face: FT_Face?
        guard unsafe FT_Init_FreeType(&library) == 0, let library = unsafe library else {
            throw .unreadable(font: name, detail: "no FreeType library")
        }
        let code = unsafe FT_New_Face(library, file.path, FT_Long(index), &face)
        guard code == 0, let face = unsafe face else {
            unsafe FT_Done_FreeType(library)
            throw .unreadable(font: name, detail: "FreeType error \(code) for face \(index)")
        }
        let blob = unsafe hb_blob_create_from_file(file.path)
        let source = unsafe hb_face_create(blob, index)
        unsafe hb_blob_destroy(blob)
        guard let shaper = unsafe hb_font_create(source) else {
            unsafe hb_face_destroy(source)
            unsafe FT_Done_Face(face)
            unsafe FT_Done_FreeType(library)
            throw .unreadable(font: name, detail: "no HarfBuzz font")
        }
        // FreeType says zero of faces that hold bitmaps only.
        let units = unsafe max(Int(face.pointee.units_per_EM), Int(hb_face_get_upem(source)))
        unsafe hb_face_destroy(source)
        guard units > 0 else {
            unsafe hb_font_destroy(shaper)
            unsafe FT_Done_Face(face)
            unsafe FT_Done_FreeType(library)
            throw .unreadable(font: name, detail: "a face without outlines")
        }
        unsafe hb_font_set_scale(shaper, Int32(units), Int32(units))

        func metric(_ tag: hb_ot_metrics_tag_t) -> Float {
            var value: hb_position_t = 0
            unsafe hb_ot_metrics_get_position_with_fallback(shaper, tag, &value)
            return Float(value) / Float(units)
        }
        self.name = name
        unitsPerEm = units
        ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER)
        descent = -metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER)
        capHeight = metric(HB_OT_METRICS_TAG_CAP_HEIGHT)
        xHeight = metric(HB_OT_METRICS_TAG_X_HEIGHT)
        unsafe self.shaper = shaper
        unsafe self.library = library
        unsafe self.face = face
    }

    deinit {
        unsafe hb_font_destroy(shaper)
        unsafe FT_Done_Face(face)
        unsafe FT_Done_FreeType(library)
    }

    /// The glyph of a character by itself, if the face has one.
    public func glyph(for scalar: Unicode.Scalar) -> UInt32? {
        var glyph: hb_codepoint_t = 0
        let found = unsafe hb_font_get_nominal_glyph(shaper, scalar.value, &glyph)
        return found != 0 ? glyph : nil
    }

    /// The ink's box in ems: lower left and upper right, from the pen; nil for glyphs without ink.
    public func ink(of glyph: UInt32) -> (low: SIMD2<Float>, high: SIMD2<Float>)? {
        var extents = hb_glyph_extents_t()
        guard unsafe hb_font_get_glyph_extents(shaper, glyph, &extents) != 0,
            extents.width != 0, extents.height != 0
        else { return nil }
        let scale = 1 / Float(unitsPerEm)
        let corner = SIMD2(Float(extents.x_bearing), Float(extents.y_bearing))
        let size = SIMD2(Float(extents.width), Float(extents.height))  // height is negative
        return (
            SIMD2(corner.x, corner.y + size.y) * scale, SIMD2(corner.x + size.x, corner.y) * scale
        )
    }

    func withLibrary<Result>(_ body: (FT_Library, FT_Face) -> Result) -> Result {
        unsafe body(library, face)
    }
}
