/// Cuts text into the pieces inside which a byte-pair vocabulary merges.
///
/// Each style is the pattern that its models were trained with; it is matched here by hand on
/// Unicode's general categories (L: letters, N: numbers) and White_Space.
enum PreTokenizer: Equatable, Sendable {
    /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`; with
    /// `singleDigits` every number character is first set apart.
    case gpt2(singleDigits: Bool)
    /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|`
    /// ` ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
    case llama3

    /// The style that a file's `tokenizer.ggml.pre` names.
    init?(name: String) {
        switch name {
        case "smollm": self = .gpt2(singleDigits: true)
        case "gpt-2", "gpt2", "default": self = .gpt2(singleDigits: false)
        case "llama-bpe", "llama3", "llama-v3": self = .llama3
        default: return nil
        }
    }

    /// Ranges of `text` that cover it without gaps.
    func pieces(of text: [Unicode.Scalar]) -> [Range<Int>] {
        let kinds = text.map(Kind.init)
        var result: [Range<Int>] = []
        guard self == .gpt2(singleDigits: true) else {
            split(text, kinds, 0..<text.count, into: &result)
            return result
        }
        var start = 0
        for (index, kind) in kinds.enumerated() where kind == .number {
            split(text, kinds, start..<index, into: &result)
            result.append(index..<index + 1)
            start = index + 1
        }
        split(text, kinds, start..<text.count, into: &result)
        return result
    }

    private func split(
        _ text: [Unicode.Scalar], _ kinds: [Kind], _ range: Range<Int>,
        into result: inout [Range<Int>]
    ) {
        var start = range.lowerBound
        while start < range.upperBound {
            let scan = Scan(text: text, kinds: kinds, start: start, end: range.upperBound)
            let end = self == .llama3 ? scan.llama3() : scan.gpt2()
            result.append(start..<end)
            start = end
        }
    }
}

/// What the patterns tell apart.
private enum Kind {
    case letter, number, space, other

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x61...0x7a, 0x41...0x5a: self = .letter
        case 0x30...0x39: self = .number
        case 0x20, 0x09...0x0d: self = .space
        case 0...0x7f: self = .other
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter:
                self = .letter
            case .decimalNumber, .letterNumber, .otherNumber: self = .number
            default: self = scalar.properties.isWhitespace ? .space : .other
            }
        }
    }
}

/// One attempt to match at `start`; each pattern returns where its match ends.
private struct Scan {
    let text: [Unicode.Scalar]
    let kinds: [Kind]
    let start: Int
    let end: Int

    func gpt2() -> Int {
        if let end = contraction(ignoringCase: false) { return end }
        let body = text[start] == " " && start + 1 < end ? start + 1 : start
        if kinds[body] != .space { return run(kinds[body], from: body) }
        return spaces()
    }

    func llama3() -> Int {
        if let end = contraction(ignoringCase: true) { return end }
        let next = start + 1
        switch kinds[start] {
        case .letter: return run(.letter, from: start)
        case .number: return min(run(.number, from: start), start + 3)
        case .space, .other:
            if !isLineEnd(start), next < end, kinds[next] == .letter {
                return run(.letter, from: next)
            }
        }
        let body = text[start] == " " && next < end ? next : start
        if kinds[body] == .other {
            var stop = run(.other, from: body)
            while stop < end, isLineEnd(stop) { stop += 1 }
            return stop
        }
        let blank = run(.space, from: start)
        if let line = (start..<blank).last(where: isLineEnd) { return line + 1 }
        return spaces()
    }

    private func isLineEnd(_ index: Int) -> Bool { text[index] == "\r" || text[index] == "\n" }

    private func run(_ kind: Kind, from first: Int) -> Int {
        var index = first
        while index < end, kinds[index] == kind { index += 1 }
        return index
    }

    /// `\s+(?!\S)|\s+`: all spaces but the last one before a word.
    private func spaces() -> Int {
        let stop = run(.space, from: start)
        return stop == end || stop == start + 1 ? stop : stop - 1
    }

    private func contraction(ignoringCase: Bool) -> Int? {
        guard text[start] == "'" else { return nil }
        for suffix in ["s", "t", "re", "ve", "m", "ll", "d"] {
            let scalars = Array(suffix.unicodeScalars)
            guard start + scalars.count < end else { continue }
            let found = text[start + 1...start + scalars.count]
            let matches = zip(found, scalars).allSatisfy { found, wanted in
                found == wanted
                    || ignoringCase
                        && (found.properties.lowercaseMapping.unicodeScalars.elementsEqual([wanted])
                            || wanted == "s" && found == "\u{17f}")
            }
            if matches { return start + scalars.count + 1 }
        }
        return nil
    }
}
