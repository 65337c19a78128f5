import ArgumentParser
import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainProto

/// Makes random plans, their export for the teacher and their guides.
@main
struct TrainingScenes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training-scenes",
        abstract: "Make random plans, their export for the teacher and their guides.",
        usage: "training-scenes --seeds 0..<100 --out FOLDER [--crops 2] [--threads 1]",
        discussion: """
            One folder FOLDER/NNNNNN a seed. Prints "done SEED" or "failed SEED REASON" a line.
            """)

    @Option(help: "A number, a range such as 0..<100, or - to read seeds from standard input.")
    var seeds = SeedSource.standardInput

    @Option(help: "The folder of the scenes' folders.")
    var out = "."

    @Option(help: "Crops a scene.")
    var crops = 2

    @Option(help: "Threads that cast rays.")
    var threads = 1

    func validate() throws {
        guard crops >= 0, (1...1024).contains(threads) else {
            throw ValidationError("--crops takes 0 or more, --threads 1 to 1024")
        }
    }

    /// Argument errors keep their own wording and codes; everything else is one plain sentence.
    func run() throws {
        do {
            try make()
        } catch {
            FileHandle.standardError.write(Data("training-scenes: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func make() throws {
        func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
        let folder = URL(fileURLWithPath: out)
        let writer = try SceneWriter(
            library: AssetLibrary.standard(), crops: crops, threads: threads)
        for seed in seeds {
            do {
                let place = folder.appendingPathComponent(String(format: "%06d", Int(seed)))
                try writer.write(seed: seed, to: place)
                say("done \(seed)")
            } catch {
                say("failed \(seed) \("\(error)".replacingOccurrences(of: "\n", with: " "))")
            }
        }
    }
}

extension SeedSource: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }

    var defaultValueDescription: String { "-" }
}
