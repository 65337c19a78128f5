import PlantainProto

extension Shape {
    static let rockers: [Shape] = [
        Shape(
            "rocking-chair", as: "rocking chair", "Rocking chair", SIMD3(0.64, 1.06, 0.92),
            .furniture, .floor, density: 30
        ) { rockingChair($0) }
    ]

    /// A spindle-backed chair on two curved runners.
    private static func rockingChair(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x / 2, s.y, s.z / 2)
        var frame = Mesh()
        func turn(_ points: [SIMD3<Float>], _ radius: Float, swell: Bool = false) {
            guard swell, points.count == 2 else {
                return frame.append(.tube(points, radius: radius, segments: 14))
            }
            // Turned on a lathe: thickest below its middle.
            let path = (0...14).map { points[0] + (points[1] - points[0]) * (Float($0) / 14) }
            let radii = (0...14).map { k -> Float in
                let t = Float(k) / 14
                return radius * (0.62 + 0.5 * powf(sine(.pi * powf(t, 0.8)), 1.4))
            }
            frame.append(.tube(path, radius: radius, radii: radii, segments: 14))
        }
        let seat = h * 0.4
        func runner(_ z: Float) -> Float { h * 0.095 * powf(abs(z / d), 2.1) + h * 0.016 }
        let (front, rear) = (d * 0.42, -d * 0.4)
        for side: Float in [-1, 1] {
            let x = side * w * 0.84
            let path = (0...40).map { k -> SIMD3<Float> in
                let z = d * (Float(k) / 20 - 1) * 0.985
                return SIMD3(x, runner(z), z)
            }
            frame.append(.tube(path, radius: h * 0.016, flatten: 1.5, segments: 14))
            turn(
                [SIMD3(x, runner(front), front), SIMD3(side * w * 0.76, seat, front * 0.9)],
                h * 0.021, swell: true)
            turn(
                [SIMD3(x, runner(rear), rear), SIMD3(side * w * 0.72, seat, rear * 0.86)],
                h * 0.021, swell: true)
            // Back posts and arms with their props.
            turn(
                [
                    SIMD3(side * w * 0.74, seat, rear * 0.95),
                    SIMD3(side * w * 0.75, h * 0.7, -d * 0.55),
                    SIMD3(side * w * 0.72, h * 0.97, -d * 0.76),
                ], h * 0.0165)
            turn(
                [
                    SIMD3(side * w * 0.78, h * 0.615, -d * 0.48),
                    SIMD3(side * w * 0.92, h * 0.625, 0),
                    SIMD3(side * w * 0.9, h * 0.605, d * 0.46),
                ], h * 0.019)
            for z in [front * 0.82, front * 0.12] {
                turn(
                    [
                        SIMD3(side * w * 0.76, seat, z),
                        SIMD3(side * w * 0.9, h * 0.615, z + d * 0.02),
                    ], h * 0.013, swell: true)
            }
        }
        // Stretchers between the legs.
        for (z, y) in [(front, h * 0.2), (rear, h * 0.22)] {
            turn(
                [SIMD3(-w * 0.8, y, z * 0.96), SIMD3(w * 0.8, y, z * 0.96)], h * 0.013, swell: true)
        }
        for k in 0..<7 {
            let x = w * (Float(k) - 3) * 0.19
            turn(
                [
                    SIMD3(x * 0.92, seat, rear * 0.98),
                    SIMD3(x, h * 0.92, -d * 0.745 - d * 0.04 * (1 - powf(x / w, 2))),
                ], h * 0.0085)
        }
        // A broad rail, bowed to the back.
        let rail = Mesh.sheet(columns: 24, rows: 6) { u, v in
            let t = u * 2 - 1
            return SIMD3(
                t * w * 0.8, h * (0.885 + 0.105 * v * (1 - 0.25 * t * t)),
                -d * (0.72 + 0.05 * (1 - t * t) + 0.05 * v))
        }
        var back = rail.turned(offset: SIMD3(0, 0, -0.011))
        back.flip()
        var board = rail.turned(offset: SIMD3(0, 0, 0.011))
        board.append(back)
        var bottom = Mesh.box(
            SIMD3(w * 1.62, h * 0.03, d * 0.98), center: SIMD3(0, 0, 0), bevel: h * 0.012)
        bottom = bottom.turned(pitch: -0.05, offset: SIMD3(0, seat + h * 0.012, d * 0.005))
        let wood = AssetMaterial.wood(0.26, 0.13, 0.06)
        return AssetGeometry(
            parts: [
                .main(frame, wood, "frame"), .main(bottom, wood, "seat"),
                .sheet(board, wood, "rail", main: true),
            ], size: s,
            top: SupportArea(
                height: seat + h * 0.03, halfExtents: SIMD2(w * 0.66, d * 0.36)))
    }
}
