import Instructions
import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// Things that come, go elsewhere, or take another's place.
extension PlanEdit {
    // MARK: New things

    mutating func add(_ phrase: Phrase, _ places: [Destination]) {
        var phrase = phrase
        if phrase.isBare, let text = phrase.text {
            phrase = Phrase(.indefinite, noun: "sign", tone: phrase.tone, text: text)
        }
        guard !phrase.isBare else { return refuse("it is not said what to add") }
        guard let asset = asset(for: phrase) else {
            return refuse("nothing is known that could depict \(Noun.withArticle(phrase.noun))")
        }
        guard let goals = goals(places) else { return }
        let count = min(12, max(1, phrase.count ?? (phrase.isPlural ? 3 : 1)))
        let group = (plan.objects.map(\.group).max() ?? 0) + 1
        var made: [String] = []
        for n in 0..<count {
            var object = make(phrase, asset, group: group)
            // A second one keeps close to the first.
            var wishes = goals
            if n > 0, goals.isEmpty, let first = plan.objects.first(where: { $0.id == made[0] }) {
                wishes = [.spot(.near, of: first)]
            }
            guard place(&object, wishes) else { break }
            plan.objects.append(object)
            if goals.contains(where: \.needsRest) || object.support != "" {
                settle([plan.objects.count - 1])
            }
            if let text = phrase.text, n == 0 { letter(object.id, text) }
            made.append(object.id)
        }
        guard !made.isEmpty else {
            return refuse("there is no room for \(Noun.withArticle(phrase.noun)) there")
        }
        changed(made)
        let word =
            made.count == 1
            ? Noun.withArticle(phrase.noun) : "\(made.count) \(Self.plural(phrase.noun))"
        let where_ = plan.objects.first { $0.id == made[0] }.map { carrier($0) } ?? ""
        say("\(word) \(made.count == 1 ? "is" : "are") added\(where_)")
        if made.count < count { refuse("only \(made.count) of \(count) found room") }
    }

    /// " on the table"
    private func carrier(_ object: SceneObject) -> String {
        if let other = plan.objects.first(where: { $0.id == object.support }) {
            return " on the \(other.noun)"
        }
        if let surface = plan.surfaces.first(where: { $0.id == object.support }) {
            return surface.kind == .wall ? " on the wall" : " on the \(surface.id)"
        }
        return ""
    }

    /// What depicts a noun, of those assets that can be as it is wished.
    mutating func asset(for phrase: Phrase) -> AssetInfo? {
        guard let match = library.match(phrase.noun) else { return nil }
        if match.exactness == .nearest || match.exactness == .spelling { say(match.explanation) }
        var assets = match.assets
        if phrase.text != nil {
            let bearing = assets.filter { $0.frontPanel != nil }
            assets = bearing.isEmpty ? assets.filter(\.takesLettering) : bearing
            if assets.isEmpty, let sign = library.asset("shape/sign") {
                say(
                    "\(Noun.withArticle(phrase.noun)) has no place for lettering; a sign carries it"
                )
                return sign
            }
        }
        if phrase.tone != nil || phrase.material != nil {
            let willing = assets.filter(\.recolourable)
            if !willing.isEmpty { assets = willing }
        }
        // The first ones are the most typical; the same plan chooses alike.
        var dice = Dice(plan.seed &+ UInt64(plan.edits.count) &* 7 &+ 3)
        return dice.pick(Array(assets.prefix(3)), or: match.assets[0])
    }

    func make(_ phrase: Phrase, _ asset: AssetInfo, group: UInt32) -> SceneObject {
        var size = V3(asset.size)
        if let text = phrase.text {
            size = Signwriter(library).proportions(asset, writings: [Writing(text)])
        }
        switch phrase.size {
        case .tiny: size *= 0.55
        case .small: size *= 0.75
        case .large: size *= 1.35
        case .huge: size *= 1.9
        case nil: break
        }
        let number = UInt64(plan.objects.count + 1)
        var material = Material(seed: (plan.seed &+ number) &* 0x9E37_79B9 % 1_000_000 + 1)
        if let tone = phrase.tone { material.tint = Color(Self.color(tone)) }
        if let wished = phrase.material { material.substance = wished.substance }
        let day = plan.environment?.time ?? .noon
        let isDark = day == .night || day == .dusk
        if asset.isLamp,
            isDark || asset.concept.contains("candle") || asset.concept.contains("neon")
        {
            material.emission = 3 / max(1e-4, plan.film?.exposure ?? 1)
        }
        return SceneObject(
            id: freshID(), noun: phrase.noun, concept: asset.concept, asset: asset.key,
            size: Vec3(size), position: Vec3(), rotation: Quaternion(w: 1), material: material,
            group: group)
    }

    /// Where things are to go; nil, and said, if something named for it is not there.
    mutating func goals(_ places: [Destination]) -> [Goal]? {
        var goals: [Goal] = []
        for place in places {
            guard let goal = goal(place) else { return nil }
            goals.append(goal)
        }
        return goals
    }

    private mutating func goal(_ place: Destination) -> Goal? {
        switch place {
        case .side(let side): return .side(side)
        case .shift(let direction, let amount): return .shift(direction, amount)
        case .spot(let spot):
            var anchors: [SceneObject] = []
            for phrase in spot.anchors {
                if phrase.head == "wall", let wall {
                    return .surface(wall)
                }
                let (found, reason) = find(phrase)
                if found.isEmpty {
                    if let s = surfaces(phrase).first {
                        let below = plan.surfaces.first { [.floor, .ground].contains($0.kind) }
                        return .surface(
                            spot.kind == .under ? below ?? plan.surfaces[s] : plan.surfaces[s])
                    }
                    if ["air", "sky"].contains(phrase.head) { return .side(.top) }
                    refuse(reason)
                    return nil
                }
                anchors += found.map { plan.objects[$0] }
            }
            guard let first = anchors.first else { return nil }
            return .relation(spot.kind, first, anchors.count > 1 ? anchors[1] : nil)
        }
    }

