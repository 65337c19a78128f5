import PlantainProto

/// What is met on the way: shells and castles of sand, bales of hay, machines that sell cans, hats of old.
extension Shape {
    static let excursions: [Shape] = [
        Shape("seashell", "Seashell", SIMD3(0.075, 0.024, 0.07), .decoration, density: 900) {
            scallop($0)
        },
        Shape(
            "sand-castle", as: "sand castle", "Castle of sand", SIMD3(0.62, 0.4, 0.5), .toy, .floor,
            density: 900
        ) { sandCastle($0) },
        Shape(
            "hay-bale", as: "hay bale", "Bale of hay", SIMD3(1, 0.46, 0.5), .outdoor, .floor,
            density: 120
        ) { hayBale($0) },
        Shape(
            "vending-machine", as: "vending machine", "Vending machine", SIMD3(0.95, 1.83, 0.78),
            .appliance, .floor, density: 250
        ) { vendingMachine($0) },
        Shape("top-hat", as: "top hat", "Top hat", SIMD3(0.3, 0.16, 0.33), .clothing, density: 60) {
            topHat($0)
        },
        Shape(
            "bow-tie", as: "bow tie", "Bow tie", SIMD3(0.12, 0.02, 0.065), .clothing, density: 100
        ) {
            bowTie($0)
        },
    ]

    /// A scallop's upper half lying on its rim: ribs fan out from its hinge.
    private static func scallop(_ s: SIMD3<Float>) -> AssetGeometry {
        let ribs: Float = 15
        func shell(_ inward: Float) -> Mesh {
            Mesh.sheet(columns: 150, rows: 40) { u, v in
                let a = (u - 0.5) * 2.5
                let out = v * (1 - 0.08 * powf(abs(a) / 1.25, 3))
                let rib = 0.5 + 0.5 * cosine((u - 0.5) * ribs * 2 * .pi)
                let dome = powf(sine(.pi * (0.06 + 0.94 * powf(v, 0.8))), 0.75)
                let scallops = 0.025 * rib * powf(v, 6)
                return SIMD3(
                    sine(a) * (out + scallops) * s.x * 0.53,
                    s.y * (0.05 + dome * (0.82 + 0.13 * rib * v) - inward),
                    s.z * (cosine(a) * (out + scallops) * 0.98 - 0.5))
            }
        }
        var ears = Mesh()
        for side: Float in [-1, 1] {
            ears.append(
                .box(
                    SIMD3(s.x * 0.2, s.y * 0.12, s.z * 0.11),
                    center: SIMD3(side * s.x * 0.12, s.y * 0.12, -s.z * 0.45), bevel: s.y * 0.05))
        }
        let lime = AssetMaterial(baseColor: SIMD3(0.72, 0.5, 0.38), roughness: 0.5)
        return AssetGeometry(
            parts: [.sheet(shell(0), lime, "shell", main: true), .main(ears, lime, "ears")], size: s
        )
    }

