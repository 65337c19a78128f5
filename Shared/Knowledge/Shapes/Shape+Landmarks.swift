import PlantainProto

/// What a landscape is known by: a church, a castle, a windmill.
extension Shape {
    static let landmarks: [Shape] = [
        Shape("church", "Church", SIMD3(8, 16, 15), .outdoor, .floor, density: 150) {
            church($0, tower: 0.5)
        },
        Shape("chapel", "Chapel", SIMD3(5, 7.6, 8), .outdoor, .floor, density: 150) {
            church($0, tower: 0.3)
        },
        Shape("castle", "Castle", SIMD3(30, 19, 22), .outdoor, .floor, density: 150) {
            castle($0)
        },
        Shape("windmill", "Windmill", SIMD3(12, 14, 8), .outdoor, .floor, density: 80) {
            windmill($0)
        },
    ]

    private static let lime = AssetMaterial(
        substance: .plaster, baseColor: SIMD3(0.74, 0.72, 0.66), roughness: 0.85)
    private static let ashlar = AssetMaterial(
        substance: .stone, baseColor: SIMD3(0.4, 0.37, 0.32), roughness: 0.9)
    private static let slate = AssetMaterial(
        substance: .tile, baseColor: SIMD3(0.1, 0.1, 0.115), roughness: 0.6)
    private static let dark = AssetMaterial(baseColor: SIMD3(0.03, 0.04, 0.055), roughness: 0.1)
    private static let timber = AssetMaterial.wood(0.16, 0.08, 0.04)

    private static func block(_ low: SIMD3<Float>, _ high: SIMD3<Float>) -> Mesh {
        .box(high - low, center: (low + high) / 2)
    }

    /// An opening with a round head, on a wall that faces +z, or +x where `side`.
    private static func arch(
        _ at: SIMD3<Float>, _ w: Float, _ h: Float, side: Bool = false
    ) -> Mesh {
        var outline = [SIMD2(-w / 2, 0), SIMD2(w / 2, 0)]
        for k in 0...12 {
            let a = Float.pi * Float(k) / 12
            outline.append(SIMD2(cosine(a) * w / 2, h - w / 2 + sine(a) * w / 2))
        }
        let mesh = Mesh.prism(outline, depth: 0.12)
        return side
            ? mesh.turned(yaw: .pi / 2, offset: at) : mesh.turned(offset: at)
    }

