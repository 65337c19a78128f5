/// Brings all feet down to the ground.
///
/// In pictures the feet behind stand higher than those in front; a figurine stands on all of them. Columns near a
/// foot are stretched downward by what it lacks, less and less up to the middle of the body.
struct Footing {
    /// How far each column has to come down at its lower end, pixels.
    private let drop: [Float]
    private let height: Float

    /// Of the highest foot, as a share of the height.
    private static let reach: Float = 0.2

    init(_ swelling: Swelling) {
        let (width, rows) = (swelling.width, swelling.height)
        let field = swelling.field
        // The lower outline, from the lowest point of all.
        var bottom = (0..<width).map { x -> Float in
            for y in stride(from: rows - 1, through: 0, by: -1) where field[y * width + x] > 0 {
                return Float(rows - 1 - y)
            }
            return .infinity
        }
        let top = (0..<rows).first { y in (0..<width).contains { field[y * width + $0] > 0 } } ?? 0
        let lowest = bottom.min() ?? 0
        height = max(Float(rows - 1 - top) - lowest, 1)
        for x in bottom.indices { bottom[x] -= lowest }
        let feet = Self.feet(bottom, height)
        drop = (0..<width).map { x in
            guard let right = feet.firstIndex(where: { $0.x >= x }) else {
                return feet.last?.drop ?? 0
            }
            guard right > 0, feet[right].x > x else { return feet[right].drop }
            let (a, b) = (feet[right - 1], feet[right])
            let t = Float(x - a.x) / Float(b.x - a.x)
            return a.drop + (b.drop - a.drop) * (t * t * (3 - 2 * t))
        }
        base = lowest
    }

    private let base: Float

    /// Lowest points that stand out from what is between them.
    private static func feet(_ bottom: [Float], _ height: Float) -> [(x: Int, drop: Float)] {
        var feet: [(x: Int, drop: Float)] = []
        let least = 0.035 * height
        for x in bottom.indices where bottom[x] < reach * height {
            // The nearest columns on either side that are higher by so much; none may be lower before.
            func stands(_ side: some Sequence<Int>) -> Bool {
                for other in side {
                    if bottom[other] < bottom[x] { return false }
                    if bottom[other] > bottom[x] + least { return true }
                }
                return true
            }
            guard stands((0..<x).reversed()), stands((x + 1)..<bottom.count) else { continue }
            feet.append((x, bottom[x]))
        }
        return feet
    }

    /// The mesh of the swelling, y up from the picture's lower edge, with its feet on one level.
    func grounded(_ mesh: Mesh) -> Mesh {
        guard drop.contains(where: { $0 > 0.5 }) else { return mesh }
        var mesh = mesh
        for i in mesh.positions.indices {
            let (p, n) = (mesh.positions[i], mesh.normals[i])
            let here = shift(p.x, p.y)
            let across = shift(p.x + 0.5, p.y) - shift(p.x - 0.5, p.y)
            let along = 1 + shift(p.x, p.y + 0.5) - shift(p.x, p.y - 0.5)
            mesh.positions[i].y += here
            let y = n.y / max(along, 0.2)
            mesh.normals[i] = normalize(SIMD3(n.x - across * y, y, n.z))
        }
        return mesh
    }

    private func shift(_ x: Float, _ y: Float) -> Float {
        let at = min(max(x, 0), Float(drop.count) - 1.001)
        let (k, t) = (Int(at), at - Float(Int(at)))
        let down = drop[k] + (drop[k + 1] - drop[k]) * t
        guard down > 0 else { return 0 }
        // From all of it at the foot to none half way up.
        let share = (y - base - down) / max(0.5 * height - down, 1)
        let s = min(max(share, 0), 1)
        return -down * (1 - s * s * (3 - 2 * s))
    }
}
