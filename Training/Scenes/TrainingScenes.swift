import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainProto

/// `training-scenes --seeds 0..<100 --out FOLDER [--crops 2] [--threads 1]`
///
/// Makes random plans, their export for the teacher and their guides, one folder FOLDER/NNNNNN a seed. Prints
/// `done SEED` or `failed SEED REASON` a line. With `--seeds -` it reads seeds from standard input as they are wanted.
@main
struct TrainingScenes {
    static func main() throws {
        var seeds = SeedSource("-")
        var out = URL(fileURLWithPath: ".")
        var (crops, threads) = (2, 1)
        var arguments = CommandLine.arguments.dropFirst()
        func usage(_ problem: String) -> Never {
            FileHandle.standardError.write(
                Data(
                    "\(problem)\nusage: training-scenes --seeds 0..<100 --out FOLDER [--crops 2] [--threads 1]\n"
                        .utf8))
            exit(2)
        }
        while let name = arguments.popFirst() {
            guard let value = arguments.popFirst() else { usage("expected a value after \(name)") }
            switch name {
            case "--seeds": seeds = SeedSource(value)
            case "--out": out = URL(fileURLWithPath: value)
            case "--crops": crops = Int(value) ?? crops
            case "--threads": threads = Int(value) ?? threads
            default: usage("unknown option \(name)")
            }
        }
        guard let seeds else { usage("--seeds takes a number, a range such as 0..<100, or -") }
        func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
        let writer = try SceneWriter(
            library: AssetLibrary.standard(), crops: crops, threads: threads)
        for seed in seeds {
            do {
                try writer.write(
                    seed: seed, to: out.appendingPathComponent(String(format: "%06d", Int(seed))))
                say("done \(seed)")
            } catch {
                say("failed \(seed) \("\(error)".replacingOccurrences(of: "\n", with: " "))")
            }
        }
    }
}
