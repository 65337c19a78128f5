import PlantainProto

/// A board with cheeses and crackers; the place in front stays free for fruit.
extension Shape {
    static let cheeseBoards: [Shape] = [
        Shape(
            "cheese-board", as: "cheese board", "Cheese board", SIMD3(0.44, 0.075, 0.3), .tableware,
            density: 300
        ) { cheeseBoard($0) }
    ]

    private static func cheeseBoard(_ s: SIMD3<Float>) -> AssetGeometry {
        let thick = s.y * 0.27
        let board = Mesh.box(
            SIMD3(s.x, thick, s.z), center: SIMD3(0, thick / 2, 0), bevel: thick * 0.3)
        var parts: [AssetPart] = [.main(board, .wood(0.36, 0.2, 0.095), "board")]
        let tall = s.y - thick
        // A round of soft cheese with a slice out of it: white rind, cream within.
        let (r, h) = (s.z * 0.2, tall * 0.62)
        let at = SIMD3(-s.x * 0.27, thick, -s.z * 0.16)
        let (start, span) = (Float(1.0), Float(5.45))
        func around(_ t: Float, _ out: Float, _ y: Float) -> SIMD3<Float> {
            let a = start + span * t
            return at + SIMD3(sine(a) * out, y, cosine(a) * out)
        }
        let bevel = h * 0.16
        let rind = Mesh.sheet(columns: 72, rows: 12, crease: 1) { u, v in
            let points: [SIMD2<Float>] = [
                SIMD2(r - bevel, 0), SIMD2(r, bevel), SIMD2(r, h - bevel), SIMD2(r - bevel, h),
                SIMD2(0, h),
            ]
            let at = v * 4
            let k = min(3, Int(at))
            let p = points[k] + (points[k + 1] - points[k]) * (at - Float(k))
            return around(u, p.x, p.y + 0.0006 * sine(u * 60 + v * 20))
        }
        parts.append(.sheet(rind, .matte(0.84, 0.81, 0.72, roughness: 0.9), "rind"))
        for t: Float in [0, 1] {
            let cut = Mesh.sheet(columns: 10, rows: 6) { u, v in
                around(t, r * 0.985 * u, h * (0.03 + 0.94 * v) + 0.0008 * sine(u * 9 + v * 5))
            }
            parts.append(.sheet(cut, .wax(0.86, 0.72, 0.42), "paste"))
        }
        // Wedges: a hard one with its rind, and one veined with blue.
        func wedge(
            _ long: Float, _ wide: Float, _ high: Float, _ at: SIMD3<Float>, _ turn: Float,
            _ paste: AssetMaterial, _ coat: AssetMaterial, veins: Int
        ) {
            let shape = [
                SIMD2(-long / 2, -wide / 2), SIMD2(long / 2, 0), SIMD2(-long / 2, wide / 2),
            ]
            func laid(_ mesh: Mesh) -> Mesh { mesh.turned(yaw: turn, offset: at) }
            parts.append(
                .fixed(
                    laid(
                        Mesh.prism(shape, depth: high, bevel: 0.0015).turned(
                            pitch: -.pi / 2, offset: SIMD3(0, high / 2, 0))), paste, "paste"))
            parts.append(
                .fixed(
                    laid(
                        .box(
                            SIMD3(0.004, high, wide * 0.98),
                            center: SIMD3(-long / 2 - 0.001, high / 2, 0), bevel: 0.0012)), coat,
                    "rind"))
            var mold = Mesh()
            for k in 0..<veins {
                let n = Float(k)
                let t = 0.12 + 0.76 * (0.5 + 0.5 * sine(n * 12.7))
                let (x, side) = (-long / 2 + long * t, k % 2 == 0 ? Float(1) : -1)
                let z = side * wide / 2 * (1 - t) * 0.99
                mold.append(
                    Mesh.ball(
                        SIMD3(0.004 + 0.003 * sine(n), 0.0022, 0.0012), segments: 10
                    ).turned(
                        yaw: -side * arcTangent(wide / 2, long), roll: sine(n * 3),
                        offset: SIMD3(x, high * (0.15 + 0.7 * (0.5 + 0.5 * sine(n * 7.1))), z)))
            }
            if veins > 0 { parts.append(.fixed(laid(mold), .matte(0.09, 0.13, 0.12), "veins")) }
        }
        wedge(
            s.x * 0.3, s.z * 0.3, tall, SIMD3(s.x * 0.06, thick, -s.z * 0.24), 0.35,
            .wax(0.72, 0.45, 0.12), .wax(0.42, 0.14, 0.04), veins: 0)
        wedge(
            s.x * 0.24, s.z * 0.27, tall * 0.72, SIMD3(s.x * 0.33, thick, -s.z * 0.2), 2.6,
            .wax(0.84, 0.78, 0.62), .matte(0.6, 0.52, 0.38), veins: 22)
        // Crackers lie one half on the other along the left.
        var crackers = Mesh()
        for k in 0..<6 {
            let n = Float(k)
            crackers.append(
                disc(s.z * 0.095, 0.0046).turned(
                    yaw: n, pitch: 0.24 * cosine(n), roll: 0.24 * sine(n),
                    offset: SIMD3(
                        -s.x * 0.39 + 0.021 * n, thick + 0.0085 + 0.0006 * n,
                        s.z * (0.3 - 0.012 * n))))
        }
        parts.append(.fixed(crackers, .matte(0.66, 0.42, 0.17), "crackers"))
        return AssetGeometry(
            parts: parts, size: s,
            top: SupportArea(
                height: thick, halfExtents: SIMD2(s.x * 0.3, s.z * 0.18),
                center: SIMD2(s.x * 0.16, s.z * 0.26)))
    }
}
