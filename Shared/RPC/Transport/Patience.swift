internal import NIOCore

/// How long a server's connection waits for its client.
struct Patience: Sendable {
    let handshake: TimeAmount
    let header: TimeAmount
    let request: TimeAmount
    let stall: TimeAmount
    let idle: TimeAmount
    let age: TimeAmount
    let grace: TimeAmount
    /// How often to look: four times within the shortest of them, at least once a second.
    let look: TimeAmount

    init(_ limits: ServerLimits) {
        handshake = TimeAmount(limits.handshakeTimeout)
        header = TimeAmount(limits.headerTimeout)
        request = TimeAmount(limits.requestTimeout)
        stall = TimeAmount(limits.stallTimeout)
        idle = TimeAmount(limits.idleTimeout)
        // Connections that were made together must not all end together.
        let age = TimeAmount(limits.connectionAge)
        self.age = .nanoseconds(Int64(Double(age.nanoseconds) * .random(in: 0.9...1.1)))
        grace = TimeAmount(limits.connectionGrace)
        let shortest = min(handshake, header, request, stall, idle, self.age, grace)
        look = .nanoseconds(min(max(shortest.nanoseconds / 4, 1_000_000), 1_000_000_000))
    }
}
