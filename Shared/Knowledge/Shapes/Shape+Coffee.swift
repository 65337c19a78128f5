import Foundation
import PlantainProto

/// Coffee with foam of milk.
extension Shape {
    static let milkCoffees: [Shape] = [
        Shape(
            "cup of cappuccino", "Cup of cappuccino", SIMD3(0.15, 0.075, 0.15), .tableware,
            density: 500
        ) { size in
            var made = cupAndSaucer(size)
            // Foam domes a little below the rim; its picture was poured toward the drinker.
            let (r, y) = (size.x * 0.262, size.y * 0.9)
            var foam = Mesh.sheet(columns: 72, rows: 16) { u, v in
                let a = 2 * Float.pi * u
                return SIMD3(
                    sine(a) * r * v, y + size.y * 0.05 * (1 - v * v * v), cosine(a) * r * v)
            }
            for i in foam.positions.indices {
                let p = foam.positions[i]
                foam.uvs[i] = SIMD2(0.5 + 0.49 * p.x / r, 0.5 + 0.49 * p.z / r)
            }
            made.parts.append(
                .sheet(foam, .init(texture: rosetta, roughness: 0.55), "foam"))
            return made
        }
    ]

    /// A leaf of white milk in brown crema.
    private static let rosetta: Texture = {
        let side = 192
        var bytes = Data(capacity: side * side * 4)
        for row in 0..<side {
            for column in 0..<side {
                let x = 2 * (Float(column) + 0.5) / Float(side) - 1
                let y = 2 * (Float(row) + 0.5) / Float(side) - 1
                // Layers like those of a tulip: each a bow that sags in its middle.
                let along = (0.62 - y) / 1.2
                let half = 0.6 * powf(max(0, sin(.pi * min(max(along, 0), 1))), 0.7)
                let inside = half > 0 ? 1 - abs(x) / max(half, 1e-3) : -1
                let bow = along + 0.32 * abs(x)
                let stripe = 0.5 + 0.5 * sin(bow * 30)
                let stem = max(0, 1 - abs(x) / 0.035) * (abs(y) < 0.6 ? 1 : 0)
                let milk = min(1, max(0, inside * 6) * (stripe > 0.36 ? 1 : 0) + stem)
                let edge = min(1, max(0, (x * x + y * y - 0.72) / 0.28))
                let crema = SIMD3<Float>(0.62, 0.4, 0.22) * (1 - 0.35 * edge)
                let color = crema + (SIMD3(0.95, 0.91, 0.84) - crema) * milk
                for k in 0..<3 { bytes.append(UInt8(min(max(color[k], 0), 1) * 255)) }
                bytes.append(255)
            }
        }
        return Texture(width: side, height: side, pixels: bytes, hasAlpha: false)
    }()
}
