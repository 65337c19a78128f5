import PlantainProto

extension Shape {
    static let rucksacks: [Shape] = [
        Shape(
            "backpack", "Backpack", SIMD3(0.32, 0.48, 0.24), .clothing, .floor, density: 60
        ) { rucksack($0) }
    ]

    /// A sack of canvas with a flap that two straps hold, a pocket in front and padded straps behind.
    private static func rucksack(_ s: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (s.x * 0.9, s.y * 0.93, s.z * 0.62)
        let back = -s.z * 0.5 + s.z * 0.1
        let middle = back + d / 2
        /// Fuller below, rounder at its sides than a box.
        func sack(_ size: SIMD3<Float>, _ center: SIMD3<Float>, fuller: Float) -> Mesh {
            Mesh.sheet(columns: 72, rows: 40) { u, v in
                let a = u * 2 * .pi
                let (c, q) = (cosine(a), sine(a))
                let t = v * 2 - 1
                // A superellipse around, rounded off above and below.
                let round = powf(max(0, 1 - powf(abs(t), 5)), 0.36)
                let k = 1 / powf(powf(abs(c), 3.4) + powf(abs(q), 3.4), 1 / 3.4)
                let wide = round * (1 + fuller * (-t) * 0.5)
                let sag = 1 + 0.012 * sine(a * 5 + v * 9) * round
                return center
                    + SIMD3(
                        q * k * size.x / 2 * (round + (wide - round) * 0.4) * sag, t * size.y / 2,
                        c * k * size.z / 2 * wide * sag)
            }
        }
        let canvas = AssetMaterial.fabric(0.16, 0.2, 0.13)
        let leather = AssetMaterial.leather(0.27, 0.12, 0.045)
        let brass = AssetMaterial.metal(0.72, 0.55, 0.28, roughness: 0.3)
        let body = sack(SIMD3(w, h, d), SIMD3(0, h / 2, middle), fuller: 0.12)
        let pocket = sack(
            SIMD3(w * 0.74, h * 0.4, d * 0.5), SIMD3(0, h * 0.25, middle + d * 0.46), fuller: 0.1)
        // The flap: over the top and a good way down in front.
        let flap = Mesh.sheet(columns: 28, rows: 30) { u, v in
            let x = (u - 0.5) * w * 1.02
            let round = powf(abs(u - 0.5) * 2, 4)
            let bend = v * 1.0
            if bend < 0.4 {
                let t = bend / 0.4
                return SIMD3(
                    x, h * (0.965 + 0.025 * sine(t * .pi) - 0.045 * round),
                    middle - d * 0.4 + d * 0.82 * t)
            }
            let t = (bend - 0.4) / 0.6
            let drop = t * h * (0.46 - 0.05 * round)
            return SIMD3(
                x, h * (0.965 - 0.045 * round) - drop,
                middle + d * (0.42 + 0.14 * powf(t, 0.4)))
        }
        var (straps, buckles) = (Mesh(), Mesh())
        for side: Float in [-1, 1] {
            let x = side * w * 0.24
            let path = [
                SIMD3(x, h * 0.98, middle + d * 0.34), SIMD3(x, h * 0.88, middle + d * 0.545),
                SIMD3(x, h * 0.6, middle + d * 0.595), SIMD3(x, h * 0.5, middle + d * 0.7),
                SIMD3(x, h * 0.42, middle + d * 0.735),
            ]
            straps.append(ribbon(path, w * 0.065))
            buckles.append(
                .box(
                    SIMD3(w * 0.105, h * 0.036, 0.006),
                    center: SIMD3(x, h * 0.475, middle + d * 0.74), bevel: 0.002))
            // Behind, from the shoulders to the foot.
            let bow = (0...16).map { k -> SIMD3<Float> in
                let t = Float(k) / 16
                return SIMD3(
                    side * w * (0.16 + 0.24 * t), h * (0.93 - 0.86 * t),
                    back - s.z * 0.1 * sine(t * .pi))
            }
            straps.append(.tube(bow, radius: w * 0.05, flatten: 0.45, segments: 14))
        }
        // A loop to carry it by.
        let loop = (0...14).map { k -> SIMD3<Float> in
            let a = Float.pi * Float(k) / 14
            return SIMD3(
                cosine(a) * w * 0.13, h * 0.98 + sine(a) * (s.y - h * 0.98), middle - d * 0.36)
        }
        straps.append(.tube(loop, radius: w * 0.022, segments: 12))
        let seam = Mesh.tube(
            (0...24).map { k -> SIMD3<Float> in
                let t = Float(k) / 24 - 0.5
                return SIMD3(
                    t * w * 0.62, h * 0.4 - 0.02 * h * powf(abs(t) * 2, 4),
                    middle + d * 0.71 - d * 0.05 * powf(abs(t) * 2, 3))
            }, radius: 0.0028, segments: 8)
        return AssetGeometry(
            parts: [
                .main(body.outward(), canvas, "sack"), .main(pocket.outward(), canvas, "pocket"),
                .sheet(flap, canvas, "flap", main: true), .sheet(straps, leather, "strap"),
                .fixed(buckles, brass, "buckle"), .fixed(seam, brass, "zip"),
            ], size: s)
    }

    /// A strip of leather along a path, facing forward.
    private static func ribbon(_ path: [SIMD3<Float>], _ width: Float) -> Mesh {
        let steps = (path.count - 1) * 6
        return .sheet(columns: 1, rows: steps) { u, v in
            let t = v * Float(path.count - 1)
            let k = min(Int(t), path.count - 2)
            let f = t - Float(k)
            return path[k] + (path[k + 1] - path[k]) * f + SIMD3((u - 0.5) * width, 0, 0.0015)
        }
    }
}
