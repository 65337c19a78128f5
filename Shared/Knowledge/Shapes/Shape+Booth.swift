/// Street furniture with panes.
extension Shape {
    static let booths: [Shape] = [
        Shape("phone booth", "Phone booth", SIMD3(0.92, 2.45, 0.92), .outdoor, .floor, density: 300)
        {
            booth($0)
        }
    ]

    /// A telephone box: frames with panes on four sides, a plinth, a sign above the door, a shallow dome.
    private static func booth(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h) = (size.x, size.y)
        let half = w * 0.46
        let paint = AssetMaterial(baseColor: SIMD3(0.5, 0.012, 0.012), roughness: 0.28)
        var frame = Mesh()
        func add(_ s: SIMD3<Float>, _ at: SIMD3<Float>, bevel: Float = 0.006) {
            frame.append(.box(s, center: at, bevel: bevel))
        }
        add(SIMD3(w, h * 0.05, w), SIMD3(0, h * 0.025, 0))
        add(SIMD3(w * 0.98, h * 0.1, w * 0.98), SIMD3(0, h * 0.89, 0))
        add(SIMD3(w, h * 0.02, w), SIMD3(0, h * 0.945, 0))
        frame.append(
            Mesh.ball(SIMD3(half * 1.02, h * 0.048, half * 1.02), center: SIMD3(0, h * 0.952, 0)))
        let (low, high) = (h * 0.16, h * 0.84)
        var panes = Mesh()
        for side in 0..<4 {
            let turn = Float(side) * .pi / 2
            var face = Mesh()
            func bar(_ s: SIMD3<Float>, _ at: SIMD3<Float>) {
                face.append(.box(s, center: at, bevel: min(s.x, s.y) * 0.2))
            }
            bar(SIMD3(2 * half, low - h * 0.05, 0.05), SIMD3(0, (low + h * 0.05) / 2, half))
            for x in [-half, half] { bar(SIMD3(0.1, h * 0.8, 0.1), SIMD3(x, h * 0.45, half)) }
            for x in [-half * 0.62, half * 0.62] as [Float] {
                bar(SIMD3(0.02, high - low, 0.03), SIMD3(x, (low + high) / 2, half))
            }
            for row in 0...8 {
                let y = low + (high - low) * Float(row) / 8
                bar(SIMD3(2 * half, 0.024, 0.03), SIMD3(0, y, half))
            }
            frame.append(face.turned(yaw: turn))
            panes.append(
                Mesh.box(
                    SIMD3(1.9 * half, high - low, 0.006), center: SIMD3(0, (low + high) / 2, half)
                ).turned(yaw: turn))
        }
        let signs = Mesh.box(
            SIMD3(w * 0.72, h * 0.05, 0.01), center: SIMD3(0, h * 0.89, w * 0.492), bevel: 0.002)
        return AssetGeometry(
            parts: [
                .main(frame, paint, "frame"), .fixed(panes, .glass(), "panes"),
                .fixed(signs, .paper(), "sign"),
            ], size: size)
    }
}
