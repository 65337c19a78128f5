public import Balancing
import PlantainAPI
public import PlantainProto
import RPC
import Synchronization

/// Renderers; the tiles of one picture are spread over all that are healthy, and those of one that fails are
/// drawn by the others.
public struct RendererPool: Sendable {
    let pool: EndpointPool

    public init(_ pool: EndpointPool) { self.pool = pool }

    /// What a single renderer would say of the same request; each pixel comes once. At most the picture
    /// itself waits for a reader who takes his time.
    package func render(_ request: RenderRequest) -> AsyncThrowingStream<RenderEvent, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    // Or the first picture would be one renderer's, or count on one that is away.
                    await pool.settle()
                    let spread = try Spread(request, parts: pool.healthy) { continuation.yield($0) }
                    try await withThrowingTaskGroup { group in
                        for part in spread.parts {
                            group.addTask { try await draw(part, spread) }
                        }
                        try await group.waitForAll()
                    }
                    spread.finish()
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Draws a part; after a failure only what is missing of it, by whoever is there then.
    private func draw(_ part: Spread.Part, _ spread: Spread) async throws {
        try await pool.call { client in
            for rectangle in spread.missing(in: part) {
                let request = spread.request(for: rectangle)
                for try await event in try await RendererClient(client).render(request) {
                    try spread.take(event, of: part)
                }
                guard spread.isCovered(rectangle) else {
                    throw RPCError(
                        .internalError,
                        "it left out pixels of \(rectangle.width)x\(rectangle.height) at "
                            + "(\(rectangle.x), \(rectangle.y))")
                }
            }
        }
    }
}
