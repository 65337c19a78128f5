import PlantainProto

extension Shape {
    static let vessels: [Shape] = [
        Shape("mug", "Mug", SIMD3(0.12, 0.095, 0.085), .tableware, density: 350) { size in
            cupGeometry(size, handle: true, foot: 0.92, wall: 0.0045, color: SIMD3(0.75, 0.73, 0.7))
        },
        Shape("teacup", as: "cup", "Cup and saucer", SIMD3(0.15, 0.075, 0.15), .tableware) {
            cupAndSaucer($0)
        },
        Shape("vase", "Vase", SIMD3(0.16, 0.3, 0.16), .decoration, density: 300) { size in
            vase(
                size,
                [
                    [0.45, 0.03], [0.8, 0.22], [1, 0.45], [0.78, 0.68], [0.4, 0.82], [0.36, 0.9],
                    [0.52, 1],
                ],
                .ceramic(0.32, 0.42, 0.5))
        },
        Shape(
            "vase-tall", as: "vase", "Tall vase", SIMD3(0.13, 0.4, 0.13), .decoration, density: 280
        ) {
            vase(
                $0,
                [[0.7, 0.02], [0.82, 0.15], [1, 0.6], [0.92, 0.8], [0.62, 0.92], [0.66, 1]],
                .ceramic(0.68, 0.62, 0.54))
        },
        Shape("vase-round", as: "vase", "Round vase", SIMD3(0.22, 0.22, 0.22), .decoration) {
            vase(
                $0,
                [
                    [0.4, 0.02], [0.75, 0.13], [0.98, 0.4], [0.9, 0.65], [0.55, 0.84], [0.3, 0.91],
                    [0.34, 1],
                ],
                .ceramic(0.55, 0.2, 0.12))
        },
        Shape("bowl", "Bowl", SIMD3(0.2, 0.085, 0.2), .tableware) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, h * 0.03)
            o.line(r * 0.4, h * 0.03)
            o.line(r * 0.42, 0)
            o.line(r * 0.48, 0)
            o.line(r * 0.5, h * 0.07)
            o.curve(r, h * 0.985, control: SIMD2(r * 0.98, h * 0.25), steps: 14)
            o.curve(r * 0.955, h * 0.985, control: SIMD2(r * 0.98, h * 1.02), steps: 4)
            o.curve(r * 0.35, h * 0.12, control: SIMD2(r * 0.92, h * 0.27), steps: 14)
            o.line(0, h * 0.1)
            return AssetGeometry(
                parts: [.main(.lathe(o, segments: 80), .ceramic(0.72, 0.72, 0.68))], size: size,
                inside: SupportArea(
                    height: h * 0.12, halfExtents: SIMD2(repeating: r * 0.5), depth: h * 0.86))
        },
        Shape("plate", "Plate", SIMD3(0.26, 0.025, 0.26), .tableware) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.line(r * 0.58, 0)
            o.curve(r, h * 0.9, control: SIMD2(r * 0.72, h * 0.55))
            o.curve(r * 0.985, h, control: SIMD2(r * 1.0, h), steps: 4)
            o.curve(r * 0.66, h * 0.45, control: SIMD2(r * 0.75, h * 0.72), steps: 6)
            o.curve(r * 0.56, h * 0.18, control: SIMD2(r * 0.62, h * 0.18), steps: 6)
            o.line(0, h * 0.18)
            return AssetGeometry(
                parts: [.main(.lathe(o, segments: 96), .ceramic(0.8, 0.79, 0.76))], size: size,
                inside: SupportArea(
                    height: h * 0.18, halfExtents: SIMD2(repeating: r * 0.42), depth: h * 0.8))
        },
        Shape(
            "round-tray", as: "round tray", "Round tray", SIMD3(0.42, 0.028, 0.42), .tableware,
            density: 500
        ) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.line(r * 0.93, 0)
            o.curve(r, h * 0.3, control: SIMD2(r * 0.99, 0), steps: 5)
            o.line(r, h * 0.9)
            o.curve(r * 0.97, h * 0.9, control: SIMD2(r * 0.985, h * 1.1), steps: 5)
            o.line(r * 0.96, h * 0.42)
            o.curve(r * 0.93, h * 0.3, control: SIMD2(r * 0.955, h * 0.3), steps: 4)
            o.line(0, h * 0.3)
            return AssetGeometry(
                parts: [.main(.lathe(o, segments: 96), .wood(0.42, 0.24, 0.11))], size: size,
                top: SupportArea(height: h * 0.3, halfExtents: SIMD2(repeating: r * 0.68)))
        },
        Shape("teapot", "Teapot", SIMD3(0.26, 0.16, 0.15), .tableware) { size in
            let (r, h) = (size.z / 2, size.y)
            var o = Outline(0, 0)
            o.line(r * 0.6, 0)
            o.spline([
                SIMD2(r * 0.68, h * 0.03), SIMD2(r, h * 0.38), SIMD2(r * 0.8, h * 0.68),
                SIMD2(r * 0.5, h * 0.78),
            ])
            o.line(0, h * 0.79)
            var lid = Outline(0, h * 0.76)
            lid.line(r * 0.52, h * 0.78)
            lid.spline([
                SIMD2(r * 0.5, h * 0.81), SIMD2(r * 0.25, h * 0.87), SIMD2(r * 0.1, h * 0.89),
                SIMD2(r * 0.16, h * 0.95), SIMD2(r * 0.09, h * 0.995), SIMD2(0, h),
            ])
            let spout: [SIMD3<Float>] = (0...12).map { i in
                let t = Float(i) / 12
                let x = -r * (0.75 + 0.85 * t)
                let y = h * (0.32 + 0.42 * t * t * (3 - 2 * t) + 0.02 * t)
                return SIMD3(x, y, 0)
            }
            let radii = (0...12).map { r * (0.26 - 0.15 * Float($0) / 12) }
            let glaze = AssetMaterial.ceramic(0.62, 0.66, 0.6)
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), glaze), .main(.lathe(lid), glaze, "lid"),
                    .main(.tube(spout, radius: r * 0.2, radii: radii), glaze, "spout"),
                    .main(
                        handle(
                            from: SIMD2(r * 0.74, h * 0.68), to: SIMD2(r * 0.86, h * 0.22),
                            bulge: r * 0.75, radius: r * 0.085), glaze, "handle"),
                ], size: size)
        },
        Shape("pitcher", "Pitcher", SIMD3(0.19, 0.24, 0.13), .tableware) { size in
            let (r, h) = (size.z / 2, size.y)
            let profile = [
                SIMD2<Float>(0.72, 0.02), SIMD2(1, 0.3), SIMD2(0.8, 0.62), SIMD2(0.6, 0.8),
                SIMD2(0.74, 1),
            ]
            let body = hollow(r, h, foot: 0.66, profile, wall: 0.05) { angle, height in
                // A lip on the side away from the handle.
                let side = max(0, -sine(angle))
                return 0.32 * side * side * side * max(0, height - 0.8) * 5 * max(0, height - 0.8)
                    * 5
            }
            let glaze = AssetMaterial.ceramic(0.74, 0.7, 0.62)
            return AssetGeometry(
                parts: [
                    .main(body, glaze),
                    .main(
                        handle(
                            from: SIMD2(r * 0.6, h * 0.86), to: SIMD2(r * 0.86, h * 0.36),
                            bulge: r * 0.7, radius: r * 0.09), glaze, "handle"),
                ], size: size)
        },
        Shape("flowerpot", as: "flower pot", "Flower pot", SIMD3(0.18, 0.16, 0.18), .container) {
            size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.line(r * 0.66, 0)
            o.line(r * 0.68, h * 0.015)
            o.line(r * 0.87, h * 0.78)
            o.line(r * 0.98, h * 0.785)
            o.line(r, h * 0.8)
            o.line(r, h * 0.985)
            o.line(r * 0.985, h)
            o.line(r * 0.86, h)
            o.line(r * 0.8, h * 0.85)
            o.line(0, h * 0.85)
            let soil = Mesh.lathe(Outline(0, h * 0.87).adding(r * 0.83, h * 0.85), segments: 48)
            return AssetGeometry(
                parts: [
                    .main(
                        .lathe(o, crease: 0.5),
                        .init(
                            substance: .plaster, baseColor: SIMD3(0.5, 0.19, 0.09), roughness: 0.85)
                    ),
                    .sheet(
                        soil,
                        .init(substance: .soil, baseColor: SIMD3(0.09, 0.055, 0.035), roughness: 1)),
                ], size: size)
        },
        Shape("jar", "Jar", SIMD3(0.1, 0.15, 0.1), .container) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.curve(r, h * 0.06, control: SIMD2(r, 0), steps: 5)
            o.line(r, h * 0.72)
            o.curve(r * 0.8, h * 0.84, control: SIMD2(r, h * 0.82), steps: 6)
            o.line(r * 0.8, h * 0.9)
            o.line(r * 0.74, h * 0.9)
            o.curve(r * 0.94, h * 0.7, control: SIMD2(r * 0.94, h * 0.8), steps: 6)
            o.line(r * 0.94, h * 0.08)
            o.curve(0, h * 0.04, control: SIMD2(r * 0.9, h * 0.04), steps: 4)
            var lid = Outline(0, h * 0.88)
            lid.line(r * 0.87, h * 0.86)
            lid.line(r * 0.88, h * 0.985)
            lid.line(r * 0.85, h)
            lid.line(0, h)
            return AssetGeometry(
                parts: [
                    .fixed(.lathe(o), .glass(), "glass"),
                    .main(
                        .lathe(lid, crease: 0.4), .metal(0.55, 0.42, 0.2, roughness: 0.35), "lid"),
                ], size: size)
        },
        Shape("bucket", "Bucket", SIMD3(0.3, 0.3, 0.3), .container, .floor, density: 60) { size in
            let (r, h) = (size.x / 2, size.y * 0.85)
            let body = hollow(
                r, h, foot: 0.7, [SIMD2(0.72, 0.02), SIMD2(0.98, 0.97), SIMD2(1, 1)], wall: 0.03)
            let arc: [SIMD3<Float>] = (0...24).map { i in
                let a = Float.pi * Float(i) / 24
                return SIMD3(cosine(a) * r * 0.99, h * 0.93 + sine(a) * size.y * 0.22, 0)
            }
            return AssetGeometry(
                parts: [
                    .main(body, .metal(0.55, 0.57, 0.58, roughness: 0.4)),
                    .fixed(.tube(arc, radius: r * 0.02), .metal(0.4, 0.4, 0.4)),
                ], size: size,
                inside: SupportArea(
                    height: h * 0.05, halfExtents: SIMD2(repeating: r * 0.5), depth: h * 0.9))
        },
        Shape("barrel", "Barrel", SIMD3(0.6, 0.85, 0.6), .container, .floor, density: 250) { size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, h * 0.03)
            o.line(r * 0.78, h * 0.03)
            o.line(r * 0.8, 0)
            o.spline([SIMD2(r * 0.98, h * 0.5), SIMD2(r * 0.8, h)], steps: 12)
            o.line(r * 0.76, h)
            o.line(r * 0.75, h * 0.97)
            o.line(0, h * 0.97)
            var parts = [AssetPart.main(.lathe(o, crease: 0.5), .wood(0.34, 0.18, 0.08))]
            for t: Float in [0.06, 0.24, 0.76, 0.94] {
                let bend = 1 - 4 * (t - 0.5) * (t - 0.5)
                let hoop = r * (0.805 + 0.18 * bend)
                var ring = Outline(hoop * 0.96, h * (t - 0.025))
                ring.line(hoop * 1.012, h * (t - 0.025))
                ring.line(hoop * 1.012, h * (t + 0.025))
                ring.line(hoop * 0.96, h * (t + 0.025))
                parts.append(
                    .fixed(.lathe(ring, crease: 0.4), .metal(0.2, 0.19, 0.18, roughness: 0.5)))
            }
            return AssetGeometry(
                parts: parts, size: size,
                top: SupportArea(height: h, halfExtents: SIMD2(repeating: r * 0.5)))
        },
        Shape("pot", as: "pot", "Cooking pot", SIMD3(0.34, 0.2, 0.24), .kitchenware) { size in
            let (r, h) = (size.z / 2, size.y)
            var o = Outline(0, 0)
            o.curve(r, h * 0.07, control: SIMD2(r, 0), steps: 6)
            o.line(r, h * 0.76)
            o.line(0, h * 0.76)
            var lid = Outline(r, h * 0.765)
            lid.line(r * 1.015, h * 0.775)
            lid.spline([SIMD2(r * 0.7, h * 0.84), SIMD2(r * 0.1, h * 0.88)])
            lid.line(r * 0.08, h * 0.92)
            lid.spline([SIMD2(r * 0.17, h * 0.96), SIMD2(r * 0.12, h), SIMD2(0, h)])
            var parts: [AssetPart] = [
                .main(.lathe(o, crease: 0.5), .metal(0.62, 0.62, 0.63)),
                .main(.lathe(lid), .metal(0.62, 0.62, 0.63), "lid"),
            ]
            for side: Float in [-1, 1] {
                let grip: [SIMD3<Float>] = (0...12).map { i in
                    let a = Float.pi * (Float(i) / 12 - 0.5)
                    return SIMD3(
                        side * (r * 0.97 + cosine(a) * r * 0.4), h * 0.6, sine(a) * r * 0.35)
                }
                parts.append(.fixed(.tube(grip, radius: r * 0.06), .plastic(0.02, 0.02, 0.02)))
            }
            return AssetGeometry(parts: parts, size: size)
        },
        Shape("pan", as: "frying pan", "Frying pan", SIMD3(0.28, 0.06, 0.48), .kitchenware) {
            size in
            let (r, h) = (size.x / 2, size.y)
            var o = Outline(0, 0)
            o.line(r * 0.78, 0)
            o.curve(r, h * 0.78, control: SIMD2(r * 0.86, 0), steps: 8)
            o.line(r * 0.975, h * 0.79)
            o.curve(r * 0.76, h * 0.07, control: SIMD2(r * 0.84, h * 0.08), steps: 8)
            o.line(0, h * 0.07)
            let reach = size.z - 2 * r
            let grip = (0...10).map { i in
                let t = Float(i) / 10
                return SIMD3<Float>(0, h * (0.62 + 0.3 * t), r * 0.95 + t * reach)
            }
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), .metal(0.12, 0.12, 0.125, roughness: 0.4)),
                    .fixed(
                        .tube(grip, radius: h * 0.22, flatten: 0.55), .plastic(0.03, 0.03, 0.03)),
                ], size: size,
                inside: SupportArea(
                    height: h * 0.07, halfExtents: SIMD2(repeating: r * 0.6),
                    center: SIMD2(0, 0), depth: h * 0.7))
        },
        Shape("kettle", "Kettle", SIMD3(0.26, 0.24, 0.2), .kitchenware) { size in
            let (r, h) = (size.z / 2, size.y)
            var o = Outline(0, 0)
            o.curve(r, h * 0.06, control: SIMD2(r, 0), steps: 5)
            o.spline([
                SIMD2(r * 0.96, h * 0.28), SIMD2(r * 0.7, h * 0.5), SIMD2(r * 0.4, h * 0.58),
            ])
            o.spline([
                SIMD2(r * 0.1, h * 0.61), SIMD2(r * 0.14, h * 0.66), SIMD2(0, h * 0.68),
            ])
            let spout = (0...10).map { i in
                let t = Float(i) / 10
                return SIMD3<Float>(-r * (0.8 + 0.62 * t), h * (0.22 + 0.34 * t), 0)
            }
            let bow = (0...20).map { i in
                let a = Float.pi * Float(i) / 20
                return SIMD3<Float>(cosine(a) * r * 0.78, h * 0.46 + sine(a) * h * 0.53, 0)
            }
            let steel = AssetMaterial.metal(0.6, 0.6, 0.6, roughness: 0.18)
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), steel),
                    .main(
                        .tube(
                            spout, radius: 0, radii: (0...10).map { r * (0.24 - 0.013 * Float($0)) }
                        ),
                        steel, "spout"),
                    .fixed(.tube(bow, radius: r * 0.06), .plastic(0.03, 0.03, 0.03), "handle"),
                ], size: size)
        },
    ]
}
