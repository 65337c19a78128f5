import Foundation
import PlantainProto

/// Globes, maps and cards: what bears a printed picture.
extension Shape {
    static let worlds: [Shape] = [
        Shape("globe", "Globe", SIMD3(0.26, 0.36, 0.26), .decoration, density: 250) { globe($0) },
        Shape("map", "Map", SIMD3(0.52, 0.03, 0.35), .stationery, density: 20) { unfolded($0) },
        Shape("postcard", "Postcard", SIMD3(0.15, 0.0018, 0.105), .stationery, density: 300) {
            size in
            lying(size, World.seaside)
        },
    ]

    /// A printed sphere in a brass bow, its axis aslant, on a turned foot.
    private static func globe(_ size: SIMD3<Float>) -> AssetGeometry {
        let (r, h) = (size.x * 0.43, size.y)
        let middle = SIMD3<Float>(0, h - r * 1.14, 0)
        let tilt: Float = 0.41
        let ball = Mesh.ball(SIMD3(repeating: r), segments: 72).turned(roll: -tilt, offset: middle)
        func along(_ angle: Float, _ reach: Float) -> SIMD3<Float> {
            middle + SIMD3(sine(angle), cosine(angle), 0) * reach
        }
        // From pole to pole, on the right.
        let bow = (0...40).map { along(tilt + .pi * Float($0) / 40, r * 1.11) }
        var brass = Mesh.tube(bow, radius: r * 0.035, flatten: 1.7, segments: 12)
        for pole: Float in [tilt, tilt + .pi] {
            brass.append(
                .tube(
                    [along(pole, r * 0.98), along(pole, r * 1.14)], radius: r * 0.03, segments: 10))
        }
        let foot = middle.y - r * 1.11
        var stem = Outline(0, 0)
        stem.line(size.x * 0.36, 0)
        stem.curve(size.x * 0.34, foot * 0.28, control: SIMD2(size.x * 0.38, foot * 0.2), steps: 5)
        stem.spline([
            SIMD2(size.x * 0.12, foot * 0.45), SIMD2(size.x * 0.07, foot * 0.7),
            SIMD2(size.x * 0.1, foot * 0.92),
        ])
        stem.line(0, foot * 1.02)
        return AssetGeometry(
            parts: [
                AssetPart(
                    name: "world", mesh: ball,
                    material: AssetMaterial(
                        baseColor: SIMD3(repeating: 1), texture: World.ball, roughness: 0.35)),
                .fixed(brass, .metal(0.8, 0.55, 0.2, roughness: 0.28), "bow"),
                .main(.lathe(stem), .wood(0.26, 0.12, 0.05), "foot"),
            ], size: size)
    }

    /// Folded six times across and in three along, and opened: it rises at its creases, and its last fold stands up.
    private static func unfolded(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        func tent(_ x: Float) -> Float { 1 - abs(2 * (x - x.rounded(.down)) - 1) }
        func rise(_ u: Float, _ v: Float) -> Float {
            let lift = max(0, u * 6 - 5)
            return h
                * (0.02 + 0.24 * tent(u * 3) + 0.1 * tent(v * 1.5) + 0.62 * lift * (0.75 + 0.25 * v))
        }
        let sheet = Mesh.sheet(columns: 96, rows: 48, crease: 0.06) { u, v in
            SIMD3((u - 0.5) * w, rise(u, v), (0.5 - v) * d)
        }
        // Worn white along its folds.
        var worn = Mesh()
        for k in 1..<6 {
            let u = Float(k) / 6
            worn.append(
                .sheet(columns: 1, rows: 48) { a, v in
                    SIMD3((u - 0.5) * w + (a - 0.5) * 0.0024, rise(u, v) + 0.0003, (0.5 - v) * d)
                })
        }
        for k in 1..<3 {
            let v = Float(k) / 3
            worn.append(
                .sheet(columns: 96, rows: 1) { u, a in
                    SIMD3((u - 0.5) * w, rise(u, v) + 0.0003, (0.5 - v) * d - (a - 0.5) * 0.0024)
                })
        }
        return AssetGeometry(
            parts: [
                AssetPart(
                    name: "print", mesh: sheet,
                    material: AssetMaterial(
                        baseColor: SIMD3(repeating: 1), texture: World.parchment, roughness: 0.8),
                    doubleSided: true),
                .sheet(worn, .paper(0.88, 0.86, 0.8), "crease"),
            ], size: size,
            top: SupportArea(
                height: h * 0.3, halfExtents: SIMD2(w * 0.32, d * 0.42), center: SIMD2(-w * 0.1, 0))
        )
    }

