import LanguageModelKernels

/// Keys and values of the tokens a request has seen, in f16.
///
/// keys: [layers, heads, ⌈capacity / 16⌉, width, 16]; values: [layers, heads, capacity, width]
final class KeyValueCache: Sendable {
    let capacity: Int
    private let heads: Int
    private let width: Int
    private let keys: Memory<UInt16>
    private let values: Memory<UInt16>

    init(_ sizes: Configuration, capacity: Int) {
        self.capacity = (capacity + 15) / 16 * 16
        heads = sizes.keyValueHeads
        width = sizes.headWidth
        keys = Memory(count: sizes.layers * heads * self.capacity * width)
        values = Memory(count: sizes.layers * heads * self.capacity * width)
    }

    @unsafe func keys(layer: Int, head: Int) -> UnsafeMutablePointer<UInt16> {
        unsafe keys.start + (layer * heads + head) * capacity * width
    }

    @unsafe func values(layer: Int, head: Int) -> UnsafeMutablePointer<UInt16> {
        unsafe values.start + (layer * heads + head) * capacity * width
    }

    /// Keeps one token's key and value. - Parameters k, v: [heads, width]
    @unsafe func store(
        layer: Int, position: Int, k: UnsafePointer<Float>, v: UnsafePointer<Float>, level: Int32
    ) {
        unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: width) { half in
            guard let half = half.baseAddress else { return }
            for head in 0..<heads {
                unsafe lmk_to_f16(level, k + head * width, width, half)
                let target =
                    unsafe keys(layer: layer, head: head)
                    + position / 16 * 16 * width + position % 16
                for i in 0..<width { unsafe target[i * 16] = half[i] }
                unsafe lmk_to_f16(
                    level, v + head * width, width,
                    values(layer: layer, head: head) + position * width)
            }
        }
    }
}
