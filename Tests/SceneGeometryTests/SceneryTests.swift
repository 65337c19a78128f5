import Knowledge
import PlantainProto
import SceneGeometry
import Testing

@Suite("Scenery")
struct SceneryTests {
    static let kinds: [(SurfaceKind, Vec3)] = [
        (.window, Vec3(x: 1.2, y: 1.4, z: 0.09)), (.curtain, Vec3(x: 1.8, y: 2.4, z: 0.12)),
        (.rug, Vec3(x: 2, y: 0.01, z: 1.4)), (.picture, Vec3(x: 0.6, y: 0.8, z: 0.03)),
        (.building, Vec3(x: 9, y: 11, z: 9)), (.conifers, Vec3(x: 3, y: 8, z: 3)),
        (.broadleaves, Vec3(x: 5, y: 8, z: 5)), (.ridge, Vec3(x: 200, y: 9, z: 30)),
        (.tufts, Vec3(x: 4, y: 0.3, z: 3)),
    ]

    private func scene(
        _ kind: SurfaceKind, _ size: Vec3, seed: UInt64 = 9, substance: Substance = .unspecified,
        emission: Float = 0
    ) throws -> Scene {
        let surface = Surface(
            id: "it", kind: kind, center: Vec3(x: 0, y: size.y / 2, z: 0), size: size,
            material: Material(substance: substance, seed: seed, emission: emission))
        return try Scene(plan: ScenePlan(surfaces: [surface]), library: AssetLibrary())
    }

    @Test("rain leaves drops on the pane, finer than what is outside")
    func rain() throws {
        let surface = Surface(
            id: "it", kind: .window, center: Vec3(x: 0, y: 0.7, z: 0),
            size: Vec3(x: 1.2, y: 1.4, z: 0.09), material: Material(seed: 9, emission: 0.8))
        let views = try [Weather.unspecified, .rain].map { weather in
            let plan = ScenePlan(
                environment: Environment(place: .interior, time: .noon, weather: weather),
                surfaces: [surface])
            let scene = try Scene(plan: plan, library: AssetLibrary())
            return try #require(scene.parts.first { $0.name == "view" }?.material.texture)
        }
        #expect(views[1].height >= 3 * views[0].height)
        // Neighbours differ where drops have rims, and hardly where all is out of focus.
        func change(_ texture: Texture) -> Float {
            var sum: Float = 0
            for k in 0..<4000 {
                let v = 0.05 + 0.9 * Float(k % 63) / 63
                let at = SIMD2((Float(k) + 0.5) / 4000, v)
                let a = texture.sample(at, footprint: 0)
                let b = texture.sample(at + SIMD2(0.002, 0), footprint: 0)
                sum += abs(a.y - b.y)
            }
            return sum
        }
        #expect(change(views[1]) > 1.3 * change(views[0]))
    }

    @Test("lit panes show rooms, brighter in some places than in others")
    func rooms() throws {
        let scene = try scene(.building, Vec3(x: 9, y: 11, z: 9), emission: 0.5)
        let rooms = scene.parts.filter { $0.name.hasPrefix("room") }
        #expect(!rooms.isEmpty)
        for room in rooms {
            let texture = try #require(room.material.texture)
            #expect(room.material.emitsTexture)
            let levels = (0..<400).map { k in
                texture.sample(
                    SIMD2(Float(k % 20) + 0.5, Float(k / 20) + 0.5) / 20, footprint: 0.02
                ).y
            }
            #expect((levels.max() ?? 0) > 3 * (levels.min() ?? 1))
        }
    }

    @Test("every kind fills its box, and not much more", arguments: kinds.indices)
    func fills(_ index: Int) throws {
        let (kind, size) = Self.kinds[index]
        let scene = try scene(kind, size)
        let box = scene.bodies[0].bounds
        #expect(box.size.x > 0.5 * size.x && box.size.y > 0.5 * size.y)
        #expect(box.high.y <= 1.35 * size.y + 0.03 && box.low.y >= -0.5 * size.y - 0.05)
        #expect(box.high.x <= 0.75 * size.x + 0.2 && box.low.x >= -0.75 * size.x - 0.2)
    }

    @Test("every kind is cheap, finite and the same for the same seed", arguments: kinds.indices)
    func repeatable(_ index: Int) throws {
        let (kind, size) = Self.kinds[index]
        let (a, b) = (try scene(kind, size), try scene(kind, size))
        #expect(a.parts.map(\.mesh) == b.parts.map(\.mesh))
        #expect(a.parts.reduce(0) { $0 + $1.mesh.triangleCount } < 40_000)
        for part in a.parts {
            #expect(
                part.mesh.positions.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
            #expect(part.mesh.normals.allSatisfy { abs(length($0) - 1) < 1e-3 })
        }
    }

    @Test("a bank rises out of the water on its front and is level again behind")
    func bank() throws {
        let scene = try scene(.ridge, Vec3(x: 30, y: 0.4, z: 3), substance: .soil)
        let points = scene.parts.flatMap(\.mesh.positions)
        let front = try #require(points.max { $0.z < $1.z })
        #expect(front.y < 0)
        let crest = try #require(points.max { $0.y < $1.y })
        #expect(crest.y > 0.2 && crest.y < 0.6)
        #expect(points.filter { $0.z < -1.4 }.allSatisfy { abs($0.y) < 0.12 })
    }

