import Knowledge
public import Script

/// Where, when, on what and in what weather.
extension ScriptRepair {
    mutating func mendScene() {
        let scene = wishes.scene
        if let place = scene.place, script.place != place,
            place != .interior || script.place == nil,
            script.place.map({ !scene.named.places.contains($0) && !areAlike($0, place) })
                ?? !hasEntity(for: place)
        {
            script.place = place
            say("the prompt is set in \(place == .space ? "" : "a ")\(place.rawValue)")
        }
        dropUnnamed()
        if let time = scene.time, script.time != time,
            script.time == nil || !isHinted(script.time) || time == .goldenHour
        {
            script.time = time
            say("the prompt says \(time.rawValue)")
        } else if let time = script.time, scene.time == nil, !scene.named.hour {
            script.time = nil
            say("nothing says that it is \(time.rawValue)")
        }
        let isSeenWithin = [.rain, .snow].contains(scene.sky)
        if let sky = scene.sky, script.sky == nil,
            isSeenWithin || !(script.place?.isIndoors ?? false)
        {
            script.sky = sky
            say("the prompt says that the sky is \(sky.rawValue)")
        } else if let sky = script.sky, scene.sky == nil, !scene.named.sky {
            script.sky = nil
            say("nothing says that the sky is \(sky.rawValue)")
        }
        if let light = scene.light, script.light == nil {
            script.light = light
        } else if let light = script.light, scene.light == nil, !scene.named.light {
            script.light = nil
            say("nothing says that the light is \(light.rawValue)")
        }
        // String lights are no candles, and a bright bar has no neon.
        if let light = script.light, light != scene.light, let stems = Self.flames[light],
            !wishes.words.contains(where: { word in stems.contains { word.text.contains($0) } })
        {
            script.light = nil
            say("nothing says that the light is \(light.rawValue)")
        }
        mendBackdrop()
        if script.place == nil,
            wishes.words.contains(where: { $0.text.hasPrefix("windowsill") })
                || OpenAir.isByWindow(wishes.words) && wishes.air.front == nil
        {
            script.place = .interior
            // What falls is seen through the window.
            script.sky = [.rain, .snow].contains(scene.sky) ? scene.sky : nil
        }
        let isOpen = script.place.map { !$0.isIndoors } ?? (script.surface == nil)
        if isOpen, scene.isSnowy || script.sky == .snow, script.surface == nil {
            script.surface = SceneScript.Surface(kind: .snow)
            say("snow lies on the ground")
        }
    }

    private static let flames: [SceneScript.Light: [String]] = [
        .candle: ["candle", "taper", "menorah"], .neon: ["neon", "cyber"],
        .fire: ["fire", "hearth", "stove", "flame", "torch"],
        .moon: ["moon", "night", "star"], .studio: ["studio", "product", "backdrop", "background"],
    ]

    /// "on a pink background": a sheet of that colour in a studio, unless a room is named.
    private mutating func mendBackdrop() {
        let words = wishes.words
        for i in words.indices.dropFirst() where ["background", "backdrop"].contains(words[i].text)
        {
            // "a dark moody background"
            let before = words[max(0, i - 3)..<i].reversed().prefix { $0.kind == .word }
                .map(\.text).prefix { !WordLists.joints.contains($0) }
            let isDark = before.contains { ["dark", "moody"].contains($0) }
            let color = before.compactMap { WordLists.colors[$0] }.first ?? (isDark ? .black : nil)
            let isPlain: Set = [
                "plain", "simple", "clean", "neutral", "solid", "seamless", "pastel", "light",
            ]
            guard color != nil || before.contains(where: isPlain.contains),
                script.place.map({ $0 == .studio || $0.isIndoors && wishes.scene.place == nil })
                    ?? true
            else { continue }
            script.place = .studio
            if let color { script.wall = SceneScript.Wall(color: color) }
            say("the background is \(color?.rawValue ?? "plain"): a sheet of paper in a studio")
        }
    }

    /// A place, style or view that no word of the prompt could have meant.
    private mutating func dropUnnamed() {
        if let place = script.place, place != wishes.scene.place,
            wishes.scene.named.places.allSatisfy({ $0 != place && !areAlike($0, place) }),
            !isHinted(SceneHints.places[place] ?? "")
        {
            script.place = nil
            say("nothing says that it is in \(Noun.withArticle(place.rawValue))")
        }
        if let style = script.style, !isHinted(SceneHints.styles) {
            script.style = nil
            say("nothing asks for the style \(style.rawValue)")
        }
        if let view = script.view, !isHinted(SceneHints.views, atEnds: false) {
            script.view = nil
            say("nothing asks for the view \(view.rawValue)")
        }
    }

