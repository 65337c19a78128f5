/// `grpc-timeout`: at most eight digits and a unit.
package enum Timeout {
    /// Attoseconds of each unit.
    private static let units: [(name: String, size: Int128)] = [
        ("n", 1_000_000_000), ("u", 1_000_000_000_000), ("m", 1_000_000_000_000_000),
        ("S", 1_000_000_000_000_000_000), ("M", 60_000_000_000_000_000_000),
        ("H", 3_600_000_000_000_000_000_000),
    ]

    /// In the finest unit that has room, rounded up: the server must not give up before its client does.
    package static func encode(_ duration: Duration) -> String {
        let left = max(duration.attoseconds, 0)
        for (unit, size) in units {
            let count = (left + size - 1) / size
            if count <= 99_999_999 { return "\(count)\(unit)" }
        }
        return "99999999H"
    }

    package static func decode(_ text: String) -> Duration? {
        guard let unit = text.last, let count = Int64(text.dropLast()), count >= 0,
            (2...9).contains(text.utf8.count)
        else { return nil }
        return switch unit {
        case "n": .nanoseconds(count)
        case "u": .microseconds(count)
        case "m": .milliseconds(count)
        case "S": .seconds(count)
        case "M": .seconds(count * 60)
        case "H": .seconds(count * 3600)
        default: nil
        }
    }
}
