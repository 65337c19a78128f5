import ArgumentParser
import Composition
import Conversations
import Fleet
import Foundation
import PlantainAPI
import RPC
import ServiceKit

struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep all four services running on this machine; generate then starts at once.")

    @Option(help: "Where the gateway listens: host:port or unix:/path.")
    var listen = "127.0.0.1:50051"

    @Option(help: "Another language model for the planner: a GGUF file, llama architecture.")
    var llm: String?

    func run() async throws {
        do {
            let llm = llm.map { ["--llm", URL(fileURLWithPath: $0).path] } ?? []
            let fleet = try await Fleet(
                programs: Home.programs, sockets: Home.run, arguments: [.planner: llm])
            defer { fleet.stop() }
            let road = try Stages.road(
                planner: fleet.address(of: .planner), tokens: fleet.address(of: .tokens),
                renderer: fleet.address(of: .renderer))
            let listening = try ListenArguments.parse(["--listen", listen])
            let services = [
                GatewayService(
                    GatewayServer(
                        road, conversations: try ConversationStore(folder: Home.conversations)))
            ]
            try await Interrupts.cancelling {
                try await StageServer.run(
                    listening, services: services, heedsSignals: false)
            }
        } catch {
            throw Complaint(error)
        }
    }
}
