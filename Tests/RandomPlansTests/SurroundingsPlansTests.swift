import Framing
import Illumination
import Knowledge
import Layout
import PlantainProto
import Space
import Staging
import Testing

@Suite("What is around a set")
struct SurroundingsPlansTests {
    private static let library = AssetLibrary()
    fileprivate static let canvas = Canvas(width: 1024, height: 1024, size: "1K", aspect: "1:1")

    private func prop(_ key: String, group: Int = 1, height: Float = 0) throws -> Prop {
        let asset = try #require(Self.library.asset(key))
        let scale = height > 0 ? height / asset.size.y : 1
        return Prop(
            id: "\(key)\(group)", group: group, noun: asset.concept, asset: asset,
            size: V3(asset.size) * scale)
    }

    private func stage(
        _ props: [Prop], _ kind: Scenery.Kind, place: Place, time: TimeOfDay = .noon,
        ground: Substance = .grass, base: Brief.Base = .ground, seed: UInt64 = 7,
        wall: Bool = false, canvas: Canvas = SurroundingsPlansTests.canvas
    ) -> ScenePlan {
        var set = SetBrief(
            props: props, ground: SetBrief.Ground(base, Material(substance: ground)),
            mood: Mood(place: place, time: time, sky: .clear),
            floor: Material(substance: .wood), wall: wall ? Material(substance: .plaster) : nil,
            canvas: canvas, seed: seed)
        set.scenery = Scenery(kind)
        return Stager(Self.library).stage(set).plan
    }

