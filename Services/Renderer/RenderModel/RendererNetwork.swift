import Checkpoint
import Foundation
import GuideMap
import ImageTokens
import Interruption
import Layers
import Tensor

/// How large the renderer's network is; stands as JSON in its checkpoint.
package struct RendererConfiguration: Decodable, Sendable {
    var widths: [Int]
    var detail: Int
    /// Whether it was trained to read tokens.
    var tokens: Bool
    /// What stands in for the coefficients of a renderer without tokens.
    var mean: [Float]?

    package init(widths: [Int], detail: Int, tokens: Bool = true) {
        self.widths = widths
        self.detail = detail
        self.tokens = tokens
    }
}

/// The U-Net that says how a picture differs from its base: convolutions over 4×4 blocks of pixels,
/// then a look at each pixel's own guides at full resolution. A pixel depends on nothing further
/// than `halo` pixels away.
struct RendererNetwork: Sendable {
    /// Pixels.
    static let halo = 96
    /// Rectangles must be aligned to this many pixels.
    static let alignment = 16
    static let stepWidth = 32
    static let embedded = 64

    private let input: BlockInput
    private let latents: Linear
    private let step: Linear
    private let enter0: ResidualBlock
    private let down0: PatchConv
    private let enter1: ResidualBlock
    private let down1: PatchConv
    private let middle: ResidualBlock
    private let up1: Expand
    private let leave1: ResidualBlock
    private let up0: Expand
    private let leave0: ResidualBlock
    private let head: DetailHead

    init(_ w: Weights, _ c: RendererConfiguration) throws(CheckpointError) {
        guard c.widths.count == 3 else {
            throw .badConfiguration(
                file: w.checkpoint.path, reason: "a renderer has 3 widths, not \(c.widths.count)")
        }
        let (a, b, d) = (c.widths[0], c.widths[1], c.widths[2])
        let e = Self.embedded
        input = try BlockInput(w["input"], outputs: a)
        latents = try Linear(pointwise: w["latents"], inputs: TokenField.latents, outputs: a)
        step = try Linear(w["step"], inputs: Self.stepWidth, outputs: e)
        enter0 = try ResidualBlock(w["enter0"], width: a, step: e)
        down0 = try PatchConv(w["down0"]["conv"], inputs: a, outputs: b, side: 2)
        enter1 = try ResidualBlock(w["enter1"], width: b, step: e)
        down1 = try PatchConv(w["down1"]["conv"], inputs: b, outputs: d, side: 2)
        middle = try ResidualBlock(w["middle"], width: d, step: e)
        up1 = try Expand(w["up1"]["conv"], inputs: d, outputs: b, side: 2)
        leave1 = try ResidualBlock(w["leave1"], width: b, step: e)
        up0 = try Expand(w["up0"]["conv"], inputs: b, outputs: a, side: 2)
        leave0 = try ResidualBlock(w["leave0"], width: a, step: e)
        head = try DetailHead(w, inputs: a, hidden: c.detail)
    }

    /// The residual to the base picture of a rectangle, planar (3, height, width), in units of
    /// `RenderModel.residual`.
    ///
    /// - Parameters:
    ///   - core: aligned to 16 pixels; `known` and `before` must cover it and 96 pixels around it
    ///   - before: what the step before guessed; nil at the first, where it is zero
    ///   - time: `Refinement.times` says which, 0 at the first step
    func predict(
        _ core: PixelRect, _ known: KnownPixels, before: PlanarPixels?, time: Float,
        _ field: TokenField
    ) -> Tensor {
        let halo = Self.halo
        let wide = core.grown(by: halo)
        let moment = step(Self.embedding(time)).map { $0 / (1 + exp(-$0)) }
        let blocks = PixelRect(
            x: wide.x / 4, y: wide.y / 4, width: wide.width / 4, height: wide.height / 4)

        // Nobody looks at what comes after an interruption.
        let unfinished = Tensor(zeros: [0])
        var top = input(blocks, known, before)
        if Interruption.isRaised { return unfinished }
        top.add(latents(BasePicture.latents(of: blocks, field)))
        top = enter0(top, step: moment)
        if Interruption.isRaised { return unfinished }
        let half = enter1(down0(top), step: moment)
        if Interruption.isRaised { return unfinished }
        let deep = middle(down1(half), step: moment)
        // From here on only the core and what still reaches into it: 32 pixels, then 16.
        var y = up1(deep.cropped(by: (halo - 32) / 16))
        y.add(half.cropped(by: (halo - 32) / 8))
        y = up0(leave1(y, step: moment).cropped(by: 2))
        if Interruption.isRaised { return unfinished }
        y.add(top.cropped(by: (halo - 16) / 4))
        y = leave0(y, step: moment).cropped(by: 4)
        if Interruption.isRaised { return unfinished }
        return head(y.silu(), core, known, before)
    }

    /// (32): sines and cosines of the time.
    private static func embedding(_ time: Float) -> [Float] {
        let angles = (0..<stepWidth / 2).map { time * .pi * pow(2, Float($0) / 2) }
        return angles.map(sin) + angles.map(cos)
    }
}
