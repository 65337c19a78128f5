import PlantainProto

/// Bags, tubes, bottles and cards that are bought, given and read.
extension Shape {
    static let packaging: [Shape] = [
        Shape("paper-bag", as: "paper bag", "Paper bag", SIMD3(0.24, 0.4, 0.12), .container) {
            paperBag($0)
        },
        Shape("menu", "Menu card", SIMD3(0.15, 0.23, 0.07), .sign, density: 60) { menu($0) },
        Shape("tube", "Tube of cream", SIMD3(0.052, 0.16, 0.036), .bathroom, density: 700) {
            cosmeticsTube($0)
        },
        Shape(
            "wine-bottle", as: "wine bottle", "Wine bottle", SIMD3(0.076, 0.305, 0.076),
            .container, density: 700
        ) { wineBottle($0) },
        Shape(
            "olive-oil", as: "bottle of olive oil", "Bottle of olive oil",
            SIMD3(0.066, 0.29, 0.066), .container, density: 700
        ) { oilBottle($0) },
        Shape(
            "perfume", as: "perfume bottle", "Perfume bottle", SIMD3(0.062, 0.1, 0.034),
            .container, density: 1200
        ) { perfume($0) },
        Shape(
            "ring-box", as: "ring box", "Ring box", SIMD3(0.06, 0.066, 0.062), .container,
            density: 400
        ) { ringBox($0) },
        Shape(
            "notebook-standing", as: "notebook", "Standing notebook", SIMD3(0.15, 0.21, 0.018),
            .stationery, density: 600
        ) { standingNotebook($0) },
    ]