    /// A card that lies flat, printed above.
    private static func lying(_ size: SIMD3<Float>, _ print: Texture) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let sheet = Mesh.sheet { u, v in SIMD3((u - 0.5) * w, h, (0.5 - v) * d) }
        let edge = Mesh.box(SIMD3(w, h * 0.96, d), center: SIMD3(0, h * 0.48, 0))
        return AssetGeometry(
            parts: [
                AssetPart(
                    name: "print", mesh: sheet,
                    material: AssetMaterial(
                        baseColor: SIMD3(repeating: 1), texture: print, roughness: 0.8),
                    doubleSided: true),
                .fixed(edge, .paper(), "paper"),
            ], size: size,
            top: SupportArea(height: h, halfExtents: SIMD2(w, d) * 0.47))
    }
}

/// Pictures of the world, drawn once.
enum World {
    typealias Shade = SIMD3<Float>

    /// Land and sea from pole to pole: Europe and Africa are in the middle.
    static let ball = draw(384, 192) { u, v in
        let (lon, lat) = (wrapped(u * 360 - 20), 90 - 180 * v)
        if isGrid(lon, lat, 30, 0.7) { return Shade(0.24, 0.36, 0.44) }
        if lat < -72 || lat > 84 { return Shade(0.9, 0.91, 0.9) }
        guard isLand(lon, lat) else { return Shade(0.27, 0.46, 0.6) }
        let isDry = lat > 12 && lat < 34 && lon > -18 && lon < 62 || lat < -18 && lon > 110
        return isDry
            ? Shade(0.83, 0.72, 0.46) : lat > 58 ? Shade(0.72, 0.72, 0.56) : Shade(0.5, 0.62, 0.34)
    }

    /// An old map of the world, with its margin.
    static let parchment = draw(480, 320) { u, v in
        let edge = min(min(u, 1 - u) * 1.5, min(v, 1 - v))
        if edge < 0.035 { return Shade(0.89, 0.82, 0.66) }
        if edge < 0.042 { return Shade(0.36, 0.26, 0.16) }
        let (lon, lat) = ((u - 0.5) * 380, (0.5 - v) * 168 + 8)
        if isGrid(lon, lat, 30, 0.5) { return Shade(0.67, 0.62, 0.5) }
        guard isLand(lon, lat) else { return Shade(0.74, 0.78, 0.7) }
        let isCoast = [(1.3, 0), (-1.3, 0), (0, 1.3), (0, -1.3)].contains {
            !isLand(lon + Float($0.0), lat + Float($0.1))
        }
        if isCoast { return Shade(0.42, 0.3, 0.18) }
        return lon < -30
            ? Shade(0.84, 0.66, 0.42)
            : lat < 0
                ? Shade(0.8, 0.7, 0.44)
                : lon < 45 && lat > 36
                    ? Shade(0.78, 0.55, 0.44) : Shade(0.7, 0.7, 0.46)
    }

    /// A bay under an evening sky, in a white margin.
    static let seaside = draw(150, 105) { u, v in
        if min(u, 1 - u) < 0.045 || min(v, 1 - v) < 0.06 { return Shade(0.95, 0.94, 0.9) }
        let ridge = 0.5 - 0.13 * sine(u * 5 + 0.6) * sine(u * 2.2)
        let sun = (u - 0.68) * (u - 0.68) * 2.1 + (v - 0.3) * (v - 0.3)
        if v < 0.55, sun < 0.006 { return Shade(1, 0.9, 0.6) }
        if v < ridge { return Shade(0.95, 0.62 + 0.3 * v, 0.45 + 0.5 * (0.5 - v)) }
        if v < 0.55 { return Shade(0.36, 0.4, 0.52) }
        let shore = 0.76 + 0.08 * sine(u * 4 + 2)
        return v < shore ? Shade(0.16, 0.47 + 0.2 * (v - 0.55), 0.6) : Shade(0.9, 0.78, 0.55)
    }

