import Knowledge
import PlantainProto
import SceneGeometry

/// How ink changes what lies under it.
extension ScenePanel {
    /// - Parameter place: metres from the panel's lower left corner.
    func write(
        _ ink: PanelInk, at place: SIMD2<Float>, _ footprint: Footprint, on look: inout Look
    ) {
        let axes = shape.axes(at: place.x)
        func flat(_ step: SIMD3<Float>) -> SIMD2<Float> {
            SIMD2(dot(step, axes.right), dot(step, shape.up))
        }
        let (right, down) = (flat(footprint.right), flat(footprint.down))
        let share = ink.coverage(place, right: right, down: down)
        if run.finish == .neon { glow(ink, at: place, share, on: &look) }
        guard share > 0 else { return }
        switch run.finish {
        case .chalk:
            let step = max(abs(right).max(), abs(down).max())
            cover(&look, share * grain(place, step: step))
            look.roughness += (0.95 - look.roughness) * share
        case .engraved:
            sink(ink, at: place, axes, max(abs(right).max(), abs(down).max()), on: &look)
            cover(&look, share)
        default: cover(&look, share)
        }
        look.glyph = max(look.glyph, share)
    }

    private func cover(_ look: inout Look, _ share: Float) {
        look.color += (self.ink - look.color) * share
        look.metalness *= 1 - share
        look.roughness += (0.5 - look.roughness) * share  // as printed
        look.transmission *= 1 - share
        guard run.finish != .neon else { return }
        look.emission += (emission - look.emission) * share
    }

    // MARK: Chalk

    /// Share of a stroke that chalk leaves on the grain of its ground: 1 on its peaks, less in its pores.
    ///
    /// Pores are 0.6 and 2 mm wide; those smaller than a pixel go over into their mean.
    private func grain(_ place: SIMD2<Float>, step: Float) -> Float {
        var result: Float = 1
        for (width, depth) in [(0.0022, 0.24), (0.0007, 0.3)] as [(Float, Float)] {
            let seen = min(1, max(0, 1.5 - step / width))
            result -= depth * (0.35 + (Self.noise(place / width) - 0.35) * seen)
        }
        return max(0.4, result)
    }

    /// Smooth noise of unit cells, 0 to 1.
    private static func noise(_ p: SIMD2<Float>) -> Float {
        let low = p.rounded(.down)
        let f = p - low
        let t = f * f * (SIMD2(repeating: 3) - 2 * f)
        func corner(_ dx: Int32, _ dy: Int32) -> Float {
            var h = UInt32(truncatingIfNeeded: Int32(low.x) &+ dx) &* 0x9E37_79B1
            h ^= UInt32(truncatingIfNeeded: Int32(low.y) &+ dy) &* 0x85EB_CA77
            h = (h ^ h >> 15) &* 0x2C1B_3C6D
            h = (h ^ h >> 13) &* 0x297A_2D39
            return Float((h ^ h >> 16) >> 8) / 16_777_216
        }
        let below = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * t.x
        let above = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * t.x
        return below + (above - below) * t.y
    }

    // MARK: Engraved

    /// Tilts the ground at the borders of strokes: a groove as deep as its bevel is wide.
    private func sink(
        _ ink: PanelInk, at place: SIMD2<Float>,
        _ axes: (right: SIMD3<Float>, facing: SIMD3<Float>), _ step: Float, on look: inout Look
    ) {
        let bevel = max(0.025 * em, step)
        func cut(_ x: Float, _ y: Float) -> Float {
            ink.blurred(place + SIMD2(x, y) * bevel, over: bevel / 2)
        }
        let slope = SIMD2(cut(1, 0) - cut(-1, 0), cut(0, 1) - cut(0, -1))
        // The ground lies at −depth × ink, so its normal leans toward more ink.
        let lean = axes.right * slope.x + shape.up * slope.y
        look.normal = normalize(look.normal + lean * 0.8)
    }

    // MARK: Neon

    /// Tubes are brightest along their middle and light the ground beside them.
    private func glow(
        _ ink: PanelInk, at place: SIMD2<Float>, _ share: Float, on look: inout Look
    ) {
        let near = ink.blurred(place, over: 0.09 * em)
        let far = ink.blurred(place, over: 0.3 * em)
        let halo = min(1, 0.75 * near + 0.5 * far) * (1 - share)
        look.color += (self.ink - look.color) * (0.55 * halo)
        look.emission += emission * 0.035 * halo
        guard share > 0 else { return }
        let middle = ink.blurred(place, over: 0.03 * em)
        let t = min(1, max(0, (middle - 0.45) / 0.5))
        let core = t * t * (3 - 2 * t)
        look.emission += (emission * (0.22 + 0.78 * core) - look.emission) * share
        // Where a tube is brightest its colour burns out.
        look.color += (SIMD3(repeating: 1) - look.color) * (0.35 * core * share)
    }
}

private func abs(_ v: SIMD2<Float>) -> SIMD2<Float> { SIMD2(Swift.abs(v.x), Swift.abs(v.y)) }
