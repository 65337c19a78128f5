public import GuideMap
import ImageTokens
public import Tensor

extension RendererConfiguration {
    /// Floating-point operations of the network's products on one rectangle, two for each
    /// multiply-add. Follows `RendererNetwork.predict` layer by layer.
    ///
    /// - Parameters:
    ///   - width, height: of the core in pixels, multiples of 16
    ///   - later: whether the guess before is read too, as in every step but the first
    package func floatingPointOperations(width: Int, height: Int, later: Bool) -> Double {
        let (a, b, d) = (widths[0], widths[1], widths[2])
        let halo = RendererNetwork.halo
        let planes = KnownPixels.planes + (later ? 3 : 0)
        /// Positions of the padded rectangle at 1/`scale` of its size, less `crop` on every side.
        func area(_ scale: Int, less crop: Int = 0) -> Int {
            ((width + 2 * halo) / scale - 2 * crop) * ((height + 2 * halo) / scale - 2 * crop)
        }
        /// Two 3×3 convolutions.
        func block(_ channels: Int) -> Int { 2 * 9 * channels * channels }

        var sum = area(4) * (16 * planes * a + TokenField.latents * a + block(a))
        sum += RendererNetwork.stepWidth * RendererNetwork.embedded
        sum += RendererNetwork.embedded * 2 * (2 * a + 2 * b + d)
        sum += area(8) * (4 * a * b + block(b))
        sum += area(16) * (4 * b * d + block(d))
        let deep = (halo - 32) / 16
        sum += area(16, less: deep) * 4 * d * b + area(8, less: 2 * deep) * block(b)
        sum += area(8, less: 2 * deep + 2) * 4 * b * a + area(4, less: 4 * deep + 4) * block(a)
        sum += width * height * (a * detail + planes * detail + 3 * detail)
        return 2 * Double(sum)
    }
}

extension RenderModel {
    /// Floating-point operations of the renderer's network for a region, padding between pieces
    /// and the wider first steps included.
    public func floatingPointOperations(
        region: PixelRect, canvas: (width: Int, height: Int), reach: Int = 0, steps: Int
    ) -> Double {
        let whole = PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height)
        let target = Self.snapped(region, canvas: whole).grown(by: reach).intersection(whole)
        guard !target.isEmpty, steps > 0 else { return 0 }
        return Refinement.pieces(of: target, steps: steps).enumerated().reduce(0) { sum, step in
            step.element.joined().reduce(sum) { sum, core in
                sum
                    + configuration.floatingPointOperations(
                        width: core.width, height: core.height, later: step.offset > 0)
            }
        }
    }
}

/// What drawing a picture cost, part by part.
public struct RenderWork: Sendable, Equatable {
    /// Casting rays and painting the base picture.
    public var guides = Work()
    /// Decoding tokens.
    public var decoder = Work()
    /// The renderer's own network.
    public var network = Work()
    /// Depth of field.
    public var lens = Work()

    public init() {}

    public static func + (a: RenderWork, b: RenderWork) -> RenderWork {
        var sum = RenderWork()
        sum.guides = a.guides + b.guides
        sum.decoder = a.decoder + b.decoder
        sum.network = a.network + b.network
        sum.lens = a.lens + b.lens
        return sum
    }
}
