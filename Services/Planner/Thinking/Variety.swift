import Foundation
import Knowledge
import Script
import Space

/// How the members of a group differ, where the words say that they do: "vases of different heights", "teapots from
/// smallest to largest", "mugs in assorted colours".
struct Variety: Hashable {
    enum Order: Hashable { case none, mixed, rising, falling }

    var order = Order.none
    /// Only the height differs, more than breadth does.
    var isOfHeight = false
    var hasColors = false

    /// What the usual size of each of `count` members is multiplied by.
    func stretches(_ count: Int, isStack: Bool, _ dice: inout Dice) -> [V3] {
        guard order != .none, count > 1 else {
            return [V3](repeating: V3(repeating: 1), count: count)
        }
        let (least, most): (Float, Float) = count == 2 ? (0.7, 1.25) : (0.6, 1.35)
        var factors = (0..<count).map { k in
            least * powered(most / least, Float(k) / Float(count - 1))
        }
        // A stack stands on its largest.
        if order == .falling || isStack && order == .mixed { factors.reverse() }
        if order == .mixed, !isStack {
            factors = dice.shuffle(factors)
            // By chance they would stand as if they were sorted.
            if factors == factors.sorted(), count > 2 { factors.swapAt(0, count / 2) }
        }
        return factors.map { factor in
            let breadth = isOfHeight ? powered(factor, 0.4) : factor
            return V3(breadth, factor, breadth)
        }
    }

    /// A colour for each of `count` members, none twice while there are others.
    func colors(_ count: Int, _ dice: inout Dice) -> [SceneScript.Color] {
        let bag = dice.shuffle([
            SceneScript.Color.red, .yellow, .blue, .green, .orange, .teal, .pink, .purple, .white,
        ])
        return (0..<count).map { bag[$0 % bag.count] }
    }
}

/// x > 0.
private func powered(_ x: Float, _ y: Float) -> Float { Float(pow(Double(x), Double(y))) }

extension Remarks {
    /// What is said of each group of a script.
    func varieties(_ script: SceneScript) -> [Character: Variety] {
        var found: [Character: Variety] = [:]
        for cue in cues() {
            guard let id = owner(of: cue.at, in: script) else { continue }
            var variety = found[id] ?? Variety()
            if cue.variety.order != .none {
                variety.order = cue.variety.order
                variety.isOfHeight = cue.variety.isOfHeight
            }
            variety.hasColors = variety.hasColors || cue.variety.hasColors
            found[id] = variety
        }
        return found
    }

    private func word(_ i: Int) -> String { words.indices.contains(i) ? words[i] : "" }

    private func cues() -> [(variety: Variety, at: Range<Int>)] {
        var cues: [(Variety, Range<Int>)] = []
        for i in words.indices {
            let (this, next, third) = (words[i], word(i + 1), word(i + 2))
            // "from smallest to largest", "shortest to tallest"
            if third == "to" || next == "to" {
                let (a, b) = next == "to" ? (this, third) : (next, word(i + 3))
                if next != "to", this != "from" { continue }
                if let low = Self.ranks[a], let high = Self.ranks[b], low != high {
                    let isTall = [a, b].contains { $0.hasPrefix("tall") || $0.hasPrefix("short") }
                    cues.append(
                        (
                            Variety(order: low < high ? .rising : .falling, isOfHeight: isTall),
                            i..<i + 4
                        ))
                    continue
                }
            }
            if let measure = Self.measures[this] {
                let before = Set(words[max(0, i - 3)..<i])
                if !before.isDisjoint(with: Self.growing) {
                    cues.append((Variety(order: .rising, isOfHeight: measure), i - 3..<i + 1))
                } else if !before.isDisjoint(with: Self.shrinking) {
                    cues.append((Variety(order: .falling, isOfHeight: measure), i - 3..<i + 1))
                } else if word(i - 1) == "of" && word(i - 2) == "order" || word(i - 1) == "by" {
                    cues.append((Variety(order: .rising, isOfHeight: measure), i - 3..<i + 1))
                } else if Self.various.contains(word(i - 1)), word(i - 2) != "at" {
                    // What hangs at different heights is all of one size.
                    cues.append((Variety(order: .mixed, isOfHeight: measure), i - 1..<i + 1))
                }
            }
            if ["getting", "becoming", "growing"].contains(this), let rank = Self.ranks[next] {
                let isTall = next.hasPrefix("tall") || next.hasPrefix("short")
                cues.append(
                    (Variety(order: rank > 0 ? .rising : .falling, isOfHeight: isTall), i..<i + 2))
            }
            // "big and small pumpkins"
            if next == "and", let a = Self.ranks[this], let b = Self.ranks[third], a != b,
                !["a", "one", "an"].contains(word(i - 1))
            {
                let isTall = this.hasPrefix("tall") || this.hasPrefix("short")
                cues.append((Variety(order: .mixed, isOfHeight: isTall), i..<i + 3))
            }
            if Self.hues.contains(this),
                Self.various.union(["bright", "rainbow", "pastel"]).contains(word(i - 1))
            {
                cues.append((Variety(hasColors: true), i - 1..<i + 1))
            }
            if Self.colorful.contains(this) { cues.append((Variety(hasColors: true), i..<i + 1)) }
        }
        return cues
    }

