public import ArgumentParser
internal import Foundation
internal import RPC
internal import Synchronization

/// Lines of JSON on standard error, one an event. What people ask for and what they get is never part of a
/// line, but at level `debug`, where a call's error is given in its own words.
public enum Log {
    public enum Level: String, Sendable, CaseIterable, ExpressibleByArgument, Comparable {
        case debug, info, warning, error, off

        public static func < (a: Level, b: Level) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }
    }

    private static let level = Mutex(Level.off)

    /// Lines below this level are not written; at first none are.
    public static func setLevel(_ new: Level) { level.withLock { $0 = new } }

    static func isOn(_ asked: Level) -> Bool { asked >= level.withLock { $0 } }

    /// Writes one line.
    public static func write(
        _ asked: Level, _ event: String, _ fields: KeyValuePairs<String, Field> = [:]
    ) {
        guard isOn(asked) else { return }
        var all: [(String, Field)] = [
            ("time", .text(Date.now.formatted(.iso8601.time(includingFractionalSeconds: true)))),
            ("level", .text(asked.rawValue)), ("program", .text(program)), ("event", .text(event)),
        ]
        if let trace = Trace.current, !fields.contains(where: { $0.key == "trace" }) {
            all += [("trace", .text(trace.id)), ("span", .text(trace.span))]
        }
        for (key, value) in fields { all.append((key, value)) }
        let line = "{" + all.map { "\(quoted($0)):\($1.json)" }.joined(separator: ",") + "}\n"
        // One write a line, so that lines of several processes do not mix. Nobody may be reading.
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }

    private static let program = URL(
        fileURLWithPath: CommandLine.arguments.first ?? "plantain"
    ).lastPathComponent

    /// A value of a line.
    public enum Field: Sendable {
        case text(String)
        case number(Double)

        var json: String {
            switch self {
            case .text(let text): quoted(text)
            case .number(let number): number.isFinite ? "\(number)" : "null"
            }
        }
    }

    fileprivate static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20:
                result += "\\u" + String(String(scalar.value + 0x10000, radix: 16).dropFirst())
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension Log.Field: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}

/// Logs and counts the calls of a server.
struct CallJournal: CallObserver {
    let metrics: Metrics

    func began(_ service: String, _ method: String) {
        metrics.shift(
            "plantain_calls_running", "Calls being answered.", by: 1,
            ["service": service, "method": method])
    }

    func ended(_ call: CallRecord) {
        let seconds = call.duration / .seconds(1)
        metrics.shift(
            "plantain_calls_running", "Calls being answered.", by: -1,
            ["service": call.service, "method": call.method])
        metrics.count(
            "plantain_calls_total", "Calls that have ended.", by: 1,
            ["service": call.service, "method": call.method, "code": call.code.name])
        let isOwn = call.service.hasPrefix("plantain.")
        if isOwn {
            metrics.observe(
                "plantain_call_seconds", "How long calls took.", seconds,
                ["service": call.service, "method": call.method])
        }
        let level: Log.Level = isOwn ? .info : .debug
        guard Log.isOn(level) else { return }
        Trace.$current.withValue(call.trace) {
            if Log.isOn(.debug) {
                Log.write(
                    level, "call",
                    [
                        "method": .text("/\(call.service)/\(call.method)"),
                        "code": .text(call.code.name), "seconds": .number(seconds),
                        "peer": .text(call.peer), "message": .text(call.message),
                    ])
            } else {
                Log.write(
                    level, "call",
                    [
                        "method": .text("/\(call.service)/\(call.method)"),
                        "code": .text(call.code.name), "seconds": .number(seconds),
                        "peer": .text(call.peer),
                    ])
            }
        }
    }
}
