import PlantainProto

/// What is picked up and kept: rolled paper, pebbles, cones of pines, feathers, a world under a dome.
extension Shape {
    static let keepsakes: [Shape] = [
        Shape("scroll", "Rolled paper", SIMD3(0.36, 0.048, 0.056), .stationery, density: 150) {
            scroll($0)
        },
        Shape("pebble", "Pebble", SIMD3(0.075, 0.032, 0.056), .decoration, density: 1600) {
            pebble($0)
        },
        Shape(
            "pine-cone", as: "pine cone", "Cone of a pine", SIMD3(0.062, 0.085, 0.062), .decoration,
            density: 250
        ) { cone($0) },
        Shape("feather", "Feather", SIMD3(0.26, 0.014, 0.056), .stationery, density: 20) {
            feather($0)
        },
    ]

    /// Three turns of a sheet about nothing, a ribbon around its middle.
    private static func scroll(_ s: SIMD3<Float>) -> AssetGeometry {
        let (outer, inner) = (s.y * 0.47, s.y * 0.24)
        let turns: Float = 3.3
        let sheet = Mesh.sheet(columns: 190, rows: 24) { u, v in
            let angle = u * turns * 2 * .pi
            // The last hand's breadth stands off a little.
            let loose = max(0, u - 0.94) / 0.06
            let r = inner + (outer - inner) * u + loose * loose * s.y * 0.07
            // The ends of the turns are not quite level.
            let slip = 0.01 * sine(angle * 0.7 + 1)
            return SIMD3(
                (v - 0.5 + slip * (u - 0.5)) * s.x * 0.985, s.y * 0.5 + r * sine(angle),
                r * cosine(angle))
        }
        let band = Mesh.sheet(columns: 64, rows: 1) { u, v in
            let angle = u * 2 * .pi
            return SIMD3(
                (v - 0.5) * s.x * 0.035, s.y * 0.5 + outer * 1.03 * sine(angle),
                outer * 1.03 * cosine(angle))
        }
        var bow = Mesh()
        for side: Float in [-1, 1] {
            let loop = (0...20).map { k -> SIMD3<Float> in
                let t = Float(k) / 20 * 2 * .pi
                return SIMD3(
                    side * s.x * 0.03 * (1 - cosine(t)), s.y * (0.985 + 0.05 * sine(t)),
                    s.y * 0.16 * sine(t))
            }
            bow.append(.tube(loop, radius: s.y * 0.035, flatten: 0.4, segments: 8))
        }
        return AssetGeometry(
            parts: [
                .sheet(sheet, .paper(0.74, 0.64, 0.46), "paper", main: true),
                .sheet(band, .fabric(0.42, 0.03, 0.04), "ribbon"),
                .fixed(bow, .fabric(0.42, 0.03, 0.04), "bow"),
            ], size: s)
    }

    /// Worn smooth by water: no two sides alike, nowhere an edge.
    private static func pebble(_ s: SIMD3<Float>) -> AssetGeometry {
        let stone = Mesh.sheet(columns: 72, rows: 36) { u, v in
            let (a, b) = (u * 2 * Float.pi, (v - 0.5) * .pi)
            let worn = 1 + 0.06 * sine(a * 2 + 0.6) + 0.035 * sine(a * 3 + 2.2) * cosine(b)
            return SIMD3(
                s.x / 2 * worn * cosine(b) * sine(a), s.y / 2 * (1 + 0.97 * sine(b)),
                s.z / 2 * worn * cosine(b) * cosine(a))
        }
        return AssetGeometry(
            parts: [
                .main(stone, .matte(0.2, 0.2, 0.2, roughness: 0.5), "stone")
            ],
            size: s, top: SupportArea(height: s.y, halfExtents: SIMD2(s.x, s.z) * 0.24))
    }