    /// The group that a remark is about: what follows it at once, or else what was named last before it.
    private func owner(of cue: Range<Int>, in script: SceneScript) -> Character? {
        func places(_ entity: SceneScript.Entity) -> [Int] {
            words.indices.filter { Noun.singular(words[$0]) == Noun.singular(entity.lastWord) }
        }
        var best: (id: Character, distance: Int)?
        for entity in script.entities {
            for at in places(entity) {
                let isAhead = at >= cue.upperBound
                if isAhead, at > cue.upperBound + 1 || at > cue.upperBound && word(at - 1) == "and"
                {
                    continue
                }
                if !isAhead, at > cue.lowerBound { continue }
                let between = words[min(at + 1, cue.lowerBound)..<max(at + 1, cue.lowerBound)]
                let distance = isAhead ? 0 : between.count + 1
                if distance < best?.distance ?? 9 { best = (entity.id, distance) }
            }
        }
        return best.flatMap { best in script[best.id].map { $0.count > 1 } ?? false ? best.id : nil
        }
    }

    private static let ranks: [String: Int] = [
        "smallest": -1, "small": -1, "smaller": -1, "tiny": -1, "little": -1, "shortest": -1,
        "short": -1,
        "shorter": -1, "thinnest": -1, "lowest": -1, "largest": 1, "large": 1, "larger": 1,
        "big": 1,
        "bigger": 1, "biggest": 1, "huge": 1, "tallest": 1, "tall": 1, "taller": 1, "thickest": 1,
        "highest": 1,
    ]
    /// Whether it is height that is spoken of.
    private static let measures: [String: Bool] = [
        "size": false, "sizes": false, "sized": false, "height": true, "heights": true,
        "order": false,
        "lengths": false, "shapes": false,
    ]
    private static let growing: Set<String> = ["growing", "increasing", "ascending", "rising"]
    private static let shrinking: Set<String> = [
        "shrinking", "decreasing", "descending", "diminishing",
    ]
    private static let various: Set<String> = [
        "different", "differing", "various", "varying", "varied", "assorted", "mixed", "all",
        "several", "many",
        "diverse", "multiple", "differently", "variously", "uneven", "graduated", "contrasting",
    ]
    private static let hues: Set<String> = [
        "colors", "colours", "colored", "coloured", "color", "colour", "hues",
    ]
    private static let colorful: Set<String> = [
        "colorful", "colourful", "multicolored", "multicoloured", "multicolor", "rainbow",
        "assorted",
    ]
}

extension SceneScript {
    /// What is told apart by size stands in a row, in its order.
    func linedUp(_ varieties: [Character: Variety]) -> SceneScript {
        var script = self
        for i in entities.indices where entities[i].formation == nil && entities[i].count > 1 {
            guard let order = varieties[entities[i].id]?.order, [.rising, .falling].contains(order)
            else { continue }
            script.entities[i].formation = .row
        }
        return script
    }
}
