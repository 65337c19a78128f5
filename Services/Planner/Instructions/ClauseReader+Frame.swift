import Script

/// Zoom, view, shape and style of the picture.
extension ClauseReader {
    func frame() -> Change? {
        if let ratio = words.lazy.compactMap(Self.ratio).first,
            says("aspect", "ratio", "format", "crop", "make", "change", "to", "in")
                || words.count < 4
        {
            return .frame(.aspect(ratio))
        }
        for size in ["1k", "2k", "4k"] where says(size) && words.count < 9 {
            return .frame(.size(size.uppercased()))
        }
        let isPicture =
            words.contains {
                Lexicon.picture.contains($0)
                    || ["it", "format", "orientation", "camera", "aspect"].contains($0)
            } || words.count < 4
        if says("widescreen", "panoramic", "panorama") || says(phrase: "landscape format")
            || says(phrase: "landscape orientation")
        {
            return .frame(.aspect("16:9"))
        }
        if says("vertical", "portrait"), isPicture,
            says("format", "orientation", "it", "aspect", "vertical")
        {
            return .frame(.aspect("9:16"))
        }
        if says("square"), isPicture,
            verb.map({ [.change, .zoom, .resize].contains($0.verb) }) ?? true,
            !says("table", "plate", "rug", "box", "tile", "tiles"),
            says("format", "image", "picture", "photo", "crop", "aspect")
        {
            return .frame(.aspect("1:1"))
        }
        if says("landscape"), says("format", "orientation", "aspect") {
            return .frame(.aspect("3:2"))
        }
        if let change = widening() { return change }
        if says("zoom", "zooming", "zoomed") || words.first == "crop" {
            let isOut = says("out") || says("back") || says("wider")
            var on: Phrase?
            if let i = words.firstIndex(where: {
                ["on", "onto", "into", "to", "around"].contains($0)
            }), let (phrase, _) = reader.phrase(i + 1),
                !phrase.isBare || phrase.determiner == .pronoun,
                !Lexicon.picture.contains(phrase.head)
            {
                on = phrase
            }
            let strength: Float =
                says("bit", "little", "slightly")
                ? 1.18 : says("lot", "much", "way", "far") ? 1.9 : 1.4
            return .frame(.zoom(isOut ? 1 / strength : strength, on))
        }
        let isView =
            says(
                "camera", "view", "shot", "angle", "perspective", "viewpoint", "seen", "picture",
                "photo", "frame", "us", "show", "look", "see") || words.count < 4
        if isView {
            if says(phrase: "from above") || says(phrase: "top view") || says(phrase: "top-down")
                || says("overhead", "top-down") || says(phrase: "bird's eye")
                || says(phrase: "higher angle") || says(phrase: "high angle")
            {
                if !(says("light", "lighting", "lit")) { return .frame(.view(.top)) }
            }
            if says(phrase: "from below") || says(phrase: "low angle")
                || says(phrase: "lower angle") || says(phrase: "ground level")
                || says(phrase: "eye level")
            {
                return .frame(.view(.low))
            }
            if says("close-up", "closeup") || says(phrase: "close up")
                || says(phrase: "closer shot") || says(phrase: "closer view")
                || says(phrase: "get closer") || says(phrase: "move closer")
                || says(phrase: "camera closer")
            {
                return .frame(.zoom(1.5, nil))
            }
            if says(phrase: "wide shot") || says(phrase: "wider shot") || says(phrase: "wider view")
                || says(phrase: "step back") || says(phrase: "wide angle")
                || says(phrase: "camera back") || says(phrase: "further away") && says("camera")
                || says(phrase: "more of the scene")
            {
                return .frame(.zoom(0.67, nil))
            }
            if says("camera", "view", "angle", "viewpoint", "perspective"),
                verb.map({ [.move, .turn, .change].contains($0.verb) }) ?? false
            {
                if says("left") { return .frame(.orbit(-0.45)) }
                if says("right") { return .frame(.orbit(0.45)) }
            }
        }
        if let style = words.first(where: Lexicon.styles.contains),
            says("style", "painting", "drawing", "like", "as", "into") || words.count < 4,
            verb.map({ $0.verb == .change || $0.verb == .add && says("style") }) ?? true,
            target(isWhole: true)
        {
            return .style(style)
        }
        return nil
    }

    /// "extend the picture to the left", "outpaint", "show more above".
    private func widening() -> Change? {
        let isOutpainting = says("outpaint", "uncrop", "outpainting")
        let asks =
            words.first.map {
                ["extend", "expand", "widen", "enlarge", "grow", "continue", "broaden"].contains($0)
            } ?? false
        let canvas: Set<String> = ["canvas", "image", "picture", "photo", "frame", "view", "scene"]
        let isPicture = words.dropFirst().prefix(3).contains { canvas.contains($0) }
        let isWider =
            says("wider", "broader") && words.contains { canvas.contains($0) }
            && verb.map { $0.verb == .change } ?? false && !says("angle", "shot", "view")
        let isShown =
            says("show", "see") && says("more") && words.count < 9
            && says("left", "right", "above", "below", "top", "bottom", "sides")
        guard isOutpainting || asks && isPicture || isShown || isWider else { return nil }
        let side: Side? =
            says("left", "sides", "horizontally", "wider")
            ? .left
            : says("right")
                ? .right
                : says("top", "up", "above", "upward", "upwards", "vertically", "taller")
                    ? .top : says("bottom", "down", "below", "downward") ? .bottom : nil
        return .frame(.extend(side, says("bit", "little", "slightly") ? 0.2 : 0.4))
    }

    private func target(isWhole: Bool) -> Bool {
        guard let verb, let phrase = reader.phrase(verb.at + verb.length)?.0 else { return true }
        return phrase.determiner == .pronoun || Lexicon.picture.contains(phrase.head)
            || phrase.determiner == .indefinite
    }

    /// "16:9", "16x9", "4 by 3" as the sizes on offer write it.
    private static func ratio(_ word: String) -> String? {
        let parts = word.split(whereSeparator: { ":x/".contains($0) })
        guard parts.count == 2, let a = Int(parts[0]), let b = Int(parts[1]), (1...21).contains(a),
            (1...21).contains(b),
            word.contains(":") || a > 2
        else { return nil }
        return "\(a):\(b)"
    }
}