    @Test("belongs to no group, and everything asked for stays in the frame")
    func honest() throws {
        for (kind, place) in [
            (Scenery.Kind.street, Place.street), (.forest, .forest), (.field, .field),
            (.beach, .beach), (.courtyard, .courtyard), (.park, .courtyard),
        ] {
            let plan = stage([try prop("shape/cube", height: 1)], kind, place: place)
            #expect(plan.objects.filter { $0.group > 0 }.count == 1)
            let view = Viewpoint(try #require(plan.camera), aspect: 1)
            let cube = try #require(plan.objects.first { $0.group == 1 })
            let box = try #require(view.rectangle(cube.corners))
            #expect(max(abs(box.left), abs(box.right), abs(box.top), abs(box.bottom)) < 1)
            #expect(max(box.width, box.height) > 0.8, "\(kind) fills \(box.width) by \(box.height)")
        }
    }

    @Test("outdoors the horizon is never bare")
    func horizon() throws {
        for (kind, place) in [
            (Scenery.Kind.field, Place.field), (.mountain, .field), (.desert, .field),
            (.forest, .forest), (.park, .courtyard), (.street, .street), (.city, .street),
        ] {
            let plan = stage([try prop("shape/cube", height: 1)], kind, place: place)
            let closing: Set<SurfaceKind> = [.ridge, .building, .wall, .conifers, .broadleaves]
            #expect(plan.surfaces.contains { closing.contains($0.kind) }, "\(kind)")
        }
    }

    @Test("a lake among mountains shows mountains behind the water")
    func lake() throws {
        let plan = stage([], .mountain, place: .beach, ground: .water, base: .water)
        #expect(plan.surfaces.first?.kind == .watertop)
        #expect(plan.surfaces.contains { $0.kind == .ridge && V3($0.size).y > 50 })
    }

    @Test("a forest has trees at several depths")
    func forest() throws {
        let plan = stage([], .forest, place: .forest, ground: .soil)
        // Far ones are crowns of leaves, near ones models.
        let depths =
            plan.surfaces.filter { [.conifers, .broadleaves].contains($0.kind) }
            .map { V3($0.center).z }
            + plan.objects.filter { ["tree", "oak tree", "birch"].contains($0.concept) }
            .map { V3($0.position).z }
        #expect(depths.count > 8)
        #expect((depths.max() ?? 0) - (depths.min() ?? 0) > 12)
    }

    @Test("houses at night have lit windows, by day they have not")
    func lights() throws {
        func houses(_ time: TimeOfDay) throws -> [Surface] {
            stage(
                [try prop("shape/cube", height: 1)], .city, place: .street, time: time,
                ground: .asphalt
            ).surfaces.filter { $0.kind == .building }
        }
        let (night, noon) = (try houses(.night), try houses(.noon))
        #expect(!night.isEmpty && night.allSatisfy { ($0.material?.emission ?? 0) > 0 })
        #expect(!noon.isEmpty && noon.allSatisfy { ($0.material?.emission ?? 0) == 0 })
    }

    @Test("nothing on a wall stands where what is asked for does")
    func walls() throws {
        var pieces = 0
        for seed: UInt64 in 0..<12 {
            let plan = stage(
                [try prop("shape/cube", height: 1.2)], .living, place: .interior, ground: .wood,
                base: .floor, seed: seed, wall: true,
                canvas: Canvas(width: 1600, height: 900, size: "1K", aspect: "16:9"))
            let view = Viewpoint(try #require(plan.camera), aspect: 1600 / 900)
            let cube = try #require(plan.objects.first { $0.group == 1 })
            let asked = try #require(view.rectangle(cube.corners))
            for surface in plan.surfaces where surface.kind == .picture {
                pieces += 1
                let half = V3(surface.size) / 2
                let corners = [-1, 1].flatMap { (x: Float) in
                    [-1, 1].map { (y: Float) in V3(surface.center) + half * V3(x, y, 0) }
                }
                let box = try #require(view.rectangle(corners))
                #expect(asked.overlap(box) < 0.05 * box.area)
            }
        }
        #expect(pieces > 2)
    }

    @Test("bare surroundings stay bare")
    func bare() throws {
        var set = SetBrief(
            props: [try prop("shape/cube", height: 1)],
            ground: SetBrief.Ground(.floor, Material(substance: .wood)),
            mood: Mood(place: .interior, time: .noon, sky: .clear),
            floor: Material(substance: .wood), wall: Material(substance: .plaster),
            canvas: Self.canvas, seed: 4)
        set.scenery = Scenery(.living, isBare: true)
        let plan = Stager(Self.library).stage(set).plan
        #expect(plan.surfaces.count == 2)
    }

    @Test("a board beside small things is one for their table")
    func boards() throws {
        let (board, mug) = (try prop("shape/chalkboard"), try prop("shape/mug", group: 2))
        #expect(board.size.y > 0.8)
        let set = SetBrief(
            props: [board, mug], ground: SetBrief.Ground(.floor, Material(substance: .wood)),
            mood: Mood(place: .interior, time: .noon, sky: .clear),
            floor: Material(substance: .wood), wall: nil, canvas: Self.canvas, seed: 1
        ).composed()
        #expect(set.ground.base == .table)
        #expect(set.props[0].size.y < 0.5 && set.props[1].size == mug.size)
    }

    @Test("what may be of any height is no tower beside small things")
    func towers() throws {
        let tall = try #require(
            Self.library.assets.first {
                [.lamp, .plant].contains($0.category) && $0.size.y > 0.2 && $0.stance == .floor
            } ?? Self.library.assets.first { $0.category == .lamp })
        let lamp = Prop(
            id: "a1", group: 1, noun: "lamp", asset: tall,
            size: V3(tall.size) * (5 / tall.size.y))
        let cube = try prop("shape/cube", group: 2, height: 0.9)
        let set = SetBrief(
            props: [lamp, cube], ground: SetBrief.Ground(.ground, Material(substance: .grass)),
            mood: Mood(place: .field, time: .noon, sky: .clear),
            floor: Material(substance: .grass), wall: nil, canvas: Self.canvas, seed: 1
        ).composed()
        #expect(set.props[0].size.y >= 2.3 && set.props[0].size.y < 3)
        #expect(set.props[1].size == cube.size)
    }

    @Test("evening skies are not blown out, nor is snow")
    func exposure() throws {
        for (time, ground) in [
            (TimeOfDay.sunset, Substance.sand), (.noon, .snow), (.goldenHour, .grass),
            (.dusk, .snow), (.night, .asphalt),
        ] {
            let plan = stage(
                [try prop("shape/cube", height: 1)], .field, place: .field, time: time,
                ground: ground)
            let film = try #require(plan.film)
            let horizon = try #require(plan.environment?.horizon)
            #expect(V3(horizon.r, horizon.g, horizon.b).luminance * film.exposure < 1.6, "\(time)")
        }
    }

    @Test("no sky is green")
    func colours() throws {
        for time in [TimeOfDay.morning, .noon, .goldenHour, .sunset, .dusk, .night] {
            for place in [Place.forest, .field, .street] {
                let plan = stage(
                    [try prop("shape/cube", height: 1)], Scenery(place).kind, place: place,
                    time: time)
                let balance = plan.film?.whiteBalance ?? Color(r: 1, g: 1, b: 1)
                for color in [plan.environment?.zenith, plan.environment?.horizon] {
                    let seen = (color ?? Color()).rgb * balance.rgb
                    #expect(seen.y < 1.12 * max(seen.x, seen.z), "\(place) \(time)")
                }
            }
        }
    }
}
