/// When a call must be over. Calls that a handler makes inherit the deadline of the call it answers.
public enum Deadline {
    @TaskLocal public static var current: ContinuousClock.Instant?

    /// That long from now; a century if it is longer, which clocks still count in nanoseconds.
    static func after(_ duration: Duration) -> ContinuousClock.Instant {
        .now.advanced(by: min(duration, .seconds(100 * 365 * 86_400)))
    }

    /// The earlier of two, if there are any.
    static func earlier(
        _ a: ContinuousClock.Instant?, _ b: ContinuousClock.Instant?
    ) -> ContinuousClock.Instant? {
        guard let a, let b else { return a ?? b }
        return min(a, b)
    }
}
