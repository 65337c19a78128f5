import ArgumentParser
import Foundation
import Knowledge
import PlantainAPI
import ServiceKit
import TokenModel

/// The token generator: scene plans in, image tokens out.
@main
struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "The token generator stage.", subcommands: [Serve.self])

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer plantain.v1.TokenGenerator.")

        @OptionGroup var listening: ListenArguments

        func run() async throws {
            do {
                let stage = TokenStage(
                    library: try AssetLibrary.standard(),
                    generator: try TokenGenerator(path: Home.weights("transformer").path),
                    tokenizer: try PictureTokenizer(path: Home.weights("tokenizer").path),
                    waiting: listening.waiting ?? 16)
                try await StageServer.run(listening, services: [TokenGeneratorService(stage)])
            } catch {
                StageServer.complain("tokens", error)
            }
        }
    }
}
