import PlantainProto

/// Baskets, crates and trays: their bottoms are raised, so that what lies in them is seen.
extension Shape {
    static let baskets: [Shape] = [
        Shape("basket", "Basket", SIMD3(0.36, 0.2, 0.36), .container) { basket($0) },
        Shape(
            "picnic-basket", as: "picnic basket", "Picnic basket", SIMD3(0.42, 0.36, 0.32),
            .container
        ) { basket($0, hasHandle: true) },
        Shape("crate", "Wooden crate", SIMD3(0.5, 0.26, 0.36), .container, density: 200) {
            crate($0)
        },
        Shape("tray", "Tray", SIMD3(0.48, 0.045, 0.34), .tableware, density: 400) { tray($0) },
    ]

    /// Woven: rods that go in and out around stakes, a plaited rim, and a handle over it.
    static func basket(_ size: SIMD3<Float>, hasHandle: Bool = false) -> AssetGeometry {
        let h = hasHandle ? size.y * 0.52 : size.y
        let (rx, rz) = (size.x / 2, size.z / 2)
        func reach(_ t: Float) -> Float { 0.78 + 0.2 * powf(t, 0.8) }
        let (rows, steps, waves) = (15, 112, 14)
        let rod = h / Float(rows) * 0.56
        var woven = Mesh()
        for row in 0..<rows {
            let t = (Float(row) + 0.5) / Float(rows)
            let phase: Float = row % 2 == 0 ? 0 : .pi
            let path = (0..<steps).map { k -> SIMD3<Float> in
                let a = 2 * Float.pi * Float(k) / Float(steps)
                let bulge = reach(t) - 0.03 + 0.017 * sine(a * Float(waves) + phase)
                return SIMD3(sine(a) * rx * bulge, t * h * 0.94 + 0.02 * h, cosine(a) * rz * bulge)
            }
            woven.append(.tube(path, radius: rod, segments: 7, closed: true))
        }
        // Two strands wound about each other.
        var rim = Mesh()
        for strand in 0..<2 {
            let path = (0..<144).map { k -> SIMD3<Float> in
                let a = 2 * Float.pi * Float(k) / 144
                let turn = a * 18 + Float(strand) * .pi
                let out = reach(1) - 0.03 + 0.02 * cosine(turn)
                return SIMD3(
                    sine(a) * rx * out, h * 0.965 + rod * 0.9 * sine(turn), cosine(a) * rz * out)
            }
            rim.append(.tube(path, radius: rod * 1.05, segments: 7, closed: true))
        }
        if hasHandle {
            for strand in 0..<2 {
                let path = (0...64).map { k -> SIMD3<Float> in
                    let s = Float(k) / 64
                    let a = Float.pi * s
                    let turn = s * 40 + Float(strand) * .pi
                    return SIMD3(
                        cosine(a) * rx * 0.94 + rod * 0.8 * cosine(turn) * sine(a),
                        h * 0.8 + sine(a) * (size.y - h * 0.8 - rod * 2), rod * 1.1 * sine(turn))
                }
                rim.append(.tube(path, radius: rod * 1.1, segments: 8))
            }
        }
        var lining = Outline(0, h * 0.6)
        lining.line(0.84, h * 0.6)
        lining.line(0.93, h * 0.9)
        let inner = Mesh.lathe(lining, segments: 64, crease: 0.5)
            .mapped(scale: SIMD3(rx, 1, rz), offset: .zero)
        var foot = Outline(0, 0)
        foot.line(0.77, 0)
        foot.line(0.8, h * 0.08)
        foot.line(0, h * 0.08)
        let base = Mesh.lathe(foot, segments: 64).mapped(scale: SIMD3(rx, 1, rz), offset: .zero)
        let straw = AssetMaterial(baseColor: SIMD3(0.46, 0.28, 0.11), roughness: 0.7)
        let darker = AssetMaterial(baseColor: SIMD3(0.34, 0.19, 0.075), roughness: 0.7)
        return AssetGeometry(
            parts: [
                .main(woven, straw, "weave"), .main(rim, darker, "rim"),
                .sheet(inner, .fabric(0.62, 0.55, 0.43), "lining"),
                .fixed(base, darker, "foot"),
            ], size: size,
            inside: SupportArea(
                height: h * 0.6, halfExtents: SIMD2(rx, rz) * 0.58, depth: h * 0.36))
    }

    /// Boards with gaps between them, nailed to corner posts.
    private static func crate(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let thick = min(w, d) * 0.035
        var boards = Mesh()
        for row in 0..<3 {
            let y = h * (0.17 + 0.33 * Float(row))
            for side: Float in [-1, 1] {
                boards.append(
                    .box(
                        SIMD3(w, h * 0.27, thick), center: SIMD3(0, y, side * (d - thick) / 2),
                        bevel: thick * 0.15))
                boards.append(
                    .box(
                        SIMD3(thick, h * 0.27, d - 2 * thick),
                        center: SIMD3(side * (w - thick) / 2, y, 0), bevel: thick * 0.15))
            }
        }
        var posts = Mesh()
        for x: Float in [-1, 1] {
            for z: Float in [-1, 1] {
                let post = thick * 2.2
                posts.append(
                    .box(
                        SIMD3(post, h * 0.97, post),
                        center: SIMD3(
                            x * (w / 2 - thick - post / 2), h * 0.485,
                            z * (d / 2 - thick - post / 2))))
            }
        }
        let floor = Mesh.box(
            SIMD3(w - 2 * thick, h * 0.05, d - 2 * thick), center: SIMD3(0, h * 0.55, 0))
        return AssetGeometry(
            parts: [
                .main(boards, .wood(0.46, 0.29, 0.14), "boards"),
                .main(posts, .wood(0.38, 0.23, 0.11), "posts"),
                .main(floor, .wood(0.36, 0.22, 0.11), "floor"),
            ], size: size,
            inside: SupportArea(
                height: h * 0.65, halfExtents: SIMD2(w / 2 - 4 * thick, d / 2 - 4 * thick),
                depth: h * 0.4))
    }

    /// A board with a low rim that is higher, with holes to hold it by, at both ends.
    private static func tray(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let thick = d * 0.03
        let floor = Mesh.box(SIMD3(w, h * 0.24, d), center: SIMD3(0, h * 0.12, 0), bevel: h * 0.06)
        var rim = Mesh()
        for side: Float in [-1, 1] {
            rim.append(
                .box(
                    SIMD3(w, h * 0.42, thick), center: SIMD3(0, h * 0.4, side * (d - thick) / 2),
                    bevel: thick * 0.3))
            let x = side * (w - thick) / 2
            rim.append(
                .box(SIMD3(thick, h * 0.42, d), center: SIMD3(x, h * 0.4, 0), bevel: thick * 0.3))
            // The handle: a bow above the end.
            let bow = (0...20).map { k -> SIMD3<Float> in
                let a = Float.pi * Float(k) / 20
                return SIMD3(x, h * 0.55 + sine(a) * h * 0.38, cosine(a) * d * 0.2)
            }
            rim.append(.tube(bow, radius: thick * 0.5, segments: 10))
        }
        let wood = AssetMaterial.wood(0.42, 0.25, 0.12)
        return AssetGeometry(
            parts: [.main(floor, wood, "floor"), .main(rim, wood, "rim")], size: size,
            top: SupportArea(
                height: h * 0.24, halfExtents: SIMD2(w / 2 - 2 * thick, d / 2 - 2 * thick)))
    }
}
