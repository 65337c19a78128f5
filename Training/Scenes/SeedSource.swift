import Foundation

/// Which scenes to make: `3`, `0..<100`, `5...9`, or `-` for one number a line on standard input.
struct SeedSource: Sequence, IteratorProtocol {
    private var numbers: Range<UInt64>?

    static let standardInput = SeedSource()

    private init() {}

    init?(_ text: String) {
        if text == "-" { return }
        if let one = UInt64(text), one < .max {
            numbers = one..<one + 1
            return
        }
        for (mark, extra) in [("..<", UInt64(0)), ("...", 1)] {
            let ends = text.components(separatedBy: mark)
            if ends.count == 2, let low = UInt64(ends[0]), let high = UInt64(ends[1]), low <= high,
                high < .max
            {
                numbers = low..<high + extra
                return
            }
        }
        return nil
    }

    mutating func next() -> UInt64? {
        if let left = numbers {
            numbers = left.dropFirst()
            return left.first
        }
        while let line = readLine() {
            if let seed = UInt64(line.trimmingCharacters(in: .whitespaces)) { return seed }
        }
        return nil
    }
}
