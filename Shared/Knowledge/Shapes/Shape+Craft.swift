import PlantainProto

/// What one paints, sews and knits with.
extension Shape {
    static let craft: [Shape] = [
        Shape("paintbrush", "Paintbrush", SIMD3(0.24, 0.013, 0.013), .stationery, density: 500) {
            brush(
                $0, handle: .init(baseColor: SIMD3(0.36, 0.05, 0.03), roughness: 0.25), hair: 0.14)
        },
        Shape(
            "makeup-brush", as: "makeup brush", "Makeup brush", SIMD3(0.18, 0.026, 0.026),
            .bathroom, density: 300
        ) { brush($0, handle: .plastic(0.03, 0.03, 0.032, roughness: 0.2), hair: 0.26) },
        Shape("palette", "Painter's palette", SIMD3(0.34, 0.024, 0.25), .stationery) {
            palette($0)
        },
        Shape("spool", as: "spool of thread", "Spool of thread", SIMD3(0.034, 0.048, 0.034), .tool)
        { s in
            let (r, h) = (s.x / 2, s.y)
            var core = disc(r, h * 0.1, at: SIMD3(0, h * 0.05, 0))
            core.append(disc(r, h * 0.1, at: SIMD3(0, h * 0.95, 0)))
            core.append(disc(r * 0.5, h * 0.98, at: SIMD3(0, h / 2, 0)))
            var line = Outline(r * 0.4, h * 0.1)
            for k in 0...44 {
                let t = Float(k) / 44
                let swell = 0.86 + 0.06 * sine(.pi * t)
                line.line(r * (swell - 0.025 * Float(k % 2)), h * (0.1 + 0.8 * t))
            }
            line.line(r * 0.4, h * 0.9)
            return AssetGeometry(
                parts: [
                    .main(.lathe(line, crease: 1.4), .fabric(0.4, 0.03, 0.06), "thread"),
                    .fixed(core, .wood(0.5, 0.32, 0.16), "spool"),
                ], size: s)
        },
        Shape("button", "Button", SIMD3(0.024, 0.0045, 0.024), .clothing, density: 800) { s in
            let (r, h) = (s.x / 2, s.y)
            var o = Outline(0, 0)
            o.line(r * 0.8, 0)
            o.curve(r, h * 0.6, control: SIMD2(r, 0), steps: 5)
            o.curve(r * 0.78, h * 0.82, control: SIMD2(r * 0.94, h * 1.15), steps: 6)
            o.line(r * 0.7, h * 0.62)
            o.line(0, h * 0.6)
            var holes = Mesh()
            for k in 0..<4 {
                let a = Float.pi * (Float(k) / 2 + 0.25)
                holes.append(
                    disc(
                        r * 0.13, h * 0.06,
                        at: SIMD3(sine(a) * r * 0.27, h * 0.61, cosine(a) * r * 0.27)))
            }
            return AssetGeometry(
                parts: [
                    .main(.lathe(o), .plastic(0.08, 0.2, 0.4, roughness: 0.25)),
                    .fixed(holes, .matte(0.01, 0.01, 0.012), "holes"),
                ], size: s)
        },
        Shape("yarn", as: "ball of yarn", "Ball of yarn", SIMD3(0.13, 0.1, 0.1), .toy, density: 90)
        {
            yarn($0)
        },
        Shape(
            "knitting-needle", as: "knitting needle", "Knitting needle", SIMD3(0.3, 0.012, 0.012),
            .tool, density: 600
        ) { s in
            let needle = rod(s, [(0.03, 0.45), (0.92, 0.45), (1, 0.03)])
            let knob = Mesh.ball(
                SIMD3(repeating: s.y / 2), center: SIMD3(-s.x * 0.48, s.y / 2, 0), segments: 24)
            return AssetGeometry(
                parts: [
                    .main(needle, .wood(0.55, 0.36, 0.17)),
                    .fixed(knob, .plastic(0.05, 0.18, 0.3), "knob"),
                ], size: s)
        },
        Shape(
            "sewing-machine", as: "sewing machine", "Sewing machine", SIMD3(0.44, 0.3, 0.2),
            .appliance, .table, density: 300
        ) { sewingMachine($0) },
        Shape(
            "easel", "Easel with a canvas", SIMD3(0.72, 1.62, 0.62), .furniture, .floor, density: 20
        ) {
            easel($0)
        },
    ]

