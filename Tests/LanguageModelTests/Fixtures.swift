import Foundation
import LanguageModel
import LanguageModelKernels
import Testing

/// Files of the tests and the model that the product uses.
enum Fixtures {
    static func path(_ name: String) throws -> String {
        let folder = try #require(Bundle.module.resourcePath)
        return folder + "/Fixtures/" + name
    }

    static func json<T: Decodable>(_ name: String, as _: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(
            T.self, from: Data(contentsOf: URL(fileURLWithPath: try path(name))))
    }

    /// The instruction sets that this processor can run, by level.
    static let levels: [Int32] = Array(0...lmk_level())

    /// A random Llama of two layers with every matrix type.
    static func tiny(
        adapter: Bool = false, threads: Int = 2, level: Int32 = lmk_level()
    ) throws -> LanguageModel {
        try LanguageModel(
            gguf: path("tiny.gguf"), adapter: adapter ? path("tiny-adapter.safetensors") : nil,
            threads: threads, level: level)
    }

    static let modelPath: String = {
        let environment = ProcessInfo.processInfo.environment
        let cache = environment["XDG_CACHE_HOME"] ?? NSHomeDirectory() + "/.cache"
        return cache + "/plantain/models/SmolLM2-135M-Instruct.Q4_1.gguf"
    }()

    /// The planner's model, loaded once for all tests.
    static let smollm: Result<LanguageModel, any Error> = Result {
        guard FileManager.default.fileExists(atPath: modelPath) else { throw MissingModel() }
        return try LanguageModel(gguf: modelPath, threads: 2)
    }

    struct MissingModel: Error, CustomStringConvertible {
        var description: String { "\(modelPath) is missing: run ./test, which fetches it" }
    }
}
