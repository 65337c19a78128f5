import Checkpoint
import GuideMap
import Interruption
import Layers
import Tensor

/// The network's first layer: a 4×4 convolution of stride 4 over base, guides and the guess before,
/// straight from planes.
struct BlockInput: Sendable {
    private static let channels = KnownPixels.planes + 3
    private let outputs: Int
    private let weight: [Float]  // (outputs, 38 · 16)
    private let bias: [Float]

    init(_ w: Weights, outputs: Int) throws(CheckpointError) {
        self.outputs = outputs
        weight = try w.tensor("weight", [outputs, Self.channels, 4, 4]).values
        bias = try w.tensor("bias", [outputs]).values
    }

    /// - Parameter blocks: in units of 4 pixels
    func callAsFunction(_ blocks: PixelRect, _ known: KnownPixels, _ before: PlanarPixels?)
        -> FeatureMap
    {
        var result = FeatureMap(height: blocks.height, width: blocks.width, channels: outputs)
        let run = 16 * (before == nil ? KnownPixels.planes : Self.channels)
        var patches = [Float](repeating: 0, count: run * blocks.width)
        for y in 0..<blocks.height where !Interruption.isRaised {
            for row in 0..<4 {
                let line = 4 * (blocks.y + y) + row
                gather(known.band(row: line), line, row, blocks, first: 0, run, into: &patches)
                if let before {
                    gather(
                        before, line, row, blocks, first: KnownPixels.planes, run, into: &patches)
                }
            }
            result.setRow(y, to: bias)
            unsafe result.withRow(y) { target in
                unsafe patches.withUnsafeBufferPointer { patches in
                    unsafe weight.withUnsafeBufferPointer { weight in
                        guard let patches = patches.baseAddress, let weight = weight.baseAddress
                        else { return }
                        unsafe MatrixProduct.multiplyTransposed(
                            m: blocks.width, n: outputs, k: run, patches, lda: run, weight,
                            ldb: 16 * Self.channels, into: target, ldc: outputs, beta: 1)
                    }
                }
            }
        }
        return result
    }

    /// Copies four pixels of each plane of one line into each block's patch.
    private func gather(
        _ pixels: PlanarPixels, _ line: Int, _ row: Int, _ blocks: PixelRect, first: Int,
        _ run: Int,
        into patches: inout [Float]
    ) {
        let start = pixels.index(x: 4 * blocks.x, y: line)
        unsafe pixels.values.withUnsafeBufferPointer { source in
            unsafe patches.withUnsafeMutableBufferPointer { target in
                guard let source = source.baseAddress, let target = target.baseAddress else {
                    return
                }
                for plane in 0..<pixels.planes {
                    let from = unsafe source + plane * pixels.area + start
                    let to = unsafe target + (first + plane) * 16 + row * 4
                    for x in 0..<blocks.width {
                        let four = unsafe UnsafeRawPointer(from + 4 * x).loadUnaligned(
                            as: SIMD4<Float>.self)
                        unsafe UnsafeMutableRawPointer(to + x * run).storeBytes(
                            of: four, as: SIMD4<Float>.self)
                    }
                }
            }
        }
    }
}
