import PlantainProto

/// Jars with something in them.
extension Shape {
    static let jars: [Shape] = {
        let kinds: [(String, SIMD3<Float>, Float)] = [
            ("honey", SIMD3(0.62, 0.22, 0.006), 0.45), ("jam", SIMD3(0.3, 0.012, 0.02), 0),
            ("marmalade", SIMD3(0.7, 0.24, 0.01), 0.3), ("pickles", SIMD3(0.22, 0.27, 0.05), 0.25),
            ("peanut butter", SIMD3(0.45, 0.24, 0.08), 0), ("sugar", SIMD3(0.86, 0.86, 0.85), 0),
            ("rice", SIMD3(0.8, 0.77, 0.68), 0), ("pasta", SIMD3(0.76, 0.5, 0.16), 0),
            ("bean", SIMD3(0.26, 0.05, 0.03), 0), ("flour", SIMD3(0.85, 0.83, 0.78), 0),
            ("lentil", SIMD3(0.46, 0.2, 0.06), 0), ("coffee", SIMD3(0.06, 0.025, 0.012), 0),
            ("olive", SIMD3(0.2, 0.22, 0.04), 0.2), ("spice", SIMD3(0.5, 0.12, 0.02), 0),
        ]
        return kinds.map { name, color, clear in
            Shape(
                "jar of \(name)", "Jar of \(name)", SIMD3(0.085, 0.125, 0.085), .tableware,
                density: 1100
            ) { jar($0, color, clear) }
        }
    }()

    private static func jar(
        _ size: SIMD3<Float>, _ color: SIMD3<Float>, _ clear: Float
    ) -> AssetGeometry {
        let (r, h) = (size.x / 2, size.y)
        var glass = Outline(0, 0)
        glass.line(r * 0.86, 0)
        glass.curve(r, h * 0.07, control: SIMD2(r, 0), steps: 6)
        glass.line(r, h * 0.66)
        glass.curve(r * 0.84, h * 0.8, control: SIMD2(r, h * 0.77), steps: 8)
        glass.line(r * 0.84, h * 0.86)
        glass.line(r * 0.78, h * 0.86)
        glass.curve(r * 0.95, h * 0.65, control: SIMD2(r * 0.95, h * 0.76), steps: 8)
        glass.line(r * 0.95, h * 0.08)
        glass.curve(0, h * 0.03, control: SIMD2(r * 0.9, h * 0.03), steps: 6)
        var content = Outline(0, h * 0.035)
        content.curve(r * 0.94, h * 0.085, control: SIMD2(r * 0.92, h * 0.035), steps: 6)
        content.line(r * 0.94, h * 0.64)
        content.curve(r * 0.88, h * 0.72, control: SIMD2(r * 0.94, h * 0.69), steps: 4)
        content.line(0, h * 0.72)
        var lid = Outline(0, h * 0.83)
        lid.line(r * 0.88, h * 0.83)
        lid.line(r * 0.9, h * 0.84)
        lid.line(r * 0.9, h * 0.975)
        lid.curve(r * 0.86, h, control: SIMD2(r * 0.9, h), steps: 4)
        lid.line(0, h * 0.995)
        let inside = AssetMaterial(
            substance: clear > 0 ? .glass : .unspecified, baseColor: color, roughness: 0.05,
            transmission: clear)
        let metal = AssetMaterial(
            substance: .metal, baseColor: SIMD3(0.83, 0.66, 0.34), roughness: 0.24, metalness: 1)
        return AssetGeometry(
            parts: [
                .fixed(.lathe(glass), .glass(), "glass"),
                .fixed(.lathe(content, crease: 0.5), inside, "content"),
                .main(.lathe(lid), metal, "lid"),
            ], size: size)
    }
}
