import ArgumentParser
import Composition
import Foundation
import Picture
import PlantainProto

struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change a picture, by saying how.",
        usage: """
            plantain edit mug.png "make the mug blue" -o blue.png
            plantain edit photograph.jpg "put a red mug on the table" -o next.png
            """,
        discussion: """
            A picture that plantain made carries its plan and is changed by meaning. What is in any other PNG, JPEG \
            or WebP picture is estimated: things can be added on free ground, and what stands out can be recoloured \
            or removed; sky, time of day and background can be others, and the picture cropped. A mask says exactly \
            what is meant, and where changes may be made.
            """)

    @Argument(help: "A picture: PNG, JPEG or WebP.")
    var picture: String

    @Argument(help: "What should change. Put lettering in quotes.")
    var instruction: String

    @Option(name: .shortAndLong, help: "The PNG to write.")
    var output: String

    @Option(help: "A PNG as large as the picture, white where it may change.")
    var mask: String?

    @OptionGroup var references: References

    @Option(help: "Other chance for what is drawn anew. (default: the picture's own)")
    var seed: UInt64 = 0

    @OptionGroup var elsewhere: GatewayArguments

    @Option(help: "Also write the new scene plan, as JSON.")
    var savePlan: String?

    @Flag(inversion: .prefixedNo, help: "Show what changes and why.")
    var thoughts = true

    func run() async throws {
        do {
            try await change()
        } catch {
            throw Complaint(error)
        }
    }

    private func change() async throws {
        try PromptArguments.check(instruction)
        let job = EditJob(
            instruction: instruction, picture: try Self.file(picture),
            mask: try mask.map(Self.file),
            seed: seed)
        let file = try OutputFile(path: output)
        if let savePlan { _ = try OutputFile(path: savePlan) }
        let (gateway, savePlan, output) = (elsewhere.remote, savePlan, output)
        let screen = Screen(thoughts: thoughts)
        let begun = ContinuousClock.now
        defer { References.forget() }
        try await screen.say(references.learn(for: gateway))
        let pieces = PieceWriter(file)
        try await Interrupts.cancelling {
            try await Stages.edit(job, gateway: gateway, llm: nil) { event in
                await screen.show(event)
                if case .image(let piece) = event.event { try await pieces.write(piece) }
                if case .plan(let plan) = event.event, let savePlan {
                    try PlanFile.write(plan, to: savePlan)
                }
            }
        }
        await screen.finish()
        try await pieces.commit()
        await screen.summarize(output: output, seconds: begun.duration(to: .now))
    }

    static func file(_ path: String) throws(Complaint) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("cannot read \(path); check the path")
        }
        return [UInt8](data)
    }
}
