package import PlantainProto
import RPC

/// Puts tokens, in whatever order they were written, into their grid.
package struct TokenCollector {
    private var columns = 0
    private var rows = 0
    private var codes: [UInt8] = []
    private var known: [Bool] = []
    package private(set) var count = 0

    package init() {}

    package var total: Int { columns * rows }

    package mutating func take(_ chunk: TokenChunk) throws {
        guard chunk.columns > 0 || chunk.rows > 0 || !chunk.tokens.isEmpty else { return }
        if total == 0 {
            guard (1...512).contains(chunk.columns), (1...512).contains(chunk.rows) else {
                throw RPCError(
                    .internalError,
                    "expected a grid of 1 to 512 a side, got \(chunk.columns)x\(chunk.rows)")
            }
            (columns, rows) = (Int(chunk.columns), Int(chunk.rows))
            codes = [UInt8](repeating: 0, count: 2 * total)
            known = [Bool](repeating: false, count: total)
        }
        guard columns == Int(chunk.columns), rows == Int(chunk.rows) else {
            throw RPCError(.internalError, "the token grid changed its size midway")
        }
        for token in chunk.tokens {
            guard token.position < total, token.first < 256, token.second < 256 else {
                throw RPCError(
                    .internalError,
                    "token (\(token.first), \(token.second)) at \(token.position) is out of range")
            }
            let at = Int(token.position)
            if !known[at] { count += 1 }
            known[at] = true
            codes[2 * at] = UInt8(token.first)
            codes[2 * at + 1] = UInt8(token.second)
        }
    }

    package func grid() throws -> TokenGrid {
        guard total > 0, count == total else {
            throw RPCError(.internalError, "it wrote \(count) of \(total) tokens")
        }
        return TokenGrid(columns: UInt32(columns), rows: UInt32(rows), codes: codes)
    }
}
