import Foundation
public import Picture

/// The pixels of a picture that carries no plan.
public struct Photograph: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// [height, width, 3], sRGB
    public var rgb: [UInt8]

    public init(width: Int, height: Int, rgb: [UInt8]) {
        precondition(rgb.count == width * height * 3, "three bytes a pixel")
        self.width = width
        self.height = height
        self.rgb = rgb
    }

    /// Transparent pixels are laid on white.
    public init(_ picture: Picture) {
        let count = picture.width * picture.height
        var rgb = [UInt8](repeating: 255, count: 3 * count)
        for k in 0..<count {
            let at = k * picture.channels
            let alpha = picture.channels == 4 ? Int(picture.bytes[at + 3]) : 255
            for c in 0..<3 {
                let value = Int(picture.bytes[at + c])
                rgb[3 * k + c] = UInt8((value * alpha + 255 * (255 - alpha) + 127) / 255)
            }
        }
        self.init(width: picture.width, height: picture.height, rgb: rgb)
    }

    /// Linear light of a byte.
    static let linear: [Float] = (0..<256).map { byte in
        let c = Float(byte) / 255
        return c <= 0.040_45 ? c / 12.92 : powf((c + 0.055) / 1.055, 2.4)
    }

    /// The byte of linear light.
    static func byte(_ value: Float) -> UInt8 {
        let c = min(max(value, 0), 1)
        let encoded = c <= 0.003_130_8 ? 12.92 * c : 1.055 * powf(c, 1 / 2.4) - 0.055
        return UInt8(encoded * 255 + 0.5)
    }

    func color(_ at: Int) -> SIMD3<Float> {
        SIMD3(
            Self.linear[Int(rgb[3 * at])], Self.linear[Int(rgb[3 * at + 1])],
            Self.linear[Int(rgb[3 * at + 2])])
    }

    mutating func set(_ color: SIMD3<Float>, _ at: Int) {
        for c in 0..<3 { rgb[3 * at + c] = Self.byte(color[c]) }
    }

    /// Linear light at another size, each pixel the mean of those it covers: three planes.
    func reduced(width w: Int, height h: Int) -> [Plane] {
        (0..<3).map { c in
            var plane = Plane(width: width, height: height)
            for k in plane.values.indices { plane.values[k] = Self.linear[Int(rgb[3 * k + c])] }
            return plane.resized(width: w, height: h)
        }
    }

    /// Display values at a size, three planes.
    public func display(width w: Int, height h: Int) -> [Plane] {
        reduced(width: w, height: h).map { plane in plane.map { Float(Self.byte($0)) / 255 } }
    }

    /// Share of the pixels that are others in another state of it; 1 if its size is another.
    public func changedShare(in other: Photograph) -> Float {
        guard other.rgb.count == rgb.count, other.width == width else { return 1 }
        var count = 0
        for at in stride(from: 0, to: rgb.count, by: 3)
        where rgb[at] != other.rgb[at] || rgb[at + 1] != other.rgb[at + 1]
            || rgb[at + 2] != other.rgb[at + 2]
        {
            count += 1
        }
        return Float(count) / Float(max(1, width * height))
    }

    /// The size whose longer side is at most `side`.
    func fitted(_ side: Int) -> (width: Int, height: Int) {
        Self.fitted(side, width: width, height: height)
    }

    static func fitted(_ side: Int, width: Int, height: Int) -> (width: Int, height: Int) {
        let scale = min(1, Double(side) / Double(max(width, height)))
        return (
            max(1, Int((Double(width) * scale).rounded())),
            max(1, Int((Double(height) * scale).rounded()))
        )
    }
}

/// Brightness of linear light.
func luminance(_ c: SIMD3<Float>) -> Float { 0.2126 * c.x + 0.7152 * c.y + 0.0722 * c.z }
