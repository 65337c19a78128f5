import Foundation

/// What one stage cost.
public struct StageCost: Sendable, Equatable {
    public let stage: String
    public let seconds: Double
    public let peakMemoryBytes: UInt64
    public let parts: [PartCost]

    public init(
        stage: String, seconds: Double, peakMemoryBytes: UInt64, parts: [PartCost] = []
    ) {
        self.stage = stage
        self.seconds = seconds
        self.peakMemoryBytes = peakMemoryBytes
        self.parts = parts
    }
}

/// What one part of a stage cost.
public struct PartCost: Sendable, Equatable {
    public let part: String
    public let seconds: Double
    /// Floating-point operations of a network; 0 for everything else.
    public let operations: Double

    public init(part: String, seconds: Double, operations: Double = 0) {
        self.part = part
        self.seconds = seconds
        self.operations = operations
    }
}

/// The table at the end: seconds and peak memory per stage.
public func summary(_ costs: [StageCost]) -> String {
    costs.map(line).joined(separator: "\n")
}

/// The same with each stage's parts beneath it: their seconds and, of networks, their work, the
/// speed they reach and its share of what the machine's matrix products reach.
/// - Parameter peak: floating-point operations a second
public func breakdown(_ costs: [StageCost], peak: Double) -> String {
    costs.flatMap { cost -> [String] in
        guard !cost.parts.isEmpty else { return [line(cost)] }
        let rest = cost.seconds - cost.parts.reduce(0) { $0 + $1.seconds }
        let parts = cost.parts + [PartCost(part: "everything else", seconds: max(0, rest))]
        return [line(cost)] + parts.map { line($0, peak: peak) }
    }.joined(separator: "\n")
}

private func line(_ cost: StageCost) -> String {
    let name = cost.stage.padding(toLength: 10, withPad: " ", startingAt: 0)
    let megabytes = Double(cost.peakMemoryBytes) / Double(1 << 20)
    return name + String(format: "%7.2f s %7.0f MiB", cost.seconds, megabytes)
}

private func line(_ cost: PartCost, peak: Double) -> String {
    let name = ("  " + cost.part).padding(toLength: 23, withPad: " ", startingAt: 0)
    let seconds = String(format: "%7.2f s", cost.seconds)
    guard cost.operations > 0, cost.seconds > 0, peak > 0 else { return name + seconds }
    let speed = cost.operations / cost.seconds
    return name + seconds
        + String(
            format: " %9.1f GFLOP %7.1f GFLOP/s %4.0f %% of the peak", cost.operations / 1e9,
            speed / 1e9, 100 * speed / peak)
}
