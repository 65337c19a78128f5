import Framing
import PlantainProto
import Script

/// The words of a prompt, from which those that are about the camera are taken.
struct ShotWords {
    struct Word: Hashable {
        var text: String
        /// What ends it: ",", ".", ")" …; empty inside a clause.
        var end: String
    }

    private(set) var words: [Word]
    private var hasChanged = false
    private let original: String

    init(_ text: String) {
        original = text
        words = text.split(separator: " ").map { piece in
            let core = piece.reversed().drop { ",.;:!?)".contains($0) }.reversed()
            return Word(text: String(core), end: String(piece.dropFirst(core.count)))
        }
    }

    var texts: [String] { words.map(\.text) }

    /// What is left of the prompt; as it was if nothing was taken.
    var text: String {
        hasChanged ? words.map { $0.text + $0.end }.joined(separator: " ") : original
    }

    /// From where it is to be seen; the words stay.
    var view: SceneScript.View? {
        ShotPhrases.views.first { phrase, _ in range(of: phrase, where: isAboutView) != nil }?.1
    }

    /// Not "lit from above", "an overhead lamp", "panoramic windows".
    private func isAboutView(_ range: Range<Int>) -> Bool {
        switch words[range.lowerBound].text {
        case "from":
            return !words[max(0, range.lowerBound - 3)..<range.lowerBound].contains {
                ShotPhrases.falling.contains($0.text)
            }
        case "overhead", "panoramic":
            if closesClause(range.upperBound) { return opensClause(range.lowerBound) }
            return ShotPhrases.pictures.union(["view", "angle", "perspective", "camera"])
                .contains(words[range.upperBound].text)
        default: return true
        }
    }

    // MARK: What is taken

    mutating func takePrint() -> [Print] {
        var found: [Print] = []
        for (phrase, print) in ShotPhrases.prints {
            while let range = range(of: phrase, where: { isAboutPrint($0, phrase) }) {
                found.append(print)
                take(range, andBefore: ["in"])
            }
        }
        return found
    }

    /// "a product photo of a bottle" is a photo of a bottle.
    mutating func takeProductPhotos() {
        for phrase in ShotPhrases.products {
            while let range = range(of: phrase) {
                if range.upperBound < words.count, words[range.upperBound].text == "of" {
                    words.replaceSubrange(range, with: [Word(text: "photo", end: "")])
                    hasChanged = true
                } else {
                    take(range, andBefore: [])
                }
            }
        }
    }

    mutating func takeDepth() -> [Lens.Depth] {
        var found: [Lens.Depth] = []
        for (phrase, depth) in ShotPhrases.depths {
            while let range = range(of: phrase) {
                if let depth { found.append(depth) }
                take(range, andBefore: ShotPhrases.leading)
            }
        }
        return found
    }

    /// "f/1.8"
    mutating func takeApertures() -> [Float] {
        takeNumbers { word in
            guard word.hasPrefix("f/") || word.hasPrefix("ƒ/") || word.hasPrefix("f1.") else {
                return nil
            }
            return Float(word.drop { !$0.isNumber })
        }
    }

    /// "85mm lens"; "35mm film" is no lens.
    mutating func takeFocalLengths() -> [Float] {
        takeNumbers { word in
            guard word.hasSuffix("mm"),
                let length = Float(word.dropLast(2).split(separator: "-").last ?? "")
            else { return nil }
            return length >= 14 ? length : nil
        }
    }

    private mutating func takeNumbers(_ read: (String) -> Float?) -> [Float] {
        var found: [Float] = []
        while let at = words.indices.first(where: { at in
            read(words[at].text) != nil && (!isFilm(at) || opensClause(at))
                && (closesClause(at + 1) || ShotPhrases.lens.contains(words[at + 1].text))
        }) {
            if !isFilm(at), let number = read(words[at].text) { found.append(number) }
            var end = at + 1
            while end < words.count, words[end - 1].end.isEmpty,
                ShotPhrases.lens.contains(words[end].text)
            {
                end += 1
            }
            take(at..<end, andBefore: ShotPhrases.leading)
        }
        return found
    }

