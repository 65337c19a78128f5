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
        unsafe set_linebreaks_utf32(codes, codes.count, language, &marks)
        return marks.map {
            switch Int32($0) {
            case LINEBREAK_MUSTBREAK: .must
            case LINEBREAK_ALLOWBREAK: .may
            default: .no
            }
        }
    }
}
