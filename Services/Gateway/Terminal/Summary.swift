import Foundation

/// What one stage cost.
public struct StageCost: Sendable, Equatable {
    public let stage: String
    public let seconds: Double
    public let peakMemoryBytes: UInt64

    public init(stage: String, seconds: Double, peakMemoryBytes: UInt64) {
        self.stage = stage
        self.seconds = seconds
        self.peakMemoryBytes = peakMemoryBytes
    }
}

/// The table at the end: seconds and peak memory per stage.
public func summary(_ costs: [StageCost]) -> String {
    costs.map { cost in
        let name = cost.stage.padding(toLength: 10, withPad: " ", startingAt: 0)
        let megabytes = Double(cost.peakMemoryBytes) / Double(1 << 20)
        return name + String(format: "%7.2f s %7.0f MiB", cost.seconds, megabytes)
    }.joined(separator: "\n")
}
