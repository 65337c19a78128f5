import Foundation
import FuzzTargets
import Testing

/// A short, repeatable form of Tests/Fuzz/run.sh: without coverage, and without a sanitizer.
@Suite("whatever strangers send")
struct FuzzTests {
    /// Changed inputs of each target; of the slow ones fewer.
    static let rounds = 4_000

    @Test(
        "no input of the corpus and none of its changes ends the process",
        arguments: FuzzTarget.allCases)
    func survives(target: FuzzTarget) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fuzz/corpus/\(target.rawValue)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let corpus = try names.map {
            [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))
        }
        try #require(!corpus.isEmpty)
        for input in corpus { target.run(input) }
        var dice = Dice(state: 11)
        for round in 0..<Self.rounds {
            target.run(dice.change(corpus[round % corpus.count], corpus))
        }
    }
}

/// Changes inputs as fuzzers do; the same changes each time.
private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(sides, 1)
    }

    mutating func change(_ input: [UInt8], _ corpus: [[UInt8]]) -> [UInt8] {
        var bytes = input
        for _ in 0...roll(6) {
            let at = roll(bytes.count)
            switch roll(7) {
            case 0 where !bytes.isEmpty: bytes[at] ^= 1 << UInt8(roll(8))
            case 1 where !bytes.isEmpty: bytes[at] = [0, 1, 127, 128, 255][roll(5)]
            case 2 where !bytes.isEmpty:
                bytes.removeSubrange(at..<min(at + 1 + roll(8), bytes.count))
            case 3: bytes.insert(contentsOf: (0...roll(8)).map { _ in UInt8(roll(256)) }, at: at)
            case 4: bytes = Array(bytes.prefix(roll(bytes.count + 1)))
            case 5 where !bytes.isEmpty:
                let piece = bytes[at..<min(at + 1 + roll(32), bytes.count)]
                bytes.insert(contentsOf: piece, at: roll(bytes.count))
            default: bytes = Array(bytes.prefix(at)) + corpus[roll(corpus.count)].suffix(roll(64))
            }
        }
        return bytes
    }
}
