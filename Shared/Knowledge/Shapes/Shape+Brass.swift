import PlantainProto

/// Instruments of brass: trumpets and saxophones, of tubes that widen into a bell.
extension Shape {
    static let brass: [Shape] = [
        Shape("trumpet", "Trumpet", SIMD3(0.5, 0.125, 0.16), .instrument, density: 150) { s in
            trumpet(s)
        },
        Shape(
            "saxophone", "Saxophone", SIMD3(0.34, 0.74, 0.2), .instrument, .floor, density: 100
        ) { saxophone($0) },
    ]

    private static let gold = AssetMaterial.metal(0.8, 0.56, 0.2, roughness: 0.16)
    private static let silver = AssetMaterial.metal(0.72, 0.72, 0.72, roughness: 0.12)
    private static let pearl = AssetMaterial(baseColor: SIMD3(0.8, 0.78, 0.72), roughness: 0.2)

    /// Lies on its valves' side, its bell to the left: one oblong loop, three valves, a lead pipe.
    private static func trumpet(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, d) = (s.x, s.z)
        let r = s.y / 2
        let bore = w * 0.0135
        // The bell's own tube, widening toward its mouth.
        let bell = Mesh.tube(
            (0...40).map { SIMD3(w * (0.22 - 0.72 * Float($0) / 40), r, -d * 0.28) }, radius: 0,
            radii: (0...40).map { i in
                let t = Float(i) / 40
                return bore + (r - bore) * (0.1 * t * t + 0.9 * powf(t, 11))
            }, segments: 56)
        func bend(_ x: Float, _ z0: Float, _ z1: Float, _ way: Float) -> [SIMD3<Float>] {
            (0...16).map { i in
                let a = Float.pi * Float(i) / 16
                let (middle, half) = ((z0 + z1) / 2, (z1 - z0) / 2)
                return SIMD3(x + way * half * sine(a), r, middle - half * cosine(a))
            }
        }
        var tubes = Mesh()
        // Behind the valves the bell turns back; before them the tuning slide does.
        tubes.append(.tube(bend(w * 0.22, -d * 0.28, d * 0.1, 1), radius: bore, segments: 18))
        tubes.append(
            .tube(
                [SIMD3(w * 0.22, r, d * 0.1), SIMD3(-w * 0.02, r, d * 0.1)], radius: bore,
                segments: 18))
        let slide = bend(-w * 0.2, d * 0.02, d * 0.3, -1)
        tubes.append(.tube(slide, radius: bore * 1.08, segments: 18))
        tubes.append(
            .tube(
                [SIMD3(-w * 0.2, r, d * 0.3), SIMD3(w * 0.42, r, d * 0.3)], radius: bore,
                segments: 18))
        tubes.append(
            .tube(
                [SIMD3(-w * 0.2, r, d * 0.02), SIMD3(w * 0.02, r, d * 0.02)], radius: bore,
                segments: 18))
        for x in [-0.1, 0.17] as [Float] {
            tubes.append(
                .tube(
                    [SIMD3(x * w, r, -d * 0.28), SIMD3(x * w, r, d * 0.3)], radius: bore * 0.45,
                    segments: 12))
        }
        let lip = Mesh.tube(
            [0.42, 0.44, 0.475, 0.49, 0.5].map { SIMD3(w * $0, r, d * 0.3) }, radius: 0,
            radii: [bore * 0.8, bore * 0.9, bore * 1.5, bore * 2.1, bore * 2.1], segments: 28)
        var (valves, caps, buttons) = (Mesh(), Mesh(), Mesh())
        for k in 0..<3 {
            let x = w * (-0.02 + 0.062 * Float(k))
            func upright(_ z0: Float, _ z1: Float, _ radius: Float) -> Mesh {
                .tube([SIMD3(x, r, z0), SIMD3(x, r, z1)], radius: radius, segments: 24)
            }
            valves.append(upright(-d * 0.08, d * 0.42, w * 0.024))
            caps.append(upright(-d * 0.12, -d * 0.07, w * 0.026))
            caps.append(upright(d * 0.4, d * 0.44, w * 0.026))
            caps.append(upright(-d * 0.2, -d * 0.1, w * 0.007))
            buttons.append(upright(-d * 0.225, -d * 0.2, w * 0.017))
            // A loop of its own.
            let loop = (0...14).map { i -> SIMD3<Float> in
                let a = Float.pi * Float(i) / 14
                return SIMD3(x, r + w * (0.02 + 0.04 * sine(a)), d * (0.06 + 0.14 * Float(i) / 14))
            }
            tubes.append(.tube(loop, radius: bore * 0.9, segments: 14))
        }
        let ring = torus(bore * 1.7, bore * 0.4).turned(
            pitch: .pi / 2, offset: SIMD3(-w * 0.16, r, d * 0.36))
        tubes.append(ring)
        return AssetGeometry(
            parts: [
                .main(bell, gold, "bell"), .main(tubes, gold, "tubes"),
                .main(valves, gold, "valves"), .fixed(caps, silver, "caps"),
                .fixed(buttons, pearl, "buttons"), .fixed(lip, silver, "mouthpiece"),
            ], size: s)
    }

    /// Stands on the bow of its bell: a cone that turns up, rods and pads along it, a bent neck.
    private static func saxophone(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h) = (s.x, s.y)
        func at(_ t: Float) -> SIMD3<Float> {
            let low = h * 0.15
            // Down the body, around the bow, up the bell.
            if t < 0.55 {
                let k = t / 0.55
                return SIMD3(-w * 0.06, h * 0.86 + (low - h * 0.86) * k, 0)
            }
            if t < 0.75 {
                let a = Float.pi * (t - 0.55) / 0.2
                return SIMD3(
                    w * (0.1 - 0.16 * cosine(a)), low - h * 0.085 * sine(a), 0)
            }
            let k = (t - 0.75) / 0.25
            return SIMD3(w * (0.26 + 0.06 * k * k), low + h * 0.34 * k, s.z * 0.04 * k)
        }
        func radius(_ t: Float) -> Float {
            let cone = w * (0.035 + 0.12 * t)
            return t < 0.8 ? cone : cone + w * 0.085 * powf((t - 0.8) / 0.2, 3)
        }
        let steps = 90
        let path = (0...steps).map { at(Float($0) / Float(steps)) }
        var body = Mesh.tube(
            path, radius: 0, radii: (0...steps).map { radius(Float($0) / Float(steps)) },
            segments: 48)
        // The mouth of the bell is dark; its rim is rolled.
        let mouth = path[steps]
        let way = normalize(path[steps] - path[steps - 2])
        let rim = radius(1)
        let tilt = -arcTangent(way.x, way.y)
        body.append(
            torus(rim * 0.98, rim * 0.05).turned(roll: tilt, offset: mouth - way * rim * 0.05))
        let dark = disc(rim * 0.94, 0.002).turned(roll: tilt, offset: mouth + way * 0.0015)
        let neck = Mesh.tube(
            (0...24).map { i -> SIMD3<Float> in
                let t = Float(i) / 24
                let a = Float.pi * 0.62 * t
                return SIMD3(
                    -w * (0.06 + 0.2 * (1 - cosine(a))), h * (0.86 + 0.1 * sine(a)), 0)
            }, radius: 0, radii: (0...24).map { w * (0.038 - 0.014 * Float($0) / 24) },
            segments: 24)
        let end = SIMD3(-w * (0.06 + 0.2 * (1 - cosine(Float.pi * 0.62))), h * 0.953, 0)
        let piece = Mesh.tube(
            [
                end + SIMD3(w * 0.03, 0, 0), end + SIMD3(-w * 0.06, -h * 0.012, 0),
                end + SIMD3(-w * 0.19, -h * 0.04, 0),
            ],
            radius: 0, radii: [w * 0.034, w * 0.036, w * 0.012], segments: 24)
        var (pads, rods) = (Mesh(), Mesh())
        for k in 0..<9 {
            let t = 0.05 + 0.055 * Float(k)
            let (p, q) = (at(t), radius(t))
            pads.append(
                disc(q * 0.8, w * 0.03).turned(
                    pitch: .pi / 2, offset: p + SIMD3(0, 0, q + w * 0.02)))
            pads.append(
                torus(q * 0.62, w * 0.008).turned(
                    pitch: .pi / 2, offset: p + SIMD3(0, 0, q + w * 0.034)))
        }
        for (x, z) in [(0.1, 0.5), (-0.16, 0.62), (-0.05, 0.85)] as [(Float, Float)] {
            rods.append(
                .tube(
                    [
                        SIMD3(w * x, h * 0.18, s.z * 0.5 * z),
                        SIMD3(w * (x * 0.6 - 0.03), h * 0.82, s.z * 0.36 * z),
                    ], radius: w * 0.013, segments: 12))
        }
        for (x, y, turn) in [(0.31, 0.3, 0.4), (0.22, 0.2, 0.2), (0.3, 0.42, 0.5)]
            as [(Float, Float, Float)]
        {
            pads.append(
                disc(w * 0.085, w * 0.03).turned(
                    yaw: turn, pitch: .pi / 2, offset: SIMD3(w * x, h * y, s.z * 0.4)))
        }
        return AssetGeometry(
            parts: [
                .main(body, gold, "body"), .main(neck, gold, "neck"), .main(pads, gold, "pads"),
                .main(rods, gold, "rods"),
                .fixed(dark, .metal(0.12, 0.075, 0.02, roughness: 0.5), "mouth"),
                .fixed(piece, .plastic(0.015, 0.015, 0.016, roughness: 0.2), "mouthpiece"),
            ], size: s)
    }
}