    /// "35mm film" says which film, not which lens.
    private func isFilm(_ at: Int) -> Bool {
        words[at].end.isEmpty && at + 1 < words.count && words[at + 1].text == "film"
    }

    /// "shot on Canon EOS R5", "Kodak Portra 400": a clause of makes and models.
    mutating func takeCameras() {
        var at = 0
        while at < words.count {
            defer { at += 1 }
            guard ShotPhrases.makes.contains(words[at].text) else { continue }
            var start = at
            while start > 0, words[start - 1].end.isEmpty,
                ["a", "an", "the", "on", "with", "using", "by", "old"].contains(
                    words[start - 1].text)
            {
                start -= 1
            }
            let isTaken =
                start > 0 && words[start - 1].end.isEmpty
                && ShotPhrases.taking.contains(words[start - 1].text)
            if isTaken { start -= 1 }
            guard isTaken || start == at, opensClause(start) || isTaken, start > 0 else { continue }
            var end = at + 1
            while end < words.count, words[end - 1].end.isEmpty, isModel(words[end].text) {
                end += 1
            }
            guard closesClause(end) || isTaken else { continue }
            take(start..<end, andBefore: [])
            at = start - 1
        }
    }

    /// Clauses that praise the picture or name a renderer.
    mutating func takeFinish() {
        for phrase in ShotPhrases.finishes {
            while let range = range(of: phrase, where: { opensClause($0.lowerBound) }),
                closesClause(range.upperBound)
            {
                take(range, andBefore: [])
            }
        }
    }

    // MARK: Finding

    private func range(
        of phrase: String, where isRight: (Range<Int>) -> Bool = { _ in true }
    ) -> Range<Int>? {
        let wanted = phrase.split(separator: " ")
        guard wanted.count <= words.count else { return nil }
        for start in 0...words.count - wanted.count {
            let range = start..<start + wanted.count
            let isThere = zip(range, wanted).allSatisfy { words[$0].text == $1 }
            let isOneClause = range.dropLast().allSatisfy { words[$0].end.isEmpty }
            if isThere, isOneClause, isRight(range) { return range }
        }
        return nil
    }

    /// "a black and white photo", "in black and white", "black and white," but no black and white cat.
    private func isAboutPrint(_ range: Range<Int>, _ phrase: String) -> Bool {
        if !phrase.contains("white"), phrase != "bw" { return true }
        let isIn = range.lowerBound > 0 && words[range.lowerBound - 1].text == "in"
        if closesClause(range.upperBound) { return isIn || opensClause(range.lowerBound) }
        return words[range.upperBound..<min(words.count, range.upperBound + 3)].contains {
            ShotPhrases.pictures.contains($0.text)
        }
    }

    private func opensClause(_ at: Int) -> Bool { at == 0 || !words[at - 1].end.isEmpty }
    private func closesClause(_ at: Int) -> Bool {
        at >= words.count || !words[at - 1].end.isEmpty
    }

    private func isModel(_ word: String) -> Bool {
        ShotPhrases.makes.contains(word) || ShotPhrases.models.contains(word)
            || word.contains(where: \.isNumber)
    }

    private mutating func take(_ range: Range<Int>, andBefore leading: Set<String>) {
        var start = range.lowerBound
        while start > 0, words[start - 1].end.isEmpty, leading.contains(words[start - 1].text) {
            start -= 1
        }
        if start > 0, words[start - 1].end.isEmpty, opensClause(start - 1), !leading.isEmpty,
            ShotPhrases.taking.contains(words[start - 1].text)
        {
            start -= 1
        }
        let end = words[range.upperBound - 1].end
        words.removeSubrange(start..<range.upperBound)
        hasChanged = true
        // The clause before ends where this one did.
        if start > 0, words[start - 1].end.isEmpty { words[start - 1].end = end }
    }
}
