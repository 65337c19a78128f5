import Knowledge
import Script

extension Remarks {
    /// What leans on what: groups of a script, counted from 1; 0 = the wall.
    func leanings(_ script: SceneScript) -> [Int: Int] {
        var found: [Int: Int] = [:]
        for i in words.indices where Self.leaning.contains(words[i]) {
            let after = i + 1
            guard words.indices.contains(after), ["against", "on", "by"].contains(words[after]),
                !(Self.resting.contains(words[i]) && words[after] != "against")
            else { continue }
            guard let thing = group(before: i, script) else { continue }
            let fellow = listed(before: thing, end: i, script)
            let end = (after + 1..<min(words.count, after + 7)).first {
                ["and", "with", "in", "beside", "under", "while"].contains(words[$0])
            }
            let phrase = after + 1..<(end ?? min(words.count, after + 7))
            if phrase.contains(where: { ["wall", "walls"].contains(words[$0]) }) {
                found[thing] = 0
                if let fellow { found[fellow] = 0 }
            } else if let other = group(after: phrase, script), other != thing {
                found[thing] = other
                if let fellow, fellow != other { found[fellow] = other }
            }
        }
        return found
    }

    private static let leaning: Set = [
        "leaning", "leans", "leaned", "lean", "leant", "propped", "resting", "rests", "standing",
        "stands", "parked",
    ]
    private static let resting: Set = ["resting", "rests", "standing", "stands", "parked"]

    private func names(_ entity: SceneScript.Entity, _ word: String) -> Bool {
        Noun.singular(word) == Noun.singular(entity.lastWord)
    }

    /// The thing that a clause is about: of "a bicycle with a basket" the bicycle.
    private func group(before end: Int, _ script: SceneScript) -> Int? {
        var best: (group: Int, at: Int)?
        for (k, entity) in script.entities.enumerated() {
            guard let at = words[..<end].lastIndex(where: { names(entity, $0) }), end - at < 9,
                at > best?.at ?? -1
            else { continue }
            best = (k + 1, at)
        }
        guard let found = best else { return nil }
        // "a bicycle with a basket full of flowers leaning on": what has them leans.
        if let with = words[..<found.at].lastIndex(of: "with"), found.at - with < 5 {
            for (k, entity) in script.entities.enumerated()
            where with > 0 && names(entity, words[with - 1]) { return k + 1 }
        }
        if words[..<found.at].contains("with"),
            let first = script.entities.indices.first(where: {
                Self.carriers.contains(script.entities[$0].lastWord)
            })
        {
            return first + 1
        }
        return found.group
    }

    /// "a shovel and a rake leaning": the other one.
    private func listed(before thing: Int, end: Int, _ script: SceneScript) -> Int? {
        let entity = script.entities[thing - 1]
        guard let at = words[..<end].lastIndex(where: { names(entity, $0) }) else { return nil }
        var k = at - 1
        while k > 0, at - k < 4, words[k] != "and" { k -= 1 }
        guard k > 0, words[k] == "and" else { return nil }
        return script.entities.indices.first { names(script.entities[$0], words[k - 1]) }
            .map { $0 + 1 }
    }

    private static let carriers: Set = ["bicycle", "bike", "scooter"]

    private func group(after phrase: Range<Int>, _ script: SceneScript) -> Int? {
        for at in phrase {
            for (k, entity) in script.entities.enumerated() where names(entity, words[at]) {
                return k + 1
            }
        }
        return nil
    }
}
