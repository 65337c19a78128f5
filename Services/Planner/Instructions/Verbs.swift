/// What verbs ask for, in all their forms.
enum Verb: String, Hashable, CaseIterable {
    case add, remove, replace, swap, move, turn, resize, duplicate, recolor, change, zoom, write

    static let lemmas: [Verb: String] = [
        .add:
            "add insert include introduce incorporate integrate place put draw plant install hang "
            + "append sprinkle scatter populate supply embed feature depict situate station park "
            + "stand seat lay create generate attach supplement enrich decorate",
        .remove:
            "remove delete erase eliminate discard banish vanish disappear exclude omit hide drop "
            + "strip dispose scrap obliterate purge expunge extract evict oust expel eject ditch "
            + "dismiss clear clean wipe withdraw subtract exterminate dispel uproot eradicate annihilate detach amputate take_away "
            + "get_rid take_out cut_out do_away edit_out lose leave_out rub_out throw_out "
            + "throw_away wipe_out crop_out scrub",
        .replace: "replace substitute supplant supersede swap_out trade exchange switch sub",
        .swap: "swap interchange",
        .move:
            "move shift slide push drag relocate reposition raise lower lift nudge transfer bring "
            + "position set pull carry align center centre",
        .turn: "rotate spin flip tilt revolve pivot face twist mirror lean",
        .resize: "enlarge shrink scale resize grow magnify reduce expand increase decrease halve "
            + "double triple stretch minimize maximize widen",
        .duplicate: "duplicate copy clone multiply replicate repeat",
        .recolor: "paint dye tint recolor recolour color colour stain coat bleach spray whitewash "
            + "gild repaint hue",
        .change:
            "change make turn transform convert modify alter adjust render let have give become "
            + "blur defocus switch_to set_to apply use want style edit update morph shade adopt take be choose "
            + "adapt rework shift_to get revise redo vary customize tweak wear assume go appear "
            + "look see rearrange evoke reimagine show exhibit employ opt pick select",
        .zoom: "zoom crop reframe recompose pan",
        .write: "write say read print letter engrave inscribe caption spell",
    ]

    /// Forms of one word, and phrases of two, by their first words.
    private static let forms: (single: [String: Verb], double: [String: Verb]) = {
        var single: [String: Verb] = [:]
        var double: [String: Verb] = [:]
        for verb in allCases.reversed() {
            for lemma in (lemmas[verb] ?? "").split(separator: " ").map(String.init) {
                let parts = lemma.split(separator: "_").map(String.init)
                for form in inflected(parts[0]) {
                    if parts.count > 1 {
                        double[form + " " + parts[1]] = verb
                    } else {
                        single[form] = verb
                    }
                }
            }
        }
        for (form, verb) in irregular { single[form] = verb }
        return (single, double)
    }()

    private static let irregular: [String: Verb] = [
        "drawn": .add, "hung": .add, "lost": .remove, "hidden": .remove, "brought": .move,
        "written": .write, "made": .change, "became": .change, "given": .change, "taken": .change,
        "shrunk": .resize, "grown": .resize, "gone": .remove, "stood": .add, "laid": .add,
        "colored": .recolor, "coloured": .recolor, "flipping": .turn,
    ]

    static func inflected(_ word: String) -> [String] {
        var forms = [word, word + "s", word + "ed", word + "ing"]
        if word.hasSuffix("e") {
            forms += [word + "d", word.dropLast() + "ing"]
        } else if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before)
        {
            forms += [word.dropLast() + "ies", word.dropLast() + "ied"]
        } else if let last = word.last, !"aeiouwyx".contains(last),
            let before = word.dropLast().last, "aeiou".contains(before)
        {
            forms += ["\(word)\(last)ed", "\(word)\(last)ing"]
        }
        if word.hasSuffix("sh") || word.hasSuffix("ch") || word.hasSuffix("x")
            || word.hasSuffix("s")
        {
            forms.append(word + "es")
        }
        return forms
    }

    /// The verb at a word, and how many words it takes up there; particles may be parted from it.
    static func at(_ i: Int, _ words: [String]) -> (verb: Verb, length: Int)? {
        let word = words[i]
        if i + 1 < words.count, let verb = forms.double[word + " " + words[i + 1]] {
            return (verb, 2)
        }
        // "take the mug away", "edit the man out"
        for j in words.indices.dropFirst(i + 2).prefix(7) {
            if let verb = forms.double[word + " " + words[j]],
                j + 1 == words.count
                    || Lexicon.boundaries.contains(words[j + 1])
            {
                return (verb, 1)
            }
        }
        return forms.single[word].map { ($0, 1) }
    }
}