    /// Heights above the ground, and how far from its row's middle, of all corners of a planted box.
    private func planted(
        _ substance: Substance, _ size: Vec3, rows spacing: Float
    ) throws -> [SIMD3<Float>] {
        let surface = Surface(
            id: "it", kind: .tufts, center: Vec3(x: 0, y: size.y / 2, z: 0), size: size,
            material: Material(substance: substance, scale: spacing, seed: 9))
        let scene = try Scene(plan: ScenePlan(surfaces: [surface]), library: AssetLibrary())
        #expect(scene.parts.reduce(0) { $0 + $1.mesh.triangleCount } < 130_000)
        for part in scene.parts {
            #expect(part.mesh.normals.allSatisfy { abs(length($0) - 1) < 1e-3 })
        }
        return scene.parts.filter { $0.name != "land" }.flatMap(\.mesh.positions)
    }

    @Test("vines and bushes stand in rows, with ground between them")
    func rows() throws {
        for (height, spacing) in [(1.75, 2.4), (0.6, 1.6)] as [(Float, Float)] {
            let points = try planted(
                .wood, Vec3(x: 4 * spacing, y: height, z: 6), rows: spacing)
            let between = points.count { point in
                let across = point.x / spacing - 0.5
                return abs(across - across.rounded()) > 0.42
            }
            #expect(between < points.count / 50, "\(between) of \(points.count)")
            #expect(points.contains { $0.y > 0.7 * height })
        }
    }

    @Test("grain and corn stand closed, as high as their box")
    func closed() throws {
        for height: Float in [0.85, 2.1] {
            let points = try planted(.grass, Vec3(x: 4, y: height, z: 4), rows: 0.5)
            for k in 0..<16 {
                let low = Float(k) / 4 - 2
                #expect(points.contains { $0.x > low && $0.x < low + 0.25 && $0.y > 0.7 * height })
            }
        }
    }

    @Test("vines climb where their box is higher than they are")
    func climbing() throws {
        let points = try planted(.wood, Vec3(x: 4.8, y: 4.75, z: 8), rows: 2.4)
        let front = points.filter { $0.z > 3.6 }.map(\.y).max() ?? 9
        let back = points.filter { $0.z < -3.6 }.map(\.y).max() ?? 0
        #expect(front < 2.5 && back > 4)
    }

    @Test("fallen leaves have an outline where they are near")
    func leaves() throws {
        func corners(_ away: Float) throws -> Float {
            let bed = Surface(
                id: "it", kind: .tufts, center: Vec3(x: 0, y: 0.02, z: -away),
                size: Vec3(x: 2, y: 0.03, z: 2),
                material: Material(
                    substance: .paper, tint: Color(r: 0.4, g: 0.2, b: 0.05), scale: 0.04, seed: 3))
            let plan = ScenePlan(camera: Camera(position: Vec3(y: 1.6)), surfaces: [bed])
            let scene = try Scene(plan: plan, library: AssetLibrary())
            return Float(scene.parts.reduce(0) { $0 + $1.mesh.triangleCount })
        }
        #expect(try corners(4) > 1.8 * corners(30))
    }

    @Test("flowers are of the colour asked for, or else of many")
    func flowers() throws {
        func petals(_ tint: Color?) throws -> Set<String> {
            let bed = Surface(
                id: "it", kind: .tufts, center: Vec3(x: 0, y: 0.2, z: 0),
                size: Vec3(x: 3, y: 0.4, z: 3), material: Material(substance: .paper, tint: tint))
            let scene = try Scene(plan: ScenePlan(surfaces: [bed]), library: AssetLibrary())
            return Set(scene.parts.filter { $0.name.hasPrefix("petal") }.map(\.name))
        }
        #expect(try petals(nil).count > 3)
        #expect(try petals(Color(r: 0.8, g: 0.1, b: 0.1)) == ["petal0"])
    }

    @Test(
        "snow ends on a mountain along a line that no triangle shows in: both sides share its points"
    )
    func snowLine() throws {
        let scene = try scene(.ridge, Vec3(x: 400, y: 90, z: 120), substance: .snow)
        func points(_ name: String) -> Set<SIMD3<Float>> {
            Set(scene.parts.filter { $0.name == name }.flatMap(\.mesh.positions))
        }
        let (snow, rock) = (points("snow"), points("rock"))
        #expect(!snow.isEmpty && !rock.isEmpty)
        #expect(snow.intersection(rock).count > 100)
    }

