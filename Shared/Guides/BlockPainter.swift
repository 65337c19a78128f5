import GuideMap
import Knowledge
import RayCast

/// Paints the guides of a small rectangle of the canvas, a cell of 4 × 4 pixels after another.
///
/// First every pixel's middle is looked at, with a ring of cells around the rectangle; what neighbours
/// tell decides where more rays go. A cell's rays travel together, and cells lie at multiples of four of
/// the canvas: so neighbouring rectangles agree to the bit.
@safe
struct BlockPainter: ~Copyable {
    /// Pixels along a cell's side.
    static var cell: Int { 4 }

    let scene: CastScene
    let view: View
    let lighting: Lighting
    let ink: InkLevel
    let grid: LightGrid
    /// In whole cells, with the ring.
    let block: PixelRect
    /// What the middles of pixels see.
    let hits: UnsafeMutableBufferPointer<Hit>
    /// Places to shade, of one cell: one or four a pixel.
    let samples: UnsafeMutableBufferPointer<SurfaceSample>
    var sampleCount = 0
    /// What the cell's pixels have gathered so far.
    let values: UnsafeMutableBufferPointer<GuideValues>
    /// A row of cells, (32, 4, width): planes of a whole map lie too far apart to be written pixel by pixel.
    let strip: UnsafeMutableBufferPointer<Float>
    /// Of sixteen samples: how they look, what secondary rays meet and the light that it sends back.
    let looks: UnsafeMutableBufferPointer<Look>
    let seen: UnsafeMutableBufferPointer<SecondarySight>
    /// Of sixteen samples: what their mirrors show.
    let images: UnsafeMutableBufferPointer<SIMD3<Float>>
    /// Of sixteen samples: their ways through clear bodies.
    let paths: UnsafeMutableBufferPointer<ClearPath>
    /// Pixels where surfaces meet, of all cells so far.
    var borders: [BorderPixel] = []
    var packet = RayPacket()
    var lampPacket = RayPacket()

    /// - Parameter rect: whole cells.
    init(
        _ rect: PixelRect, scene: CastScene, view: View, lighting: Lighting, ink: InkLevel,
        grid: LightGrid
    ) {
        self.scene = scene
        self.view = view
        self.lighting = lighting
        self.ink = ink
        self.grid = grid
        block = rect.grown(by: Self.cell)
        unsafe hits = .allocate(capacity: block.width * block.height)
        unsafe samples = .allocate(capacity: 64)
        unsafe values = .allocate(capacity: 16)
        unsafe strip = .allocate(capacity: GuideMap.channelCount * Self.cell * rect.width)
        unsafe looks = .allocate(capacity: 16)
        unsafe seen = .allocate(capacity: 16)
        unsafe images = .allocate(capacity: 16)
        unsafe paths = .allocate(capacity: 16)
    }

    deinit {
        unsafe hits.deallocate()
        unsafe samples.deallocate()
        unsafe values.deallocate()
        unsafe strip.deallocate()
        unsafe looks.deallocate()
        unsafe seen.deallocate()
        unsafe images.deallocate()
        unsafe paths.deallocate()
    }

    @inline(__always)
    func index(_ x: Int, _ y: Int) -> Int { (y - block.y) * block.width + x - block.x }

    /// Writes the pixels of `rect` to a map whose upper left pixel is that of `origin`.
    mutating func paint(_ rect: PixelRect, into map: MapPixels, from origin: PixelRect) {
        for y in stride(from: block.y, to: block.maxY, by: Self.cell) {
            for x in stride(from: block.x, to: block.maxX, by: Self.cell) { look(x, y) }
        }
        let (left, width) = (block.x + Self.cell, block.width - 2 * Self.cell)
        defer { settleBorders(rect, from: origin) }
        for y in stride(from: block.y + Self.cell, to: block.maxY - Self.cell, by: Self.cell) {
            for x in stride(from: block.x + Self.cell, to: block.maxX - Self.cell, by: Self.cell) {
                gather(x, y)
                keep(x)
                for pixel in 0..<16 {
                    let (column, row) = (x + pixel % 4, y + pixel / 4)
                    guard rect.contains(x: column, y: row) else { continue }
                    let hit = unsafe hits[index(column, row)]
                    map.set(
                        x: column - origin.x, y: row - origin.y, object: scene.object(of: hit),
                        material: scene.material(of: hit))
                }
            }
            for row in max(y, rect.y)..<max(y, rect.y, min(y + Self.cell, rect.maxY)) {
                for channel in 0..<GuideMap.channelCount {
                    let line = (channel * Self.cell + row - y) * width
                    unsafe map.copy(
                        strip.baseAddress.unsafelyUnwrapped + (line + rect.x - left),
                        count: rect.width, channel: channel, x: rect.x - origin.x,
                        y: row - origin.y)
                }
            }
        }
    }

    /// Puts a cell's values into the strip.
    private func keep(_ x: Int) {
        let (width, at) = (block.width - 2 * Self.cell, x - block.x - Self.cell)
        let numbers = unsafe UnsafeRawPointer(values.baseAddress.unsafelyUnwrapped)
            .assumingMemoryBound(to: Float.self)
        let target = unsafe strip.baseAddress.unsafelyUnwrapped + at
        for channel in 0..<GuideMap.channelCount {
            for row in 0..<Self.cell {
                let source = unsafe numbers + (row * Self.cell * 32 + channel)
                let line = unsafe target + (channel * Self.cell + row) * width
                for column in 0..<Self.cell { unsafe line[column] = source[column * 32] }
            }
        }
    }

    /// Looks through the middles of a cell's pixels.
    private mutating func look(_ x: Int, _ y: Int) {
        packet.clear()
        for lane in 0..<16 {
            packet.set(
                lane, origin: view.position,
                direction: view.direction(
                    x: Float(x + lane % 4) + 0.5, y: Float(y + lane / 4) + 0.5))
        }
        let (hits, first, width) = unsafe (hits, index(x, y), block.width)
        scene.first(&packet, coherent: true) { lane, hit in
            unsafe hits.initializeElement(at: first + lane / 4 * width + lane % 4, to: hit)
        }
    }

    /// Metres between neighbouring pixels at a hit.
    @inline(__always)
    func reach(_ hit: Hit) -> Float { hit.distance * view.pixelSize }

    /// Whether the pixel's neighbours see other surfaces than its middle does.
    func isEdge(_ x: Int, _ y: Int) -> Bool {
        let at = index(x, y)
        let base = unsafe hits.baseAddress.unsafelyUnwrapped
        let middle = unsafe base + at
        let step = unsafe middle.pointee.isHit ? reach(middle.pointee) * 1.5 : 0
        for row in [-block.width, 0, block.width] {
            for column in -1...1 where row != 0 || column != 0 {
                let other = unsafe base + (at + row + column)
                if unsafe !middle.pointee.continues(other.pointee, reach: step) { return true }
            }
        }
        return false
    }
}

extension PixelRect {
    @inline(__always)
    func contains(x: Int, y: Int) -> Bool { x >= self.x && y >= self.y && x < maxX && y < maxY }
}
