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
        abstract: "Keep all four services running on this machine; generate then starts at once.",
        discussion:
            "A stage that falls is started again, after a pause that grows if it falls often.")

    @Option(help: "Where the gateway listens: host:port or unix:/path.")
    var listen = "127.0.0.1:50051"

    @Option(help: "Another language model for the planner: a GGUF file, llama architecture.")
    var llm: String?

    @Option(
        help: "Renderers beside each other; useful if there are more cores than one keeps busy.")
    var renderers = 1

    @Option(help: "Pictures that are made at once. (default: 2, and one for each renderer)")
    var jobs: Int?

    @Option(help: "Requests that may wait; more are refused.")
    var waiting = 64

    @Option(help: "Answer Prometheus at this host:port; the stages do at the ports that follow.")
    var metrics: String?

    @Option(help: "Lines of JSON on standard error: debug, info, warning, error or off.")
    var logLevel = Log.Level.warning

    func validate() throws {
        guard (1...64).contains(renderers) else { throw ValidationError("--renderers is 1 to 64") }
        guard (1...10_000).contains(jobs ?? 1) else {
            throw ValidationError("--jobs is 1 to 10000 pictures")
        }
    }

    func run() async throws {
        do {
            guard try Address(listen).isLocal else {
                throw Complaint(
                    "plantain up serves this machine alone; for others start the stages and plantain serve, "
                        + "see docs/RUNNING.md")
            }
            let llm = llm.map { ["--llm", URL(fileURLWithPath: $0).path] } ?? []
            let fleet = try await Fleet(
                counts: [.renderer: renderers], programs: Home.programs, sockets: Home.run,
                arguments: [.planner: llm], supervision: try supervision())
            defer { fleet.stop() }
            let road = try Stages.road(
                planner: fleet.address(of: .planner), tokens: fleet.address(of: .tokens),
                renderer: fleet.address(of: .renderer))
            var place = ["--listen", listen, "--log-level", logLevel.rawValue]
            if let metrics { place += ["--metrics", metrics] }
            let listening = try ListenArguments.parse(place)
            let services = [
                GatewayService(
                    GatewayServer(
                        road, conversations: try ConversationStore(folder: Home.conversations),
                        admission: Admission(limit: jobs ?? 2 + renderers, room: waiting)))
            ]
            try await Interrupts.cancelling {
                try await StageServer.run(
                    listening, services: services, heedsSignals: false)
            }
        } catch {
            throw Complaint(error)
        }
    }

    /// Each stage logs as the gateway does and answers Prometheus at a port of its own.
    private func supervision() throws -> Supervision {
        let base: (host: String, port: Int)?
        if let metrics {
            guard case .tcp(let host, let port) = try Address(metrics), port > 0, port < 65_000
            else {
                throw AddressError(text: metrics)
            }
            base = (host, port)
        } else {
            base = nil
        }
        let level = logLevel.rawValue
        return Supervision { index in
            let place = base.map {
                ["--metrics", "\(Address.tcp(host: $0.host, port: $0.port + 1 + index))"]
            }
            return ["--log-level", level] + (place ?? [])
        }
    }
}
