/// A pixel where surfaces meet, and which of its neighbours show each of them alone.
///
/// A network draws such a pixel from mixed guides, and a product of means is not the mean of products: beside
/// something bright the border would be stepped or fringed. What each of its four samples looks like stands a pixel
/// away.
public struct BorderPixel: Sendable, Equatable {
    /// From the map's upper left corner.
    public var x: Int
    public var y: Int
    /// Steps to the right and down, of each sample's neighbour; both 0 where no neighbour shows its surface.
    public var right: SIMD4<Int8>
    public var down: SIMD4<Int8>

    /// No step is longer.
    public static let reach = 2

    public init(x: Int, y: Int, right: SIMD4<Int8>, down: SIMD4<Int8>) {
        self.x = x
        self.y = y
        self.right = right
        self.down = down
    }
}
