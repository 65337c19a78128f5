/// A rectangle of pixels; it may reach beyond the canvas.
public struct PixelRect: Sendable, Hashable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public var maxX: Int { x + width }
    public var maxY: Int { y + height }
    public var isEmpty: Bool { width <= 0 || height <= 0 }

    /// Grown by `margin` pixels on every side.
    public func grown(by margin: Int) -> PixelRect {
        PixelRect(
            x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }

    /// What both cover; empty if they do not meet.
    public func intersection(_ other: PixelRect) -> PixelRect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return PixelRect(
            x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
            height: max(0, min(maxY, other.maxY) - top))
    }
}

/// Draws the guides of any rectangle of a plan's picture.
public protocol GuideSource: Sendable {
    /// The guides of `rect`, which is counted in pixels of the canvas divided by `divisor`:
    /// pixel (x, y) covers the native pixels [x·divisor, (x+1)·divisor) × [y·divisor,
    /// (y+1)·divisor).
    ///
    /// The rectangle may reach beyond the canvas; rays go on through the extended image plane.
    /// Pixel sizes (`circleOfConfusion`, filter footprints) count in pixels of the divided canvas.
    func guides(of rect: PixelRect, divisor: Int) throws -> GuideMap
}
