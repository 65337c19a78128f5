import PlantainProto

/// Small furniture and what things are shown on.
extension Shape {
    static let furnishings: [Shape] = [
        Shape(
            "side-table", as: "side table", "Side table", SIMD3(0.46, 0.52, 0.46), .furniture,
            .floor, density: 70
        ) { sideTable($0) },
        Shape(
            "floor-lamp", as: "floor lamp", "Floor lamp", SIMD3(0.42, 1.55, 0.42), .lamp, .floor,
            density: 25
        ) { floorLamp($0) },
        Shape(
            "table-lamp", as: "table lamp", "Table lamp", SIMD3(0.28, 0.46, 0.28), .lamp,
            density: 60
        ) { tableLamp($0) },
        Shape("pedestal", "Round pedestal", SIMD3(0.5, 0.22, 0.5), .solid, .floor, density: 300) {
            s in
            var o = Outline(0, 0)
            let (r, bevel) = (s.x / 2, min(0.006, s.y * 0.05))
            o.line(r, 0)
            o.line(r, s.y - bevel)
            o.curve(r - bevel, s.y, control: SIMD2(r, s.y), steps: 4)
            o.line(0, s.y)
            return AssetGeometry(
                parts: [.main(.lathe(o, segments: 120, crease: 0.5), .matte(0.74, 0.72, 0.69))],
                size: s,
                top: SupportArea(height: s.y, halfExtents: SIMD2(repeating: r * 0.7)))
        },
        Shape("campfire", "Campfire", SIMD3(0.8, 0.62, 0.8), .lamp, .floor, density: 60) {
            campfire($0)
        },
    ]

    private static func sideTable(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let thick: Float = 0.022
        let wood = AssetMaterial.wood(0.34, 0.19, 0.09)
        var legs = Mesh()
        for k in 0..<3 {
            let a = 2 * Float.pi * (Float(k) + 0.25) / 3
            let way = SIMD3(sine(a), 0, cosine(a))
            legs.append(
                .tube(
                    [way * (r * 0.86), way * (r * 0.5) + SIMD3(0, h - thick, 0)], radius: 0.014,
                    radii: [0.011, 0.017]))
        }
        return AssetGeometry(
            parts: [
                .main(disc(r, thick, at: SIMD3(0, h - thick / 2, 0)), wood, "top"),
                .main(legs, wood, "legs"),
            ], size: s, top: SupportArea(height: h, halfExtents: SIMD2(repeating: r * 0.68)))
    }

    /// A pole on a round foot, and a shade of cloth that glows when it is lit.
    private static func floorLamp(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var foot = Outline(0, 0)
        foot.line(r * 0.66, 0)
        foot.curve(r * 0.6, h * 0.014, control: SIMD2(r * 0.66, h * 0.014), steps: 4)
        foot.curve(r * 0.05, h * 0.03, control: SIMD2(r * 0.1, h * 0.018), steps: 6)
        foot.line(r * 0.05, h * 0.8)
        foot.line(0, h * 0.8)
        return lamp(s, foot, shadeFrom: 0.8)
    }

    /// The same shade on a turned body.
    private static func tableLamp(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var foot = Outline(0, 0)
        foot.line(r * 0.5, 0)
        foot.spline([
            SIMD2(r * 0.5, h * 0.03), SIMD2(r * 0.2, h * 0.07), SIMD2(r * 0.42, h * 0.22),
            SIMD2(r * 0.4, h * 0.34), SIMD2(r * 0.12, h * 0.47), SIMD2(r * 0.09, h * 0.56),
        ])
        foot.line(0, h * 0.56)
        return lamp(s, foot, shadeFrom: 0.54)
    }

