import Foundation
import GuideMap
import Guides
import Knowledge
import Perception
import PlantainProto
import SceneGeometry

/// One picture of a plan, and the truth about it.
struct View {
    /// What holds for the whole picture.
    struct Head: Encodable {
        var width: Int
        var height: Int
        var verticalFov: Float
        /// Of the optical axis above the horizon, radians.
        var pitch: Float
        /// Of the camera above what the nearest things stand on, metres.
        var cameraHeight: Float
        var focusDistance: Float
        var place: Int
        var time: Int
        var sky: Int
        var ambient: Float
        var exposure: Float
        var lights: [Lamp]
        var surfaces: [Support]
        var objects: [Thing]
    }

    struct Lamp: Encodable {
        var kind: Int
        /// From the target toward the light, in camera space.
        var direction: [Float]
        var color: [Float]
        var irradiance: Float
    }

    struct Support: Encodable {
        var number: Int
        var kind: Int
    }

    struct Thing: Encodable {
        var number: Int
        var concept: String
        var kind: String
    }

    let head: Head
    /// Planes one after another, rows from the top: RGB bytes interleaved, then float16 focus distance / depth, three
    /// signed bytes of the normal in camera space × 127, a signed byte of its world-space y, a byte of the share that
    /// is hit, little-endian uint16 ids.
    let pixels: Data

    init(plan: ScenePlan, library: AssetLibrary, side: Int) throws {
        let scene = try Scene(plan: plan, library: library)
        let canvas = (width: Int(plan.canvas?.width ?? 0), height: Int(plan.canvas?.height ?? 0))
        let scale = Float(side) / Float(max(canvas.width, canvas.height))
        let size = (
            width: Int((Float(canvas.width) * scale).rounded()),
            height: Int((Float(canvas.height) * scale).rounded())
        )
        let rect = PixelRect(x: 0, y: 0, width: size.width, height: size.height)
        let map = try GuideRenderer(scene: scene, plan: plan, threads: 1)
            .guides(tile: rect, of: size, threads: 1)
        let light = Shading.preview(map, plan: plan)
        pixels = Self.packed(map, light)
        head = Self.head(plan, scene, library, size)
    }

    private static func packed(_ map: GuideMap, _ light: [Float]) -> Data {
        let area = map.width * map.height
        var data = Data()
        data.reserveCapacity(12 * area)
        for at in 0..<area {
            for channel in 0..<3 {
                let value = Shading.display(light[channel * area + at])
                data.append(UInt8(min(max(value * 255 + 0.5, 0), 255)))
            }
        }
        func plane(_ channel: Int, _ at: Int) -> Float {
            map.values[channel * area + at] / max(map.values[GuideChannel.hit * area + at], 1e-3)
        }
        let near = (0..<area).map { Float16(plane(GuideChannel.inverseDepth, $0)) }
        unsafe near.withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        let signed = [0, 1, 2].map { GuideChannel.normal + $0 } + [GuideChannel.up]
        for channel in signed {
            for at in 0..<area {
                let value = min(max(plane(channel, at), -1), 1)
                data.append(UInt8(bitPattern: Int8(value * 127)))
            }
        }
        for at in 0..<area {
            let share = map.values[GuideChannel.hit * area + at]
            data.append(UInt8(min(max(share * 255 + 0.5, 0), 255)))
        }
        unsafe map.objectID.withUnsafeBytes { unsafe data.append(contentsOf: $0) }
        return data
    }

    private static func head(
        _ plan: ScenePlan, _ scene: Scene, _ library: AssetLibrary,
        _ size: (width: Int, height: Int)
    ) -> Head {
        let camera = plan.camera ?? Camera()
        let view = Guides.View(camera, width: Float(size.width), height: Float(size.height))
        let target = camera.target.map { SIMD3<Float>($0) } ?? .zero
        let lights = plan.lights.map { light in
            let toward =
                light.kind == .sun
                ? SIMD3<Float>(light.direction ?? Vec3(y: 1))
                : SIMD3<Float>(light.position ?? Vec3(y: 1)) - target
            let length = (toward * toward).sum().squareRoot()
            let direction = view.toCamera(toward / max(length, 1e-6))
            let color = SIMD3<Float>(light.color ?? Color(r: 1, g: 1, b: 1))
            return Lamp(
                kind: Int(light.kind.rawValue), direction: [direction.x, direction.y, direction.z],
                color: [color.x, color.y, color.z], irradiance: light.irradiance)
        }
        // Things stand as high as the lowest of them that stands on a surface.
        let surfaces = Set(plan.surfaces.map(\.id))
        let base =
            plan.objects.filter { surfaces.contains($0.support) }
            .compactMap { $0.position?.y }.min() ?? 0
        return Head(
            width: size.width, height: size.height, verticalFov: camera.verticalFov,
            pitch: -asin(min(max(view.back.y, -1), 1)), cameraHeight: view.position.y - base,
            focusDistance: view.focusDistance, place: Int(plan.environment?.place.rawValue ?? 0),
            time: Int(plan.environment?.time.rawValue ?? 0),
            sky: Int(plan.environment?.sky.rawValue ?? 0),
            ambient: plan.environment?.ambient ?? 0, exposure: plan.film?.exposure ?? 1,
            lights: lights,
            surfaces: plan.surfaces.enumerated().map {
                Support(number: $0.offset + 1, kind: Int($0.element.kind.rawValue))
            },
            objects: plan.objects.enumerated().map { index, object in
                Thing(
                    number: plan.surfaces.count + index + 1, concept: object.concept,
                    kind: Kind(
                        concept: object.concept, category: library.asset(object.asset)?.category
                    ).rawValue)
            })
    }
}
