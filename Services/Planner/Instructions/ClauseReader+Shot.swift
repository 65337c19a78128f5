/// How the picture is printed, and how much of its depth is in focus.
extension ClauseReader {
    func shot() -> Change? { finish() ?? depth() }

    /// "make it black and white", "a sepia photo please", "back to colour"; but "make the cat black and white".
    private func finish() -> Change? {
        guard isOfPicture else { return nil }
        if says("sepia", "sepia-toned") { return .finish(.sepia) }
        let isGray =
            says(phrase: "black and white") || says(phrase: "black & white")
            || says("b&w", "bw", "monochrome", "grayscale", "greyscale", "black-and-white")
        if isGray { return .finish(.gray) }
        let returns =
            says(phrase: "in color") || says(phrase: "in colour") || says(phrase: "to color")
            || says(phrase: "to colour") || says(phrase: "full color")
            || says(phrase: "full colour") || says(phrase: "colors back")
            || says(phrase: "colours back")
        return returns && words.count < 9 ? .finish(.color) : nil
    }

    /// Every noun of the clause is the picture itself.
    private var isOfPicture: Bool {
        guard let verb, let phrase = reader.phrase(verb.at + verb.length)?.0 else {
            return words.count < 7
        }
        return phrase.determiner == .pronoun || phrase.isBare
            || Lexicon.picture.contains(phrase.head)
            || ["color", "colour", "colors", "colours", "scene"].contains(phrase.head)
            || phrase.determiner == .indefinite && says("photo", "picture", "image", "photograph")
    }

    /// "blur the background", "shallower depth of field", "everything in focus".
    private func depth() -> Change? {
        let isDeep =
            says(phrase: "everything in focus") || says(phrase: "everything sharp")
            || says(phrase: "everything in sharp focus") || says(phrase: "deep focus")
            || says(phrase: "deep depth of field") || says(phrase: "deeper depth of field")
            || says(phrase: "more depth of field") || says(phrase: "less blur")
            || says(phrase: "sharpen the background") || says(phrase: "background in focus")
            || says(phrase: "background sharp") || says(phrase: "no bokeh")
        if isDeep { return .frame(.depth(isShallow: false)) }
        let isShallow =
            says("bokeh", "defocus", "defocused")
            || says(phrase: "depth of field") || says(phrase: "shallow focus")
            || says("blur", "blurry", "blurred", "blurrier") && says("background")
            || says(phrase: "background out of focus")
        return isShallow ? .frame(.depth(isShallow: true)) : nil
    }
}
