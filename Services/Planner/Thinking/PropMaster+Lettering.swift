import Critique
import Knowledge
import Script
import Staging

extension PropMaster {
    // MARK: Lettering on things

    /// Those assets that have a place for lettering: made for it, or else with a broad flat front or, lying, a
    /// broad upper side.
    static func bearing(_ assets: [AssetInfo], _ library: AssetLibrary) -> [AssetInfo] {
        let made = assets.filter { $0.frontPanel != nil }
        guard made.isEmpty else { return made }
        let lying = assets.filter { !$0.textPanels.isEmpty }
        guard lying.isEmpty else { return lying }
        return assets.prefix(6).filter { asset in
            asset.takesLettering
                && (try? library.geometry(asset.key)).flatMap { FrontFace.bearing(of: $0) } != nil
        }
    }

    /// What bears words in a thing's stead, where it is printed or written on already; else those given.
    func unprinted(_ concept: String, or assets: [AssetInfo]) -> [AssetInfo] {
        Self.blanks[concept].flatMap { library.match($0)?.assets } ?? assets
    }

    private static let blanks = ["map": "poster", "letter": "letter sheet"]

    /// Lettering on what has no place for it, or not for so much, goes on a sign of its own beside the thing.
    mutating func addingSigns(to script: SceneScript) -> SceneScript {
        var script = script
        var misread: [Character] = []
        for (k, entity) in script.entities.enumerated() where !entity.strings.isEmpty {
            guard script.entities.count < SceneScript.Limit.entities else { continue }
            // A sky or a street bears nothing; what is unknown becomes a sign itself.
            let isPlace = Surroundings.isOnlySurroundings(entity.noun, library)
            guard let match = library.match(entity.noun) ?? (isPlace ? library.match("sign") : nil)
            else { continue }
            let bearers =
                isPlace ? [] : Self.bearing(unprinted(match.concept, or: match.assets), library)
            let kept = bearers.isEmpty ? 0 : room(on: bearers[0], for: entity)
            guard kept < entity.strings.count else { continue }
            let moved = Array(entity.strings[kept...])
            script.entities[k].strings = Array(entity.strings[..<kept])
            // What only sounds like something that is known was read wrongly, as "the couple's names" is.
            if kept == 0, match.exactness == .spelling { misread.append(entity.id) }
            if let idle = script.idleCarrier(library, for: moved.count) {
                script.entities[idle].strings = moved
                thoughts.append(
                    "\(Noun.withArticle(entity.noun)) has no place for lettering; the "
                        + "\(script.entities[idle].noun) carries its text")
                continue
            }
            let id = SceneScript.id(at: script.entities.count)
            script.entities.append(SceneScript.Entity(id: id, noun: "sign", strings: moved))
            if !isPlace, script.relations.count < SceneScript.Limit.relations {
                script.relations.append(SceneScript.Relation(id, .near, entity.id))
            }
            let thing = Noun.withArticle(entity.noun)
            thoughts.append(
                kept == 0
                    ? "\(thing) has no place for lettering; a sign beside it carries its text"
                    : "\(thing) has room for \(kept) of its \(entity.strings.count) texts; a sign "
                        + "beside it carries the others")
        }
        for id in misread.sorted(by: >) { script.remove(id) }
        return script
    }

    /// How many of its strings a thing can bear legibly; at least one.
    private func room(on asset: AssetInfo, for entity: SceneScript.Entity) -> Int {
        let isMadeForIt =
            asset.category == .sign || asset.category == .book
            || asset.category == .electronics || asset.category == .stationery
        guard !isMadeForIt, entity.count == 1 else { return entity.strings.count }
        var letters = 0
        for (place, number) in entity.strings.enumerated() where number <= writings.count {
            letters += writings[number - 1].text.count
            if letters > Self.mostLetters, place > 0 { return place }
        }
        return entity.strings.count
    }

    /// That a mug, a bottle or the like bears.
    private static let mostLetters = 80
}
