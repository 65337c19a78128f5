import Foundation
import RPC
import Testing

@Suite("a server's limits")
struct LimitTests {
    @Test("docs/LIMITS.md has every limit with its default, in order, and nothing else")
    func documented() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/LIMITS.md")
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        let written = lines.filter { $0.hasPrefix("| `") }.map(String.init)
        let defaults = ServerLimits()
        let expected = ServerLimits.rows.map { row in
            "| `\(row.name)` | \(row.value(in: defaults)) | \(row.unit) | \(row.about) |"
        }
        #expect(written == expected)
    }

    @Test("every stored limit has a name, and no two share one")
    func complete() {
        #expect(Mirror(reflecting: ServerLimits()).children.count == ServerLimits.rows.count)
        #expect(Set(ServerLimits.rows.map(\.name)).count == ServerLimits.rows.count)
    }

    @Test("each limit can be set by its name within its range and in no other way")
    func setting() throws {
        for row in ServerLimits.rows {
            var limits = ServerLimits()
            try limits.set("\(row.name)=\(row.range.lowerBound)")
            #expect(row.value(in: limits) == row.range.lowerBound)
            for bad in ["\(row.range.upperBound + 1)", "\(row.range.lowerBound - 1)", "x", ""] {
                #expect(throws: ServerLimitError.self) { try limits.set("\(row.name)=\(bad)") }
            }
            #expect(throws: ServerLimitError.self) { try limits.set(row.name) }
        }
        var limits = ServerLimits()
        #expect(throws: ServerLimitError.unknown("nothing")) { try limits.set("nothing=1") }
        #expect(throws: ServerLimitError.unknown("")) { try limits.set("") }
    }
}
