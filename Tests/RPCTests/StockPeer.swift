import Foundation
import Testing

/// The Python side of the interoperability tests.
struct StockPeer {
    /// The tests' virtual environment, which `./test` makes.
    static var python: URL {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? "/root") + "/.cache"
        return URL(fileURLWithPath: cache).appendingPathComponent("plantain/test-venv/bin/python")
    }

    let process = Process()
    private let input = Pipe()
    private let output: URL

    /// Starts Tests/Interop/peer.py with these arguments.
    init(_ arguments: [String]) throws {
        let python = Self.python
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            Issue.record("expected Python at \(python.path): run ./test, which makes it")
            throw CancellationError()
        }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Interop/peer.py")
        output = FileManager.default.temporaryDirectory
            .appendingPathComponent("peer-\(UInt64.random(in: 0 ... .max)).txt")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        process.executableURL = python
        process.arguments = ["-u", script.path] + arguments
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
                return try #require(Int(line.dropFirst(10)))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the Python server did not start")
        throw CancellationError()
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: output)
    }
}
