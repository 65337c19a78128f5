import GuideMap
import Knowledge
import RayCast
import Tensor

/// Light that changes slowly over surfaces, on a grid of nodes: how open a place is to the sky and what it
/// sees of each lamp.
///
/// Node (i, j) lies in the middle of `spacing` × `spacing` pixels. Small canvases have a node in every
/// pixel; on large ones neighbouring pixels see nearly the same, and share.
@safe
final class LightGrid: @unchecked Sendable {  // Threads fill rows of their own.
    /// Pixels from one node to the next.
    let spacing: Int
    /// Nodes that are known, in whole groups of 4 × 4.
    let area: PixelRect
    let scene: CastScene
    let view: View
    let lighting: Lighting

    let hits: UnsafeMutableBufferPointer<Hit>
    /// A node's few rays; their mean over its surroundings; the mean of means.
    let openness: UnsafeMutableBufferPointer<Float>
    let smooth: UnsafeMutableBufferPointer<Float>
    let smoother: UnsafeMutableBufferPointer<Float>
    /// Lamps that all of the node's rays reach, and those that any does.
    let all: UnsafeMutableBufferPointer<UInt8>
    let any: UnsafeMutableBufferPointer<UInt8>
    /// Share of each lamp that is seen; its mean around; and how far the mean hides a border.
    let shares: UnsafeMutableBufferPointer<SIMD3<Float>>
    let means: UnsafeMutableBufferPointer<SIMD3<Float>>
    let structure: UnsafeMutableBufferPointer<SIMD3<Float>>

    /// Nodes around the wanted ones that their means ask for.
    private static let border = 4

    /// Nodes for canvases of this size: about a thousand on a side.
    static func spacing(width: Float, height: Float) -> Int {
        let side = (width * height).squareRoot()
        return side < 1400 ? 1 : 2
    }

    init(around rect: PixelRect, scene: CastScene, view: View, lighting: Lighting, threads: Int) {
        self.scene = scene
        self.view = view
        self.lighting = lighting
        spacing = Self.spacing(width: view.width, height: view.height)
        let wanted = PixelRect(
            left: floorDivide(rect.x, spacing), top: floorDivide(rect.y, spacing),
            right: floorDivide(rect.maxX - 1, spacing) + 1,
            bottom: floorDivide(rect.maxY - 1, spacing) + 1)
        area = wanted.grown(by: 2 + Self.border).widened(to: 4)
        let count = area.width * area.height
        unsafe hits = .allocate(capacity: count)
        unsafe openness = .allocate(capacity: count)
        unsafe smooth = .allocate(capacity: count)
        unsafe smoother = .allocate(capacity: count)
        unsafe all = .allocate(capacity: count)
        unsafe any = .allocate(capacity: count)
        unsafe shares = .allocate(capacity: count)
        unsafe means = .allocate(capacity: count)
        unsafe structure = .allocate(capacity: count)
        Parallel.forEach(area.height / 4, threads: threads) { band in
            var packet = RayPacket()
            for x in stride(from: area.x, to: area.maxX, by: 4) {
                cast(x, area.y + 4 * band, &packet)
            }
        }
        let inner = area.grown(by: -2)
        Parallel.forEach((inner.height + 3) / 4, threads: threads) { band in
            var packet = RayPacket()
            for y in inner.rows(4, number: band) {
                for x in inner.x..<inner.maxX { gather(x, y, &packet) }
            }
        }
        let core = area.grown(by: -4)
        Parallel.forEach((core.height + 3) / 4, threads: threads) { band in
            for y in core.rows(4, number: band) {
                for x in core.x..<core.maxX { settle(x, y) }
            }
        }
    }

    deinit {
        unsafe hits.deallocate()
        unsafe openness.deallocate()
        unsafe smooth.deallocate()
        unsafe smoother.deallocate()
        unsafe all.deallocate()
        unsafe any.deallocate()
        unsafe shares.deallocate()
        unsafe means.deallocate()
        unsafe structure.deallocate()
    }

    @inline(__always)
    func index(_ x: Int, _ y: Int) -> Int { (y - area.y) * area.width + x - area.x }

    /// Metres between neighbouring nodes at a hit.
    @inline(__always)
    func reach(_ hit: Hit) -> Float { hit.distance * view.pixelSize * Float(spacing) }

    // MARK: One node after another

    /// Casts the rays of 4 × 4 nodes.
    private func cast(_ x: Int, _ y: Int, _ packet: inout RayPacket) {
        let origin = view.position
        packet.clear()
        for lane in 0..<16 {
            packet.set(
                lane, origin: origin,
                direction: view.direction(
                    x: (Float(x + lane % 4) + 0.5) * Float(spacing),
                    y: (Float(y + lane / 4) + 0.5) * Float(spacing)))
        }
        let first = index(x, y)
        let (hits, width) = unsafe (hits, area.width)
        scene.first(&packet, coherent: true) { lane, hit in
            unsafe hits.initializeElement(at: first + lane / 4 * width + lane % 4, to: hit)
        }
        for row in 0..<4 { castSky(x, y + row, &packet) }
        castLamps(x, y, &packet)
    }

    /// Means that need neighbours' rays.
    private func gather(_ x: Int, _ y: Int, _ packet: inout RayPacket) {
        let at = index(x, y)
        unsafe smooth.initializeElement(at: at, to: 1)
        unsafe shares.initializeElement(at: at, to: .zero)
        let hit = unsafe hits[at]
        guard hit.isHit else { return }
        let (mean, weight) = unsafe meanOpenness(hit, x, y, of: openness)
        unsafe smooth[at] = weight > 0 ? mean : openness[at]
        unsafe shares[at] = lampShares(hit, x, y, &packet)
    }

    /// Means that need neighbours' means.
    private func settle(_ x: Int, _ y: Int) {
        let at = index(x, y)
        unsafe smoother.initializeElement(at: at, to: 1)
        unsafe means.initializeElement(at: at, to: .zero)
        unsafe structure.initializeElement(at: at, to: .one)
        let hit = unsafe hits[at]
        guard hit.isHit else { return }
        let (mean, weight) = unsafe meanOpenness(hit, x, y, of: smooth)
        unsafe smoother[at] = weight > 0 ? mean : smooth[at]
        (unsafe means[at], unsafe structure[at]) = lampMeans(hit, x, y)
    }
}

extension PixelRect {
    init(left: Int, top: Int, right: Int, bottom: Int) {
        self.init(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// Grown to whole groups of `side` × `side`.
    func widened(to side: Int) -> PixelRect {
        PixelRect(
            left: floorDivide(x, side) * side, top: floorDivide(y, side) * side,
            right: -floorDivide(-maxX, side) * side, bottom: -floorDivide(-maxY, side) * side)
    }

    /// The `number`th `count` rows.
    func rows(_ count: Int, number: Int) -> Range<Int> {
        y + count * number..<min(y + count * (number + 1), maxY)
    }
}
