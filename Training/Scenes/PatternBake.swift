import Foundation
import Knowledge
import Materials
import SceneGeometry

/// A square picture of a pattern on one side of a box, repeated in mirror images beyond.
///
/// It is for what mirrors and glass show; what the camera sees at once is as fine as the guides (produce.py).
struct PatternBake {
    let side = 256
    let pixels: [UInt8]
    /// Local metres that the picture covers, and of its corner along the two axes.
    private let span: Float
    private let corner: SIMD2<Float>
    private let axis: Int

    /// - Parameters:
    ///   - extent: the farthest local coordinate on this side, metres.
    ///   - focus: the world point that the camera looks at.
    init(
        _ material: ResolvedMaterial, axis: Int, frame: Frame, extent: Float, focus: SIMD3<Float>,
        distance: Float
    ) {
        self.axis = axis
        let middle = Self.flat(frame.localPoint(focus), axis)
        span = min(2 * extent, max(1.6 * distance, 0.5))
        corner = middle - span / 2
        let step = span / Float(side)
        var normal = SIMD3<Float>.zero
        normal[axis] = 1
        var pixels = [UInt8]()
        pixels.reserveCapacity(side * side * 4)
        for y in 0..<side {
            for x in 0..<side {
                let place = corner + SIMD2(Float(x) + 0.5, Float(y) + 0.5) * step
                let sample = material.sample(
                    position: Self.solid(place, axis), normal: normal, uv: .zero, footprint: step,
                    uvFootprint: 0)
                for channel in 0..<3 { pixels.append(Self.srgb(sample.color[channel])) }
                pixels.append(255)
            }
        }
        self.pixels = pixels
    }

    func uv(_ local: SIMD3<Float>) -> SIMD2<Float> { (Self.flat(local, axis) - corner) / span }

    private static func flat(_ p: SIMD3<Float>, _ axis: Int) -> SIMD2<Float> {
        axis == 1 ? SIMD2(p.x, p.z) : axis == 0 ? SIMD2(p.z, p.y) : SIMD2(p.x, p.y)
    }

    private static func solid(_ p: SIMD2<Float>, _ axis: Int) -> SIMD3<Float> {
        axis == 1 ? SIMD3(p.x, 0, p.y) : axis == 0 ? SIMD3(0, p.y, p.x) : SIMD3(p.x, p.y, 0)
    }

    /// A linear value as an sRGB byte.
    static func srgb(_ linear: Float) -> UInt8 {
        let c = min(max(linear, 0), 1)
        let encoded = c <= 0.003_130_8 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
        return UInt8(encoded * 255 + 0.5)
    }
}
