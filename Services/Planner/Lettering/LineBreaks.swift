import CUnibreak

/// Where lines may and must end, by Unicode's rules (UAX #14).
enum LineBreaks {
    enum Kind: Equatable { case must, may, no }

    private static let ready: Void = init_linebreak()

    /// What may happen after each character.
    static func after(_ text: [Unicode.Scalar], language: String = "") -> [Kind] {
        _ = ready
        let codes = text.map(\.value)
        var marks = [CChar](repeating: 0, count: text.count)
        // Curly quotes open and close in the same way wherever ideographs are written.
        let custom = ["ja", "ko"].contains(language) ? "zh" : String(language.prefix(2))
        unsafe set_linebreaks_utf32(codes, codes.count, custom, &marks)
        return marks.indices.map { at in
            switch Int32(marks[at]) {
            case LINEBREAK_MUSTBREAK: return .must
            case LINEBREAK_ALLOWBREAK:
                // Strict kinsoku: small kana and the like begin no line either.
                let next = at + 1 < text.count ? text[at + 1] : " "
                return nonStarters.contains(next) ? .no : .may
            default: return .no
            }
        }
    }

    private static let nonStarters = Set(
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々〻・：；！？、。，．）」』】〕〉》］｝”’…‥％".unicodeScalars)
}
