import Knowledge
import Materials
import PlantainProto
import SceneGeometry
import Testing

@Suite("Scene geometry")
struct SceneTests {
    let library = AssetLibrary()

    static func plan() -> ScenePlan {
        var plan = ScenePlan()
        plan.seed = 5
        var table = Surface()
        table.id = "table"
        table.kind = .table
        table.center = Vec3(x: 1, y: 0.375, z: -2)
        table.size = Vec3(x: 1.4, y: 0.75, z: 0.8)
        table.yaw = 0.5
        plan.surfaces = [table]
        var mug = SceneObject()
        mug.id = "mug"
        mug.asset = "shape/mug"
        mug.size = Vec3(x: 0.12, y: 0.095, z: 0.085)
        mug.position = Vec3(x: 1, y: 0.75, z: -2)
        var material = Material()
        material.tint = Color(r: 0.5, g: 0.02, b: 0.02)
        mug.material = material
        plan.objects = [mug]
        return plan
    }

    @Test("numbers surfaces first, then objects")
    func numbers() throws {
        let scene = try Scene(plan: Self.plan(), library: library)
        #expect(
            scene.number(of: "table") == 1 && scene.number(of: "mug") == 2
                && scene.number(of: "cat") == 0)
    }

    @Test("puts an object where the plan says, at its size")
    func placed() throws {
        let scene = try Scene(plan: Self.plan(), library: library)
        let box = scene.bodies[1].bounds
        #expect(length(box.size - SIMD3(0.12, 0.095, 0.085)) < 1e-3)
        #expect(
            abs(box.low.y - 0.75) < 1e-4 && abs(box.center.x - 1) < 1e-3
                && abs(box.center.z + 2) < 1e-3)
    }

    @Test("a table's top lies at the height of its box, and its legs reach the floor")
    func table() throws {
        let scene = try Scene(plan: Self.plan(), library: library)
        let box = scene.bodies[0].bounds
        #expect(abs(box.high.y - 0.75) < 1e-4 && abs(box.low.y) < 1e-4)
    }

    @Test("a colour asked for goes to the recolourable parts")
    func recoloured() throws {
        let scene = try Scene(plan: Self.plan(), library: library)
        let body = scene.parts.filter { $0.body == 1 }
        #expect(body.allSatisfy { $0.material.baseColor == SIMD3(0.5, 0.02, 0.02) })
    }

    @Test("a substance asked for replaces what a part is made of")
    func substance() throws {
        var plan = Self.plan()
        plan.objects[0].material = Material()
        plan.objects[0].material?.substance = .gold
        let scene = try Scene(plan: plan, library: library)
        let body = scene.parts.filter { $0.body == 1 }
        #expect(body.allSatisfy { $0.material.metalness == 1 && $0.material.baseColor.x > 0.9 })
        plan.objects[0].material?.substance = .glass
        let glass = try Scene(plan: plan, library: library).parts.filter { $0.body == 1 }
        #expect(glass.allSatisfy { $0.material.transmission > 0.9 && $0.material.pattern == nil })
    }

    @Test("frames turn points there and back")
    func frames() {
        let frame = Frame(
            origin: SIMD3(1, 2, 3), rotation: Quaternion(x: 0.1, y: 0.7, z: -0.2, w: 0.5))
        let p = SIMD3<Float>(0.4, -0.3, 0.9)
        #expect(length(frame.localPoint(frame.worldPoint(p)) - p) < 1e-5)
        let turned = Frame(origin: .zero, yaw: .pi / 2).worldDirection(SIMD3(0, 0, 1))
        #expect(length(turned - SIMD3(1, 0, 0)) < 1e-5)
    }

    @Test("names the asset that is missing")
    func missing() {
        var plan = Self.plan()
        plan.objects[0].asset = "pack/none"
        #expect(throws: KnowledgeError.unknownAsset("pack/none")) {
            try Scene(plan: plan, library: library)
        }
    }
}
