import Foundation
import Testing

/// A process on the other side of the wire.
struct StockPeer {
    /// The tests' virtual environment, which `./test` makes.
    static var python: URL { cache.appendingPathComponent("test-venv/bin/python") }

    /// The libgrpc++ peer, which `./test` compiles.
    static var cpp: URL { cache.appendingPathComponent("interop/cpp-peer") }

    /// Our own side as a program, beside the bundle of tests.
    static let ours: URL = {
        var url = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appendingPathComponent("interop")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        }
        return url
    }()

    private static var cache: URL {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? "/root") + "/.cache"
        return URL(fileURLWithPath: cache).appendingPathComponent("plantain")
    }

    /// A script beside the contract.
    static func script(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Interop/\(name)").path
    }

    let process = Process()
    private let input = Pipe()
    private let output: URL

    /// Starts Tests/Interop/peer.py with these arguments.
    init(_ arguments: [String]) throws {
        try self.init(Self.python, ["-u", Self.script("peer.py")] + arguments)
    }

    init(_ program: URL, _ arguments: [String]) throws {
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            Issue.record("expected a program at \(program.path): run ./test, which makes it")
            throw CancellationError()
        }
        output = FileManager.default.temporaryDirectory
            .appendingPathComponent("peer-\(UInt64.random(in: 0 ... .max)).txt")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
    }

    var lines: [String] {
        let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// Everything it wrote, once it has ended; it is killed after that many seconds.
    func finish(within seconds: Int) async -> [String] {
        for _ in 0..<seconds * 20 where process.isRunning {
            try? await Task.sleep(for: .milliseconds(50))
        }
        let written = lines
        stop()
        return written
    }

    /// The port it serves.
    func port() async throws -> Int {
        for _ in 0..<1200 where process.isRunning {
            if let line = lines.first(where: { $0.hasPrefix("listening ") }) {
                return try #require(
                    line.split(whereSeparator: { " :".contains($0) }).last.flatMap { Int($0) })
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the server did not start")
        throw CancellationError()
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: output)
    }
}
