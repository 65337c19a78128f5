public import ArgumentParser
import Dispatch
import Foundation
import Glibc
public import RPC

/// How a stage is told where to listen; every `serve` subcommand has these.
public struct ListenArguments: ParsableArguments, Sendable {
    @Option(help: "Where to listen: host:port or unix:/path.")
    public var listen: String

    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "Another limit than the default, such as concurrent-calls=50; see docs/LIMITS.md.",
            valueName: "name=value"))
    public var limits: [String] = []

    @Flag(help: .hidden)
    public var exitWithStdin = false

    public init() {}

    /// The default limits with those that were given instead.
    public func serverLimits() throws(ServerLimitError) -> ServerLimits {
        var result = ServerLimits()
        for limit in limits { try result.set(limit) }
        return result
    }
}

/// Runs one server from its first line to its last.
public enum StageServer {
    /// Listens until SIGTERM, SIGINT, the task's cancellation or, if asked for, the end of standard
    /// input; then lets calls in flight finish. Prints `listening ADDRESS` on standard output once callers may come.
    ///
    /// - Parameter heedsSignals: whether signals end it; not so in a program that turns them into
    ///   cancellation itself, whose sources a second disposition would silence
    public static func run(
        _ arguments: ListenArguments, services: [any RPCService], heedsSignals: Bool = true,
        handlersNeverBlock: Bool = false
    ) async throws {
        // Ignored first: a signal that arrives before the sources exist must not kill half a start.
        for number in heedsSignals ? [SIGTERM, SIGINT, SIGPIPE] : [SIGPIPE] {
            signal(number, SIG_IGN)
        }
        var options = ServerOptions()
        options.limits = try arguments.serverLimits()
        options.handlersNeverBlock = handlersNeverBlock
        let server = try await RPCServer.start(
            at: Address(arguments.listen), services: services, options: options)
        FileHandle.standardOutput.write(Data("listening \(server.address)\n".utf8))
        await Endings.wait(
            signals: heedsSignals ? [SIGTERM, SIGINT] : [],
            includingStandardInput: arguments.exitWithStdin)
        await server.stop()
    }

    /// Writes one plain sentence and ends the process with status 1.
    public static func complain(_ name: String, _ error: any Error) -> Never {
        FileHandle.standardError.write(Data("\(name): \(sentence(of: error))\n".utf8))
        Glibc.exit(1)
    }

    static func sentence(of error: any Error) -> String {
        if let error = error as? RPCError { return error.message }
        return "\(error)"
    }
}

/// The ways in which a server is told to stop.
private enum Endings {
    static func wait(signals: [Int32], includingStandardInput: Bool) async {
        let (events, continuation) = AsyncStream<Void>.makeStream()
        let sources = signals.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
        if includingStandardInput {
            Thread.detachNewThread {
                while !FileHandle.standardInput.availableData.isEmpty {}
                continuation.yield()
            }
        }
        for await _ in events { break }
        for source in sources { source.cancel() }
    }
}
