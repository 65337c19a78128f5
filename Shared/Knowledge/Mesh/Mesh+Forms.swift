/// Builders of common forms. Winding is set right by the sign of the enclosed volume.
extension Mesh {
    /// Turns an outline about the y axis. Texture u runs around, v along the outline in proportion to length.
    /// - Parameter twist: shifts the radius by angle and height: `radius * (1 + ripple(angle, t))`.
    public static func lathe(
        _ outline: Outline, segments: Int = 64, crease: Float = 0.7,
        ripple: ((_ angle: Float, _ t: Float) -> Float)? = nil
    ) -> Mesh {
        let points = outline.points
        var lengths: [Float] = [0]
        for i in 1..<points.count {
            let d = points[i] - points[i - 1]
            lengths.append(lengths[i - 1] + (d.x * d.x + d.y * d.y).squareRoot())
        }
        let total = max(lengths[lengths.count - 1], 1e-9)
        var mesh = Mesh()
        for s in 0...segments {
            let u = Float(s) / Float(segments)
            let angle = 2 * Float.pi * (s == segments ? 0 : u)
            for (i, p) in points.enumerated() {
                let r = p.x * (1 + (ripple?(angle, lengths[i] / total) ?? 0))
                mesh.positions.append(SIMD3(r * sine(angle), p.y, r * cosine(angle)))
                mesh.uvs.append(SIMD2(u, 1 - lengths[i] / total))
            }
        }
        let n = points.count
        for s in 0..<segments {
            for i in 0..<(n - 1) {
                mesh.quad(s * n + i, (s + 1) * n + i, (s + 1) * n + i + 1, s * n + i + 1)
            }
        }
        return mesh.outward().smoothed(crease: crease)
    }

    /// A box with edges rounded by `bevel`. Texture coordinates are metres on each face.
    public static func box(
        _ size: SIMD3<Float>, center: SIMD3<Float> = .zero, bevel: Float = 0
    ) -> Mesh {
        let half = size / 2
        let b = min(bevel, half.min() * 0.98)
        let steps = b <= 0 ? [Float(1)] : [0, 0.29, 0.71, 1]
        // Coordinates of grid lines along one axis, as (inner offset, bend) pairs.
        var lines: [(inner: Float, bend: Float)] = steps.reversed().map { (-1, -$0) }
        lines += steps.map { (1, $0) }
        var mesh = Mesh()
        for axis in 0..<3 {
            let (u, v) = ((axis + 1) % 3, (axis + 2) % 3)
            for side: Float in [-1, 1] {
                let base = mesh.positions.count
                for j in lines {
                    for i in lines {
                        var core = SIMD3<Float>.zero
                        core[axis] = side * (half[axis] - b)
                        core[u] = i.inner * (half[u] - b)
                        core[v] = j.inner * (half[v] - b)
                        var p = core
                        if b > 0 {
                            var d = SIMD3<Float>.zero
                            d[axis] = side
                            d[u] = tangent(i.bend)
                            d[v] = tangent(j.bend)
                            p += normalize(d) * b
                        }
                        mesh.positions.append(p)
                        mesh.uvs.append(SIMD2(p[u], -p[v]))
                    }
                }
                let n = lines.count
                for j in 0..<(n - 1) {
                    for i in 0..<(n - 1) {
                        let (a, c) = (base + j * n + i, base + (j + 1) * n + i)
                        if side > 0 {
                            mesh.quad(a, a + 1, c + 1, c)
                        } else {
                            mesh.quad(a, c, c + 1, a + 1)
                        }
                    }
                }
            }
        }
        for i in mesh.positions.indices { mesh.positions[i] += center }
        return mesh.smoothed(crease: b > 0 ? 1.0 : 0.1)
    }

    /// Maps [0, 1] to tan of [0, 45°], so that bevel steps are even in angle.
    private static func tangent(_ x: Float) -> Float { sine(x * .pi / 4) / cosine(x * .pi / 4) }

    /// An ellipsoid around `center`.
    public static func ball(
        _ radii: SIMD3<Float>, center: SIMD3<Float> = .zero, segments: Int = 48
    ) -> Mesh {
        var outline = Outline(0, -1)
        let rings = segments / 2
        for i in 1..<rings {
            let a = Float.pi * (Float(i) / Float(rings) - 0.5)
            outline.line(cosine(a), sine(a))
        }
        outline.line(0, 1)
        return lathe(outline, segments: segments, crease: 1.2).mapped(scale: radii, offset: center)
    }

