import ArgumentParser
import Composition
import Foundation
import Picture
import PlantainProto
import Terminal

struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a picture from words.",
        usage: "plantain generate \"a red mug on a wooden table\" -o mug.png")

    @OptionGroup var arguments: PromptArguments

    @OptionGroup var references: References

    @Option(name: .shortAndLong, help: "The PNG to write.")
    var output: String

    @Option(help: "Also write the scene plan, as JSON.")
    var savePlan: String?

    @OptionGroup var elsewhere: GatewayArguments

    @Option(help: "Denoising steps, 1 to 16. (default: the model's own)")
    var steps: UInt32 = 0

    func run() async throws {
        do {
            try await draw()
        } catch {
            throw Complaint(error)
        }
    }

    private func draw() async throws {
        var request = try arguments.request()
        request.steps = steps
        guard steps <= 16 else {
            throw Complaint("\(steps) denoising steps are too many; choose 1 to 16")
        }
        // Opened first: a folder that cannot be written should not cost a minute of drawing.
        let file = try OutputFile(path: output)
        if let savePlan { _ = try OutputFile(path: savePlan) }
        let asked = request
        let (gateway, llm, savePlan, output) = (elsewhere.remote, arguments.llm, savePlan, output)
        let screen = Screen(thoughts: arguments.thoughts)
        let begun = ContinuousClock.now
        defer { References.forget() }
        try await screen.say(references.learn(for: gateway))
        let pieces = PieceWriter(file)
        try await Interrupts.cancelling {
            try await Stages.generate(asked, gateway: gateway, llm: llm) { event in
                await screen.show(event)
                if case .image(let piece) = event.event { try await pieces.write(piece) }
                if case .plan(let plan) = event.event, let savePlan {
                    try PlanFile.write(plan, to: savePlan)
                }
            }
        }
        await screen.finish()
        try await pieces.commit()
        await screen.summarize(
            output: output, seconds: begun.duration(to: .now), seed: asked.seed)
    }
}
