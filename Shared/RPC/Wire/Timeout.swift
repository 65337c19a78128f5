/// `grpc-timeout`: at most eight digits and a unit.
package enum Timeout {
    package static func encode(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        if seconds < 0 || attoseconds < 0 { return "0n" }
        if seconds > 99_999_999 { return "\(min(seconds / 3600, 99_999_999))H" }
        let units: [(String, Int64)] = [
            ("n", 1_000_000_000), ("u", 1_000_000), ("m", 1000), ("S", 1),
        ]
        for (unit, perSecond) in units {
            let count = seconds * perSecond + attoseconds / (1_000_000_000_000_000_000 / perSecond)
            if count <= 99_999_999 { return "\(count)\(unit)" }
        }
        return "\(seconds)S"
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