    /// From where the prompt wants it seen, and that it is a product's picture.
    public mutating func take(view: SceneScript.View?, isOfProduct: Bool) {
        if let view, script.view != view {
            script.view = view
            say("the prompt asks for the view \(view.rawValue)")
        }
        if isOfProduct, script.place == nil {
            script.place = .studio
            say("a product is photographed in a studio")
        }
    }

    /// Whether a word of the prompt begins with one of these, or ends with one: "yellow" and "shallow" are not low.
    private func isHinted(_ stems: String, atEnds: Bool = true) -> Bool {
        let stems = stems.split(separator: " ")
        return wishes.words.contains { word in
            word.kind == .word
                && stems.contains { word.text.hasPrefix($0) || atEnds && word.text.hasSuffix($0) }
        }
    }

    /// Places that one word may mean as well as another.
    private func areAlike(_ a: SceneScript.Place, _ b: SceneScript.Place) -> Bool {
        let groups: [Set<SceneScript.Place>] = [
            [.field, .farm, .mountain, .park, .garden], [.beach, .sea, .lake, .river],
            [.street, .city, .courtyard], [.forest, .jungle], [.restaurant, .cafe, .shop],
            [.interior, .livingRoom, .bedroom], [.garage, .warehouse],
            [.office, .classroom, .library],
        ]
        return groups.contains { $0.contains(a) && $0.contains(b) }
    }

    /// Something in the script depicts the place itself: "a small shop" seen from outside.
    private func hasEntity(for place: SceneScript.Place) -> Bool {
        script.entities.contains { SurfaceWords.places[$0.lastWord] == place }
    }

    private func isHinted(_ time: SceneScript.Time?) -> Bool {
        guard let time else { return false }
        return wishes.words.contains { $0.text.hasPrefix(time.rawValue.prefix(4)) }
    }

    // MARK: Surfaces

    /// The mention is only ever what something else is on.
    func isOnlySurface(_ index: Int) -> Bool {
        let mention = mentions[index]
        guard let kind = SurfaceWords.kinds[mention.head] else { return false }
        // Not "the surface of the moon".
        if mention.head == "surface", mention.color == nil, mention.material == nil { return false }
        let about = wishes.links.filter {
            $0.subject == index || $0.object == index || $0.other == index
        }
        guard about.contains(where: { carries($0, index, kind) }),
            !wishes.letters.values.contains(index)
        else { return false }
        return about.allSatisfy { carries($0, index, kind) || ($0.subject == index && isRoom($0)) }
    }

    private func carries(_ link: Link, _ index: Int, _ kind: SceneScript.SurfaceKind) -> Bool {
        let isSoft: Set<SceneScript.SurfaceKind> = [.grass, .sand, .snow, .ground, .water, .road]
        return link.object == index
            && (link.predicate == .on || link.predicate == .inside && isSoft.contains(kind))
    }

    /// "a table by a window", "a windowsill in bright sun": beside a part of the room, in its light.
    private func isRoom(_ link: Link) -> Bool {
        ["window", "wall", "door", "sun", "sunlight", "sunshine", "light", "shade"]
            .contains(mentions[link.object].head)
            || SurfaceWords.kinds[mentions[link.object].head] != nil
    }

    mutating func mendSurface() {
        let asked = mentions.indices.filter {
            !mentions[$0].isNegated && !mentions[$0].isIdle && owners[$0] == nil
                && isOnlySurface($0) && mentions[$0].number == 1
        }
        mendWall()
        // What stands on the floor stands on it anyway; a table in the room is what matters.
        let chosen = asked.first { SurfaceWords.kinds[mentions[$0].head] != .wall } ?? asked.first
        if let chosen, let kind = SurfaceWords.kinds[mentions[chosen].head] {
            let mention = mentions[chosen]
            var surface = SceneScript.Surface(
                color: mention.color,
                material: mention.material ?? (mention.head == "tablecloth" ? .fabric : nil),
                kind: kind)
            if script.surface?.kind == kind {
                surface.color = surface.color ?? script.surface?.color
                surface.material = surface.material ?? script.surface?.material
            }
            if script.surface != surface,
                script.surface.map({ !isNamed($0.kind) || $0.kind == kind }) ?? true
            {
                script.surface = surface
                say("everything is to stand on the \(surface.phrase)")
            }
        }
        if script.surface == nil,
            let floor = mentions.first(where: {
                $0.head == "floor" && !$0.isNegated && !$0.isIdle
                    && ($0.color != nil || $0.material != nil)
            })
        {
            script.surface = SceneScript.Surface(
                color: floor.color, material: floor.material, kind: .floor)
            say("the floor is to be \(floor.color?.rawValue ?? floor.material?.rawValue ?? "seen")")
        }
        if let bare = bareSurface, script.surface.map({ !isNamed($0.kind) }) ?? true {
            script.surface = bare
            say("everything is to stand on \(bare.material?.rawValue ?? "a table")")
            return
        }
        // A still life lies on a table, a violin's too.
        let texts = wishes.words.map(\.text)
        if zip(texts, texts.dropFirst()).contains(where: { $0 == "still" && $1 == "life" }),
            script.surface.map({ !isNamed($0.kind) }) ?? true,
            script.place.map(\.isIndoors) ?? true
        {
            script.surface = SceneScript.Surface(kind: .table)
            return
        }
        if let surface = script.surface {
            if !isNamed(surface.kind) {
                script.surface = nil
                say("the prompt names no \(surface.kind.rawValue)")
            } else {
                tame(surface)
            }
        }
    }

