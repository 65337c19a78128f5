import Knowledge
import Script

/// "pancakes with blueberries", "a cake with five candles": what food is served with lies on it.
extension ScriptRepair {
    mutating func top() {
        dropCakeCandles()
        standCakes()
        for i in mentions.indices.dropFirst() {
            guard let holder = holder(of: i), let topping = owners[i], topping != holder,
                case let base = cake(on: holder) ?? holder, topping != base,
                let entity = script[topping], let food = script[base], entity.strings.isEmpty,
                Toppings.bases.contains(food.lastWord),
                Toppings.all.contains(entity.lastWord) || entity.noun == "birthday candle",
                !script.relations.contains(where: {
                    $0.subject == topping && [.on, .inside, .near].contains($0.predicate)
                        && $0.object != base && $0.object != holder
                })
            else { continue }
            // What is with a cake on its stand is on the cake, not around it.
            if base != holder {
                script.relations.removeAll { $0.subject == topping && $0.object == holder }
            }
            // Syrup and honey stand beside it, in what they come in.
            if Toppings.poured.contains(entity.lastWord) { continue }
            script.relations.removeAll { $0.subject == topping && $0.object == base }
            guard script.relations.count < SceneScript.Limit.relations else { return }
            script.relations.append(Relation(topping, .on, base))
            if let at = script.entities.firstIndex(where: { $0.id == topping }),
                Toppings.strewn.contains(entity.lastWord), script.entities[at].count == 3,
                !mentions[i].isExact
            {
                script.entities[at].count = 5
            }
            if entity.noun == "birthday candle", entity.count > 2,
                let at = script.entities.firstIndex(where: { $0.id == topping })
            {
                script.entities[at].formation = .circle
            }
            // One with candles of its own would have too many.
            if entity.noun == "birthday candle",
                let at = script.entities.firstIndex(where: { $0.id == base }),
                food.noun == "birthday cake"
            {
                script.entities[at].noun = "cake"
            }
            say("the \(entity.noun) is on the \(food.noun)")
        }
    }

    /// What is said to be with a cake's stand is with the cake.
    private func cake(on stand: Character) -> Character? {
        guard script[stand]?.noun == "cake stand" else { return nil }
        return script.relations.first {
            $0.predicate == .on && $0.object == stand
                && Toppings.baked.contains(script[$0.subject]?.lastWord ?? "")
        }?.subject
    }

    /// The food that a mention is "with", it and what is listed before it.
    private func holder(of index: Int) -> Character? {
        var k = index
        while k > 0 {
            let gap = mentions[k - 1].range.upperBound..<mentions[k].range.lowerBound
            let words = gap.map { wishes.words[$0].text }
            if words == ["with"] || words == ["topped", "with"] || words == ["and", "with"]
                || words == ["covered", "with"] || words == ["covered", "in"]
                || words == ["decorated", "with"]
                || words.last == "with" && words.contains { Toppings.stands.contains($0) }
            {
                return owners[k - 1]
            }
            guard words == ["and"] || words == [","] || words == [",", "and"] else { return nil }
            k -= 1
        }
        return nil
    }

    /// "a cake on a white pedestal", "a cake on a stand": one for cakes, be it that the script lost it.
    private mutating func standCakes() {
        guard wishes.nouns.isDepicted("cake stand") else { return }
        for relation in script.relations where relation.predicate == .on {
            guard let cake = script[relation.subject], Toppings.bases.contains(cake.lastWord),
                let at = script.entities.firstIndex(where: { $0.id == relation.object }),
                Toppings.stands.contains(script.entities[at].lastWord)
            else { continue }
            script.entities[at].noun = "cake stand"
        }
        let words = wishes.words.map(\.text)
        let isOnStand = words.indices.contains { i in
            Toppings.stands.contains(words[i]) && words[max(0, i - 3)..<i].contains("on")
        }
        guard isOnStand,
            let cake = script.entities.first(where: { Toppings.baked.contains($0.lastWord) }),
            !script.entities.contains(where: { Toppings.stands.contains($0.lastWord) }),
            script.entities.count < SceneScript.Limit.entities
        else { return }
        let id = SceneScript.id(at: script.entities.count)
        script.entities.append(SceneScript.Entity(id: id, noun: "cake stand"))
        for i in mentions.indices where Toppings.stands.contains(mentions[i].head) {
            owners[i] = owners[i] ?? id
        }
        script.relations.removeAll { $0.subject == cake.id && $0.predicate == .on }
        guard script.relations.count < SceneScript.Limit.relations else { return }
        script.relations.append(Relation(cake.id, .on, id))
        say("the \(cake.noun) is on a cake stand")
    }

    /// "a birthday cake with candles", no number said: it has them.
    private mutating func dropCakeCandles() {
        guard let cake = script.entities.first(where: { $0.lastWord == "cake" }),
            let candle = script.entities.first(where: { $0.noun == "birthday candle" }),
            let i = mentions.indices.first(where: { owners[$0] == candle.id }),
            !mentions[i].isExact, cake.noun.contains("birthday")
        else { return }
        say("the cake has its candles")
        remove(candle.id)
    }
}

enum Toppings {
    static let bases: Set<String> = [
        "pancake", "waffle", "cake", "cupcake", "toast", "muffin", "pudding", "cheesecake", "pie",
        "tart", "pizza", "steak", "bread", "brownie", "crepe", "donut",
    ]
    /// What cakes are shown on.
    static let stands: Set<String> = ["pedestal", "stand", "plinth", "podium"]
    static let baked: Set<String> = ["cake", "cupcake", "cheesecake", "pie", "tart", "muffin"]
    static let poured: Set<String> = ["syrup", "honey", "butter", "sauce", "cream"]
    static let strewn: Set<String> = ["blueberry", "raspberry", "strawberry", "cherry", "berry"]
    static let all: Set<String> = poured.union(strewn).union([
        "candle", "mint", "leaf", "banana", "egg", "bacon", "marshmallow", "cookie", "almond",
    ])
}
