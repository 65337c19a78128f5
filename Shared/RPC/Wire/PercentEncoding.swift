/// `grpc-message`: UTF-8 with everything but printable ASCII written as `%XX`.
package enum PercentEncoding {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// - Parameter limit: of the result, in bytes; what does not fit is cut off, whole characters at a time.
    package static func encode(_ text: String, limit: Int = .max) -> String {
        var encoded: [UInt8] = []
        for scalar in text.unicodeScalars {
            let start = encoded.count
            for byte in scalar.utf8 {
                if (0x20...0x7e).contains(byte), byte != 0x25 {
                    encoded.append(byte)
                } else {
                    encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
            if encoded.count > limit {
                encoded.removeSubrange(start...)
                break
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// Takes what is no valid escape as it stands, and what is no UTF-8 as replacement characters.
    package static func decode(_ text: String) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var at = 0
        while at < source.count {
            if source[at] == 0x25, at + 2 < source.count, let high = digit(source[at + 1]),
                let low = digit(source[at + 2])
            {
                bytes.append(high << 4 | low)
                at += 3
            } else {
                bytes.append(source[at])
                at += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
