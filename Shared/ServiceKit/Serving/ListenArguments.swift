public import ArgumentParser
internal import Foundation
public import RPC

/// How a server is told where to listen, whom to answer and what to tell; every `serve` has these.
public struct ListenArguments: ParsableArguments, Sendable {
    @Option(help: "Where to listen: host:port or unix:/path.")
    public var listen: String

    @Option(help: "TLS: the certificate chain that is shown, in PEM.")
    var listenCertificate: String?

    @Option(help: "TLS: its private key, in PEM.")
    var listenKey: String?

    @Option(help: "TLS: only clients with a certificate from these authorities, in PEM.")
    var listenAuthorities: String?

    @Option(help: "Only calls with one of these bearer tokens, one a line.")
    var listenTokens: String?

    @Flag(help: "Listen beyond this machine with neither TLS nor tokens.")
    var insecure = false

    @Option(help: "Answer Prometheus at this host:port.")
    var metrics: String?

    @Option(help: "Lines of JSON on standard error: debug, info, warning, error or off.")
    public var logLevel = Log.Level.info

    @Option(help: "Requests that may wait; more are refused.")
    public var waiting: Int?

    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "Another limit than the default, such as concurrent-calls=50; see docs/LIMITS.md.",
            valueName: "name=value"))
    public var limits: [String] = []

    @Option(help: "At the end: seconds between saying so and taking no more calls.")
    var drain = 0.0

    @Option(help: "At the end: seconds that running calls get.")
    public var grace = 60.0

    @Flag(help: .hidden)
    public var exitWithStdin = false

    public init() {}

    public func validate() throws {
        if (listenCertificate == nil) != (listenKey == nil) {
            throw ValidationError("--listen-certificate and --listen-key need each other")
        }
        if listenAuthorities != nil, listenCertificate == nil {
            throw ValidationError(
                "--listen-authorities needs --listen-certificate and --listen-key")
        }
        guard (0...86_400).contains(drain), (0...86_400).contains(grace) else {
            throw ValidationError("--drain and --grace are seconds, at most a day")
        }
        guard (0...100_000).contains(waiting ?? 0) else {
            throw ValidationError("--waiting is 0 to 100000 requests")
        }
    }

    /// The default limits with those that were given instead.
    public func serverLimits() throws(ServerLimitError) -> ServerLimits {
        var result = ServerLimits()
        for limit in limits { try result.set(limit) }
        return result
    }

    var trust: ServerTrust {
        var identity: Identity?
        if let listenCertificate, let listenKey {
            identity = Identity(certificate: listenCertificate, key: listenKey)
        }
        return ServerTrust(
            identity: identity, clientAuthorities: listenAuthorities, tokens: listenTokens)
    }

    /// The address, unless strangers could listen in or call.
    public func address() throws -> Address {
        let address = try Address(listen)
        guard insecure || trust.isGuarded || address.isLocal else {
            throw RPCError(
                .failedPrecondition,
                "\(address) can be reached from other machines: give --listen-certificate and "
                    + "--listen-key, or --listen-tokens, or say --insecure")
        }
        return address
    }
}

/// How a client is told whom to trust and how to prove itself.
public struct CallArguments: ParsableArguments, Sendable {
    @Option(help: "TLS: servers must have a certificate from these authorities, in PEM.")
    var callAuthorities: String?

    @Option(help: "TLS: the certificate chain that is shown to servers, in PEM.")
    var callCertificate: String?

    @Option(help: "TLS: its private key, in PEM.")
    var callKey: String?

    @Option(help: "A file whose first line is sent as bearer token.")
    var callToken: String?

    public init() {}

    public func validate() throws {
        if (callCertificate == nil) != (callKey == nil) {
            throw ValidationError("--call-certificate and --call-key need each other")
        }
        if callCertificate != nil, callAuthorities == nil {
            throw ValidationError("--call-certificate needs --call-authorities")
        }
    }

    public var trust: ClientTrust {
        var identity: Identity?
        if let callCertificate, let callKey {
            identity = Identity(certificate: callCertificate, key: callKey)
        }
        return ClientTrust(authorities: callAuthorities, identity: identity, token: callToken)
    }
}

extension Address {
    /// Only programs on this machine can reach it.
    public var isLocal: Bool {
        guard case .tcp(let host, _) = self else { return true }
        return host == "localhost" || host == "::1" || host == "0:0:0:0:0:0:0:1"
            || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}
