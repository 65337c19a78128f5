/// What a part of a computation has cost so far.
public struct Work: Sendable, Equatable {
    /// Wall clock.
    public var seconds = 0.0
    /// Floating-point operations of a network's products, two for each multiply-add.
    public var operations = 0.0

    public init() {}

    /// Runs `body` and adds its time.
    public mutating func measure<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let begun = ContinuousClock.now
        defer { seconds += begun.duration(to: .now) / .seconds(1) }
        return try body()
    }

    public static func + (a: Work, b: Work) -> Work {
        var sum = a
        sum.seconds += b.seconds
        sum.operations += b.operations
        return sum
    }
}
