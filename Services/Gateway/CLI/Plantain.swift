import ArgumentParser

/// The root of the command line; each subcommand has a file of its own.
@main
struct Plantain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plantain",
        abstract: "Text in, pictures out: reasoning-first image generation on a CPU.",
        discussion: """
            A language model thinks a scene plan, a transformer writes image tokens, a diffusion \
            renderer draws them at native resolution.
            """,
        subcommands: [
            Generate.self, Edit.self, Chat.self, Plan.self, Serve.self, Up.self, Learn.self,
            Bench.self, Doctor.self,
        ])

    /// Argument errors keep their own wording and codes; everything else is one plain sentence.
    static func main() async {
        Interrupts.install()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as Complaint {
            Complaint.print(error.description)
            exit(withError: ExitCode(error.status))
        } catch {
            exit(withError: error)
        }
    }
}
