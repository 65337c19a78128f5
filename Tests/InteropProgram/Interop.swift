import ArgumentParser
import Foundation
import RPC
import ServiceKit

/// Our two sides of gRPC's official interoperability cases, for stock peers to talk to.
@main
struct Interop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interop", abstract: "Our sides of gRPC's interoperability cases.",
        subcommands: [Serve.self, Client.self, Bench.self])

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer grpc.testing.TestService.")

        @OptionGroup var listening: ListenArguments

        func run() async throws {
            do {
                try await StageServer.run(
                    listening, services: [OfficialServer()], handlersNeverBlock: true)
            } catch {
                StageServer.complain("interop", error)
            }
        }
    }

    struct Client: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try every case with a server; a line says how each went.")

        @Argument(help: "The server: host:port.")
        var server: String

        @Flag(help: "The server cannot tell whether a message came compressed.")
        var blind = false

        @Option(help: "Only this case.")
        var only: String?

        func run() async throws {
            let client = OfficialClient(
                channel: RPCClient(to: try Address(server)), seesCompression: !blind)
            var failed = false
            for (name, run) in OfficialClient.cases where only == nil || only == name {
                do {
                    try await run(client)
                    say("ok \(name)")
                } catch {
                    failed = true
                    say("FAIL \(name) \(error)")
                }
            }
            client.channel.close()
            if failed { throw ExitCode.failure }
        }

        private func say(_ line: String) {
            FileHandle.standardOutput.write(Data("\(line)\n".utf8))
        }
    }

    struct Bench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure calls and streams with a server, as cpp-peer bench does.")

        @Argument(help: "The server: host:port.")
        var server: String

        @Argument(help: "Seconds for each kind of calls.")
        var seconds = 5.0

        func run() async throws { try await Load(address: Address(server)).run(seconds: seconds) }
    }
}
