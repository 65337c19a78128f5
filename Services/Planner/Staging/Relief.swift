public import Knowledge
import Layout
public import Space
import Synchronization

/// Where things can stand on, lie in and stand beneath a model, read from its shape seen from above
/// and from below; metres at its natural size.
struct Relief: Sendable {
    var top: Actor.Area?
    /// What is level seen from above, whatever is written of the model.
    var level: Actor.Area?
    var inside: Actor.Area?
    /// A level region of ground that nothing touches from above; its height is that of the room.
    var room: Actor.Area?

    private static let side = 40

    init(_ geometry: AssetGeometry) {
        let size = V3(geometry.size)
        guard size.min() > 1e-5 else { return }
        var map = HeightMap(side: Self.side, size: size)
        for part in geometry.parts { map.add(part.mesh) }
        inside = geometry.inside.map { Actor.Area($0, scale: V3(1, 1, 1)) } ?? map.hollow()
        if inside != nil { inside?.profile = map.basin() }
        level = map.level()
        top = geometry.top.map { Actor.Area($0, scale: V3(1, 1, 1)) } ?? level
        room = map.room()
    }

    func scaled(_ by: V3) -> Relief {
        var copy = self
        copy.top = top?.scaled(by)
        copy.level = level?.scaled(by)
        copy.inside = inside?.scaled(by)
        copy.room = room?.scaled(by)
        return copy
    }
}

extension Actor.Area {
    func scaled(_ by: V3) -> Actor.Area {
        Actor.Area(
            height: height * by.y, x: x * by.x, z: z * by.z, halfX: halfX * by.x,
            halfZ: halfZ * by.z,
            depth: depth * by.y,
            profile: profile.map { $0 * SIMD2(min(by.x, by.z), by.y) })
    }
}

/// Reliefs of the assets that were asked for, each computed once.
public final class Reliefs: Sendable {
    private let library: AssetLibrary
    private let known = Mutex<[String: Relief]>([:])

    public init(_ library: AssetLibrary) { self.library = library }

    /// Width and depth of the hollow of an asset of a given size; nil if it has none.
    public func hollow(_ asset: AssetInfo, size: V3) -> (x: Float, z: Float)? {
        guard
            let inside = relief(asset)?.scaled(size / pointwiseMax(asset.size, V3(repeating: 1e-4)))
                .inside
        else { return nil }
        // Between its bottom and its mouth.
        let round = inside.profile.isEmpty ? 0 : 0.75 * inside.opening + 0.25 * inside.profile[0].x
        return (2 * max(inside.halfX, round), 2 * max(inside.halfZ, round))
    }

    /// Whether a thing of `size` could be on, inside or under an asset, `count` of them.
    public func serves(_ asset: AssetInfo, _ use: String, _ size: V3, count: Int) -> Bool {
        guard let relief = relief(asset) else { return false }
        let (wide, deep) = (max(size.x, 0.001), max(size.z, 0.001))
        func fits(_ area: Actor.Area, _ share: Float) -> Bool {
            // Things heap up in what widens toward its mouth.
            let (x, z) =
                area.profile.isEmpty
                ? (area.halfX, area.halfZ) : (0.9 * area.opening, 0.9 * area.opening)
            return 2 * x * share >= wide && 2 * z * share >= deep
                && 4 * x * z * share >= wide * deep * Float(count) * 0.8
        }
        switch use {
        case "on": return relief.top.map { fits($0, 1.2) } ?? false
        // A vessel is chosen as large as it takes.
        case "inside": return relief.inside.map { fits($0, 1.7) } ?? false
        case "under": return relief.room.map { fits($0, 1.3) && $0.height > size.y } ?? false
        default: return true
        }
    }

    func geometry(_ asset: AssetInfo) -> AssetGeometry? { try? library.geometry(asset.key) }

    func relief(_ asset: AssetInfo) -> Relief? {
        if let relief = known.withLock({ $0[asset.key] }) { return relief }
        guard let geometry = try? library.geometry(asset.key) else { return nil }
        let relief = Relief(geometry)
        known.withLock { $0[asset.key] = relief }
        return relief
    }
}

/// The highest and lowest surface over each cell of a model's footprint.
struct HeightMap {
    let side: Int
    let size: V3
    private(set) var high: [Float]
    private(set) var low: [Float]

    init(side: Int, size: V3) {
        self.side = side
        self.size = size
        high = [Float](repeating: -.infinity, count: side * side)
        low = [Float](repeating: .infinity, count: side * side)
    }

