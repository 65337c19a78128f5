import Knowledge
import Materials
import PlantainProto
import Space

/// The matter under a text panel, felt with straight probes: how round it is and what colour it has.
struct PanelGround {
    private let geometry: AssetGeometry
    private let panel: TextPanel
    private let facing: V3

    init(_ geometry: AssetGeometry, _ panel: TextPanel) {
        self.geometry = geometry
        self.panel = panel
        facing = panel.right.cross(panel.up).unit
    }

    /// 1 / radius of the upright cylinder that the ground is part of; 0 where it is flat or neither.
    ///
    /// From a drop d of the ground at a distance a from the panel's middle: R = (a² + d²) / 2d.
    var curvature: Float {
        let half = panel.width / 2
        guard let middle = depth(0.5, 0.5), abs(facing.y) < 0.2 else { return 0 }
        func drop(_ share: Float) -> Float? {
            guard let left = depth(0.5 - share / 2, 0.5), let right = depth(0.5 + share / 2, 0.5),
                abs(left - right) < 0.04 * panel.width
            else { return nil }
            return middle - (left + right) / 2
        }
        guard let outer = drop(0.94), outer > 0.03 * half else { return 0 }
        let a = 0.94 * half
        let radius = (a * a + outer * outer) / (2 * outer)
        guard radius > half * 0.9 else { return 0 }
        for share: Float in [0.35, 0.65] {
            let x = share * half
            let expected = radius - (radius * radius - x * x).squareRoot()
            guard let found = drop(share), abs(found - expected) < 0.03 * radius else { return 0 }
        }
        // A ball curves upward as well.
        for v: Float in [0.15, 0.85] {
            guard let found = depth(0.5, v), abs(found - middle) < 0.12 * radius else { return 0 }
        }
        return 1 / radius
    }

    /// Mean linear colour of what the ink lies on; nil if nothing is there.
    func color(_ wish: Material?) -> V3? {
        let anyTakes = geometry.parts.contains { $0.recolourable }
        var sum = V3.zero
        var count: Float = 0
        for (u, v) in [(0.5, 0.5), (0.2, 0.3), (0.8, 0.3), (0.2, 0.7), (0.8, 0.7)]
            as [(Float, Float)]
        {
            guard let part = hit(u, v)?.part else { continue }
            let own = part.material
            var color = own.texture?.mean ?? own.baseColor
            if let wish, part.recolourable || (!anyTakes && own.glow == 0) {
                let substance = SubstanceProperties.of(wish.substance)
                if wish.substance != .unspecified, substance.ownColor { color = substance.color }
                if let tint = wish.tint?.rgb { color = tint }
            }
            // A lit screen is as bright as paper.
            if own.glow > 0 { color = blend(color, V3(repeating: 1), 0.6) }
            if own.transmission > 0.5 { color = V3(repeating: 0.4) }
            sum += color
            count += 1
        }
        return count > 0 ? sum / count : nil
    }

    /// Above the panel's plane, at shares of its sides.
    private func depth(_ u: Float, _ v: Float) -> Float? { hit(u, v)?.depth }

    private func hit(_ u: Float, _ v: Float) -> (depth: Float, part: AssetPart)? {
        let place = panel.origin + panel.right * u + panel.up * v
        let across = panel.right.unit
        let upward = panel.up.unit
        var best: (depth: Float, part: AssetPart)?
        for part in geometry.parts {
            let mesh = part.mesh
            for t in stride(from: 0, to: mesh.indices.count, by: 3) {
                let (a, b, c) = mesh.corners(t)
                let (p, q, r) = (a - place, b - place, c - place)
                let (px, qx, rx) = (p.dot(across), q.dot(across), r.dot(across))
                guard min(px, qx, rx) <= 0, max(px, qx, rx) >= 0 else { continue }
                let (py, qy, ry) = (p.dot(upward), q.dot(upward), r.dot(upward))
                guard min(py, qy, ry) <= 0, max(py, qy, ry) >= 0 else { continue }
                let area = (qx - px) * (ry - py) - (rx - px) * (qy - py)
                guard abs(area) > 1e-12 else { continue }
                let s = (-px * (ry - py) + (rx - px) * py) / area
                let w = ((qx - px) * -py + px * (qy - py)) / area
                guard s >= -1e-4, w >= -1e-4, s + w <= 1.0002 else { continue }
                let depth = p.dot(facing) + s * (q - p).dot(facing) + w * (r - p).dot(facing)
                if depth > best?.depth ?? -.infinity { best = (depth, part) }
            }
        }
        return best
    }
}
