import Foundation
import ServiceKit
import Testing

@Suite("metrics")
struct MetricsTests {
    @Test("are written as Prometheus reads them")
    func exposition() {
        let metrics = Metrics()
        metrics.count("calls_total", "Calls.", by: 2, ["method": "a\"b"])
        metrics.count("calls_total", "Calls.", ["method": "a\"b"])
        metrics.read("waiting", "Waiting.") { 3.5 }
        metrics.observe("took_seconds", "Time.", 0.3)
        metrics.observe("took_seconds", "Time.", 1000)
        let text = metrics.exposition()
        #expect(text.contains("# TYPE calls_total counter\ncalls_total{method=\"a\\\"b\"} 3\n"))
        #expect(text.contains("# HELP waiting Waiting.\n# TYPE waiting gauge\nwaiting 3.5\n"))
        #expect(text.contains("took_seconds_bucket{le=\"0.25\"} 0\n"))
        #expect(text.contains("took_seconds_bucket{le=\"0.5\"} 1\n"))
        #expect(text.contains("took_seconds_bucket{le=\"+Inf\"} 2\n"))
        #expect(text.contains("took_seconds_sum 1000.3\ntook_seconds_count 2\n"))
    }
}
