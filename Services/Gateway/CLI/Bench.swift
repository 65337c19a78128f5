import ArgumentParser
import Foundation
import PlantainProto
import Tensor
import Terminal

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Time the whole road on this machine, beside its matrix-product peak.")

    @Option(help: "Which runs, as TIER:SIZE.")
    var runs = ["plantain-1:2K", "plantain-pro:4K"]

    static let prompt =
        "a red mug to the left of a blue vase on a wooden table, next to a sign that says \"OPEN LATE\""

    func run() async throws {
        do {
            let threads = ProcessInfo.processInfo.activeProcessorCount
            let peak = MatrixProduct.peak(size: 1024, threads: threads)
            print(
                String(
                    format: "matrix products: %.0f GFLOP/s on %d cores, f32", peak / 1e9, threads))
            for run in runs { try await time(run, peak: peak) }
        } catch {
            throw Complaint(error)
        }
    }

    private func time(_ run: String, peak: Double) async throws {
        let parts = run.split(separator: ":").map(String.init)
        guard parts.count == 2, let tier = PromptArguments.tiers[parts[0]] else {
            throw Complaint("expected TIER:SIZE such as plantain-1:2K, got \"\(run)\"")
        }
        let request = GenerateRequest(
            prompt: Self.prompt, model: tier, size: parts[1], aspect: "1:1", seed: 1)
        let screen = Screen(thoughts: false)
        let begun = ContinuousClock.now
        try await Interrupts.cancelling {
            try await Stages.generate(request, gateway: nil, llm: nil) { event in
                await screen.show(event)
            }
        }
        await screen.finish()
        let seconds = begun.duration(to: .now)
        print("\n\(run)\n\(await screen.table(peak: peak))")
        print(
            "total      \(seconds.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 2))))"
        )
    }
}