    /// A round tube along a path; open paths get flat caps.
    public static func tube(
        _ path: [SIMD3<Float>], radius: Float, radii: [Float]? = nil, flatten: Float = 1,
        segments: Int = 16, closed: Bool = false
    ) -> Mesh {
        var mesh = Mesh()
        let n = path.count
        var side = SIMD3<Float>(0, 0, 1)
        var walked: Float = 0
        for i in 0..<n {
            let before = path[closed ? (i + n - 1) % n : max(i - 1, 0)]
            let after = path[closed ? (i + 1) % n : min(i + 1, n - 1)]
            let along = normalize(after - before)
            if i == 0, abs(dot(along, side)) > 0.9 { side = SIMD3(1, 0, 0) }
            side = normalize(side - along * dot(along, side))
            let other = cross(along, side)
            if i > 0 { walked += length(path[i] - path[i - 1]) }
            let r = radii?[i] ?? radius
            for s in 0...segments {
                let angle = 2 * Float.pi * (s == segments ? 0 : Float(s) / Float(segments))
                mesh.positions.append(
                    path[i] + side * (r * cosine(angle)) + other * (r * flatten * sine(angle)))
                mesh.uvs.append(SIMD2(Float(s) / Float(segments), walked))
            }
        }
        let ring = segments + 1
        for i in 0..<(closed ? n : n - 1) {
            let next = (i + 1) % n
            for s in 0..<segments {
                mesh.quad(i * ring + s, i * ring + s + 1, next * ring + s + 1, next * ring + s)
            }
        }
        if !closed {
            for (ring0, tip) in [(0, path[0]), ((n - 1) * ring, path[n - 1])] {
                let center = mesh.positions.count
                mesh.positions.append(tip)
                mesh.uvs.append(.zero)
                for s in 0..<segments {
                    let (a, b) = (UInt32(ring0 + s), UInt32(ring0 + s + 1))
                    mesh.indices += ring0 == 0 ? [a, UInt32(center), b] : [a, b, UInt32(center)]
                }
            }
        }
        return mesh.outward().smoothed(crease: 0.9)
    }

    /// A flat or curved sheet: `point(u, v)` for u, v in [0, 1]; u to the right, v up, seen from its front.
    public static func sheet(
        columns: Int = 1, rows: Int = 1, crease: Float = 1.2,
        _ point: (_ u: Float, _ v: Float) -> SIMD3<Float>
    ) -> Mesh {
        var mesh = Mesh()
        for j in 0...rows {
            for i in 0...columns {
                let (u, v) = (Float(i) / Float(columns), Float(j) / Float(rows))
                mesh.positions.append(point(u, v))
                mesh.uvs.append(SIMD2(u, 1 - v))
            }
        }
        let n = columns + 1
        for j in 0..<rows {
            for i in 0..<columns {
                let a = j * n + i
                mesh.quad(a, a + 1, a + n + 1, a + n)
            }
        }
        return mesh.smoothed(crease: crease)
    }

    /// A flat polygon (counter-clockwise, star-shaped about its mean) pulled along z from -depth/2 to depth/2.
    public static func prism(_ polygon: [SIMD2<Float>], depth: Float, bevel: Float = 0) -> Mesh {
        let mean = polygon.reduce(.zero, +) / Float(polygon.count)
        func ring(_ inset: Float, _ z: Float) -> [SIMD3<Float>] {
            polygon.map { p in
                let d = p - mean
                let l = max((d.x * d.x + d.y * d.y).squareRoot(), 1e-9)
                let q = mean + d * max(l - inset, 0) / l
                return SIMD3(q.x, q.y, z)
            }
        }
        let h = depth / 2
        var rings = [ring(bevel, -h)]
        if bevel > 0 {
            rings += [ring(bevel * 0.3, -h + bevel * 0.3), ring(0, -h + bevel), ring(0, h - bevel)]
            rings.append(ring(bevel * 0.3, h - bevel * 0.3))
        }
        rings.append(ring(bevel, h))
        let n = polygon.count
        var mesh = Mesh()
        for r in rings {
            mesh.positions += r
            mesh.uvs += r.map { SIMD2($0.x, -$0.y) }
        }
        for r in 0..<(rings.count - 1) {
            for i in 0..<n {
                let k = (i + 1) % n
                mesh.quad(r * n + i, r * n + k, (r + 1) * n + k, (r + 1) * n + i)
            }
        }
        for (base, z) in [(0, -h), ((rings.count - 1) * n, h)] {
            let center = UInt32(mesh.positions.count)
            mesh.positions.append(SIMD3(mean.x, mean.y, z))
            mesh.uvs.append(SIMD2(mean.x, -mean.y))
            for i in 0..<n {
                let (a, b) = (UInt32(base + i), UInt32(base + (i + 1) % n))
                mesh.indices += base == 0 ? [b, a, center] : [a, b, center]
            }
        }
        return mesh.outward().smoothed(crease: 0.75)
    }

    mutating func quad(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
        indices += [UInt32(a), UInt32(b), UInt32(c), UInt32(a), UInt32(c), UInt32(d)]
    }

    /// Turned inside out when the enclosed volume is negative.
    func outward() -> Mesh {
        guard signedVolume < 0 else { return self }
        var result = self
        result.flip()
        return result
    }
}
