import Space

/// How well nodes stand on one level, as the camera will see them; lower is better.
struct LevelCost {
    var nodes: [Node]
    var wishes: [NodeWish]
    /// Half extents of the surface; nil = unbounded.
    var bounds: (x: Float, z: Float)?
    var pitch: Float
    var verticalFov: Float
    var aspect: Float
    var isRoom = false
    /// How far each node may stand from the others beyond what is usual, in reaches; none = no farther.
    var farness: [Float] = []
    /// Pairs of nodes that may hide one another more than others.
    private let tolerant: Set<[Int]>
    private let unit: Float

    init(
        nodes: [Node], wishes: [NodeWish], bounds: (x: Float, z: Float)?, pitch: Float,
        verticalFov: Float, aspect: Float
    ) {
        self.nodes = nodes
        self.wishes = wishes
        self.bounds = bounds
        self.pitch = pitch
        self.verticalFov = verticalFov
        self.aspect = aspect
        tolerant = Set(
            wishes.filter { $0.kind == .behind || $0.kind == .front }
                .map { [min($0.subject, $0.object), max($0.subject, $0.object)] })
        let sizes = nodes.map { max($0.halfX, $0.halfZ) * 2 }.sorted()
        unit = max(0.01, sizes.isEmpty ? 1 : sizes[sizes.count / 2])
    }

    /// Corners of a node's box.
    func corners(_ i: Int, _ spots: [Spot]) -> [V3] {
        let node = nodes[i]
        return node.footprint(spots[i]).corners.flatMap {
            [V3($0.0, node.lift + node.shows, $0.1), V3($0.0, node.lift + node.height, $0.1)]
        }
    }

    func callAsFunction(_ spots: [Spot]) -> Float {
        let points = spots.indices.map { corners($0, spots) }
        let view = Viewpoint.fitting(
            points.flatMap { $0 }, direction: Viewpoint.direction(pitch: pitch),
            verticalFov: verticalFov,
            aspect: aspect, fill: 0.8)
        let boxes = points.compactMap { view.rectangle($0) }
        guard boxes.count == nodes.count else { return 1e6 }
        return contact(spots) + hiding(boxes) + wishes.reduce(0) { $0 + cost($1, spots, boxes) }
            + composition(spots, boxes) + (isRoom ? furnishing(spots) : 0)
    }

    // MARK: Contact

    /// Overlap of footprints, and what hangs over the edge of the surface.
    private func contact(_ spots: [Spot]) -> Float {
        var cost: Float = 0
        for i in spots.indices {
            for j in spots.indices where j > i && nodes[i].place == nodes[j].place {
                let clearance = 0.06 * min(reach(i), reach(j)) + 0.04 * unit
                let gap = nodes[i].footprint(spots[i]).gap(nodes[j].footprint(spots[j]))
                if gap < clearance {
                    cost += 4 * (clearance - gap) / min(reach(i), reach(j)) + (gap < 0 ? 12 : 0)
                }
            }
            if let bounds, nodes[i].place == .standing {
                let reach = nodes[i].footprint(spots[i]).reach
                let over =
                    max(0, abs(spots[i].x) + reach.x - bounds.x)
                    + max(0, abs(spots[i].z) + reach.z - bounds.z)
                cost += 20 * over / unit
            }
        }
        return cost
    }

    func reach(_ i: Int) -> Float { max(0.005, max(nodes[i].halfX, nodes[i].halfZ)) }

    // MARK: Hiding

    /// The share of each thing that nearer ones cover, beyond what a picture bears.
    private func hiding(_ boxes: [ImageRectangle]) -> Float {
        var cost: Float = 0
        for b in boxes.indices {
            var hidden: Float = 0
            var bearable: Float = 0.12
            for a in boxes.indices where a != b && boxes[a].near < boxes[b].near {
                hidden += boxes[a].overlap(boxes[b]) * nodes[a].solid / max(1e-6, boxes[b].area)
                if tolerant.contains([min(a, b), max(a, b)]) { bearable = 0.3 }
            }
            if nodes[b].facesCamera { bearable = 0 }
            if hidden > bearable {
                // Half a text is no text: worth any other place.
                cost += nodes[b].isLettered ? 4 + 40 * hidden : 6 * (hidden - bearable)
            }
        }
        return cost
    }

    // MARK: Wishes