    /// Kraft paper, a little narrower at its pressed top, with two handles of cord.
    private static func paperBag(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, d) = (s.x, s.z)
        let top = s.y * 0.76
        let kraft = AssetMaterial.paper(0.44, 0.29, 0.16)
        var body = Mesh()
        func side(_ a: SIMD3<Float>, _ b: SIMD3<Float>, fold: Float) {
            body.append(
                Mesh.sheet(columns: fold == 0 ? 1 : 8, rows: 10) { u, v in
                    let p = a + (b - a) * u
                    let dent = fold * (1 - abs(2 * u - 1)) * (0.25 + 0.75 * v)
                    return SIMD3(p.x - dent * (p.x > 0 ? 1 : -1), v * top, p.z)
                })
        }
        let (x, z) = (w / 2, d / 2)
        side(SIMD3(-x, 0, z), SIMD3(x, 0, z), fold: 0)
        side(SIMD3(x, 0, -z), SIMD3(-x, 0, -z), fold: 0)
        side(SIMD3(x, 0, z), SIMD3(x, 0, -z), fold: d * 0.22)
        side(SIMD3(-x, 0, -z), SIMD3(-x, 0, z), fold: d * 0.22)
        body.append(.box(SIMD3(w * 0.99, 0.002, d * 0.99), center: SIMD3(0, 0.001, 0)))
        var cords = Mesh()
        for k: Float in [-1, 1] {
            let path = (0...24).map { i -> SIMD3<Float> in
                let t = Float(i) / 24
                return SIMD3(
                    (t - 0.5) * w * 0.5, top * 0.94 + (s.y - top * 0.94) * sine(.pi * t) * 0.99,
                    k * (z + 0.001))
            }
            cords.append(.tube(path, radius: 0.0035, segments: 10))
        }
        return AssetGeometry(
            parts: [
                .sheet(body, kraft, "paper", main: true),
                .fixed(cords, .paper(0.32, 0.2, 0.1), "handle"),
            ], size: s,
            textPanels: [front("front", w, top * 0.16, top * 0.84, z: z, margin: 0.1)])
    }

    /// Two leaves standing like a tent's ends, read from the front.
    private static func menu(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let thick: Float = 0.002
        let tilt = arcTangent(d / 2, h)
        func leaf(_ way: Float) -> Mesh {
            Mesh.box(SIMD3(w, h, thick), center: SIMD3(0, h / 2, 0), bevel: thick * 0.3)
                .turned(pitch: -way * tilt, offset: SIMD3(0, 0, way * d / 2))
        }
        let up = SIMD3(0, cosine(tilt), -sine(tilt)) * h
        let out = SIMD3(0, sine(tilt), cosine(tilt)) * (thick * 0.5 + 0.0005)
        let margin: Float = 0.08
        return AssetGeometry(
            parts: [
                .main(leaf(1), .paper(0.86, 0.83, 0.76), "front"),
                .main(leaf(-1), .paper(0.86, 0.83, 0.76), "back"),
            ], size: s,
            textPanels: [
                TextPanel(
                    name: "front",
                    origin: SIMD3(-w * (0.5 - margin), 0, d / 2) + up * margin + out,
                    right: SIMD3(w * (1 - 2 * margin), 0, 0), up: up * (1 - 2 * margin))
            ])
    }

    /// It stands on its cap; the other end is pressed flat.
    private static func cosmeticsTube(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let low = h * 0.17
        let body = Mesh.sheet(columns: 64, rows: 24) { u, v in
            let a = 2 * Float.pi * u
            let flat = powf(v, 1.6)
            let x = (d / 2 * 0.94 + (w / 2 - d / 2 * 0.94) * v) * sine(a)
            return SIMD3(x, low + (h - low) * v, d / 2 * 0.94 * (1 - 0.97 * flat) * cosine(a))
        }
        let white = AssetMaterial.plastic(0.8, 0.79, 0.76, roughness: 0.3)
        return AssetGeometry(
            parts: [
                .sheet(body, white, "tube", main: true),
                .main(
                    .box(
                        SIMD3(w, h * 0.05, d * 0.05), center: SIMD3(0, h * 0.975, 0), bevel: 0.0005),
                    white, "seal"),
                .fixed(
                    disc(d / 2, low, at: SIMD3(0, low / 2, 0)),
                    .plastic(0.72, 0.7, 0.66, roughness: 0.25), "cap"),
            ], size: s,
            textPanels: [
                TextPanel(
                    name: "front", origin: SIMD3(-w * 0.3, h * 0.36, d * 0.4),
                    right: SIMD3(w * 0.6, 0, 0), up: SIMD3(0, h * 0.36, -d * 0.13))
            ])
    }

    /// Dark glass with wine in it, a capsule and a label of paper.
    private static func wineBottle(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var o = Outline(0, h * 0.03)
        o.curve(r * 0.9, 0, control: SIMD2(r * 0.7, h * 0.02), steps: 5)
        o.curve(r, h * 0.02, control: SIMD2(r, 0), steps: 4)
        o.line(r, h * 0.6)
        o.curve(r * 0.4, h * 0.75, control: SIMD2(r, h * 0.7), steps: 14)
        o.line(r * 0.37, h * 0.975)
        o.line(r * 0.3, h)
        o.line(0, h)
        var cap = Outline(0, h * 0.8)
        cap.line(r * 0.405, h * 0.8)
        cap.line(r * 0.385, h * 0.94)
        cap.line(r * 0.43, h * 0.945)
        cap.line(r * 0.43, h * 0.985)
        cap.curve(r * 0.36, h, control: SIMD2(r * 0.43, h), steps: 3)
        cap.line(0, h)
        return AssetGeometry(
            parts: [
                .fixed(
                    .lathe(o),
                    .init(
                        substance: .plastic, baseColor: SIMD3(0.012, 0.02, 0.01), roughness: 0.04),
                    "bottle"),
                .fixed(
                    .lathe(cap), .plastic(0.2, 0.012, 0.02, roughness: 0.25), "capsule"),
                .main(band(r * 1.004, h * 0.16, h * 0.5), .paper(0.84, 0.81, 0.73), "label"),
            ], size: s, textPanels: [label(r * 1.006, h * 0.19, h * 0.47)])
    }

    /// Clear glass, slim and square-shouldered, nearly full of oil, under a cork.
    private static func oilBottle(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        func outline(_ k: Float, _ top: Float, closedAt level: Float? = nil) -> Outline {
            var o = Outline(0, h * 0.012)
            o.curve(r * k, h * 0.03, control: SIMD2(r * k, h * 0.008), steps: 4)
            if let level {
                o.line(r * k, level)
                o.line(0, level)
                return o
            }
            o.line(r * k, h * 0.62)
            o.curve(r * 0.36 * k, h * 0.74, control: SIMD2(r * k, h * 0.71), steps: 12)
            o.line(r * 0.34 * k, top)
            o.line(0, top)
            return o
        }
        return AssetGeometry(
            parts: [
                .fixed(.lathe(outline(1, h * 0.92)), .glass(0.93, 0.97, 0.9), "glass"),
                .fixed(
                    .lathe(outline(0.93, 0, closedAt: h * 0.6), crease: 0.5),
                    .init(
                        substance: .plastic, baseColor: SIMD3(0.42, 0.36, 0.02), roughness: 0.05),
                    "oil"),
                .fixed(
                    disc(r * 0.36, h * 0.1, at: SIMD3(0, h * 0.95, 0)), .wood(0.5, 0.34, 0.2),
                    "cork"),
                .main(band(r * 1.006, h * 0.2, h * 0.48), .paper(0.82, 0.78, 0.66), "label"),
            ], size: s, textPanels: [label(r * 1.008, h * 0.22, h * 0.46)])
    }

    /// A strip of paper round the front half of a bottle.
    private static func band(_ r: Float, _ low: Float, _ high: Float) -> Mesh {
        Mesh.sheet(columns: 48) { u, v in
            let a = (u - 0.5) * 3.9
            return SIMD3(sine(a) * r, low + (high - low) * v, cosine(a) * r)
        }
    }

    private static func label(_ r: Float, _ low: Float, _ high: Float) -> TextPanel {
        TextPanel(
            name: "label", origin: SIMD3(-r * 0.74, low, r), right: SIMD3(r * 1.48, 0, 0),
            up: SIMD3(0, high - low, 0))
    }

    /// A block of thick glass with scent in it, under a golden collar and a dark cap.
    private static func perfume(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let tall = h * 0.7
        let wall = w * 0.07
        return AssetGeometry(
            parts: [
                .fixed(
                    .box(SIMD3(w, tall, d), center: SIMD3(0, tall / 2, 0), bevel: w * 0.06),
                    .glass(0.95, 0.96, 0.97), "glass"),
                .main(
                    .box(
                        SIMD3(w - 2 * wall, tall * 0.74, d - 2 * wall),
                        center: SIMD3(0, wall * 1.4 + tall * 0.37, 0), bevel: w * 0.03),
                    .init(
                        substance: .water, baseColor: SIMD3(0.55, 0.15, 0.02), roughness: 0.03,
                        transmission: 0.55),
                    "scent"),
                .fixed(
                    disc(d * 0.34, h * 0.05, at: SIMD3(0, tall + h * 0.025, 0)),
                    .metal(0.85, 0.62, 0.28, roughness: 0.2), "collar"),
                .fixed(
                    disc(d * 0.4, h * 0.25, at: SIMD3(0, h * 0.875, 0)),
                    .plastic(0.02, 0.02, 0.022, roughness: 0.15), "cap"),
            ], size: s,
            textPanels: [front("front", w, tall * 0.2, tall * 0.8, z: d / 2, margin: 0.1)])
    }

    /// Open, with a cushion that holds what lies in it.
    private static func ringBox(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let low = h * 0.48
        let velvet = AssetMaterial.fabric(0.25, 0.02, 0.04)
        let silk = AssetMaterial.fabric(0.8, 0.77, 0.7)
        let lid = Mesh.box(SIMD3(w, low * 0.9, d * 0.3), bevel: 0.003).turned(
            pitch: -0.25, offset: SIMD3(0, low + low * 0.5, -d * 0.42))
        let lining = Mesh.box(SIMD3(w * 0.86, low * 0.74, 0.002)).turned(
            pitch: -0.25, offset: SIMD3(0, low + low * 0.5, -d * 0.26))
        return AssetGeometry(
            parts: [
                .main(
                    .box(SIMD3(w, low, d), center: SIMD3(0, low / 2, 0), bevel: 0.003), velvet,
                    "box"),
                .main(lid, velvet, "lid"), .fixed(lining, silk, "lining"),
                .fixed(
                    .box(
                        SIMD3(w * 0.86, 0.006, d * 0.8), center: SIMD3(0, low, d * 0.03),
                        bevel: 0.0025), silk, "cushion"),
            ], size: s,
            inside: SupportArea(
                height: low + 0.003, halfExtents: SIMD2(w * 0.3, d * 0.26),
                center: SIMD2(0, d * 0.05), depth: 0.004))
    }

    /// Held upright, a little open, by its own covers.
    private static func standingNotebook(_ s: SIMD3<Float>) -> AssetGeometry {
        let lying = volume(SIMD3(s.x, s.z, s.y), cover: SIMD3(0.04, 0.04, 0.045))
        var parts = lying.parts
        parts.append(
            .fixed(
                .box(
                    SIMD3(s.x * 0.04, s.z * 1.03, s.y * 1.003),
                    center: SIMD3(s.x * 0.36, s.z * 0.515, 0)), .rubber(0.35, 0.04, 0.04), "band"))
        return AssetGeometry(
            parts: stood(parts, s), size: s,
            textPanels: [
                front(
                    "cover", s.x * 0.8, s.y * 0.06, s.y * 0.94, z: s.z / 2, margin: 0.05,
                    ink: SIMD3(0.8, 0.78, 0.72))
            ])
    }
}
