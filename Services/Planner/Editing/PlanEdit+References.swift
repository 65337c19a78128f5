import Instructions
import Knowledge
import PlantainProto
import Script
import Space
import Staging

/// What phrases mean in this plan.
extension PlanEdit {
    /// Indices of the objects that a phrase means; says why if there are none.
    mutating func objects(_ phrase: Phrase) -> [Int] {
        let (found, reason) = find(phrase)
        if found.isEmpty { refuse(reason) }
        return found
    }

    func find(_ phrase: Phrase) -> (found: [Int], reason: String) {
        if phrase.determiner == .pronoun, phrase.isBare { return pronoun(phrase) }
        var found = named(phrase)
        let name = phrase.isBare ? "thing like that" : phrase.noun
        guard !found.isEmpty else {
            let there = Set(plan.objects.filter { $0.group > 0 }.map(\.noun)).sorted()
            return (
                [],
                "there is no \(name) in the picture"
                    + (there.isEmpty
                        ? "" : "; there is \(there.map(Noun.withArticle).joined(separator: ", "))")
            )
        }
        let exceptions = Set(phrase.exception.flatMap { find($0).found })
        found.removeAll { exceptions.contains($0) }
        if let text = phrase.text {
            let bearing = found.filter { i in
                plan.texts.contains {
                    $0.object == plan.objects[i].id
                        && $0.text.lowercased().contains(text.lowercased())
                }
            }
            if !bearing.isEmpty { found = bearing }
        }
        if let tone = phrase.tone {
            let colored = found.filter { color(of: plan.objects[$0]) == tone.color.rawValue }
            if colored.isEmpty, found.count > 1 || phrase.isBare {
                return ([], "there is no \(tone.color.rawValue) \(name) in the picture")
            }
            if !colored.isEmpty { found = colored }
        }
        if let material = phrase.material {
            let made = found.filter { plan.objects[$0].material?.substance == material.substance }
            if !made.isEmpty { found = made }
        }
        for spot in phrase.spots { found = near(found, spot) }
        if let size = phrase.size, found.count > 1 {
            let sorted = found.sorted { volume($0) < volume($1) }
            found = [size == .large || size == .huge ? sorted[sorted.count - 1] : sorted[0]]
        }
        if phrase.determiner == .other {
            let others = found.filter { !mentioned.contains(plan.objects[$0].id) }
            if others.isEmpty { return ([], "there is no other \(name)") }
            found = others
        }
        if let side = phrase.side, found.count > 1 {
            found = extreme(found, side, isPlural: phrase.isPlural)
        }
        found = within(found)
        if let count = phrase.count, count > 0, count < found.count {
            found = Array(prominent(found).prefix(count))
        } else if !phrase.isPlural, phrase.determiner != .all, found.count > 1 {
            let spoken = found.filter { mentioned.contains(plan.objects[$0].id) }
            found = spoken.isEmpty ? Array(prominent(found).prefix(1)) : Array(spoken.prefix(1))
        }
        return (found.sorted(), "")
    }

    private func pronoun(_ phrase: Phrase) -> (found: [Int], reason: String) {
        let spoken = plan.objects.indices.filter { mentioned.contains(plan.objects[$0].id) }
        if !spoken.isEmpty { return (spoken, "") }
        let asked = within(plan.objects.indices.filter { plan.objects[$0].group > 0 })
        let groups = Set(asked.map { plan.objects[$0].group })
        if groups.count == 1 {
            return (
                phrase.isPlural || asked.count == 1 ? asked : Array(prominent(asked).prefix(1)), ""
            )
        }
        if phrase.isPlural { return (asked, "") }
        // Before anything was changed, what the prompt named first.
        let first =
            plan.edits.isEmpty ? asked.filter { plan.objects[$0].group == groups.min() } : []
        guard let one = prominent(first.isEmpty ? asked : first).first else {
            return ([], "there is nothing that \"it\" could be")
        }
        return ([one], "")
    }

