import ImageTokens
public import Tensor

extension TransformerConfiguration {
    /// Floating-point operations of writing a grid, two for each multiply-add: every product of
    /// `Transformer`, with the attention over the slots that are there at each step.
    ///
    /// - Parameters:
    ///   - known: tokens that were given
    ///   - groups: how many tokens each step writes
    package func floatingPointOperations(
        rows: Int, columns: Int, known: Int, groups: [Int]
    ) -> Double {
        let area = Double(rows * columns)
        let guides = PooledGuides.channels
        let local = 9 * guides * context + 2 * 18 * context * context + context * width
        var sum = area * Double(local) + Double((guides + PlanVector.width) * width)

        let keys = kv_heads * (width / heads)
        let perSlot = Double(layers * (2 * width * width + 2 * width * keys + 3 * width * hidden))
        let perPair = Double(layers * 2 * width)  // a new slot with one that it looks at
        var slots = 0
        func pass(_ count: Int) {
            slots += count
            sum += Double(count) * (perSlot + Double(slots) * perPair)
        }
        for start in stride(from: 0, to: known, by: TokenGenerator.readAtOnce) {
            pass(min(TokenGenerator.readAtOnce, known - start))
        }
        var carried = min(known, 1)
        for group in groups {
            pass(max(carried, group))
            sum += Double(group * 2 * 256 * width)
            carried = group
        }
        return 2 * sum
    }
}

/// What writing tokens cost, part by part.
public struct TokenWork: Sendable, Equatable {
    /// Casting rays and pooling what they find.
    public var guides = Work()
    public var transformer = Work()

    public init() {}
}
