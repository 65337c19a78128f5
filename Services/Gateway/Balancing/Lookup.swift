internal import Dispatch
internal import Foundation
internal import Glibc
internal import RPC

/// Finds the addresses of a host name. Orchestrators list all replicas of a service under one name.
package struct Lookup: Sendable {
    package let addresses: @Sendable (String) async -> [String]

    package init(addresses: @escaping @Sendable (String) async -> [String]) {
        self.addresses = addresses
    }

    /// By the system: DNS, hosts file and whatever else it is set up to ask.
    package static let system = Lookup { name in
        await withCheckedContinuation { continuation in
            // It blocks for as long as a name server takes.
            DispatchQueue.global().async { continuation.resume(returning: resolve(name)) }
        }
    }

    /// Numeric addresses, sorted, each once; none if the name is not known.
    private static func resolve(_ name: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list = unsafe UnsafeMutablePointer<addrinfo>(nil)
        guard unsafe getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var found: Set<String> = []
        var next = unsafe list
        while let entry = unsafe next {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let code = unsafe getnameinfo(
                entry.pointee.ai_addr, entry.pointee.ai_addrlen, &text, socklen_t(text.count), nil,
                0, NI_NUMERICHOST)
            if code == 0 {
                let end = text.firstIndex(of: 0) ?? text.count
                found.insert(
                    String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
            unsafe next = entry.pointee.ai_next
        }
        return found.sorted()
    }
}

extension Address {
    /// The host, if it is a name that may stand for several machines.
    var name: String? {
        guard case .tcp(let host, _) = self, !host.contains(":"), host != "localhost",
            !host.allSatisfy({ $0.isNumber || $0 == "." })
        else { return nil }
        return host
    }
}