    /// What is said of a bare surface beside its colour.
    private static let grounds: Set<String> = [
        "a", "the", "dark", "light", "polished", "rough", "smooth", "old", "wet", "damp", "shiny",
        "glossy", "dusty", "worn", "bright", "clean", "plain",
    ]

    /// "on black marble", "on white paper": a top of that, whatever it belongs to.
    private var bareSurface: SceneScript.Surface? {
        let words = wishes.words
        for start in words.indices where ["on", "upon", "atop"].contains(words[start].text) {
            var color: SceneScript.Color?
            var at = start + 1
            while at < words.count, words[at].kind == .word {
                if let material = WordLists.materials[words[at].text] {
                    let isLast =
                        at + 1 >= words.count || words[at + 1].kind != .word
                        || WordLists.joints.contains(words[at + 1].text)
                    guard isLast else { break }
                    return SceneScript.Surface(color: color, material: material, kind: .table)
                }
                if let named = WordLists.colors[words[at].text] {
                    color = named
                } else if !Self.grounds.contains(words[at].text) {
                    break
                }
                at += 1
            }
        }
        return nil
    }

    /// Whether any word of the prompt is a surface of that kind.
    private func isNamed(_ kind: SceneScript.SurfaceKind) -> Bool {
        if kind == .snow, wishes.scene.isSnowy || script.sky == .snow { return true }
        let places: [SceneScript.SurfaceKind: Set<SceneScript.Place>] = [
            .sand: [.beach, .desert], .water: [.lake, .sea, .river], .road: [.street, .city],
            .grass: [.field, .park, .garden, .farm], .ground: [.forest, .field, .farm, .mountain],
        ]
        if let fitting = places[kind],
            !fitting.isDisjoint(
                with: wishes.scene.named.places.union(script.place.map { [$0] } ?? []))
        {
            return true
        }
        return wishes.words.contains { word in
            word.kind == .word
                && (SurfaceWords.kinds[word.text] == kind || SurfaceWords.others[word.text] == kind
                    || SurfaceWords.kinds[String(word.text.dropLast())] == kind
                    || word.text.hasPrefix(kind.rawValue) || word.text.hasSuffix(kind.rawValue))
        }
    }

    /// Colours and materials of the surface that no word could have meant.
    private mutating func tame(_ surface: SceneScript.Surface) {
        let texts = Set(wishes.words.map(\.text))
        if let color = surface.color,
            !WordLists.colors.contains(where: { $0.value == color && texts.contains($0.key) })
        {
            script.surface?.color = nil
        }
        if let material = surface.material, !(material == .fabric && texts.contains("tablecloth")),
            !WordLists.materials.contains(where: { pair in
                pair.value == material && texts.contains { $0.hasPrefix(pair.key) }
            })
        {
            script.surface?.material = nil
        }
    }

    /// "against a dark wall"
    private mutating func mendDarkWall() {
        let words = wishes.words.map(\.text)
        let isDark = zip(words, words.dropFirst()).contains {
            $0 == "dark" && ["wall", "walls"].contains($1)
        }
        guard isDark, script.wall == nil else { return }
        script.wall = SceneScript.Wall(color: .black)
        say("the wall is to be dark")
    }

    /// "against a brick wall", "white walls"
    private mutating func mendWall() {
        guard
            let wall = mentions.first(where: {
                $0.head == "wall" && !$0.isNegated && !$0.isIdle
                    && ($0.color != nil || $0.material != nil)
            })
        else { return mendDarkWall() }
        let index = mentions.firstIndex(of: wall) ?? 0
        let hangs = wishes.links.contains { $0.object == index && $0.predicate == .on }
        if hangs, script.surface == nil || script.surface?.kind == .wall {
            let old = script.surface
            script.surface = SceneScript.Surface(
                color: wall.color, material: wall.material, kind: .wall)
            if old != script.surface { say("things hang on a \(script.surface?.phrase ?? "wall")") }
            return
        }
        var wish = script.wall ?? SceneScript.Wall()
        wish.color = wall.color ?? wish.color
        wish.material = wall.material ?? wish.material
        if script.wall != wish {
            script.wall = wish
            say("the wall is to be \(wish.phrase)")
        }
        if script.surface?.kind == .wall { script.surface = nil }
    }
}
