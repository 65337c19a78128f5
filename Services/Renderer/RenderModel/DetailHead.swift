import Checkpoint
import GuideMap
import Interruption
import Layers
import Tensor

/// The network's last layers, at full resolution: each pixel's own base, guides and guess before, steered
/// by the features of its 4×4 block: output(silu(detail(pixel) + steer(block))).
struct DetailHead: Sendable {
    private let hidden: Int
    private let detail: [Float]  // (38, hidden)
    private let detailBias: [Float]
    private let steer: Expand
    private let output: [Float]  // (3, hidden)
    private let outputBias: [Float]

    init(_ w: Weights, inputs: Int, hidden: Int) throws(CheckpointError) {
        self.hidden = hidden
        let channels = KnownPixels.planes + 3
        detail = try w["detail"].tensor("weight", [hidden, channels, 1, 1])
            .reshaped([hidden, channels]).transposed().values
        detailBias = try w["detail"].tensor("bias", [hidden]).values
        steer = try Expand(w["steer"], inputs: inputs, outputs: hidden, side: 4)
        output = try w["output"].tensor("weight", [3, hidden, 1, 1]).values
        outputBias = try w["output"].tensor("bias", [3]).values
    }

    /// - Parameter features: of the rectangle's blocks
    /// - Returns: (3, height, width)
    func callAsFunction(
        _ features: FeatureMap, _ rect: PixelRect, _ known: KnownPixels, _ before: PlanarPixels?
    ) -> Tensor {
        var result = Tensor(zeros: [3, rect.height, rect.width])
        // A few rows of blocks at a time stay in the cache.
        let step = 4
        for top in stride(from: 0, to: features.height, by: step) where !Interruption.isRaised {
            let count = min(step, features.height - top)
            var map = steer(features.rows(top..<top + count))
            for row in 0..<(4 * count) {
                let y = rect.y + 4 * top + row
                add(known.band(row: y), y, rect, from: 0, to: &map, row)
                if let before { add(before, y, rect, from: KnownPixels.planes, to: &map, row) }
                map.siluRow(row, plus: detailBias)
                write(map, row, into: &result, 4 * top + row)
                fade(known.band(row: y), y, rect, &result, 4 * top + row)
            }
        }
        return result
    }

    private func add(
        _ pixels: PlanarPixels, _ y: Int, _ rect: PixelRect, from first: Int,
        to map: inout FeatureMap,
        _ row: Int
    ) {
        let start = pixels.index(x: rect.x, y: y)
        unsafe map.withRow(row) { target in
            unsafe pixels.values.withUnsafeBufferPointer { source in
                unsafe detail.withUnsafeBufferPointer { detail in
                    guard let source = source.baseAddress, let detail = detail.baseAddress else {
                        return
                    }
                    unsafe MatrixProduct.multiplyPlanar(
                        m: rect.width, n: hidden, k: pixels.planes, source + start,
                        lda: pixels.area,
                        detail + first * hidden, ldb: hidden, into: target, ldc: hidden, beta: 1)
                }
            }
        }
    }

    /// Leaves the sky alone: the residual counts by the share of a pixel that shows things.
    private func fade(
        _ known: PlanarPixels, _ y: Int, _ rect: PixelRect, _ result: inout Tensor, _ row: Int
    ) {
        let hit = known.index(x: rect.x, y: y) + (3 + GuideChannel.hit) * known.area
        for color in 0..<3 {
            let start = (color * rect.height + row) * rect.width
            for x in 0..<rect.width { result.values[start + x] *= known.values[hit + x] }
        }
    }

    private func write(_ map: FeatureMap, _ row: Int, into result: inout Tensor, _ y: Int) {
        let (height, width) = (result.shape[1], result.shape[2])
        let start = map.offset(row)
        unsafe map.values.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeBufferPointer { output in
                unsafe result.values.withUnsafeMutableBufferPointer { target in
                    for x in 0..<width {
                        let at = start + x * hidden
                        for color in 0..<3 {
                            var sum = SIMD4<Float>.zero
                            var index = 0
                            while index + 4 <= hidden {
                                let a = unsafe SIMD4(
                                    source[at + index], source[at + index + 1],
                                    source[at + index + 2], source[at + index + 3])
                                let k = color * hidden + index
                                let b = unsafe SIMD4(
                                    output[k], output[k + 1], output[k + 2], output[k + 3])
                                sum += a * b
                                index += 4
                            }
                            var total = sum.sum() + outputBias[color]
                            while index < hidden {
                                total += unsafe source[at + index] * output[color * hidden + index]
                                index += 1
                            }
                            unsafe target[(color * height + y) * width + x] = total
                        }
                    }
                }
            }
        }
    }
}
