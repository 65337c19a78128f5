import PlantainProto

/// Tools for wood and walls, and what they lie in.
extension Shape {
    static let handTools: [Shape] = [
        Shape("rope", "Coil of rope", SIMD3(0.36, 0.1, 0.36), .tool, .floor, density: 150) { s in
            var coils = Mesh()
            let thick = s.y * 0.14
            for k in 0..<12 {
                let layer = k / 4
                let q = s.x * 0.5 - thick * (1.1 + 2.1 * Float(k % 4)) - 0.004 * Float(layer)
                var ring = Mesh.tube(
                    (0..<120).map { i -> SIMD3<Float> in
                        let a = 2 * Float.pi * Float(i) / 120
                        return SIMD3(
                            sine(a) * q * (1 + 0.02 * sine(a * 2 + Float(k))),
                            thick + Float(layer) * thick * 1.7, cosine(a) * q)
                    }, radius: thick, segments: 20, closed: true)
                // Strands twist about it.
                for i in ring.positions.indices {
                    let p = ring.positions[i]
                    let a = arcTangent(p.x, p.z)
                    let b = Float(i % 21) / 20 * 2 * Float.pi
                    ring.positions[i] +=
                        ring.normals[i]
                        * (thick * 0.16 * (abs(sine(1.5 * b + a * q / thick * 0.8)) - 0.6))
                }
                coils.append(ring)
            }
            return one(coils.smoothed(crease: 1), .fabric(0.5, 0.37, 0.2), s)
        },
        Shape("screw", "Screw", SIMD3(0.05, 0.01, 0.01), .tool, density: 2500) { s in
            let r = s.y / 2
            var path = Mesh.tube(
                (0...120).map { SIMD3(s.x * (-0.42 + 0.92 * Float($0) / 120), r, 0) }, radius: 0,
                radii: (0...120).map { i in
                    let t = Float(i) / 120
                    return r
                        * (t < 0.25
                            ? 0.42
                            : (0.44 + 0.14 * sine(t * 150))
                                * (t > 0.85 ? max(0.03, (1 - t) / 0.15) : 1))
                }, segments: 20)
            path.append(rod(s, [(0, 0.5), (0.015, 0.98), (0.03, 1), (0.1, 0.42)]))
            return one(path, .metal(0.7, 0.62, 0.42, roughness: 0.3), s)
        },
        Shape("axe", "Axe", SIMD3(0.72, 0.045, 0.2), .tool, density: 700) { s in
            let handle = Mesh.tube(
                (0...16).map { i -> SIMD3<Float> in
                    let t = Float(i) / 16
                    return SIMD3(
                        s.x * (-0.5 + 0.95 * t), s.y * 0.5, s.z * (-0.28 + 0.05 * sine(t * 6)))
                }, radius: s.y * 0.34, flatten: 1.25, segments: 20)
            let blade: [SIMD2<Float>] = [
                SIMD2(0.3, 0.4), SIMD2(0.33, 0.1), SIMD2(0.26, -0.36), SIMD2(0.36, -0.46),
                SIMD2(0.46, -0.5), SIMD2(0.5, -0.44), SIMD2(0.46, 0.1), SIMD2(0.47, 0.4),
            ].map { $0 * SIMD2(s.x, s.z) }
            let head = Mesh.prism(blade, depth: s.y * 0.84, bevel: s.y * 0.2).turned(
                pitch: -.pi / 2, offset: SIMD3(0, s.y / 2, 0))
            return AssetGeometry(
                parts: [
                    .main(handle, .wood(0.48, 0.28, 0.12), "handle"),
                    .fixed(head, .metal(0.42, 0.42, 0.43, roughness: 0.32), "head"),
                ], size: s)
        },
        Shape(
            "paint-roller", as: "paint roller", "Paint roller", SIMD3(0.25, 0.055, 0.34), .tool,
            density: 200
        ) { s in
            let r = s.y / 2
            let z = -s.z / 2 + r
            let fleece = Mesh.tube(
                [SIMD3(-s.x * 0.5, r, z), SIMD3(s.x * 0.42, r, z)], radius: r, segments: 40)
            let wire = Mesh.tube(
                [
                    SIMD3(s.x * 0.42, r, z), SIMD3(s.x * 0.48, r, z),
                    SIMD3(s.x * 0.49, r, z + s.z * 0.04), SIMD3(s.x * 0.49, r, z + s.z * 0.2),
                    SIMD3(s.x * 0.44, r, z + s.z * 0.28), SIMD3(0, r, z + s.z * 0.4),
                    SIMD3(0, r, z + s.z * 0.56),
                ], radius: r * 0.14, segments: 12)
            let grip = Mesh.tube(
                (0...8).map { SIMD3(0, r, z + s.z * (0.54 + 0.38 * Float($0) / 8)) }, radius: 0,
                radii: [0.36, 0.44, 0.5, 0.46, 0.46, 0.5, 0.54, 0.5, 0.2].map { $0 * r },
                segments: 24)
            return AssetGeometry(
                parts: [
                    .main(fleece, .fabric(0.7, 0.68, 0.62), "fleece"),
                    .fixed(wire, .metal(), "wire"), .fixed(grip, .plastic(0.02, 0.16, 0.4), "grip"),
                ], size: s)
        },
        Shape(
            "spirit-level", as: "spirit level", "Spirit level", SIMD3(0.6, 0.055, 0.024), .tool,
            density: 900
        ) { s in
            let body = Mesh.box(s, center: SIMD3(0, s.y / 2, 0), bevel: 0.002)
            let groove = Mesh.box(
                SIMD3(s.x * 0.94, s.y * 0.5, s.z * 1.01), center: SIMD3(0, s.y * 0.5, 0))
            var vials = Mesh()
            vials.append(
                .box(
                    SIMD3(s.x * 0.1, s.y * 0.36, s.z * 1.04), center: SIMD3(0, s.y * 0.82, 0),
                    bevel: 0.001))
            for x in [-0.38, 0.38] as [Float] {
                vials.append(
                    .box(
                        SIMD3(s.x * 0.05, s.y * 0.66, s.z * 1.04),
                        center: SIMD3(x * s.x, s.y * 0.5, 0), bevel: 0.001))
            }
            var marks = Mesh()
            for x in [-0.012, 0.012] as [Float] {
                marks.append(
                    .box(
                        SIMD3(0.0012, s.y * 0.3, s.z * 1.06), center: SIMD3(x * s.x, s.y * 0.82, 0))
                )
            }
            return AssetGeometry(
                parts: [
                    .main(body, .plastic(0.72, 0.5, 0.02, roughness: 0.3)),
                    .fixed(groove, .matte(0.03, 0.03, 0.03), "groove"),
                    .fixed(
                        vials, .init(baseColor: SIMD3(0.45, 0.75, 0.1), roughness: 0.05), "vials"),
                    .fixed(marks, .matte(0.01, 0.01, 0.01), "marks"),
                ], size: s)
        },
        Shape(
            "open-toolbox", as: "open toolbox", "Open toolbox", SIMD3(0.5, 0.24, 0.26), .container,
            density: 120
        ) { s in
            let (w, h, d) = (s.x, s.y, s.z)
            let low = h * 0.46
            let t: Float = 0.008
            var box = Mesh.box(SIMD3(w, t, d), center: SIMD3(0, t / 2, 0))
            for z in [-d / 2 + t / 2, d / 2 - t / 2] {
                box.append(.box(SIMD3(w, low, t), center: SIMD3(0, low / 2, z), bevel: 0.002))
            }
            for x in [-w / 2 + t / 2, w / 2 - t / 2] {
                box.append(
                    Mesh.prism(
                        [
                            SIMD2(-d / 2, 0), SIMD2(d / 2, 0), SIMD2(d / 2, low),
                            SIMD2(d * 0.1, h * 0.96), SIMD2(-d * 0.1, h * 0.96), SIMD2(-d / 2, low),
                        ],
                        depth: t
                    ).turned(yaw: .pi / 2, offset: SIMD3(x, 0, 0)))
            }
            let bar = Mesh.tube(
                [SIMD3(-w * 0.495, h * 0.9, 0), SIMD3(w * 0.495, h * 0.9, 0)], radius: h * 0.055,
                segments: 20)
            return AssetGeometry(
                parts: [
                    .main(box, .init(baseColor: SIMD3(0.5, 0.03, 0.02), roughness: 0.4)),
                    .fixed(bar, .wood(0.5, 0.32, 0.15), "bar"),
                ], size: s,
                inside: SupportArea(
                    height: t, halfExtents: SIMD2(w / 2 - 2 * t, d / 2 - 2 * t), depth: low - t))
        },
    ]
}
