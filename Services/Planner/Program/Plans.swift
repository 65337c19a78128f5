import ArgumentParser
import Foundation
import Knowledge
import LanguageModel
import PlantainProto
import ServiceKit
import Tensor
import Thinking

/// Plans many prompts in one go, for evaluation: prompts in, one a line; plans out, one a line.
struct Plans: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plan the prompts on standard input, one a line; write a line of JSON for each.")

    @Option(help: "Seed of the first prompt; each further one has the next.")
    var seed: UInt64 = 1

    @Option(help: "Threads of the language model.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    private struct Line: Encodable {
        var prompt: String
        var plan: ScenePlan?
        var error: String?
        var thoughts: [String]
        var seconds: Double
    }

    func run() throws {
        do {
            let library = try AssetLibrary.standard()
            let writer = try ScriptWriter(llm: nil, threads: threads)
            let thinker = Thinker(library) { prompt in
                var work = Work()
                return try writer.script(for: prompt, cancellation: Cancellation(), work: &work)
            }
            var next = seed
            while let prompt = readLine() {
                let line = answer(prompt, thinker, seed: next)
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                try FileHandle.standardOutput.write(contentsOf: encoder.encode(line) + Data([10]))
                next &+= 1
            }
        } catch {
            StageServer.complain("planner", error)
        }
    }

    private func answer(_ prompt: String, _ thinker: Thinker, seed: UInt64) -> Line {
        let start = ContinuousClock.now
        var line = Line(prompt: prompt, thoughts: [], seconds: 0)
        do {
            line.plan = try thinker.think(prompt: prompt, options: ThinkOptions(seed: seed)) {
                line.thoughts.append("\($0.step): \($0.text)")
            }
        } catch {
            line.error = "\(error)"
        }
        line.seconds = (ContinuousClock.now - start) / .seconds(1)
        return line
    }
}
