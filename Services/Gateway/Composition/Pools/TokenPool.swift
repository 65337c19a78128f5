public import Balancing
import PlantainAPI
public import PlantainProto
public import RPC

/// Token generators; each request goes to one of them.
public struct TokenPool: Sendable {
    let pool: EndpointPool

    public init(_ pool: EndpointPool) { self.pool = pool }

    /// Chunks as they come. If a generator fails midway another begins anew, and positions come again.
    func generate(_ request: GenerateTokensRequest) -> AsyncThrowingStream<TokenChunk, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await pool.call { client in
                        for try await chunk in try await TokenGeneratorClient(client)
                            .generate(request)
                        {
                            continuation.yield(chunk)
                        }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// - Parameter produce: sends the plan and the tiles; may be run several times.
    func tokenize(
        _ produce: @Sendable (MessageWriter<TokenizeRequest>) async throws -> Void
    ) async throws -> TokenizeResponse {
        try await pool.call { client in
            try await TokenGeneratorClient(client).tokenize(produce)
        }
    }
}
