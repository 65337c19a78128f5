import Foundation
import PlantainProto

/// Stalls of a market.
extension Shape {
    static let stalls: [Shape] = [
        Shape(
            "market-stall", as: "market stall", "Market stall", SIMD3(2.2, 2.35, 1.3), .outdoor,
            .floor, density: 40
        ) { stall($0) }
    ]

    /// A table of boards under a striped cloth on four posts.
    private static func stall(_ size: SIMD3<Float>) -> AssetGeometry {
        let (w, h, d) = (size.x, size.y, size.z)
        let (top, post) = (h * 0.36, w * 0.026)
        let depth = d * 0.7
        var frame = Mesh()
        for x: Float in [-1, 1] {
            for z: Float in [-1, 1] {
                let tall = z > 0 ? h * 0.84 : h * 0.95
                frame.append(
                    .box(
                        SIMD3(post, tall, post),
                        center: SIMD3(x * (w * 0.46), tall / 2, z * (depth / 2)), bevel: post * 0.1)
                )
            }
        }
        var boards = Mesh()
        for k in 0..<6 {
            boards.append(
                .box(
                    SIMD3(w * 0.95, h * 0.014, depth / 6 * 0.96),
                    center: SIMD3(0, top - h * 0.007, (Float(k) - 2.5) * depth / 6), bevel: 0.003))
        }
        for k in 0..<4 {
            boards.append(
                .box(
                    SIMD3(w * 0.92, h * 0.075, 0.018),
                    center: SIMD3(0, top - h * (0.06 + 0.085 * Float(k)), depth * 0.48),
                    bevel: 0.004))
        }
        // From behind over the posts and down to a hem that hangs in front.
        let cloth = Mesh.sheet(columns: 72, rows: 18) { u, v in
            let x = (u - 0.5) * w
            let sag = -0.02 * h * sine(u * .pi)
            if v < 0.16 {
                let t = v / 0.16
                let scallop = 0.018 * h * abs(sine(u * 12 * .pi))
                return SIMD3(
                    x, h * 0.845 - h * 0.085 * (1 - t) - scallop * (1 - t) + sag,
                    d / 2 * (0.99 + 0.01 * t))
            }
            let t = (v - 0.16) / 0.84
            return SIMD3(x, h * (0.845 + 0.14 * t) + sag, d / 2 - t * d * 0.93)
        }
        var striped = cloth
        for i in striped.uvs.indices { striped.uvs[i].x *= 6 }
        var material = AssetMaterial(
            substance: .fabric, baseColor: SIMD3(repeating: 1), texture: stripes, roughness: 0.9)
        material.keyColor = SIMD3(0.47, 0.02, 0.025)
        let wood = AssetMaterial.wood(0.45, 0.28, 0.14)
        return AssetGeometry(
            parts: [
                .fixed(frame, wood, "posts"), .fixed(boards, wood, "boards"),
                .sheet(striped, material, "awning", main: true),
            ], size: size,
            top: SupportArea(height: top, halfExtents: SIMD2(w * 0.42, depth * 0.46)))
    }

    private static let stripes: Texture = {
        var bytes = Data(capacity: 64 * 4 * 4)
        for _ in 0..<4 {
            for x in 0..<64 {
                bytes.append(contentsOf: x < 32 ? [180, 38, 42, 255] : [240, 236, 226, 255])
            }
        }
        return Texture(width: 64, height: 4, pixels: bytes, hasAlpha: false)
    }()
}
