import Layout
import Space
import Testing

/// Rooms, foregrounds and hollows: places that a solver of boxes would not find by itself.
@Suite struct RoomTests {
    static func piece(_ id: String, _ group: Int, _ size: V3, _ role: Actor.Role) -> Actor {
        var actor = Actor(id: id, group: group, noun: id, size: size, perch: .floor)
        actor.role = role
        return actor
    }

    static func room(_ actors: [Actor], _ wishes: [Wish] = []) -> Brief {
        var brief = Brief(
            actors: actors, wishes: wishes, base: .floor, hasWall: true, pitch: 0.1,
            verticalFov: 0.7, aspect: 1.7778)
        brief.isRoom = true
        return brief
    }

    @Test(
        "a room is furnished closely: the bookcase at the back, the lamp beside the sofa, the rug before it",
        arguments: 0..<8)
    func living(seed: Int) {
        let actors = [
            Self.piece("sofa", 1, V3(1.7, 0.8, 0.85), .sofa),
            Self.piece("lamp", 2, V3(0.4, 1.5, 0.4), .lamp),
            Self.piece("bookcase", 3, V3(1.2, 1.9, 0.35), .wall),
            Self.piece("rug", 4, V3(2.4, 0.01, 1.6), .rug),
        ]
        let places = Arranger().arrange(Self.room(actors), seed: UInt64(seed)).placements
        let prints = zip(actors, places).map { ArrangerTests.footprint($0, $1) }
        let backs = prints.prefix(3).map { $0.z - $0.reach.z }
        #expect(backs[2] < (backs.min() ?? 0) + 0.1)
        #expect(prints[1].gap(prints[0]) < 0.5)
        let (left, right) = (
            prints.prefix(3).map { $0.x - $0.reach.x }.min() ?? 0,
            prints.prefix(3).map { $0.x + $0.reach.x }.max() ?? 0
        )
        #expect(right - left < 4.6)
        // Under the front of the sofa and farther to the front.
        #expect(prints[3].gap(prints[0]) < 0)
        #expect(prints[3].z > prints[0].z)
        #expect(places[3].position.y == 0)
    }

    @Test("what is under a lamp post stands at its foot, and the post on the ground")
    func lampPost() {
        let post = Self.piece("post", 1, V3(0.5, 3.6, 0.5), .none)
        let bicycle = Self.piece("bicycle", 2, V3(1.7, 1, 0.5), .none)
        let result = Arranger().arrange(
            Brief(
                actors: [post, bicycle], wishes: [Wish(2, .under, 1)], base: .ground,
                hasWall: false, pitch: 0.05, verticalFov: 0.6, aspect: 0.75), seed: 3)
        #expect(result.platforms.isEmpty)
        #expect(result.placements[0].position.y == 0)
        let gap = ArrangerTests.footprint(post, result.placements[0]).gap(
            ArrangerTests.footprint(bicycle, result.placements[1]))
        #expect(gap > 0 && gap < 1)
    }

    @Test("a boat stands far before a lighthouse, so that both are seen", arguments: 0..<4)
    func foreground(seed: Int) {
        let actors = [
            Self.piece("tower", 1, V3(6, 20, 6), .none),
            Self.piece("boat", 2, V3(3, 0.8, 1.3), .none),
        ]
        var brief = Brief(
            actors: actors, base: .ground, hasWall: false, pitch: -0.15, verticalFov: 0.65,
            aspect: 1.7778)
        brief.isOutdoors = true
        let places = Arranger().arrange(brief, seed: UInt64(seed)).placements
        #expect(places[1].position.z > places[0].position.z + 6)
    }

    @Test("above a laptop is not on its keyboard")
    func aboveLaptop() {
        var laptop = ArrangerTests.actor("laptop", 1, V3(0.34, 0.24, 0.32))
        laptop.top = Actor.Area(height: 0.02, halfX: 0.16, halfZ: 0.1)
        let book = ArrangerTests.actor("book", 2, V3(0.15, 0.035, 0.22))
        let result = Arranger().arrange(
            ArrangerTests.brief([laptop, book], [Wish(2, .above, 1)]), seed: 1)
        #expect(result.platforms.count == 1)
        #expect(result.placements[1].position.y > 0.75 + 0.24)
    }

    @Test("fruit begins to fall within the mouth of its bowl, apart from one another")
    func contents() {
        var bowl = ArrangerTests.actor("bowl", 1, V3(0.24, 0.1, 0.24))
        bowl.inside = Actor.Area(
            height: 0.01, halfX: 0.06, halfZ: 0.06, depth: 0.09,
            profile: [SIMD2(0.05, 0.01), SIMD2(0.09, 0.04), SIMD2(0.115, 0.1)])
        let fruit = (1...4).map { ArrangerTests.actor("apple\($0)", 2, V3(0.08, 0.08, 0.08)) }
        let result = Arranger().arrange(
            ArrangerTests.brief([bowl] + fruit, [Wish(2, .inside, 1)]), seed: 1)
        let middle = result.placements[0].position
        for place in result.placements.dropFirst() {
            let away = place.position - middle
            #expect(V3(away.x, 0, away.z).length + 0.04 < 0.125)
            #expect(away.y > 0)
        }
        for a in 1..<5 {
            for b in 1..<a {
                let away = result.placements[a].position - result.placements[b].position
                #expect(away.length > 0.06)
            }
        }
        #expect(result.dropped.count == 4)
    }

    @Test("a spoon stands in its cup")
    func spoon() {
        var cup = ArrangerTests.actor("cup", 1, V3(0.09, 0.1, 0.09))
        cup.inside = Actor.Area(height: 0.01, halfX: 0.035, halfZ: 0.035, depth: 0.09)
        let spoon = ArrangerTests.actor("spoon", 2, V3(0.03, 0.01, 0.18))
        let result = Arranger().arrange(
            ArrangerTests.brief([cup, spoon], [Wish(2, .inside, 1)]), seed: 1)
        #expect(result.placements[1].isUpended)
        #expect(!result.placements[0].isUpended)
    }
}
