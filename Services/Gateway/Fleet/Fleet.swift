public import Foundation

/// The stages of the road, by the names of their programs.
public enum Stage: String, CaseIterable, Sendable {
    case planner, tokens, renderer
}

/// Stages as child processes of this one, each on a unix socket of its own.
public final class Fleet: Sendable {
    private let stages: [SupervisedStage]
    private let processes: [StageProcess]
    private let counts: [Stage: Int]
    private let folder: URL
    private let ownsFolder: Bool

    /// Starts the stages beside each other and waits until all listen.
    /// - Parameters:
    ///   - counts: how many of a stage there are, if not one.
    ///   - programs: the folder of the stages' executables.
    ///   - sockets: where the sockets go; a private temporary folder if missing.
    ///   - arguments: passed on to a stage, `--llm FILE` say.
    ///   - supervision: what falls is started again; without it, it stays down.
    public init(
        _ names: [Stage] = Stage.allCases, counts: [Stage: Int] = [:], programs: URL,
        sockets: URL? = nil, arguments: [Stage: [String]] = [:], supervision: Supervision? = nil
    ) async throws {
        let unique = "plantain-\(getpid())-\(UInt16.random(in: 0 ... .max))"
        let place = sockets ?? FileManager.default.temporaryDirectory.appendingPathComponent(unique)
        folder = place
        self.counts = counts
        ownsFolder = sockets == nil
        if sockets == nil { Self.sweep(FileManager.default.temporaryDirectory) }
        try FileManager.default.createDirectory(
            at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let all = names.flatMap { name in (0..<(counts[name] ?? 1)).map { (name, $0) } }
        do {
            if let supervision {
                processes = []
                stages = try await withThrowingTaskGroup(of: SupervisedStage.self) { group in
                    for (index, (name, number)) in all.enumerated() {
                        group.addTask {
                            try await SupervisedStage {
                                try await Self.start(
                                    name, number, programs, place,
                                    (arguments[name] ?? []) + supervision.arguments(index),
                                    forwards: true)
                            }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
            } else {
                stages = []
                processes = try await withThrowingTaskGroup(of: StageProcess.self) { group in
                    for (name, number) in all {
                        group.addTask {
                            try await Self.start(
                                name, number, programs, place, arguments[name] ?? [],
                                forwards: false)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
            }
        } catch {
            if sockets == nil { try? FileManager.default.removeItem(at: place) }
            throw error
        }
    }

    private static func start(
        _ name: Stage, _ number: Int, _ programs: URL, _ sockets: URL, _ arguments: [String],
        forwards: Bool
    ) async throws -> StageProcess {
        try await StageProcess(
            name, executable: programs.appendingPathComponent(name.rawValue),
            address: address(of: name, number, in: sockets), arguments: arguments,
            forwards: forwards)
    }

    /// Removes the folders of programs that were killed before they could do so.
    static func sweep(_ folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names {
            let parts = name.split(separator: "-")
            guard parts.count == 3, parts[0] == "plantain", let owner = pid_t(parts[1]),
                UInt16(parts[2]) != nil, kill(owner, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    /// Where a stage listens, `unix:/path`; all of a kind, separated by commas.
    public func address(of stage: Stage) -> String {
        (0..<(counts[stage] ?? 1)).map { Self.address(of: stage, $0, in: folder) }
            .joined(separator: ",")
    }

    /// Where the stages of a fleet with these sockets listen, as far as they are there.
    public static func address(of stage: Stage, in sockets: URL) -> String {
        let others = (1..<64).map { address(of: stage, $0, in: sockets) }.prefix {
            FileManager.default.fileExists(atPath: String($0.dropFirst(5)))
        }
        return ([address(of: stage, 0, in: sockets)] + others).joined(separator: ",")
    }

    private static func address(of stage: Stage, _ number: Int, in sockets: URL) -> String {
        let name = number == 0 ? stage.rawValue : "\(stage.rawValue)-\(number + 1)"
        return "unix:" + sockets.appendingPathComponent("\(name).sock").path
    }

    /// The name of a stage that has ended by itself and is not started again, if one has.
    public var fallen: Stage? { processes.first { !$0.isRunning }?.name }

    /// Ends the stages and removes their sockets.
    public func stop() {
        for stage in stages { stage.stop() }
        for process in processes { process.stop() }
        if ownsFolder { try? FileManager.default.removeItem(at: folder) }
    }

    deinit { stop() }
}
