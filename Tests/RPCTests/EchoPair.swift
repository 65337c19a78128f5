import RPC

/// Runs the body with an echo server and a client of it on a free port.
func withEcho<R: Sendable>(
    _ options: ServerOptions = ServerOptions(),
    _ body: (RPCClient, Log, RPCServer) async throws -> R
) async throws -> R {
    let log = Log()
    let server = try await RPCServer.start(
        at: Address("127.0.0.1:0"), services: [EchoService(log)], options: options)
    let client = try await RPCClient.connect(to: server.address)
    let result: R
    do { result = try await body(client, log, server) } catch {
        client.close()
        await server.stop(grace: .zero)
        throw error
    }
    client.close()
    await server.stop(grace: .zero)
    return result
}

/// The error a call fails with.
func failure(_ body: () async throws -> Void) async -> RPCError? {
    do { try await body() } catch { return error as? RPCError }
    return nil
}