    /// Woody scales in the turns of a sunflower's seeds, open below and closed at the tip.
    private static func cone(_ s: SIMD3<Float>) -> AssetGeometry {
        var core = Outline(0, 0)
        core.line(s.x * 0.16, s.y * 0.04)
        core.line(s.x * 0.24, s.y * 0.35)
        core.line(s.x * 0.12, s.y * 0.85)
        core.line(0, s.y * 0.97)
        var (scales, tips) = (Mesh(), Mesh())
        let number = 96
        for k in 0..<number {
            let t = Float(k) / Float(number - 1)
            let turn = Float(k) * 2.39996
            let girth = powf(sine(.pi * (0.2 + 0.76 * t)), 0.8)
            let (root, reach) = (s.x * 0.22 * girth, s.x * 0.3 * girth + s.x * 0.025)
            let open = 1.15 * (1 - t) * (1 - t) - 0.2
            let wide = s.x * (0.06 + 0.13 * girth)
            let at = SIMD3<Float>(0, s.y * (0.07 + 0.86 * t), 0)
            let scale = Mesh.sheet(columns: 6, rows: 5) { u, v in
                let across = (u - 0.5) * wide * (0.55 + 0.45 * sine(.pi * min(1, v * 0.85 + 0.1)))
                let cup = 0.35 * wide * (u - 0.5) * (u - 0.5) * 4
                let out = root + reach * v * cosine(0.6 - open * 0.5)
                return SIMD3(across, reach * v * (0.62 - open * 0.6) + cup * 0.4 * v, out)
            }
            scales.append(scale.turned(yaw: turn, offset: at))
            tips.append(
                Mesh.ball(
                    SIMD3(wide * 0.26, s.y * 0.012, s.x * 0.022),
                    center: SIMD3(
                        0, reach * (0.62 - open * 0.6), root + reach * cosine(0.6 - open * 0.5)),
                    segments: 8
                ).turned(yaw: turn, offset: at))
        }
        return AssetGeometry(
            parts: [
                .fixed(.lathe(core, segments: 24), .matte(0.1, 0.05, 0.025), "core"),
                .sheet(scales, .matte(0.2, 0.105, 0.05, roughness: 0.75), "scales", main: true),
                .fixed(tips, .matte(0.34, 0.2, 0.1, roughness: 0.7), "tips"),
            ], size: s)
    }

    /// A quill with its vane of barbs, parted here and there, lying as it fell: on its tip and its shaft.
    private static func feather(_ s: SIMD3<Float>) -> AssetGeometry {
        func spine(_ t: Float) -> SIMD3<Float> {
            SIMD3(
                (t - 0.5) * s.x, s.y * (0.12 + 0.75 * sine(.pi * t) * (0.5 + 0.5 * t)),
                s.z * 0.16 * sine(.pi * t))
        }
        let shaft = Mesh.tube(
            (0...40).map { spine(Float($0) / 40) }, radius: s.x * 0.006,
            radii: (0...40).map { s.x * (0.007 - 0.006 * Float($0) / 40) }, segments: 8)
        var vane = Mesh()
        for side: Float in [-1, 1] {
            // Barbs lie side by side; between some of them is a gap.
            let parts: [(Float, Float)] =
                side > 0 ? [(0.24, 0.52), (0.53, 1)] : [(0.27, 0.72), (0.73, 1)]
            for (low, high) in parts {
                vane.append(
                    Mesh.sheet(columns: 60, rows: 10) { u, v in
                        let t = low + (high - low) * u
                        let breadth =
                            s.z * (side > 0 ? 0.4 : 0.27)
                            * powf(sine(.pi * min(1, (t - 0.2) / 0.84)), 0.55)
                        let ruffle = 0.02 * s.z * sine(t * 90) * v
                        let root = spine(t)
                        // Barbs point toward the tip.
                        return root
                            + SIMD3(
                                v * breadth * 0.75,
                                -0.1 * s.y * v * v + 0.02 * s.y * sine(t * 140) * v,
                                side * (breadth * v + ruffle))
                    })
            }
        }
        return AssetGeometry(
            parts: [
                .sheet(vane, .matte(0.78, 0.77, 0.73, roughness: 0.7), "vane", main: true),
                .fixed(shaft, .matte(0.7, 0.62, 0.45, roughness: 0.4), "shaft"),
            ], size: s)
    }
}