    private static func lamp(
        _ s: SIMD3<Float>, _ foot: Outline, shadeFrom share: Float
    ) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        let low = h * share
        let steel = AssetMaterial.metal(0.2, 0.19, 0.18, roughness: 0.35)
        let shade = Mesh.sheet(columns: 96, rows: 2, crease: 1) { u, v in
            let a = 2 * Float.pi * u
            let reach = r * (1 - 0.2 * v)
            return SIMD3(sine(a) * reach, low + (h - low) * v, cosine(a) * reach)
        }
        let rims = torusRing(r, low) + torusRing(r * 0.8, h - 0.003)
        let cloth = AssetMaterial(
            substance: .fabric, baseColor: SIMD3(0.78, 0.7, 0.56), roughness: 0.9, glow: 1)
        var bulb = Mesh.ball(
            SIMD3(r * 0.16, r * 0.22, r * 0.16), center: SIMD3(0, low + (h - low) * 0.42, 0))
        bulb.append(
            .tube([SIMD3(0, low, 0), SIMD3(0, low + (h - low) * 0.3, 0)], radius: r * 0.07))
        return AssetGeometry(
            parts: [
                .main(.lathe(foot), steel, "stand"),
                .sheet(shade, cloth, "shade"),
                .fixed(bulb, .matte(0.8, 0.78, 0.7), "socket"),
                .main(rims.reduce(into: Mesh()) { $0.append($1) }, steel, "rim"),
            ], size: s, lampPoint: SIMD3(0, low + (h - low) * 0.45, 0))
    }

    private static func torusRing(_ r: Float, _ height: Float) -> [Mesh] {
        let path = (0..<72).map { i -> SIMD3<Float> in
            let a = 2 * Float.pi * Float(i) / 72
            return SIMD3(sine(a) * r, height, cosine(a) * r)
        }
        return [.tube(path, radius: 0.003, segments: 8, closed: true)]
    }

    /// Logs leaning together in a ring of stones, with tongues of flame.
    private static func campfire(_ s: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (s.x / 2, s.y)
        var (stones, logs, ends) = (Mesh(), Mesh(), Mesh())
        for k in 0..<12 {
            let a = 2 * Float.pi * Float(k) / 12 + 0.06 * sine(Float(k) * 5)
            let size = r * (0.19 + 0.03 * sine(Float(k) * 3.7))
            stones.append(
                Mesh.ball(SIMD3(size, size * 0.66, size * 0.8), segments: 14).turned(
                    yaw: a + Float(k),
                    offset: SIMD3(sine(a) * r * 0.84, size * 0.5, cosine(a) * r * 0.84)))
        }
        for k in 0..<6 {
            let a = 2 * Float.pi * Float(k) / 6 + 0.3
            let way = SIMD3(sine(a), 0, cosine(a))
            let (foot, tip) = (way * (r * 0.6) + SIMD3(0, r * 0.07, 0), way * (r * -0.06))
            let top = tip + SIMD3(0, h * (0.4 + 0.04 * sine(Float(k) * 4)), 0)
            logs.append(.tube([foot, top], radius: r * 0.075, radii: [r * 0.085, r * 0.07]))
            ends.append(
                .ball(SIMD3(repeating: r * 0.07), center: foot + (foot - top) * 0.02, segments: 12))
        }
        var (outer, inner) = (Mesh(), Mesh())
        for k in 0..<7 {
            let a = Float(k) * 2.39996
            let t = (Float(k) / 7).squareRoot()
            let at = SIMD3(sine(a) * r * 0.26 * t, h * 0.16, cosine(a) * r * 0.26 * t)
            let tall = h * (0.84 - 0.38 * t) * (1 + 0.08 * sine(Float(k) * 7))
            outer.append(tongue(at, r * 0.15, tall, Float(k)))
            inner.append(tongue(at, r * 0.085, tall * 0.62, Float(k) + 0.4))
        }
        return AssetGeometry(
            parts: [
                .fixed(
                    stones,
                    .init(substance: .stone, baseColor: SIMD3(0.2, 0.19, 0.18), roughness: 0.9),
                    "stones"),
                .fixed(logs, .wood(0.09, 0.05, 0.03), "logs"),
                .fixed(ends, .matte(0.16, 0.1, 0.06), "ends"),
                .fixed(outer, flame(0.9, 0.2, 0.02, 0.22), "flame"),
                .fixed(inner, flame(1, 0.55, 0.12, 0.6), "flame core"),
            ], size: s, lampPoint: SIMD3(0, h * 0.5, 0))
    }

    private static func flame(_ r: Float, _ g: Float, _ b: Float, _ glow: Float) -> AssetMaterial {
        AssetMaterial(
            substance: .emissive, baseColor: SIMD3(r, g, b), roughness: 0.5, glow: glow)
    }

    /// A flame: pointed, and swaying as it rises.
    private static func tongue(
        _ foot: SIMD3<Float>, _ r: Float, _ tall: Float, _ phase: Float
    ) -> Mesh {
        let steps = 16
        let path = (0...steps).map { i -> SIMD3<Float> in
            let t = Float(i) / Float(steps)
            let sway = r * 0.7 * t * sine(t * 4 + phase * 2.1)
            return foot + SIMD3(sway, tall * t, r * 0.6 * t * sine(t * 3.4 + phase * 3))
        }
        let radii = (0...steps).map { i -> Float in
            let t = Float(i) / Float(steps)
            return max(0.0005, r * powf(sine(.pi * powf(0.06 + 0.94 * t, 0.6)), 1.1))
        }
        return .tube(path, radius: r, radii: radii, segments: 14)
    }
}
