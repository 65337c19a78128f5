import GlyphCheck
import GuideMap
import Testing

@Suite struct LetteringScoreTests {
    let board = Board()

    @Test("good lettering passes: dark on light, light on dark, faint light, much grain")
    func good() throws {
        for lightness in [
            board.lightness(), board.lightness(contrast: -0.15),
            board.lightness(contrast: 0.12, grain: 0.01, ground: 0.15),
            board.lightness(grain: 0.12),
        ] {
            let score = try #require(board.score(lightness))
            #expect(score.isLegible, "\(score)")
            #expect(score.letters == 8)
        }
        // r of a picture that is linear in its coverage is 1.
        let clean = board.coverage.map { 0.9 - 0.5 * $0 }
        let score = try #require(board.score(clean))
        #expect(score.correlation > 0.9999)
        #expect(abs(score.contrast - 0.5) < 1e-4)
    }

    @Test("half a shadow across the board is no miss")
    func shadow() throws {
        let lightness = board.lightness().enumerated().map { index, value in
            index % board.width > board.width / 2 ? value : 0.4 * value
        }
        #expect(try #require(board.score(lightness)).isLegible)
    }

    @Test("blurred, absent, faint and shifted lettering fail")
    func bad() throws {
        let em = Float(Board.em)
        let cases: [(String, [Float])] = [
            ("blurred", board.lightness(ink: board.blurred(deviation: 0.2 * em))),
            ("absent", board.lightness(contrast: 0)),
            ("faint", board.lightness(contrast: 0.02, grain: 0.002)),
            ("shifted", board.lightness(ink: board.moved(right: 4, down: 4))),
            ("far", board.lightness(ink: board.moved(right: 20, down: 0))),
        ]
        for (name, lightness) in cases {
            let score = try #require(board.score(lightness))
            #expect(!score.isLegible, "\(name): \(score)")
        }
    }

    @Test("one letter that is missing is counted")
    func letter() throws {
        let score = try #require(board.score(board.lightness(ink: board.without(2))))
        #expect(score.letters == 8)
        #expect(score.standing == 7)
        #expect(!score.isLegible)
    }

    @Test("what stands in front of a letter takes it out of the count, and all of them leave none")
    func hidden() throws {
        var lightness = board.lightness()
        var ground = [Bool](repeating: true, count: lightness.count)
        for index in lightness.indices where index % board.width < board.letters[1].x {
            ground[index] = false
            lightness[index] = index % 7 == 0 ? 1 : 0
        }
        let score = try #require(board.score(lightness, ground: ground))
        #expect(score.letters == 7)
        #expect(score.isLegible)
        #expect(board.score(lightness, ground: ground.map { _ in false }) == nil)
    }
}
