import Balancing
import Composition
import Picture
import PlantainAPI
import PlantainProto
import RPC
import Synchronization
import Testing

/// A renderer whose pixels tell where they are; it may die after some tiles.
private final class Marker: RendererHandler {
    let regions = Mutex<[Rectangle]>([])
    private let dies: Mutex<Int?>

    /// - Parameter tiles: after so many it breaks off, once.
    init(dyingAfter tiles: Int? = nil) { dies = Mutex(tiles) }

    func render(
        _ request: RenderRequest, _ call: ServerCall, to replies: MessageWriter<RenderEvent>
    ) async throws {
        let canvas = request.plan?.canvas ?? Canvas()
        let region =
            request.region ?? Rectangle(width: canvas.width, height: canvas.height)
        regions.withLock { $0.append(region) }
        let limit = dies.withLock { limit in
            defer { limit = nil }
            return limit
        }
        var sent = 0
        // Bands that are no multiple of the grid, as a renderer may send them.
        for top in stride(from: region.y, to: region.y + region.height, by: 300) {
            if sent == limit { throw RPCError(.unavailable, "gone") }
            let height = min(300, region.y + region.height - top)
            var bytes: [UInt8] = []
            for y in top..<top + height {
                for x in region.x..<region.x + region.width {
                    bytes += [UInt8(x & 255), UInt8(y & 255), UInt8((x >> 8) << 4 | (y >> 8))]
                }
            }
            let tile = Tile(
                x: region.x, y: top, width: region.width, height: height, rgb8: bytes)
            try await replies.send(RenderEvent(event: .tile(tile)))
            sent += 1
        }
        try await replies.send(
            RenderEvent(event: .timing(StageTiming(stage: "renderer", seconds: 1))))
    }
}

@Suite("tiles spread over renderers", .serialized, .timeLimit(.minutes(1)))
struct SpreadTests {
    private func picture(_ renderers: [Marker]) async throws -> Picture {
        var servers: [RPCServer] = []
        for renderer in renderers {
            servers.append(
                try await RPCServer.start(
                    at: Address("127.0.0.1:0"), services: [RendererService(renderer)]))
        }
        let pool = RendererPool(
            try EndpointPool(
                servers.map { "\($0.address)" }.joined(separator: ","),
                service: "plantain.v1.Renderer"))
        let plan = ScenePlan(canvas: Canvas(width: 1300, height: 1700))
        var picture = Picture(width: 1300, height: 1700)
        var pixels = 0
        for try await event in pool.render(RenderRequest(plan: plan)) {
            guard case .tile(let tile) = event.event else { continue }
            pixels += Int(tile.width) * Int(tile.height)
            picture.paste(
                Picture(width: Int(tile.width), height: Int(tile.height), bytes: tile.rgb8),
                x: Int(tile.x), y: Int(tile.y))
        }
        #expect(pixels == 1300 * 1700, "each pixel comes once")
        for server in servers { await server.stop(grace: .zero) }
        return picture
    }

    @Test("all renderers draw, and the picture is that of one")
    func many() async throws {
        let one = Marker()
        let whole = try await picture([one])
        #expect(one.regions.withLock { $0.count } == 1)
        let three = [Marker(), Marker(), Marker()]
        #expect(try await picture(three) == whole)
        #expect(three.map { $0.regions.withLock { $0.count } } == [1, 1, 1])
        let bands = three.flatMap { $0.regions.withLock { $0 } }.sorted { $0.y < $1.y }
        #expect(bands.allSatisfy { $0.x == 0 && $0.width == 1300 && $0.y % 512 == 0 })
    }

    @Test("what a dead renderer left out is drawn by the others, and nothing twice")
    func death() async throws {
        let whole = try await picture([Marker()])
        for tiles in [0, 1, 2] {
            let (dying, other) = (Marker(dyingAfter: tiles), Marker())
            #expect(try await picture([dying, other]) == whole)
            #expect(other.regions.withLock { $0.count } >= 1)
        }
    }

    @Test("a picture is cut along the grid into parts that cover it once", arguments: 1...9)
    func cut(count: Int) {
        let region = Rectangle(x: 512, y: 1024, width: 1200, height: 1500)
        let parts = Spread.cut(region, into: count)
        #expect(parts.count == min(count, 9))
        let area = parts.reduce(0) { $0 + $1.width * $1.height }
        #expect(area == region.width * region.height)
        for part in parts {
            #expect(part.x % 512 == 0 && part.y % 512 == 0 && part.width > 0 && part.height > 0)
            #expect(part.x >= region.x && part.x + part.width <= region.x + region.width)
            #expect(part.y >= region.y && part.y + part.height <= region.y + region.height)
        }
    }

    @Test("a region is widened to the renderers' grid and cut to the canvas")
    func snapped() {
        let region = Rectangle(x: 700, y: 10, width: 1, height: 600)
        #expect(
            Spread.snapped(region, 1100, 900) == Rectangle(x: 512, width: 512, height: 900))
        #expect(Spread.snapped(nil, 1100, 900) == Rectangle(width: 1100, height: 900))
        let huge = Rectangle(x: 1000, y: 0, width: .max, height: .max)
        #expect(Spread.snapped(huge, 1100, 900) == Rectangle(x: 512, width: 588, height: 900))
    }
}
