import Terminal
import Testing

@Suite struct SummaryTests {
    @Test("a stage's parts stand beneath it with their speed, its share of the peak, and the rest")
    func parts() {
        let cost = StageCost(
            stage: "renderer", seconds: 4, peakMemoryBytes: 512 << 20,
            parts: [
                PartCost(part: "guides", seconds: 1),
                PartCost(part: "network", seconds: 2, operations: 100e9),
            ])
        let lines = breakdown([cost], peak: 200e9).split(separator: "\n").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(
            lines == [
                "renderer 4.00 s 512 MiB", "guides 1.00 s",
                "network 2.00 s 100.0 GFLOP 50.0 GFLOP/s 25 % of the peak",
                "everything else 1.00 s",
            ])
        #expect(!summary([cost]).contains("network"))
    }
}
