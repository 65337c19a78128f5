import Foundation
import Knowledge
import Testing

@Suite("Figurines")
struct FigurineTests {
    /// A picture of what `inside` says, one colour left of the middle and another right of it.
    private func picture(
        _ width: Int, _ height: Int, _ inside: (Int, Int) -> Bool
    ) -> [UInt8] {
        (0..<width * height).flatMap { i -> [UInt8] in
            let (x, y) = (i % width, i / width)
            let color: [UInt8] = x < width / 2 ? [200, 30, 30] : [20, 40, 190]
            return color + [inside(x, y) ? 255 : 0]
        }
    }

    private func disc(_ side: Int = 80) throws -> Cutout {
        let middle = Float(side - 1) / 2
        let rgba = picture(side, side) { x, y in
            let (dx, dy) = (Float(x) - middle, Float(y) - middle)
            return dx * dx + dy * dy < 30 * 30
        }
        return try #require(Cutout(width: side, height: side, rgba: rgba))
    }

    @Test(
        "are closed, with every edge between two triangles that run along it in opposite directions"
    )
    func closed() throws {
        let mesh = try #require(Figurine.geometry(disc()).parts.first).mesh
        var edges: [SIMD2<UInt32>: Int] = [:]
        for t in stride(from: 0, to: mesh.indices.count, by: 3) {
            for k in 0..<3 {
                edges[SIMD2(mesh.indices[t + k], mesh.indices[t + (k + 1) % 3]), default: 0] += 1
            }
        }
        #expect(!edges.isEmpty)
        #expect(edges.allSatisfy { $0.value == 1 && edges[SIMD2($0.key.y, $0.key.x)] == 1 })
        #expect(mesh.signedVolume > 0)
    }

    @Test("have normals that agree with their triangles")
    func normals() throws {
        let mesh = try #require(Figurine.geometry(disc()).parts.first).mesh
        var agreeing = 0
        for t in stride(from: 0, to: mesh.indices.count, by: 3) {
            let (a, b, c) = mesh.corners(t)
            let n = cross(b - a, c - a)
            let own = (0..<3).map { mesh.normals[Int(mesh.indices[t + $0])] }.reduce(.zero, +)
            if dot(n, own) > 0 { agreeing += 1 }
        }
        #expect(Float(agreeing) > 0.995 * Float(mesh.triangleCount))
    }

    @Test("of a disc are round lenses as wide as it is and held to the greatest thickness")
    func lens() throws {
        let size = Figurine.geometry(try disc()).size
        #expect(abs(size.x - 60) < 1 && abs(size.y - 60) < 1)
        // The root of half the square radius, held back smoothly at 0.17 of the diameter.
        #expect(size.z > 0.28 * 60 && size.z < 0.35 * 60)
    }

    @Test("stand on all their feet even if one is higher in the picture")
    func feet() throws {
        // A body with a leg that ends lower than the other.
        let rgba = picture(90, 90) { x, y in
            let body = (15..<75).contains(x) && (15..<50).contains(y)
            let left = (20..<32).contains(x) && (50..<80).contains(y)
            let right = (58..<70).contains(x) && (50..<74).contains(y)
            return body || left || right
        }
        let cutout = try #require(Cutout(width: 90, height: 90, rgba: rgba))
        let mesh = try #require(Figurine.geometry(cutout).parts.first).mesh
        let ground = mesh.bounds.low.y + 0.6
        let middle = mesh.bounds.center.x
        #expect(mesh.positions.contains { $0.y < ground && $0.x < middle - 10 })
        #expect(mesh.positions.contains { $0.y < ground && $0.x > middle + 10 })
    }

    @Test("lose what hangs loose in the picture")
    func loose() throws {
        let rgba = picture(80, 80) { x, y in
            (10..<50).contains(x) && (20..<60).contains(y) || (70..<74).contains(x) && y < 4
        }
        let cutout = try #require(Cutout(width: 80, height: 80, rgba: rgba))
        #expect(cutout.width < 55 && cutout.height < 55)
    }

    @Test("of an empty picture there is none")
    func empty() {
        #expect(Cutout(width: 8, height: 8, rgba: [UInt8](repeating: 0, count: 256)) == nil)
        #expect(Cutout(width: 8, height: 8, rgba: [1, 2, 3]) == nil)
    }

    @Test("keep the border of two colours crisp when their texture is enlarged")
    func crisp() throws {
        let texture = try #require(Figurine.geometry(disc()).parts.first?.material.texture)
        #expect(texture.width > 500)
        let row = texture.height / 2
        let reds = (0..<texture.width).map { texture.pixels[(row * texture.width + $0) * 4] }
        // From nearly all red to hardly any within less than half of the eight texels of a pixel.
        let between = reds.count { $0 > 40 && $0 < 180 }
        #expect(between <= 4 && reds.contains { $0 > 190 } && reds.contains { $0 < 30 })
    }

    @Test("are recoloured in their main colour only")
    func mainColor() throws {
        let rgba = picture(80, 80) { x, y in (5..<75).contains(x) && (10..<70).contains(y) }
        // More than half of it is blue.
        let cutout = try #require(
            Cutout(width: 80, height: 80, rgba: Array(rgba)))
        let key = try #require(Figurine.geometry(cutout).parts.first?.material.keyColor)
        #expect(key.x > 0.4 && key.z < 0.05 || key.z > 0.4 && key.x < 0.05)
    }
}
