import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainProto
import RandomPlans
import SceneGeometry

/// Makes one scene's folder: plan.json, the export for the teacher, windows.json and the guides of each window.
struct SceneWriter {
    private let library: AssetLibrary
    private let plans: RandomPlans
    private let crops: Int
    private let threads: Int

    init(library: AssetLibrary, crops: Int, threads: Int) {
        self.library = library
        self.crops = crops
        self.threads = threads
        plans = RandomPlans(library)
    }

    /// The folder appears under its name only when it is complete.
    func write(seed: UInt64, to folder: URL) throws {
        let files = FileManager.default
        let draft = folder.deletingLastPathComponent().appendingPathComponent(
            ".\(folder.lastPathComponent)")
        try? files.removeItem(at: draft)
        try? files.removeItem(at: folder)
        try files.createDirectory(at: draft, withIntermediateDirectories: true)

        let plan = plans.plan(seed: seed)
        guard let canvas = plan.canvas, canvas.width >= 64, canvas.height >= 64 else {
            throw TrainingScenesError.noCanvas
        }
        try plan.json(pretty: false).write(to: draft.appendingPathComponent("plan.json"))
        let scene = try Scene(plan: plan, library: library)
        try SceneExport.write(scene, to: draft)

        let guides = try GuideRenderer(scene: scene, plan: plan, threads: threads)
        var chooser = WindowChooser(seed: seed, canvas: (Int(canvas.width), Int(canvas.height)))
        let view = chooser.view
        let map = try guides.guides(of: view.rect, divisor: WindowChooser.divisor)
        try GuideFile.write(map, name: view.name, to: draft)
        var windows = [view]
        for number in 0..<crops {
            let crop = chooser.crop(
                "crop\(number)", view: map, things: UInt16(plan.surfaces.count + 1))
            try GuideFile.write(
                guides.guides(of: crop.rect, divisor: 1), name: crop.name, to: draft)
            windows.append(crop)
        }
        try JSONEncoder().encode(windows).write(to: draft.appendingPathComponent("windows.json"))
        try files.moveItem(at: draft, to: folder)
    }
}

/// Why a scene could not be made.
enum TrainingScenesError: Error, CustomStringConvertible {
    case noCanvas

    var description: String { "expected a plan with a canvas of at least 64 × 64 pixels" }
}
