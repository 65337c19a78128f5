/// What shows a thing as it is, though by another name, where only a figurine depicts the thing itself: a taxi is a
/// yellow car.
public struct Lifelike: Sendable, Hashable {
    public var concept: String
    /// The thing is known by it: "yellow"; nil = any.
    public var color: String?
}

extension AssetLibrary {
    /// nil where the thing has models of its own, or nothing comes as near as a figurine does.
    public func lifelike(_ concept: String) -> Lifelike? {
        guard assets(of: concept).allSatisfy(\.isFigurine), let found = Self.lifelike[concept],
            let first = assets(of: found.concept).first, !first.isFigurine
        else { return nil }
        return found
    }

    /// Rows of "concept: figurine color, …".
    private static let lifelike: [String: Lifelike] = {
        let table = """
            car: taxi yellow, police car white, racing car red
            truck: delivery truck, semi truck, fire truck red, ambulance white, van, pickup truck
            bus: trolleybu, trolleybus, tram, tram car
            train: high speed train, bullet train, railway car, monorail
            motorboat: speedboat, boat
            house: house with a garden, abandoned house
            mailbox: red postbox red
            """
        let colors: Set<Substring> = ["yellow", "white", "red"]
        var found: [String: Lifelike] = [:]
        for row in table.split(separator: "\n") {
            let halves = row.split(separator: ":")
            guard halves.count == 2 else { continue }
            for entry in halves[1].split(separator: ",") {
                var words = entry.split(separator: " ")
                let color = words.last.flatMap { colors.contains($0) ? String($0) : nil }
                if color != nil { words.removeLast() }
                found[words.joined(separator: " ")] = Lifelike(
                    concept: String(halves[0]), color: color)
            }
        }
        return found
    }()
}