    /// Objects of the noun that a phrase names; all that were asked for if it names none.
    private func named(_ phrase: Phrase) -> [Int] {
        let asked = plan.objects.indices.filter { plan.objects[$0].group > 0 }
        if phrase.isBare {
            if phrase.determiner == .other, let last = mentioned.last,
                let object = plan.objects.first(where: { $0.id == last })
            {
                let kin = asked.filter { plan.objects[$0].concept == object.concept }
                return kin.count > 1 ? kin : asked
            }
            if phrase.tone == nil, phrase.side == nil, phrase.determiner != .all,
                phrase.spots.isEmpty,
                phrase.material == nil, phrase.size == nil, !mentioned.isEmpty
            {
                return plan.objects.indices.filter { mentioned.contains(plan.objects[$0].id) }
            }
            return asked
        }
        let noun = phrase.noun
        let concept = library.match(noun)
        var best: [Int] = []
        var level = 0
        for i in plan.objects.indices {
            let object = plan.objects[i]
            let heads = [object.noun, object.concept].map {
                $0.split(separator: " ").last.map(String.init) ?? $0
            }
            var mine = 0
            if object.noun == noun || object.concept == noun {
                mine = 4
            } else if noun.hasSuffix(object.noun) || object.noun.hasSuffix(" " + noun)
                || object.concept.hasSuffix(" " + noun)
            {
                mine = 3
            } else if heads.contains(phrase.head) {
                mine = 2
            } else if let concept, concept.exactness != .nearest, concept.exactness != .spelling,
                concept.concept == object.concept
            {
                mine = 2
            } else if let concept, concept.concept == object.concept {
                mine = 1
            }
            // Dressing is meant only if nothing asked for is.
            if mine > 0 { mine = 2 * mine + (object.group > 0 ? 1 : 0) }
            if mine > level { (best, level) = ([], mine) }
            if mine == level, mine > 0 { best.append(i) }
        }
        return best
    }

    func volume(_ i: Int) -> Float {
        let size = V3(plan.objects[i].size)
        return size.x * size.y * size.z
    }

    func rectangle(_ i: Int) -> ImageRectangle? { view.rectangle(plan.objects[i].corners) }

    /// The largest on the picture first.
    func prominent(_ found: [Int]) -> [Int] {
        found.sorted { (rectangle($0)?.area ?? 0, $1) > (rectangle($1)?.area ?? 0, $0) }
    }

    /// Those in the region that the user painted, if any are.
    private func within(_ found: [Int]) -> [Int] {
        guard let region else { return found }
        let inside = found.filter { i in
            guard let box = rectangle(i), box.area > 0 else { return false }
            return box.overlap(region) / box.area > 0.3
        }
        return inside.isEmpty ? found : inside
    }

    private func extreme(_ found: [Int], _ side: Side, isPlural: Bool) -> [Int] {
        func value(_ i: Int) -> Float {
            let middle = view.project(plan.objects[i].middle) ?? (0, 0, 0)
            return switch side {
            case .left: middle.x
            case .right: -middle.x
            case .middle: abs(middle.x)
            case .front: middle.depth
            case .back: -middle.depth
            case .top: -middle.y
            case .bottom: middle.y
            }
        }
        let sorted = found.sorted { value($0) < value($1) }
        if isPlural, side == .left || side == .right {
            let half = sorted.filter { value($0) < 0 }
            if !half.isEmpty { return half }
        }
        return Array(sorted.prefix(1))
    }

