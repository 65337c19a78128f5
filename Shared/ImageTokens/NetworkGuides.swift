public import GuideMap
import Tensor

/// Guides as the networks read them: the unbounded colours (19–27) as log(1 + x), all else as it
/// is.
public enum NetworkGuides {
    /// One row of one channel, into `out` (width).
    @unsafe
    public static func write(
        channel: Int, row y: Int, of guides: GuideMap, into out: UnsafeMutablePointer<Float>
    ) {
        let start = (channel * guides.height + y) * guides.width
        unsafe guides.values.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            let source = unsafe base + start
            if channel >= GuideChannel.reflection && channel < GuideChannel.circleOfConfusion {
                unsafe VectorMath.map(source, to: out, count: guides.width) { x in
                    let positive = VectorMath.limit(x, 0, 1e30)
                    return VectorMath.log(positive + 1)
                }
            } else {
                unsafe out.update(from: source, count: guides.width)
            }
        }
    }
}
