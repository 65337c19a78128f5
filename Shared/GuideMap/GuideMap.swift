/// What is known of a picture before it is drawn: 32 channels and two id maps for each pixel of a
/// rectangle.
public struct GuideMap: Sendable, Equatable {
    public static let channelCount = 32

    public let width: Int
    public let height: Int
    /// Planar, (32, height, width); the channels are those of `GuideChannel`.
    public var values: [Float]
    /// (height, width); 0 where the pixel's first sample meets nothing.
    public var objectID: [UInt16]
    /// (height, width)
    public var materialID: [UInt8]
    /// Pixels where surfaces meet, row by row.
    public var borders: [BorderPixel] = []

    /// A map of zeros.
    public init(width: Int, height: Int) {
        let area = width * height
        self.width = width
        self.height = height
        values = [Float](repeating: 0, count: Self.channelCount * area)
        objectID = [UInt16](repeating: 0, count: area)
        materialID = [UInt8](repeating: 0, count: area)
    }

    public subscript(channel: Int, y: Int, x: Int) -> Float {
        get { values[(channel * height + y) * width + x] }
        set { values[(channel * height + y) * width + x] = newValue }
    }
}

/// First index of each guide; colours, normals and lights take three channels.
public enum GuideChannel {
    /// Linear base colour with pattern, texture and ink; for metals their specular tint.
    public static let color = 0
    /// In camera space (x right, y up, z toward the viewer); 0 on a miss.
    public static let normal = 3
    /// Focus distance / z-depth, clamped to [0, 4]; 0 on a miss.
    public static let inverseDepth = 6
    public static let roughness = 7
    public static let metalness = 8
    public static let transmission = 9
    /// log(1 + emitted luminance)
    public static let emission = 10
    /// Share of the pixel's samples that meet something.
    public static let hit = 11
    /// What lights 0, 1 and 2 send to the surface over what they send to the camera's target, facing them, if nothing
    /// is between: the cosine times the square of the distances' ratio, in [0, 4].
    public static let lightIncidence = 12
    /// Share of the pixel's samples that see lights 0, 1 and 2.
    public static let lightVisibility = 15
    /// 1 = open.
    public static let ambientOcclusion = 18
    /// Coarse colour that the mirror ray meets, after exposure and white balance.
    public static let reflection = 19
    /// Coarse colour seen through transmission, after exposure and white balance.
    public static let behind = 22
    /// The plan's sky or backdrop where rays miss, after exposure and white balance.
    public static let environment = 25
    /// Pixels / 32.
    public static let circleOfConfusion = 28
    /// Coverage of lettering ink.
    public static let glyph = 29
    /// (1 - n·v)⁵
    public static let fresnel = 30
    /// World-space normal y.
    public static let up = 31
}
