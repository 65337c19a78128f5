extension SceneScript {
    /// The script with everything that is nothing but lettering (a title, a caption, a button of a page) written on
    /// what bears it, and with pages and slides on something that shows them.
    ///
    /// - Parameter prompt: the words of the prompt, in lower case
    public func gatheringText(_ prompt: String) -> SceneScript {
        var script = self
        let words = Set(prompt.split { !$0.isLetter && $0 != "-" }.map(String.init))
        for i in script.entities.indices {
            if let shown = Self.display(of: script.entities[i], words) {
                script.entities[i].noun = shown
            }
        }
        if !script.entities.contains(where: { Self.bears($0) }),
            let first = script.entities.firstIndex(where: { !$0.strings.isEmpty && Self.isPart($0) }
            )
        {
            script.entities[first].noun = Self.ground(words)
            script.entities[first].count = 1
        }
        script.bindPages()
        while let part = script.entities.last(where: { !$0.strings.isEmpty && Self.isPart($0) }),
            let bearer = script.bearer(of: part),
            let at = script.entities.firstIndex(where: { $0.id == bearer })
        {
            script.entities[at].strings = (script.entities[at].strings + part.strings).sorted()
            script.remove(part.id)
        }
        // A caption box that bears nothing itself would hide the lettering in it.
        while let frame = script.entities.first(where: { script.isFrame($0) }) {
            script.remove(frame.id)
        }
        return script
    }

    /// What is written on the pages or the cover of a book that is there is on the book.
    private mutating func bindPages() {
        while let leaf = entities.first(where: { ["page", "cover"].contains($0.lastWord) }),
            let book = entities.firstIndex(where: {
                Self.books.contains($0.lastWord) && $0.count == 1
            })
        {
            entities[book].strings = (entities[book].strings + leaf.strings).sorted()
            remove(leaf.id)
        }
    }

    private static let books: Set<String> = [
        "book", "notebook", "journal", "diary", "planner", "magazine", "album", "sketchbook",
        "notepad",
    ]

    /// Nothing but the frame of lettering that is on something else.
    private func isFrame(_ entity: Entity) -> Bool {
        entity.strings.isEmpty && Self.isPart(entity)
            && relations.contains { relation in
                relation.object == entity.id && [.inside, .on].contains(relation.predicate)
                    && self[relation.subject].map { !$0.strings.isEmpty } ?? false
            }
    }

    /// What a relation puts it on, or else what bears lettering and is named last before it, or first.
    private func bearer(of part: Entity) -> Character? {
        for relation in relations where relation.subject == part.id {
            if let other = self[relation.object], other.id != part.id, Self.bears(other) {
                return other.id
            }
        }
        guard let at = entities.firstIndex(where: { $0.id == part.id }) else { return nil }
        return entities[..<at].last { Self.bears($0) }?.id ?? entities.first { Self.bears($0) }?.id
    }

    private static func bears(_ entity: Entity) -> Bool {
        !isPart(entity) && (isBearer(entity.lastWord) || !entity.strings.isEmpty)
    }

    /// Whether it is nothing but lettering.
    private static func isPart(_ entity: Entity) -> Bool {
        let words = entity.noun.split(separator: " ").map(String.init)
        guard let last = words.last else { return false }
        if parts.contains(last) || (last.hasSuffix("s") && parts.contains(String(last.dropLast())))
        {
            return true
        }
        // "serif letters" are no envelopes, and what is printed on the front cover is on the book.
        if last == "letter" || last == "letters",
            words.dropLast().contains(where: typefaces.contains)
        {
            return true
        }
        if ["cover", "page"].contains(last),
            words.dropLast().allSatisfy(sides.contains), !words.dropLast().isEmpty
        {
            return true
        }
        return ["box", "bar", "panel", "card", "banner", "area", "block"].contains(last)
            && words.dropLast().contains(where: contents.contains)
    }

    private static let typefaces: Set<String> = [
        "serif", "sans-serif", "script", "cursive", "bold", "block", "capital", "italic", "slab",
        "calligraphic", "handwritten", "hand-drawn", "hand-painted", "printed", "neon", "gold",
        "golden", "elegant", "uppercase", "lowercase", "stylized", "white", "black",
    ]

    private static let sides: Set<String> = ["front", "back", "inner", "outer", "left", "right"]

    /// "a text box", "a navigation bar"
    private static let contents: Set<String> = [
        "text", "caption", "subtitle", "title", "navigation", "search", "menu", "header", "quote",
        "information", "message",
    ]

    private static let parts: Set<String> = [
        "text", "word", "title", "subtitle", "tagline", "slogan", "headline", "heading", "font",
        "subheading", "header", "footer", "caption", "message", "phrase", "quote", "quotation",
        "typography", "lettering", "description", "section", "bullet", "point", "button", "icon",
        "tab", "list", "item", "price", "name", "date", "timestamp", "venue", "address", "location",
        "badge", "rectangle", "border", "update", "post", "preview", "carousel", "highlight",
        "detail", "paragraph", "line", "verse", "instruction", "inscription", "motto", "overlay",
        "subtext", "byline", "disclaimer", "reminder", "hashtag", "notification", "sentence",
        "statement", "announcement",
    ]

    /// A page of the web or a slide is on a screen.
    private static func display(of entity: Entity, _ words: Set<String>) -> String? {
        let own = Set(entity.noun.split(separator: " ").map(String.init))
        // What is said in a comic.
        if entity.lastWord == "bubble", !entity.strings.isEmpty { return "speech bubble" }
        guard !own.isDisjoint(with: pages) || (own.contains("slide") && isTalk(words)) else {
            return nil
        }
        guard
            own.isDisjoint(with: ["monitor", "screen", "phone", "smartphone", "tablet", "laptop"])
        else { return nil }
        let mobile = !own.isDisjoint(with: ["mobile", "app", "application", "smartphone"])
        return mobile ? "phone" : "monitor"
    }

    private static let pages: Set<String> = [
        "interface", "website", "webpage", "homepage", "app", "application", "dashboard", "browser",
        "blog", "infographic",
    ]

    private static func isTalk(_ words: Set<String>) -> Bool {
        !words.isDisjoint(with: ["presentation", "presenter", "title", "titled", "lecture", "deck"])
    }

    /// What shows lettering that nothing else bears.
    private static func ground(_ words: Set<String>) -> String {
        if !words.isDisjoint(with: ["smartphone", "phone", "mobile"]) { return "phone" }
        if !words.isDisjoint(with: pages) || words.contains("online") { return "monitor" }
        if words.contains("slide") || words.contains("presentation") { return "monitor" }
        return "sign"
    }
}
