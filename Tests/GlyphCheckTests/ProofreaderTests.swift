import GlyphCheck
import GuideMap
import Testing

@Suite struct ProofreaderTests {
    let board = Board()
    let x = 30
    let y = 20

    private var text: PlannedText {
        PlannedText(
            index: 3, text: Board.text, body: 1,
            box: PixelRect(x: x, y: y, width: board.width, height: board.height), divisor: 1,
            letters: board.letters, radius: Board.em / 2)
    }

    private func reader(
        redraws: Bool, again: [Float], first: [Float]? = nil
    ) -> Proofreader {
        let (board, x, y) = (board, x, y)
        return Proofreader(
            [text], redraws: redraws,
            planned: { _ in
                (board.coverage, [Bool](repeating: true, count: board.coverage.count))
            },
            draw: { _, isAgain in
                [board.piece(isAgain ? again : first ?? again, x: x, y: y)]
            })
    }

    /// The upper and the lower half of a drawn board.
    private func halves(_ lightness: [Float]) -> [DrawnPiece] {
        let whole = board.piece(lightness, x: x, y: y)
        let rows = board.height / 2
        let cut = 3 * rows * board.width
        return [
            DrawnPiece(
                rect: PixelRect(x: x, y: y, width: board.width, height: rows),
                rgb: Array(whole.rgb[..<cut])),
            DrawnPiece(
                rect: PixelRect(
                    x: x, y: y + rows, width: board.width, height: board.height - rows),
                rgb: Array(whole.rgb[cut...])),
        ]
    }

    @Test("a piece beside the text, on its last rows, is handed on untouched")
    func beside() throws {
        var reader = reader(redraws: false, again: board.lightness())
        let rect = PixelRect(x: x + 4 * board.width, y: y, width: 8, height: board.height)
        let piece = DrawnPiece(
            rect: rect, rgb: [UInt8](repeating: 9, count: 3 * rect.width * rect.height))
        #expect(try reader.take(piece).map(\.rect) == [rect])
    }

    @Test("a miss is held back, drawn again, and only the better pixels go out")
    func again() throws {
        let good = board.lightness()
        var reader = reader(redraws: true, again: good)
        let elsewhere = DrawnPiece(
            rect: PixelRect(x: 0, y: 0, width: 4, height: 4), rgb: [UInt8](repeating: 9, count: 48))
        #expect(try reader.take(elsewhere) == [elsewhere])
        let bad = halves(board.lightness(contrast: 0))
        #expect(try reader.take(bad[0]).isEmpty)
        let out = try reader.take(bad[1])
        #expect(out.map(\.rect) == bad.map(\.rect))
        // Beyond the rim, where it fades in, the second drawing stands.
        let at = 3 * (20 * board.width + 40)
        #expect(out[0].rgb[at] == halves(good)[0].rgb[at])
        #expect(try reader.finish().isEmpty)
        #expect(reader.remarks.count == 1)
        #expect(reader.remarks[0].contains("drawn again with other noise; now it stands"))
    }

    @Test("a second try that is no better is said plainly and not used")
    func noBetter() throws {
        var reader = reader(redraws: true, again: board.lightness(contrast: 0))
        let bad = halves(board.lightness(ink: board.blurred(deviation: 8)))
        #expect(try bad.flatMap { try reader.take($0) } == bad)
        #expect(reader.remarks[0].contains("no better"))
        #expect(reader.misses.map(\.text) == [3])
    }

    @Test("a second try that still misses is used and said to miss")
    func better() throws {
        var reader = reader(redraws: true, again: board.lightness(ink: board.without(0)))
        let bad = halves(board.lightness(contrast: 0))
        #expect(try bad.flatMap { try reader.take($0) } != bad)
        #expect(reader.remarks[0].contains("still misses (7 of 8 letters stand)"))
        #expect(reader.misses.map(\.score.standing) == [7])
    }

    @Test("where nothing is drawn again, pieces pass at once and a miss is a remark")
    func remark() throws {
        var reader = reader(redraws: false, again: board.lightness())
        let bad = halves(board.lightness(contrast: 0))
        #expect(try reader.take(bad[0]) == [bad[0]])
        #expect(try reader.take(bad[1]) == [bad[1]])
        #expect(reader.remarks[0].contains("did not come out as planned"))
        #expect(!reader.remarks[0].contains("again"))
    }

    @Test("good lettering goes out as it came")
    func good() throws {
        var reader = reader(redraws: true, again: board.lightness(contrast: 0))
        let pieces = halves(board.lightness())
        #expect(try pieces.flatMap { try reader.take($0) } == pieces)
        #expect(reader.remarks == ["“OPEN LATE” stands as planned"] && reader.misses.isEmpty)
    }

    @Test("a region that holds half of a text gets the same pixels as the whole picture")
    func region() throws {
        let (good, bad) = (board.lightness(), board.lightness(contrast: 0))
        var whole = reader(redraws: true, again: good, first: bad)
        let expected = try halves(bad).flatMap { try whole.take($0) }
        var part = reader(redraws: true, again: good, first: bad)
        #expect(try part.take(halves(bad)[0]).isEmpty)
        #expect(try part.finish() == [expected[0]])
    }
}
