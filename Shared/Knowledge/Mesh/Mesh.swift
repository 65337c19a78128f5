/// Triangles with a normal and a texture coordinate at each vertex; metres, y up, counter-clockwise outside.
public struct Mesh: Sendable, Equatable {
    public var positions: [SIMD3<Float>]
    /// Unit length, one per position.
    public var normals: [SIMD3<Float>]
    /// Texture coordinates, one per position; v grows downward, (0, 0) is the image's upper left corner.
    public var uvs: [SIMD2<Float>]
    /// Three per triangle.
    public var indices: [UInt32]

    public init(
        positions: [SIMD3<Float>] = [], normals: [SIMD3<Float>] = [], uvs: [SIMD2<Float>] = [],
        indices: [UInt32] = []
    ) {
        self.positions = positions
        self.normals = normals
        self.uvs = uvs
        self.indices = indices
    }

    public var triangleCount: Int { indices.count / 3 }

    /// The smallest box around the positions.
    public var bounds: Bounds { Bounds(positions) }

    /// Sum of triangle areas in square metres.
    public var area: Float {
        var sum: Float = 0
        for t in stride(from: 0, to: indices.count, by: 3) {
            let (a, b, c) = corners(t)
            sum += length(cross(b - a, c - a)) / 2
        }
        return sum
    }

    /// Volume inside a closed mesh in cubic metres; negative when its triangles face inward.
    public var signedVolume: Float {
        var sum: Float = 0
        for t in stride(from: 0, to: indices.count, by: 3) {
            let (a, b, c) = corners(t)
            sum += dot(a, cross(b, c)) / 6
        }
        return sum
    }

    /// Positions of the triangle whose first index is at `offset`.
    public func corners(_ offset: Int) -> (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>) {
        (
            positions[Int(indices[offset])], positions[Int(indices[offset + 1])],
            positions[Int(indices[offset + 2])]
        )
    }

    public mutating func append(_ other: Mesh) {
        let base = UInt32(positions.count)
        positions += other.positions
        normals += other.normals
        uvs += other.uvs
        indices += other.indices.map { $0 + base }
    }

    /// Reverses every triangle's winding and normal.
    public mutating func flip() {
        for t in stride(from: 0, to: indices.count - 2, by: 3) { indices.swapAt(t + 1, t + 2) }
        for i in normals.indices { normals[i] = -normals[i] }
    }

    /// Moves each position to `position * scale + offset`; normals follow.
    public func mapped(scale: SIMD3<Float>, offset: SIMD3<Float>) -> Mesh {
        var result = self
        for i in positions.indices { result.positions[i] = positions[i] * scale + offset }
        for i in normals.indices { result.normals[i] = normalize(normals[i] / scale) }
        return result
    }

    /// Turns about +y by `yaw` radians, then about +x by `pitch`, then moves by `offset`.
    public func turned(
        yaw: Float = 0, pitch: Float = 0, roll: Float = 0, offset: SIMD3<Float> = .zero
    ) -> Mesh {
        let rotation = Rotation(yaw: yaw, pitch: pitch, roll: roll)
        var result = self
        for i in positions.indices { result.positions[i] = rotation.apply(positions[i]) + offset }
        for i in normals.indices { result.normals[i] = rotation.apply(normals[i]) }
        return result
    }
}

/// An axis-aligned box.
public struct Bounds: Sendable, Equatable {
    public var low: SIMD3<Float>
    public var high: SIMD3<Float>

    public init(low: SIMD3<Float>, high: SIMD3<Float>) {
        self.low = low
        self.high = high
    }

    /// Around points; a zero box when there are none.
    public init(_ points: some Sequence<SIMD3<Float>>) {
        var low = SIMD3<Float>(repeating: .infinity)
        var high = -low
        for p in points {
            low = pointwiseMin(low, p)
            high = pointwiseMax(high, p)
        }
        self.init(low: low.x > high.x ? .zero : low, high: low.x > high.x ? .zero : high)
    }

    public var size: SIMD3<Float> { high - low }
    public var center: SIMD3<Float> { (high + low) / 2 }

    public func union(_ other: Bounds) -> Bounds {
        Bounds(low: pointwiseMin(low, other.low), high: pointwiseMax(high, other.high))
    }
}

/// Yaw about +y, after pitch about +x, after roll about +z; radians.
public struct Rotation: Sendable {
    let rows: (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>)

    public init(yaw: Float = 0, pitch: Float = 0, roll: Float = 0) {
        let (sy, cy) = (sine(yaw), cosine(yaw))
        let (sx, cx) = (sine(pitch), cosine(pitch))
        let (sz, cz) = (sine(roll), cosine(roll))
        rows = (
            SIMD3(cy * cz + sy * sx * sz, -cy * sz + sy * sx * cz, sy * cx),
            SIMD3(cx * sz, cx * cz, -sx),
            SIMD3(-sy * cz + cy * sx * sz, sy * sz + cy * sx * cz, cy * cx)
        )
    }

    public func apply(_ v: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(dot(rows.0, v), dot(rows.1, v), dot(rows.2, v))
    }
}
