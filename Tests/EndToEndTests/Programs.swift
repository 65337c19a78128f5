import Composition
import Fleet
import Foundation
import PlantainAPI
import PlantainProto
import RPC

/// The built programs, run as a person would.
enum Programs {
    /// Where the programs lie: beside the bundle of tests.
    static let folder: URL = {
        var url = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appendingPathComponent("plantain").path
            if FileManager.default.isExecutableFile(atPath: program) { return url }
        }
        return url
    }()

    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a program to its end.
    static func run(
        _ path: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = try ["out", "err"].map { name in
            let url = scratch.appendingPathComponent(name)
            _ = FileManager.default.createFile(atPath: url.path, contents: nil)
            return (url, try FileHandle(forWritingTo: url))
        }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = files[0].1
        process.standardError = files[1].1
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0.0), as: UTF8.self) }
        return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    static func plantain(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(folder.appendingPathComponent("plantain").path, arguments, environment: environment)
    }
}
