/// A certificate chain and its key, as paths of PEM files.
public struct Identity: Hashable, Sendable {
    public var certificate: String
    public var key: String

    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}

/// How a server proves itself and whom it answers. All are paths; a file that changes is read anew, and
/// connections made after that go by it.
public struct ServerTrust: Hashable, Sendable {
    /// What the server shows; nil = no TLS.
    public var identity: Identity?
    /// PEM file of the authorities that clients' certificates must come from; nil = clients need none.
    public var clientAuthorities: String?
    /// Tokens, one a line, of which calls must carry one; nil = they need none. Health is answered without.
    public var tokens: String?

    public init(
        identity: Identity? = nil, clientAuthorities: String? = nil, tokens: String? = nil
    ) {
        self.identity = identity
        self.clientAuthorities = clientAuthorities
        self.tokens = tokens
    }

    /// Whether a stranger on the network is kept from listening in or from calling.
    public var isGuarded: Bool { identity != nil || tokens != nil }
}

/// How a client knows its server and proves itself. All are paths, read anew when they change.
public struct ClientTrust: Hashable, Sendable {
    /// PEM file of the authorities that the server's certificate must come from; nil = no TLS.
    public var authorities: String?
    /// What the client shows if asked.
    public var identity: Identity?
    /// A file whose first line is sent as bearer token.
    public var token: String?

    public init(authorities: String? = nil, identity: Identity? = nil, token: String? = nil) {
        self.authorities = authorities
        self.identity = identity
        self.token = token
    }
}

/// A file for trust that cannot be used.
public struct TrustError: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: String

    public var description: String { "\(path) cannot be used: \(reason)" }
}