    /// A body turned about the x axis, lying on the ground: (along 0…1, radius as a share of half the height).
    static func rod(
        _ s: SIMD3<Float>, _ profile: [(Float, Float)], segments: Int = 28
    ) -> Mesh {
        let r = s.y / 2
        return .tube(
            profile.map { SIMD3(s.x * ($0.0 - 0.5), r, 0) }, radius: r,
            radii: profile.map { $0.1 * r }, segments: segments)
    }

    private static func brush(
        _ s: SIMD3<Float>, handle: AssetMaterial, hair: Float
    ) -> AssetGeometry {
        let ferrule = 1 - hair - 0.14
        let tip: [(Float, Float)] = [
            (1 - hair - 0.01, 0.62), (1 - hair * 0.6, 0.96), (1 - hair * 0.35, 0.94),
            (1 - hair * 0.1, 0.5), (1, 0.06),
        ]
        return AssetGeometry(
            parts: [
                .main(
                    rod(
                        s, [(0, 0.2), (0.02, 0.34), (0.3, 0.42), (0.55, 0.66), (ferrule, 0.58)]),
                    handle, "handle"),
                .fixed(
                    rod(s, [(ferrule, 0.6), (ferrule + 0.03, 0.64), (1 - hair, 0.66)]),
                    .metal(0.7, 0.68, 0.64, roughness: 0.2), "ferrule"),
                .fixed(rod(s, tip), .fabric(0.16, 0.1, 0.06), "hair"),
            ], size: s)
    }

    /// A wooden board with a place for the thumb, dabs of paint along its edge.
    private static func palette(_ s: SIMD3<Float>) -> AssetGeometry {
        let outline = (0..<72).map { k -> SIMD2<Float> in
            let a = 2 * Float.pi * Float(k) / 72
            // A bay near the thumb.
            let bay = 0.3 * powf(max(0, cosine(a - 4.9)), 18)
            let r = 1 - bay
            return SIMD2(cosine(a) * r * s.x / 2, sine(a) * r * s.z / 2)
        }
        let board = Mesh.prism(outline, depth: s.y * 0.35, bevel: s.y * 0.08).turned(
            pitch: -.pi / 2, offset: SIMD3(0, s.y * 0.175, 0))
        let colors: [SIMD3<Float>] = [
            SIMD3(0.7, 0.03, 0.02), SIMD3(0.85, 0.3, 0.01), SIMD3(0.85, 0.62, 0.02),
            SIMD3(0.05, 0.35, 0.06), SIMD3(0.02, 0.1, 0.5), SIMD3(0.3, 0.03, 0.3),
            SIMD3(0.85, 0.84, 0.8), SIMD3(0.12, 0.06, 0.03),
        ]
        var parts: [AssetPart] = [.main(board, .wood(0.5, 0.32, 0.16), "board")]
        for (k, color) in colors.enumerated() {
            let a = Float.pi * (0.02 + 0.145 * Float(k)) - 0.1
            let at = SIMD3(cosine(a) * s.x * 0.37, s.y * 0.35, -sine(a) * s.z * 0.36)
            var dab = Mesh.ball(
                SIMD3(s.x * 0.05, s.y * 0.5, s.x * 0.042), center: at, segments: 28)
            dab.append(
                .ball(
                    SIMD3(s.x * 0.028, s.y * 0.62, s.x * 0.024),
                    center: at + SIMD3(s.x * 0.02, 0, s.x * 0.012), segments: 20))
            parts.append(
                .fixed(dab, .init(baseColor: color, roughness: 0.22), "paint \(k + 1)"))
        }
        parts.append(
            .fixed(
                disc(s.x * 0.04, s.y * 0.02, at: SIMD3(s.x * 0.06, s.y * 0.355, s.z * 0.26)),
                .matte(0.03, 0.02, 0.012), "hole"))
        return AssetGeometry(parts: parts, size: s)
    }

