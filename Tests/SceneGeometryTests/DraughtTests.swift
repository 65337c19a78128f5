import Knowledge
import PlantainProto
import SceneGeometry
import Testing

@Suite("Draught") struct DraughtTests {
    private let library = AssetLibrary()

    private func lows(_ objects: [SceneObject], on kind: SurfaceKind) throws -> [Float] {
        let surface = Surface(
            id: "base", kind: kind, center: Vec3(y: -0.1), size: Vec3(x: 40, y: 0.2, z: 40))
        let scene = try Scene(
            plan: ScenePlan(surfaces: [surface], objects: objects), library: library)
        return scene.bodies.dropFirst().map { $0.bounds.low.y }
    }

    private func thing(
        _ id: String, _ asset: String, _ size: Vec3, on support: String, y: Float = 0
    )
        -> SceneObject
    {
        SceneObject(id: id, asset: asset, size: size, position: Vec3(y: y), support: support)
    }

    @Test("a duck lies a quarter of its height in the water, and stands on the ground")
    func duck() throws {
        let duck = thing("a", "shape/rubber-duck", Vec3(x: 0.2, y: 0.2, z: 0.2), on: "base")
        #expect(abs(try lows([duck], on: .watertop)[0] + 0.05) < 1e-3)
        #expect(abs(try lows([duck], on: .ground)[0]) < 1e-3)
    }

    @Test("what is aboard sinks with what bears it, and a plan in circles ends")
    func aboard() throws {
        let duck = thing("a", "shape/rubber-duck", Vec3(x: 1, y: 0.4, z: 1), on: "base")
        let box = thing("b", "shape/box", Vec3(x: 0.2, y: 0.2, z: 0.2), on: "a", y: 0.4)
        let found = try lows([duck, box], on: .watertop)
        #expect(abs(found[1] - 0.3) < 1e-3)
        let first = thing("c", "shape/box", Vec3(x: 1, y: 1, z: 1), on: "d")
        let second = thing("d", "shape/box", Vec3(x: 1, y: 1, z: 1), on: "c")
        #expect(try lows([first, second], on: .watertop).allSatisfy { abs($0) < 1e-3 })
    }
}
