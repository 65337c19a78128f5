import Script

/// Several things of one name that differ in what they are like: "three spheres, gold, copper and silver".
extension MentionReader {
    private struct Look {
        var color: SceneScript.Color?
        var material: SceneScript.Material?
        var at: Int
    }

    /// The mention, or one for each of the looks that are listed before its noun or after it; and where reading
    /// goes on.
    func parted(_ mention: Mention) -> (mentions: [Mention], end: Int) {
        let whole = ([mention], mention.range.upperBound)
        guard mention.isExact, let count = mention.count, (2...6).contains(count),
            !mention.isNegated
        else { return whole }
        if let looks = looksAfter(mention.range.upperBound, count) {
            return (each(looks, of: mention, isAfter: true), (looks.last?.at ?? 0) + 1)
        }
        guard let looks = looksWithin(mention.range, count) else { return whole }
        return (each(looks, of: mention, isAfter: false), mention.range.upperBound)
    }

    private func look(_ i: Int) -> Look? {
        let (color, material) = (WordLists.colors[text(i)], WordLists.materials[text(i)])
        return color == nil && material == nil ? nil : Look(color: color, material: material, at: i)
    }

    /// ", gold, copper and silver", ": one red, one green", "in red, blue and white"
    private func looksAfter(_ start: Int, _ count: Int) -> [Look]? {
        var i = start
        guard i < words.count, words[i].isBreak && words[i].text != "." || text(i) == "in" else {
            return nil
        }
        i += 1
        var looks: [Look] = []
        while looks.count < count {
            while ["and", "one", "a", "the", "other", "second", "third", "in", "is", "of"].contains(
                text(i)) || (!looks.isEmpty && i < words.count && words[i].kind == .comma)
            {
                i += 1
            }
            guard let found = look(i) else { return nil }
            looks.append(found)
            i += 1
        }
        // "three balls, a red box": what comes next is what the last look describes.
        return leads(from: i) || isContent(i) ? nil : looks
    }

    /// "three red, green and blue balls"
    private func looksWithin(_ range: Range<Int>, _ count: Int) -> [Look]? {
        let looks = range.dropLast().compactMap(look)
        guard looks.count == count else { return nil }
        for (a, b) in zip(looks, looks.dropFirst()) {
            let gap = a.at + 1..<b.at
            guard !gap.isEmpty, gap.allSatisfy({ words[$0].kind == .comma || text($0) == "and" })
            else { return nil }
        }
        return looks
    }

    private func each(_ looks: [Look], of mention: Mention, isAfter: Bool) -> [Mention] {
        looks.indices.map { k in
            var one = mention
            (one.count, one.isPlural, one.isDefinite, one.isDetermined) = (1, false, false, true)
            one.formation = nil
            one.color = looks[k].color
            one.material = looks[k].material ?? (looks[k].color == nil ? nil : mention.material)
            let first = k == 0 ? mention.range.lowerBound : looks[k].at
            let isLast = k == looks.count - 1
            let end = !isAfter && isLast ? mention.range.upperBound : looks[k].at + 1
            one.range = first..<end
            return one
        }
    }
}
