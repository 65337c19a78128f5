internal import Foundation

/// Base64 as metadata use it: written without padding, read with or without.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().filter { $0 != "=" }
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let digits = String(text.filter { $0 != "=" })
        let padding = String(repeating: "=", count: (4 - digits.utf8.count % 4) % 4)
        return Data(base64Encoded: digits + padding).map { [UInt8]($0) }
    }
}
