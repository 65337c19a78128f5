internal import Synchronization

/// What this process counts, for Prometheus.
public final class Metrics: Sendable {
    public static let shared = Metrics()

    enum Kind: String, Sendable { case counter, gauge, histogram }

    /// One name with all its labels.
    struct Family: Sendable {
        var kind: Kind
        var help: String
        /// Upper bounds of a histogram's buckets.
        var bounds: [Double] = []
        var values: [String: Double] = [:]
        var counts: [String: [UInt64]] = [:]
    }

    /// Seconds, from a quick call to a slow picture.
    static let seconds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320]

    private let families = Mutex<[String: Family]>([:])
    private let readings = Mutex<[String: @Sendable () -> Double]>([:])

    public init() {}

    /// Adds to something that only grows.
    public func count(
        _ name: String, _ help: String, by amount: Double = 1,
        _ labels: KeyValuePairs<String, String> = [:]
    ) {
        let key = Self.text(labels)
        change(name, .counter, help) { $0.values[key, default: 0] += amount }
    }

    /// Adds to something that also falls.
    public func shift(
        _ name: String, _ help: String, by amount: Double,
        _ labels: KeyValuePairs<String, String> = [:]
    ) {
        let key = Self.text(labels)
        change(name, .gauge, help) { $0.values[key, default: 0] += amount }
    }

    /// Sets what stands now.
    public func set(
        _ name: String, _ help: String, to value: Double,
        _ labels: KeyValuePairs<String, String> = [:]
    ) {
        let key = Self.text(labels)
        change(name, .gauge, help) { $0.values[key] = value }
    }

    /// A gauge that is read when it is asked for.
    public func read(_ name: String, _ help: String, _ value: @escaping @Sendable () -> Double) {
        change(name, .gauge, help) { _ in }
        readings.withLock { $0[name] = value }
    }

    /// Notes one duration, in seconds.
    public func observe(
        _ name: String, _ help: String, _ value: Double,
        _ labels: KeyValuePairs<String, String> = [:]
    ) {
        let key = Self.text(labels)
        change(name, .histogram, help) { family in
            family.bounds = Self.seconds
            var counts =
                family.counts[key] ?? [UInt64](repeating: 0, count: Self.seconds.count + 1)
            counts[Self.seconds.firstIndex { value <= $0 } ?? Self.seconds.count] += 1
            family.counts[key] = counts
            family.values[key, default: 0] += value
        }
    }

    private func change(
        _ name: String, _ kind: Kind, _ help: String, _ body: (inout Family) -> Void
    ) {
        families.withLock { body(&$0[name, default: Family(kind: kind, help: help)]) }
    }

    /// Everything in Prometheus's text format, version 0.0.4.
    public func exposition() -> String {
        for (name, read) in readings.withLock({ $0 }) {
            let value = read()
            families.withLock { $0[name]?.values[""] = value }
        }
        let all = families.withLock { $0 }
        return all.sorted { $0.key < $1.key }.map { name, family in
            "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.kind.rawValue)\n"
                + (family.kind == .histogram
                    ? Self.histogram(name, family)
                    : family.values.sorted { $0.key < $1.key }.map { labels, value in
                        "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(value))\n"
                    }.joined())
        }.joined()
    }

    private static func histogram(_ name: String, _ family: Family) -> String {
        var text = ""
        for (labels, counts) in family.counts.sorted(by: { $0.key < $1.key }) {
            let lead = labels.isEmpty ? "" : labels + ","
            var sum: UInt64 = 0
            for (index, count) in counts.enumerated() {
                sum += count
                let bound = index < family.bounds.count ? number(family.bounds[index]) : "+Inf"
                text += "\(name)_bucket{\(lead)le=\"\(bound)\"} \(sum)\n"
            }
            let own = labels.isEmpty ? "" : "{\(labels)}"
            text += "\(name)_sum\(own) \(number(family.values[labels] ?? 0))\n"
            text += "\(name)_count\(own) \(sum)\n"
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// `a="b",c="d"`, escaped.
    private static func text(_ labels: KeyValuePairs<String, String>) -> String {
        var text = ""
        for (key, value) in labels {
            if !text.isEmpty { text += "," }
            text += key
            text += "=\""
            // Made for every call: most values need no look at each letter.
            if value.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 == 0x0A }) {
                for letter in value.unicodeScalars {
                    switch letter {
                    case "\\": text += "\\\\"
                    case "\"": text += "\\\""
                    case "\n": text += "\\n"
                    default: text.unicodeScalars.append(letter)
                    }
                }
            } else {
                text += value
            }
            text += "\""
        }
        return text
    }
}
