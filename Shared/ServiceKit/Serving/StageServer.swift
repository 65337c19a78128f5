internal import Dispatch
internal import Foundation
internal import Glibc
public import RPC

/// Runs one server from its first line to its last.
public enum StageServer {
    /// Listens until SIGTERM, SIGINT, the task's cancellation or, if asked for, the end of standard
    /// input; then says so by its health, takes no more calls and lets those in flight finish. Prints
    /// `listening ADDRESS` on standard output once callers may come.
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
        Log.setLevel(arguments.logLevel)
        Metrics.shared.readProcess()
        var options = ServerOptions()
        options.limits = try arguments.serverLimits()
        options.trust = arguments.trust
        options.observer = CallJournal(metrics: .shared)
        options.handlersNeverBlock = handlersNeverBlock
        let server = try await RPCServer.start(
            at: arguments.address(), services: services, options: options)
        let metrics: MetricsServer?
        do {
            metrics = try await arguments.startMetrics()
        } catch {
            await server.stop(grace: .zero)
            throw error
        }
        Log.write(.info, "listening", ["address": .text("\(server.address)")])
        let place = metrics.map { "metrics \($0.address)\n" } ?? ""
        // Who started it may be gone already; then its standard input has ended, which is waited for next.
        try? FileHandle.standardOutput.write(
            contentsOf: Data("listening \(server.address)\n\(place)".utf8))
        // Ctrl-C reaches a whole family; a child ends when its parent lets go of it, and not before.
        let own = arguments.exitWithStdin ? [SIGTERM] : [SIGTERM, SIGINT]
        await Endings.wait(
            signals: heedsSignals ? own : [],
            includingStandardInput: arguments.exitWithStdin)
        Log.write(.info, "stopping")
        await server.stop(
            lameDuck: .seconds(arguments.drain), grace: .seconds(arguments.grace))
        await metrics?.stop()
        Log.write(.info, "stopped")
    }

    /// Writes one plain sentence and ends the process with status 1.
    public static func complain(_ name: String, _ error: any Error) -> Never {
        try? FileHandle.standardError.write(
            contentsOf: Data("\(name): \(sentence(of: error))\n".utf8))
        Glibc.exit(1)
    }

    static func sentence(of error: any Error) -> String {
        if let error = error as? RPCError { return error.message }
        return "\(error)"
    }
}

extension ListenArguments {
    fileprivate func startMetrics() async throws -> MetricsServer? {
        guard let metrics else { return nil }
        return try await MetricsServer.start(at: metrics, .shared)
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
