import Layout
import Space
import Testing

@Suite struct ArrangerTests {
    static func actor(_ id: String, _ group: Int, _ size: V3 = V3(0.1, 0.12, 0.1)) -> Actor {
        Actor(id: id, group: group, noun: id, size: size)
    }

    static func brief(
        _ actors: [Actor], _ wishes: [Wish] = [], _ formations: [Int: Formation] = [:],
        base: Brief.Base = .table
    ) -> Brief {
        Brief(
            actors: actors, wishes: wishes, formations: formations, base: base, hasWall: true,
            pitch: 0.3,
            verticalFov: 0.5, aspect: 1)
    }

    static func footprint(_ actor: Actor, _ place: Placement) -> Footprint {
        Footprint(
            x: place.position.x, z: place.position.z, halfX: actor.size.x / 2,
            halfZ: actor.size.z / 2,
            yaw: place.yaw)
    }

    @Test("left is left and right is right, for every seed", arguments: 0..<20)
    func sides(seed: Int) {
        let brief = Self.brief(
            [
                Self.actor("mug", 1), Self.actor("book", 2, V3(0.2, 0.03, 0.15)),
                Self.actor("vase", 3, V3(0.1, 0.3, 0.1)),
            ],
            [Wish(1, .left, 2), Wish(3, .right, 2)])
        let places = Arranger().arrange(brief, seed: UInt64(seed)).placements
        #expect(places[0].position.x < places[1].position.x - 0.05)
        #expect(places[2].position.x > places[1].position.x + 0.05)
    }

    @Test("what is between two of a group has one on either side", arguments: 0..<10)
    func between(seed: Int) {
        let actors = [
            Self.actor("pot", 1, V3(0.22, 0.18, 0.16)), Self.actor("cup1", 2),
            Self.actor("cup2", 2),
        ]
        let brief = Self.brief(actors, [Wish(1, .between, 2, 2)])
        let places = Arranger().arrange(brief, seed: UInt64(seed)).placements
        let cups = [places[1].position, places[2].position].sorted { $0.x < $1.x }
        #expect(cups[0].x + 0.05 < places[0].position.x)
        #expect(places[0].position.x < cups[1].x - 0.05)
    }

    @Test("behind is farther from the camera, in front nearer", arguments: 0..<10)
    func depth(seed: Int) {
        let actors = [
            Self.actor("a", 1), Self.actor("b", 2, V3(0.1, 0.3, 0.1)), Self.actor("c", 3),
        ]
        let brief = Self.brief(actors, [Wish(2, .behind, 1), Wish(3, .front, 1)])
        let places = Arranger().arrange(brief, seed: UInt64(seed)).placements
        #expect(places[1].position.z < places[0].position.z - 0.05)
        #expect(places[2].position.z > places[0].position.z + 0.05)
    }

    @Test("what belongs on a wall is on the face of a door, not on its top", arguments: 0..<4)
    func wreath(seed: Int) {
        var (door, wreath) = (
            Self.actor("door", 1, V3(0.9, 2, 0.06)), Self.actor("wreath", 2, V3(0.5, 0.5, 0.1))
        )
        (door.perch, wreath.perch) = (.wall, .wall)
        let brief = Self.brief([door, wreath], [Wish(2, .on, 1)], base: .floor)
        let places = Arranger().arrange(brief, seed: UInt64(seed)).placements
        let away = places[1].position - places[0].position
        #expect(places[1].isFixed && places[1].support == "door")
        #expect(away.y > 0.8 && away.y + 0.5 < 2)
        #expect(abs(away.z - 0.08) < 0.01)
    }

    @Test("twelve things on a table do not overlap", arguments: 0..<6)
    func noOverlap(seed: Int) {
        let actors = (0..<12).map {
            Self.actor("t\($0)", $0 + 1, V3(0.08 + 0.01 * Float($0 % 4), 0.1, 0.09))
        }
        let places = Arranger().arrange(Self.brief(actors), seed: UInt64(seed)).placements
        for i in actors.indices {
            for j in actors.indices where j > i {
                let gap = Self.footprint(actors[i], places[i]).gap(
                    Self.footprint(actors[j], places[j]))
                #expect(gap > 0, "\(i) and \(j)")
            }
        }
    }

    @Test("a thing on another stands at the height of its top")
    func on() {
        var table = Self.actor("desk", 1, V3(1.2, 0.75, 0.6))
        table.perch = .floor
        table.top = Actor.Area(height: 0.75, halfX: 0.6, halfZ: 0.3)
        let brief = Self.brief([table, Self.actor("mug", 2)], [Wish(2, .on, 1)], base: .floor)
        let result = Arranger().arrange(brief, seed: 3)
        #expect(abs(result.placements[1].position.y - 0.75) < 1e-5)
        #expect(result.placements[1].support == "desk")
    }

    @Test("what is above something that cannot carry it gets a stand of its own")
    func above() throws {
        let brief = Self.brief(
            [Self.actor("ball", 1), Self.actor("cone", 2)], [Wish(1, .above, 2)])
        let result = Arranger().arrange(brief, seed: 1)
        let stand = try #require(result.platforms.first)
        #expect(stand.top.y > 0.75 + 0.12)
        #expect(abs(result.placements[0].position.y - stand.top.y) < 1e-5)
    }

    @Test("a stack has each member on the one below")
    func stack() {
        let actors = (0..<4).map { number -> Actor in
            var actor = Self.actor("book\(number)", 1, V3(0.2, 0.04, 0.15))
            actor.top = Actor.Area(height: 0.04, halfX: 0.1, halfZ: 0.075)
            return actor
        }
        let places = Arranger().arrange(Self.brief(actors, [], [1: .stack]), seed: 2).placements
        for k in 1..<4 {
            #expect(abs(places[k].position.y - places[k - 1].position.y - 0.04) < 1e-5)
            #expect(places[k].support == "book\(k - 1)")
        }
    }

    @Test("what is on a stack is on its topmost member")
    func onStack() {
        let books = (0..<3).map { number -> Actor in
            var actor = Self.actor("book\(number)", 1, V3(0.2, 0.04, 0.15))
            actor.top = Actor.Area(height: 0.04, halfX: 0.1, halfZ: 0.075)
            return actor
        }
        let brief = Self.brief(books + [Self.actor("apple", 2)], [Wish(2, .on, 1)], [1: .stack])
        #expect(Arranger().arrange(brief, seed: 2).placements[3].support == "book2")
    }

    @Test("a row stands at even distances")
    func row() {
        let actors = (0..<5).map { Self.actor("c\($0)", 1) }
        let places = Arranger().arrange(Self.brief(actors, [], [1: .row]), seed: 2).placements
        let xs = places.map(\.position.x).sorted()
        let gaps = zip(xs, xs.dropFirst()).map { $1 - $0 }
        #expect((gaps.max() ?? 0) < 1.25 * (gaps.min() ?? 0))
    }

    @Test("small things among furniture get a table")
    func mixed() {
        var sofa = Self.actor("sofa", 1, V3(2, 0.8, 0.9))
        sofa.perch = .floor
        let result = Arranger().arrange(
            Self.brief([sofa, Self.actor("mug", 2)], base: .floor), seed: 4)
        #expect(result.platforms.count == 1)
        #expect(result.placements[1].support == result.platforms.first?.id)
    }

    @Test("the same seed gives the same arrangement")
    func deterministic() {
        let brief = Self.brief((0..<5).map { Self.actor("t\($0)", $0 + 1) })
        #expect(Arranger().arrange(brief, seed: 9) == Arranger().arrange(brief, seed: 9))
    }
}
