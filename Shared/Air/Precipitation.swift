import Foundation
import GuideMap
import Guides
import PlantainProto
import Tensor

/// Drops or flakes in layers of depth before the camera, each at a place of its own in space.
struct Precipitation: Sendable {
    /// Exposed light that they send to the eye.
    let light: SIMD3<Float>
    private let isSnow: Bool
    private let seed: UInt64
    /// Metres that a drop falls while the shutter is open.
    private let fall: SIMD3<Float>
    private let focus: Float
    /// Of the usual number of them.
    private let amount: Float

    /// nil if nothing falls, or no longer: in clear air only what lies is left of it.
    init?(_ plan: ScenePlan, light: SIMD3<Float>) {
        guard let environment = plan.environment, environment.extinction > 0,
            environment.weather == .rain || environment.weather == .snowfall
        else { return nil }
        let weather = environment.weather
        isSnow = weather == .snowfall
        self.light = light * (isSnow ? 1.25 : 1.35)
        seed = plan.seed &* 31 &+ 7
        let wind = CounterNoise.uniform(seed, 1, 2) * 0.36 - 0.18
        let down = SIMD3<Float>(wind, -1, 0)
        fall = down * (isSnow ? 0.004 : 0.085)
        // Heavier rain is seen less far through.
        let usual: Float = isSnow ? 0.011 : 0.006
        amount = min(max(environment.extinction / usual, 0.4), 3)
        focus = View(plan.camera ?? Camera(), width: 1, height: 1).focusDistance
    }

    /// One depth, and how densely things are in it.
    private struct Layer {
        let number: Int
        let depth: Float
        /// Side of the cell that holds one on average, at depth 1.
        let cell: Float
        /// Of each one's cover, where fewer are drawn than there are.
        let weight: Float
    }

    private func layers(_ view: View) -> [Layer] {
        let (nearest, farthest) = (max(0.25, 0.22 * focus), max(9 * focus, 24))
        let ratio: Float = 1.55
        let perVolume: Float = 30 * amount
        let least = view.tangent / 34
        var found: [Layer] = []
        var depth = nearest
        while depth < farthest, found.count < 16 {
            let thick = depth * (ratio.squareRoot() - 1 / ratio.squareRoot())
            let natural = 1 / (perVolume * depth * depth * thick).squareRoot()
            let cell = max(natural, least)
            found.append(
                Layer(
                    number: found.count, depth: depth, cell: cell,
                    weight: min(1.6, (cell / natural).squareRoot())))
            depth *= ratio
        }
        return found
    }

    /// The share of each pixel that is free of drops or flakes.
    ///
    /// - Parameter depths: of what is seen there, along the optical axis
    func free(_ rect: PixelRect, view: View, depths: [Float]) -> [Float] {
        var free = [Float](repeating: 1, count: rect.width * rect.height)
        for layer in layers(view) {
            let step = view.pixelSize
            let margin =
                (isSnow
                    ? largest(layer, view)
                    : largest(layer, view) + length(fall) / layer.depth / step
                        * 1.3) + 2
            func cells(_ from: Int, _ count: Int, _ middle: Float) -> ClosedRange<Int> {
                let low = (Float(from) - margin - middle) * step / layer.cell
                let high = (Float(from + count) + margin - middle) * step / layer.cell
                return Int(low.rounded(.down))...Int(high.rounded(.down))
            }
            for row in cells(rect.y, rect.height, view.height / 2) {
                for column in cells(rect.x, rect.width, view.width / 2) {
                    let place = CounterNoise.bits(seed, layer.number, row, column)
                    // None, one or two, one on average.
                    let count = place & 3 == 0 ? 2 : place & 3 == 3 ? 0 : 1
                    for k in 0..<count {
                        let one = Drop(
                            CounterNoise.bits(seed ^ 0x5157, layer.number, row, 4 * column + k))
                        let x =
                            (Float(column) + one.place.x) * layer.cell / step + view.width / 2
                        let y = (Float(row) + one.place.y) * layer.cell / step + view.height / 2
                        if isSnow {
                            flake(one, layer, x, y, rect, view, depths, &free)
                        } else {
                            streak(one, layer, x, y, rect, view, depths, &free)
                        }
                    }
                }
            }
        }
        return free
    }

