import Knowledge
import Perception
import PlantainProto

/// Which of the things that stand out an instruction's nouns mean.
struct Naming {
    let library: AssetLibrary

    /// A noun for each figure: the one it was called by, or a coarse guess.
    func nouns(
        for figures: [(kinds: [Float], salience: Float)], _ spoken: Spoken, isPainted: Bool
    ) -> [String] {
        var nouns = [String?](repeating: nil, count: figures.count)
        for noun in spoken.things {
            let free = figures.indices.filter { nouns[$0] == nil }
            if let i = figure(for: noun, figures, free, isPainted: isPainted) { nouns[i] = noun }
        }
        return figures.indices.map { nouns[$0] ?? Self.guess(figures[$0].kinds) }
    }

    /// A plan that was told before, its things called as they are called now.
    func named(
        _ plan: ScenePlan, _ masks: [String: Plane], _ kinds: [String: [Float]], _ spoken: Spoken
    ) -> ScenePlan {
        var plan = plan
        let known = Set(plan.objects.map(\.noun))
        let open = plan.objects.indices.filter { kinds[plan.objects[$0].id] != nil }
        var taken: Set<Int> = []
        for noun in spoken.things where !known.contains(noun) {
            let figures = open.map { i in
                let id = plan.objects[i].id
                return (kinds: kinds[id] ?? [], salience: masks[id]?.mean ?? 0)
            }
            let free = figures.indices.filter { !taken.contains($0) }
            guard let k = figure(for: noun, figures, free, isPainted: false) else { continue }
            taken.insert(k)
            plan.objects[open[k]].noun = noun
            plan.objects[open[k]].concept = noun
        }
        return plan
    }

    static func guess(_ kinds: [Float]) -> String {
        let best = kinds.indices.max { kinds[$0] < kinds[$1] } ?? 0
        guard best < Kind.allCases.count, !kinds.isEmpty, kinds[best] > 0.4 else {
            return Kind.ornament.noun
        }
        return Kind.allCases[best].noun
    }

    /// The figure that a noun most likely means; nil if none is likely enough.
    private func figure(
        for noun: String, _ figures: [(kinds: [Float], salience: Float)], _ free: [Int],
        isPainted: Bool
    ) -> Int? {
        guard let first = free.first else { return nil }
        let head = noun.split(separator: " ").last.map(String.init) ?? noun
        if isPainted || Spoken.anything.contains(noun) || Spoken.anything.contains(head) {
            return first
        }
        let kind: Kind
        if let named = Kind(rawValue: head) {
            kind = named
        } else {
            guard let match = library.match(noun), match.exactness != .spelling else { return nil }
            kind = Kind(concept: match.concept, category: match.assets.first?.category)
        }
        let index = Kind.allCases.firstIndex(of: kind) ?? 0
        func evidence(_ i: Int) -> Float { figures[i].kinds[index] / Self.usual[index] }
        let best = free.max {
            evidence($0) * figures[$0].salience < evidence($1) * figures[$1].salience
        }
        guard let best, evidence(best) > (kind == .animal ? Self.neededOfAnimals : Self.needed)
        else { return nil }
        return best
    }

    /// How probable the network finds each kind on average, whatever a photograph shows: what it says of one is weak,
    /// and counts only against this.
    private static let usual: [Float] = [
        0.054, 0.073, 0.160, 0.032, 0.045, 0.050, 0.106, 0.081, 0.398,
    ]
    /// More than usual by this factor, or a noun is not believed.
    private static let needed: Float = 1.05
    /// It was trained on few animals, and finds fur and petals alike.
    private static let neededOfAnimals: Float = 2.2
}
