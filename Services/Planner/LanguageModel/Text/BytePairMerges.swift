/// Byte-pair merging: of all neighbours that may merge, the pair learned first merges first, the
/// leftmost if there are several, until no pair is left.
struct BytePairMerges: Sendable {
    private struct Merge {
        let rank: Int32
        let result: Int32
    }

    private var merges: [UInt64: Merge] = [:]

    init(capacity: Int) { merges.reserveCapacity(capacity) }

    /// Adds the next pair in the order of learning.
    mutating func append(_ left: Int32, _ right: Int32, result: Int32) {
        let key = Self.key(left, right)
        guard merges[key] == nil else { return }
        merges[key] = Merge(rank: Int32(merges.count), result: result)
    }

    private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    /// Merges the symbols of one piece; takes n·log n steps however long it is.
    func merge(_ symbols: [Int32]) -> [Int32] {
        guard symbols.count > 1 else { return symbols }
        var symbols = symbols
        var next = (1...symbols.count).map { Int32($0) }
        var previous = (0..<symbols.count).map { Int32($0) - 1 }
        var queue = Queue()
        for left in 0..<symbols.count - 1 { offer(left, left + 1, symbols, &queue) }
        while let best = queue.pop() {
            let left = best.position
            let right = Int(next[left])
            // A candidate is stale once either of its symbols has merged.
            guard symbols[left] >= 0, right < symbols.count,
                let merge = merges[Self.key(symbols[left], symbols[right])],
                merge.rank == best.rank
            else { continue }
            symbols[left] = merge.result
            symbols[right] = -1
            next[left] = next[right]
            if Int(next[left]) < symbols.count {
                previous[Int(next[left])] = Int32(left)
                offer(left, Int(next[left]), symbols, &queue)
            }
            if previous[left] >= 0 { offer(Int(previous[left]), left, symbols, &queue) }
        }
        return symbols.filter { $0 >= 0 }
    }

    private func offer(_ left: Int, _ right: Int, _ symbols: [Int32], _ queue: inout Queue) {
        guard let merge = merges[Self.key(symbols[left], symbols[right])] else { return }
        queue.push(Queue.Candidate(rank: merge.rank, position: left))
    }
}

/// A binary heap of merge candidates, lowest rank first, then leftmost.
private struct Queue {
    struct Candidate: Comparable {
        let rank: Int32
        let position: Int

        static func < (a: Candidate, b: Candidate) -> Bool {
            (a.rank, a.position) < (b.rank, b.position)
        }
    }

    private var heap: [Candidate] = []

    mutating func push(_ candidate: Candidate) {
        heap.append(candidate)
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> Candidate? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child] < heap[least] { least = child }
            }
            if least == parent { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
