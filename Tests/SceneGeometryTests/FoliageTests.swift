import Knowledge
import PlantainProto
import SceneGeometry
import Testing

/// What grows: as fine as it is seen, and about the feet of what stands in it.
@Suite("Foliage")
struct FoliageTests {
    private static let lawn = Surface(
        id: "ground", kind: .ground, center: Vec3(x: 0, y: -0.1, z: 0),
        size: Vec3(x: 60, y: 0.2, z: 60), material: Material(substance: .grass))

    private func scene(
        _ asset: String, _ size: Vec3, away: Float = 9, ground: Surface = lawn,
        weather: Weather = .unspecified
    ) throws -> Scene {
        let plan = ScenePlan(
            camera: Camera(
                position: Vec3(x: 0, y: 1.5, z: away), target: Vec3(x: 0, y: 1, z: 0),
                verticalFov: 0.7),
            environment: Environment(weather: weather), surfaces: [ground],
            objects: [
                SceneObject(id: "it", asset: asset, size: size, support: "ground")
            ])
        return try Scene(plan: plan, library: AssetLibrary())
    }

    private func leaves(_ scene: Scene) -> (count: Int, area: Float) {
        let meshes = scene.parts.filter { $0.name.hasPrefix("leaves") }.map(\.mesh)
        return (meshes.reduce(0) { $0 + $1.triangleCount }, meshes.reduce(0) { $0 + $1.area })
    }

    @Test("a far tree has fewer leaves than a near one, and its crown is as dense")
    func far() throws {
        let size = Vec3(x: 5.6, y: 7.6, z: 5.6)
        let near = leaves(try scene("shape/broadleaf", size, away: 9))
        let far = leaves(try scene("shape/broadleaf", size, away: 70))
        #expect(near.count > 50_000)
        #expect(far.count * 6 < near.count)
        #expect(abs(far.area / near.area - 1) < 0.15)
    }

    @Test("leaves let light through, trunks do not")
    func through() throws {
        let scene = try scene("shape/broadleaf", Vec3(x: 5.6, y: 7.6, z: 5.6))
        #expect(
            scene.parts.filter { $0.name.hasPrefix("leaves") }.allSatisfy { $0.material.isLeaf })
        #expect(scene.parts.filter { $0.name == "trunk" }.allSatisfy { !$0.material.isLeaf })
    }

    @Test("grass stands about the foot of a thing on a lawn, no farther, and is the ground's")
    func tussocks() throws {
        let scene = try scene("shape/cylinder", Vec3(x: 1, y: 1, z: 1))
        let blades = scene.parts.filter { $0.name.hasPrefix("blade") }
        #expect(!blades.isEmpty && blades.allSatisfy { $0.body == 0 })
        for at in blades.flatMap(\.mesh.positions) {
            let away = (at.x * at.x + at.z * at.z).squareRoot()
            #expect(away > 0.2 && away < 0.9 && at.y < 0.3)
        }
    }

    @Test("no grass grows on stone, nor through snow")
    func bare() throws {
        var stone = Self.lawn
        stone.material = Material(substance: .stone)
        let size = Vec3(x: 1, y: 1, z: 1)
        for one in [
            try scene("shape/cylinder", size, ground: stone),
            try scene("shape/cylinder", size, weather: .snowfall),
        ] {
            #expect(one.parts.allSatisfy { !$0.name.hasPrefix("blade") })
        }
    }

    @Test("a path of earth sinks into the land along its sides; a road keeps its edges")
    func path() throws {
        func top(_ substance: Substance) throws -> Mesh {
            let way = Surface(
                id: "way", kind: .ground, center: Vec3(x: 0, y: -0.03, z: 0),
                size: Vec3(x: 2, y: 0.1, z: 200), material: Material(substance: substance))
            let scene = try Scene(plan: ScenePlan(surfaces: [way]), library: AssetLibrary())
            return try #require(scene.parts.first).mesh
        }
        let path = try top(.soil)
        // Where it meets the land at height 0.
        let rim = path.positions.filter { abs($0.y) < 0.006 && $0.x > 0 }.map(\.x)
        #expect(Set(rim.map { Int($0 * 50) }).count > 5, "its side wanders")
        #expect(path.positions.filter { abs($0.x) > 1.02 }.allSatisfy { $0.y < 0.01 })
        let road = try top(.asphalt)
        #expect(Set(road.positions.map(\.x)) == [-1, 1])
    }
}
