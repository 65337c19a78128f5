import Script

/// Places: prepositions and their anchors, parts of the frame.
extension PhraseReader {
    /// "to the left of the vase", "on the table", "in the background".
    func place(_ i: Int, _ end: Int) -> (Complement, Int)? {
        for (form, kind) in Self.prepositions
        where form.enumerated().allSatisfy({ word(i + $0) == $1 }) {
            let at = i + form.count
            if isPicture(at, end), let next = afterPicture(at) {
                // "to the left of the picture"
                let side = form.lazy.compactMap { Lexicon.sides[$0] }.first
                return (side.map { .side($0) } ?? .noise, next)
            }
            guard let (anchor, next) = phrase(at, end, takesPlaces: kind != .between) else {
                return nil
            }
            if anchor.isBare, anchor.determiner != .pronoun, let side = anchor.side {
                return (.side(side), next)
            }
            guard !anchor.isBare || anchor.determiner != .none else { return nil }
            if kind == .between {
                if word(next) == "and", let (other, last) = phrase(next + 1, end) {
                    return (.spot(Spot(.between, [anchor, other])), last)
                }
                return (.spot(Spot(.between, [anchor])), next)
            }
            if Lexicon.backgrounds.contains(anchor.head) {
                return (kind == .on || kind == .inside ? .side(.back) : .noise, next)
            }
            if let side = Self.regions[anchor.head] { return (.side(side), next) }
            return (.spot(Spot(kind, [anchor])), next)
        }
        // "on the left", "in front", "at the back", "from the left", "left"
        var j = i
        while ["on", "in", "at", "to", "the", "from", "towards", "toward", "near", "far"].contains(
            word(j))
        { j += 1 }
        if j > i || word(i) == "left" || word(i) == "right", j < end {
            if let region = region(j) { return (.side(region.0), region.1) }
            if Lexicon.backgrounds.contains(word(j)),
                word(j) == "background" || word(j) == "backdrop"
            {
                return (.side(.back), j + 1)
            }
        }
        if ["in", "of", "from", "to", "within", "into", "on", "for"].contains(word(i)),
            isPicture(i + 1, end),
            let next = afterPicture(i + 1)
        {
            return (.noise, next)
        }
        return nil
    }

    private static let regions: [String: Side] = [
        "foreground": .front, "background": .back, "center": .middle, "centre": .middle,
        "middle": .middle, "front": .front, "distance": .back, "sky": .top,
    ]

    /// "top left corner of the picture" and where it ends.
    func region(_ start: Int) -> (Side, Int)? {
        var j = start
        var side: Side?
        while let one = Lexicon.sides[word(j)] {
            side = side == nil || one == .left || one == .right ? one : side
            j += 1
        }
        if word(j) == "distance" { return (.back, j + 1) }
        guard let side else { return nil }
        if ["side", "corner", "part", "half", "edge", "hand", "area", "end"].contains(word(j)) {
            j += 1
        }
        if ["of", "in"].contains(word(j)) {
            guard isPicture(j + 1, words.count), let next = afterPicture(j + 1) else { return nil }
            return (side, next)
        }
        return (side, j)
    }

    func isPicture(_ i: Int, _ end: Int) -> Bool {
        afterPicture(i).map { $0 <= end } ?? false
    }

    func afterPicture(_ start: Int) -> Int? {
        var i = start
        while ["the", "this", "that", "our", "my", "whole", "entire", "given", "original"].contains(
            word(i))
        { i += 1 }
        guard Lexicon.picture.contains(word(i)) else { return nil }
        return i + 1
    }

    /// Longer phrases first where one begins like another.
    private static let prepositions: [([String], SceneScript.Predicate)] = {
        var found: [([String], SceneScript.Predicate)] = []
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2, let kind = SceneScript.Predicate(rawValue: parts[0].trimmed)
            else { continue }
            for phrase in parts[1].split(separator: ",") {
                found.append((phrase.split(separator: " ").map(String.init), kind))
            }
        }
        return found
    }()

    private static let lines = """
        left: to the left of, on the left of, on the left side of, to the left side of
        left: at the left of, left of, at the left side of, to left of, on the left-hand side of
        right: to the right of, on the right of, on the right side of, to the right side of
        right: at the right of, right of, at the right side of, to right of
        right: on the right-hand side of
        front: in front of, before
        behind: behind, in back of, at the back of
        on: on top of, on the top of, to the top of, at the top of, atop of, atop, upon, onto
        under: at the bottom of, to the bottom of, on the bottom of, underneath, beneath
        under: below, under
        inside: inside of, inside, within, into
        near: next to, close to, closer to, nearer to, adjacent to, near to, near, beside
        near: besides, by the side of, to the side of, alongside, against, around
        above: above, over
        between: in between, between, in the middle of
        near: toward, towards
        on: on
        inside: in
        near: by, at
        on: from, off
        near: among
        """
}
