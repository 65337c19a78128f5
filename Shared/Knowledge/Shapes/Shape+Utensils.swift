import PlantainProto

/// Cutlery, and what is taken into the hand.
extension Shape {
    static let utensils: [Shape] = [
        Shape("spoon", "Spoon", SIMD3(0.045, 0.02, 0.2), .tableware, density: 800) { s in
            let steel = AssetMaterial.metal(0.65, 0.65, 0.66, roughness: 0.15)
            let grip = (0...16).map { i -> SIMD3<Float> in
                let t = Float(i) / 16
                // An arch: it rests on the bowl and on its end.
                let rise = 0.34 + 0.52 * sine(t * 2.9) - 0.3 * t * t
                return SIMD3(0, s.y * rise, s.z * (-0.18 + 0.68 * t))
            }
            let radii = (0...16).map { s.x * (0.07 + 0.12 * powf(Float($0) / 16, 2)) }
            let bowl = Mesh.sheet(columns: 20, rows: 28) { u, v in
                let (x, z) = (2 * u - 1, 2 * v - 1)
                let edge = powf(max(1 - z * z, 0), 0.5) * (1 - 0.18 * z)
                let depth = (1 - x * x) * (1 - z * z)
                return SIMD3(
                    x * edge * s.x / 2, s.y * (0.45 - 0.45 * depth), s.z * (-0.32 - 0.18 * z))
            }
            return AssetGeometry(
                parts: [
                    .sheet(bowl, steel, "bowl", main: true),
                    .main(.tube(grip, radius: 0, radii: radii, flatten: 0.3), steel, "handle"),
                ], size: s)
        },
        Shape("fork", "Fork", SIMD3(0.026, 0.018, 0.2), .tableware, density: 800) { s in
            let steel = AssetMaterial.metal(0.65, 0.65, 0.66, roughness: 0.15)
            // It rests where the tines bend up and on the end of its handle.
            func bend(_ z: Float) -> Float {
                guard z > -0.1 else { return s.y * (0.16 + 0.55 * powf((z + 0.22) / 0.28, 2)) }
                let along = (z + 0.1) / 0.6
                return s.y * (0.26 + 0.5 * sine(.pi * powf(along, 0.8)) - 0.1 * along)
            }
            let grip = (0...16).map { i -> SIMD3<Float> in
                let z = -0.16 + 0.66 * Float(i) / 16
                return SIMD3(0, bend(z), s.z * z)
            }
            let radii = (0...16).map { i -> Float in
                s.x * (i == 0 ? 0.4 : 0.11 + 0.2 * powf(Float(i) / 16, 2))
            }
            var tines = Mesh.box(
                SIMD3(s.x * 0.94, s.y * 0.12, s.z * 0.07), center: SIMD3(0, bend(-0.2), -s.z * 0.2),
                bevel: s.y * 0.05)
            for k in 0..<4 {
                let x = s.x * (-0.39 + 0.26 * Float(k))
                let path = (0...8).map { i -> SIMD3<Float> in
                    let z = -0.2 - 0.3 * Float(i) / 8
                    return SIMD3(x, bend(z), s.z * z)
                }
                tines.append(
                    .tube(
                        path, radius: s.x * 0.075,
                        radii: (0...8).map { s.x * (0.085 - 0.006 * Float($0)) }, flatten: 0.6,
                        segments: 10))
            }
            return AssetGeometry(
                parts: [
                    .main(tines, steel, "tines"),
                    .main(.tube(grip, radius: 0, radii: radii, flatten: 0.3), steel, "handle"),
                ], size: s)
        },
        Shape("knife", "Knife", SIMD3(0.022, 0.012, 0.23), .tableware, density: 900) { s in
            let blade = [
                SIMD2(-0.5, 0.02), SIMD2(0.28, 0.02), SIMD2(0.42, -0.12), SIMD2(0.5, -0.46),
                SIMD2(0.3, -0.5), SIMD2(-0.5, 0.02),
            ]
            .dropLast().map { SIMD2($0.x * s.x, -$0.y * s.z) }
            let mesh = Mesh.prism(Array(blade.reversed()), depth: s.y * 0.2).turned(
                pitch: -.pi / 2, offset: SIMD3(0, s.y * 0.5, 0))
            let grip = Mesh.box(
                SIMD3(s.x * 0.72, s.y, s.z * 0.46), center: SIMD3(-s.x * 0.1, s.y / 2, s.z * 0.25),
                bevel: s.y * 0.42)
            return AssetGeometry(
                parts: [
                    .fixed(mesh, .metal(0.68, 0.68, 0.69, roughness: 0.12), "blade"),
                    .main(grip, .wood(0.16, 0.07, 0.03), "handle"),
                ], size: s)
        },
        Shape("towel", "Folded towel", SIMD3(0.32, 0.09, 0.24), .bathroom, density: 150) { s in
            let parts = (0..<4).map { k -> AssetPart in
                .main(
                    .box(
                        SIMD3(
                            s.x * (1 - 0.01 * Float(k)), s.y * 0.27, s.z * (1 - 0.015 * Float(k))),
                        center: SIMD3(0, s.y * (0.13 + 0.245 * Float(k)), 0), bevel: s.y * 0.12),
                    .fabric(0.62, 0.6, 0.56), "fold")
            }
            return AssetGeometry(
                parts: parts, size: s,
                top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.4))
        },
        Shape("soap", "Bar of soap", SIMD3(0.09, 0.028, 0.06), .bathroom) { s in
            one(.box(s, bevel: s.y * 0.48), .wax(0.7, 0.62, 0.5), s)
        },
        Shape("toothbrush", "Toothbrush", SIMD3(0.19, 0.02, 0.014), .bathroom) { s in
            let path = (0...16).map {
                SIMD3<Float>(
                    s.x * (-0.5 + Float($0) / 16), s.y * (0.22 + 0.05 * sine(Float($0) * 0.5)), 0)
            }
            let radii = (0...16).map { s.z * ($0 < 5 ? 0.4 : 0.25 + 0.15 * Float($0) / 16) }
            var bristles = Mesh()
            for k in 0..<9 {
                for z: Float in [-1, 0, 1] {
                    let p = SIMD3(s.x * (-0.47 + 0.02 * Float(k)), s.y * 0.3, z * s.z * 0.24)
                    bristles.append(
                        .tube([p, p + SIMD3(0, s.y * 0.68, 0)], radius: s.z * 0.1, segments: 8))
                }
            }
            return AssetGeometry(
                parts: [
                    .main(
                        .tube(path, radius: 0, radii: radii, flatten: 0.6),
                        .plastic(0.05, 0.25, 0.5)),
                    .fixed(bristles, .plastic(0.8, 0.82, 0.85), "bristles"),
                ],
                size: s)
        },
        Shape("key", "Key", SIMD3(0.07, 0.003, 0.026), .tool, density: 3000) { s in
            let brass = AssetMaterial.metal(0.75, 0.55, 0.25, roughness: 0.25)
            let r = s.z * 0.4
            let bow = (0..<40).map { i -> SIMD3<Float> in
                let a = 2 * Float.pi * Float(i) / 40
                return SIMD3(-s.x / 2 + s.z / 2 + sine(a) * r, s.y / 2, cosine(a) * r)
            }
            var mesh = Mesh.tube(
                bow, radius: s.z * 0.1, flatten: s.y / (s.z * 0.2), segments: 12, closed: true)
            mesh.append(
                .box(
                    SIMD3(s.x * 0.66, s.y, s.z * 0.18), center: SIMD3(s.x * 0.17, s.y / 2, 0),
                    bevel: s.y * 0.2))
            for (x, l) in [(0.3, 0.3), (0.38, 0.22), (0.46, 0.34)] as [(Float, Float)] {
                mesh.append(
                    .box(
                        SIMD3(s.x * 0.045, s.y * 0.9, s.z * l),
                        center: SIMD3(s.x * x, s.y / 2, s.z * (0.05 + l / 2)), bevel: s.y * 0.1))
            }
            return one(mesh, brass, s)
        },
    ]
}
