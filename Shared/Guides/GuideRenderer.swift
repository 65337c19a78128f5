public import Foundation
public import GuideMap
import Interruption
import Knowledge
public import PlantainProto
public import SceneGeometry
import Synchronization
import Tensor

/// Looks at a plan's scene through its camera and writes down what each pixel sees.
///
/// The answer for a pixel depends on the plan, the canvas and the pixel's place alone: not on tiles, not on threads.
public final class GuideRenderer: GuideSource {
    private let plan: ScenePlan
    private let scene: CastScene
    private let lighting: Lighting
    private let camera: Camera
    private let threads: Int
    private let inks = Mutex<[InkKey: InkLevel]>([:])

    private struct InkKey: Hashable {
        let width: Float
        let height: Float
    }

    /// - Parameter threads: that `guides(of:divisor:)` uses.
    public init(
        scene geometry: Scene, plan: ScenePlan,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws {
        try Interruption.check()
        self.plan = plan
        self.threads = threads
        camera = plan.camera ?? Camera()
        lighting = Lighting(plan)
        scene = try CastScene(geometry, plan: plan)
    }

    /// The guides of a rectangle of a canvas of any size.
    public func guides(
        tile: PixelRect, of canvas: (width: Int, height: Int), threads: Int
    ) throws -> GuideMap {
        try guides(tile, width: Float(canvas.width), height: Float(canvas.height), threads: threads)
    }

    public func guides(of rect: PixelRect, divisor: Int) throws -> GuideMap {
        let canvas = plan.canvas ?? Canvas(width: 1024, height: 1024)
        return try guides(
            rect, width: Float(canvas.width) / Float(divisor),
            height: Float(canvas.height) / Float(divisor), threads: threads)
    }

    private func guides(
        _ rect: PixelRect, width: Float, height: Float, threads: Int
    ) throws -> GuideMap {
        guard !rect.isEmpty, width > 0, height > 0 else {
            return GuideMap(width: max(0, rect.width), height: max(0, rect.height))
        }
        let view = View(camera, width: width, height: height)
        let ink = try ink(for: view)
        let cells = rect.widened(to: BlockPainter.cell)
        let grid = LightGrid(
            around: cells, scene: scene, view: view, lighting: lighting, threads: threads)
        try Interruption.check()
        let blocks = cells.blocks(of: 96)
        var map = GuideMap(width: rect.width, height: rect.height)
        let borders = Mutex<[BorderPixel]>([])
        map.fill { pixels in
            Parallel.forEach(blocks.count, threads: threads) { number in
                var painter = BlockPainter(
                    blocks[number], scene: scene, view: view, lighting: lighting, ink: ink,
                    grid: grid)
                painter.paint(blocks[number].intersection(rect), into: pixels, from: rect)
                let found = painter.borders
                borders.withLock { $0 += found }
            }
        }
        try Interruption.check()
        map.borders = borders.withLock { $0 }.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
        return map
    }

    /// The ink of all text runs, as fine as this view asks.
    private func ink(for view: View) throws -> InkLevel {
        let key = InkKey(width: view.width, height: view.height)
        return try inks.withLock { known in
            if let level = known[key] { return level }
            let level = try InkLevel(scene.panels, view: view)
            if known.count >= 4 { known.removeAll() }
            known[key] = level
            return level
        }
    }
}

/// A map's storage, which threads fill at different pixels.
@safe
struct MapPixels: @unchecked Sendable {  // No two blocks share a pixel.
    let width: Int
    let area: Int
    fileprivate let values: UnsafeMutableBufferPointer<Float>
    fileprivate let objects: UnsafeMutableBufferPointer<UInt16>
    fileprivate let materials: UnsafeMutableBufferPointer<UInt8>

    @inline(__always)
    func set(x: Int, y: Int, object: UInt16, material: UInt8) {
        let at = y * width + x
        unsafe objects[at] = object
        unsafe materials[at] = material
    }

    /// Writes a piece of one channel's row.
    @unsafe
    @inline(__always)
    func copy(_ source: UnsafePointer<Float>, count: Int, channel: Int, x: Int, y: Int) {
        let at = channel * area + y * width + x
        unsafe (values.baseAddress.unsafelyUnwrapped + at).update(from: source, count: count)
    }
}

extension GuideMap {
    fileprivate mutating func fill(_ body: (MapPixels) -> Void) {
        let (width, area) = (width, width * height)
        unsafe values.withUnsafeMutableBufferPointer { values in
            unsafe objectID.withUnsafeMutableBufferPointer { objects in
                unsafe materialID.withUnsafeMutableBufferPointer { materials in
                    unsafe body(
                        MapPixels(
                            width: width, area: area, values: values, objects: objects,
                            materials: materials))
                }
            }
        }
    }
}

extension PixelRect {
    /// Rectangles of at most `side` pixels a side that cover this one.
    func blocks(of side: Int) -> [PixelRect] {
        stride(from: y, to: maxY, by: side).flatMap { top in
            stride(from: x, to: maxX, by: side).map { left in
                PixelRect(
                    x: left, y: top, width: min(side, maxX - left), height: min(side, maxY - top))
            }
        }
    }
}