    /// Turned out of buckets: towers with battlements, walls between them, a moat of loose sand about them.
    private static func sandCastle(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x / 2, s.y, s.z / 2)
        var mesh = Mesh()
        func tower(_ x: Float, _ z: Float, _ r: Float, _ low: Float, _ high: Float, teeth: Int) {
            var o = Outline(0, low)
            o.line(r * 1.12, low)
            o.line(r, high - h * 0.04)
            o.line(r * 1.04, high - h * 0.035)
            o.line(r * 1.04, high)
            o.line(0, high)
            mesh.append(Mesh.lathe(o, segments: 40, crease: 0.5).turned(offset: SIMD3(x, 0, z)))
            for k in 0..<teeth {
                let a = 2 * Float.pi * Float(k) / Float(teeth)
                mesh.append(
                    Mesh.box(SIMD3(r * 0.42, h * 0.06, r * 0.3), bevel: h * 0.008).turned(
                        yaw: a,
                        offset: SIMD3(
                            x + sine(a) * r * 0.86, high + h * 0.025, z + cosine(a) * r * 0.86)))
            }
        }
        for (x, z) in [(-0.62, 0.55), (0.62, 0.55), (-0.62, -0.55), (0.62, -0.55)]
            as [(Float, Float)]
        {
            tower(w * x, d * z, w * 0.2, h * 0.06, h * 0.56, teeth: 7)
        }
        tower(0, -d * 0.08, w * 0.3, h * 0.06, h * 0.72, teeth: 9)
        tower(0, -d * 0.08, w * 0.17, h * 0.72, h * 0.96, teeth: 6)
        for z: Float in [-0.55, 0.55] {
            mesh.append(
                .box(
                    SIMD3(w * 1.2, h * 0.34, d * 0.16), center: SIMD3(0, h * 0.2, d * z),
                    bevel: h * 0.02))
        }
        for x: Float in [-0.62, 0.62] {
            mesh.append(
                .box(
                    SIMD3(w * 0.15, h * 0.34, d * 1.1), center: SIMD3(w * x, h * 0.2, 0),
                    bevel: h * 0.02))
        }
        let mound = Mesh.sheet(columns: 48, rows: 40) { u, v in
            let (x, z) = (u * 2 - 1, 1 - v * 2)
            let out = max(abs(x), abs(z))
            let rough = 0.015 * sine(x * 21 + z * 13) * sine(z * 17 - x * 5)
            return SIMD3(x * w, h * max(0, (1 - powf(out, 4)) * 0.1 + rough * (1 - out)), z * d)
        }
        var door = Outline(0, h * 0.05)
        door.line(w * 0.07, h * 0.05)
        let sand = AssetMaterial(
            substance: .sand, baseColor: SIMD3(0.5, 0.37, 0.22), roughness: 0.95)
        return AssetGeometry(
            parts: [
                .main(mesh, sand, "castle"), .sheet(mound, sand, "mound", main: true),
                .fixed(
                    .ball(
                        SIMD3(w * 0.08, h * 0.12, d * 0.02), center: SIMD3(0, h * 0.12, d * 0.63),
                        segments: 24), .matte(0.16, 0.11, 0.06), "door"),
            ], size: s)
    }

    /// Pressed straw in two cords, stalks standing out of it.
    private static func hayBale(_ s: SIMD3<Float>) -> AssetGeometry {
        let core = Mesh.box(
            SIMD3(s.x * 0.97, s.y * 0.95, s.z * 0.95), center: SIMD3(0, s.y * 0.485, 0),
            bevel: s.y * 0.07)
        var (pale, dark) = (Mesh(), Mesh())
        for k in 0..<760 {
            let (a, b, c) = (
                Float(k * 37 % 101) / 100, Float(k * 53 % 97) / 96, Float(k * 71 % 89) / 88
            )
            let (u, v) = (a * 2 - 1, b * 2 - 1)
            var at: SIMD3<Float>
            switch k % 4 {
            case 0: at = SIMD3(u * s.x * 0.47, s.y * 0.955, v * s.z * 0.46)
            case 1: at = SIMD3(u * s.x * 0.47, s.y * (0.06 + 0.88 * b), s.z * 0.475)
            case 2: at = SIMD3(u * s.x * 0.47, s.y * (0.06 + 0.88 * b), -s.z * 0.475)
            default:
                at = SIMD3(
                    (k % 8 < 4 ? 1 : -1) * s.x * 0.485, s.y * (0.06 + 0.88 * b), u * s.z * 0.46)
            }
            let long = s.x * (0.05 + 0.07 * c)
            let way =
                SIMD3(cosine(c * 9 + a * 4), 0.35 * sine(b * 31), 0.4 * sine(c * 17)) * (long / 2)
            let straw = Mesh.tube([at - way, at + way], radius: s.y * 0.0052, segments: 5)
            if k % 3 == 0 { dark.append(straw) } else { pale.append(straw) }
        }
        var cords = Mesh()
        for x: Float in [-0.24, 0.24] {
            let (y, z) = (s.y * 0.485, s.z * 0.485)
            let corners = [
                SIMD3(x * s.x, s.y * 0.015, z), SIMD3(x * s.x, y * 1.97, z),
                SIMD3(x * s.x, y * 1.97, -z), SIMD3(x * s.x, s.y * 0.015, -z),
            ]
            cords.append(.tube(corners, radius: s.y * 0.008, segments: 8, closed: true))
        }
        return AssetGeometry(
            parts: [
                .main(core, .matte(0.42, 0.28, 0.1, roughness: 0.95), "hay"),
                .main(pale, .matte(0.62, 0.45, 0.18, roughness: 0.8), "straw"),
                .fixed(dark, .matte(0.4, 0.27, 0.09, roughness: 0.8), "stalk"),
                .fixed(cords, .matte(0.2, 0.3, 0.45), "cord"),
            ], size: s, top: SupportArea(height: s.y * 0.97, halfExtents: SIMD2(s.x, s.z) * 0.42))
    }

    /// Rows of cans behind glass, a panel of keys beside them, a hatch below.
    private static func vendingMachine(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x, s.y, s.z)
        let front = d / 2
        let (left, right) = (-w * 0.44, w * 0.2)
        let (low, high) = (h * 0.3, h * 0.93)
        // The body leaves a recess for the shelves.
        var body = Mesh.box(SIMD3(w, h, d * 0.6), center: SIMD3(0, h / 2, -d * 0.2), bevel: 0.01)
        body.append(.box(SIMD3(w, low, d * 0.4), center: SIMD3(0, low / 2, d * 0.3), bevel: 0.008))
        body.append(
            .box(
                SIMD3(w, h - high, d * 0.4), center: SIMD3(0, (h + high) / 2, d * 0.3), bevel: 0.008
            ))
        body.append(
            .box(
                SIMD3(w / 2 - right, high - low, d * 0.4),
                center: SIMD3((w / 2 + right) / 2, (low + high) / 2, d * 0.3)))
        body.append(
            .box(
                SIMD3(w / 2 + left, high - low, d * 0.4),
                center: SIMD3((-w / 2 + left) / 2, (low + high) / 2, d * 0.3)))
        let back = Mesh.box(
            SIMD3(right - left, high - low, 0.01),
            center: SIMD3((left + right) / 2, (low + high) / 2, d * 0.105))
        let inks = [
            SIMD3<Float>(0.55, 0.02, 0.03), SIMD3(0.03, 0.15, 0.5), SIMD3(0.7, 0.35, 0.02),
            SIMD3(0.05, 0.32, 0.1), SIMD3(0.7, 0.68, 0.62),
        ]
        var cans = [Mesh](repeating: Mesh(), count: inks.count)
        var shelves = Mesh()
        let rows = 5
        for row in 0..<rows {
            let y = low + 0.02 + (high - low - 0.03) * Float(row) / Float(rows)
            shelves.append(
                .box(
                    SIMD3(right - left, 0.012, d * 0.32),
                    center: SIMD3((left + right) / 2, y, d * 0.28)))
            for k in 0..<7 {
                let x = left + (right - left) * (Float(k) + 0.5) / 7
                var o = Outline(0, 0)
                o.line(0.028, 0)
                o.line(0.033, 0.008)
                o.line(0.033, 0.108)
                o.line(0.027, 0.12)
                o.line(0, 0.12)
                cans[(row * 2 + k / 2 + k) % inks.count].append(
                    Mesh.lathe(o, segments: 24, crease: 0.5).turned(
                        offset: SIMD3(x, y + 0.006, d * 0.38)))
            }
        }
        var keys = Mesh()
        for i in 0..<3 {
            for j in 0..<4 {
                keys.append(
                    .box(
                        SIMD3(0.03, 0.022, 0.008),
                        center: SIMD3(
                            w * 0.35 + (Float(i) - 1) * 0.042, h * 0.56 - Float(j) * 0.034,
                            front + 0.003),
                        bevel: 0.003))
            }
        }
        let pane = Mesh.sheet { u, v in
            SIMD3(left + (right - left) * u, low + (high - low) * v, front - 0.006)
        }
        var parts: [AssetPart] = [
            .main(body, .plastic(0.5, 0.02, 0.03, roughness: 0.3), "body"),
            .fixed(back, .matte(0.75, 0.75, 0.73), "back"),
            .fixed(shelves, .metal(0.5, 0.5, 0.5, roughness: 0.4), "shelf"),
            .sheet(pane, .glass(), "pane"),
            .fixed(keys, .plastic(0.6, 0.6, 0.6), "keys"),
            .fixed(
                .box(
                    SIMD3(w * 0.2, 0.05, 0.006), center: SIMD3(w * 0.35, h * 0.64, front + 0.002),
                    bevel: 0.002), .plastic(0.02, 0.03, 0.03, roughness: 0.1), "display"),
            .fixed(
                .box(
                    SIMD3(w * 0.56, h * 0.1, 0.012),
                    center: SIMD3((left + right) / 2, h * 0.17, front + 0.002), bevel: 0.004),
                .plastic(0.02, 0.02, 0.022, roughness: 0.25), "hatch"),
        ]
        for (mesh, ink) in zip(cans, inks) {
            parts.append(
                .fixed(
                    mesh, AssetMaterial(baseColor: ink, roughness: 0.25, metalness: 0.4), "can"))
        }
        return AssetGeometry(
            parts: parts, size: s,
            textPanels: [
                TextPanel(
                    name: "head", origin: SIMD3(-w * 0.45, h * 0.94, front + 0.0008),
                    right: SIMD3(w * 0.9, 0, 0), up: SIMD3(0, h * 0.05, 0),
                    ink: SIMD3(repeating: 0.85))
            ])
    }

    private static func topHat(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x * 0.3, s.y)
        var crown = Outline(0, h)
        crown.line(r * 0.98, h)
        crown.curve(r * 1.03, h * 0.95, control: SIMD2(r * 1.03, h), steps: 5)
        crown.spline([SIMD2(r * 0.92, h * 0.5), SIMD2(r, h * 0.1)])
        crown.line(r * 1.2, h * 0.07)
        crown.spline([SIMD2(s.x * 0.46, h * 0.09), SIMD2(s.x * 0.5, h * 0.13)])
        crown.line(s.x * 0.495, h * 0.1)
        crown.spline([SIMD2(s.x * 0.44, h * 0.03), SIMD2(r * 0.9, 0)])
        crown.line(0, 0)
        var band = Outline(r * 0.99, h * 0.1)
        band.line(r * 1.02, h * 0.11)
        band.line(r * 0.965, h * 0.33)
        band.line(r * 0.93, h * 0.33)
        let deep = SIMD3<Float>(1, 1, s.z / s.x)
        return AssetGeometry(
            parts: [
                .main(
                    Mesh.lathe(crown, segments: 96).mapped(scale: deep, offset: .zero),
                    .fabric(0.016, 0.016, 0.018), "hat"),
                .fixed(
                    Mesh.lathe(band, segments: 96).mapped(scale: deep, offset: .zero),
                    .fabric(0.16, 0.03, 0.04), "band"),
            ], size: s)
    }

    /// Lies flat: two loops and the knot between them.
    private static func bowTie(_ s: SIMD3<Float>) -> AssetGeometry {
        func wing(_ side: Float, _ low: Bool) -> Mesh {
            Mesh.sheet(columns: 24, rows: 20) { u, v in
                let x = u
                let half = s.z * (0.14 + 0.36 * powf(x, 0.75))
                let fold = (1 - x) * 0.25 * cosine((v - 0.5) * 5 * .pi)
                let arch = sine(.pi * min(1, x * 1.05)) * 0.34 + 0.12
                let y = low ? s.y * 0.04 : s.y * min(0.98, arch + fold * 0.6 + 0.12 * sine(.pi * v))
                return SIMD3(
                    side * s.x * (0.03 + 0.47 * x), max(y, s.y * 0.04), (v - 0.5) * 2 * half)
            }
        }
        var wings = Mesh()
        for side: Float in [-1, 1] { for low in [true, false] { wings.append(wing(side, low)) } }
        let silk = AssetMaterial(
            substance: .fabric, baseColor: SIMD3(0.3, 0.02, 0.04), roughness: 0.5)
        return AssetGeometry(
            parts: [
                .sheet(wings, silk, "wings", main: true),
                .main(
                    .box(
                        SIMD3(s.x * 0.12, s.y, s.z * 0.42), center: SIMD3(0, s.y / 2, 0),
                        bevel: s.y * 0.3),
                    silk, "knot"),
            ], size: s)
    }
}
