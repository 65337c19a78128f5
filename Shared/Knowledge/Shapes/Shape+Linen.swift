import Foundation
import PlantainProto

/// Cloths that things are laid on, and what is folded beside a plate; wallets.
extension Shape {
    static let linen: [Shape] = [
        Shape(
            "picnic-blanket", as: "picnic blanket", "Picnic blanket", SIMD3(1.15, 0.016, 0.9),
            .decoration, .floor, density: 60
        ) { blanket($0) },
        Shape("napkin", "Napkin", SIMD3(0.2, 0.012, 0.2), .tableware, density: 150) { s in
            var folds = Mesh()
            for k in 0..<4 {
                let inset = 0.004 * Float(k % 2)
                folds.append(
                    .box(
                        SIMD3(s.x - inset, s.y * 0.24, s.z - inset * 1.6),
                        center: SIMD3(inset * 0.4, s.y * (0.125 + 0.25 * Float(k)), inset),
                        bevel: s.y * 0.11))
            }
            return AssetGeometry(parts: [.main(folds, .fabric(0.7, 0.67, 0.6))], size: s)
        },
        Shape("cloth", "Folded cloth", SIMD3(0.4, 0.014, 0.3), .decoration, density: 150) { s in
            foldedCloth(s)
        },
        Shape("wallet", "Wallet", SIMD3(0.115, 0.02, 0.09), .clothing, density: 500) { s in
            var leather = Mesh.box(
                SIMD3(s.x, s.y * 0.46, s.z), center: SIMD3(0, s.y * 0.24, 0), bevel: s.y * 0.2)
            leather.append(
                .box(
                    SIMD3(s.x * 0.985, s.y * 0.46, s.z), center: SIMD3(0, s.y * 0.74, 0),
                    bevel: s.y * 0.2))
            // The fold behind, and the stitches along the edge.
            leather.append(
                .tube(
                    [
                        SIMD3(-s.x * 0.49, s.y * 0.49, -s.z * 0.47),
                        SIMD3(s.x * 0.49, s.y * 0.49, -s.z * 0.47),
                    ], radius: s.y * 0.46, segments: 20))
            var stitches = Mesh()
            for k in 0..<18 {
                let x = (Float(k) / 17 - 0.5) * s.x * 0.9
                stitches.append(
                    .box(
                        SIMD3(s.x * 0.03, s.y * 0.05, s.z * 0.01),
                        center: SIMD3(x, s.y * 0.97, s.z * 0.44)))
            }
            return AssetGeometry(
                parts: [
                    .main(leather, .leather(0.17, 0.075, 0.03)),
                    .fixed(stitches, .fabric(0.5, 0.36, 0.2), "stitches"),
                ], size: s)
        },
    ]

    /// A cloth folded in four, its layers a little apart at the open edges, stripes along one side.
    private static func foldedCloth(_ size: SIMD3<Float>) -> AssetGeometry {
        let cloth = AssetMaterial.fabric(0.64, 0.6, 0.52)
        var (layers, stripes) = (Mesh(), Mesh())
        for k in 0..<3 {
            let (lift, out) = (size.y * Float(k) / 3, 0.006 * Float(2 - k))
            let sheet = Mesh.sheet(columns: 36, rows: 28) { u, v in
                let wave = 0.5 + 0.28 * sine(u * 7 + v * 3 + Float(k)) * sine(v * 6 - u * 2)
                // Down at the rim, where only one layer lies.
                let rim = min(1, 14 * min(min(u, 1 - u), min(v, 1 - v)))
                return SIMD3(
                    (u - 0.5) * (size.x - 0.012 + out) + 0.002 * sine(v * 17 + Float(k)),
                    lift + size.y * 0.34 * (0.25 + 0.75 * wave * rim.squareRoot()) * rim,
                    (0.5 - v) * (size.z - 0.012 + out) + 0.002 * sine(u * 15 + Float(k)))
            }
            layers.append(sheet)
        }
        for k in 0..<3 {
            let u = [0.07, 0.1, 0.16][k] as Float
            let wide = [0.012, 0.034, 0.012][k] as Float
            let stripe = Mesh.sheet(columns: 3, rows: 28) { s, v in
                let at = u + wide * s
                let wave = 0.5 + 0.28 * sine(at * 7 + v * 3 + 2) * sine(v * 6 - at * 2)
                let rim = min(1, 14 * min(min(at, 1 - at), min(v, 1 - v)))
                return SIMD3(
                    (at - 0.5) * (size.x - 0.012) + 0.002 * sine(v * 17 + 2),
                    size.y * 2 / 3 + size.y * 0.34 * (0.25 + 0.75 * wave * rim.squareRoot()) * rim
                        + 0.0004,
                    (0.5 - v) * (size.z - 0.012) + 0.002 * sine(at * 15 + 2))
            }
            stripes.append(stripe)
        }
        return AssetGeometry(
            parts: [
                .sheet(layers, cloth, "cloth", main: true),
                .sheet(stripes, .fabric(0.16, 0.22, 0.34), "stripes"),
            ], size: size,
            top: SupportArea(height: size.y * 0.82, halfExtents: SIMD2(size.x, size.z) * 0.44))
    }

    /// Checks of white and a colour, a little wavy where grass lifts it.
    private static func blanket(_ size: SIMD3<Float>) -> AssetGeometry {
        let cloth = Mesh.sheet(columns: 60, rows: 46) { u, v in
            let lift =
                0.5 + 0.3 * sine(u * 11 + v * 5) * sine(v * 9 - u * 3) + 0.2 * sine(u * 23 - v * 17)
            return SIMD3(
                (u - 0.5) * size.x * (1 + 0.008 * sine(v * 13)), size.y * lift,
                (0.5 - v) * size.z * (1 + 0.008 * sine(u * 15)))
        }
        var checked = cloth
        for i in checked.uvs.indices {
            checked.uvs[i] = cloth.uvs[i] * SIMD2(10, 10 * size.z / size.x)
        }
        var material = AssetMaterial(
            substance: .fabric, baseColor: SIMD3(repeating: 1), texture: gingham, roughness: 0.9)
        material.keyColor = SIMD3(0.5, 0.012, 0.02)
        return AssetGeometry(
            parts: [.sheet(checked, material, "cloth", main: true)], size: size,
            top: SupportArea(height: size.y * 0.8, halfExtents: SIMD2(size.x, size.z) * 0.44))
    }

    private static let gingham: Texture = {
        let side = 64
        var bytes = Data(capacity: side * side * 4)
        for y in 0..<side {
            for x in 0..<side {
                let stripes = (x < side / 2 ? 1 : 0) + (y < side / 2 ? 1 : 0)
                let colors: [[UInt8]] = [[240, 236, 228], [217, 110, 112], [183, 28, 38]]
                bytes.append(contentsOf: colors[stripes])
                bytes.append(255)
            }
        }
        return Texture(width: side, height: side, pixels: bytes, hasAlpha: false)
    }()
}
