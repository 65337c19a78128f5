import PlantainProto

/// A painter's tin box, open: pans of colour, a trough for the brush, wells to mix in within the lid.
extension Shape {
    static let paintBoxes: [Shape] = [
        Shape(
            "paint-box", as: "paint box", "Watercolour box", SIMD3(0.24, 0.075, 0.19),
            .stationery, density: 300
        ) { paintBox($0) }
    ]

    private static let pans: [SIMD3<Float>] = [
        SIMD3(0.82, 0.66, 0.03), SIMD3(0.84, 0.42, 0.02), SIMD3(0.7, 0.1, 0.02),
        SIMD3(0.5, 0.02, 0.05), SIMD3(0.42, 0.03, 0.22), SIMD3(0.16, 0.05, 0.36),
        SIMD3(0.02, 0.06, 0.4), SIMD3(0.02, 0.22, 0.55), SIMD3(0.01, 0.3, 0.32),
        SIMD3(0.02, 0.2, 0.07), SIMD3(0.2, 0.32, 0.03), SIMD3(0.48, 0.27, 0.06),
        SIMD3(0.3, 0.1, 0.03), SIMD3(0.09, 0.045, 0.02), SIMD3(0.06, 0.07, 0.09),
        SIMD3(0.012, 0.012, 0.014),
    ]

    private static func paintBox(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, deep, tall) = (s.x, s.z * 0.52, s.y * 0.26)
        let wall: Float = 0.0018
        let front = s.z / 2
        let middle = front - deep / 2
        let enamel = AssetMaterial(baseColor: SIMD3(0.02, 0.02, 0.022), roughness: 0.22)
        let white = AssetMaterial(baseColor: SIMD3(0.84, 0.84, 0.82), roughness: 0.2)
        var tin = Mesh.box(
            SIMD3(w, wall, deep), center: SIMD3(0, wall / 2, middle), bevel: wall * 0.4)
        for side: Float in [-1, 1] {
            tin.append(
                .box(
                    SIMD3(wall, tall, deep), center: SIMD3(side * (w - wall) / 2, tall / 2, middle),
                    bevel: wall * 0.4))
            tin.append(
                .box(
                    SIMD3(w, tall, wall),
                    center: SIMD3(0, tall / 2, middle + side * (deep - wall) / 2),
                    bevel: wall * 0.4))
        }
        var cups = Mesh()
        var parts: [AssetPart] = []
        let columns = 8
        let pitch = (w - 0.012) / Float(columns)
        for (k, color) in pans.enumerated() {
            let (column, row) = (k % columns, k / columns)
            let at = SIMD3(
                (Float(column) + 0.5) * pitch - (w - 0.012) / 2, tall * 0.4,
                middle + (row == 0 ? -1 : 1) * deep * 0.29)
            let size = SIMD3(pitch * 0.86, tall * 0.62, deep * 0.33)
            cups.append(.box(size, center: at, bevel: 0.001))
            // Cakes of paint, the often used ones hollowed.
            let worn = 0.2 + 0.5 * abs(sine(Float(k) * 2.3))
            let cake = Mesh.sheet(columns: 8, rows: 8) { u, v in
                let (x, z) = (2 * u - 1, 1 - 2 * v)
                let rise = 0.0005 + 0.0022 * worn * powf(max(abs(x), abs(z)), 3)
                return at
                    + SIMD3(x * size.x * 0.42, size.y / 2 + rise, z * size.z * 0.44)
            }
            var paint = AssetMaterial(baseColor: color, roughness: 0.45)
            paint.substance = .unspecified
            parts.append(.sheet(cake, paint, "paint"))
        }
        // The lid leans back on its hinge; its wells are shallow, a little paint is left in them.
        let lean: Float = 0.5
        let hinge = SIMD3(0, tall, front - deep)
        let long = (s.y - tall) / cosine(lean)
        func lid(_ u: Float, _ v: Float, _ out: Float) -> SIMD3<Float> {
            hinge
                + SIMD3(
                    u * w / 2, long * v * cosine(lean) + out * sine(lean),
                    -long * v * sine(lean) + out * cosine(lean))
        }
        let shell = Mesh.sheet(columns: 1, rows: 1) { u, v in lid(2 * u - 1, v, -0.003) }
        var rim = Mesh()
        for (a, b) in [
            (SIMD2<Float>(-1, 0), SIMD2<Float>(-1, 1)), (SIMD2(-1, 1), SIMD2(1, 1)),
            (SIMD2(1, 1), SIMD2(1, 0)),
        ] {
            rim.append(.tube([lid(a.x, a.y, 0), lid(b.x, b.y, 0)], radius: 0.0024, segments: 8))
        }
        let wells = Mesh.sheet(columns: 96, rows: 32) { u, v in
            let x = u * 4
            let (fx, fy) = (2 * (x - x.rounded(.down)) - 1, 2 * v - 1)
            let bowl = max(0, 1 - powf(abs(fx), 4) - powf(abs(fy), 4))
            return lid(2 * (0.02 + 0.96 * u) - 1, 0.05 + 0.9 * v, 0.001 - 0.0035 * bowl)
        }
        for (k, color) in [pans[7], pans[2], pans[10]].enumerated() {
            let puddle = Mesh.sheet(columns: 24, rows: 6) { u, v in
                let a = 2 * Float.pi * u
                let r = v * (1 + 0.2 * sine(a * 3 + Float(k)) + 0.12 * sine(a * 5))
                return lid(
                    -0.72 + 0.48 * Float(k) + 0.14 * r * cosine(a), 0.45 + 0.24 * r * sine(a),
                    -0.0015)
            }
            parts.append(
                .sheet(puddle, .init(baseColor: color * 0.6 + 0.28, roughness: 0.25), "wash"))
        }
        return AssetGeometry(
            parts: [
                .main(tin, enamel, "tin"), .sheet(shell, enamel, "lid", main: true),
                .main(rim, enamel, "rim"), .sheet(wells, white, "wells"),
                .fixed(cups, white, "pans"),
            ] + parts, size: s)
    }
}
