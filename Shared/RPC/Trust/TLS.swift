internal import NIOCore
internal import NIOSSL

/// TLS for new connections, by the files as they are when the connection is made.
struct TLS: Sendable {
    private let contexts: WatchedFiles<NIOSSLContext>

    /// Of a server that has an identity.
    init(server trust: ServerTrust, _ identity: Identity) throws(TrustError) {
        let authorities = trust.clientAuthorities
        contexts = try Self.watch([identity.certificate, identity.key, authorities]) {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try Self.chain(identity.certificate),
                privateKey: .privateKey(try Self.key(identity.key)))
            if let authorities {
                configuration.trustRoots = .certificates(try Self.certificates(authorities))
                configuration.certificateVerification = .noHostnameVerification
            }
            return configuration
        }
    }

    /// Of a client that knows its server's authorities.
    init(client trust: ClientTrust, authorities: String) throws(TrustError) {
        let identity = trust.identity
        contexts = try Self.watch([authorities, identity?.certificate, identity?.key]) {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.trustRoots = .certificates(try Self.certificates(authorities))
            if let identity {
                configuration.certificateChain = try Self.chain(identity.certificate)
                configuration.privateKey = .privateKey(try Self.key(identity.key))
            }
            return configuration
        }
    }

    private static func watch(
        _ paths: [String?], _ make: @escaping @Sendable () throws -> TLSConfiguration
    ) throws(TrustError) -> WatchedFiles<NIOSSLContext> {
        let paths = paths.compactMap { $0 }
        do {
            return try WatchedFiles(paths) {
                var configuration = try make()
                configuration.minimumTLSVersion = .tlsv12
                configuration.applicationProtocols = ["h2"]
                return try NIOSSLContext(configuration: configuration)
            }
        } catch {
            throw error as? TrustError
                ?? TrustError(path: paths.joined(separator: ", "), reason: "\(error)")
        }
    }

    private static func certificates(_ path: String) throws(TrustError) -> [NIOSSLCertificate] {
        do { return try NIOSSLCertificate.fromPEMFile(path) } catch {
            throw TrustError(path: path, reason: "expected certificates in PEM (\(error))")
        }
    }

    private static func chain(_ path: String) throws(TrustError) -> [NIOSSLCertificateSource] {
        try certificates(path).map { .certificate($0) }
    }

    private static func key(_ path: String) throws(TrustError) -> NIOSSLPrivateKey {
        do { return try NIOSSLPrivateKey(file: path, format: .pem) } catch {
            throw TrustError(path: path, reason: "expected a private key in PEM (\(error))")
        }
    }

    // MARK: Channels, on their event loops

    func addServer(to channel: any Channel) throws {
        try channel.pipeline.syncOperations.addHandler(
            NIOSSLServerHandler(context: contexts.current))
    }

    /// - Parameter name: whom the certificate must name; an IP address is compared with the peer's own.
    func addClient(to channel: any Channel, name: String) throws {
        let isNumeric = (try? SocketAddress(ipAddress: name, port: 0)) != nil
        let handler = try NIOSSLClientHandler(
            context: contexts.current, serverHostname: isNumeric ? nil : name)
        try channel.pipeline.syncOperations.addHandler(handler)
    }
}
