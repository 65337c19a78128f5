public import Foundation

extension PackIndex.PartEntry {
    /// Bytes of one vertex: three 16-bit positions, two 16-bit normal coordinates, two floats.
    static let vertexBytes = 18
    var wide: Bool { vertices > 65536 }

    var byteCount: Int { vertices * Self.vertexBytes + indices * (wide ? 4 : 2) }
}

extension Mesh {
    /// Packs the mesh: positions, then normals, then texture coordinates, then indices, little endian.
    public func packed() -> Data {
        let box = bounds
        let scale = 65535 / pointwiseMax(box.size, SIMD3(repeating: 1e-9))
        var data = Data(
            capacity: positions.count * PackIndex.PartEntry.vertexBytes + indices.count * 4)
        for p in positions {
            let q = ((p - box.low) * scale).rounded(.toNearestOrEven)
            for k in 0..<3 { data.append(little: UInt16(min(max(q[k], 0), 65535))) }
        }
        for n in normals {
            let e = Octahedron.encode(n)
            data.append(little: UInt16(bitPattern: e.x))
            data.append(little: UInt16(bitPattern: e.y))
        }
        for uv in uvs {
            data.append(little: uv.x.bitPattern)
            data.append(little: uv.y.bitPattern)
        }
        for i in indices {
            if positions.count > 65536 {
                data.append(little: i)
            } else {
                data.append(little: UInt16(i))
            }
        }
        return data
    }

    /// Unpacks; nil when an index points beyond the vertices.
    init?(packed data: Data, _ part: PackIndex.PartEntry) {
        let low = SIMD3(part.low[0], part.low[1], part.low[2])
        let high = SIMD3(part.high[0], part.high[1], part.high[2])
        let scale = (high - low) / 65535
        let n = part.vertices
        self.init()
        positions.reserveCapacity(n)
        normals.reserveCapacity(n)
        uvs.reserveCapacity(n)
        indices.reserveCapacity(part.indices)
        let bytes = [UInt8](data)
        func u16(_ at: Int) -> UInt16 { UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 }
        func u32(_ at: Int) -> UInt32 { UInt32(u16(at)) | UInt32(u16(at + 2)) << 16 }
        for i in 0..<n {
            let q = SIMD3(Float(u16(6 * i)), Float(u16(6 * i + 2)), Float(u16(6 * i + 4)))
            positions.append(low + q * scale)
        }
        var at = 6 * n
        for i in 0..<n {
            normals.append(
                Octahedron.decode(
                    SIMD2(
                        Int16(bitPattern: u16(at + 4 * i)), Int16(bitPattern: u16(at + 4 * i + 2))))
            )
        }
        at += 4 * n
        for i in 0..<n {
            let uv = SIMD2(
                Float(bitPattern: u32(at + 8 * i)), Float(bitPattern: u32(at + 8 * i + 4)))
            uvs.append(uv.x.isFinite && uv.y.isFinite ? uv : .zero)
        }
        at += 8 * n
        for i in 0..<part.indices {
            let index = part.wide ? u32(at + 4 * i) : UInt32(u16(at + 2 * i))
            guard index < UInt32(n) else { return nil }
            indices.append(index)
        }
    }
}

/// Unit vectors as two 16-bit numbers: the octahedron unfolded onto a square.
enum Octahedron {
    static func encode(_ n: SIMD3<Float>) -> SIMD2<Int16> {
        let sum = max(abs(n.x) + abs(n.y) + abs(n.z), 1e-9)
        var p = SIMD2(n.x, n.y) / sum
        if n.z < 0 {
            p = SIMD2((1 - abs(p.y)) * (p.x < 0 ? -1 : 1), (1 - abs(p.x)) * (p.y < 0 ? -1 : 1))
        }
        let q = (p * 32767).rounded(.toNearestOrEven)
        return SIMD2(Int16(min(max(q.x, -32767), 32767)), Int16(min(max(q.y, -32767), 32767)))
    }

    static func decode(_ e: SIMD2<Int16>) -> SIMD3<Float> {
        let p = SIMD2(Float(e.x), Float(e.y)) / 32767
        var n = SIMD3(p.x, p.y, 1 - abs(p.x) - abs(p.y))
        if n.z < 0 {
            n.x = (1 - abs(p.y)) * (p.x < 0 ? -1 : 1)
            n.y = (1 - abs(p.x)) * (p.y < 0 ? -1 : 1)
        }
        return normalize(n)
    }
}

extension Data {
    mutating func append<T: FixedWidthInteger>(little value: T) {
        for k in 0..<(T.bitWidth / 8) { append(UInt8(truncatingIfNeeded: value >> T(8 * k))) }
    }

    /// The integer at a byte offset; the caller has checked the bounds.
    func little<T: FixedWidthInteger>(_ at: Int) -> T {
        var value: T = 0
        for k in 0..<(T.bitWidth / 8) {
            value |= T(truncatingIfNeeded: self[startIndex + at + k]) << T(8 * k)
        }
        return value
    }
}

/// A 64-bit mix of all bytes, eight at a time; finds damage, not malice.
public func checksum(_ data: Data) -> UInt64 {
    let bytes = [UInt8](data)
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var i = 0
    while i < bytes.count {
        var word: UInt64 = 0
        for k in 0..<Swift.min(8, bytes.count - i) { word |= UInt64(bytes[i + k]) << UInt64(8 * k) }
        hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        i += 8
    }
    return hash
}
