import ArgumentParser
import Foundation
import Knowledge
import PackBuilder
import PlantainAPI
import ServiceKit

/// The planner stage: prompts in, scene plans out.
@main
struct Planner: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planner", abstract: "The planner stage.",
        subcommands: [Serve.self, Pack.self, Plans.self])

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Answer plantain.v1.Planner.")

        @OptionGroup var listening: ListenArguments

        @Option(
            help:
                "A GGUF file of the llama architecture; without it the planner's own model and adapter."
        )
        var llm: String?

        @Option(help: "Threads of the language model.")
        var threads = ProcessInfo.processInfo.activeProcessorCount

        func run() async throws {
            do {
                let library = try AssetLibrary.standard()
                let writer = try ScriptWriter(llm: llm, threads: threads)
                let stage = PlannerStage(
                    library: library, writer: writer, waiting: listening.waiting ?? 16)
                try await StageServer.run(listening, services: [PlannerService(stage)])
            } catch {
                StageServer.complain("planner", error)
            }
        }
    }

    struct Pack: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Convert the installed furniture libraries into the knowledge pack.")

        @Flag(
            help: "Only say by the exit status whether a readable pack of this converter is there.")
        var check = false

        func run() throws {
            do {
                if check {
                    let pack = try KnowledgePack.open(KnowledgePack.standardURL)
                    guard pack.converter == PackBuilder.version else {
                        throw OldPack(path: pack.url.path, converter: pack.converter)
                    }
                    return
                }
                let summary = try PackBuilder { _ in }.build(to: KnowledgePack.standardURL)
                print(
                    "\(summary.models) models and \(summary.figurines) figurines of \(summary.concepts) concepts, "
                        + "\(summary.bytes >> 20) MiB")
            } catch {
                StageServer.complain("planner", error)
            }
        }
    }
}

/// A pack that another version of the converter made.
private struct OldPack: Error, CustomStringConvertible {
    let path: String
    let converter: Int

    var description: String {
        "\(path) was made by converter \(converter), this one is \(PackBuilder.version); "
            + "run planner pack"
    }
}
