import Dispatch
import Foundation
import Synchronization

/// Why a stage could not be started.
public struct FleetError: Error, CustomStringConvertible {
    public let description: String
}

/// One stage as a child process on a socket of its own.
///
/// The child's standard input is a pipe that this process holds open. Whatever ends this process,
/// even a kill, closes the pipe, and the child stops: no orphan is left.
final class StageProcess: Sendable {
    let name: Stage
    let address: String
    private let state: Mutex<State>
    private let exits: AsyncStream<Int32>

    private static let starting = Mutex(())

    private struct State {
        var process: Process
        var lifeline: Pipe
    }

    /// Starts `executable serve --listen address` and waits until it says that it listens.
    /// - Parameter forwards: whether what it writes on standard error is passed on to ours.
    init(
        _ name: Stage, executable: URL, address: String, arguments: [String],
        forwards: Bool = false
    ) async throws(FleetError) {
        self.name = name
        self.address = address
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw FleetError(description: "\(executable.path) is missing; build the package first")
        }
        let process = Process()
        let (lifeline, output, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = executable
        process.arguments = ["serve", "--listen", address, "--exit-with-stdin"] + arguments
        process.standardInput = lifeline
        process.standardOutput = output
        process.standardError = errors
        let exit = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            exit.continuation.yield(process.terminationStatus)
            exit.continuation.finish()
        }
        exits = exit.stream
        do {
            // One at a time: Foundation sees a child's end by a socket closing, and a child that is started meanwhile
            // would inherit that socket and keep it open.
            try Self.starting.withLock { _ in try process.run() }
        } catch {
            throw FleetError(
                description:
                    "cannot start the \(name.rawValue) stage: \(error.localizedDescription)")
        }
        state = Mutex(State(process: process, lifeline: lifeline))
        let complaint = Drain(errors.fileHandleForReading, forwards: forwards)
        // The first line, "listening ADDRESS", or nothing at all if the stage has ended.
        guard await Self.firstData(of: output.fileHandleForReading) else {
            process.waitUntilExit()
            let reason = complaint.lastLine()
            throw FleetError(
                description: reason.isEmpty
                    ? "the \(name.rawValue) stage ended with status \(process.terminationStatus)"
                    : reason)
        }
    }

    /// Whether anything comes. Waits on a thread of its own: blocking one of Swift's few
    /// cooperative threads could stop everything else.
    private static func firstData(of handle: FileHandle) async -> Bool {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: !handle.availableData.isEmpty)
            }
        }
    }

    var isRunning: Bool { state.withLock { $0.process.isRunning } }

    /// Waits until it has ended, however that comes; for one task. Returns its status or signal.
    func ended() async -> Int32 {
        for await status in exits { return status }
        return 0
    }

    /// Ends the child and waits for it.
    func stop() {
        state.withLock { state in
            try? state.lifeline.fileHandleForWriting.close()
            let deadline = Date(timeIntervalSinceNow: 2)
            while state.process.isRunning, Date() < deadline { usleep(2_000) }
            guard state.process.isRunning else { return }
            kill(state.process.processIdentifier, SIGKILL)
            // Should its end go unnoticed, that must not keep this process from ending.
            let patience = Date(timeIntervalSinceNow: 5)
            while state.process.isRunning, Date() < patience { usleep(2_000) }
        }
    }

    deinit { stop() }
}

/// Empties a pipe, so that a talkative child never blocks, and keeps the end of what it said.
private final class Drain: Sendable {
    private let kept = Mutex("")
    private let ended = DispatchSemaphore(value: 0)

    init(_ handle: FileHandle, forwards: Bool) {
        Thread.detachNewThread { [self] in
            while true {
                let data = handle.availableData
                if data.isEmpty { break }
                if forwards { try? FileHandle.standardError.write(contentsOf: data) }
                kept.withLock {
                    $0 = String(($0 + String(decoding: data, as: UTF8.self)).suffix(2_000))
                }
            }
            ended.signal()
        }
    }

    /// The last line, once the child has ended.
    func lastLine() -> String {
        _ = ended.wait(timeout: .now() + 1)
        return kept.withLock { text in
            text.split(separator: "\n", omittingEmptySubsequences: true).last.map(String.init) ?? ""
        }
    }
}
