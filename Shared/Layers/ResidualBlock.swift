public import Checkpoint

/// x + second(silu(film(first(silu(x))))); `film` scales and shifts by the step, if the block has
/// one.
public struct ResidualBlock: Sendable {
    private let first: Conv3x3
    private let second: Conv3x3
    private let film: Linear?

    /// - Parameter step: width of the step's embedding, 0 = none
    public init(_ w: Weights, width: Int, step: Int = 0) throws(CheckpointError) {
        first = try Conv3x3(w["first"], inputs: width, outputs: width)
        second = try Conv3x3(w["second"], inputs: width, outputs: width)
        film = step > 0 ? try Linear(w["film"], inputs: step, outputs: 2 * width) : nil
    }

    /// (h, w, width) → the same
    public func callAsFunction(_ x: FeatureMap, step: [Float] = []) -> FeatureMap {
        var middle = first(x.silu())
        if let film {
            let change = film(step)
            middle.modulateAndSilu(
                scale: Array(change.prefix(x.channels)), shift: Array(change.suffix(x.channels)))
        } else {
            middle.applySilu()
        }
        var result = x
        second.add(middle, to: &result)
        return result
    }
}
