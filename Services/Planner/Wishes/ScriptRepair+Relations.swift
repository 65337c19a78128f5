import Script

/// How things stand to each other, and what bears which lettering.
extension ScriptRepair {
    typealias Relation = SceneScript.Relation

    /// What the model let lie on things that hold nothing, or between things, although the prompt only lists them.
    mutating func dropInvented() {
        for relation in script.relations {
            guard let subject = mention(of: relation.subject),
                let object = mention(of: relation.object)
            else { continue }
            let isWrong: Bool
            switch relation.predicate {
            case .on, .inside:
                let isSaid = wishes.links.contains {
                    owners[$0.subject] == relation.subject && owners[$0.object] == relation.object
                        && [.on, .inside].contains($0.predicate)
                }
                let restsElsewhere = wishes.links.contains {
                    owners[$0.subject] == relation.subject && [.on, .inside].contains($0.predicate)
                }
                let isOnlyNear = wishes.links.contains {
                    owners[$0.object] == relation.object && ![.on, .inside].contains($0.predicate)
                }
                let holds =
                    SurfaceWords.carriers.contains(mentions[object].head)
                    || SurfaceWords.kinds[mentions[object].head] != nil
                    || WordLists.vessels.contains(mentions[object].head)
                // Nothing is in a tree or a house that the words do not put there.
                let isNoVessel =
                    relation.predicate == .inside && !holds && isOutdoors
                    || Self.growing.contains(mentions[object].head)
                // "egg cups with toast": neither is in the other.
                let isBeside =
                    relation.predicate == .inside && !holds && subject < object
                    && (mentions[subject].range.upperBound..<mentions[object].range.lowerBound)
                        .map { wishes.words[$0].text }.suffix(1) == ["with"]
                isWrong =
                    !isSaid
                    && (restsElsewhere || isNoVessel || isBeside
                        || !holds && (isOnlyNear || isListed(subject, object)))
            case .between:
                isWrong = !wishes.words.contains { ["between", "amid", "among"].contains($0.text) }
            default: isWrong = false
            }
            guard isWrong else { continue }
            script.relations.removeAll { $0 == relation }
            say("the prompt does not say: \(phrase(relation))")
        }
    }

    private static let growing: Set<String> = [
        "tree", "bush", "hedge", "plant", "pumpkin", "flower",
    ]

    private func mention(of id: Character) -> Int? {
        mentions.indices.first { owners[$0] == id }
    }

    /// "a cup, a bar of soap": nothing but a comma or an "and" between the two.
    private func isListed(_ first: Int, _ second: Int) -> Bool {
        let end = mentions[first].range.upperBound
        guard first + 1 == second, end < mentions[second].range.lowerBound else { return false }
        return (end..<mentions[second].range.lowerBound).allSatisfy {
            wishes.words[$0].kind == .comma || wishes.words[$0].text == "and"
        }
    }

    mutating func relate() {
        for link in wishes.links {
            guard let subject = owners[link.subject], let object = owners[link.object],
                subject != object, script[subject] != nil, script[object] != nil,
                isSeen(link.subject), isSeen(link.object)
            else { continue }
            let other = link.other.flatMap { owners[$0] }
            if link.predicate == .between, link.other != nil, other == nil { continue }
            let wish = Relation(
                subject, link.predicate, object, link.predicate == .between ? other ?? object : nil)
            grant(wish, link)
        }
    }

    private func isSeen(_ index: Int) -> Bool {
        !mentions[index].isNegated && !mentions[index].isIdle
    }

