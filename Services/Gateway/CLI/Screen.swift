import Foundation
import PlantainProto
import Terminal

/// Turns the road's events into what a person sees on standard error.
actor Screen {
    private var bar = ProgressBar()
    private var costs: [StageCost] = []
    private var size = ""
    private let thoughts: Bool

    init(thoughts: Bool) { self.thoughts = thoughts }

    func show(_ event: GatewayEvent) {
        switch event.event {
        case .thought(let thought) where thoughts: bar.note("\(thought.step): \(thought.text)")
        case .progress(let progress):
            bar.show(
                stage: progress.stage, done: Int(progress.done), total: Int(progress.total),
                ahead: Int(progress.ahead))
        case .timing(let timing):
            costs.append(
                StageCost(
                    stage: timing.stage, seconds: timing.seconds,
                    peakMemoryBytes: timing.peakMemoryBytes,
                    parts: timing.parts.map {
                        PartCost(
                            part: $0.part, seconds: $0.seconds, operations: $0.operations)
                    }))
        case .plan(let plan):
            for note in plan.notes { bar.note("note: \(note)") }
            if let canvas = plan.canvas { size = "\(canvas.width)x\(canvas.height)" }
        default: break
        }
    }

    func finish() { bar.finish() }

    /// Notes on what was given beside the words.
    func say(_ notes: [String]) {
        for note in notes where thoughts { bar.note("reference: \(note)") }
    }

    /// Seconds and peak memory per stage, and what their parts reach.
    /// - Parameter peak: floating-point operations a second that this machine can do
    func table(peak: Double) -> String { breakdown(costs, peak: peak) }

    func summarize(output: String, seconds: Duration, seed: UInt64? = nil) {
        bar.note(summary(costs))
        let total =
            Double(seconds.components.seconds) + Double(seconds.components.attoseconds) * 1e-18
        let chance = seed.map { ", seed \($0)" } ?? ""
        bar.note(String(format: "%@ (%@%@) in %.1f s", output, size, chance, total))
    }
}
