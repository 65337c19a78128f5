public import RPC
internal import ServiceKit
internal import Synchronization

/// Servers that answer the same calls: each call goes to the healthy one that has the fewest, and to another
/// if that one fails. Their calls must be such that it does no harm to make them twice.
public final class EndpointPool: Sendable {
    /// How long calls are tried again.
    public static let patience = Duration.seconds(30)

    private let places: [Address]
    private let service: String
    private let trust: ClientTrust
    private let lookup: Lookup
    private let endpoints: Mutex<[Endpoint]>
    private let refreshing = Mutex<Task<Void, Never>?>(nil)
    private let turn = Atomic(0)

    /// - Parameters:
    ///   - places: addresses, comma-separated; a host name stands for all addresses that it has.
    ///   - service: the full name of the service, as their health is asked for.
    ///   - refresh: how often names are looked up.
    public convenience init(
        _ places: String, service: String, trust: ClientTrust = ClientTrust(),
        refresh: Duration = .seconds(5)
    ) throws(AddressError) {
        try self.init(
            places, service: service, trust: trust, refresh: refresh, lookup: .system)
    }

    package init(
        _ places: String, service: String, trust: ClientTrust, refresh: Duration, lookup: Lookup
    ) throws(AddressError) {
        let parts = places.split(separator: ",").map { $0.filter { $0 != " " } }
        guard !parts.isEmpty else { throw AddressError(text: places) }
        self.places = try parts.map { part throws(AddressError) in try Address(String(part)) }
        self.service = service
        self.trust = trust
        self.lookup = lookup
        endpoints = Mutex([])
        let fixed = self.places.filter { $0.name == nil }
        adopt(fixed.map { ($0, nil) })
        guard fixed.count < self.places.count else { return }
        let task = Task { [weak self] in
            while !Task.isCancelled {
                await self?.refresh()
                try? await Task.sleep(for: refresh)
            }
        }
        refreshing.withLock { $0 = task }
    }

    /// A pool of one server that is known to be there.
    public init(_ client: RPCClient) {
        places = [client.address]
        service = ""
        trust = ClientTrust()
        lookup = .system
        endpoints = Mutex([Endpoint(client)])
    }

    deinit {
        refreshing.withLock { $0 }?.cancel()
        for endpoint in endpoints.withLock({ $0 }) { endpoint.stop() }
    }

    /// Servers that take calls as far as is known; at least one.
    public var healthy: Int {
        max(1, endpoints.withLock { $0 }.count { $0.standing.rank == 0 })
    }

    /// Where calls may go now.
    public var addresses: [Address] { endpoints.withLock { $0.map(\.address) } }

    /// Looks all names up once.
    package func refresh() async {
        var found: [(Address, String?)] = []
        for place in places {
            guard let name = place.name, case .tcp(_, let port) = place else {
                found.append((place, nil))
                continue
            }
            let hosts = await lookup.addresses(name)
            if hosts.isEmpty {
                // A name server that is away is no reason to leave servers that are there.
                found += endpoints.withLock { $0 }.filter { $0.host == name }.map {
                    ($0.address, name)
                }
            }
            found += hosts.map { (.tcp(host: $0, port: port), name) }
        }
        adopt(found)
    }

    private func adopt(_ wanted: [(address: Address, host: String?)]) {
        let (new, old) = endpoints.withLock { endpoints in
            let old = endpoints.filter { known in
                !wanted.contains { $0.address == known.address }
            }
            endpoints.removeAll { known in !wanted.contains { $0.address == known.address } }
            var new: [Endpoint] = []
            for (address, host) in wanted
            where !endpoints.contains(where: { $0.address == address }) {
                let endpoint = Endpoint(address, host: host, trust: trust)
                endpoints.append(endpoint)
                new.append(endpoint)
            }
            return (new, old)
        }
        for endpoint in new { endpoint.watch(service) }
        // Their running calls go on; each call keeps its client.
        for endpoint in old { endpoint.stop() }
    }

    /// The best one for a call now.
    private func choose(avoiding failed: [ObjectIdentifier]) async throws(RPCError) -> Endpoint {
        if endpoints.withLock({ $0.isEmpty }) { await refresh() }
        let all = endpoints.withLock { $0 }
        guard !all.isEmpty else {
            let names = places.map(\.description).joined(separator: ", ")
            throw RPCError(.unavailable, "no address is known for \(names)")
        }
        // Equals take turns.
        let start = turn.wrappingAdd(1, ordering: .relaxed).oldValue & 0xFFFF
        var best = all[start % all.count]
        var bestCost = (Int.max, Int.max)
        for offset in all.indices {
            let endpoint = all[(start + offset) % all.count]
            let (rank, load) = endpoint.standing
            let cost = (rank + (failed.contains(ObjectIdentifier(endpoint)) ? 1 : 0), load)
            if cost < bestCost { (best, bestCost) = (endpoint, cost) }
        }
        best.begin()
        return best
    }

    /// Makes one call, on another server or later if it fails in a way that may pass.
    /// - Parameter body: makes the call from its beginning; may be run several times.
    public func call<Result>(
        _ body: (RPCClient) async throws -> Result
    ) async throws -> Result {
        var backoff = Backoff()
        let end = ContinuousClock.now.advanced(by: Self.patience)
        var failed: [ObjectIdentifier] = []
        var doubts = 0
        while true {
            do {
                return try await once(avoiding: failed, body) { failed.append($0) }
            } catch let error as RPCError {
                guard let verdict = Retry(error), !Task.isCancelled else { throw error }
                if verdict == .onceMore {
                    doubts += 1
                    if doubts > 1 { throw error }
                }
                let pause = max(backoff.next(), error.retryAfter ?? .zero)
                let latest = min(end, Deadline.current ?? end)
                guard .now.advanced(by: pause) < latest else { throw error }
                Metrics.shared.count(
                    "plantain_retries_total", "Calls made again.", by: 1,
                    ["service": service, "code": error.code.name])
                Log.write(
                    .warning, "retry",
                    [
                        "service": .text(service), "code": .text(error.code.name),
                        "pause": .number(pause / .seconds(1)),
                    ])
                // With another server at hand there is nothing to wait for.
                if failed.count >= healthy || error.retryAfter != nil {
                    try await Task.sleep(for: pause)
                    failed = []
                }
            }
        }
    }

    /// Makes one call on one server.
    private func once<Result>(
        avoiding failed: [ObjectIdentifier], _ body: (RPCClient) async throws -> Result,
        onFailure: (ObjectIdentifier) -> Void
    ) async throws -> Result {
        let endpoint = try await choose(avoiding: failed)
        do {
            let result = try await body(endpoint.client)
            endpoint.end(failed: false)
            return result
        } catch {
            let isIts = (error as? RPCError).map { Retry($0) != nil } ?? false
            endpoint.end(failed: isIts && !Task.isCancelled)
            if isIts { onFailure(ObjectIdentifier(endpoint)) }
            throw error
        }
    }
}

/// Whether a call that failed may do better when it is made again.
enum Retry: Equatable {
    /// The server was away or busy.
    case freely
    /// Something broke on the way; if it breaks again it is no accident.
    case onceMore

    init?(_ error: RPCError) {
        switch error.code {
        case .unavailable, .aborted: self = .freely
        case .resourceExhausted where error.retryAfter != nil: self = .freely
        case .internalError, .unknown, .cancelled: self = .onceMore
        default: return nil
        }
    }
}
