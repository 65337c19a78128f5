import PlantainProto

extension Shape {
    static let orchids: [Shape] = [
        Shape("orchid", "Orchid in a pot", SIMD3(0.36, 0.6, 0.26), .plant, density: 40) {
            orchid($0)
        }
    ]

    /// Two arching stems of blossoms over strap leaves in a white pot; a colour asked for is that of the blossoms.
    private static func orchid(_ s: SIMD3<Float>) -> AssetGeometry {
        let h = s.y
        let (pot, tall) = (s.z * 0.24, h * 0.2)
        var o = Outline(0, 0)
        o.line(pot * 0.7, 0)
        o.curve(pot * 0.98, tall * 0.94, control: SIMD2(pot * 0.84, tall * 0.5), steps: 8)
        o.line(pot, tall)
        o.line(pot * 0.93, tall)
        o.line(pot * 0.9, tall * 0.86)
        o.line(0, tall * 0.86)
        var bark = Mesh()
        for k in 0..<26 {
            let a = Float(k) * 2.39996
            let q = (Float(k) / 26).squareRoot() * pot * 0.8
            bark.append(
                Mesh.box(SIMD3(0.016, 0.006, 0.011), bevel: 0.002).turned(
                    yaw: a * 3, pitch: 0.3 * sine(a * 5),
                    offset: SIMD3(sine(a) * q, tall * 0.88, cosine(a) * q)))
        }
        var leaves = Mesh()
        for (k, turn) in [Float(0.5), 2.2, 3.6, 5.3].enumerated() {
            let long = h * (k % 2 == 0 ? 0.27 : 0.22)
            let way = SIMD3(sine(turn), 0, cosine(turn))
            let across = SIMD3(cosine(turn), 0, -sine(turn))
            leaves.append(
                Mesh.sheet(columns: 8, rows: 20) { u, v in
                    let wide = long * 0.17 * powf(sine(.pi * (0.1 + 0.9 * v)), 0.55)
                    let x = (u - 0.5) * 2
                    let arch = v * 0.34 - v * v * 0.42 + abs(x) * 0.035
                    return SIMD3(0, tall * 0.88, 0) + way * (long * v)
                        + across * (wide * x) + SIMD3(0, long * arch, 0)
                })
        }
        var (stems, petals, lips, buds) = (Mesh(), Mesh(), Mesh(), Mesh())
        for side: Float in [-1, 1] {
            let top = h * (side < 0 ? 0.97 : 0.86)
            func stem(_ t: Float) -> SIMD3<Float> {
                // Up from the pot, over, and down with the weight of its blossoms.
                let bend = max(0, t - 0.45) / 0.55
                return SIMD3(
                    side * s.x * (0.03 + 0.12 * t + 0.3 * bend * bend),
                    tall * 0.86 + (top - tall * 0.86) * (1.18 * t - 0.2 * t * t * t * t * 1.4)
                        * (1 - 0.16 * bend * bend * bend),
                    s.z * (0.02 * side + 0.2 * t * t))
            }
            stems.append(
                .tube((0...40).map { stem(Float($0) / 40) }, radius: h * 0.0052, segments: 8))
            for k in 0..<6 {
                let t = 0.5 + 0.085 * Float(k)
                let to: Float = k % 2 == 0 ? 1 : -1
                let size = h * (0.078 - 0.004 * Float(k))
                let at = stem(t) + SIMD3(to * size * 0.55, -size * 0.25, size * 0.5)
                stems.append(
                    .tube([stem(t), at - SIMD3(0, 0, size * 0.1)], radius: h * 0.003, segments: 6))
                let bloom = blossom(size)
                let (yaw, pitch) = (to * 0.35 + side * 0.15, 0.12 * sine(Float(k) * 2.1))
                petals.append(bloom.petals.turned(yaw: yaw, pitch: pitch, offset: at))
                lips.append(bloom.lip.turned(yaw: yaw, pitch: pitch, offset: at))
            }
            for k in 0..<2 {
                let at = stem(1 - 0.04 * Float(k)) - SIMD3(0, h * 0.012, 0)
                buds.append(
                    .ball(
                        SIMD3(0.7, 1, 0.7) * (h * (0.013 + 0.004 * Float(k))), center: at,
                        segments: 14))
            }
        }
        let green = AssetMaterial(baseColor: SIMD3(0.055, 0.14, 0.03), roughness: 0.4)
        return AssetGeometry(
            parts: [
                .fixed(.lathe(o), .ceramic(0.8, 0.79, 0.76), "pot"),
                .fixed(bark, .matte(0.12, 0.06, 0.03), "bark"),
                .sheet(leaves, green, "leaf"),
                .fixed(stems, .matte(0.09, 0.14, 0.04, roughness: 0.5), "stem"),
                .sheet(petals, .matte(0.86, 0.84, 0.82, roughness: 0.6), "blade", main: true),
                .sheet(lips, .matte(0.62, 0.3, 0.03, roughness: 0.5), "lip"),
                .fixed(buds, .matte(0.3, 0.36, 0.14), "bud"),
            ], size: s)
    }

    /// Facing z: three narrow leaves behind two broad ones, a lip in the middle; `r` is its half width.
    private static func blossom(_ r: Float) -> (petals: Mesh, lip: Mesh) {
        func leaf(_ angle: Float, _ long: Float, _ wide: Float, _ z: Float) -> Mesh {
            let (up, across) = (
                SIMD3(sine(angle), cosine(angle), 0), SIMD3(cosine(angle), -sine(angle), 0)
            )
            return .sheet(columns: 8, rows: 8) { u, v in
                let x = (u - 0.5) * 2
                let half = wide * powf(sine(.pi * (0.06 + 0.9 * powf(v, 0.85))), 0.6)
                let cup = 0.1 * v * v - 0.1 * x * x * half / max(wide, 1e-6)
                return up * (long * v) + across * (half * x) + SIMD3(0, 0, z + r * cup)
            }
        }
        var petals = Mesh()
        for angle: Float in [0, 2.25, -2.25] { petals.append(leaf(angle, r * 0.95, r * 0.33, 0)) }
        for angle: Float in [1.42, -1.42] { petals.append(leaf(angle, r, r * 0.6, r * 0.06)) }
        var lip = leaf(.pi, r * 0.42, r * 0.2, r * 0.12)
        lip.append(
            .ball(SIMD3(0.1, 0.14, 0.1) * r, center: SIMD3(0, r * 0.02, r * 0.15), segments: 12))
        return (petals, lip)
    }
}