    @Test("a bare mountain has woods at its foot, then turf, rock and scree, and snow above")
    func zones() throws {
        let scene = try scene(.ridge, Vec3(x: 400, y: 90, z: 70), substance: .stone)
        func height(_ name: String) throws -> Float {
            let points = scene.parts.filter { $0.name == name }.flatMap(\.mesh.positions)
            try #require(!points.isEmpty, "\(name)")
            return points.reduce(0) { $0 + $1.y } / Float(points.count)
        }
        #expect(try height("woods") < height("turf"))
        #expect(try height("turf") < height("snow"))
        #expect(try height("scree") < height("snow"))
        #expect(try height("rock") < height("snow"))
        // A tree on them is a point of their woods.
        let pines = try height("pines1")
        #expect(try abs(pines - height("woods")) < 8)
    }

    @Test("a paper backdrop runs out into the floor without a corner")
    func seamless() throws {
        let wall = Surface(
            id: "wall", kind: .wall, center: Vec3(x: 0, y: 1.5, z: -2),
            size: Vec3(x: 6, y: 3, z: 0.2), material: Material(substance: .paper))
        let scene = try Scene(plan: ScenePlan(surfaces: [wall]), library: AssetLibrary())
        let cove = try #require(scene.parts.first { $0.name == "cove" }).mesh
        // Level at its front edge, upright at its top, and turning evenly between.
        let front = try #require(zip(cove.positions, cove.normals).max { $0.0.z < $1.0.z })
        let top = try #require(zip(cove.positions, cove.normals).max { $0.0.y < $1.0.y })
        #expect(front.1.y > 0.98 && front.0.y < 0.01)
        #expect(top.1.z > 0.98 && abs(top.0.z + 1.9) < 0.01)
    }

    @Test("another seed makes another house")
    func varied() throws {
        let (a, b) = (
            try scene(.building, Vec3(x: 9, y: 11, z: 9)),
            try scene(.building, Vec3(x: 9, y: 11, z: 9), seed: 10)
        )
        #expect(a.parts.map(\.mesh) != b.parts.map(\.mesh))
    }

    @Test("some windows of a lit house glow, its walls do not")
    func lit() throws {
        let size = Vec3(x: 12, y: 14, z: 9)
        let dark = try scene(.building, size)
        let lit = try scene(.building, size, emission: 0.5)
        #expect(dark.parts.allSatisfy { $0.material.emission.max() == 0 })
        #expect(lit.parts.contains { $0.material.emission.max() > 0.2 })
        #expect(
            lit.parts.filter { $0.name == "wall" }.allSatisfy { $0.material.emission.max() == 0 })
        #expect(lit.parts.contains { $0.name == "glass" }, "not every window is lit")
    }

    @Test("a window shows a sky nearly as bright as the plan says, and darker land below it")
    func outlook() throws {
        let scene = try scene(.window, Vec3(x: 1.2, y: 1.4, z: 0.09), emission: 0.8)
        let view = try #require(scene.parts.first { $0.name == "view" })
        let texture = try #require(view.material.texture)
        func level(_ color: SIMD3<Float>) -> Float {
            dot(color, SIMD3(0.2126, 0.7152, 0.0722))
        }
        func mean(rows: ClosedRange<Float>) -> Float {
            let levels = (0..<40).flatMap { x in
                (0..<8).map { y in
                    let v = rows.lowerBound + (rows.upperBound - rows.lowerBound) * Float(y) / 8
                    let texel = texture.sample(SIMD2((Float(x) + 0.5) / 40, v))
                    return level(SIMD3(texel.x, texel.y, texel.z))
                }
            }
            return levels.reduce(0, +) / Float(levels.count) * level(view.material.emission)
        }
        #expect(view.material.emitsTexture)
        #expect((0.3...0.85).contains(mean(rows: 0.02...0.2)))
        #expect(mean(rows: 0.75...0.95) < 0.6 * mean(rows: 0.02...0.2))
        #expect(
            scene.parts.filter { $0.name != "view" }.allSatisfy { $0.material.emission.max() == 0 })
        let dark = try self.scene(.window, Vec3(x: 1.2, y: 1.4, z: 0.09))
        #expect(dark.parts.allSatisfy { $0.material.emission.max() == 0 })
    }

    @Test("in the evening houses across the way have light in some windows")
    func evening() throws {
        func peak(_ time: TimeOfDay) throws -> Float {
            try (0..<12 as Range<UInt64>).map { seed -> Float in
                let window = Surface(
                    id: "window", kind: .window, size: Vec3(x: 1.4, y: 1.4, z: 0.09),
                    material: Material(seed: seed, emission: 1))
                let plan = ScenePlan(environment: Environment(time: time), surfaces: [window])
                let scene = try Scene(plan: plan, library: AssetLibrary())
                return scene.parts.first { $0.name == "view" }?.material.emission.max() ?? 0
            }.max() ?? 0
        }
        #expect(try (0.9...1.5).contains(peak(.noon)))
        #expect(try peak(.dusk) > 2)
    }

    @Test("trees of snow bear some, others do not")
    func snow() throws {
        for kind in [SurfaceKind.conifers, .broadleaves] {
            let size = Vec3(x: 4, y: 8, z: 4)
            #expect(try scene(kind, size, substance: .snow).parts.contains { $0.name == "snow" })
            #expect(try !scene(kind, size).parts.contains { $0.name == "snow" })
        }
    }
}