    /// Threads wound around a ball every way, one end loose beside it.
    private static func yarn(_ s: SIMD3<Float>) -> AssetGeometry {
        let r = s.z / 2
        let left = -s.x / 2 + r
        let thread = r * 0.055
        var strands = Mesh()
        for k in 0..<64 {
            let (a, b) = (Float(k) * 2.399, Float(k) * 0.77)
            // Bundles of neighbours cross other bundles.
            let axis = normalize(
                SIMD3(
                    sine((b / 2.3).rounded(.down) * 1.9) + 0.1 * sine(a),
                    cosine((b / 2.3).rounded(.down) * 2.6),
                    sine((b / 2.3).rounded(.down) * 3.7 + 1) + 0.1 * cosine(a)))
            let side = normalize(cross(axis, SIMD3(0.31, 0.87, -0.38)))
            let other = cross(axis, side)
            let off = (Float(k % 6) - 2.5) * 2.1 * thread
            let ring = (r * 0.945 * r * 0.945 - off * off).squareRoot()
            let path = (0..<44).map { i -> SIMD3<Float> in
                let t = 2 * Float.pi * Float(i) / 44
                return SIMD3(left, r, 0) + axis * off + side * (cosine(t) * ring)
                    + other * (sine(t) * ring)
            }
            strands.append(.tube(path, radius: thread, segments: 7, closed: true))
        }
        strands.append(
            .ball(SIMD3(repeating: r * 0.94), center: SIMD3(left, r, 0), segments: 32))
        let tail = (0...24).map { i -> SIMD3<Float> in
            let t = Float(i) / 24
            return SIMD3(
                left + r * 0.5 + (s.x / 2 - left - r * 0.55) * t, thread,
                r * (0.6 + 0.25 * sine(t * 7)))
        }
        strands.append(.tube(tail, radius: thread, segments: 8))
        return AssetGeometry(parts: [.main(strands, .fabric(0.5, 0.06, 0.1), "yarn")], size: s)
    }

