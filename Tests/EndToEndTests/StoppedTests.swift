import Foundation
import PlantainAPI
import PlantainProto
import RPC
import Testing

/// A gateway that sends half of a picture and then nothing more.
private struct StalledGateway: GatewayHandler {
    func generate(
        _ request: GenerateRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {
        let piece = ImageChunk(
            mediaType: "image/png", width: 64, height: 64,
            data: [UInt8](repeating: 7, count: 1 << 16))
        try await replies.send(GatewayEvent(event: .image(piece)))
        try await Task.sleep(for: .seconds(60))
    }

    func edit(
        _ requests: MessageStream<EditRequest>, _ call: ServerCall,
        to replies: MessageWriter<GatewayEvent>
    ) async throws {}

    func chat(
        _ request: ChatRequest, _ call: ServerCall, to replies: MessageWriter<GatewayEvent>
    ) async throws {}
}

/// However a program ends in the middle of its work, nothing is left behind.
@Suite(.serialized) struct StoppedTests {
    /// Starts the program, waits until it has written half a picture, sends it a signal.
    /// - Returns: how it ended, what it said, what lies in the folder.
    private func stop(
        with number: Int32
    ) async throws -> (
        status: Int32, reason: Process.TerminationReason, said: String, left: [String]
    ) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let socket = "unix:/tmp/stalled-\(UInt32.random(in: 0 ... .max)).sock"
        let server = try await RPCServer.start(
            at: Address(socket), services: [GatewayService(StalledGateway())])

        let process = Process()
        let errors = Pipe()
        process.executableURL = Programs.folder.appendingPathComponent("plantain")
        process.arguments = [
            "generate", "a mug", "--gateway", socket, "-o",
            folder.appendingPathComponent("out.png").path,
        ]
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let id = process.processIdentifier
        var waited = 0
        while written(by: id, in: folder) < 1 << 16, waited < 1_000 {
            try await Task.sleep(for: .milliseconds(10))
            waited += 1
        }
        #expect(waited < 1_000, "it never wrote half of the picture")
        kill(id, number)
        process.waitUntilExit()
        await server.stop()
        let said = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return (
            process.terminationStatus, process.terminationReason, said,
            try FileManager.default.contentsOfDirectory(atPath: folder.path)
        )
    }

    /// Bytes of the largest file in the folder, with a name or without, that the process has open.
    private func written(by id: Int32, in folder: URL) -> Int {
        let open = "/proc/\(id)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: open)) ?? []
        return names.compactMap { name -> Int? in
            let path = "\(open)/\(name)"
            guard
                let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
                target.hasPrefix(folder.path)
            else { return nil }
            return (try? FileHandle(forReadingAtPath: path)?.seekToEnd()).map { Int($0) }
        }.max() ?? 0
    }

    @Test("a kill in the middle of writing leaves no file at all")
    func kill9() async throws {
        let end = try await stop(with: SIGKILL)
        #expect(end.reason == .uncaughtSignal && end.status == SIGKILL)
        #expect(end.left == [])
    }

    @Test("a stage whose starter is gone before it listens ends in order, too")
    func abandoned() async throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = Programs.folder.appendingPathComponent("planner")
        process.arguments = [
            "serve", "--exit-with-stdin", "--listen",
            "unix:/tmp/abandoned-\(UInt32.random(in: 0 ... .max)).sock",
        ]
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Nobody reads what it says any more, and nobody holds its standard input.
        try output.fileHandleForReading.close()
        try input.fileHandleForWriting.close()
        for _ in 0..<500 where process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
        }
        let ended = !process.isRunning
        if !ended { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        #expect(ended && process.terminationReason == .exit && process.terminationStatus == 0)
    }

    @Test("plantain up serves, and at Ctrl-C stops in order with all its stages")
    func up() async throws {
        // A cache of its own: another one may be up.
        let cache = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        let folder = cache.appendingPathComponent("plantain")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: cache) }
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "/root"
        let real = URL(fileURLWithPath: environment["XDG_CACHE_HOME"] ?? "\(home)/.cache")
        for name in ["models", "knowledge.pack"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent(name),
                withDestinationURL: real.appendingPathComponent("plantain/\(name)"))
        }
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = Programs.folder.appendingPathComponent("plantain")
        process.arguments = ["up", "--listen", "127.0.0.1:0"]
        process.environment = environment.merging(["XDG_CACHE_HOME": cache.path]) { $1 }
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let first = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(first.hasPrefix("listening 127.0.0.1:"))
        try await Task.sleep(for: .milliseconds(200))
        #expect(process.isRunning)
        kill(process.processIdentifier, SIGINT)
        for _ in 0..<1_500 where process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
        }
        let ended = !process.isRunning
        if !ended { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        #expect(ended, "it did not heed the signal")
        #expect(process.terminationStatus == 0)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: folder.appendingPathComponent("run").path)
        #expect(left == [], "sockets of stages that are gone")
    }

    @Test("Ctrl-C ends it with a word, status 130 and no file")
    func interrupt() async throws {
        let end = try await stop(with: SIGINT)
        #expect(end.status == 130)
        #expect(end.said.contains("stopped; nothing was written"))
        #expect(end.left == [])
    }
}
