import Interruption
public import Tensor

/// Features of a rectangle of pixels, channels last, inside a border of one zero pixel, so that a
/// 3×3 convolution needs no special case at the edge: (height + 2, width + 2, channels).
public struct FeatureMap: Sendable {
    public let height: Int
    public let width: Int
    public let channels: Int
    public internal(set) var values: [Float]

    /// Floats from one row to the next.
    public var stride: Int { (width + 2) * channels }

    /// A map of zeros.
    public init(height: Int, width: Int, channels: Int) {
        self.height = height
        self.width = width
        self.channels = channels
        values = [Float](repeating: 0, count: (height + 2) * (width + 2) * channels)
    }

    /// From planar values, (channels, height, width).
    public init(planar: Tensor) {
        precondition(
            planar.shape.count == 3, "expected (channels, height, width), got \(planar.shape)")
        self.init(height: planar.shape[1], width: planar.shape[2], channels: planar.shape[0])
        for channel in 0..<channels {
            for y in 0..<height where !Interruption.isRaised {
                let source = (channel * height + y) * width
                let target = offset(y) + channel
                for x in 0..<width {
                    values[target + x * channels] = planar.values[source + x]
                }
            }
        }
    }

    /// As planar values, (channels, height, width), without the border.
    public var planar: Tensor {
        var result = Tensor(zeros: [channels, height, width])
        for channel in 0..<channels {
            for y in 0..<height {
                let target = (channel * height + y) * width
                let source = offset(y) + channel
                for x in 0..<width {
                    result.values[target + x] = values[source + x * channels]
                }
            }
        }
        return result
    }

    /// Index of the first float of a row's first pixel.
    @inline(__always)
    public func offset(_ y: Int) -> Int { ((y + 1) * (width + 2) + 1) * channels }

    @unsafe
    func withRows<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
        unsafe values.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                preconditionFailure("a feature map is never empty")
            }
            return unsafe body(base)
        }
    }

    @unsafe
    mutating func withMutableRows<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result
    {
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                preconditionFailure("a feature map is never empty")
            }
            return unsafe body(base)
        }
    }

    /// x · sigmoid(x) of every value; the border stays zero.
    public func silu() -> FeatureMap {
        var result = self
        result.applySilu()
        return result
    }

    public mutating func applySilu() {
        let count = values.count
        unsafe withMutableRows {
            unsafe VectorMath.map($0, to: $0, count: count, VectorMath.silu)
        }
    }

    /// Adds a bias to every pixel.
    mutating func add(_ bias: [Float]) {
        let (height, width, channels, stride) = (height, width, channels, stride)
        let start = offset(0)
        unsafe withMutableRows { rows in
            unsafe bias.withUnsafeBufferPointer { bias in
                for y in 0..<height {
                    for x in 0..<width {
                        let pixel = unsafe rows + start + y * stride + x * channels
                        for channel in 0..<channels { unsafe pixel[channel] += bias[channel] }
                    }
                }
            }
        }
    }

    /// x · (1 + scale) + shift on every pixel, then x · sigmoid(x).
    mutating func modulateAndSilu(scale: [Float], shift: [Float]) {
        let (height, width, channels, stride) = (height, width, channels, stride)
        let start = offset(0)
        unsafe withMutableRows { rows in
            for y in 0..<height {
                let row = unsafe rows + start + y * stride
                unsafe scale.withUnsafeBufferPointer { scale in
                    unsafe shift.withUnsafeBufferPointer { shift in
                        for x in 0..<width {
                            let pixel = unsafe row + x * channels
                            for c in 0..<channels {
                                unsafe pixel[c] = pixel[c] * (1 + scale[c]) + shift[c]
                            }
                        }
                    }
                }
                unsafe VectorMath.map(row, to: row, count: width * channels, VectorMath.silu)
            }
        }
    }

    /// Adds another map of the same shape.
    public mutating func add(_ other: FeatureMap) {
        precondition(
            other.values.count == values.count && other.channels == channels,
            "maps of different shapes cannot be added")
        let count = values.count
        unsafe other.withRows { source in
            unsafe withMutableRows { target in
                for index in 0..<count { unsafe target[index] += source[index] }
            }
        }
    }
}
