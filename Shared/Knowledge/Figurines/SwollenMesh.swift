/// The closed surface `z² = w(x, y)` of a swelling, front and back alike.
///
/// A surface net (one vertex in each unit cell that the surface passes) whose vertices are then moved onto the
/// surface itself: evenly sampled also around the rim, where a height field would be infinitely steep.
struct SwollenMesh {
    private let swelling: Swelling
    private let layers: Int
    private var mesh = Mesh()
    /// Vertex of each cell, -1 for none.
    private var vertices: [Int32]

    /// Pixels, y up from the picture's lower edge; texture coordinates span the picture.
    static func build(_ swelling: Swelling) -> Mesh {
        var builder = SwollenMesh(swelling)
        builder.addVertices()
        builder.addFaces()
        return builder.mesh
    }

    private init(_ swelling: Swelling) {
        self.swelling = swelling
        // Layers at half-integer heights, so that the rim lies in the middle of a cell.
        layers = 2 * (Int(swelling.halfDepth) + 2)
        vertices = [Int32](repeating: -1, count: swelling.width * swelling.height * (layers - 1))
    }

    private func z(_ layer: Int) -> Float { Float(layer) - Float(layers - 1) / 2 }

    private func cell(_ x: Int, _ y: Int, _ k: Int) -> Int {
        (k * swelling.height + y) * swelling.width + x
    }

    private mutating func addVertices() {
        let (w, field) = (swelling.width, swelling.field)
        for y in 0..<(swelling.height - 1) {
            for x in 0..<(w - 1) {
                let at = y * w + x
                let corners = SIMD4(field[at], field[at + 1], field[at + w], field[at + w + 1])
                let (low, high) = (corners.min(), corners.max())
                guard high > 0.25 else { continue }
                for k in 0..<(layers - 1) {
                    let (a, b) = (z(k) * z(k), z(k + 1) * z(k + 1))
                    guard high > min(a, b), low <= max(a, b) else { continue }
                    add(x, y, k, corners)
                }
            }
        }
    }

    /// The mean of the points where the cell's edges meet the surface, moved onto it.
    private mutating func add(_ x: Int, _ y: Int, _ k: Int, _ w: SIMD4<Float>) {
        var (sum, count) = (SIMD3<Float>.zero, Float(0))
        let (z0, z1) = (z(k), z(k + 1))
        for (corner, ox, oy) in [(0, 0, 0), (1, 1, 0), (2, 0, 1), (3, 1, 1)]
            as [(Int, Float, Float)]
        {
            // Upright edges: the surface is at plus or minus the root.
            if (w[corner] > z0 * z0) != (w[corner] > z1 * z1) {
                let root = max(w[corner], 0).squareRoot()
                sum += SIMD3(ox, oy, z0 + z1 > 0 ? root : -root)
                count += 1
            }
        }
        for z in [z0, z1] {
            for (a, b, from, to) in [
                (0, 1, SIMD2(0, 0), SIMD2(1, 0)), (2, 3, SIMD2(0, 1), SIMD2(1, 1)),
                (0, 2, SIMD2(0, 0), SIMD2(0, 1)), (1, 3, SIMD2(1, 0), SIMD2(1, 1)),
            ] as [(Int, Int, SIMD2<Float>, SIMD2<Float>)] where (w[a] > z * z) != (w[b] > z * z) {
                let t = (z * z - w[a]) / (w[b] - w[a])
                let p = from + (to - from) * t
                sum += SIMD3(p.x, p.y, z)
                count += 1
            }
        }
        guard count > 0 else { return }
        var p = sum / count + SIMD3(Float(x), Float(y), 0)
        var gradient = SIMD3<Float>(0, 0, 1)
        for step in 0..<3 {
            let (value, slope) = swelling.sample(p.x, p.y)
            gradient = SIMD3(slope.x, slope.y, -2 * p.z)
            let squared = dot(gradient, gradient)
            guard step < 2, squared > 1e-6 else { break }
            let move = gradient * ((p.z * p.z - value) / squared)
            let far = length(move)
            p += far > 0.6 ? move * (0.6 / far) : move
        }
        vertices[cell(x, y, k)] = Int32(mesh.positions.count)
        let (width, height) = (Float(swelling.width), Float(swelling.height))
        mesh.positions.append(SIMD3(p.x, height - 1 - p.y, p.z))
        mesh.normals.append(normalize(SIMD3(-gradient.x, gradient.y, -gradient.z)))
        mesh.uvs.append(SIMD2((p.x + 0.5) / width, (p.y + 0.5) / height))
    }

    /// A quadrangle across each grid edge that the surface crosses, facing outward.
    private mutating func addFaces() {
        let (w, field) = (swelling.width, swelling.field)
        for y in 1..<(swelling.height - 1) {
            for x in 1..<(w - 1) {
                let at = y * w + x
                guard max(field[at], field[at + 1], field[at + w]) > 0 else { continue }
                for k in 0..<(layers - 1) {
                    let square = z(k) * z(k)
                    let solid = field[at] > square
                    if solid != (field[at] > z(k + 1) * z(k + 1)) {
                        quad(
                            (x - 1, y - 1, k), (x, y - 1, k), (x, y, k), (x - 1, y, k),
                            flipped: !solid)
                    }
                    guard k > 0 else { continue }
                    if solid != (field[at + 1] > square) {
                        quad(
                            (x, y - 1, k - 1), (x, y, k - 1), (x, y, k), (x, y - 1, k),
                            flipped: !solid)
                    }
                    if solid != (field[at + w] > square) {
                        quad(
                            (x - 1, y, k - 1), (x - 1, y, k), (x, y, k), (x, y, k - 1),
                            flipped: !solid)
                    }
                }
            }
        }
    }

    private mutating func quad(
        _ a: (Int, Int, Int), _ b: (Int, Int, Int), _ c: (Int, Int, Int), _ d: (Int, Int, Int),
        flipped: Bool
    ) {
        let ids = [a, b, c, d].map { vertices[cell($0.0, $0.1, $0.2)] }
        guard ids.allSatisfy({ $0 >= 0 }) else { return }
        let v = ids.map { UInt32($0) }
        // Rows go down and y goes up, so what turns left there turns right here.
        mesh.indices +=
            flipped
            ? [v[0], v[1], v[2], v[0], v[2], v[3]] : [v[0], v[2], v[1], v[0], v[3], v[2]]
    }
}
