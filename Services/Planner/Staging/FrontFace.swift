public import Knowledge
import Space

/// The part of a thing's front that lettering fits on, for things that are not made to bear any.
public enum FrontFace {
    private static let side = 48

    /// The largest flat rectangle seen from the front, or a part of an upright round wall; nil if either is
    /// too small a part of the front.
    ///
    /// Flat is flat: battens, handles and edges end it, so that no letter crosses them.
    public static func panel(of geometry: AssetGeometry) -> TextPanel? {
        let size = V3(geometry.size)
        // The edge of a sheet that lies is no front.
        guard size.min() > 1e-4, size.y > 0.12 * max(size.x, size.z) else { return nil }
        let map = seenFromFront(geometry)
        let front = size.x * size.y
        let flat = flattest(map, size, tolerance: max(0.0015, 0.012 * min(size.x, size.y)))
            .map { panel($0, geometry) }
        if let round = round(map, geometry), round.area > 1.2 * (flat?.area ?? 0),
            round.area > 0.07 * front
        {
            return round
        }
        if let flat, flat.area > 0.07 * front { return flat }
        let bulging = flattest(map, size, tolerance: 0.06 * min(size.x, size.y))
            .map { panel($0, geometry) }
        guard let bulging, bulging.area > 0.07 * front else { return nil }
        return bulging
    }

    /// Where lettering goes on what has no panel made for it: on its front, or, if it is a sheet that lies, on
    /// its upper side.
    public static func bearing(of geometry: AssetGeometry) -> TextPanel? {
        panel(of: geometry) ?? upper(of: geometry)
    }

    /// The same for the upper side of what lies flat: its far edge is the lettering's top.
    private static func upper(of geometry: AssetGeometry) -> TextPanel? {
        let size = V3(geometry.size)
        guard size.min() > 1e-4, size.y <= 0.2 * max(size.x, size.z) else { return nil }
        var raised = geometry
        raised.size = V3(size.x, size.z, size.y)
        for i in raised.parts.indices {
            for k in raised.parts[i].mesh.positions.indices {
                let p = V3(raised.parts[i].mesh.positions[k])
                raised.parts[i].mesh.positions[k] =
                    V3(p.x, size.z / 2 - p.z, p.y - size.y / 2)
            }
        }
        guard var panel = panel(of: raised) else { return nil }
        let (origin, up) = (V3(panel.origin), V3(panel.up))
        panel.name = "top"
        panel.origin = V3(origin.x, origin.z + size.y / 2, size.z / 2 - origin.y)
        panel.up = V3(0, 0, -up.y)
        return panel
    }

    /// Heights are depths toward the viewer and rows go from bottom to top.
    private static func seenFromFront(_ geometry: AssetGeometry) -> HeightMap {
        let size = V3(geometry.size)
        var map = HeightMap(side: side, size: V3(size.x, size.z, size.y))
        for part in geometry.parts {
            var mesh = part.mesh
            for i in mesh.positions.indices {
                let p = mesh.positions[i]
                mesh.positions[i] = V3(p.x, p.z, p.y - size.y / 2)
            }
            map.add(mesh)
        }
        return map
    }

    private static func panel(
        _ face: (cells: Cells, depth: Float), _ geometry: AssetGeometry, margin: Float = 0.08
    ) -> TextPanel {
        let size = V3(geometry.size)
        let cell = V3(size.x, size.y, 0) / Float(side)
        // Cells are felt in their middles: half of the outermost ones may already be an edge.
        let (x0, x1) = (
            (Float(face.cells.x0) + 0.5) * cell.x, (Float(face.cells.x1) + 0.5) * cell.x
        )
        let (y0, y1) = (
            (Float(face.cells.z0) + 0.5) * cell.y, (Float(face.cells.z1) + 0.5) * cell.y
        )
        let free = margin * min(x1 - x0, y1 - y0)
        return TextPanel(
            name: "front",
            origin: V3(x0 - size.x / 2 + free, y0 + free, face.depth + 0.0005),
            right: V3(x1 - x0 - 2 * free, 0, 0), up: V3(0, y1 - y0 - 2 * free, 0),
            ink: ink(geometry))
    }

    /// The middle of a cylinder's wall, as wide as it can be read.
    private static func round(_ map: HeightMap, _ geometry: AssetGeometry) -> TextPanel? {
        let size = V3(geometry.size)
        guard let wide = flattest(map, size, tolerance: 0.14 * size.x) else { return nil }
        let panel = panel(wide, geometry)
        return PanelGround(geometry, panel).curvature > 0 ? panel : nil
    }

    private static func flattest(
        _ map: HeightMap, _ size: V3, tolerance: Float
    ) -> (cells: Cells, depth: Float)? {
        var best: (cells: Cells, depth: Float)?
        var tried: Set<Int> = []
        for depth in map.high where depth.isFinite && depth > 0 {
            let step = Int(depth / tolerance * 3)
            guard tried.insert(step).inserted else { continue }
            let top = Float(step + 1) * tolerance / 3
            let mask = map.high.map { $0 <= top && $0 > top - tolerance }
            guard var cells = Cells.largest(mask, side) else { continue }
            center(&cells)
            let front = cells.indices(side).map { map.high[$0] }.max() ?? depth
            if cells.area > best?.cells.area ?? 0 { best = (cells, front) }
        }
        return best
    }

    /// Cut to be symmetrical about the thing's middle, where it then sits, if it lies across it.
    private static func center(_ cells: inout Cells) {
        let inset = max(cells.x0, side - 1 - cells.x1)
        guard inset < side / 2 - side / 8 else { return }
        (cells.x0, cells.x1) = (inset, side - 1 - inset)
    }

    /// Dark on what is light, light on what is dark.
    private static func ink(_ geometry: AssetGeometry) -> V3 {
        var (sum, weight) = (Float(0), Float(0))
        for part in geometry.parts where part.material.texture == nil {
            let share = part.mesh.bounds.size.x * part.mesh.bounds.size.y
            sum += V3(part.material.baseColor).luminance * share
            weight += share
        }
        return weight > 0 && sum / weight < 0.12 ? V3(0.85, 0.84, 0.8) : V3(repeating: 0.02)
    }
}

extension TextPanel {
    fileprivate var area: Float { width * height }
}

extension AssetInfo {
    private static let creatures: Set = [
        "deer", "chicken", "horse", "dog", "cat", "rabbit", "snowman", "mannequin",
    ]

    /// Lettering may be put on its front even if it was not made for any.
    public var takesLettering: Bool {
        switch category {
        case .appliance, .container, .electronics, .furniture, .kitchenware, .opening, .outdoor,
            .solid, .stationery, .tableware, .book:
            true
        case .food, .clothing, .bathroom, .lamp, .tool, .sport: !isFigurine
        case .decoration: !isFigurine && !Self.creatures.contains(concept)
        default: false
        }
    }
}
