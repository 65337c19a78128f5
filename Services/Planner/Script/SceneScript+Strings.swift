extension SceneScript {
    /// The script with every one of the prompt's strings on something: strings that no entity bears
    /// join the last bearer, or a sign made for them.
    public func placingAll(strings count: Int) -> SceneScript {
        let placed = Set(entities.flatMap(\.strings))
        let missing = (1...max(1, count)).filter { $0 <= count && !placed.contains($0) }
        guard !missing.isEmpty else { return self }
        var script = self
        if let bearer = entities.lastIndex(where: { !$0.strings.isEmpty })
            ?? entities.lastIndex(where: { Self.isBearer($0.lastWord) && $0.count == 1 })
        {
            script.entities[bearer].strings = (entities[bearer].strings + missing).sorted()
        } else if entities.count < Limit.entities {
            let id = Self.id(at: entities.count)
            script.entities.append(Entity(id: id, noun: "sign", strings: missing))
        } else {
            script.entities[entities.count - 1].strings += missing
        }
        return script
    }

    /// Whether lettering is usually on such a thing.
    static func isBearer(_ noun: String) -> Bool {
        bearers.contains(noun) || noun.hasSuffix("s") && bearers.contains(String(noun.dropLast()))
    }

    /// What lettering is usually on.
    private static let bearers: Set<String> = [
        "sign", "poster", "billboard", "banner", "label", "screen", "monitor", "chalkboard",
        "whiteboard", "blackboard", "board", "book", "card", "newspaper", "magazine", "menu",
        "note",
        "page", "letter", "scroll", "plaque", "flag", "slide", "infographic", "cover", "storefront",
        "mug", "cup", "bottle", "box", "shirt", "t-shirt", "cake", "phone", "laptop", "tablet",
        "wall",
    ]
}

extension SceneScript.Entity {
    /// The head of the noun: "sign" of "neon sign".
    public var lastWord: String {
        noun.split(separator: " ").last.map(String.init) ?? noun
    }
}
