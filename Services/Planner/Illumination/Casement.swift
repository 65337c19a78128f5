public import Space

/// A room as light finds it.
public struct Room: Sendable, Hashable {
    /// Where the wall behind the things is, z.
    public var back: Float
    /// Around the things and what they stand on.
    public var low: V3
    public var high: V3
    /// A window is asked for.
    public var hasWindow: Bool
    /// Letters are to be read: shadows of bars do not cross them unless sun is asked for.
    public var isLettered: Bool

    public init(back: Float, low: V3, high: V3, hasWindow: Bool, isLettered: Bool) {
        (self.back, self.low, self.high) = (back, low, high)
        (self.hasWindow, self.isLettered) = (hasWindow, isLettered)
    }
}

/// A window in a side wall, just outside the frame, through which the sun shines on the things.
public struct Casement: Sendable, Hashable {
    /// -1: left of the frame, 1: right of it.
    public let side: Float
    /// Where the wall's inner face is, x.
    public let x: Float
    public let middle: V3
    /// Along z, and up.
    public let width: Float
    public let height: Float
    public let columns: Int
    public let rows: Int
    /// How far the wall goes: along z from the wall behind, and up; no sun comes past it.
    public let back: Float
    public let front: Float
    public let top: Float

    /// - Parameters:
    ///   - toward: to the sun; it must come from that side and from before the wall behind.
    ///   - aside: the target is behind the middle of a pane left or right of the window's middle, -1 or 1.
    init?(
        side: Float, toward: V3, target: V3, extent: Float, view: Viewpoint, room: Room,
        aside: Float
    ) {
        guard toward.x * side > 0.2, toward.z > -0.1, abs(view.forward.x) < 0.05 else { return nil }
        // Outside the frame as far as the wall behind, and clear of what stands there.
        let depth = (view.position.z - room.back) / max(0.3, -view.forward.z)
        let frame = view.position.x + side * (view.tanX * 1.12 * depth + 0.05)
        let edge = (side < 0 ? room.low.x : room.high.x) + side * 0.08
        let near = target.x + side * max(1, 1.1 * extent)
        x = side * max(side * frame, side * edge, side * near)
        let distance = side * (x - target.x)
        guard distance < 8 else { return nil }
        let there = target + toward * (distance / (toward.x * side))
        let isLarge = extent > 0.9
        (width, height) = isLarge ? (2.1, 1.7) : (1.15, 1.4)
        (columns, rows) = isLarge ? (3, 2) : (2, 3)
        let sill = max(isLarge ? 0.5 : 0.7, target.y - 0.3)
        let highest = max(sill, 2.9 - height)
        let y = min(max(there.y, sill + height / 2), highest + height / 2)
        let z = there.z + (columns % 2 == 0 ? aside * width / 4 : 0)
        middle = V3(x, y, max(z, room.back + width / 2 + 0.15))
        self.side = side
        back = room.back
        front = max(view.position.z + 0.5, middle.z + width / 2 + 3 * distance)
        top = max(3, middle.y + height / 2 + 3 * distance)
    }
}
