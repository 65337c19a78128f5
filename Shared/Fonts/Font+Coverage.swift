import CFreeType

/// Shares of pixels that ink covers: 8 bits, rows from the top.
public struct Coverage: Sendable, Equatable {
    public let width: Int
    public let height: Int
    public private(set) var values: [UInt8]

    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
        values = [UInt8](repeating: 0, count: width * height)
    }

    public init(width: Int, height: Int, values: [UInt8]) {
        precondition(values.count == width * height)
        self.width = width
        self.height = height
        self.values = values
    }

    public subscript(y: Int, x: Int) -> UInt8 { values[y * width + x] }

    /// Lays `other` over this with its upper left corner at (x, y); what reaches beyond is lost.
    mutating func add(_ other: Coverage, x: Int, y: Int) {
        let columns = max(0, x)..<max(max(0, x), min(width, x + other.width))
        let rows = max(0, y)..<max(max(0, y), min(height, y + other.height))
        for row in rows {
            for column in columns {
                let ink = other.values[(row - y) * other.width + column - x]
                let sum = UInt16(values[row * width + column]) + UInt16(ink)
                values[row * width + column] = UInt8(min(sum, 255))
            }
        }
    }
}

extension Font {
    /// Adds the exact area that a glyph covers.
    ///
    /// - Parameters:
    ///   - pen: in pixels from the lower left corner of `coverage`, y up.
    ///   - size: pixels an em.
    public func draw(
        _ glyph: UInt32, at pen: SIMD2<Float>, size: Float, into coverage: inout Coverage
    ) throws(FontError) {
        let low = SIMD2(pen.x.rounded(.down), pen.y.rounded(.down))
        guard let drawn = try outlineCoverage(of: glyph, offset: pen - low, size: size) else {
            return
        }
        coverage.add(
            drawn.coverage, x: Int(low.x) + drawn.left,
            y: coverage.height - (Int(low.y) + drawn.bottom + drawn.coverage.height))
    }

    /// The glyph alone; `left` and `bottom` are its box's corner from the pen's pixel.
    private func outlineCoverage(
        of glyph: UInt32, offset: SIMD2<Float>, size: Float
    ) throws(FontError) -> (coverage: Coverage, left: Int, bottom: Int)? {
        let unscaled = FT_Int32(1)  // FT_LOAD_NO_SCALE: outlines in design units, unhinted
        let code = unsafe withLibrary { unsafe FT_Load_Glyph($1, glyph, unscaled) }
        guard code == 0 else {
            throw .unreadable(font: name, detail: "FreeType error \(code) for glyph \(glyph)")
        }
        return unsafe withLibrary { library, face in
            var outline = unsafe face.pointee.glyph.pointee.outline
            guard unsafe outline.n_points > 0 else { return nil }
            let scale = size * 64 / Float(unitsPerEm)  // design units to 1/64 pixel
            var matrix = FT_Matrix(
                xx: FT_Fixed((scale * 65536).rounded()), xy: 0, yx: 0,
                yy: FT_Fixed((scale * 65536).rounded()))
            unsafe FT_Outline_Transform(&outline, &matrix)
            unsafe FT_Outline_Translate(
                &outline, FT_Pos((offset.x * 64).rounded()), FT_Pos((offset.y * 64).rounded()))
            var box = FT_BBox()
            unsafe FT_Outline_Get_CBox(&outline, &box)
            let (left, bottom) = (box.xMin >> 6, box.yMin >> 6)
            let (width, height) = (((box.xMax + 63) >> 6) - left, ((box.yMax + 63) >> 6) - bottom)
            guard width > 0, height > 0 else { return nil }
            unsafe FT_Outline_Translate(&outline, -left * 64, -bottom * 64)
            var values = [UInt8](repeating: 0, count: width * height)
            unsafe values.withUnsafeMutableBufferPointer { values in
                var bitmap = unsafe FT_Bitmap()
                unsafe bitmap.rows = UInt32(height)
                unsafe bitmap.width = UInt32(width)
                unsafe bitmap.pitch = Int32(width)  // positive: rows from the top
                unsafe bitmap.buffer = values.baseAddress
                unsafe bitmap.num_grays = 256
                unsafe bitmap.pixel_mode = UInt8(FT_PIXEL_MODE_GRAY.rawValue)
                _ = unsafe FT_Outline_Get_Bitmap(library, &outline, &bitmap)
            }
            return (Coverage(width: width, height: height, values: values), left, bottom)
        }
    }
}
