import Foundation
import Knowledge

/// A Wavefront OBJ model: triangles grouped by material.
struct Wavefront {
    struct Group {
        var material: String
        var mesh = Mesh()
        /// Every corner named a normal.
        var hasNormals = true
        /// Every corner named a texture coordinate.
        var hasUVs = true
        /// Texture coordinates are read as given: v grows upward.
        fileprivate var known: [Corner: UInt32] = [:]
    }

    fileprivate struct Corner: Hashable {
        var v: Int32
        var t: Int32
        var n: Int32
    }

    var groups: [Group] = []
    var materialLibraries: [String] = []

    /// Polygons are cut into fans; indices may be negative (from the end).
    init(_ bytes: [UInt8], name: String) throws(PackBuildError) {
        var positions: [SIMD3<Float>] = []
        var textures: [SIMD2<Float>] = []
        var normals: [SIMD3<Float>] = []
        var groupOf: [String: Int] = [:]
        var current = -1
        var reader = LineReader(bytes)
        var polygon: [Corner] = []
        while reader.nextLine() {
            guard let first = reader.word() else { continue }
            switch first {
            case "v": positions.append(SIMD3(reader.float(), reader.float(), reader.float()))
            case "vt": textures.append(SIMD2(reader.float(), reader.float()))
            case "vn": normals.append(SIMD3(reader.float(), reader.float(), reader.float()))
            case "usemtl":
                let material = reader.rest()
                current = groupOf[material] ?? -1
                if current < 0 {
                    current = groups.count
                    groupOf[material] = current
                    groups.append(Group(material: material))
                }
            case "mtllib": materialLibraries.append(reader.rest())
            case "f":
                if current < 0 {
                    current = groups.count
                    groupOf[""] = current
                    groups.append(Group(material: ""))
                }
                polygon.removeAll(keepingCapacity: true)
                while let corner = reader.corner() {
                    let v = corner.0 < 0 ? positions.count + corner.0 : corner.0 - 1
                    let t = corner.1 < 0 ? textures.count + corner.1 : corner.1 - 1
                    let n = corner.2 < 0 ? normals.count + corner.2 : corner.2 - 1
                    guard positions.indices.contains(v) else {
                        throw .malformed(
                            name, line: reader.line, reason: "vertex \(corner.0) does not exist")
                    }
                    polygon.append(
                        Corner(
                            v: Int32(v), t: textures.indices.contains(t) ? Int32(t) : -1,
                            n: normals.indices.contains(n) ? Int32(n) : -1))
                }
                guard polygon.count > 2 else { continue }
                for i in 1..<(polygon.count - 1) {
                    for corner in [polygon[0], polygon[i], polygon[i + 1]] {
                        groups[current].add(corner, positions, textures, normals)
                    }
                }
            default: continue
            }
        }
        groups.removeAll { $0.mesh.indices.isEmpty }
        for i in groups.indices { groups[i].known = [:] }
    }
}

extension Wavefront.Group {
    fileprivate mutating func add(
        _ corner: Wavefront.Corner, _ positions: [SIMD3<Float>], _ textures: [SIMD2<Float>],
        _ normals: [SIMD3<Float>]
    ) {
        if let index = known[corner] {
            mesh.indices.append(index)
            return
        }
        let index = UInt32(mesh.positions.count)
        known[corner] = index
        mesh.indices.append(index)
        mesh.positions.append(positions[Int(corner.v)])
        if corner.t >= 0 {
            let uv = textures[Int(corner.t)]
            mesh.uvs.append(SIMD2(uv.x, 1 - uv.y))
        } else {
            mesh.uvs.append(.zero)
            hasUVs = false
        }
        if corner.n >= 0, dot(normals[Int(corner.n)], normals[Int(corner.n)]) > 1e-8 {
            mesh.normals.append(normalize(normals[Int(corner.n)]))
        } else {
            mesh.normals.append(SIMD3(0, 1, 0))
            hasNormals = false
        }
    }
}

/// Walks over text by lines and words without making strings of numbers.
struct LineReader {
    private let bytes: [UInt8]
    private var at = 0
    private var end = 0
    private var next = 0
    private(set) var line = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func nextLine() -> Bool {
        guard next < bytes.count else { return false }
        at = next
        end = at
        while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
        next = end + 1
        line += 1
        return true
    }

    private mutating func skipBlanks() {
        while at < end, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
    }

    mutating func word() -> String? {
        skipBlanks()
        let start = at
        while at < end, bytes[at] != 32, bytes[at] != 9 { at += 1 }
        return start < at ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
    }

    /// Everything up to the end of the line, trimmed.
    mutating func rest() -> String {
        skipBlanks()
        var last = end
        while last > at, bytes[last - 1] == 32 || bytes[last - 1] == 9 { last -= 1 }
        defer { at = end }
        return String(bytes[at..<last].map { Character(Unicode.Scalar($0)) })
    }

    /// A decimal number, with or without exponent; 0 where there is none.
    mutating func float() -> Float {
        skipBlanks()
        var sign = 1.0
        if at < end, bytes[at] == 45 || bytes[at] == 43 {
            sign = bytes[at] == 45 ? -1 : 1
            at += 1
        }
        var value = 0.0
        while at < end, bytes[at] &- 48 < 10 {
            value = value * 10 + Double(bytes[at] - 48)
            at += 1
        }
        if at < end, bytes[at] == 46 {
            at += 1
            var place = 0.1
            while at < end, bytes[at] &- 48 < 10 {
                value += Double(bytes[at] - 48) * place
                place *= 0.1
                at += 1
            }
        }
        if at < end, bytes[at] | 32 == 101 {
            at += 1
            var negative = false
            if at < end, bytes[at] == 45 || bytes[at] == 43 {
                negative = bytes[at] == 45
                at += 1
            }
            var exponent = 0
            while at < end, bytes[at] &- 48 < 10, exponent < 100 {
                exponent = exponent * 10 + Int(bytes[at] - 48)
                at += 1
            }
            for _ in 0..<exponent { value = negative ? value / 10 : value * 10 }
        }
        while at < end, bytes[at] != 32, bytes[at] != 9 { at += 1 }
        return Float(sign * value)
    }

    /// "v", "v/t", "v//n" or "v/t/n"; absent numbers are 0.
    mutating func corner() -> (Int, Int, Int)? {
        skipBlanks()
        guard at < end, bytes[at] == 45 || bytes[at] &- 48 < 10 else { return nil }
        let v = integer()
        var (t, n) = (0, 0)
        if at < end, bytes[at] == 47 {
            at += 1
            t = integer()
            if at < end, bytes[at] == 47 {
                at += 1
                n = integer()
            }
        }
        while at < end, bytes[at] != 32, bytes[at] != 9 { at += 1 }
        return (v, t, n)
    }

    private mutating func integer() -> Int {
        var negative = false
        if at < end, bytes[at] == 45 {
            negative = true
            at += 1
        }
        var value = 0
        while at < end, bytes[at] &- 48 < 10, value < 1 << 40 {
            value = value * 10 + Int(bytes[at] - 48)
            at += 1
        }
        return negative ? -value : value
    }
}
