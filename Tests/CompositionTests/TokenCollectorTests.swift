import Composition
import PlantainProto
import RPC
import Testing

@Suite struct TokenCollectorTests {
    private func chunk(_ positions: [UInt32], columns: UInt32 = 2, rows: UInt32 = 2) -> TokenChunk {
        TokenChunk(
            columns: columns, rows: rows,
            tokens: positions.map { Token(position: $0, first: $0 + 10, second: $0 + 20) })
    }

    @Test("tokens in any order land in their places")
    func order() throws {
        var collector = TokenCollector()
        try collector.take(chunk([3, 0]))
        try collector.take(chunk([2, 1]))
        #expect(try collector.grid().codes == [10, 20, 11, 21, 12, 22, 13, 23])
    }

    @Test("a grid with a gap is refused, also when a token came twice")
    func gap() throws {
        var collector = TokenCollector()
        try collector.take(chunk([0, 1, 2, 2]))
        #expect(collector.count == 3)
        #expect(throws: RPCError.self) { try collector.grid() }
    }

    @Test("positions, codes and sizes out of range are refused")
    func range() throws {
        var collector = TokenCollector()
        #expect(throws: RPCError.self) { try collector.take(chunk([4])) }
        #expect(throws: RPCError.self) { try collector.take(chunk([0], columns: 3)) }
        var huge = TokenCollector()
        #expect(throws: RPCError.self) { try huge.take(chunk([0], columns: 70_000, rows: 70_000)) }
        let wild = TokenChunk(
            columns: 2, rows: 2, tokens: [Token(position: 0, first: 256, second: 0)])
        #expect(throws: RPCError.self) { try collector.take(wild) }
    }
}