    private func cost(_ wish: NodeWish, _ spots: [Spot], _ boxes: [ImageRectangle]) -> Float {
        let (s, o) = (wish.subject, wish.object)
        switch wish.kind {
        case .left: return side(boxes[s], boxes[o]) + level(spots[s], spots[o], s, o)
        case .right: return side(boxes[o], boxes[s]) + level(spots[s], spots[o], s, o)
        case .front: return depth(spots, s, o) + across(boxes[s], boxes[o])
        case .behind: return depth(spots, o, s) + across(boxes[s], boxes[o])
        case .near, .on, .inside:
            let gap = nodes[s].footprint(spots[s]).gap(nodes[o].footprint(spots[o]))
            let close = 0.35 * max(reach(s), reach(o))
            return gap > close ? 3 * (gap - close) / max(reach(s), reach(o)) : 0
        case .between:
            guard let p = wish.other else { return 0 }
            let (left, right) = boxes[o].centerX < boxes[p].centerX ? (o, p) : (p, o)
            return side(boxes[left], boxes[s]) + side(boxes[s], boxes[right])
                + 2 * (outside(spots[s].z, spots[o].z, spots[p].z) / unit)
                + level(spots[s], spots[o], s, o) + level(spots[s], spots[p], s, p)
        case .above, .under:
            let (high, low) = wish.kind == .above ? (s, o) : (o, s)
            let dx = abs(boxes[high].centerX - boxes[low].centerX)
            let gap = boxes[high].bottom - boxes[low].top
            let wide = 0.3 * (boxes[high].width + boxes[low].width)
            return 3 * max(0, dx - 0.5 * wide) + 8 * max(0, -gap - 0.02) + 1.5 * max(0, gap - 0.25)
        }
    }

    /// How much `a` fails to be left of `b` on the picture.
    private func side(_ a: ImageRectangle, _ b: ImageRectangle) -> Float {
        let overlap = a.right - b.left
        let middle = b.centerX - a.centerX
        return 8 * max(0, overlap + 0.02) + 10 * max(0, 0.15 - middle) + 0.6
            * max(0, -overlap - 0.5)
    }

    /// How far a depth lies outside the range of two others.
    private func outside(_ z: Float, _ a: Float, _ b: Float) -> Float {
        max(0, min(a, b) - z, z - max(a, b))
    }

    /// Things side by side stand at about one depth.
    private func level(_ a: Spot, _ b: Spot, _ i: Int, _ j: Int) -> Float {
        0.5 * max(0, abs(a.z - b.z) - 0.7 * (reach(i) + reach(j))) / unit
    }

    /// How much `a` fails to be nearer than `b`.
    private func depth(_ spots: [Spot], _ a: Int, _ b: Int) -> Float {
        let (fa, fb) = (nodes[a].footprint(spots[a]), nodes[b].footprint(spots[b]))
        let gap = (fa.z - fa.reach.z) - (fb.z + fb.reach.z)
        return 8 * max(0, 0.02 * unit - gap) / unit + 0.8
            * max(0, gap - 1.5 * max(reach(a), reach(b))) / unit
    }

    /// In front and behind read best when the two are near one another across the picture.
    private func across(_ a: ImageRectangle, _ b: ImageRectangle) -> Float {
        2 * max(0, abs(a.centerX - b.centerX) - 0.45 * (a.width + b.width))
    }

    // MARK: Composition

    private func composition(_ spots: [Spot], _ boxes: [ImageRectangle]) -> Float {
        guard let first = boxes.first else { return 0 }
        let all = boxes.dropFirst().reduce(first) { $0.union($1) }
        var cost: Float = 0
        // Everything large enough to be seen well.
        for (node, box) in zip(nodes, boxes) {
            let size = max(box.height, box.width * aspect)
            cost += (node.facesCamera ? 4 : 2.5) * max(0, node.wanted - size) / node.wanted
        }
        // The frame is used in both directions, and the weight lies near its middle.
        if !isRoom {
            cost += 0.2 * (max(0, 1.4 - all.width) + 0.6 * max(0, 1.1 - all.height))
        }
        // Things fill the frame rather than the gaps between them.
        let share = boxes.reduce(0) { $0 + $1.area } / 4
        cost += 2 * max(0, 0.3 - share)
        let weight = boxes.reduce(0) { $0 + $1.area.squareRoot() }
        let middle =
            zip(boxes, spots).reduce(0) { $0 + $1.0.area.squareRoot() * $1.0.centerX }
            / max(1e-6, weight)
        cost += 0.8 * abs(middle - all.centerX)
        // Neither scattered nor lined up like soldiers.
        for i in spots.indices {
            var nearest = Float.infinity
            for j in spots.indices where j != i {
                let (dx, dz) = (spots[i].x - spots[j].x, spots[i].z - spots[j].z)
                let gap = (dx * dx + dz * dz).squareRoot() - reach(i) - reach(j)
                nearest = min(nearest, gap / max(reach(i), reach(j)))
                if nodes[i].place == .standing, nodes[j].place == .standing, j > i {
                    cost += 0.12 * max(0, 1 - abs(dz) / (0.3 * min(reach(i), reach(j))))
                }
            }
            if nearest.isFinite {
                cost += 1.1 * max(0, nearest - 0.3 - (farness.isEmpty ? 0 : farness[i]))
            }
        }
        // Groups stay together.
        for i in spots.indices {
            for j in spots.indices where j > i && !nodes[i].groups.isDisjoint(with: nodes[j].groups)
            {
                let (dx, dz) = (spots[i].x - spots[j].x, spots[i].z - spots[j].z)
                let gap = (dx * dx + dz * dz).squareRoot() - reach(i) - reach(j)
                cost += 0.15 * max(0, gap) / reach(i)
            }
        }
        return cost
    }
}
