import Conversations
import Foundation
import Glibc
import Picture
import Testing

@Suite(.serialized) struct ConversationStoreTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "conversations-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("keeps turns and pictures over a restart, and lists them")
    func keeps() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let store = try ConversationStore(folder: folder)
            try store.append(to: "a", message: "a mug", plan: bytes("1"), picture: bytes("one"))
            try store.append(
                to: "a", message: "make it blue", plan: bytes("2"), picture: bytes("two"))
        }
        let store = try ConversationStore(folder: folder)
        #expect(try store.turns("a").map(\.message) == ["a mug", "make it blue"])
        #expect(try store.picture(store.turns("a")[1].picture) == bytes("two"))
        let sessions = try store.sessions()
        #expect(
            sessions.map(\.id) == ["a"] && sessions.map(\.turns) == [2]
                && sessions[0].first == "a mug")
        #expect(try store.turns("b").isEmpty)
    }

    @Test("what was taken back is no part of the history that follows")
    func takesBack() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try ConversationStore(folder: folder)
        for n in 1...3 {
            try store.append(to: "a", message: "m\(n)", plan: bytes("\(n)"), picture: bytes("\(n)"))
        }
        try store.append(to: "a", message: "undo", plan: bytes("2"), picture: bytes("2"), state: 2)
        #expect(try store.history("a").map(\.number) == [1, 2])
        try store.append(to: "a", message: "m5", plan: bytes("5"), picture: bytes("5"))
        #expect(try store.history("a").map(\.number) == [1, 2, 5])
        try store.append(to: "a", message: "undo", plan: bytes("2"), picture: bytes("2"), state: 2)
        #expect(try store.history("a").map(\.number) == [1, 2])
    }

    @Test("forgets a conversation and the pictures that no other shows")
    func forgets() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try ConversationStore(folder: folder)
        try store.append(to: "a", message: "x", plan: [], picture: bytes("shared"))
        try store.append(to: "a", message: "y", plan: [], picture: bytes("own"))
        try store.append(to: "b", message: "z", plan: [], picture: bytes("shared"))
        try store.delete("a")
        #expect(try store.turns("a").isEmpty)
        #expect(try store.picture(SHA256.hex(of: bytes("shared"))) == bytes("shared"))
        #expect(throws: StoreError.self) { try store.picture(SHA256.hex(of: bytes("own"))) }
        #expect(throws: StoreError.unknownSession("a")) { try store.delete("a") }
    }

    @Test("a picture that was changed on the disk is not handed out")
    func damaged() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try ConversationStore(folder: folder)
        try store.append(to: "a", message: "x", plan: [], picture: bytes("true"))
        let digest = SHA256.hex(of: bytes("true"))
        let file = folder.appendingPathComponent("pictures/\(digest.prefix(2))/\(digest).png")
        try Data("false".utf8).write(to: file)
        #expect(throws: StoreError.damagedPicture(digest)) { try store.picture(digest) }
    }

    /// The built writer, beside the bundle of tests.
    private static let writer: URL = {
        var url = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appendingPathComponent("conversation-writer")
            if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        }
        return url
    }()

    @Test("killed fifty times at any moment, it loses at most the turn in the making")
    func kills() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var before = 0
        // On a busy machine each round lasts longer, until turns are finished in it.
        var patience: Double = 1
        for round in 0..<50 {
            let process = Process()
            let pipe = Pipe()
            process.executableURL = Self.writer
            process.arguments = [folder.path, "a"]
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            // Some rounds end while it opens the store, most between and within turns.
            usleep(UInt32(Double(3_000 + round * 1_777 % 60_000) * patience))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let said = String(
                decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            let told = said.split(separator: "\n").compactMap { Int($0) }.last ?? before
            let store = try ConversationStore(folder: folder)
            let turns = try store.turns("a")
            #expect(turns.map(\.number) == Array(1..<turns.count + 1), "round \(round)")
            #expect(
                turns.count >= told && turns.count <= told + 1,
                "round \(round): \(turns.count) kept, \(told) told")
            for turn in turns.suffix(3) { #expect(try store.picture(turn.picture).count == 40_000) }
            if turns.count == before { patience = min(patience * 1.3, 12) }
            before = turns.count
        }
        #expect(before > 20)
    }
}
