public import Checkpoint
import Foundation
import Layers
public import Tensor

/// Codes and pooled guides → how strongly each cause of light shows, and latents for the renderer.
public struct TokenDecoder: Sendable {
    /// Tokens by which the outermost ones are continued, so that zeros beyond the canvas stay far.
    private static let rim = 3

    private let width: Int
    private let input: Conv3x3
    private let block0: ResidualBlock
    private let block1: ResidualBlock
    private let up: Expand
    private let block2: ResidualBlock
    private let output: Conv3x3
    private let direct: Expand  // the way back of the encoder's short way

    public init(_ w: Weights, _ configuration: TokenizerConfiguration) throws(CheckpointError) {
        let width = configuration.decoder
        self.width = width
        input = try Conv3x3(
            w["input"], inputs: TokenCodes.levels.count + PooledGuides.channels, outputs: width)
        block0 = try ResidualBlock(w["block0"], width: width)
        block1 = try ResidualBlock(w["block1"], width: width)
        up = try Expand(w["up"]["conv"], inputs: width, outputs: width / 2, side: 2)
        block2 = try ResidualBlock(w["block2"], width: width / 2)
        output = try Conv3x3(
            w["output"], inputs: width / 2, outputs: BaseTerms.channels + TokenField.latents)
        direct = try Expand(
            w["direct"], inputs: TokenCodes.levels.count,
            outputs: BaseTerms.channels + TokenField.latents, side: 2)
    }

    /// - Parameter pooled: (48, rows, columns) of `PooledGuides`
    public func decode(_ codes: TokenCodes, _ pooled: Tensor) -> TokenField {
        let (rows, columns) = (codes.rows, codes.columns)
        precondition(
            pooled.shape == [PooledGuides.channels, rows, columns],
            "\(rows)×\(columns) tokens need as many pooled guides, not \(pooled.shape)")
        let numbers = TokenCodes.levels.count
        let rim = Self.rim
        let (height, width) = (rows + 2 * rim, columns + 2 * rim)
        var seen = Tensor(zeros: [numbers + PooledGuides.channels, height, width])
        for y in 0..<height {
            for x in 0..<width {
                let row = min(max(y - rim, 0), rows - 1)
                let position = row * columns + min(max(x - rim, 0), columns - 1)
                let values = codes.values(at: position)
                for channel in 0..<(numbers + PooledGuides.channels) {
                    seen.values[(channel * height + y) * width + x] =
                        channel < numbers
                        ? values[channel]
                        : pooled.values[(channel - numbers) * rows * columns + position]
                }
            }
        }
        let x = block1(block0(input(FeatureMap(planar: seen))))
        var field = output(block2(up(x)).silu()).cropped(by: 2 * rim)
        var plain = Tensor(zeros: [numbers, rows, columns])
        for position in 0..<rows * columns {
            for (channel, value) in codes.values(at: position).enumerated() {
                plain.values[channel * rows * columns + position] = value
            }
        }
        field.add(direct(FeatureMap(planar: plain)))
        return TokenField(
            rows: 2 * rows, columns: 2 * columns, planar: Self.smooth(field.planar))
    }
}

extension TokenDecoder {
    /// Floating-point operations of `decode`, two for each multiply-add.
    public func floatingPointOperations(rows: Int, columns: Int) -> Double {
        let outputs = BaseTerms.channels + TokenField.latents
        let codes = TokenCodes.levels.count
        let (w, h) = (width, width / 2)
        let area = (rows + 2 * Self.rim) * (columns + 2 * Self.rim)
        var sum = area * (9 * (codes + PooledGuides.channels) * w + 2 * 18 * w * w + 4 * w * h)
        sum += 4 * area * (18 * h * h + 9 * h * outputs)
        sum += rows * columns * 4 * codes * outputs
        return 2 * Double(sum)
    }

    /// Binomial mean over 3×3 nodes: light changes slowly, and steps between codes must not show.
    private static func smooth(_ x: Tensor) -> Tensor {
        let (channels, height, width) = (x.shape[0], x.shape[1], x.shape[2])
        var across = x
        var result = x
        for row in 0..<channels * height {
            let line = row * width
            for index in 0..<width {
                let left = x.values[line + max(index - 1, 0)]
                let right = x.values[line + min(index + 1, width - 1)]
                across.values[line + index] = 0.5 * x.values[line + index] + 0.25 * (left + right)
            }
        }
        for channel in 0..<channels {
            for y in 0..<height {
                let line = (channel * height + y) * width
                let above = (channel * height + max(y - 1, 0)) * width
                let below = (channel * height + min(y + 1, height - 1)) * width
                for index in 0..<width {
                    result.values[line + index] =
                        0.5 * across.values[line + index]
                        + 0.25 * (across.values[above + index] + across.values[below + index])
                }
            }
        }
        return result
    }
}

/// What tokens say about light on a grid of 32 native pixels: coefficients of the base picture's
/// terms, and latents.
public struct TokenField: Sendable {
    public static let latents = 16
    /// Native pixels from one node to the next; node (i, j) sits in the middle of its cell.
    public static let cell = 32

    public let rows: Int
    public let columns: Int
    /// (rows, columns, 39), positive
    public let coefficients: [Float]
    /// (rows, columns, 16)
    public let latents: [Float]

    /// - Parameter planar: (39 + 16, rows, columns), as the decoder gives them, before exp
    package init(rows: Int, columns: Int, planar: Tensor) {
        self.rows = rows
        self.columns = columns
        let area = rows * columns
        var coefficients = [Float](repeating: 0, count: BaseTerms.channels * area)
        var latents = [Float](repeating: 0, count: Self.latents * area)
        for channel in 0..<(BaseTerms.channels + Self.latents) {
            for position in 0..<area {
                let value = planar.values[channel * area + position]
                if let given = BaseTerms.given(channel) {
                    coefficients[position * BaseTerms.channels + channel] = given
                } else if channel < BaseTerms.channels {
                    coefficients[position * BaseTerms.channels + channel] = exp(3 * tanh(value / 3))
                } else {
                    latents[position * Self.latents + channel - BaseTerms.channels] = value
                }
            }
        }
        self.coefficients = coefficients
        self.latents = latents
    }

    init(rows: Int, columns: Int, _ coefficients: [Float], _ latents: [Float]) {
        self.rows = rows
        self.columns = columns
        self.coefficients = coefficients
        self.latents = latents
    }

    /// One value of each coefficient everywhere and no latents: what stands in for tokens where
    /// there are none.
    public init(rows: Int, columns: Int, constant: [Float]) {
        precondition(
            constant.count == BaseTerms.channels, "expected \(BaseTerms.channels) coefficients")
        self.rows = rows
        self.columns = columns
        coefficients = (0..<rows * columns).flatMap { _ in constant }
        latents = [Float](repeating: 0, count: Self.latents * rows * columns)
    }
}

/// Where a row or column of pixels falls between the nodes of a coarser grid.
struct GridPosition {
    let low: Int
    let high: Int
    let part: Float  // of `high`

    /// - Parameters:
    ///   - pixel: its index from the grid's edge; beyond the outermost nodes the nearest one holds
    ///   - cell: pixels from node to node
    init(pixel: Int, cell: Int, nodes: Int) {
        let at = min(max((Float(pixel) + 0.5) / Float(cell) - 0.5, 0), Float(nodes - 1))
        low = min(Int(at), max(nodes - 2, 0))
        high = min(low + 1, nodes - 1)
        part = at - Float(low)
    }
}
