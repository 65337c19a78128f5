import Knowledge
import Space
import Staging

/// Assets by where they can play.
struct Pools: Sendable {
    /// Fit on a table.
    var small: [[AssetInfo]]
    /// Furniture and the like.
    var medium: [[AssetInfo]]
    /// Stand outdoors.
    var outdoors: [[AssetInfo]]
    var walls: [[AssetInfo]]
    var containers: [[AssetInfo]]
    var tables: [[AssetInfo]]
    var lettered: [[AssetInfo]]
    var lamps: [[AssetInfo]]

    init(_ library: AssetLibrary) {
        let usable = library.assets.filter {
            $0.size.max() > 0.012 && $0.size.max() < 14 && $0.triangleCount < 60_000
        }
        func pool(_ test: (AssetInfo) -> Bool) -> [[AssetInfo]] {
            Dictionary(grouping: usable.filter(test), by: \.concept).sorted { $0.key < $1.key }.map(
                \.value)
        }
        small = pool {
            $0.size.max() > 0.03
                && ($0.stance == .table && $0.size.max() < 0.65
                    || $0.stance == .floor && $0.size.max() < 0.3)
        }
        medium = pool {
            $0.stance == .floor && $0.size.max() >= 0.4 && $0.size.max() < 3
                && ![.vehicle, .outdoor, .opening].contains($0.category)
        }
        outdoors = pool {
            $0.stance == .floor && $0.size.max() >= 0.3
                && [
                    .vehicle, .outdoor, .sign, .plant, .toy, .sport, .solid, .container,
                    .decoration,
                ].contains($0.category)
        }
        walls = pool { $0.stance == .wall && $0.size.max() < 2 && $0.category != .opening }
        containers = pool { $0.inside != nil && $0.size.max() < 0.7 }
        tables = pool {
            $0.category == .furniture && $0.top != nil && $0.size.y < 1.2 && $0.size.y > 0.3
        }
        lettered = pool { $0.frontPanel != nil && $0.stance != .ceiling }
        lamps = pool { $0.lampPoint != nil && $0.stance != .ceiling }
    }
}
