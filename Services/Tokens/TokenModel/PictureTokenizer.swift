public import Checkpoint
public import GuideMap
public import ImageTokens
import Interruption
public import PlantainProto
import Tensor

/// Reads a picture as tokens, given the plan that it shows.
public struct PictureTokenizer: Sendable {
    private let encoder: TokenEncoder

    /// - Parameter path: of `tokenizer.safetensors`
    public init(path: String) throws(CheckpointError) {
        let checkpoint = try Checkpoint(path: path)
        let configuration = try checkpoint.configuration(TokenizerConfiguration.self)
        encoder = try TokenEncoder(checkpoint.weights["encoder"], configuration)
        _ = try TokenDecoder(checkpoint.weights["decoder"], configuration)
        try checkpoint.requireAllTaken()
    }

    /// Throws `CancellationError` once nobody wants the tokens any more.
    /// - Parameters:
    ///   - rgb: display sRGB, 8 bits, (canvas height, canvas width, 3)
    public func tokenize(
        rgb: [UInt8], plan: ScenePlan, guides: any GuideSource
    ) throws -> TokenCodes {
        let (width, height) = (Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0))
        guard width > 0, height > 0 else {
            throw TokenError.emptyCanvas(width: width, height: height)
        }
        guard rgb.count == 3 * width * height else {
            throw TokenError.wrongPictureSize(expected: [height, width, 3], found: [rgb.count])
        }
        let (rows, columns) = TokenCodes.grid(width: width, height: height)
        let (w, h) = (columns * PooledGuides.cell, rows * PooledGuides.cell)
        let map = try guides.guides(of: PixelRect(x: 0, y: 0, width: w, height: h), divisor: 4)
        let table = (0..<256).map { ToneCurve.light(display: Float($0) / 255) }
        var picture = Tensor(zeros: [3, h, w])
        for y in 0..<h {
            try Interruption.check()
            for x in 0..<w {
                for c in 0..<3 {
                    var sum: Float = 0
                    for tap in 0..<16 {
                        // Beyond the canvas its last pixels go on.
                        let v = min(4 * y + tap / 4, height - 1)
                        let u = min(4 * x + tap % 4, width - 1)
                        sum += table[Int(rgb[(v * width + u) * 3 + c])]
                    }
                    picture.values[(c * h + y) * w + x] = sum / 16
                }
            }
        }
        let codes = encoder.encode(picture, map, BaseTerms(PlanLight(plan)))
        try Interruption.check()
        return codes
    }
}
