import LanguageModelKernels

/// Vectors on their way into matrices, as f32 and as 8-bit with one scale per 32 values.
///
/// values: [batch, width]
final class Activations: Sendable {
    let width: Int
    let values: Memory<Float>
    private let q: Memory<Int8>
    private let scale: Memory<Float>
    private let offset: Memory<Float>
    private let sum: Memory<Int32>

    init(batch: Int, width: Int) {
        self.width = width
        values = Memory(count: batch * width)
        q = Memory(count: batch * width)
        scale = Memory(count: batch * width / 32)
        offset = Memory(count: batch * width / 32)
        sum = Memory(count: batch * width / 32)
    }

    /// Brings the 8-bit form of one vector up to date.
    func quantise(_ token: Int, level: Int32) {
        let blocks = width / 32
        unsafe lmk_quantise(
            level, values.start + token * width, blocks, q.start + token * width,
            scale.start + token * blocks, offset.start + token * blocks,
            sum.start + token * blocks)
    }

    @unsafe var quantised: lmk_activations {
        unsafe lmk_activations(q: q.start, scale: scale.start, offset: offset.start, sum: sum.start)
    }
}
