import Critique
import Knowledge
import PlantainProto
import Script
import Staging

extension Thinker {
    /// A text that cannot be read where it is, and the entity of the script that bears it; both count from 0.
    struct LostText: Hashable {
        var string: Int
        var entity: Int
    }

    /// What is lost on things that are no signs: those grow as they must.
    func lost(_ attempt: Attempt, of script: SceneScript, _ strings: [String]) -> Set<LostText> {
        let plan = attempt.staged.plan
        var lost: Set<LostText> = []
        for place in Critic.unreadable(in: plan, attempt.findings) {
            let run = plan.texts[place]
            // The same words may stand on several things.
            guard let object = plan.objects.first(where: { $0.id == run.object }),
                object.group > 0, library.asset(object.asset).map({ $0.category != .sign }) ?? true,
                script.entities.indices.contains(Int(object.group) - 1),
                let string = strings.indices.first(where: {
                    strings[$0] == run.text
                        && script.entities[Int(object.group) - 1].strings.contains($0 + 1)
                })
            else { continue }
            lost.insert(LostText(string: string, entity: Int(object.group) - 1))
        }
        return lost
    }

    /// How many letters of a plan's texts no reader could make out.
    func unreadLetters(_ plan: ScenePlan) -> Int {
        let critic = Critic(library, reliefs: reliefs)
        return Critic.unreadable(in: plan, critic.review(plan), below: 0.5).reduce(0) {
            $0 + plan.texts[$1].text.count
        }
    }

    /// The script with lost texts on something made for lettering, or on a sign beside what they were on.
    func moving(
        _ lost: Set<LostText>, of script: SceneScript, strings: [String]
    ) -> (script: SceneScript, thoughts: [String], notes: [String])? {
        var result = script
        var (thoughts, notes): ([String], [String]) = ([], [])
        for (entity, texts) in Dictionary(grouping: lost, by: \.entity).sorted(by: {
            $0.key < $1.key
        })
        where script.entities.indices.contains(entity) {
            let numbers = texts.map { $0.string + 1 }.filter(
                script.entities[entity].strings.contains
            ).sorted()
            guard !numbers.isEmpty,
                let bearer = result.bearer(
                    for: numbers, beside: entity, library,
                    letters: { $0 <= strings.count ? strings[$0 - 1].count : 0 })
            else { continue }
            result.entities[entity].strings.removeAll(where: numbers.contains)
            result.entities[bearer].strings = (result.entities[bearer].strings + numbers).sorted()
            let (thing, place) = (script.entities[entity].noun, result.entities[bearer].noun)
            thoughts.append("letters on the \(thing) would be too small; the \(place) bears them")
            notes.append("text too small for the \(thing) is on the \(place)")
        }
        return notes.isEmpty ? nil : (result, thoughts, notes)
    }
}

extension SceneScript {
    /// Letters that still look well on one sign.
    private static let mostOnSign = 260

    /// What is made for lettering and bears none yet: one thing, or as many as there are strings.
    func idleCarrier(_ library: AssetLibrary, for strings: Int) -> Int? {
        entities.indices.first { place in
            let entity = entities[place]
            guard entity.strings.isEmpty, entity.count == 1 || entity.count == strings,
                let match = library.match(entity.noun), match.exactness != .nearest
            else { return false }
            return match.assets.contains {
                $0.frontPanel != nil && [.sign, .stationery].contains($0.category)
            }
        }
    }

    /// What is made for lettering and bears none yet, or a sign with room, or a new one; nil if the script is full.
    mutating func bearer(
        for numbers: [Int], beside entity: Int, _ library: AssetLibrary, letters: (Int) -> Int
    ) -> Int? {
        let coming = numbers.reduce(0) { $0 + letters($1) }
        func isSign(_ other: Entity) -> Bool {
            library.match(other.noun)?.assets.first.map { $0.category == .sign } ?? false
        }
        let signs = entities.indices.filter {
            $0 != entity && entities[$0].count == 1 && isSign(entities[$0])
        }
        func load(_ sign: Int) -> Int { entities[sign].strings.reduce(0) { $0 + letters($1) } }
        let least = signs.min { (load($0), $0) < (load($1), $1) }
        if let least, load(least) + coming <= Self.mostOnSign { return least }
        guard entities.count < Limit.entities else { return least }
        let id = Self.id(at: entities.count)
        entities.append(Entity(id: id, noun: "sign"))
        if relations.count < Limit.relations {
            relations.append(Relation(id, .near, entities[entity].id))
        }
        return entities.count - 1
    }
}
