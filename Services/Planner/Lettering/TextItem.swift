import Fonts

/// Neighbouring characters that one font writes in one script and direction.
struct TextItem {
    var range: Range<Int>
    var script: String
    /// Index into the layout's fonts.
    var font: Int
    var level: UInt8
}

/// Splits text into items and opens the fonts they need.
struct Itemiser {
    let folders: FontFolders
    private(set) var fonts: [Font] = []
    private var partial: Set<String> = []

    init(folders: FontFolders) { self.folders = folders }

    mutating func items(
        _ text: [Unicode.Scalar], levels: [UInt8], choice: FontChoice
    ) throws(FontError) -> [TextItem] {
        let scripts = Self.scripts(text)
        try skipPartial(text, scripts, choice)
        var items: [TextItem] = []
        for cluster in Self.clusters(text) {
            let first = cluster.lowerBound
            let font = try font(for: text[cluster], script: scripts[first], choice: choice)
            if let last = items.last, last.font == font, last.script == scripts[first],
                last.level == levels[first]
            {
                items[items.count - 1].range = last.range.lowerBound..<cluster.upperBound
            } else {
                items.append(
                    TextItem(
                        range: cluster, script: scripts[first], font: font, level: levels[first]))
            }
        }
        return items
    }

    /// A font of character that lacks a letter of a script writes none of them: words are not to change their face.
    private mutating func skipPartial(
        _ text: [Unicode.Scalar], _ scripts: [String], _ choice: FontChoice
    ) throws(FontError) {
        for script in Set(scripts) {
            let letters = text.indices.filter {
                scripts[$0] == script && text[$0].properties.isAlphabetic
            }
            for name in choice.decorative(script) {
                guard let index = try open(name) else { continue }
                if letters.contains(where: { fonts[index].glyph(for: text[$0]) == nil }) {
                    partial.insert(name)
                }
            }
        }
    }

    /// The first installed candidate that has all of a cluster's characters.
    private mutating func font(
        for cluster: ArraySlice<Unicode.Scalar>, script: String, choice: FontChoice
    ) throws(FontError) -> Int {
        let needed = cluster.filter { !Self.isIgnorable($0) }
        for name in choice.candidates(script: script) where !partial.contains(name) {
            guard let index = try open(name) else { continue }
            if needed.allSatisfy({ fonts[index].glyph(for: $0) != nil }) { return index }
        }
        guard !fonts.isEmpty else {
            // Nothing at all is installed: say what is missing.
            _ = try folders.locate(choice.candidates(script: script)[0])
            return 0
        }
        var character = ""
        character.unicodeScalars.append(contentsOf: cluster)
        throw .uncovered(character: character)
    }

    private mutating func open(_ name: String) throws(FontError) -> Int? {
        if let known = fonts.firstIndex(where: { $0.name == name }) { return known }
        guard folders.has(name) else { return nil }
        fonts.append(try Font(name, in: folders))
        return fonts.count - 1
    }

    /// Grapheme clusters as ranges of scalars.
    static func clusters(_ text: [Unicode.Scalar]) -> [Range<Int>] {
        var string = ""
        string.unicodeScalars.append(contentsOf: text)
        var start = 0
        return string.map { character in
            let end = start + character.unicodeScalars.count
            defer { start = end }
            return start..<end
        }
    }

    /// The script of each character; those that all scripts share follow their neighbours.
    static func scripts(_ text: [Unicode.Scalar]) -> [String] {
        var scripts = text.map { Font.script(of: $0) }
        func isShared(_ script: String) -> Bool { ["Zyyy", "Zinh", "Zzzz"].contains(script) }
        for at in scripts.indices.dropFirst() where isShared(scripts[at]) {
            scripts[at] = scripts[at - 1]
        }
        for at in scripts.indices.dropLast().reversed() where isShared(scripts[at]) {
            scripts[at] = scripts[at + 1]
        }
        return scripts.map { isShared($0) ? "Zyyy" : $0 }
    }

    /// Characters that have no shape of their own.
    static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace
    }
}
