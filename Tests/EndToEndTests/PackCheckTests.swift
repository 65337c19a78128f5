import Foundation
import Knowledge
import PackBuilder
import Testing

@Suite struct PackCheckTests {
    /// The exit status of `planner pack --check` before a pack of this converter.
    private func check(converter: Int?) throws -> Int32 {
        let cache = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        let folder = cache.appendingPathComponent("plantain")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: cache) }
        var index = PackIndex()
        index.converter = converter
        let json = try JSONEncoder().encode(index)
        try (KnowledgePack.header(index: json, dataLength: 0) + json)
            .write(to: folder.appendingPathComponent("knowledge.pack"))
        return try Programs.run(
            Programs.folder.appendingPathComponent("planner").path, ["pack", "--check"],
            environment: ["XDG_CACHE_HOME": cache.path]
        ).status
    }

    @Test("a pack of this converter is kept, any other is to be made anew")
    func converter() throws {
        #expect(try check(converter: PackBuilder.version) == 0)
        #expect(try check(converter: PackBuilder.version + 1) == 1)
    }
}