    /// A nave under a gable, a tower before it with a spire and a cross.
    private static func church(_ size: SIMD3<Float>, tower share: Float) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let t = w * share
        let front = d / 2
        let nave = (back: -d / 2, front: front - t * 0.55)
        let (eaves, ridge) = (h * (share > 0.4 ? 0.26 : 0.42), h * (share > 0.4 ? 0.46 : 0.74))
        let x = w * 0.46
        let gable = [
            SIMD2(-x, 0), SIMD2(x, 0), SIMD2(x, eaves), SIMD2(0, ridge - 0.12), SIMD2(-x, eaves),
        ]
        let length = nave.front - nave.back
        let middle = (nave.front + nave.back) / 2
        var parts: [AssetPart] = [
            .main(.prism(gable, depth: length).turned(offset: SIMD3(0, 0, middle)), lime, "walls")
        ]
        let rise = (ridge - eaves) / x
        let (over, thick) = (w * 0.5, max(0.12, h * 0.014))
        for side: Float in [-1, 1] {
            let slab = [
                SIMD2(0, ridge), SIMD2(side * over, ridge - rise * over),
                SIMD2(side * over, ridge - rise * over + thick), SIMD2(0, ridge + thick),
            ]
            parts.append(
                .fixed(
                    .prism(side < 0 ? slab.reversed() : slab, depth: length * 1.02)
                        .turned(offset: SIMD3(0, 0, middle)), slate, "roof"))
        }
        let top = h * (share > 0.4 ? 0.62 : 0.78)
        let tz = front - t / 2
        parts.append(
            .main(block(SIMD3(-t / 2, 0, tz - t / 2), SIMD3(t / 2, top, front)), lime, "tower"))
        parts.append(
            .fixed(
                block(
                    SIMD3(-t * 0.55, top, tz - t * 0.55),
                    SIMD3(t * 0.55, top + 0.02 * h, tz + t * 0.55)
                ), ashlar, "cornice"))
        let spire = h * 0.945
        var cone = Mesh()
        let corners = [SIMD2<Float>(-1, 1), SIMD2(1, 1), SIMD2(1, -1), SIMD2(-1, -1)]
        for k in 0..<4 {
            let (a, b) = (corners[k] * (t * 0.54), corners[(k + 1) % 4] * (t * 0.54))
            let y = top + 0.02 * h
            cone.append(
                .sheet(columns: 1, rows: 1, crease: 0.1) { u, v in
                    let p = a + (b - a) * u
                    return SIMD3(p.x * (1 - v), y + (spire - y) * v, tz + p.y * (1 - v))
                })
        }
        parts.append(.sheet(cone, slate, "spire"))
        let gold = AssetMaterial.metal(0.7, 0.55, 0.2, roughness: 0.35)
        let bar = max(0.035, h * 0.004)
        parts.append(
            .fixed(
                .tube([SIMD3(0, spire - 0.1, tz), SIMD3(0, h, tz)], radius: bar, segments: 8), gold,
                "cross"))
        let arm = h * 0.982
        parts.append(
            .fixed(
                .tube(
                    [SIMD3(-h * 0.014, arm, tz), SIMD3(h * 0.014, arm, tz)], radius: bar,
                    segments: 8), gold, "cross"))
        parts.append(
            .fixed(arch(SIMD3(0, 0, front), t * 0.36, min(2.8, h * 0.26)), timber, "door"))
        parts.append(
            .fixed(arch(SIMD3(0, top * 0.76, front), t * 0.28, t * 0.55), dark, "louvre"))
        parts.append(
            .fixed(
                arch(SIMD3(t / 2, top * 0.76, tz), t * 0.28, t * 0.55, side: true), dark, "louvre"))
        for k in 0..<4 {
            let z = nave.back + length * (Float(k) + 0.6) / 4.4
            for side: Float in [-1, 1] {
                parts.append(
                    .fixed(
                        arch(
                            SIMD3(side * x, eaves * 0.3, z), length * 0.075, eaves * 0.56,
                            side: true),
                        dark, "window pane"))
            }
        }
        return AssetGeometry(parts: parts, size: size)
    }

    /// A keep and four towers with battlements, walls between them and a gate.
    private static func castle(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        var (stone, roofs, holes) = (Mesh(), Mesh(), Mesh())
        let wall = h * 0.34
        let r = w * 0.075
        let (x, z) = (w / 2 - r * 1.12, d / 2 - r * 1.12)
        func merlons(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ side: Float) {
            let along = b - a
            let count = max(3, Int(length(along) / (side * 2)))
            for k in 0..<count {
                let at = a + along * ((Float(k) + 0.5) / Float(count))
                stone.append(
                    .box(
                        SIMD3(side, side * 1.1, side), center: at + SIMD3(0, side * 0.55, 0)))
            }
        }
        let side = h * 0.026
        for (a, b) in [
            (SIMD2(-x, z), SIMD2(x, z)), (SIMD2(x, z), SIMD2(x, -z)),
            (SIMD2(x, -z), SIMD2(-x, -z)), (SIMD2(-x, -z), SIMD2(-x, z)),
        ] {
            let (low, high) = (pointwiseMin(a, b), pointwiseMax(a, b))
            let t = h * 0.04
            stone.append(
                block(SIMD3(low.x - t, 0, low.y - t), SIMD3(high.x + t, wall, high.y + t)))
            merlons(SIMD3(a.x, wall, a.y), SIMD3(b.x, wall, b.y), side)
        }
        func tower(_ at: SIMD2<Float>, _ radius: Float, _ top: Float, roof: Bool) {
            var line = Outline(0, 0)
            line.line(radius * 1.08, 0)
            line.line(radius, top * 0.2)
            line.line(radius, top * 0.9)
            line.line(radius * 1.14, top * 0.93)
            line.line(radius * 1.14, top)
            line.line(0, top)
            stone.append(
                .lathe(line, segments: 40, crease: 0.5).turned(offset: SIMD3(at.x, 0, at.y)))
            for k in 0..<10 {
                let a = Float(k) / 10 * 2 * .pi
                stone.append(
                    .box(
                        SIMD3(repeating: side * 1.2),
                        center: SIMD3(
                            at.x + cosine(a) * radius * 1.08, top + side * 0.6,
                            at.y + sine(a) * radius * 1.08)))
            }
            if roof {
                var cap = Outline(0, top)
                cap.line(radius * 0.98, top)
                cap.line(0, top + radius * 2.5)
                roofs.append(
                    .lathe(cap, segments: 32, crease: 0.5).turned(offset: SIMD3(at.x, 0, at.y)))
            }
            for (k, share) in [Float(0.45), 0.72].enumerated() {
                holes.append(
                    arch(
                        SIMD3(
                            at.x + (k == 0 ? 0 : radius * 0.2), top * share, at.y + radius * 0.98),
                        radius * 0.22, radius * 0.7))
            }
        }
        for (sx, sz) in [(-1, 1), (1, 1), (1, -1), (-1, -1)] as [(Float, Float)] {
            tower(SIMD2(sx * x, sz * z), r, h * (sz > 0 ? 0.52 : 0.6), roof: sz > 0)
        }
        let (kx, kz) = (w * 0.16, d * 0.18)
        let keep = h * 0.7
        stone.append(block(SIMD3(-kx, 0, -kz - d * 0.12), SIMD3(kx, keep, kz - d * 0.12)))
        let (f, b) = (kz - d * 0.12, -kz - d * 0.12)
        for (p, q) in [
            (SIMD3(-kx, keep, f), SIMD3(kx, keep, f)), (SIMD3(-kx, keep, b), SIMD3(kx, keep, b)),
            (SIMD3(kx, keep, f), SIMD3(kx, keep, b)), (SIMD3(-kx, keep, f), SIMD3(-kx, keep, b)),
        ] { merlons(p, q, side) }
        for k in 0..<6 {
            let at = SIMD3(kx * (Float(k % 3) - 1) * 0.6, keep * (k < 3 ? 0.62 : 0.82), f)
            holes.append(arch(at, w * 0.02, h * 0.06))
        }
        tower(SIMD2(kx * 0.9, b), r * 0.8, h * 0.82, roof: true)
        // A gatehouse.
        let g = w * 0.085
        stone.append(block(SIMD3(-g, 0, z - g * 0.6), SIMD3(g, wall * 1.28, z + g * 0.62)))
        merlons(SIMD3(-g, wall * 1.28, z + g * 0.55), SIMD3(g, wall * 1.28, z + g * 0.55), side)
        return AssetGeometry(
            parts: [
                .main(stone, ashlar, "walls"),
                .fixed(
                    roofs,
                    AssetMaterial(
                        substance: .tile, baseColor: SIMD3(0.2, 0.07, 0.05), roughness: 0.7), "roof"
                ),
                .fixed(holes, dark, "window pane"),
                .fixed(arch(SIMD3(0, 0, z + g * 0.62), g * 1.05, wall * 0.78), timber, "gate"),
            ], size: size)
    }

    /// A tapering tower with a cap, four lattice sails before it.
    private static func windmill(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let body = h * 0.62
        let r = min(w * 0.24, d * 0.36)
        let z0 = -d / 2 + r * 1.05
        func place(_ mesh: Mesh) -> Mesh { mesh.turned(offset: SIMD3(0, 0, z0)) }
        var shaft = Outline(0, 0)
        shaft.line(r, 0)
        shaft.line(r * 0.62, body)
        shaft.line(0, body)
        var cap = Outline(0, body)
        cap.line(r * 0.72, body)
        cap.curve(0, body + r * 1.05, control: SIMD2(r * 0.66, body + r * 0.85), steps: 8)
        var stage = Outline(0, body * 0.38)
        stage.line(r * 1.18, body * 0.38)
        stage.line(r * 1.18, body * 0.4)
        stage.line(0, body * 0.4)
        let hub = SIMD3(0, body + r * 0.28, z0 + r * 1.02)
        var (sails, cloth) = (Mesh(), Mesh())
        let reach = min(w / 2, hub.y) * 0.97
        for k in 0..<4 {
            let a = Float(k) * .pi / 2 + 0.5
            let out = SIMD3(cosine(a), sine(a), 0)
            let across = SIMD3(-out.y, out.x, 0)
            sails.append(.tube([hub, hub + out * reach], radius: 0.012 * h, segments: 8))
            let wide = reach * 0.2
            for i in 0...9 {
                let at = hub + out * (reach * (0.2 + 0.8 * Float(i) / 9))
                sails.append(.tube([at, at + across * wide], radius: 0.0035 * h, segments: 5))
            }
            for i in 1...3 {
                let side = across * (wide * Float(i) / 3)
                sails.append(
                    .tube(
                        [hub + out * (reach * 0.2) + side, hub + out * reach + side],
                        radius: 0.0035 * h, segments: 5))
            }
            cloth.append(
                .sheet(columns: 1, rows: 1) { u, v in
                    hub + out * (reach * (0.2 + 0.78 * v)) + across * (wide * u)
                        - SIMD3(0, 0, 0.02)
                })
        }
        sails.append(
            .tube([hub - SIMD3(0, 0, r * 0.5), hub + SIMD3(0, 0, 0.2)], radius: 0.02 * h))
        var panes = Mesh()
        for y in [0.2, 0.55, 0.8] as [Float] {
            let edge = r * (1 - 0.38 * y)
            panes.append(
                block(
                    SIMD3(-0.3, body * y, z0 + edge * 0.9),
                    SIMD3(0.3, body * y + 0.8, z0 + edge * 1.0)))
        }
        return AssetGeometry(
            parts: [
                .main(place(.lathe(shaft, segments: 12, crease: 0.3)), lime, "tower"),
                .fixed(place(.lathe(cap, crease: 0.8)), slate, "cap"),
                .fixed(place(.lathe(stage, segments: 24, crease: 0.4)), timber, "stage"),
                .fixed(sails, timber, "sails"),
                .sheet(cloth, .fabric(0.66, 0.6, 0.48), "cloth"),
                .fixed(panes, dark, "window pane"),
                .fixed(
                    block(SIMD3(-0.55, 0, z0 + r * 0.85), SIMD3(0.55, 2.1, z0 + r * 1.02)), timber,
                    "door"),
            ], size: size)
    }
}