    /// Those that stand so to the spot's anchors; all if none does.
    private func near(_ found: [Int], _ spot: Spot) -> [Int] {
        guard let phrase = spot.anchors.first else { return found }
        let anchors = find(phrase).found
        let surface = anchors.isEmpty ? surfaces(phrase).first.map { plan.surfaces[$0].id } : nil
        let fitting = found.filter { i in
            let object = plan.objects[i]
            if let surface { return object.support == surface }
            return anchors.contains { a in
                guard a != i else { return false }
                let anchor = plan.objects[a]
                let (p, q) = (view.project(object.middle), view.project(anchor.middle))
                guard let p, let q else { return false }
                switch spot.kind {
                case .left: return p.x < q.x
                case .right: return p.x > q.x
                case .front: return p.depth < q.depth
                case .behind: return p.depth > q.depth
                case .on, .inside: return object.support == anchor.id
                case .under: return object.middle.y < anchor.middle.y
                case .above: return object.middle.y > anchor.middle.y
                case .near, .between: return true
                }
            }
        }
        guard fitting.count > 1, spot.kind == .near || spot.kind == .left || spot.kind == .right,
            let a = anchors.first
        else { return fitting.isEmpty ? found : fitting }
        return [
            fitting.min {
                (plan.objects[$0].middle - plan.objects[a].middle).length
                    < (plan.objects[$1].middle - plan.objects[a].middle).length
            } ?? fitting[0]
        ]
    }

    // MARK: Surfaces

    /// Indices of the surfaces that a noun names.
    func surfaces(_ phrase: Phrase) -> [Int] {
        let kinds: [SurfaceKind]
        switch phrase.head {
        case "table", "desk", "counter", "shelf", "bench", "surface", "tabletop", "countertop":
            kinds = [.table, .counter, .shelf]
        case "floor", "ground", "grass", "sand", "field", "street", "road", "lawn", "snow", "shore",
            "bank",
            "pavement", "carpet":
            kinds = [.floor, .ground]
        case "wall", "background", "backdrop": kinds = [.wall]
        case "sea", "water", "lake", "river", "ocean": kinds = [.watertop]
        default: kinds = []
        }
        let named = plan.surfaces.indices.filter {
            kinds.contains(plan.surfaces[$0].kind) && !Self.isTrim(plan.surfaces[$0])
        }
        if !named.isEmpty || phrase.isBare { return named }
        return plan.surfaces.indices.filter { i in
            let id = plan.surfaces[i].id.filter(\.isLetter)
            return id == phrase.head || "\(plan.surfaces[i].kind)" == phrase.head
        }
    }

    // MARK: Looks

    /// The palette's word for an object's colour.
    func color(of object: SceneObject) -> String { Palette.name(mainColor(of: object)) }

    /// Linear; what it was asked to be, or the mean of its parts.
    func mainColor(of object: SceneObject) -> V3 {
        if let tint = object.material?.tint { return tint.rgb }
        guard let geometry = try? library.geometry(object.asset) else { return V3(repeating: 0.5) }
        var (sum, weight) = (V3.zero, Float(0))
        let wishes = geometry.parts.contains(where: \.recolourable)
        for part in geometry.parts where part.recolourable || !wishes {
            let size = V3(part.mesh.bounds.size)
            let area = size.x * size.y + size.y * size.z + size.x * size.z
            let own =
                part.material.texture.map { V3($0.mean.x, $0.mean.y, $0.mean.z) }
                ?? V3(part.material.baseColor)
            sum += own * area
            weight += area
        }
        return weight > 0 ? sum / weight : V3(repeating: 0.5)
    }

    /// "the mug", "the two mugs", "the mugs", for what is said.
    func names(_ found: [Int]) -> String {
        let nouns = found.map { plan.objects[$0].noun }
        var seen: [String] = []
        for noun in nouns where !seen.contains(noun) { seen.append(noun) }
        let parts = seen.map { noun -> String in
            let count = nouns.count { $0 == noun }
            return count == 1 ? "the \(noun)" : "the \(count) \(Self.plural(noun))"
        }
        return parts.count < 2
            ? parts.first ?? "nothing"
            : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    }

    static func plural(_ noun: String) -> String {
        if Noun.singular(noun + "s") == noun { return noun + "s" }
        if noun.hasSuffix("s") || noun.hasSuffix("x") || noun.hasSuffix("ch")
            || noun.hasSuffix("sh")
        {
            return noun + "es"
        }
        if noun.hasSuffix("y") { return noun.dropLast() + "ies" }
        return noun + "s"
    }
}

extension SceneScript.Material {
    /// As the plan names it.
    var substance: Substance { Substance.allCases.first { "\($0)" == rawValue } ?? .unspecified }
}
