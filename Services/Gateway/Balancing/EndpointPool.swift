public import RPC
internal import Synchronization

/// Servers that answer the same calls: each call goes to the healthy one that has the fewest, and to another
/// if that one fails. Their calls must be such that it does no harm to make them twice.
public final class EndpointPool: Sendable {
    /// How long calls are tried again.
    public static let patience = Duration.seconds(30)

    private let places: [Address]
    let service: String
    private let trust: ClientTrust
    private let lookup: Lookup
    private let endpoints: Mutex<[Endpoint]>
    private let refreshing = Mutex<Task<Void, Never>?>(nil)
    private let turn = Atomic(0)
    /// Every name has been looked up at least once.
    private let isLookedUp: Atomic<Bool>

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
        isLookedUp = Atomic(fixed.count == self.places.count)
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
        isLookedUp = Atomic(true)
    }

    deinit {
        refreshing.withLock { $0 }?.cancel()
        for endpoint in endpoints.withLock({ $0 }) { endpoint.stop() }
    }

    /// Servers that take calls as far as is known; at least one.
    public var healthy: Int {
        max(1, endpoints.withLock { $0 }.count { $0.standing.rank == 0 })
    }

    /// Waits until all servers are known and each has said how it is; a second at most.
    public func settle() async {
        let end = ContinuousClock.now.advanced(by: .seconds(1))
        while !isSettled, .now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    private var isSettled: Bool {
        isLookedUp.load(ordering: .relaxed)
            && endpoints.withLock { $0 }.allSatisfy(\.isHeard)
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
        isLookedUp.store(true, ordering: .relaxed)
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

    /// The best one for a call now, which then counts as having it.
    func choose(avoiding failed: [ObjectIdentifier]) async throws(RPCError) -> Endpoint {
        if endpoints.withLock({ $0.isEmpty }) { await refresh() }
        // Equals take turns.
        let start = turn.wrappingAdd(1, ordering: .relaxed).oldValue & 0xFFFF
        // Within the lock, or two calls would choose by the same load.
        let chosen = endpoints.withLock { all -> Endpoint? in
            let costs = all.indices.map { offset in
                let endpoint = all[(start + offset) % all.count]
                let (rank, load) = endpoint.standing
                let isAvoided = failed.contains(ObjectIdentifier(endpoint))
                return (endpoint, (rank + (isAvoided ? 1 : 0), load))
            }
            let best = costs.min { $0.1 < $1.1 }?.0
            best?.begin()
            return best
        }
        guard let chosen else {
            let names = places.map(\.description).joined(separator: ", ")
            throw RPCError(.unavailable, "no address is known for \(names)")
        }
        return chosen
    }
}
