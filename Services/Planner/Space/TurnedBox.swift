public import PlantainProto

/// A box in any attitude.
public struct TurnedBox: Sendable {
    public let center: V3
    public let half: V3
    private let inverse: Quaternion

    public init(center: V3, half: V3, turn: Quaternion) {
        self.center = center
        self.half = half
        inverse = turn.inverse
    }

    /// Whether the way between two points passes through it before it ends.
    public func stops(from start: V3, to end: V3) -> Bool {
        let a = inverse.rotate(start - center)
        let d = inverse.rotate(end - center) - a
        var (enter, leave) = (Float(0), Float(0.999))
        for axis in 0..<3 {
            if abs(d[axis]) < 1e-8 {
                if abs(a[axis]) > half[axis] { return false }
                continue
            }
            let (t1, t2) = ((-half[axis] - a[axis]) / d[axis], (half[axis] - a[axis]) / d[axis])
            enter = max(enter, min(t1, t2))
            leave = min(leave, max(t1, t2))
            if enter >= leave { return false }
        }
        return true
    }
}
