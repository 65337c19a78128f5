import PlantainProto

extension Shape {
    static let homeware: [Shape] = [
        Shape("rug", "Rug", SIMD3(1.8, 0.012, 1.2), .decoration, .floor, density: 200) { s in
            let cloth = AssetMaterial.fabric(0.35, 0.06, 0.05)
            return AssetGeometry(
                parts: [
                    .main(.box(s, center: SIMD3(0, s.y / 2, 0), bevel: s.y * 0.4), cloth),
                    .fixed(
                        .box(
                            SIMD3(s.x * 0.9, s.y * 0.2, s.z * 0.86), center: SIMD3(0, s.y * 0.92, 0)
                        ), .fabric(0.55, 0.42, 0.25), "border"),
                    .main(
                        .box(
                            SIMD3(s.x * 0.86, s.y * 0.2, s.z * 0.8), center: SIMD3(0, s.y * 0.96, 0)
                        ), cloth, "field"),
                ], size: s, top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) / 2))
        },
        Shape("pillow", "Pillow", SIMD3(0.45, 0.14, 0.45), .decoration, density: 60) { s in
            func half(_ sign: Float) -> Mesh {
                Mesh.sheet(columns: 40, rows: 40) { u, v in
                    let (x, z) = (2 * u - 1, 2 * v - 1)
                    let puff = powf(max((1 - x * x * x * x) * (1 - z * z * z * z), 0), 0.55)
                    let pinch =
                        1 - 0.09 * (1 - x * x) * 0 - 0.08 * powf(1 - abs(z), 1) * abs(x) * abs(x)
                    let pinchZ = 1 - 0.08 * (1 - abs(x)) * abs(z) * abs(z)
                    let wrinkle = 0.03 * sine(x * 7 + z * 3) * sine(z * 8) * puff
                    return SIMD3(
                        x * s.x / 2 * pinch, s.y / 2 * (1 + sign * (puff + wrinkle)),
                        -z * s.z / 2 * pinchZ)
                }
            }
            var mesh = half(1)
            var under = half(-1)
            under.flip()
            mesh.append(under)
            return one(mesh.smoothed(crease: 1.2), .fabric(0.55, 0.5, 0.42), s)
        },
        Shape("clock", "Wall clock", SIMD3(0.3, 0.3, 0.045), .decoration, .wall, density: 300) {
            s in
            let r = s.x / 2
            var rim = Outline(r * 0.88, 0)
            rim.line(r, 0)
            rim.curve(r * 0.88, s.z, control: SIMD2(r, s.z), steps: 8)
            rim.line(r * 0.86, s.z * 0.4)
            rim.line(0, s.z * 0.4)
            let face = disc(r * 0.88, s.z * 0.1, at: SIMD3(0, s.z * 0.42, 0))
            func facing(_ mesh: Mesh) -> Mesh {
                mesh.turned(pitch: .pi / 2, offset: SIMD3(0, r, -s.z / 2))
            }
            var ticks = Mesh()
            for k in 0..<60 {
                let long: Float = k % 5 == 0 ? 0.1 : 0.04
                let bar = Mesh.box(
                    SIMD3(r * (k % 5 == 0 ? 0.03 : 0.012), r * long, 0.001),
                    center: SIMD3(0, r * (0.8 - long / 2), 0))
                ticks.append(
                    bar.turned(
                        roll: -2 * .pi * Float(k) / 60, offset: SIMD3(0, r, -s.z / 2 + s.z * 0.475))
                )
            }
            var hands = Mesh()
            for (turn, reach, width) in [(-5.3, 0.5, 0.05), (-1.05, 0.72, 0.034)]
                as [(Float, Float, Float)]
            {
                hands.append(
                    Mesh.box(
                        SIMD3(r * width, r * (reach + 0.1), 0.002),
                        center: SIMD3(0, r * (reach - 0.1) / 2, 0)
                    )
                    .turned(roll: turn, offset: SIMD3(0, r, -s.z / 2 + s.z * 0.6)))
            }
            let dark = AssetMaterial.plastic(0.02, 0.02, 0.02)
            return AssetGeometry(
                parts: [
                    .main(facing(.lathe(rim, segments: 96)), .plastic(0.05, 0.05, 0.055), "rim"),
                    .fixed(facing(face), .paper(0.84, 0.83, 0.8), "face"),
                    .fixed(ticks, dark, "ticks"), .fixed(hands, dark, "hands"),
                ], size: s)
        },
        Shape("umbrella", "Open umbrella", SIMD3(1, 0.85, 1), .clothing, .floor, density: 5) { s in
            let (r, h) = (s.x / 2, s.y)
            let canopy = Mesh.sheet(columns: 96, rows: 14) { u, v in
                let a = 2 * Float.pi * (1 - u)
                let t = 1 - v
                let lobe = 1 - 0.07 * t * t * abs(sine(a * 4))
                return SIMD3(
                    sine(a) * r * t * lobe,
                    h * (0.99 - 0.34 * powf(t, 2.1)) + h * 0.03 * t * t * abs(sine(a * 4)),
                    cosine(a) * r * t * lobe)
            }
            var ribs = Mesh()
            for k in 0..<8 {
                let a = 2 * Float.pi * Float(k) / 8
                let path = (0...8).map { i -> SIMD3<Float> in
                    let t = Float(i) / 8
                    return SIMD3(
                        sine(a) * r * t, h * (0.982 - 0.34 * powf(t, 2.1)), cosine(a) * r * t)
                }
                ribs.append(.tube(path, radius: 0.003, segments: 6))
            }
            let steel = AssetMaterial.metal()
            let crook = (0...12).map { i -> SIMD3<Float> in
                let a = Float.pi * Float(i) / 12
                return SIMD3(0.04 - 0.04 * cosine(a), 0.05 - 0.05 * sine(a), 0)
            }
            return AssetGeometry(
                parts: [
                    .sheet(canopy, .fabric(0.45, 0.02, 0.03), "canopy", main: true),
                    .fixed(ribs, steel, "ribs"),
                    .fixed(
                        .tube([SIMD3(0, 0.05, 0), SIMD3(0, h, 0)], radius: 0.006), steel, "shaft"),
                    .fixed(.tube(crook, radius: 0.012), .wood(0.2, 0.1, 0.04), "handle"),
                ], size: s)
        },
        Shape("hat", "Hat", SIMD3(0.32, 0.13, 0.34), .clothing, density: 30) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(r, h * 0.1)
            o.spline([SIMD2(r * 0.8, h * 0.03), SIMD2(r * 0.6, h * 0.04)])
            o.spline([
                SIMD2(r * 0.56, h * 0.3), SIMD2(r * 0.5, h * 0.85), SIMD2(r * 0.36, h),
                SIMD2(0, h * 0.92),
            ])
            var band = Outline(r * 0.59, h * 0.06)
            band.line(r * 0.565, h * 0.32)
            return AssetGeometry(
                parts: [
                    .sheet(.lathe(o), .fabric(0.4, 0.28, 0.15), "felt", main: true),
                    .sheet(.lathe(band), .fabric(0.03, 0.025, 0.02), "band"),
                ], size: s)
        },
        Shape("bell", "Bell", SIMD3(0.1, 0.14, 0.1), .instrument, density: 900) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(r * 0.9, 0)
            o.line(r, h * 0.01)
            o.spline([
                SIMD2(r * 0.8, h * 0.16), SIMD2(r * 0.58, h * 0.45), SIMD2(r * 0.4, h * 0.6),
                SIMD2(r * 0.1, h * 0.66),
            ])
            o.line(0, h * 0.66)
            var grip = Outline(0, h * 0.62)
            grip.line(r * 0.14, h * 0.63)
            grip.spline([
                SIMD2(r * 0.2, h * 0.75), SIMD2(r * 0.14, h * 0.86), SIMD2(r * 0.22, h * 0.95),
                SIMD2(0, h),
            ])
            return AssetGeometry(
                parts: [
                    .sheet(.lathe(o), .metal(0.85, 0.6, 0.25, roughness: 0.18), "bell", main: true),
                    .fixed(.lathe(grip), .wood(0.15, 0.06, 0.03), "grip"),
                ],
                size: s)
        },
        Shape("drum", "Drum", SIMD3(0.36, 0.26, 0.36), .instrument, .floor, density: 120) { s in
            let (r, h) = (s.x / 2, s.y)
            var parts: [AssetPart] = [
                .main(
                    disc(r * 0.95, h * 0.96, at: SIMD3(0, h / 2, 0)),
                    .plastic(0.5, 0.03, 0.04, roughness: 0.2), "shell"),
                .fixed(
                    disc(r * 0.93, h * 0.02, at: SIMD3(0, h * 0.985, 0)), .paper(0.82, 0.8, 0.74),
                    "skin"),
            ]
            for y in [h * 0.06, h * 0.94] {
                var hoop = Outline(r * 0.94, y - h * 0.05)
                hoop.line(r, y - h * 0.05)
                hoop.line(r, y + h * 0.05)
                hoop.line(r * 0.94, y + h * 0.05)
                parts.append(.fixed(.lathe(hoop, crease: 0.4), .metal(roughness: 0.15), "hoop"))
            }
            return AssetGeometry(
                parts: parts, size: s,
                top: SupportArea(height: h, halfExtents: SIMD2(repeating: r * 0.6)))
        },
        Shape("tire", "Tire", SIMD3(0.65, 0.65, 0.2), .vehicle, .floor, density: 120) { s in
            let (r, w) = (s.x / 2, s.z)
            var o = Outline(r * 0.62, -w * 0.36)
            o.spline([
                SIMD2(r * 0.8, -w * 0.5), SIMD2(r * 0.97, -w * 0.42), SIMD2(r, 0),
                SIMD2(r * 0.97, w * 0.42), SIMD2(r * 0.8, w * 0.5), SIMD2(r * 0.62, w * 0.36),
            ])
            o.line(r * 0.62, -w * 0.36)
            let body = Mesh.lathe(o, segments: 96) { a, t in
                t > 0.25 && t < 0.62 ? 0.008 * (sine(a * 60) > 0 ? 1 : -1) : 0
            }
            return one(
                body.turned(pitch: .pi / 2, offset: SIMD3(0, r, 0)), .rubber(0.02, 0.02, 0.021), s)
        },
        Shape("suitcase", "Suitcase", SIMD3(0.45, 0.66, 0.24), .container, .floor, density: 120) {
            s in
            let body = s.y * 0.9
            let shell = AssetMaterial.plastic(0.12, 0.02, 0.03, roughness: 0.35)
            var ribs = Mesh()
            for k in 0..<7 {
                let x = s.x * (-0.36 + 0.12 * Float(k))
                ribs.append(
                    .box(
                        SIMD3(s.x * 0.03, body * 0.82, s.z * 1.02),
                        center: SIMD3(x, body * 0.53, 0), bevel: s.x * 0.014))
            }
            var wheels = Mesh()
            for x: Float in [-0.38, 0.38] {
                for z: Float in [-0.35, 0.35] {
                    wheels.append(
                        disc(s.y * 0.035, s.z * 0.12).turned(
                            roll: .pi / 2, offset: SIMD3(x * s.x, s.y * 0.035, z * s.z)))
                }
            }
            let grip = [
                SIMD3(-s.x * 0.2, body, 0), SIMD3(-s.x * 0.2, s.y * 0.99, 0),
                SIMD3(s.x * 0.2, s.y * 0.99, 0), SIMD3(s.x * 0.2, body, 0),
            ]
            let dark = AssetMaterial.plastic(0.02, 0.02, 0.02)
            return AssetGeometry(
                parts: [
                    .main(
                        .box(
                            SIMD3(s.x, body - s.y * 0.05, s.z),
                            center: SIMD3(0, (body + s.y * 0.05) / 2, 0), bevel: s.z * 0.2), shell,
                        "shell"),
                    .main(ribs, shell, "ribs"), .fixed(wheels, dark, "wheels"),
                    .fixed(.tube(grip, radius: s.x * 0.025), dark, "handle"),
                ], size: s)
        },
        Shape(
            "trash-can", as: "trash can", "Trash can", SIMD3(0.4, 0.6, 0.4), .container, .floor,
            density: 60
        ) { s in
            let (r, h) = (s.x / 2, s.y)
            let can = hollow(
                r, h * 0.9, foot: 0.8, [SIMD2(0.82, 0.02), SIMD2(0.95, 0.96), SIMD2(0.97, 1)],
                wall: 0.02, segments: 96
            ) { a, t in
                t > 0.06 && t < 0.94 ? 0.008 * sine(a * 36) : 0
            }
            var lid = Outline(0, h * 0.88)
            lid.line(r * 0.99, h * 0.88)
            lid.line(r, h * 0.915)
            lid.spline([
                SIMD2(r * 0.7, h * 0.96), SIMD2(r * 0.15, h * 0.98), SIMD2(r * 0.12, h),
                SIMD2(0, h),
            ])
            let zinc = AssetMaterial.metal(0.45, 0.47, 0.48, roughness: 0.4)
            return AssetGeometry(
                parts: [.main(can, zinc), .main(.lathe(lid), zinc, "lid")], size: s)
        },
        Shape("tent", "Tent", SIMD3(2, 1.3, 2.4), .outdoor, .floor, density: 5) { s in
            let cloth = AssetMaterial.fabric(0.55, 0.2, 0.03)
            let h = s / 2
            let roof = Mesh.sheet(columns: 24, rows: 8) { u, v in
                let t = abs(2 * u - 1)
                return SIMD3(
                    (2 * u - 1) * h.x, s.y * (1 - t - 0.08 * sine(t * .pi)), (2 * v - 1) * -h.z)
            }
            func wall(_ z: Float, open: Bool) -> Mesh {
                Mesh.sheet(columns: 24, rows: 1) { u, v in
                    let x = 2 * u - 1
                    let top = s.y * (1 - abs(x) - 0.08 * sine(abs(x) * .pi))
                    return SIMD3(x * h.x, open && abs(x) < 0.28 ? top : v * top, z)
                }
            }
            return AssetGeometry(
                parts: [
                    .sheet(roof, cloth, "roof", main: true),
                    .sheet(wall(-h.z, open: false), cloth, "wall", main: true),
                    .sheet(wall(h.z * 0.97, open: true), cloth, "wall", main: true),
                    .fixed(
                        .tube([SIMD3(0, 0, h.z * 0.98), SIMD3(0, s.y, h.z * 0.98)], radius: 0.02),
                        .metal(), "pole"),
                ], size: s)
        },
        Shape("flag", "Flag", SIMD3(0.9, 2, 0.12), .decoration, .floor, density: 15) { s in
            let cloth = Mesh.sheet(columns: 48, rows: 12) { u, v in
                SIMD3(
                    -s.x / 2 + s.x * 0.03 + u * s.x * 0.96, s.y * (0.68 + 0.29 * v) - 0.04 * u * u,
                    s.z * 0.4 * sine(u * 8 + v) * u.squareRoot())
            }
            return AssetGeometry(
                parts: [
                    .sheet(cloth, .fabric(0.5, 0.03, 0.04), "cloth", main: true),
                    .fixed(
                        .tube([SIMD3(-s.x / 2, 0, 0), SIMD3(-s.x / 2, s.y, 0)], radius: 0.018),
                        .metal(roughness: 0.35), "pole"),
                ], size: s)
        },
        Shape(
            "traffic-cone", as: "traffic cone", "Traffic cone", SIMD3(0.38, 0.7, 0.38), .outdoor,
            .floor, density: 60
        ) { s in
            let (r, h) = (s.x / 2, s.y)
            func cone(_ a: Float, _ b: Float, _ grow: Float) -> Mesh {
                var o = Outline(0, h * a)
                o.line(r * (0.72 - 0.6 * a) * grow, h * a)
                o.line(r * (0.72 - 0.6 * b) * grow, h * b)
                o.line(0, h * b)
                return .lathe(o, crease: 0.4)
            }
            let orange = AssetMaterial.rubber(0.8, 0.16, 0.015)
            return AssetGeometry(
                parts: [
                    .main(
                        .box(
                            SIMD3(s.x, h * 0.05, s.z), center: SIMD3(0, h * 0.025, 0),
                            bevel: h * 0.02), orange, "base"),
                    .main(cone(0.04, 1, 1), orange, "cone"),
                    .fixed(cone(0.42, 0.62, 1.015), .plastic(0.82, 0.82, 0.82), "band"),
                    .fixed(cone(0.72, 0.84, 1.02), .plastic(0.82, 0.82, 0.82), "band"),
                ], size: s)
        },
    ]
}