    // MARK: Replacing

    mutating func replace(_ old: Phrase, _ new: Phrase) {
        let (found, reason) = find(old)
        guard !found.isEmpty else {
            if ["background", "backdrop", "scenery", "setting"].contains(old.head) {
                return refuse(
                    "\"\(new.noun)\" is no background that is known; a place (beach, forest, kitchen, street …), a wall or a colour is"
                )
            }
            if let s = surfaces(old).first {
                if let material = new.material {
                    return part(.table, new.tone, material, nil, at: s)
                }
                return refuse(
                    "the \(plan.surfaces[s].id) can be made of another material, not replaced by \(Noun.withArticle(new.noun))"
                )
            }
            return refuse(reason)
        }
        var wish = new
        if wish.determiner == .another, wish.isBare { wish.noun = plan.objects[found[0]].noun }
        guard !wish.isBare else { return refuse("it is not said what should be in its place") }
        guard let asset = asset(for: wish) else {
            return refuse("nothing is known that could depict \(Noun.withArticle(wish.noun))")
        }
        let name = names(found)
        var made: [String] = []
        let wanted = wish.count.map { max(1, min(12, $0)) } ?? found.count
        let olds = found.map { plan.objects[$0] }
        let ids = Set(olds.map(\.id))
        let loads = plan.objects.filter { ids.contains($0.support) }.map(\.id)
        let story = plan
        plan.objects.removeAll { ids.contains($0.id) }
        plan.texts.removeAll { ids.contains($0.object) }
        if plan.lights.contains(where: { ids.contains($0.object) }) {
            plan.lights.removeAll { ids.contains($0.object) }
            expose()
        }
        for n in 0..<wanted {
            let before = olds[min(n, olds.count - 1)]
            var object = make(wish, asset, group: before.group)
            object.rotation =
                asset.stance == library.asset(before.asset)?.stance
                ? before.rotation : object.rotation
            // As large as things of its kind are, but not beyond what the place held.
            guard place(&object, n < olds.count ? [.instead(before)] : [.spot(.near, of: before)])
            else { continue }
            plan.objects.append(object)
            settle([plan.objects.count - 1])
            if let text = wish.text ?? story.texts.first(where: { $0.object == before.id })?.text,
                n == 0
            {
                letter(object.id, text, isWish: wish.text != nil)
            }
            made.append(object.id)
        }
        guard !made.isEmpty else {
            plan = story
            return refuse("\(Noun.withArticle(wish.noun)) has no room in place of \(name)")
        }
        for id in loads {
            if let i = plan.objects.firstIndex(where: { $0.id == id }) {
                settle([i] + carried(by: i))
            }
        }
        changed(made)
        let word =
            made.count == 1
            ? Noun.withArticle(wish.noun) : "\(made.count) \(Self.plural(wish.noun))"
        say("\(word) \(made.count == 1 ? "is" : "are") in place of \(name)")
    }

    mutating func swap(_ one: Phrase, _ other: Phrase) {
        guard let a = objects(one).first, let b = objects(other).first, a != b else {
            return refuse("two things are needed to change places")
        }
        let (first, second) = (plan.objects[a], plan.objects[b])
        let loads = (carried(by: a), carried(by: b))
        plan.objects[a].position = second.position
        plan.objects[b].position = first.position
        plan.objects[a].support = second.support
        plan.objects[b].support = first.support
        let shift = V3(second.position) - V3(first.position)
        for k in loads.0 { plan.objects[k].position = Vec3(V3(plan.objects[k].position) + shift) }
        for k in loads.1 { plan.objects[k].position = Vec3(V3(plan.objects[k].position) - shift) }
        if collides(a, ignoring: Set(loads.0)) || collides(b, ignoring: Set(loads.1)) {
            for (i, goal) in [(a, second), (b, first)] {
                var object = plan.objects[i]
                if place(&object, [.instead(goal)], except: [plan.objects[i].id]) {
                    plan.objects[i] = object
                }
            }
        }
        settle([a, b] + loads.0 + loads.1)
        changed([first.id, second.id], moved: true)
        say("the \(first.noun) and the \(second.noun) have changed places")
    }

    // MARK: Moving

    mutating func move(_ phrase: Phrase, _ place: Destination) {
        let found = objects(phrase)
        guard !found.isEmpty, let goal = goal(place) else { return }
        var done: [Int] = []
        for i in found {
            let before = plan.objects[i]
            let load = carried(by: i)
            var object = before
            guard
                self.place(
                    &object, [goal], except: Set([before.id] + load.map { plan.objects[$0].id }),
                    from: before)
            else {
                refuse("there is no room for the \(before.noun) there")
                continue
            }
            plan.objects[i] = object
            let shift = V3(object.position) - V3(before.position)
            for k in load { plan.objects[k].position = Vec3(V3(plan.objects[k].position) + shift) }
            if !isFixed(i) { settle([i] + load) }
            done.append(i)
        }
        guard !done.isEmpty else { return }
        changed(done.map { plan.objects[$0].id }, moved: true)
        say(
            "\(names(done)) \(done.count == 1 ? "is" : "are") moved\(done.count == 1 ? carrier(plan.objects[done[0]]) : "")"
        )
    }
}
