import Knowledge
import Layout
public import PlantainProto
public import Space

/// How a thing that would stand is held off the ground.
public enum Suspension: Sendable, Hashable {
    /// From a hook on the wall.
    case wall
    /// By a cord, from a ceiling or a bough.
    case above
}

extension Prop {
    /// What its noun says: "hanging pan", "suspended lantern"; nil for what stands, and for what hangs by nature.
    public var suspension: Suspension? {
        guard [.table, .floor].contains(asset.stance), size.max() < 2.2 else { return nil }
        if noun.hasPrefix("hanging ") { return .wall }
        return noun.hasPrefix("suspended ") ? .above : nil
    }
}

/// How an asset is turned when it hangs on a wall.
public struct Attitude: Sendable, Hashable {
    public var turn: Quaternion
    /// Full extents of its box once it is turned.
    public var size: V3

    static func upright(_ size: V3) -> Attitude { Attitude(turn: Quaternion(w: 1), size: size) }

    /// What lies is stood up with its grip on top: hats show their crowns, pans their bottoms.
    ///
    /// - Parameters:
    ///   - grip: direction in the plane of its base of the end that it is held by; zero = none.
    ///   - faces: its upper side faces the room, else the wall.
    static func lifted(_ size: V3, grip: SIMD2<Float>, faces: Bool) -> Attitude {
        let wide = size.x > size.z
        let way = grip == .zero ? SIMD2<Float>(0, -1) : grip
        // Which way of the base comes to point up when it is tipped over.
        let up: Float = faces ? .pi : 0
        let angle = Self.angle(way)
        let tip = Quaternion(axis: V3(1, 0, 0), angle: faces ? .pi / 2 : -.pi / 2)
        let turned = grip != .zero && wide
        return Attitude(
            turn: tip * Quaternion(yaw: up - angle),
            size: turned ? V3(size.z, size.x, size.y) : V3(size.x, size.z, size.y))
    }

    /// Of a way along an axis: 0 toward +z, a quarter of a turn toward +x.
    private static func angle(_ way: SIMD2<Float>) -> Float {
        if abs(way.x) > abs(way.y) { return way.x > 0 ? .pi / 2 : -.pi / 2 }
        return way.y > 0 ? 0 : .pi
    }

    /// The middle of the base of the box before it was turned, where the turned one's is at `foot`.
    func origin(foot: V3, yaw: Float, own: V3) -> (position: V3, rotation: Quaternion) {
        let rotation = Quaternion(yaw: yaw) * turn
        let middle = foot + V3(0, size.y / 2, 0)
        return (middle - rotation.rotate(V3(0, own.y / 2, 0)), rotation)
    }
}

extension Reliefs {
    /// How a prop hangs on a wall.
    func attitude(_ prop: Prop) -> Attitude {
        let size = prop.size
        let isVessel = prop.asset.category == .kitchenware && relief(prop.asset)?.inside != nil
        let isFlat = size.y < 0.62 * max(size.x, size.z)
        guard isFlat || isVessel, let grip = grip(prop.asset) else { return .upright(size) }
        return .lifted(size, grip: grip, faces: !isVessel)
    }
}

extension Reliefs {
    /// The way along the longer side of a model's base in which it is narrower at its end: a handle, a neck.
    ///
    /// Zero if it is about as long as broad; nil for what is not known.
    private func grip(_ asset: AssetInfo) -> SIMD2<Float>? {
        guard let geometry = geometry(asset) else { return nil }
        let size = asset.size
        let isWide = size.x > size.z
        guard max(size.x, size.z) > 1.15 * min(size.x, size.z) else { return .zero }
        // How broad each end is, from one tenth of its length.
        var (low, high): (ClosedRange<Float>?, ClosedRange<Float>?) = (nil, nil)
        func widen(_ range: inout ClosedRange<Float>?, _ x: Float) {
            range = min(range?.lowerBound ?? x, x)...max(range?.upperBound ?? x, x)
        }
        for part in geometry.parts {
            for p in part.mesh.positions {
                let (along, across) = isWide ? (p.x / size.x, p.z) : (p.z / size.z, p.x)
                if along < -0.36 { widen(&low, across) }
                if along > 0.36 { widen(&high, across) }
            }
        }
        func breadth(_ range: ClosedRange<Float>?) -> Float {
            range.map { $0.upperBound - $0.lowerBound } ?? 0
        }
        // Keys and scissors are held by their rings.
        let isRinged = ["key", "scissors"].contains(asset.concept)
        let side: Float = (breadth(low) < breadth(high)) != isRinged ? -1 : 1
        return isWide ? SIMD2(side, 0) : SIMD2(0, side)
    }
}

extension SetBrief {
    /// How each prop hangs, where it does and there is something that it can hang from.
    func suspensions() -> [Suspension?] {
        props.map { prop in
            switch prop.suspension {
            case .wall: wall != nil || isOnFace(prop.group) ? .wall : nil
            case .above:
                !isOutdoors || inCrown[prop.group] != nil || wall != nil ? .above : nil
            case nil: nil
            }
        }
    }

    /// It is on a door or a gate.
    private func isOnFace(_ group: Int) -> Bool {
        wishes.contains { $0.kind == .on && $0.subject == group }
    }
}
