import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainProto
import SceneGeometry
import Testing

/// Light through leaves, and on lampshades.
@Suite struct LeafTests {
    /// The guides of a tree with the sun at a height before (positive) or behind it.
    private func tree(sunZ: Float) throws -> GuideMap {
        let plan = ScenePlan(
            camera: Camera(
                position: Vec3(x: 0, y: 2.6, z: 9), target: Vec3(x: 0, y: 2.6, z: 0),
                verticalFov: 0.4, focusDistance: 9),
            film: Film(exposure: 1),
            environment: Environment(
                zenith: Color(r: 0.2, g: 0.4, b: 0.8), horizon: Color(r: 0.6, g: 0.6, b: 0.6)),
            objects: [
                SceneObject(
                    id: "tree", asset: "shape/broadleaf", size: Vec3(x: 3, y: 4, z: 3))
            ],
            lights: [
                Light(
                    id: "sun", kind: .sun, direction: Vec3(x: 0.2, y: 0.35, z: sunZ),
                    radius: 0.0047, color: Color(r: 1, g: 1, b: 1), irradiance: 3)
            ])
        let renderer = try GuideRenderer(
            scene: Scene(plan: plan, library: AssetLibrary()), plan: plan)
        return try renderer.guides(
            tile: PixelRect(x: 0, y: 0, width: 64, height: 64), of: (64, 64), threads: 2)
    }

    /// Sums over the picture of incidence times visibility, and of the colours of what they light.
    private func light(_ map: GuideMap) -> (sum: Float, yellow: Float) {
        var (sum, yellow) = (Float(0), Float(0))
        for y in 0..<map.height {
            for x in 0..<map.width {
                let hit = map[GuideChannel.hit, y, x]
                guard hit > 0.9 else { continue }
                let lit =
                    map[GuideChannel.lightIncidence, y, x]
                    * map[GuideChannel.lightVisibility, y, x]
                sum += lit
                let (green, blue) = (
                    map[GuideChannel.color + 1, y, x], map[GuideChannel.color + 2, y, x]
                )
                yellow += lit * (1 - blue / max(green, 1e-4))
            }
        }
        return (sum, yellow / max(sum, 1e-4))
    }

    @Test("against the sun a crown glows, purer in colour than with the sun on it")
    func glow() throws {
        let (front, back) = (light(try tree(sunZ: 1)), light(try tree(sunZ: -1)))
        #expect(back.sum > 0.02 * front.sum)
        #expect(back.sum < front.sum)
        #expect(back.yellow > front.yellow)
    }

    @Test("glass casts a shadow, paler than that of what lets no light through")
    func glass() throws {
        func visible(_ substance: Substance) throws -> Float {
            let plan = ScenePlan(
                camera: Camera(
                    position: Vec3(x: 0, y: 4, z: 0.1), target: Vec3(x: 0, y: 0, z: 0),
                    verticalFov: 0.6, focusDistance: 4),
                film: Film(exposure: 1), environment: Environment(),
                surfaces: [
                    Surface(
                        id: "floor", kind: .floor, center: Vec3(x: 0, y: -0.1, z: 0),
                        size: Vec3(x: 8, y: 0.2, z: 8))
                ],
                objects: [
                    SceneObject(
                        id: "ball", asset: "shape/sphere", size: Vec3(x: 0.6, y: 0.6, z: 0.6),
                        position: Vec3(x: 0, y: 0.2, z: 0),
                        material: Material(substance: substance))
                ],
                lights: [
                    Light(
                        id: "sun", kind: .sun, direction: Vec3(x: -1, y: 0.7, z: 0),
                        radius: 0.005, color: Color(r: 1, g: 1, b: 1), irradiance: 3)
                ])
            let renderer = try GuideRenderer(
                scene: Scene(plan: plan, library: AssetLibrary()), plan: plan)
            let map = try renderer.guides(
                tile: PixelRect(x: 0, y: 0, width: 96, height: 96), of: (96, 96), threads: 2)
            // The shadow of its middle falls 0.5 / 0.7 m to the right of it.
            let x = 48 + Int(0.71 * 48 / (4 * tan(0.3)))
            let places = (-2...2).flatMap { dy in (-2...2).map { (x + $0, 48 + dy) } }
            return places.map { map[GuideChannel.lightVisibility, $0.1, $0.0] }.reduce(0, +) / 25
        }
        let (clear, dense) = (try visible(.glass), try visible(.wood))
        #expect(dense < 0.05)
        #expect(clear > 0.4 && clear < 0.95, "\(clear)")
    }

    @Test("a lampshade is brightest where its bulb is near")
    func shade() throws {
        let plan = ScenePlan(
            camera: Camera(
                position: Vec3(x: 0, y: 0.5, z: 4), target: Vec3(x: 0, y: 0.5, z: 0),
                verticalFov: 0.4, focusDistance: 4),
            film: Film(exposure: 1), environment: Environment(),
            objects: [
                SceneObject(
                    id: "shade", asset: "shape/cylinder", size: Vec3(x: 0.4, y: 1, z: 0.4),
                    material: Material(substance: .paper, emission: 1))
            ],
            lights: [
                Light(
                    id: "bulb", kind: .bulb, position: Vec3(x: 0, y: 0.25, z: 0), radius: 0.04,
                    color: Color(r: 1, g: 1, b: 1), irradiance: 0.02, object: "shade")
            ])
        let renderer = try GuideRenderer(
            scene: Scene(plan: plan, library: AssetLibrary()), plan: plan)
        let map = try renderer.guides(
            tile: PixelRect(x: 0, y: 0, width: 64, height: 64), of: (64, 64), threads: 2)
        // The cylinder spans rows 12 to 52; its bulb is at a fourth of its height.
        let glow = [18, 42].map { expm1(map[GuideChannel.emission, $0, 32]) }
        #expect(glow[1] > 2 * glow[0] && glow[0] > 0)
    }
}
