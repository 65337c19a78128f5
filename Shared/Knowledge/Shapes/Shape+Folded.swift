import PlantainProto

/// What is folded of paper and board: a boat, a box for a pizza.
extension Shape {
    static let folded: [Shape] = [
        Shape(
            "paper-boat", as: "paper boat", "Paper boat", SIMD3(0.2, 0.1, 0.09), .toy, density: 60
        ) {
            paperBoat($0)
        },
        Shape(
            "pizza-box", as: "pizza box", "Pizza box", SIMD3(0.4, 0.36, 0.46), .container,
            density: 30
        ) { pizzaBox($0) },
    ]

    /// A hull of two folded flanks, pointed at both ends, and the peak of the sheet between them.
    private static func paperBoat(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x / 2, size.y, size.z / 2)
        let rim = h * 0.52
        var sheet = Mesh()
        for side: Float in [-1, 1] {
            // From keel to rim, bulging in the middle; u along the boat.
            sheet.append(
                Mesh.sheet(columns: 24, rows: 8) { u, v in
                    let t = 2 * u - 1
                    let bow = 1 - t * t
                    let end = abs(t)
                    let y = rim * v + (h * 0.72 - rim) * v * end * end * end
                    return SIMD3(
                        t * w * (0.62 + 0.38 * v), y,
                        side * d * bow.squareRoot() * (0.32 + 0.68 * v) * (0.2 + 0.8 * bow))
                })
            // The outer fold stands off a little.
            sheet.append(
                Mesh.sheet(columns: 24, rows: 4) { u, v in
                    let t = 2 * u - 1
                    let bow = 1 - t * t
                    let end = abs(t)
                    let y = rim * (0.45 + 0.58 * v) + (h * 0.72 - rim) * v * end * end * end
                    return SIMD3(
                        t * w * (0.8 + 0.2 * v), y,
                        side
                            * (d * bow.squareRoot() * (0.66 + 0.34 * v) * (0.2 + 0.8 * bow) + 0.0015)
                    )
                })
        }
        for side: Float in [-1, 1] {
            sheet.append(
                Mesh.sheet(columns: 12, rows: 10) { u, v in
                    let t = 2 * u - 1
                    return SIMD3(
                        t * w * 0.56 * (1 - v), rim * 0.3 + (h - rim * 0.3) * v,
                        side * d * 0.34 * (1 - v) * (1 - 0.5 * t * t))
                })
        }
        return AssetGeometry(
            parts: [.sheet(sheet, .paper(0.84, 0.83, 0.8), "paper", main: true)], size: size)
    }

    /// A flat box of board whose lid stands open behind it.
    private static func pizzaBox(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, d) = (size.x, size.x * 0.98)
        let (low, thick) = (size.y * 0.13, Float(0.004))
        let front = size.z / 2
        let back = front - d
        var board = Mesh()
        func wall(_ a: SIMD3<Float>, _ b: SIMD3<Float>) {
            board.append(.box(b - a, center: (a + b) / 2, bevel: 0.001))
        }
        wall(SIMD3(-w / 2, 0, back), SIMD3(w / 2, thick, front))
        for side: Float in [-1, 1] {
            let x = side * (w / 2 - thick / 2)
            wall(SIMD3(x - thick / 2, 0, back), SIMD3(x + thick / 2, low, front))
        }
        wall(SIMD3(-w / 2, 0, back), SIMD3(w / 2, low, back + thick))
        wall(SIMD3(-w / 2, 0, front - thick), SIMD3(w / 2, low, front))
        // The lid leans back as far as the box is deep behind.
        let rise = size.y - low
        let lean = min(size.z - d, rise * 0.3)
        let lid = Mesh.sheet(columns: 1, rows: 1) { u, v in
            SIMD3((u - 0.5) * w, low + rise * v, back - lean * v)
        }
        var inner = Mesh()
        inner.append(
            .box(
                SIMD3(w - 4 * thick, 0.0008, d - 4 * thick),
                center: SIMD3(0, thick + 0.0006, (back + front) / 2)))
        return AssetGeometry(
            parts: [
                .main(board, .matte(0.42, 0.29, 0.17), "board"),
                .sheet(lid, .matte(0.44, 0.31, 0.19), "lid"),
                .fixed(inner, .paper(0.62, 0.54, 0.42), "liner"),
            ], size: size,
            top: SupportArea(
                height: thick + 0.001, halfExtents: SIMD2(w / 2 - 0.008, d / 2 - 0.008),
                center: SIMD2(0, (back + front) / 2)))
    }
}