    private static func draw(
        _ width: Int, _ height: Int, _ shade: (_ u: Float, _ v: Float) -> Shade
    ) -> Texture {
        var bytes = Data(capacity: width * height * 4)
        for y in 0..<height {
            for x in 0..<width {
                let c = shade((Float(x) + 0.5) / Float(width), (Float(y) + 0.5) / Float(height))
                for k in 0..<3 { bytes.append(UInt8(max(0, min(255, c[k] * 255)))) }
                bytes.append(255)
            }
        }
        return Texture(width: width, height: height, pixels: bytes, hasAlpha: false)
    }

    private static func wrapped(_ lon: Float) -> Float { lon > 180 ? lon - 360 : lon }

    private static func isGrid(_ lon: Float, _ lat: Float, _ every: Float, _ half: Float) -> Bool {
        [lon, lat].contains { abs($0 / every - ($0 / every).rounded()) * every < half }
    }

    private static func isLand(_ lon: Float, _ lat: Float) -> Bool {
        coasts.contains { coast in
            var isIn = false
            var j = coast.count - 1
            for i in coast.indices {
                let (a, b) = (coast[i], coast[j])
                if (a.y > lat) != (b.y > lat),
                    lon < (b.x - a.x) * (lat - a.y) / (b.y - a.y) + a.x
                {
                    isIn.toggle()
                }
                j = i
            }
            return isIn
        }
    }

    /// Rough outlines, longitude and latitude in degrees.
    private static let coasts: [[SIMD2<Float>]] = [
        "-168 66 -155 71 -125 70 -95 72 -80 73 -62 60 -55 52 -66 44 -75 36 -81 30 -80 25 -84 30 -97 27 "
            + "-97 20 -90 21 -87 16 -83 9 -78 8 -86 12 -95 16 -105 20 -112 29 -117 33 -124 40 -124 48 "
            + "-135 58 -152 59 -165 60",
        "-78 8 -72 12 -60 9 -50 1 -35 -6 -39 -15 -48 -26 -57 -36 -65 -42 -68 -54 -74 -50 -72 -35 -70 -18 "
            + "-81 -5 -78 2",
        "-17 15 -13 27 -6 35 10 37 20 32 32 31 43 12 51 11 41 -3 40 -15 33 -26 26 -34 18 -34 12 -17 9 0 "
            + "8 5 -8 5",
        "-9 38 -9 43 -1 44 -4 48 4 52 9 57 6 62 14 68 28 71 45 67 70 72 100 77 140 72 178 68 170 61 "
            + "160 55 156 52 155 60 140 58 135 45 128 38 122 38 121 28 108 20 107 10 104 3 99 9 94 18 "
            + "88 21 80 13 77 8 72 20 66 25 57 26 59 22 45 13 39 21 35 30 36 36 28 37 23 38 18 42 12 44 "
            + "16 39 8 44 3 42 -2 37",
        "114 -22 122 -17 130 -12 136 -12 142 -11 146 -19 153 -27 149 -38 140 -38 131 -32 116 -34",
        "-45 60 -22 70 -20 80 -50 82 -68 77 -53 68", "-5 50 1 52 -2 58 -6 56",
        "131 32 140 36 142 43 137 36", "100 0 105 -6 115 -8 118 3 110 1",
        "44 -16 50 -16 47 -25", "173 -36 178 -38 170 -46 167 -45",
    ].map { text in
        let numbers = text.split(separator: " ").compactMap { Float($0) }
        return stride(from: 0, to: numbers.count - 1, by: 2).map {
            SIMD2(numbers[$0], numbers[$0 + 1])
        }
    }
}
