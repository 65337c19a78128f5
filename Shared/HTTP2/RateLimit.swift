/// A bucket of tokens: so many a second, ten seconds' worth at once.
struct RateLimit {
    private let rate: Double
    private var tokens: Double
    private var filled: ContinuousClock.Instant

    init(perSecond: Int, now: ContinuousClock.Instant = .now) {
        rate = Double(perSecond)
        tokens = rate * 10
        filled = now
    }

    /// Takes one; false if there is none left.
    mutating func take(now: ContinuousClock.Instant) -> Bool {
        if tokens < 1 { fill(now) }
        if tokens < 1 { return false }
        tokens -= 1
        return true
    }

    /// Gives some back, up to a full bucket.
    mutating func give(_ count: Double) { tokens = min(tokens + count, rate * 10) }

    private mutating func fill(_ now: ContinuousClock.Instant) {
        let time = filled.duration(to: now).components
        filled = now
        give(rate * (Double(time.seconds) + Double(time.attoseconds) * 1e-18))
    }
}
