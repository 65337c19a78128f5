public import Knowledge
import Space

/// The part of a thing's front that lettering fits on, for things that are not made to bear any.
public enum FrontFace {
    private static let side = 40

    /// The largest nearly flat rectangle seen from the front; nil if it is too small a part of it.
    ///
    /// Ink reaches matter within three tenths of a panel's smaller extent, so a front may be as round
    /// as that; here it must be flatter still, or letters at the edge would look squeezed.
    public static func panel(of geometry: AssetGeometry) -> TextPanel? {
        let size = V3(geometry.size)
        guard size.min() > 1e-4 else { return nil }
        // Seen from the front, heights are depths toward the viewer and rows go from bottom to top.
        var map = HeightMap(side: side, size: V3(size.x, size.z, size.y))
        for part in geometry.parts {
            var mesh = part.mesh
            for i in mesh.positions.indices {
                let p = mesh.positions[i]
                mesh.positions[i] = V3(p.x, p.z, p.y - size.y / 2)
            }
            map.add(mesh)
        }
        guard let face = flattest(map, size) else { return nil }
        let cell = V3(size.x, size.y, 0) / Float(side)
        let (x0, x1) = (Float(face.cells.x0) * cell.x, Float(face.cells.x1 + 1) * cell.x)
        let (y0, y1) = (Float(face.cells.z0) * cell.y, Float(face.cells.z1 + 1) * cell.y)
        guard (x1 - x0) * (y1 - y0) > 0.07 * size.x * size.y else { return nil }
        let margin = 0.1 * min(x1 - x0, y1 - y0)
        return TextPanel(
            name: "front",
            origin: V3(x0 - size.x / 2 + margin, y0 + margin, face.depth + 0.0005),
            right: V3(x1 - x0 - 2 * margin, 0, 0), up: V3(0, y1 - y0 - 2 * margin, 0),
            ink: ink(geometry))
    }

    private static func flattest(_ map: HeightMap, _ size: V3) -> (cells: Cells, depth: Float)? {
        let tolerance = 0.09 * min(size.x, size.y)
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

    /// Cut to be symmetrical about the thing's middle, where it then sits.
    private static func center(_ cells: inout Cells) {
        let inset = max(cells.x0, side - 1 - cells.x1)
        guard inset < side / 2 else { return }
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

extension AssetInfo {
    /// Lettering may be put on its front even if it was not made for any.
    public var takesLettering: Bool {
        switch category {
        case .appliance, .container, .electronics, .furniture, .kitchenware, .opening, .outdoor,
            .solid, .stationery, .tableware, .book:
            true
        default: false
        }
    }
}
