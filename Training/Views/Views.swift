import ArgumentParser
import Foundation
import Knowledge
import PlantainProto
import RandomPlans

/// Makes small pictures of random plans with everything that is known of each pixel, for the perception network.
@main
struct Views: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "perception-views",
        abstract: "Make small pictures of random plans with what is known of each pixel.",
        usage: "perception-views 0 2000 --out FOLDER [--side 288] [--outdoors]",
        discussion: """
            Writes FOLDER/NNNNNN.view and FOLDER/NNNNNN.json a seed, described in \
            Training/perception/README.md; seeds whose files are there are passed over.
            """)

    @Argument(help: "The first seed.")
    var first: UInt64

    @Argument(help: "The seed after the last one.")
    var end: UInt64

    @Option(help: "The folder to write to.")
    var out = "."

    @Option(help: "Pixels of the longer side.")
    var side = 288

    @Flag(help: "Only plans under the open sky, with the gaze raised so that the sky is seen.")
    var outdoors = false

    func validate() throws {
        guard first < end, end < 1 << 40, (64...2048).contains(side) else {
            throw ValidationError("expected seeds FIRST < END and --side 64 to 2048")
        }
    }

    /// Argument errors keep their own wording and codes; everything else is one plain sentence.
    func run() throws {
        do {
            try make()
        } catch {
            FileHandle.standardError.write(Data("perception-views: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func make() throws {
        let folder = URL(fileURLWithPath: out)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let library = try AssetLibrary.standard()
        let plans = RandomPlans(library)
        for seed in first..<end {
            let name = String(format: "%06d", Int(seed))
            let file = folder.appendingPathComponent("\(name).json")
            if FileManager.default.fileExists(atPath: file.path) { continue }
            do {
                let shape = Self.shapes[Int(seed % UInt64(Self.shapes.count))]
                let canvas = Canvas(width: shape.0, height: shape.1, size: "", aspect: "")
                var plan = plans.plan(seed: seed, canvas: canvas)
                if outdoors {
                    guard Gaze.isOutdoors(plan) else { continue }
                    Gaze.raise(&plan, seed: seed)
                }
                let view = try View(plan: plan, library: library, side: side)
                try view.pixels.write(to: folder.appendingPathComponent("\(name).view"))
                try JSONEncoder().encode(view.head).write(to: file, options: .atomic)
            } catch {
                // One plan that cannot be drawn does not stop the others.
                FileHandle.standardError.write(Data("\(name): \(error)\n".utf8))
            }
        }
    }

    /// Canvases as photographs have them.
    private static let shapes: [(UInt32, UInt32)] = [
        (1536, 1024), (1536, 1152), (1536, 1536), (1536, 864), (1152, 1536), (1024, 1536),
        (1536, 1024),
    ]
}
