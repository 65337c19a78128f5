import ArgumentParser
import Composition
import Conversations
import PlantainAPI
import ServiceKit

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Offer generate as one call, composed of stages that run elsewhere.",
        discussion: """
            Several servers of a stage are separated by commas, and a host name stands for all addresses that \
            it has. Tiles of one picture are spread over all renderers; planners and token generators take \
            one request each, the least loaded first.
            """)

    @Option(help: "The planners: host:port or unix:/path, …")
    var planner: String

    @Option(help: "The token generators.")
    var tokens: String

    @Option(help: "The renderers.")
    var renderer: String

    @Option(help: "Pictures that are made at once. (default: 2, and one for each renderer)")
    var jobs: Int?

    @OptionGroup var listening: ListenArguments

    @OptionGroup(title: "To reach stages that are guarded") var calls: CallArguments

    func validate() throws {
        guard (1...10_000).contains(jobs ?? 1) else {
            throw ValidationError("--jobs is 1 to 10000 pictures")
        }
    }

    func run() async throws {
        do {
            let road = try Stages.road(
                planner: planner, tokens: tokens, renderer: renderer, trust: calls.trust)
            let limit = jobs ?? 2 + renderer.split(separator: ",").count
            let place = listening
            let services = [
                GatewayService(
                    GatewayServer(
                        road, conversations: try ConversationStore(folder: Home.conversations),
                        admission: Admission(limit: limit, room: listening.waiting ?? 64)))
            ]
            try await Interrupts.cancelling {
                try await StageServer.run(
                    place, services: services, heedsSignals: false)
            }
        } catch {
            throw Complaint(error)
        }
    }
}
