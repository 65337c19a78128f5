import Layout
import PlantainProto
import Space

/// Open water among land: what floats is on it, and everything else stands on its banks.
public struct Waters: Sendable, Hashable {
    /// Groups that are on the water.
    public var afloat: Set<Int>
    /// Metres from bank to bank where the far one is near enough to stand on; 0 = as far as one sees.
    public var width: Float

    public init(afloat: Set<Int>, width: Float = 0) { (self.afloat, self.width) = (afloat, width) }

    /// Tall things stand on the far bank, where they do not hide the water.
    private static let tall: Float = 2.6
    /// How high the water is over the ground that goes on below it, metres.
    static let level: Float = 0.02

    /// Where land ends: z of the near and of the far edge; nil where that bank is out of sight.
    struct Shore: Sendable, Hashable {
        var near: Float?
        var far: Float?

        static let open = Shore()
    }

    /// Moves what stands on land to a bank before or behind what floats, and what floats onto the water.
    func part(_ objects: inout [SceneObject], wishes: [Wish]) -> Shore {
        let index = Dictionary(
            objects.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        func root(_ i: Int) -> Int {
            var i = i
            for _ in 0..<8 {
                guard let next = index[objects[i].support] else { break }
                i = next
            }
            return i
        }
        let roots = objects.indices.map(root)
        func floats(_ i: Int) -> Bool { afloat.contains(Int(objects[roots[i]].group)) }
        func isFar(_ i: Int) -> Bool {
            let group = Int(objects[roots[i]].group)
            for wish in wishes {
                let isBehind = wish.kind == .behind, isBefore = wish.kind == .front
                guard isBehind || isBefore else { continue }
                if wish.subject == group, afloat.contains(wish.object) { return isBehind }
                if wish.object == group, afloat.contains(wish.subject) { return isBefore }
            }
            let height =
                objects.indices.filter { Int(objects[$0].group) == group }
                .map { V3(objects[$0].size).y }.max() ?? 0
            return height > Self.tall
        }
        let water = objects.indices.filter(floats)
        let far = objects.indices.filter { !floats($0) && isFar($0) }
        let near = objects.indices.filter { !floats($0) && !isFar($0) }
        func span(_ members: [Int]) -> (low: V3, high: V3)? {
            let corners = members.flatMap { objects[$0].corners }
            guard let first = corners.first else { return nil }
            return (
                corners.reduce(first) { pointwiseMin($0, $1) },
                corners.reduce(first) { pointwiseMax($0, $1) }
            )
        }
        func move(_ members: [Int], _ by: V3) {
            for i in members { objects[i].position = Vec3(V3(objects[i].position) + by) }
        }
        var shore = Shore()
        // One who only looks stands on a bank.
        if objects.isEmpty { shore.near = -2.4 }
        // Without anything on it, the water lies behind what is near and before what is far.
        let middle = span(water)
        let reach = middle.map { max(1.5, 0.5 * ($0.high.x - $0.low.x)) } ?? max(4, 0.5 * width)
        if let land = span(far) {
            let edge = middle?.low.z ?? span(near)?.low.z ?? land.high.z
            let room = width > 0 ? max(reach, 0.6 * width) : 2.2 * reach + 3
            move(far, V3(0, 0, min(0, edge - room - land.high.z)))
            shore.far = (span(far)?.high.z ?? edge) + 1.2
        } else if width > 0 {
            shore.far = (middle?.low.z ?? span(near)?.low.z ?? 0) - max(reach, 0.6 * width)
        }
        if let land = span(near) {
            let edge = middle?.high.z ?? (shore.far ?? land.low.z - 1) + reach
            let rise = max(0.4, 0.25 * (land.high.y - land.low.y))
            move(near, V3(0, 0, max(0, edge + 0.8 * reach + rise - land.low.z)))
            if let middle { aside(near, land, past: middle, wishes, &objects) }
            shore.near = (span(near)?.low.z ?? edge) - 0.7
        }
        for i in water {
            objects[i].position = Vec3(V3(objects[i].position) + V3(0, Self.level, 0))
            if roots[i] == i, objects[i].support != "" { objects[i].support = "water" }
        }
        return shore
    }

    /// Beside what floats rather than before it, to the side where it is already.
    private func aside(
        _ near: [Int], _ land: (low: V3, high: V3), past water: (low: V3, high: V3),
        _ wishes: [Wish], _ objects: inout [SceneObject]
    ) {
        let groups = Set(near.map { Int(objects[$0].group) })
        let isBefore = wishes.contains {
            $0.kind == .front && groups.contains($0.subject)
                || $0.kind == .behind && groups.contains($0.object)
        }
        let isLow = land.high.y - land.low.y < 0.3 * (water.high.y - water.low.y)
        guard !isBefore, !isLow else { return }
        let (here, there) = ((land.low.x + land.high.x) / 2, (water.low.x + water.high.x) / 2)
        // It is nearer to the camera: some overlap still leaves what floats to be seen.
        let slack = 0.12 * (land.high.x - land.low.x)
        let shift =
            here < there
            ? min(0, water.low.x + slack - land.high.x) : max(0, water.high.x - slack - land.low.x)
        for i in near { objects[i].position = Vec3(V3(objects[i].position) + V3(shift, 0, 0)) }
    }
}
