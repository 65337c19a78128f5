import ArgumentParser
import Foundation
import Knowledge
import PlantainAPI
import RenderModel
import ServiceKit

/// The diffusion renderer: plans and tokens in, pixels out.
@main
struct Renderer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renderer", abstract: "The renderer stage.", subcommands: [Serve.self])

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Answer plantain.v1.Renderer.")

        @OptionGroup var listening: ListenArguments

        @Option(help: "Threads of the network and the rays.")
        var threads = ProcessInfo.processInfo.activeProcessorCount

        func run() async throws {
            do {
                let stage = RendererStage(
                    library: try AssetLibrary.standard(),
                    model: try RenderModel(
                        tokenizer: Home.weights("tokenizer").path,
                        renderer: Home.weights("renderer").path),
                    threads: threads, waiting: listening.waiting ?? 16)
                try await StageServer.run(listening, services: [RendererService(stage)])
            } catch {
                StageServer.complain("renderer", error)
            }
        }
    }
}
