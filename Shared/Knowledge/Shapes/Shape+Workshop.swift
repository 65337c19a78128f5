import PlantainProto

/// Hand tools and what they are kept in.
extension Shape {
    static let workshop: [Shape] = [
        Shape("toolbox", "Toolbox", SIMD3(0.42, 0.24, 0.2), .container, density: 250) {
            toolbox($0)
        },
        Shape("wrench", "Wrench", SIMD3(0.22, 0.012, 0.05), .tool, density: 1800) { wrench($0) },
        Shape("pliers", "Pliers", SIMD3(0.19, 0.02, 0.062), .tool, density: 1200) { pliers($0) },
        Shape("nail", "Nail", SIMD3(0.07, 0.008, 0.008), .tool, density: 2500) { s in
            let r = s.y / 2
            func along(_ a: Float, _ b: Float, _ ra: Float, _ rb: Float) -> Mesh {
                .tube(
                    [SIMD3(s.x * (a - 0.5), r, 0), SIMD3(s.x * (b - 0.5), r, 0)], radius: r,
                    radii: [ra * r, rb * r], segments: 16)
            }
            var mesh = along(0, 0.025, 1, 1)
            mesh.append(along(0.02, 0.9, 0.44, 0.44))
            mesh.append(along(0.9, 1, 0.44, 0.02))
            return one(mesh, .metal(0.5, 0.5, 0.52, roughness: 0.35), s)
        },
    ]

    private static let steel = AssetMaterial.metal(0.56, 0.57, 0.58, roughness: 0.28)

    private static func toolbox(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let (low, lid) = (h * 0.56, h * 0.2)
        let paint = AssetMaterial(
            substance: .plastic, baseColor: SIMD3(0.5, 0.02, 0.02), roughness: 0.28)
        // The lid slopes to a ridge that carries the handle.
        let roof = [
            SIMD2(-d / 2, low + 0.004), SIMD2(d / 2, low + 0.004), SIMD2(d / 2, low + lid * 0.45),
            SIMD2(d * 0.2, low + lid), SIMD2(-d * 0.2, low + lid), SIMD2(-d / 2, low + lid * 0.45),
        ]
        var fittings = Mesh()
        for x in [-w * 0.28, w * 0.28] {
            fittings.append(
                .box(
                    SIMD3(w * 0.07, h * 0.17, 0.01), center: SIMD3(x, low, d / 2 + 0.003),
                    bevel: 0.002))
            fittings.append(
                .tube(
                    [SIMD3(x * 0.72, low + lid * 0.9, 0), SIMD3(x * 0.72, h * 0.95, 0)],
                    radius: 0.006))
        }
        let bar = Mesh.tube(
            [SIMD3(-w * 0.24, h * 0.95, 0), SIMD3(w * 0.24, h * 0.95, 0)], radius: h * 0.045)
        return AssetGeometry(
            parts: [
                .main(
                    .box(SIMD3(w, low, d), center: SIMD3(0, low / 2, 0), bevel: 0.005), paint,
                    "box"),
                .main(Mesh.prism(roof, depth: w, bevel: 0.004).turned(yaw: .pi / 2), paint, "lid"),
                .fixed(fittings, steel, "latch"),
                .fixed(bar, .plastic(0.02, 0.02, 0.02), "handle"),
            ], size: s,
            textPanels: [front("front", w * 0.46, low * 0.1, low * 0.9, z: d / 2, margin: 0.05)])
    }

    /// Lying along x: an open jaw at one end, a ring at the other.
    private static func wrench(_ s: SIMD3<Float>) -> AssetGeometry {
        let (l, d) = (s.x, s.z)
        func flat(_ outline: [SIMD2<Float>], _ share: Float) -> Mesh {
            Mesh.prism(outline, depth: s.y * share, bevel: s.y * 0.16).turned(
                pitch: -.pi / 2, offset: SIMD3(0, s.y / 2, 0))
        }
        let shaft = [
            SIMD2(-l * 0.36, -d * 0.17), SIMD2(l * 0.36, -d * 0.14), SIMD2(l * 0.36, d * 0.14),
            SIMD2(-l * 0.36, d * 0.17),
        ]
        var mesh = flat(shaft, 0.6)
        // The jaw: two fingers on a round root, a little askew.
        let (jaw, turn) = (SIMD2(-l / 2 + d * 0.52, Float(0)), Float(0.26))
        func local(_ x: Float, _ y: Float) -> SIMD2<Float> {
            jaw
                + SIMD2(
                    x * cosine(turn) - y * sine(turn), x * sine(turn) + y * cosine(turn)) * d
        }
        for side: Float in [-1, 1] {
            let finger = [
                (0.26, 0.1), (0.3, 0.36), (0.1, 0.5), (-0.2, 0.47), (-0.44, 0.36), (-0.46, 0.21),
                (-0.06, 0.21),
            ].map { local($0.0, side * $0.1) }
            mesh.append(flat(side > 0 ? finger : finger.reversed(), 1))
        }
        let root = [
            (0.48, -0.2), (0.48, 0.2), (0.2, 0.36), (-0.06, 0.24), (-0.06, -0.24), (0.2, -0.36),
        ]
        .map { local($0.0, $0.1) }
        mesh.append(flat(root, 1))
        let ring = (0..<48).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 48
            return SIMD3(l / 2 - d * 0.42 + cosine(a) * d * 0.3, s.y / 2, sine(a) * d * 0.3)
        }
        mesh.append(
            .tube(
                ring, radius: d * 0.12, flatten: s.y / (d * 0.24), segments: 16, closed: true))
        return one(mesh, steel, s)
    }

    /// Lying along x, a little open: steel jaws that cross at a rivet, and handles in plastic.
    private static func pliers(_ s: SIMD3<Float>) -> AssetGeometry {
        let (l, d) = (s.x, s.z)
        let y = s.y / 2
        var (jaws, grips) = (Mesh(), Mesh())
        for side: Float in [-1, 1] {
            let lift = y + side * s.y * 0.08
            let arm = [
                SIMD3(-l / 2, lift, side * d * 0.03), SIMD3(-l * 0.36, lift, side * d * 0.08),
                SIMD3(-l * 0.22, lift, side * d * 0.1), SIMD3(-l * 0.14, lift, 0),
                SIMD3(-l * 0.06, lift, -side * d * 0.16),
            ]
            jaws.append(
                .tube(
                    arm, radius: s.y * 0.4, radii: [0.16, 0.3, 0.44, 0.46, 0.4].map { $0 * s.y },
                    segments: 14))
            let grip = (0...14).map { i -> SIMD3<Float> in
                let t = Float(i) / 14
                return SIMD3(
                    l * (-0.08 + 0.58 * t), y,
                    -side * d * (0.14 + 0.3 * sine(t * 2.1)))
            }
            grips.append(.tube(grip, radius: s.y * 0.42, segments: 16))
        }
        jaws.append(
            Mesh.tube([SIMD3(-l * 0.14, 0, 0), SIMD3(-l * 0.14, s.y, 0)], radius: d * 0.13))
        return AssetGeometry(
            parts: [
                .fixed(jaws, steel, "jaws"),
                .main(grips, .plastic(0.5, 0.03, 0.03, roughness: 0.4), "grips"),
            ], size: s)
    }
}
