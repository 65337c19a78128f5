import Foundation
import GuideMap
import Guides
import Knowledge
import Picture
import PlantainProto
import RandomPlans
import SceneGeometry

/// `guide-dump PLAN.json|SEED --out PREFIX [--size WxH] [--tile X,Y,W,H] [--threads N] [--npy] [--channels]`
///
/// A number draws a random plan, written to PREFIX.plan.json. Writes PREFIX.png, the guides lit by the plan's light;
/// with `--channels` PREFIX.sheet.png, all 32 beside one another; with `--npy` PREFIX.guides.npy, PREFIX.object.npy and PREFIX.material.npy. Says how long it took.
@main
struct GuideDump {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        var (plan, out) = ("", "guides")
        var canvas: (width: Int, height: Int)?
        var tile: PixelRect?
        var threads = ProcessInfo.processInfo.activeProcessorCount
        var (wantsArrays, wantsSheet) = (false, false)
        while let name = arguments.popFirst() {
            switch name {
            case "--out": out = arguments.popFirst() ?? out
            case "--size":
                let sides = numbers(arguments.popFirst(), "x")
                if sides.count == 2 { canvas = (sides[0], sides[1]) }
            case "--tile":
                let n = numbers(arguments.popFirst(), ",")
                if n.count == 4 { tile = PixelRect(x: n[0], y: n[1], width: n[2], height: n[3]) }
            case "--threads": threads = numbers(arguments.popFirst(), ",").first ?? threads
            case "--npy": wantsArrays = true
            case "--channels": wantsSheet = true
            default: plan = name
            }
        }
        let library = try AssetLibrary.standard()
        let scene =
            try UInt64(plan).map { RandomPlans(library).plan(seed: $0) }
            ?? JSONDecoder().decode(
                ScenePlan.self, from: Data(contentsOf: URL(fileURLWithPath: plan)))
        let size =
            canvas ?? (Int(scene.canvas?.width ?? 1024) / 2, Int(scene.canvas?.height ?? 1024) / 2)
        let rect = tile ?? PixelRect(x: 0, y: 0, width: size.width, height: size.height)

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
        let linear = Shading.preview(map, plan: scene, tile: rect, of: size)
        try png(linear.map(Shading.display), map.width, map.height, "\(out).png")
        if wantsSheet { try sheet(map, "\(out).sheet.png") }
        if wantsArrays {
            let arrays = map.npy()
            try arrays.values.write(to: URL(fileURLWithPath: "\(out).guides.npy"))
            try arrays.object.write(to: URL(fileURLWithPath: "\(out).object.npy"))
            try arrays.material.write(to: URL(fileURLWithPath: "\(out).material.npy"))
        }
    }

    private static func numbers(_ text: String?, _ separator: Character) -> [Int] {
        (text ?? "").split(separator: separator).compactMap { Int($0) }
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
            (GuideChannel.lightCosine, true, { $0 }), (GuideChannel.lightVisibility, true, { $0 }),
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