    private mutating func grant(_ wish: Relation, _ link: Link) {
        if wish.predicate == .between {
            guard
                !script.relations.contains(where: {
                    $0.predicate == .between && $0.subject == wish.subject
                })
            else { return }
            if wish.other == wish.object, script[wish.object]?.count ?? 1 < 2 { return }
            script.relations.removeAll {
                $0.subject == wish.subject && ($0.object == wish.object || $0.object == wish.other)
            }
            return append(wish)
        }
        let there = script.relations.indices.filter { i in
            let one = script.relations[i]
            if one.predicate == .between {
                return one.subject == wish.subject
                    && (one.object == wish.object || one.other == wish.object)
            }
            return Set([one.subject, one.object]) == [wish.subject, wish.object]
        }
        if there.isEmpty {
            let owners = link.alternatives.compactMap { self.owners[$0] }
            let isSaid = script.relations.contains {
                owners.contains($0.subject) && $0.object == wish.object
            }
            if !isSaid { append(wish) }
            return
        }
        // "near" may be all that was understood of "in" and "on".
        if [.inside, .on].contains(wish.predicate), wish.predicate == .on || isHolder(link.object),
            let vague = there.first(where: {
                let one = script.relations[$0]
                return one.predicate == .near && one.subject == wish.subject
            }), there.count == 1
        {
            say("not \(phrase(script.relations[vague])), but \(phrase(wish))")
            script.relations[vague] = wish
            return
        }
        guard link.isFirm, wish.predicate != .near,
            !there.contains(where: { Self.agree(script.relations[$0], wish) }),
            let wrong = there.first(where: { script.relations[$0].predicate != .between })
        else { return }
        say("not \(phrase(script.relations[wrong])), but \(phrase(wish))")
        script.relations[wrong] = wish
    }

    /// "in a bowl", rather than "in a garden".
    private func isHolder(_ index: Int) -> Bool {
        WordLists.vessels.contains(mentions[index].head) && !isSurroundings(index)
    }

    /// A thing rests on one other: what the prompt says counts, what the model added does not.
    mutating func restOnOne() {
        let rests: Set<SceneScript.Predicate> = [.on, .inside]
        for entity in script.entities {
            let there = script.relations.filter {
                $0.subject == entity.id && rests.contains($0.predicate)
            }
            guard Set(there.map(\.object)).count > 1 else { continue }
            let said = there.filter { one in
                wishes.links.contains { link in
                    owners[link.subject] == one.subject && owners[link.object] == one.object
                        && rests.contains(link.predicate)
                }
            }
            guard !said.isEmpty, said.count < there.count else { continue }
            for one in there where !said.contains(one) {
                script.relations.removeAll { $0 == one }
                say("the prompt does not say: \(phrase(one))")
            }
        }
    }

    private mutating func append(_ relation: Relation) {
        guard script.relations.count < SceneScript.Limit.relations else {
            notes.append("there is no room in the plan for \(phrase(relation))")
            return
        }
        guard !script.relations.contains(relation) else { return }
        script.relations.append(relation)
        say("the prompt says: \(phrase(relation))")
    }

    /// Whether two relations of the same two things say the same, or one says more than the other.
    private static func agree(_ a: Relation, _ b: Relation) -> Bool {
        let turned: [SceneScript.Predicate: SceneScript.Predicate] = [
            .left: .right, .right: .left, .front: .behind, .behind: .front, .above: .under,
            .under: .above,
        ]
        if a.subject == b.subject {
            let close: [Set<SceneScript.Predicate>] = [[.on, .above], [.on, .inside]]
            return a.predicate == b.predicate || close.contains([a.predicate, b.predicate])
        }
        return turned[a.predicate] == b.predicate
            || (a.predicate == .on && b.predicate == .under)
            || (a.predicate == .under && b.predicate == .on)
    }

    private func phrase(_ relation: Relation) -> String {
        func noun(_ id: Character) -> String { "the \(script[id]?.noun ?? "thing")" }
        let words: [SceneScript.Predicate: String] = [
            .left: "left of", .right: "right of", .front: "in front of", .near: "next to",
        ]
        let end = relation.other.map { $0 == relation.object ? "" : " and \(noun($0))" } ?? ""
        return
            "\(noun(relation.subject)) \(words[relation.predicate] ?? relation.predicate.rawValue) "
            + noun(relation.object) + end
    }

    // MARK: Lettering

    mutating func letter() {
        for (number, index) in wishes.letters.sorted(by: { $0.key < $1.key }) {
            guard let owner = owners[index],
                let to = script.entities.firstIndex(where: { $0.id == owner }),
                let from = script.entities.firstIndex(where: { $0.strings.contains(number) }),
                from != to, !isNamed(script.entities[from].noun, by: mentions[index])
            else { continue }
            script.entities[from].strings.removeAll { $0 == number }
            script.entities[to].strings = (script.entities[to].strings + [number]).sorted()
            let (old, new) = (script.entities[from], script.entities[to])
            say("string \(number) is on the \(new.noun), not on the \(old.noun)")
            let isNamedAtAll = mentions.contains { isNamed(old.noun, by: $0) }
            if old.strings.isEmpty, !isNamedAtAll { remove(old.id) }
        }
    }
}