    /// What chance decides of one.
    private struct Drop {
        let place: SIMD2<Float>
        let size: Float

        init(_ bits: UInt64) {
            place = SIMD2(Float(bits & 0xFFFF), Float(bits >> 16 & 0xFFFF)) / 65536
            let draw = Float(bits >> 32 & 0xFFFF) / 65536
            size = 0.55 + draw * draw * 0.95
        }
    }

    /// Radius in pixels of the widest one in a layer.
    private func largest(_ layer: Layer, _ view: View) -> Float {
        spread(1.5, layer, view).wide * 1.6
    }

    /// Radius in pixels as drawn, and the share that is left of its cover where it is smeared.
    private func spread(_ size: Float, _ layer: Layer, _ view: View) -> (wide: Float, share: Float)
    {
        let metres: Float = isSnow ? 0.0032 : 0.0009
        let sharp = metres * size / (layer.depth * view.pixelSize)
        let blur = view.circleOfConfusion(depth: layer.depth) / 2
        let least: Float = 0.6
        let wide = (sharp * sharp + blur * blur + least * least).squareRoot()
        let share = sharp / wide
        return (wide, isSnow ? share * share : share)
    }

    private func flake(
        _ one: Drop, _ layer: Layer, _ x: Float, _ y: Float, _ rect: PixelRect, _ view: View,
        _ depths: [Float], _ free: inout [Float]
    ) {
        let (wide, share) = spread(one.size, layer, view)
        let cover = min(0.92, share * layer.weight)
        guard cover > 0.004 else { return }
        // Sharp ones are soft tufts; blurred ones even discs.
        let reach = wide * 1.5
        cut(rect, x - reach, x + reach, y - reach, y + reach) { column, row, at in
            guard layer.depth < depths[at] else { return }
            let (dx, dy) = (Float(column) + 0.5 - x, Float(row) + 0.5 - y)
            let t = max(0, 1 - (dx * dx + dy * dy) / (reach * reach))
            free[at] *= 1 - cover * min(1, t * 1.6)
        }
    }

    private func streak(
        _ one: Drop, _ layer: Layer, _ x: Float, _ y: Float, _ rect: PixelRect, _ view: View,
        _ depths: [Float], _ free: inout [Float]
    ) {
        let (wide, share) = spread(one.size, layer, view)
        let cover = min(0.5, 0.42 * share * layer.weight)
        guard cover > 0.004 else { return }
        let start = view.position + view.direction(x: x, y: y) * layer.depth
        guard let end = view.project(start + fall * one.size), end.depth > 0.1 else { return }
        let run = SIMD2(end.x - x, end.y - y)
        let long = max(1e-3, (run * run).sum())
        let reach = wide * 1.6
        cut(
            rect, min(x, end.x) - reach, max(x, end.x) + reach, min(y, end.y) - reach,
            max(y, end.y) + reach
        ) { column, row, at in
            guard layer.depth < depths[at] else { return }
            let p = SIMD2(Float(column) + 0.5 - x, Float(row) + 0.5 - y)
            let t = min(max((p * run).sum() / long, 0), 1)
            let off = p - run * t
            let edge = max(0, 1 - (off * off).sum() / (reach * reach))
            free[at] *= 1 - cover * edge * min(1, 5 * t * (1 - t) + 0.15)
        }
    }

    /// Visits the pixels of a box that lie in the rectangle.
    @inline(__always)
    private func cut(
        _ rect: PixelRect, _ left: Float, _ right: Float, _ top: Float, _ bottom: Float,
        _ body: (Int, Int, Int) -> Void
    ) {
        guard left < Float(rect.maxX), right > Float(rect.x), top < Float(rect.maxY),
            bottom > Float(rect.y)
        else { return }
        let (x0, x1) = (max(rect.x, Int(left)), min(rect.maxX - 1, Int(right) + 1))
        let (y0, y1) = (max(rect.y, Int(top)), min(rect.maxY - 1, Int(bottom) + 1))
        guard x0 <= x1, y0 <= y1 else { return }
        for row in y0...y1 {
            for column in x0...x1 {
                body(column, row, (row - rect.y) * rect.width + column - rect.x)
            }
        }
    }
}

private func length(_ v: SIMD3<Float>) -> Float { (v * v).sum().squareRoot() }
