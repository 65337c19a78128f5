internal import NIOCore
internal import Synchronization

/// The open connections of a server or a client.
final class ConnectionList: Sendable {
    private struct State {
        var open: [ObjectIdentifier: NIOLoopBound<Connection>] = [:]
        /// How many of them each address has.
        var peers: [String: Int] = [:]
        var isClosed = false
    }

    private let limit: Int
    private let limitPerPeer: Int
    private let state = Mutex(State())
    /// Raised when the list is closed and every connection is gone.
    let drained = Signal()

    init(limit: Int = .max, perPeer: Int = .max) {
        self.limit = limit
        limitPerPeer = perPeer
    }

    /// Puts a connection on its channel. If there are too many, or the list is closed, the channel is
    /// closed instead.
    func add(_ connection: Connection, to channel: any Channel) throws {
        // Whoever comes by a Unix socket is on this machine and has passed its file permissions.
        let peer = channel.remoteAddress?.ipAddress
        let accepted = state.withLock { state in
            if state.isClosed || state.open.count >= limit { return false }
            if let peer {
                guard state.peers[peer, default: 0] < limitPerPeer else { return false }
                state.peers[peer, default: 0] += 1
            }
            state.open[ObjectIdentifier(channel)] = NIOLoopBound(
                connection, eventLoop: channel.eventLoop)
            return true
        }
        guard accepted else {
            channel.close(promise: nil)
            return
        }
        channel.closeFuture.whenComplete { _ in self.remove(channel, of: peer) }
        try channel.pipeline.syncOperations.addHandler(connection)
    }

    /// Takes no more connections, also none that are half made.
    func close() {
        let isEmpty = state.withLock { state in
            state.isClosed = true
            return state.open.isEmpty
        }
        if isEmpty { drained.raise() }
    }

    private func remove(_ channel: any Channel, of peer: String?) {
        let isLast = state.withLock { state in
            if let peer, let count = state.peers[peer] {
                state.peers[peer] = count > 1 ? count - 1 : nil
            }
            state.open[ObjectIdentifier(channel)] = nil
            return state.isClosed && state.open.isEmpty
        }
        if isLast { drained.raise() }
    }

    /// Runs on each connection's event loop.
    func forEach(_ body: @escaping @Sendable (Connection) -> Void) {
        for connection in state.withLock({ Array($0.open.values) }) {
            connection.eventLoop.execute { body(connection.value) }
        }
    }
}
