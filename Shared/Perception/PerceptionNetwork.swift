import Checkpoint
import Layers
import Tensor

/// How large the perception network is; stands as JSON in its checkpoint.
struct PerceptionConfiguration: Decodable, Sendable {
    var widths: [Int]
}

/// A U-Net that says what each pixel of a photograph is, and what holds for all of it.
///
/// Its twin is Training/perception/model.py.
struct PerceptionNetwork: Sendable {
    /// Sides must be multiples of this many pixels.
    static let alignment = 32
    static let pixelChannels = Stuff.allCases.count + Kind.allCases.count + 6
    static let wholeChannels = 13

    private let input: PatchConv
    private let down0: PatchConv
    private let enter1: ResidualBlock
    private let down1: PatchConv
    private let enter2: ResidualBlock
    private let down2: PatchConv
    private let enter3: ResidualBlock
    private let down3: PatchConv
    private let middle0: ResidualBlock
    private let middle1: ResidualBlock
    private let up3: Expand
    private let leave3: ResidualBlock
    private let up2: Expand
    private let leave2: ResidualBlock
    private let up1: Expand
    private let leave1: ResidualBlock
    private let up0: Expand
    private let leave0: ResidualBlock
    private let pixel: Linear
    private let whole: Linear

    init(_ w: Weights, _ configuration: PerceptionConfiguration) throws(CheckpointError) {
        let n = configuration.widths
        guard n.count == 5, n.allSatisfy({ (1...4_096).contains($0) }) else {
            throw .badConfiguration(
                file: w.checkpoint.path, reason: "a perception network has 5 widths, not \(n)")
        }
        input = try PatchConv(w["input"], inputs: 5, outputs: n[0], side: 2)
        down0 = try PatchConv(w["down0"]["conv"], inputs: n[0], outputs: n[1], side: 2)
        enter1 = try ResidualBlock(w["enter1"], width: n[1])
        down1 = try PatchConv(w["down1"]["conv"], inputs: n[1], outputs: n[2], side: 2)
        enter2 = try ResidualBlock(w["enter2"], width: n[2])
        down2 = try PatchConv(w["down2"]["conv"], inputs: n[2], outputs: n[3], side: 2)
        enter3 = try ResidualBlock(w["enter3"], width: n[3])
        down3 = try PatchConv(w["down3"]["conv"], inputs: n[3], outputs: n[4], side: 2)
        middle0 = try ResidualBlock(w["middle0"], width: n[4])
        middle1 = try ResidualBlock(w["middle1"], width: n[4])
        up3 = try Expand(w["up3"]["conv"], inputs: n[4], outputs: n[3], side: 2)
        leave3 = try ResidualBlock(w["leave3"], width: n[3])
        up2 = try Expand(w["up2"]["conv"], inputs: n[3], outputs: n[2], side: 2)
        leave2 = try ResidualBlock(w["leave2"], width: n[2])
        up1 = try Expand(w["up1"]["conv"], inputs: n[2], outputs: n[1], side: 2)
        leave1 = try ResidualBlock(w["leave1"], width: n[1])
        up0 = try Expand(w["up0"]["conv"], inputs: n[1], outputs: n[0], side: 2)
        leave0 = try ResidualBlock(w["leave0"], width: n[0])
        pixel = try Linear(pointwise: w["pixel"], inputs: n[0], outputs: Self.pixelChannels)
        whole = try Linear(w["whole"], inputs: n[4], outputs: Self.wholeChannels)
    }

    /// - Parameter picture: (3, h, w), display values in −1…1, sides multiples of 32
    /// - Returns: (25, h / 2, w / 2), and 13 numbers for the whole picture
    func callAsFunction(_ picture: Tensor) -> (pixels: Tensor, whole: [Float]) {
        let x0 = input(FeatureMap(planar: Self.placed(picture)))
        let x1 = enter1(down0(x0))
        let x2 = enter2(down1(x1))
        let x3 = enter3(down2(x2))
        var y = middle1(middle0(down3(x3)))
        let summary = whole(Self.mean(y.silu()))
        y = up3(y)
        y.add(x3)
        y = up2(leave3(y))
        y.add(x2)
        y = up1(leave2(y))
        y.add(x1)
        y = up0(leave1(y))
        y.add(x0)
        return (pixel(leave0(y).silu()).planar, summary)
    }

    /// The picture with where each pixel lies in it, −1…1 across and down: (3, h, w) → (5, h, w)
    private static func placed(_ picture: Tensor) -> Tensor {
        let (h, w) = (picture.shape[1], picture.shape[2])
        var values = picture.values
        values.reserveCapacity(5 * h * w)
        let across = (0..<w).map { Float(2 * $0 + 1) / Float(w) - 1 }
        for _ in 0..<h { values += across }
        for y in 0..<h {
            values += [Float](repeating: Float(2 * y + 1) / Float(h) - 1, count: w)
        }
        return Tensor(shape: [5, h, w], values: values)
    }

    /// Of every channel over all pixels.
    private static func mean(_ map: FeatureMap) -> [Float] {
        let planar = map.planar
        let area = map.height * map.width
        return (0..<map.channels).map { channel in
            planar.values[channel * area..<(channel + 1) * area].reduce(0, +) / Float(area)
        }
    }
}
