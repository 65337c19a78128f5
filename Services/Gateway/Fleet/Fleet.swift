public import Foundation

/// The stages of the road, by the names of their programs.
public enum Stage: String, CaseIterable, Sendable {
    case planner, tokens, renderer
}

/// Stages as child processes of this one, each on a unix socket of its own.
public final class Fleet: Sendable {
    private let stages: [Stage: StageProcess]
    private let folder: URL
    private let ownsFolder: Bool

    /// Starts the stages beside each other and waits until all listen.
    /// - Parameters:
    ///   - programs: the folder of the stages' executables.
    ///   - sockets: where the sockets go; a private temporary folder if missing.
    ///   - arguments: passed on to a stage, `--llm FILE` say.
    public init(
        _ names: [Stage] = Stage.allCases, programs: URL, sockets: URL? = nil,
        arguments: [Stage: [String]] = [:]
    ) async throws {
        let unique = "plantain-\(getpid())-\(UInt16.random(in: 0 ... .max))"
        let place = sockets ?? FileManager.default.temporaryDirectory.appendingPathComponent(unique)
        folder = place
        ownsFolder = sockets == nil
        if sockets == nil { Self.sweep(FileManager.default.temporaryDirectory) }
        try FileManager.default.createDirectory(
            at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            stages = try await withThrowingTaskGroup(of: StageProcess.self) { group in
                for name in names {
                    group.addTask {
                        try await StageProcess(
                            name, executable: programs.appendingPathComponent(name.rawValue),
                            address: Self.address(of: name, in: place),
                            arguments: arguments[name] ?? [])
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.name] = $1 }
            }
        } catch {
            if sockets == nil { try? FileManager.default.removeItem(at: place) }
            throw error
        }
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

    /// Where a stage listens, `unix:/path`.
    public func address(of stage: Stage) -> String { Self.address(of: stage, in: folder) }

    /// Where a stage of a fleet with these sockets listens.
    public static func address(of stage: Stage, in sockets: URL) -> String {
        "unix:" + sockets.appendingPathComponent("\(stage.rawValue).sock").path
    }

    /// The name of a stage that has ended by itself, if one has.
    public var fallen: Stage? { stages.values.first { !$0.isRunning }?.name }

    /// Ends the stages and removes their sockets.
    public func stop() {
        for stage in stages.values { stage.stop() }
        if ownsFolder { try? FileManager.default.removeItem(at: folder) }
    }

    deinit { stop() }
}
