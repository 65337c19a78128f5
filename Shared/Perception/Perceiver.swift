public import Checkpoint
import Foundation
public import Tensor

/// Looks at photographs: the perception network with its weights.
public struct Perceiver: Sendable {
    /// About so many pixels of a picture are looked at.
    static let area = 192 * 192

    private let network: PerceptionNetwork

    /// - Parameter path: of `perception.safetensors`
    public init(path: String) throws(CheckpointError) {
        let checkpoint = try Checkpoint(path: path)
        network = try PerceptionNetwork(
            checkpoint.weights, try checkpoint.configuration(PerceptionConfiguration.self))
        try checkpoint.requireAllTaken()
    }

    /// The size that a picture is looked at in: its shape, sides multiples of 32.
    public static func size(width: Int, height: Int) -> (width: Int, height: Int) {
        let shape = Double(width) / Double(max(1, height))
        func side(_ length: Double) -> Int {
            let unit = PerceptionNetwork.alignment
            return min(max(Int((length / Double(unit)).rounded()), 2), 24) * unit
        }
        return (
            side((Double(area) * shape).squareRoot()), side((Double(area) / shape).squareRoot())
        )
    }

    /// - Parameter picture: (3, h, w), display values in 0…1, of `size(width:height:)`
    public func look(at picture: Tensor) -> Percept {
        var input = picture
        for k in input.values.indices { input.values[k] = 2 * input.values[k] - 1 }
        return Percept(network(input))
    }

    /// The network's own answer: (25, h / 2, w / 2), and 13 numbers.
    package func answer(to picture: Tensor) -> (pixels: Tensor, whole: [Float]) { network(picture) }
}

/// eˣ, kept from overflowing.
func exponential(_ x: Float) -> Float { exp(min(max(x, -80), 80)) }
