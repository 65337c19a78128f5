import Interruption
import RayCast
import Testing

struct RaySceneTests {
    /// Two unit squares facing +z, at z = 0 (solid) and z = 1 (clear).
    private func scene() throws -> RayScene {
        func square(z: Float) -> [SIMD3<Float>] {
            [SIMD3(0, 0, z), SIMD3(1, 0, z), SIMD3(1, 1, z), SIMD3(0, 1, z)]
        }
        let indices: [SIMD3<UInt32>] = [SIMD3(0, 1, 2), SIMD3(0, 2, 3)]
        return try RayScene([
            .init(positions: square(z: 0), indices: indices),
            .init(positions: square(z: 1), indices: indices, rayClass: .clear),
        ])
    }

    @Test("meets the nearest triangle of the classes asked for")
    func nearest() throws {
        let scene = try scene()
        let all = try #require(
            scene.intersect(origin: SIMD3(0.75, 0.25, 3), direction: SIMD3(0, 0, -1)))
        #expect(all.mesh == 1 && all.triangle == 0 && abs(all.distance - 2) < 1e-6)
        #expect(abs(all.u - 0.5) < 1e-6 && abs(all.v - 0.25) < 1e-6)
        #expect(all.normal.z > 0)
        let solid = try #require(
            scene.intersect(
                origin: SIMD3(0.75, 0.25, 3), direction: SIMD3(0, 0, -1), classes: [.solid, .cut]))
        #expect(solid.mesh == 0 && abs(solid.distance - 3) < 1e-6)
    }

    @Test("is not built to its end when nobody wants it any more")
    func interrupted() {
        let interruption = Interruption()
        interruption.raise()
        #expect(throws: RayCastError.interrupted) {
            try Interruption.$current.withValue(interruption) { _ = try scene() }
        }
    }

    @Test("reports occlusion only inside the segment")
    func occlusion() throws {
        let scene = try scene()
        let from = SIMD3<Float>(0.5, 0.25, 3)
        let down = SIMD3<Float>(0, 0, -1)
        #expect(scene.occluded(origin: from, direction: down))
        #expect(!scene.occluded(origin: from, direction: down, far: 1.9))
        #expect(scene.occluded(origin: from, direction: down, far: 2.1))
        #expect(!scene.occluded(origin: from, direction: down, far: 2.1, classes: .solid))
        #expect(!scene.occluded(origin: SIMD3(2, 2, 3), direction: down))
    }

    @Test("refuses indices that point nowhere")
    func indices() {
        #expect(throws: RayCastError.index(mesh: 0, vertex: 7, count: 1)) {
            try RayScene([.init(positions: [.zero], indices: [SIMD3(0, 0, 7)])])
        }
    }

    @Test("meets with sixteen rays at once what each meets alone")
    func packets() throws {
        let scene = try scene()
        var packet = RayPacket()
        func ray(_ lane: Int) -> (origin: SIMD3<Float>, direction: SIMD3<Float>) {
            (SIMD3(Float(lane) * 0.1 - 0.25, 0.4, 3), SIMD3(0.01 * Float(lane), 0, -1))
        }
        // Lane 5 stays empty.
        for lane in 0..<16 where lane != 5 {
            packet.set(lane, origin: ray(lane).origin, direction: ray(lane).direction)
        }
        for classes in [RayClass.all, .solid] {
            scene.intersect(packet, classes: classes)
            for lane in 0..<16 where lane != 5 {
                let alone = scene.intersect(
                    origin: ray(lane).origin, direction: ray(lane).direction, classes: classes)
                let found = packet.hit(lane)
                #expect(found?.mesh == alone?.mesh && found?.triangle == alone?.triangle)
                #expect(abs((found?.distance ?? 0) - (alone?.distance ?? 0)) < 1e-5)
                if found != nil {
                    #expect(found?.normal == alone?.normal)
                    packet.resume(lane, near: 0)
                }
            }
            #expect(packet.hit(5) == nil)
        }
        for (classes, lanes) in [(RayClass.all, UInt32(1 << 3 | 1 << 9)), (.solid, 0)] {
            packet.clear()
            for lane in [0, 3, 9, 15] {
                packet.set(lane, origin: ray(lane).origin, direction: ray(lane).direction, far: 2.5)
            }
            #expect(scene.occluded(packet, classes: classes) == lanes)
        }
    }
}
