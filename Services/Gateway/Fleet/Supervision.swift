import Foundation
import ServiceKit
import Synchronization

/// That stages which fall are started again, and what they are told beside their address.
public struct Supervision: Sendable {
    let arguments: @Sendable (Int) -> [String]

    /// - Parameter arguments: for the stage of that number, counted over all.
    public init(arguments: @escaping @Sendable (Int) -> [String] = { _ in [] }) {
        self.arguments = arguments
    }
}

/// One stage that is started again when it falls.
final class SupervisedStage: Sendable {
    private struct State {
        var process: StageProcess
        var task: Task<Void, Never>?
        var isStopped = false
    }

    /// The pause before the first new start, and the longest.
    private static let pauses = (first: Duration.milliseconds(200), longest: Duration.seconds(30))
    /// A stage that ran this long has not fallen at once.
    private static let settled = Duration.seconds(30)

    private let state: Mutex<State>

    /// - Parameter start: starts the stage and waits until it listens.
    init(_ start: @escaping @Sendable () async throws -> StageProcess) async throws {
        let first = try await start()
        state = Mutex(State(process: first))
        let task = Task { [weak self] in
            var process: StageProcess? = first
            var pause = Self.pauses.first
            while !Task.isCancelled {
                let begun = ContinuousClock.now
                if let running = process {
                    let status = await running.ended()
                    if self?.isStopped != false { return }
                    if begun.duration(to: .now) > Self.settled { pause = Self.pauses.first }
                    Log.write(
                        .error, "stage fell",
                        ["stage": .text(running.name.rawValue), "status": .number(Double(status))])
                }
                // Not quite the same for all, so that they do not come up in step.
                try? await Task.sleep(for: pause * Double.random(in: 0.8...1.2))
                pause = min(pause * 2, Self.pauses.longest)
                process = try? await start()
                guard let process else { continue }
                if self?.adopt(process) != true {
                    process.stop()
                    return
                }
                Log.write(.warning, "stage restarted", ["stage": .text(process.name.rawValue)])
            }
        }
        state.withLock { $0.task = task }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private func adopt(_ process: StageProcess) -> Bool {
        state.withLock { state in
            if state.isStopped { return false }
            state.process = process
            return true
        }
    }

    func stop() {
        let process = state.withLock { state in
            state.isStopped = true
            state.task?.cancel()
            return state.process
        }
        process.stop()
    }

    deinit { stop() }
}
