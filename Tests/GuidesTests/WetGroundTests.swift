import GuideMap
import Guides
import PlantainProto
import SceneGeometry
import Testing

/// Rain on a street before something that glows.
@Suite struct WetGroundTests {
    /// Mean luminance of what the ground mirrors, by columns of the picture.
    private func mirrored(_ weather: Weather) throws -> [Float] {
        let dark = Color(r: 1e-4, g: 1e-4, b: 1e-4)
        let plan = ScenePlan(
            seed: 3,
            camera: Camera(
                position: Vec3(x: 0, y: 1.6, z: 6), target: Vec3(x: 0, y: 0, z: 0),
                verticalFov: 0.6, focusDistance: 6),
            film: Film(exposure: 1, whiteBalance: Color(r: 1, g: 1, b: 1)),
            environment: Environment(
                place: .street, time: .night, zenith: dark, horizon: dark, ground: dark,
                weather: weather, extinction: weather == .rain ? 0.006 : 0),
            surfaces: [
                Surface(
                    id: "ground", kind: .ground, center: Vec3(x: 0, y: -0.1, z: 0),
                    size: Vec3(x: 60, y: 0.2, z: 60), material: Material(substance: .asphalt))
            ],
            objects: [
                SceneObject(
                    id: "lamp", asset: "shape/cube", size: Vec3(x: 0.6, y: 2, z: 0.2),
                    position: Vec3(x: 0, y: 0.6, z: -3),
                    material: Material(tint: Color(r: 1, g: 0.1, b: 0.3), emission: 3))
            ])
        let (width, height) = (96, 72)
        let map = try GuideRenderer(
            scene: Scene(plan: plan, library: BallScene.library), plan: plan
        ).guides(
            tile: PixelRect(x: 0, y: 0, width: width, height: height), of: (width, height),
            threads: 2)
        return (0..<width).map { x in
            (height * 2 / 3..<height).reduce(Float(0)) { $0 + map[GuideChannel.reflection, $1, x] }
                / Float(height / 3)
        }
    }

    @Test("mirrors what glows all over the ground, below it and not beside")
    func shines() throws {
        let (wet, dry) = (try mirrored(.rain), try mirrored(.unspecified))
        let (below, beside) = (wet[44..<52].reduce(0, +) / 8, wet[0..<12].reduce(0, +) / 12)
        #expect(below > 0.15 && below > 8 * beside, "\(below) and \(beside)")
        #expect(below > 4 * (dry[44..<52].reduce(0, +) / 8))
    }
}
