/// Pauses between tries: each twice as long as the one before, and never quite the same for two callers.
public struct Backoff: Sendable {
    private let first: Duration
    private let longest: Duration
    private var pause: Duration

    public init(first: Duration = .milliseconds(100), longest: Duration = .seconds(5)) {
        self.first = first
        self.longest = longest
        pause = first
    }

    public mutating func reset() { pause = first }

    /// How long to wait now: the pause, give or take half of it.
    public mutating func next() -> Duration {
        defer { pause = min(pause * 2, longest) }
        return pause * Double.random(in: 0.5...1.5)
    }
}
