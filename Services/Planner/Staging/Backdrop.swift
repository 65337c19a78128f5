public import Knowledge
public import PlantainProto
public import Space

/// Furniture that something small stands on or in front of: a part of it is enough, and the small thing fills the frame.
public struct Backdrop: Sendable {
    /// What is known of a thing before there is a place for it.
    public struct Thing {
        var group: UInt32
        var size: V3
        /// Nil = seen whole.
        var part: AssetInfo.Part?

        public init(group: UInt32, size: V3, part: AssetInfo.Part?) {
            (self.group, self.size, self.part) = (group, size, part)
        }
    }

    /// Groups that are one, and what of each is enough.
    private let parts: [UInt32: AssetInfo.Part]

    public var groups: Set<UInt32> { Set(parts.keys) }

    /// How many times larger than the largest of the others it is.
    private static let least: [AssetInfo.Part: Float] = [.top: 1.5, .front: 2.5]
    /// How far about the others it is seen, in their sizes.
    private static let margin: [AssetInfo.Part: Float] = [.top: 0.4, .front: 0.85]

    /// - Parameter relations: what was asked for of the groups
    public init(_ things: [Thing], relations: [Relation]) {
        let behind = Set(
            relations.compactMap { relation -> UInt32? in
                switch relation.predicate {
                case .inFrontOf: relation.object
                case .behind: relation.subject
                default: nil
                }
            })
        let beneath = Set(relations.filter { $0.predicate == .on }.map(\.object))
        let candidates = things.filter { thing in
            switch thing.part {
            case .top: beneath.contains(thing.group)
            case .front: behind.contains(thing.group) && !beneath.contains(thing.group)
            case nil: false
            }
        }
        let names = Set(candidates.map(\.group))
        let others = things.filter { $0.group > 0 && !names.contains($0.group) }
        let largest = others.map { $0.size.max() }.max() ?? .infinity
        let cut = candidates.filter { thing in
            thing.part.flatMap { Self.least[$0] }.map { thing.size.max() > $0 * largest } ?? false
        }
        let parts = Dictionary(cut.map { ($0.group, $0.part) }) { first, _ in first }
            .compactMapValues { $0 }
        // Beside a piece that is seen whole a part of another would look cut off.
        self.parts = parts.count == names.count ? parts : [:]
    }

    /// Corners of what has to be in the frame of each object, in their order: its own, or those of a part.
    public func corners(of objects: [SceneObject]) -> [[V3]] {
        let rest = objects.filter { $0.group > 0 && parts[$0.group] == nil }
            .flatMap(\.corners)
        let low = rest.reduce(rest.first ?? .zero) { pointwiseMin($0, $1) }
        let high = rest.reduce(rest.first ?? .zero) { pointwiseMax($0, $1) }
        let extent = (high - low).max()
        return objects.map { object in
            guard let part = parts[object.group], let share = Self.margin[part] else {
                return object.corners
            }
            let margin = V3(repeating: share * extent)
            return object.corners.map {
                pointwiseMin(pointwiseMax($0, low - margin), high + margin)
            }
        }
    }
}

extension AssetInfo {
    /// What of a piece of furniture is enough to know it by.
    public enum Part: Sendable, Hashable {
        /// Of a table that things stand on.
        case top
        /// Books on boards, bars of a stove. Of houses and vehicles the outline is asked for.
        case front
    }

    public var part: Part? {
        if isTableLike { return .top }
        return [.furniture, .appliance, .opening].contains(category) ? .front : nil
    }
}
