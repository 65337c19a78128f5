import ArgumentParser
import Composition
import Conversations
import PlantainAPI
import ServiceKit

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Offer generate as one call, composed of stages that run elsewhere.")

    @Option(help: "The planner: host:port or unix:/path.")
    var planner: String

    @Option(help: "The token generator.")
    var tokens: String

    @Option(help: "The renderer.")
    var renderer: String

    @OptionGroup var listening: ListenArguments

    func run() async throws {
        do {
            let road = try Stages.road(planner: planner, tokens: tokens, renderer: renderer)
            let services = [
                GatewayService(
                    GatewayServer(
                        road, conversations: try ConversationStore(folder: Home.conversations)))
            ]
            let place = listening
            try await Interrupts.cancelling {
                try await StageServer.run(
                    place, services: services, heedsSignals: false)
            }
        } catch {
            throw Complaint(error)
        }
    }
}
