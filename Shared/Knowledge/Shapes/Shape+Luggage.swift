import PlantainProto

/// Suitcases as they were before they had wheels, robots of tin: what attics keep.
extension Shape {
    static let attic: [Shape] = [
        Shape(
            "leather-suitcase", as: "leather suitcase", "Leather suitcase",
            SIMD3(0.62, 0.46, 0.2), .container, .floor, density: 120
        ) { leatherSuitcase($0) },
        Shape("tin-robot", as: "robot", "Tin robot", SIMD3(0.15, 0.25, 0.1), .toy, density: 300) {
            tinRobot($0)
        },
    ]

    /// A chest of leather with a seam all round, caps on its corners, two straps and a handle.
    private static func leatherSuitcase(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, d) = (s.x, s.z)
        let h = s.y * 0.9
        let middle = SIMD3<Float>(0, h / 2, 0)
        let hide = AssetMaterial.leather(0.29, 0.135, 0.055)
        let dark = AssetMaterial.leather(0.13, 0.055, 0.022)
        let brass = AssetMaterial.metal(0.66, 0.46, 0.18, roughness: 0.35)
        let body = Mesh.box(SIMD3(w, h, d) * 0.985, center: middle, bevel: d * 0.12)
        // Where the lid closes, and piping along the edges of both faces.
        var piping = Mesh()
        func frame(_ z: Float, _ radius: Float, _ share: Float) -> Mesh {
            let (x, y, q) = (w / 2 * share, h / 2 * share, d * 0.1)
            var path: [SIMD3<Float>] = []
            for (cx, cy, from) in [
                (x - q, y - q, 0), (-x + q, y - q, 0.5), (-x + q, -y + q, 1), (x - q, -y + q, 1.5),
            ] as [(Float, Float, Float)] {
                for k in 0...6 {
                    let a = Float.pi * (from + 0.5 * Float(k) / 6)
                    path.append(SIMD3(cx + q * cosine(a), h / 2 + cy + q * sine(a), z))
                }
            }
            return .tube(path, radius: radius, segments: 10, closed: true)
        }
        piping.append(frame(d * 0.45, d * 0.022, 0.97))
        piping.append(frame(-d * 0.45, d * 0.022, 0.97))
        let seam = frame(d * 0.1, d * 0.016, 0.988)
        var caps = Mesh()
        for x: Float in [-1, 1] {
            for y: Float in [-1, 1] {
                for z: Float in [-1, 1] {
                    let side = d * 0.36
                    caps.append(
                        .box(
                            SIMD3(side, side, side),
                            center: middle
                                + SIMD3(
                                    x * (w - side) / 2, y * (h - side) / 2, z * (d - side) / 2),
                            bevel: d * 0.12))
                }
            }
        }
        var (straps, buckles) = (Mesh(), Mesh())
        for x in [-0.27, 0.27] as [Float] {
            straps.append(
                .box(
                    SIMD3(w * 0.06, h * 1.012, d * 1.012), center: middle + SIMD3(x * w, 0, 0),
                    bevel: d * 0.1))
            let at = SIMD3(x * w, h * 0.72, d * 0.51)
            for side: Float in [-1, 1] {
                buckles.append(
                    .box(
                        SIMD3(w * 0.008, h * 0.12, d * 0.03),
                        center: at + SIMD3(side * w * 0.038, 0, 0), bevel: 0.001))
                buckles.append(
                    .box(
                        SIMD3(w * 0.084, h * 0.016, d * 0.03),
                        center: at + SIMD3(0, side * h * 0.055, 0), bevel: 0.001))
            }
            buckles.append(
                .box(SIMD3(w * 0.006, h * 0.1, d * 0.03), center: at, bevel: 0.001))
        }
        for x in [-0.13, 0.13] as [Float] {
            buckles.append(
                .box(
                    SIMD3(w * 0.06, h * 0.06, d * 0.05),
                    center: SIMD3(x * w, h * 0.985, d * 0.14), bevel: 0.003))
            buckles.append(
                torus(w * 0.018, w * 0.005).turned(
                    pitch: .pi / 2, offset: SIMD3(x * w * 0.9, h * 1.01, 0)))
        }
        let grip = (0...24).map { i -> SIMD3<Float> in
            let a = Float.pi * Float(i) / 24
            return SIMD3(
                -cosine(a) * w * 0.117,
                h * 1.01 + powf(max(0, sine(a)), 0.5) * (s.y - h * 1.01 - d * 0.07),
                0)
        }
        let radii = (0...24).map { i -> Float in
            d * (0.045 + 0.03 * sine(Float.pi * Float(i) / 24))
        }
        return AssetGeometry(
            parts: [
                .main(body, hide, "body"), .fixed(piping, dark, "piping"),
                .fixed(seam, dark, "seam"), .fixed(caps, dark, "corners"),
                .fixed(straps, dark, "straps"), .fixed(buckles, brass, "buckles"),
                .fixed(.tube(grip, radius: 0, radii: radii, segments: 16), dark, "handle"),
            ], size: s,
            top: SupportArea(height: h, halfExtents: SIMD2(w * 0.4, d * 0.4)))
    }

    /// Boxes of painted tin: a head with eyes and an aerial, a chest with dials, arms and boots.
    private static func tinRobot(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let paint = AssetMaterial.metal(0.24, 0.36, 0.42, roughness: 0.38)
        let steel = AssetMaterial.metal(0.6, 0.6, 0.6, roughness: 0.25)
        let red = AssetMaterial(baseColor: SIMD3(0.6, 0.03, 0.02), roughness: 0.3)
        func box(_ size: SIMD3<Float>, _ at: SIMD3<Float>, _ bevel: Float = 0.06) -> Mesh {
            .box(
                size * SIMD3(w, h, d), center: at * SIMD3(w, h, d),
                bevel: bevel * min(size.x * w, size.y * h, size.z * d) * 2)
        }
        var body = box(SIMD3(0.58, 0.34, 0.62), SIMD3(0, 0.48, 0))
        body.append(box(SIMD3(0.44, 0.2, 0.52), SIMD3(0, 0.78, 0)))
        for x in [-0.16, 0.16] as [Float] {
            body.append(box(SIMD3(0.2, 0.22, 0.36), SIMD3(x, 0.22, 0)))
        }
        var limbs = Mesh()
        for x: Float in [-1, 1] {
            limbs.append(box(SIMD3(0.27, 0.11, 0.8), SIMD3(x * 0.16, 0.055, 0.08), 0.12))
            for (k, part) in [(0.62, 0.3), (0.5, 0.28), (0.4, 0.27)].enumerated() {
                limbs.append(
                    .ball(
                        SIMD3(
                            repeating: w * Float(part.1) * 0.25),
                        center: SIMD3(
                            x * w * (0.38 + 0.02 * Float(k)), h * Float(part.0),
                            d * 0.06 * Float(k)), segments: 24))
            }
            limbs.append(
                .tube(
                    [
                        SIMD3(x * w * 0.29, h * 0.6, 0), SIMD3(x * w * 0.42, h * 0.58, 0),
                        SIMD3(x * w * 0.43, h * 0.36, d * 0.16),
                    ], radius: w * 0.045, segments: 16))
            // Claws.
            for side: Float in [-1, 1] {
                limbs.append(
                    .tube(
                        (0...8).map { i -> SIMD3<Float> in
                            let a = Float.pi * 0.8 * Float(i) / 8
                            return SIMD3(
                                w * (x * 0.43 + side * 0.055 * sine(a)),
                                h * (0.355 - 0.03 * (1 - cosine(a))), d * 0.18)
                        }, radius: w * 0.018, segments: 10))
            }
        }
        limbs.append(
            .tube([SIMD3(0, h * 0.64, 0), SIMD3(0, h * 0.7, 0)], radius: w * 0.12, segments: 24))
        limbs.append(
            .tube([SIMD3(0, h * 0.87, 0), SIMD3(0, h * 0.96, 0)], radius: w * 0.014, segments: 12))
        for x: Float in [-1, 1] {
            limbs.append(
                disc(w * 0.06, w * 0.06).turned(
                    roll: .pi / 2, offset: SIMD3(x * w * 0.24, h * 0.78, 0)))
        }
        var lights = Mesh.ball(
            SIMD3(repeating: w * 0.045), center: SIMD3(0, h * 0.965, 0), segments: 24)
        var (white, black) = (Mesh(), Mesh())
        func dial(_ x: Float, _ y: Float, _ z: Float, _ r: Float) -> Mesh {
            disc(r * w, w * 0.03).turned(
                pitch: .pi / 2, offset: SIMD3(x * w, y * h, z * d))
        }
        for x in [-0.1, 0.1] as [Float] {
            white.append(dial(x, 0.81, 0.27, 0.07))
            black.append(dial(x, 0.81, 0.285, 0.035))
        }
        black.append(box(SIMD3(0.26, 0.035, 0.03), SIMD3(0, 0.72, 0.265)))
        for k in 0..<5 {
            white.append(
                box(SIMD3(0.03, 0.028, 0.02), SIMD3(-0.1 + 0.05 * Float(k), 0.72, 0.28)))
        }
        white.append(dial(-0.13, 0.55, 0.315, 0.085))
        black.append(box(SIMD3(0.012, 0.05, 0.02), SIMD3(-0.13, 0.565, 0.34)))
        white.append(dial(0.13, 0.55, 0.315, 0.085))
        black.append(box(SIMD3(0.05, 0.01, 0.02), SIMD3(0.14, 0.55, 0.34)))
        for k in 0..<3 {
            lights.append(dial(-0.14 + 0.14 * Float(k), 0.4, 0.315, 0.04))
        }
        return AssetGeometry(
            parts: [
                .main(body, paint, "body"), .fixed(limbs, steel, "limbs"),
                .fixed(lights, red, "lamps"),
                .fixed(white, .init(baseColor: SIMD3(0.8, 0.77, 0.66), roughness: 0.3), "dials"),
                .fixed(black, .init(baseColor: SIMD3(0.02, 0.02, 0.02), roughness: 0.3), "pupils"),
            ], size: s)
    }
}
