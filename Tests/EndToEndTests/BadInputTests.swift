import Foundation
import RPC
import Testing

/// One plain sentence, a non-zero status, nothing under the final name.
@Suite(.serialized) struct BadInputTests {
    private func refuse(
        _ arguments: [String], saying part: String, environment: [String: String] = [:],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try Programs.plantain(arguments, environment: environment)
        #expect(outcome.status != 0, sourceLocation: location)
        #expect(
            outcome.errors.contains(part), "it said: \(outcome.errors)", sourceLocation: location)
        #expect(!outcome.errors.contains("Fatal error"), sourceLocation: location)
    }

    private var output: String {
        FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png").path
    }

    @Test("an empty prompt is refused")
    func empty() throws {
        try refuse(["generate", "  ", "-o", output], saying: "the prompt is empty")
    }

    @Test("a prompt of 100 kB is refused with the limit")
    func long() throws {
        let prompt = String(repeating: "red mug ", count: 12_500)
        try refuse(["generate", prompt, "-o", output], saying: "shorten it to 32000")
    }

    @Test("an unknown model, size or aspect is refused with the choices")
    func unknown() throws {
        try refuse(
            ["generate", "a mug", "--model", "plantain-9", "-o", output], saying: "plantain-pro")
        try refuse(["generate", "a mug", "--size", "9K", "-o", output], saying: "2K")
        try refuse(["generate", "a mug", "--aspect", "7:5", "-o", output], saying: "16:9")
    }

    @Test("an output that cannot be written is refused before anything is drawn")
    func unwritable() throws {
        let path = "/proc/nowhere/out.png"
        try refuse(["generate", "a mug", "-o", path], saying: "cannot write \(path)")
    }

    @Test("a plan that cannot be saved is refused before anything is drawn")
    func unwritablePlan() throws {
        let path = "/proc/nowhere/plan.json"
        try refuse(
            ["generate", "a mug", "--save-plan", path, "-o", output],
            saying: "cannot write \(path)")
    }

    @Test("a device is never replaced by a picture")
    func device() throws {
        try refuse(["generate", "a mug", "-o", "/dev/full"], saying: "no ordinary file")
    }

    @Test("too many steps are refused with the limit")
    func steps() throws {
        try refuse(["generate", "a mug", "--steps", "99", "-o", output], saying: "1 to 16")
    }

    @Test("bytes that are not UTF-8 are refused")
    func encoding() throws {
        let program = Programs.folder.appendingPathComponent("plantain").path
        let outcome = try Programs.run(
            "/bin/sh",
            ["-c", "exec \"$0\" generate \"$(printf 'a m\\377g')\" -o \"$1\"", program, output])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("not valid UTF-8"), "\(outcome.errors)")
    }

    @Test("a port in use is named, and no stage is left")
    func port() async throws {
        let server = try await RPCServer.start(at: Address("127.0.0.1:0"), services: [])
        let address = "\(server.address)"
        try refuse(
            [
                "serve", "--planner", "unix:/tmp/p", "--tokens", "unix:/tmp/t", "--renderer",
                "unix:/tmp/r", "--listen", address,
            ], saying: "\(address) is in use")
        await server.stop()
    }

    @Test("the training tools explain themselves and refuse what they do not know")
    func tools() throws {
        for name in ["guide-dump", "training-scenes"] {
            let path = Programs.folder.appendingPathComponent(name).path
            let help = try Programs.run(path, ["--help"])
            #expect(help.status == 0)
            #expect(help.output.contains("USAGE: \(name)"), "\(help.output)")
            let wrong = try Programs.run(path, ["1", "--nonsense"])
            #expect(wrong.status == 64)
            #expect(wrong.errors.contains("--nonsense"), "\(wrong.errors)")
        }
        let missing = try Programs.run(
            Programs.folder.appendingPathComponent("guide-dump").path, ["/nowhere/plan.json"])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("cannot read /nowhere/plan.json"))
    }

    @Test("a stage that is down is named")
    func down() throws {
        try refuse(
            ["generate", "a mug", "--gateway", "unix:/tmp/nobody-\(UUID())", "-o", output],
            saying: "nobody answers")
    }

    @Test("a language model that is cut short is refused, and no process is left")
    func truncatedModel() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gguf")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("GGUF\u{3}\u{0}\u{0}\u{0}".utf8).write(to: URL(fileURLWithPath: path))
        try refuse(["plan", "a mug", "--llm", path], saying: path)
    }

    @Test("missing and damaged weights are refused by name")
    func weights() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let environment = ["PLANTAIN_MODELS": folder.path]
        try refuse(
            ["generate", "a mug", "-o", output], saying: ".safetensors", environment: environment)
        for name in ["planner-adapter", "tokenizer", "transformer", "renderer"] {
            let file = folder.appendingPathComponent("\(name).safetensors")
            try Data(repeating: 0xFF, count: 64).write(to: file)
        }
        try refuse(
            ["generate", "a mug", "-o", output], saying: ".safetensors", environment: environment)
    }

    @Test("a plan that is no plan is refused with the place of the mistake")
    func plan() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(#"{"objects": [{"size": 3}]}"#.utf8).write(to: URL(fileURLWithPath: path))
        try refuse(["generate", "a mug", "--plan", path, "-o", output], saying: "objects")
    }
}
