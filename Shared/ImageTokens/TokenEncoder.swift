public import Checkpoint
public import GuideMap
import Interruption
package import Layers
public import Tensor

/// How large the tokenizer is; stands as JSON in its checkpoint.
public struct TokenizerConfiguration: Sendable, Decodable {
    public var encoder: [Int]
    public var decoder: Int
}

/// Picture and guides → codes: a convolutional network that looks at a quarter of the native size.
public struct TokenEncoder: Sendable {
    private let input: PatchConv
    private let block0: ResidualBlock
    private let down0: PatchConv
    private let block1: ResidualBlock
    private let down1: PatchConv
    private let block2: ResidualBlock
    private let output: Linear
    private let direct: PatchConv  // a short way for the mean ratio of picture to nominal base

    public init(_ w: Weights, _ configuration: TokenizerConfiguration) throws(CheckpointError) {
        let widths = configuration.encoder
        guard widths.count == 3 else {
            throw .badConfiguration(
                file: w.checkpoint.path, reason: "an encoder has 3 widths, not \(widths.count)")
        }
        input = try PatchConv(
            w["input"], inputs: 6 + GuideMap.channelCount, outputs: widths[0], side: 4)
        block0 = try ResidualBlock(w["block0"], width: widths[0])
        down0 = try PatchConv(w["down0"]["conv"], inputs: widths[0], outputs: widths[1], side: 2)
        block1 = try ResidualBlock(w["block1"], width: widths[1])
        down1 = try PatchConv(w["down1"]["conv"], inputs: widths[1], outputs: widths[2], side: 2)
        block2 = try ResidualBlock(w["block2"], width: widths[2])
        output = try Linear(
            pointwise: w["output"], inputs: widths[2], outputs: TokenCodes.levels.count)
        direct = try PatchConv(
            w["direct"], inputs: 6 + GuideMap.channelCount, outputs: TokenCodes.levels.count,
            side: PooledGuides.cell)
    }

    /// Encodes a whole canvas; what it returns after an interruption is to be thrown away.
    ///
    /// - Parameters:
    ///   - picture: scene-linear at quarter size, (3, height, width), multiples of 16
    ///   - guides: at the same size
    public func encode(_ picture: Tensor, _ guides: GuideMap, _ terms: BaseTerms) -> TokenCodes {
        let h = hidden(picture, guides, terms)
        var codes = TokenCodes(rows: h.height, columns: h.width)
        let planar = h.planar
        let area = h.height * h.width
        for position in 0..<area {
            codes.quantize(
                (0..<h.channels).map { planar.values[$0 * area + position] }, at: position)
        }
        return codes
    }

    /// The six unbounded numbers of each token: (rows, columns, 6).
    package func hidden(_ picture: Tensor, _ guides: GuideMap, _ terms: BaseTerms) -> FeatureMap {
        precondition(
            picture.shape == [3, guides.height, guides.width],
            "a picture of \(picture.shape) does not fit guides of \(guides.width)×\(guides.height)")
        let all = FeatureMap(planar: seen(picture, guides, terms))
        var x = block0(input(all))
        x = block1(down0(x))
        x = block2(down1(x))
        var result = output(x.silu())
        result.add(direct(all))
        return result
    }

    /// log picture / 2, log (picture / nominal base), guides: (38, height, width)
    private func seen(_ picture: Tensor, _ guides: GuideMap, _ terms: BaseTerms) -> Tensor {
        let (width, height) = (guides.width, guides.height)
        let area = width * height
        var result = Tensor(zeros: [6 + GuideMap.channelCount, height, width])
        var line = [Float](repeating: 0, count: BaseTerms.channels * width)
        for y in 0..<height where !Interruption.isRaised {
            unsafe line.withUnsafeMutableBufferPointer {
                guard let line = $0.baseAddress else { return }
                unsafe terms.write(row: y, of: guides, into: line)
            }
            for c in 0..<3 {
                for x in 0..<width {
                    var nominal: Float = 0
                    for term in 0..<BaseTerms.count { nominal += line[(3 * term + c) * width + x] }
                    let index = y * width + x
                    result.values[c * area + index] =
                        max(picture.values[c * area + index], 0) + 0.01
                    result.values[(3 + c) * area + index] = max(nominal, 0) + 0.01
                }
            }
        }
        unsafe result.values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe VectorMath.map(base, to: base, count: 6 * area, VectorMath.log)
            for index in 0..<(3 * area) {
                unsafe base[3 * area + index] = base[index] - base[3 * area + index]
                unsafe base[index] *= 0.5
            }
            for channel in 0..<GuideMap.channelCount {
                for y in 0..<height where !Interruption.isRaised {
                    unsafe NetworkGuides.write(
                        channel: channel, row: y, of: guides,
                        into: base + (6 + channel) * area + y * width)
                }
            }
        }
        return result
    }
}