    private func column(_ x: Float) -> Float { (x / size.x + 0.5) * Float(side) - 0.5 }
    private func row(_ z: Float) -> Float { (z / size.z + 0.5) * Float(side) - 0.5 }

    mutating func add(_ mesh: Mesh) {
        for p in mesh.positions { touch(Int(column(p.x).rounded()), Int(row(p.z).rounded()), p.y) }
        for t in stride(from: 0, to: mesh.indices.count, by: 3) {
            let (a, b, c) = mesh.corners(t)
            let (ax, az, bx, bz) = (column(a.x), row(a.z), column(b.x), row(b.z))
            let (cx, cz) = (column(c.x), row(c.z))
            let area = (bx - ax) * (cz - az) - (cx - ax) * (bz - az)
            guard abs(area) > 1e-6 else { continue }
            let x0 = max(0, Int(min(ax, bx, cx).rounded(.up))),
                x1 = min(side - 1, Int(max(ax, bx, cx)))
            let z0 = max(0, Int(min(az, bz, cz).rounded(.up))),
                z1 = min(side - 1, Int(max(az, bz, cz)))
            guard x0 <= x1, z0 <= z1 else { continue }
            for z in z0...z1 {
                for x in x0...x1 {
                    let (fx, fz) = (Float(x), Float(z))
                    let v = ((fx - ax) * (cz - az) - (cx - ax) * (fz - az)) / area
                    let w = ((bx - ax) * (fz - az) - (fx - ax) * (bz - az)) / area
                    if v >= -0.001, w >= -0.001, v + w <= 1.001 {
                        touch(x, z, a.y + v * (b.y - a.y) + w * (c.y - a.y))
                    }
                }
            }
        }
    }

    private mutating func touch(_ x: Int, _ z: Int, _ y: Float) {
        guard x >= 0, z >= 0, x < side, z < side else { return }
        let i = z * side + x
        high[i] = max(high[i], y)
        low[i] = min(low[i], y)
    }

    // MARK: Findings

    /// The largest level rectangle seen from above; the summit if there is none to speak of.
    func level() -> Actor.Area? {
        let tolerance = max(0.006, 0.035 * size.y)
        var best: (cells: Cells, score: Float)?
        var tried: Set<Int> = []
        for h in high where h.isFinite && h > 0.03 * size.y {
            guard tried.insert(Int(h / tolerance)).inserted else { continue }
            let mask = high.map { abs($0 - h) <= tolerance }
            guard let cells = Cells.largest(mask, side) else { continue }
            let score = Float(cells.area) * (1 + 0.2 * h / size.y)
            if score > best?.score ?? 0 { best = (cells, score) }
        }
        guard let best else { return nil }
        if Float(best.cells.area) < 0.06 * Float(side * side) {
            // Round or rugged: only its summit could carry something.
            guard let peak = high.max() else { return nil }
            let mask = high.map { $0 >= peak - 2 * tolerance }
            guard let cells = Cells.largest(mask, side) else { return nil }
            return area(cells, height: peak)
        }
        return area(best.cells, height: quantile(high, best.cells, 0.8))
    }

    /// A basin in the middle with walls around it.
    func hollow() -> Actor.Area? {
        guard let rim = high.filter(\.isFinite).max() else { return nil }
        let middle = Cells(x0: side * 2 / 5, z0: side * 2 / 5, x1: side * 3 / 5, z1: side * 3 / 5)
        let floor = quantile(high, middle, 0.5)
        guard floor.isFinite, floor < 0.7 * rim else { return nil }
        let limit = floor + 0.3 * (rim - floor)
        let mask = high.map { $0.isFinite && $0 <= limit }
        guard let cells = Cells.largest(mask, side), cells.contains(side / 2, side / 2),
            cells.x0 > 0, cells.z0 > 0, cells.x1 < side - 1, cells.z1 < side - 1,
            Float(cells.area) > 0.12 * Float(side * side)
        else { return nil }
        // Walls must really surround it.
        let ring = (0..<side * side).filter { i in
            let (x, z) = (i % side, i / side)
            return (x == 1 || z == 1 || x == side - 2 || z == side - 2) && high[i].isFinite
        }
        let walls = ring.count { high[$0] > limit }
        guard ring.isEmpty || Float(walls) > 0.6 * Float(ring.count) else { return nil }
        let bottom = quantile(high, cells, 0.6)
        var found = area(cells, height: bottom)
        found.depth = rim - bottom
        return found
    }

