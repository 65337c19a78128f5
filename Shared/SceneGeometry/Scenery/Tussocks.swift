import Foundation
import Knowledge
import PlantainProto

/// Grass that stands higher about the feet of things than mowers and boots leave it elsewhere.
struct Tussocks {
    /// Farther away no blade is seen.
    private static let reach: Float = 45
    /// Side of the squares in which feet are told from the ground between them, metres.
    private static let cell: Float = 0.05
    private static let most = 14_000

    private var pieces: Pieces
    private let eye: SIMD3<Float>
    private var count = 0

    /// - Parameter color: of the lawn.
    init(color: SIMD3<Float>, eye: SIMD3<Float>, seed: UInt64) {
        pieces = Pieces(seed: seed &+ 0x7E)
        self.eye = eye
        let grey = color.x * 0.3 + color.y * 0.6 + color.z * 0.1
        let leaf = color * 0.7 + SIMD3(grey * 1.08, grey, grey * 0.62) * 0.3
        for (k, share) in [Float(0.95), 1.3, 1.75].enumerated() {
            pieces.look(
                "blade\(k)", AssetMaterial(baseColor: leaf * share, roughness: 0.8), twoSided: true)
        }
    }

    private struct Cell: Hashable {
        let x: Int
        let z: Int
    }

    /// Blades around all places where the meshes of a thing touch level ground.
    ///
    /// - Parameters:
    ///   - meshes: in world metres.
    ///   - height: of the thing, which grass must not hide.
    ///   - isRead: letters stand on it.
    mutating func grow(about meshes: [Mesh], ground: Float, height: Float, isRead: Bool) {
        var feet: Set<Cell> = []
        for mesh in meshes {
            for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
                let (a, b, c) = mesh.corners(t)
                guard min(a.y, b.y, c.y) < ground + 0.02 else { continue }
                // Large triangles touch between their corners, too.
                for (p, q) in [(a, b), (b, c), (c, a)] {
                    guard min(p.y, q.y) < ground + 0.02 else { continue }
                    let steps = min(24, max(1, Int(length(q - p) / Self.cell)))
                    for k in 0...steps {
                        let at = p + (q - p) * (Float(k) / Float(steps))
                        guard at.y < ground + 0.025, abs(at.x) < 1e5, abs(at.z) < 1e5 else {
                            continue
                        }
                        feet.insert(
                            Cell(
                                x: Int((at.x / Self.cell).rounded(.down)),
                                z: Int((at.z / Self.cell).rounded(.down))))
                    }
                }
                if feet.count > 4000 { return }
            }
        }
        let rim = feet.filter { cell in
            !(-1...1).allSatisfy { x in
                (-1...1).allSatisfy { z in feet.contains(Cell(x: cell.x + x, z: cell.z + z)) }
            }
        }.sorted { ($0.x, $0.z) < ($1.x, $1.z) }
        guard let first = rim.first else { return }
        let away = length(place(first, ground) - eye)
        guard away < Self.reach else { return }
        let tall = min(max(0.06, 0.011 * away), 0.22, (isRead ? 0.04 : 0.4) * height)
        let each = max(1, min(away < 12 ? 16 : 8, 5000 / rim.count))
        for cell in rim {
            for _ in 0..<each where count < Self.most {
                blade(place(cell, ground), tall * pieces.chance.between(0.35, 1), away)
            }
        }
    }

    private func place(_ cell: Cell, _ ground: Float) -> SIMD3<Float> {
        SIMD3((Float(cell.x) + 0.5) * Self.cell, ground, (Float(cell.z) + 0.5) * Self.cell)
    }

    private mutating func blade(_ at: SIMD3<Float>, _ tall: Float, _ away: Float) {
        count += 1
        let angle = pieces.chance.between(0, 6.28)
        let out = SIMD3(sin(angle), 0, cos(angle))
        let spread = Self.cell * pieces.chance.between(0.1, 2)
        let foot = at + out * spread - SIMD3(0, 0.006, 0)
        let turn = angle + pieces.chance.between(-1.4, 1.4)
        let way = SIMD3(sin(turn), 0, cos(turn))
        let side = SIMD3(way.z, 0, -way.x) * (0.0012 + 0.012 * tall + 0.00012 * away)
        let bend = way * (tall * pieces.chance.between(0.1, 0.6))
        let knee = foot + bend * 0.3 + SIMD3(0, 0.6 * tall, 0)
        let tip = foot + bend + SIMD3(0, tall * pieces.chance.between(0.8, 1), 0)
        let shade = "blade\(pieces.chance.index(3))"
        let normal = normalize(way * 0.8 + SIMD3(0, 1, 0))
        pieces.card(
            shade, [foot - side, foot + side, knee + side * 0.7, knee - side * 0.7], normal: normal)
        pieces.card(shade, [knee - side * 0.7, knee + side * 0.7, tip, tip], normal: normal)
    }

    /// Parts of each shade, in world metres.
    var made: [SurfaceBuilder.Made] { pieces.made }
}
