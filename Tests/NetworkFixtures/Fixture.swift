public import Checkpoint
import Foundation
public import GuideMap
public import PlantainProto
public import Tensor

/// Reads what Training/nets/export_fixtures.py wrote: random networks with their inputs and
/// outputs.
public struct Fixture {
    public let checkpoint: Checkpoint

    public init(_ name: String) throws {
        checkpoint = try Checkpoint(path: Self.path(name))
    }

    public static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/nets/\(name).safetensors").path
    }

    public static func plan() throws -> ScenePlan {
        let url = URL(fileURLWithPath: path("x")).deletingLastPathComponent()
            .appendingPathComponent("plan.json")
        return try JSONDecoder().decode(ScenePlan.self, from: Data(contentsOf: url))
    }

    public subscript(name: String) -> Tensor {
        get throws {
            try checkpoint.weights.tensor(name, checkpoint.shape(of: name) ?? [])
        }
    }

    /// ((7919 c + 104729 y + 1299709 x) mod 1009) / 1009, (channels, height, width).
    public static func plain(_ channels: Int, x: Int, y: Int, width: Int, height: Int) -> Tensor {
        var result = Tensor(zeros: [channels, height, width])
        for c in 0..<channels {
            for v in 0..<height {
                for u in 0..<width {
                    let sum = (7919 * c + 104_729 * (y + v) + 1_299_709 * (x + u)) % 1009
                    result.values[(c * height + v) * width + u] =
                        Float(sum < 0 ? sum + 1009 : sum) / 1009
                }
            }
        }
        return result
    }
}

/// Guides that need no scene: `Fixture.plain` at the absolute pixel.
public struct PlainGuides: GuideSource {
    public init() {}

    public func guides(of rect: PixelRect, divisor: Int) throws -> GuideMap {
        var map = GuideMap(width: rect.width, height: rect.height)
        map.values =
            Fixture.plain(32, x: rect.x, y: rect.y, width: rect.width, height: rect.height).values
        return map
    }
}

/// Largest absolute difference; infinite if the shapes differ.
public func difference(_ a: Tensor, _ b: Tensor) -> Float {
    guard a.count == b.count else { return .infinity }
    return zip(a.values, b.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
}