    /// Of a round hollow in the middle: (radius, height) from where its bottom begins to rise up to the rim.
    ///
    /// Empty if it is not round, or no hollow.
    func basin() -> [SIMD2<Float>] {
        guard abs(size.x - size.z) < 0.15 * max(size.x, size.z) else { return [] }
        let outer = min(size.x, size.z) / 2
        let bins = 14
        var rings = [[Float]](repeating: [], count: bins)
        for i in high.indices where high[i].isFinite {
            let x = (Float(i % side) + 0.5) / Float(side) - 0.5
            let z = (Float(i / side) + 0.5) / Float(side) - 0.5
            let radius = 2 * (x * x + z * z).squareRoot()
            if radius < 1 { rings[min(bins - 1, Int(radius * Float(bins)))].append(high[i]) }
        }
        let heights = rings.map { ring -> Float in
            ring.isEmpty ? .nan : ring.sorted()[ring.count / 2]
        }
        guard let rim = heights.filter(\.isFinite).max(), let bottom = heights.first,
            bottom < 0.6 * rim
        else { return [] }
        var profile: [SIMD2<Float>] = []
        var last = bottom
        for (k, height) in heights.enumerated() where height.isFinite {
            // A rim that is not round all about is none.
            guard height >= last - 0.04 * rim else { return profile.count > 2 ? profile : [] }
            let radius = outer * (Float(k) + 0.5) / Float(bins)
            let rise = max(height, last)
            if profile.isEmpty, rise > bottom + 0.03 * rim, k > 0 {
                profile.append(SIMD2(outer * (Float(k) - 0.5) / Float(bins), bottom))
            }
            if !profile.isEmpty { profile.append(SIMD2(radius, rise)) }
            last = rise
            if height > 0.97 * rim { break }
        }
        return profile.count > 2 ? profile : []
    }

    /// Ground below the model that is open from the front.
    func room() -> Actor.Area? {
        let least = 0.25 * size.y
        // Feet and trunks are thin: what stands between is free. Of equal rooms the front one is found.
        let mask = (0..<side * side).map { i in low[(side - 1 - i / side) * side + i % side] > least
        }
        guard var cells = Cells.largest(mask, side), Float(cells.area) > 0.25 * Float(side * side)
        else { return nil }
        (cells.z0, cells.z1) = (side - 1 - cells.z1, side - 1 - cells.z0)
        let heights = cells.indices(side).map { low[$0] }.filter(\.isFinite)
        guard let height = heights.min(), heights.count * 2 > cells.area else { return nil }
        return area(cells, height: height)
    }

    private func quantile(_ values: [Float], _ cells: Cells, _ share: Float) -> Float {
        let sorted = cells.indices(side).map { values[$0] }.filter(\.isFinite).sorted()
        return sorted.isEmpty
            ? .infinity : sorted[min(sorted.count - 1, Int(Float(sorted.count) * share))]
    }

    private func area(_ cells: Cells, height: Float) -> Actor.Area {
        let (dx, dz) = (size.x / Float(side), size.z / Float(side))
        let (x0, x1) = (Float(cells.x0) * dx, Float(cells.x1 + 1) * dx)
        let (z0, z1) = (Float(cells.z0) * dz, Float(cells.z1 + 1) * dz)
        return Actor.Area(
            height: height, x: (x0 + x1) / 2 - size.x / 2, z: (z0 + z1) / 2 - size.z / 2,
            halfX: (x1 - x0) / 2,
            halfZ: (z1 - z0) / 2)
    }
}

/// A rectangle of cells, bounds included.
struct Cells {
    var x0, z0, x1, z1: Int

    var area: Int { (x1 - x0 + 1) * (z1 - z0 + 1) }

    func contains(_ x: Int, _ z: Int) -> Bool { x >= x0 && x <= x1 && z >= z0 && z <= z1 }

    func indices(_ side: Int) -> [Int] {
        (z0...z1).flatMap { z in (x0...x1).map { z * side + $0 } }
    }

    /// The largest rectangle of true cells, by the heights of columns of true cells above each row.
    static func largest(_ mask: [Bool], _ side: Int) -> Cells? {
        var best: Cells?
        var heights = [Int](repeating: 0, count: side)
        for z in 0..<side {
            for x in 0..<side { heights[x] = mask[z * side + x] ? heights[x] + 1 : 0 }
            var stack: [Int] = []
            for x in 0...side {
                let height = x < side ? heights[x] : 0
                while let last = stack.last, heights[last] >= height {
                    stack.removeLast()
                    let left = (stack.last ?? -1) + 1
                    let tall = heights[last]
                    if tall > 0, tall * (x - left) > best?.area ?? 0 {
                        best = Cells(x0: left, z0: z - tall + 1, x1: x - 1, z1: z)
                    }
                }
                if x < side { stack.append(x) }
            }
        }
        return best
    }
}
