import PlantainProto

/// A bowl of ramen: noodles in broth, with what lies on them.
extension Shape {
    static let ramen: [Shape] = [
        Shape(
            "bowl of ramen", "Bowl of ramen", SIMD3(0.2, 0.098, 0.2), .tableware, density: 500
        ) { ramenBowl($0) }
    ]

    private static func ramenBowl(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let level = h * 0.76
        var parts: [AssetPart] = [
            .main(openBowl(r, h * 0.92), .ceramic(0.06, 0.06, 0.065), "bowl"),
            .fixed(
                disc(r * 0.91, h * 0.03, at: SIMD3(0, level, 0)),
                .init(baseColor: SIMD3(0.36, 0.15, 0.035), roughness: 0.06), "broth"),
        ]
        // Noodles come up in folded skeins.
        var noodles = Mesh()
        for k in 0..<46 {
            let n = Float(k)
            let lane = (n / 45 - 0.5) * 2
            let (left, right) = (-0.62 + 0.1 * sine(n * 3.1), 0.6 + 0.1 * sine(n * 5.7))
            let path = (0...26).map { i -> SIMD3<Float> in
                let t = Float(i) / 26
                let x = left + (right - left) * t
                let bow = 0.5 * lane + 0.16 * sine(x * 3.3 + n * 0.5) + 0.06 * sine(n * 2.9)
                let hump = max(0, 1 - x * x * 1.7 - bow * bow * 1.3)
                let dive = powf(abs(2 * t - 1), 6)
                return SIMD3(
                    x * r, level + h * (0.015 + 0.1 * hump + 0.03 * sine(n * 7.7) - 0.06 * dive),
                    bow * r)
            }
            noodles.append(.tube(path, radius: r * 0.017, segments: 7))
        }
        parts.append(
            .fixed(noodles, .init(baseColor: SIMD3(0.78, 0.58, 0.24), roughness: 0.3), "noodles"))
        // Two slices of pork, overlapping, a swirl of fat in each.
        for (x, z, turn) in [(-0.42, 0.2, 0.2), (-0.26, 0.47, 0.5)] as [(Float, Float, Float)] {
            let at = SIMD3(x * r, level + h * (0.13 + 0.03 * turn), z * r)
            func laid(_ mesh: Mesh) -> Mesh {
                mesh.turned(yaw: turn, pitch: 0.16, roll: 0.12, offset: at)
            }
            parts.append(
                .fixed(
                    laid(disc(r * 0.29, h * 0.05)),
                    .init(baseColor: SIMD3(0.42, 0.2, 0.12), roughness: 0.35), "pork"))
            let fat = (0...40).map { i -> SIMD3<Float> in
                let t = Float(i) / 40
                let a = 8.2 * t
                return SIMD3(sine(a), 0, cosine(a)) * (r * (0.07 + 0.19 * t))
                    + SIMD3(0, h * 0.024, 0)
            }
            parts.append(
                .fixed(
                    laid(.tube(fat, radius: r * 0.018, flatten: 0.3, segments: 8)),
                    .init(baseColor: SIMD3(0.76, 0.58, 0.42), roughness: 0.3), "fat"))
        }
        // Halves of an egg, their yolks up.
        for (x, z, turn) in [(0.4, 0.36, -0.5), (0.12, 0.58, 0.3)] as [(Float, Float, Float)] {
            let at = SIMD3(x * r, level + h * 0.12, z * r)
            var o = Outline(0, -r * 0.2)
            o.spline([SIMD2(r * 0.14, -r * 0.13), SIMD2(r * 0.2, 0)])
            o.line(r * 0.185, r * 0.012)
            o.line(0, r * 0.012)
            let half = Mesh.lathe(o, crease: 0.6).mapped(
                scale: SIMD3(1.28, 1, 1), offset: .zero)
            let yolk = Mesh.ball(
                SIMD3(r * 0.115, r * 0.03, r * 0.115), center: SIMD3(r * 0.02, r * 0.008, 0),
                segments: 28)
            func laid(_ mesh: Mesh) -> Mesh {
                mesh.turned(yaw: turn, pitch: 0.3, offset: at)
            }
            parts.append(
                .fixed(laid(half), .init(baseColor: SIMD3(0.8, 0.68, 0.52), roughness: 0.3), "egg"))
            parts.append(
                .fixed(
                    laid(yolk), .init(baseColor: SIMD3(0.82, 0.32, 0.02), roughness: 0.2), "yolk"))
        }
        // A sheet of seaweed stands at the rim behind.
        let nori = Mesh.sheet(columns: 10, rows: 10) { u, v in
            let x = (u - 0.5) * r * 0.62
            return SIMD3(
                r * 0.3 + x, level + h * 0.34 * v * (1 + 0.03 * sine(u * 9)) - h * 0.02,
                -r * (0.52 + 0.16 * v) - 0.02 * r * sine(u * 6))
        }
        parts.append(
            .sheet(nori, .init(baseColor: SIMD3(0.012, 0.022, 0.012), roughness: 0.5), "nori"))
        var onions = Mesh()
        for k in 0..<24 {
            let n = Float(k)
            let t = (n / 24).squareRoot() * 0.3
            let a = n * 2.39996
            let ring = torus(r * (0.024 + 0.008 * sine(n * 3)), r * 0.009)
            onions.append(
                ring.turned(
                    yaw: n, pitch: 0.5 * sine(n * 2.3), roll: 0.4 * sine(n * 1.7),
                    offset: SIMD3(
                        (0.2 + t * sine(a)) * r, level + h * (0.13 + 0.02 * sine(n * 5)),
                        (-0.08 + t * cosine(a)) * r)))
        }
        parts.append(
            .fixed(onions, .init(baseColor: SIMD3(0.2, 0.42, 0.06), roughness: 0.4), "onions"))
        return AssetGeometry(parts: parts, size: s)
    }

    /// A bowl on a foot ring, its wall widening in one curve.
    static func openBowl(_ r: Float, _ h: Float) -> Mesh {
        var o = Outline(0, h * 0.03)
        o.line(r * 0.4, h * 0.03)
        o.line(r * 0.42, 0)
        o.line(r * 0.48, 0)
        o.line(r * 0.5, h * 0.07)
        o.curve(r, h * 0.985, control: SIMD2(r * 0.98, h * 0.25), steps: 14)
        o.curve(r * 0.955, h * 0.985, control: SIMD2(r * 0.98, h * 1.02), steps: 4)
        o.curve(r * 0.35, h * 0.12, control: SIMD2(r * 0.92, h * 0.27), steps: 14)
        o.line(0, h * 0.1)
        return .lathe(o, segments: 80)
    }
}
