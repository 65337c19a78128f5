import ArgumentParser
import Foundation
import GuideMap
import Guides
import Knowledge
import Picture
import PlantainProto
import RandomPlans
import SceneGeometry

/// Draws what the renderer is told of a picture before it draws.
@main
struct GuideDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guide-dump",
        abstract: "Draw the guides of a plan.",
        usage: "guide-dump PLAN.json|SEED [--out PREFIX] [--size WxH] [--tile X,Y,W,H]",
        discussion: """
            Writes PREFIX.png, the guides lit by the plan's light, and says how long it took. A \
            number draws a random plan, which is written to PREFIX.plan.json.
            """)

    @Argument(help: "A scene plan as JSON, or the seed of a random one.")
    var plan: String

    @Option(help: "What the names of the files begin with.")
    var out = "guides"

    @Option(help: "Canvas in pixels, WxH. (default: half the plan's)")
    var size: Sides?

    @Option(help: "Only this part of it: X,Y,W,H.")
    var tile: Part?

    @Option(help: "Threads that cast rays.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Also write PREFIX.guides.npy, PREFIX.object.npy and PREFIX.material.npy.")
    var npy = false

    @Flag(help: "Also write PREFIX.sheet.png, all 32 channels beside one another.")
    var channels = false

    /// `640x480`
    struct Sides: ExpressibleByArgument {
        let width: Int
        let height: Int

        init?(argument: String) {
            let sides = argument.split(separator: "x").compactMap { Int($0) }
            guard sides.count == 2, sides.allSatisfy((1...16_384).contains) else { return nil }
            (width, height) = (sides[0], sides[1])
        }
    }

    /// `0,0,256,256`
    struct Part: ExpressibleByArgument {
        let rect: PixelRect

        init?(argument: String) {
            let n = argument.split(separator: ",").compactMap { Int($0) }
            guard n.count == 4, n.allSatisfy((-16_384...16_384).contains), n[2] > 0, n[3] > 0
            else { return nil }
            rect = PixelRect(x: n[0], y: n[1], width: n[2], height: n[3])
        }
    }

    func validate() throws {
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads takes 1 to 1024, got \(threads)")
        }
    }

    /// Argument errors keep their own wording and codes; everything else is one plain sentence.
    func run() throws {
        do {
            try draw()
        } catch {
            FileHandle.standardError.write(Data("guide-dump: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func read(_ library: AssetLibrary) throws -> ScenePlan {
        if let seed = UInt64(plan) { return RandomPlans(library).plan(seed: seed) }
        guard let data = FileManager.default.contents(atPath: plan) else {
            throw Unusable(description: "cannot read \(plan); give a plan's path or a seed")
        }
        do {
            return try ScenePlan(json: data)
        } catch {
            throw Unusable(description: "\(plan) is no scene plan; plantain plan makes one")
        }
    }

    private struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    private func draw() throws {
        let library = try AssetLibrary.standard()
        let scene = try read(library)
        let canvas = (
            width: Int(scene.canvas?.width ?? 1024) / 2,
            height: Int(scene.canvas?.height ?? 1024) / 2
        )
        let size = (width: size?.width ?? canvas.width, height: size?.height ?? canvas.height)
        let rect = tile?.rect ?? PixelRect(x: 0, y: 0, width: size.width, height: size.height)

        if UInt64(plan) != nil {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(scene).write(to: URL(fileURLWithPath: "\(out).plan.json"))
        }
        let clock = ContinuousClock()
        var renderer: GuideRenderer?
        let build = try clock.measure {
            renderer = try GuideRenderer(
                scene: Scene(plan: scene, library: library), plan: scene)
        }
        var map: GuideMap?
        let paint = try clock.measure {
            map = try renderer?.guides(tile: rect, of: size, threads: threads)
        }
        print("scene \(build), guides \(paint) for \(rect.width) x \(rect.height)")
        guard let map else { return }
        let linear = Shading.preview(map, plan: scene)
        try Self.png(linear.map(Shading.display), map.width, map.height, "\(out).png")
        if channels { try Self.sheet(map, "\(out).sheet.png") }
        if npy {
            let arrays = map.npy()
            try arrays.values.write(to: URL(fileURLWithPath: "\(out).guides.npy"))
            try arrays.object.write(to: URL(fileURLWithPath: "\(out).object.npy"))
            try arrays.material.write(to: URL(fileURLWithPath: "\(out).material.npy"))
        }
    }

    /// Planar (3, height, width) display values.
    private static func png(
        _ values: [Float], _ width: Int, _ height: Int, _ path: String
    ) throws {
        let area = width * height
        var bytes = [UInt8](repeating: 0, count: 3 * area)
        for at in 0..<area {
            for channel in 0..<3 {
                let value = values[channel * area + at]
                bytes[3 * at + channel] = UInt8(min(max(value * 255 + 0.5, 0), 255))
            }
        }
        let file = try OutputFile(path: path)
        let writer = try PNGWriter(width: width, height: height) { try file.write($0) }
        try writer.write(rows: bytes)
        try writer.finish()
        try file.commit()
    }

    /// Colours as they are, all others in grey; four columns.
    private static func sheet(_ map: GuideMap, _ path: String) throws {
        let groups: [(Int, Bool, (Float) -> Float)] = [
            (GuideChannel.color, true, Shading.display),
            (GuideChannel.normal, true, { $0 / 2 + 0.5 }),
            (GuideChannel.inverseDepth, false, { $0 / 2 }), (GuideChannel.roughness, false, { $0 }),
            (GuideChannel.metalness, false, { $0 }), (GuideChannel.transmission, false, { $0 }),
            (GuideChannel.emission, false, { $0 / 3 }), (GuideChannel.hit, false, { $0 }),
            (GuideChannel.lightIncidence, true, { $0 / 2 }),
            (GuideChannel.lightVisibility, true, { $0 }),
            (GuideChannel.ambientOcclusion, false, { $0 }),
            (GuideChannel.reflection, true, Shading.display),
            (GuideChannel.behind, true, Shading.display),
            (GuideChannel.environment, true, Shading.display),
            (GuideChannel.circleOfConfusion, false, { $0 * 4 }),
            (GuideChannel.glyph, false, { $0 }),
            (GuideChannel.fresnel, false, { $0 }), (GuideChannel.up, false, { $0 / 2 + 0.5 }),
        ]
        let columns = 4
        let rows = (groups.count + columns - 1) / columns
        let area = map.width * map.height
        let (width, height) = (columns * map.width, rows * map.height)
        var values = [Float](repeating: 0, count: 3 * width * height)
        for (number, group) in groups.enumerated() {
            let (left, top) = (number % columns * map.width, number / columns * map.height)
            for channel in 0..<3 {
                let source = (group.0 + (group.1 ? channel : 0)) * area
                for y in 0..<map.height {
                    for x in 0..<map.width {
                        values[(channel * height + top + y) * width + left + x] = group.2(
                            map.values[source + y * map.width + x])
                    }
                }
            }
        }
        try png(values, width, height, path)
    }
}
