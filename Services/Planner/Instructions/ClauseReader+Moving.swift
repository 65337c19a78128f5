import Foundation
import Script

/// What goes elsewhere or turns.
extension ClauseReader {
    func movement(_ start: Int, _ found: Found) -> [Change] {
        let verb = words[found.at]
        guard let (target, next) = reader.phrase(start, takesPlaces: false) else {
            let subjects = subject(before: found.at)
            guard let one = subjects.first else { return [] }
            return destination(start).map { [.move(one, $0)] } ?? []
        }
        let isNew =
            target.determiner == .indefinite || target.count != nil && target.determiner == .none
        if isNew || target.determiner == .another
            || target.determiner == .none && !target.isBare && target.count != nil
        {
            return addition(start, found)
        }
        if verb.hasPrefix("bring") || verb.hasPrefix("set") || verb.hasPrefix("position"), isNew {
            return addition(start, found)
        }
        if verb.hasPrefix("cent"), next >= words.count { return [.frame(.center(target))] }
        // "the mug on the left to the right": what comes first tells which.
        var (which, at) = (target, next)
        if let (complement, then) = reader.complement(next, words.count), then < words.count,
            destination(then) != nil
        {
            switch complement {
            case .side(let side): (which.side, at) = (side, then)
            case .spot(let spot):
                which.spots.append(spot)
                at = then
            default: at = then
            }
        }
        if let place = destination(at) { return [.move(which, place)] }
        if verb.hasPrefix("rais") || verb.hasPrefix("lift") {
            return [.move(which, .shift(.up, 1))]
        }
        if verb.hasPrefix("lower") { return [.move(which, .shift(.down, 1))] }
        if target.determiner == .none, !target.isBare { return addition(start, found) }
        return []
    }

    /// "to the left", "a bit closer", "next to the vase".
    func destination(_ start: Int) -> Destination? {
        let rest = words.indices.contains(start) ? Array(words[start...]) : []
        let amount: Float =
            rest.contains("bit") || rest.contains("little") || rest.contains("slightly")
            ? 0.5
            : rest.contains("far") || rest.contains("much") || rest.contains("way") ? 2 : 1
        var i = start
        while [
            "a", "bit", "little", "slightly", "more", "much", "far", "further", "farther", "just",
            "over", "somewhat", "way",
        ].contains(reader.word(i)), i < words.count - 1 { i += 1 }
        switch reader.word(i) {
        case "left", "leftwards", "leftward": return .shift(.left, amount)
        case "right", "rightwards", "rightward": return .shift(.right, amount)
        case "forward", "forwards": return .shift(.nearer, amount)
        case "back", "backward", "backwards", "away": return .shift(.farther, amount)
        case "up", "upward", "upwards", "higher": return .shift(.up, amount)
        case "down", "downward", "downwards", "lower": return .shift(.down, amount)
        case "closer", "nearer":
            if ["to", "towards"].contains(reader.word(i + 1)),
                !["the", "us", "me"].contains(reader.word(i + 2))
                    || !["camera", "viewer", "us", "me"].contains(reader.word(i + 3))
            {
                break
            }
            return .shift(.nearer, amount)
        default: break
        }
        if ["towards", "toward", "to"].contains(reader.word(i)),
            says("camera", "viewer", "us", "me")
        {
            return .shift(.nearer, amount)
        }
        if reader.word(i) == "from", says("camera", "viewer") { return .shift(.farther, amount) }
        guard let (complement, _) = reader.complement(i, words.count) else { return nil }
        switch complement {
        case .spot(let spot): return .spot(spot)
        case .side(let side):
            // "to the left" is some way, "on the left" a side of the frame.
            if reader.word(i) == "to", !says("side", "corner", "edge", "far") {
                switch side {
                case .left: return .shift(.left, amount)
                case .right: return .shift(.right, amount)
                case .front: return .shift(.nearer, amount)
                case .back: return .shift(.farther, amount)
                default: break
                }
            }
            return .side(side)
        default: return nil
        }
    }

    // MARK: Turning

    func turning(_ start: Int, _ found: Found) -> [Change] {
        var phrases = list(start).0.filter { !$0.isBare || $0.determiner != .none }
        if phrases.isEmpty { phrases = subject(before: found.at) }
        let target = phrases.first ?? .it
        if Lexicon.picture.contains(target.head) { return [] }
        return [.turn(target, turn(verb: words[found.at]))]
    }

    func turn(verb: String) -> Turning {
        if says("upside", "overhead", "inverted") { return .upsideDown }
        if says(phrase: "on its side") || says(phrase: "on their side") || says("sideways")
            || says("over") && verb.hasPrefix("tip")
        {
            return .onItsSide
        }
        if verb.hasPrefix("flip"), !says("horizontally", "around") {
            return says("vertically") ? .upsideDown : .by(.pi)
        }
        if says("camera", "viewer", "us", "me", "forward", "front") { return .toCamera }
        if let degrees = words.lazy.compactMap({ Float($0.filter { $0.isNumber || $0 == "." }) })
            .first(where: { $0 > 0 })
        {
            return .by((says("right", "clockwise") ? -1 : 1) * degrees * .pi / 180)
        }
        let amount: Float =
            says("slightly", "bit", "little") ? .pi / 8 : says("quarter") ? .pi / 2 : .pi / 4
        if says("left", "counterclockwise", "anticlockwise", "counter-clockwise") {
            return .by(amount)
        }
        if says("right", "clockwise") { return .by(-amount) }
        if says("around", "round", "away", "backwards", "backward", "180") { return .by(.pi) }
        return .by(verb.hasPrefix("mirror") ? .pi : .pi / 2)
    }
}