    /// A black arm over a plate, a wheel at its end, on a wooden foot.
    private static func sewingMachine(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let foot = Mesh.box(SIMD3(w, h * 0.12, d), center: SIMD3(0, h * 0.06, 0), bevel: 0.006)
        var body = Mesh.box(
            SIMD3(w * 0.92, h * 0.06, d * 0.86), center: SIMD3(0, h * 0.15, 0), bevel: 0.005)
        // Pillar, arm and head in one sweep.
        let arm = (0...24).map { i -> SIMD3<Float> in
            let t = Float(i) / 24
            let a = min(1, t * 2.4) * Float.pi / 2
            let along = max(0, t - 0.42) / 0.58
            return SIMD3(
                w * (0.27 - 0.1 * (1 - cosine(a)) - 0.42 * along),
                h * (0.16 + 0.58 * sine(a) + 0.02 * sine(along * 3)), 0)
        }
        body.append(
            .tube(
                arm, radius: 0,
                radii: (0...24).map { h * (0.17 - 0.05 * min(1, Float($0) / 10)) },
                flatten: 0.8, segments: 36))
        body.append(
            .box(
                SIMD3(w * 0.13, h * 0.34, d * 0.34), center: SIMD3(-w * 0.27, h * 0.66, 0),
                bevel: 0.012))
        let wheel = Mesh.tube(
            (0..<48).map { i -> SIMD3<Float> in
                let a = 2 * Float.pi * Float(i) / 48
                return SIMD3(w * 0.41, h * 0.66 + sine(a) * h * 0.18, cosine(a) * h * 0.18)
            }, radius: h * 0.035, segments: 16, closed: true)
        body.append(wheel)
        var steel = Mesh.tube(
            [SIMD3(w * 0.3, h * 0.66, 0), SIMD3(w * 0.425, h * 0.66, 0)], radius: h * 0.05)
        for k in 0..<3 {
            let a = 2 * Float.pi * Float(k) / 3
            steel.append(
                .tube(
                    [
                        SIMD3(w * 0.41, h * 0.66, 0),
                        SIMD3(w * 0.41, h * 0.66 + sine(a) * h * 0.17, cosine(a) * h * 0.17),
                    ], radius: h * 0.014, segments: 10))
        }
        steel.append(
            .tube(
                [SIMD3(-w * 0.29, h * 0.5, 0), SIMD3(-w * 0.29, h * 0.18, 0)], radius: h * 0.012,
                segments: 12))
        steel.append(
            .box(
                SIMD3(w * 0.05, h * 0.015, d * 0.2), center: SIMD3(-w * 0.29, h * 0.2, 0),
                bevel: 0.001))
        steel.append(
            .box(
                SIMD3(w * 0.14, h * 0.006, d * 0.4), center: SIMD3(-w * 0.28, h * 0.182, 0),
                bevel: 0.0005))
        steel.append(
            disc(h * 0.055, h * 0.03).turned(
                pitch: .pi / 2, offset: SIMD3(-w * 0.27, h * 0.72, d * 0.18)))
        var thread = disc(h * 0.05, h * 0.13, at: SIMD3(w * 0.06, h * 0.9, 0))
        thread.append(disc(h * 0.06, h * 0.015, at: SIMD3(w * 0.06, h * 0.97, 0)))
        var gold = Mesh()
        for y in [h * 0.69, h * 0.81] {
            gold.append(
                .box(SIMD3(w * 0.34, h * 0.008, 0.001), center: SIMD3(-w * 0.02, y, h * 0.095)))
        }
        return AssetGeometry(
            parts: [
                .main(body, .init(baseColor: SIMD3(0.016, 0.016, 0.018), roughness: 0.15), "body"),
                .fixed(foot, .wood(0.3, 0.14, 0.06), "foot"),
                .fixed(steel, .metal(0.66, 0.66, 0.66, roughness: 0.18), "steel"),
                .fixed(thread, .fabric(0.45, 0.03, 0.05), "thread"),
                .fixed(gold, .metal(0.8, 0.56, 0.2, roughness: 0.3), "lines"),
            ], size: s)
    }

    /// Two legs in front, one behind, a ledge, and a canvas that leans back a little.
    private static func easel(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let top = SIMD3<Float>(0, h * 0.98, -d * 0.06)
        var legs = Mesh()
        for x in [-w * 0.42, w * 0.42] {
            legs.append(
                .tube(
                    [SIMD3(x, 0, d * 0.42), top + SIMD3(x * 0.16, 0, 0)], radius: 0.018,
                    segments: 10))
        }
        legs.append(.tube([SIMD3(0, 0, -d * 0.48), top], radius: 0.018, segments: 10))
        legs.append(
            .tube(
                [SIMD3(0, h * 0.3, d * 0.32), SIMD3(0, h, -d * 0.04)], radius: 0.016, segments: 10))
        let low = h * 0.4
        let z = d * 0.42 * (1 - low / h) + 0.03
        legs.append(
            .box(
                SIMD3(w * 0.94, 0.022, 0.06), center: SIMD3(0, low - 0.012, z + 0.01), bevel: 0.004)
        )
        let tall = h * 0.5
        let lean: Float = -0.16
        let canvas = Mesh.box(
            SIMD3(w * 0.94, tall, 0.022), center: SIMD3(0, tall / 2, 0), bevel: 0.004
        ).turned(pitch: lean, offset: SIMD3(0, low, z + 0.006))
        let turn = Rotation(pitch: lean)
        let corner = SIMD3<Float>(-w * 0.44, tall * 0.04, 0.012)
        return AssetGeometry(
            parts: [
                .main(canvas, .fabric(0.8, 0.78, 0.72), "canvas"),
                .fixed(legs, .wood(0.45, 0.27, 0.13), "legs"),
            ], size: s,
            textPanels: [
                TextPanel(
                    name: "canvas", origin: SIMD3(0, low, z + 0.006) + turn.apply(corner),
                    right: SIMD3(w * 0.88, 0, 0), up: turn.apply(SIMD3(0, tall * 0.92, 0)))
            ])
    }
}
