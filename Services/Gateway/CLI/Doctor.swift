import ArgumentParser
import Foundation
import Knowledge
import PlantainProto
import ServiceKit

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is installed and whether it works.")

    @Flag(help: "Leave out the self-test, which draws a small picture.")
    var quick = false

    func run() async throws {
        var healthy = true
        func report(_ name: String, _ good: Bool, _ text: String) {
            healthy = healthy && good
            print(
                (good ? "ok    " : "WRONG ")
                    + name.padding(toLength: 16, withPad: " ", startingAt: 0) + text)
        }
        for program in ["planner", "tokens", "renderer"] {
            let path = Home.programs.appendingPathComponent(program).path
            report(program, FileManager.default.isExecutableFile(atPath: path), path)
        }
        let model = Self.size(Home.languageModel)
        report("language model", model == 98_362_432, "\(Home.languageModel.path), \(model) bytes")
        let pack = Home.cache.appendingPathComponent("knowledge.pack")
        report("knowledge pack", Self.size(pack) > 0, "\(pack.path), \(Self.size(pack)) bytes")
        let (known, words) = Self.knowledge()
        report("knowledge", known, words)
        for name in ["planner-adapter", "tokenizer", "transformer", "renderer"] {
            let file = Home.weights(name)
            report(name, Self.size(file) > 0, "\(Self.size(file)) bytes of weights")
        }
        let fonts = "/usr/share/fonts/truetype/noto"
        let count = (try? FileManager.default.contentsOfDirectory(atPath: fonts).count) ?? 0
        report("fonts", count > 0, "\(count) files in \(fonts)")
        report("processor", true, Self.processor())
        if !quick { await report("self-test", selfTest(), "a 1K picture from prompt to PNG") }
        if !healthy { throw ExitCode(1) }
    }

    /// How much the knowledge holds.
    private static func knowledge() -> (good: Bool, words: String) {
        do {
            let library = try AssetLibrary.standard()
            let counts = library.counts
            let figurines = library.assets.count { $0.isFigurine }
            let learned = AssetLibrary.learned()
            for error in learned.unreadable { Complaint.print("\(error)") }
            return (
                learned.unreadable.isEmpty,
                "\(counts.concepts + counts.synonyms) nouns for \(counts.concepts) concepts, "
                    + "\(figurines) figurines, \(learned.packs.count) learnt; "
                    + "\(counts.relatives) more nouns are shown as their nearest relative"
            )
        } catch {
            return (false, "\(error)")
        }
    }

    private static func size(_ file: URL) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    private static func processor() -> String {
        let text = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        let flags =
            lines.first { $0.hasPrefix("flags") }?.split(separator: " ").map(String.init) ?? []
        let useful = ["avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16"].filter(flags.contains)
        return
            "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(useful.joined(separator: " "))"
    }

    private func selfTest() async -> Bool {
        let request = GenerateRequest(
            prompt: "a red ball on a wooden table", model: .plantain1, size: "1K", aspect: "1:1",
            seed: 1)
        let counter = ByteCounter()
        do {
            try await Stages.generate(request, gateway: nil, llm: nil) { event in
                if case .image(let piece) = event.event { await counter.add(piece.data.count) }
            }
            return await counter.count > 0
        } catch {
            Complaint.print(Complaint(error).description)
            return false
        }
    }
}

private actor ByteCounter {
    private(set) var count = 0
    func add(_ more: Int) { count += more }
}
