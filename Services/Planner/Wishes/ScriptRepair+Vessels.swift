import Knowledge
import Script

/// "a glass of red wine": what is drunk or spooned is no thing beside its vessel but what fills it.
extension ScriptRepair {
    mutating func fillVessels() {
        // Red wine is red; its glass is not.
        for i in script.entities.indices {
            let words = script.entities[i].noun.split(separator: " ")
            if words.contains("of"), let color = script.entities[i].color,
                words.contains(color.rawValue[...])
            {
                script.entities[i].color = nil
            }
        }
        fill()
    }

    private mutating func fill() {
        for filling in script.entities where filling.strings.isEmpty && filling.count == 1 {
            guard
                let relation = script.relations.first(where: {
                    $0.subject == filling.id && $0.predicate == .inside
                }),
                let at = script.entities.firstIndex(where: { $0.id == relation.object }),
                let noun = name(of: script.entities[at], filledWith: filling)
            else { continue }
            let vessel = script.entities[at]
            say("the \(filling.noun) fills the \(vessel.noun): it is \(Noun.withArticle(noun))")
            script.entities[at].noun = noun
            // Glass shows the colour of what is in it.
            if vessel.lastWord == "glass" { script.entities[at].material = nil }
            for i in script.relations.indices {
                if script.relations[i].subject == filling.id {
                    script.relations[i].subject = vessel.id
                }
                if script.relations[i].object == filling.id {
                    script.relations[i].object = vessel.id
                }
                if script.relations[i].other == filling.id { script.relations[i].other = vessel.id }
            }
            script.relations.removeAll { $0.subject == $0.object }
            for (mention, owner) in owners where owner == filling.id { owners[mention] = vessel.id }
            remove(filling.id)
            return fill()
        }
    }

    private func name(
        of vessel: SceneScript.Entity, filledWith filling: SceneScript.Entity
    ) -> String? {
        guard let kind = Vessels.kinds[vessel.lastWord] else { return nil }
        var content = filling.noun
        if content == "wine", let color = filling.color {
            content = [.red, .purple].contains(color) ? "red wine" : "white wine"
        }
        if content == "juice", let color = filling.color {
            content = color == .red ? "tomato juice" : "orange juice"
        }
        if content == "tea", filling.color == .green { content = "green tea" }
        let whole = "\(kind) of \(content)"
        return wishes.nouns.isDepicted(whole) ? whole : nil
    }
}

enum Vessels {
    /// What each is called when it is full.
    static let kinds = [
        "glass": "glass", "tumbler": "glass", "goblet": "glass", "cup": "cup", "teacup": "cup",
        "mug": "mug", "bowl": "bowl", "pint": "pint", "plate": "plate", "jar": "jar",
        "bottle": "bottle", "pitcher": "pitcher",
    ]
}
