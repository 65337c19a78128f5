/// Signs of bent, glowing tubes that show a thing instead of words.
extension Shape {
    static let neon: [Shape] = [
        Shape(
            "neon-arrow", as: "neon sign", "Neon arrow", SIMD3(0.9, 0.62, 0.06), .sign, .wall,
            density: 80, build: neonArrow),
        Shape(
            "neon-glass", as: "neon sign", "Neon cocktail glass", SIMD3(0.6, 0.9, 0.06), .sign,
            .wall, density: 80, build: neonGlass),
        Shape(
            "neon-cup", as: "neon sign", "Neon coffee cup", SIMD3(0.8, 0.8, 0.06), .sign, .wall,
            density: 80, build: neonCup),
    ]

    private typealias Line = [SIMD2<Float>]

    @Sendable private static func neonArrow(_ size: SIMD3<Float>) -> AssetGeometry {
        // A shaft that bends down into its head.
        let shaft: Line = arc(SIMD2(0.02, -0.12), radius: 0.42, from: 2.9, to: 0.35)
        let head: Line = [SIMD2(0.52, 0.22), SIMD2(0.43, -0.06), SIMD2(0.22, 0.14)]
        let inner: Line = arc(SIMD2(0.02, -0.12), radius: 0.28, from: 2.8, to: 0.5)
        return tubes(size, main: [shaft, head], second: [inner], color: SIMD3(0.1, 0.8, 1))
    }

    @Sendable private static func neonGlass(_ size: SIMD3<Float>) -> AssetGeometry {
        let bowl: Line = [
            SIMD2(-0.36, 0.42), SIMD2(0.36, 0.42), SIMD2(0, -0.06), SIMD2(-0.36, 0.42),
        ]
        let stem: Line = [SIMD2(0, -0.06), SIMD2(0, -0.5)]
        let foot: Line = [SIMD2(-0.22, -0.52), SIMD2(0.22, -0.52)]
        let drink: Line = [SIMD2(-0.24, 0.28), SIMD2(0.24, 0.28)]
        let olive: Line = arc(SIMD2(0.08, 0.17), radius: 0.06, from: 0, to: 6.283)
        return tubes(
            size, main: [bowl, stem, foot], second: [drink, olive], color: SIMD3(0.2, 1, 0.45))
    }

    @Sendable private static func neonCup(_ size: SIMD3<Float>) -> AssetGeometry {
        var bowl: Line = [SIMD2(-0.32, 0.04)]
        bowl += arc(SIMD2(-0.06, -0.02), radius: 0.26, from: 0, to: -3.1416)
        bowl.append(SIMD2(-0.32, 0.04))
        bowl.insert(SIMD2(0.2, 0.04), at: 1)
        let ear: Line = arc(SIMD2(0.22, -0.1), radius: 0.11, from: 1.4, to: -1.5)
        let saucer: Line = [SIMD2(-0.4, -0.36), SIMD2(0.34, -0.36)]
        let steam: [Line] = [Float(-0.18), 0.04].map { x in
            (0...16).map { k in
                let t = Float(k) / 16
                let sway = 0.045 * sine(t * 6.283)
                return SIMD2(x + sway, 0.12 + 0.26 * t)
            }
        }
        return tubes(size, main: [bowl, ear, saucer], second: steam, color: SIMD3(1, 0.62, 0.2))
    }

    /// Points along a part of a circle.
    private static func arc(
        _ middle: SIMD2<Float>, radius: Float, from start: Float, to end: Float
    ) -> Line {
        (0...24).map { k in
            let t = start + (end - start) * Float(k) / 24
            return middle + radius * SIMD2(cosine(t), sine(t))
        }
    }

    /// Tubes on a dark board, their places in shares of its lesser side.
    private static func tubes(
        _ size: SIMD3<Float>, main: [Line], second: [Line], color: SIMD3<Float>
    ) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let unit = min(w, h)
        func bent(_ lines: [Line]) -> Mesh {
            var mesh = Mesh()
            for line in lines {
                let path = line.map { SIMD3($0.x * unit, h / 2 + $0.y * unit, d * 0.36) }
                mesh.append(.tube(path, radius: 0.012 * unit, segments: 10))
            }
            return mesh
        }
        let board = Mesh.box(
            SIMD3(w, h, d * 0.5), center: SIMD3(0, h / 2, -d * 0.25), bevel: 0.01)
        return AssetGeometry(
            parts: [
                .fixed(board, .plastic(0.02, 0.02, 0.024, roughness: 0.4), "board"),
                .main(bent(main), .glowing(1, 0.12, 0.35), "tube"),
                .fixed(bent(second), .glowing(color.x, color.y, color.z), "accent"),
            ], size: size, lampPoint: SIMD3(0, h / 2, d))
    }
}
