import Air
import GuideMap
import ImageTokens
import Interruption
import Synchronization
import Tensor

/// Runs the network over a region: the first step guesses the residual, each of the following ones
/// sees the guess before it and makes a better one. Each needs its predecessor 96 pixels further out.
struct Refinement {
    let network: RendererNetwork
    let light: PictureLight
    let source: any GuideSource
    let threads: Int

    /// Widest and highest rectangle that the network takes at once; the larger, the less is
    /// computed twice.
    private static let piece = 1024

    /// What the network is told of each step: 0, 1/2, 3/4, 7/8, …, however many follow.
    static func times(_ steps: Int) -> [Float] {
        (0..<steps).map { 1 - 1 / Float(1 << $0) }
    }

    func run(
        over region: PixelRect, steps: Int, work: inout RenderWork,
        progress: (Double) throws -> Void,
        finished: (PixelRect, Tensor, [BorderPixel], [Float]?) throws -> Void
    ) throws {
        let halo = RendererNetwork.halo
        let core = Self.aligned(region)
        let pieces = Self.pieces(of: region, steps: steps)
        let outermost = core.grown(by: halo * steps)
        var known = KnownPixels(x: outermost.x, width: outermost.width)
        let limits = outermost.y..<outermost.maxY
        let times = Self.times(steps)
        var before: PlanarPixels?
        for (step, time) in times.enumerated() {
            let last = step == times.count - 1
            let rect = core.grown(by: halo * (steps - 1 - step))
            var next = last ? nil : PlanarPixels(rect, planes: 3)
            for cores in pieces[step] {
                let (top, bottom) = (cores[0].y, cores[0].maxY)
                if steps == 1 { known.forget(before: KnownPixels.band(ofRow: top - halo)) }
                try work.guides.measure {
                    try known.load(
                        rows: top - halo..<bottom + halo, within: limits, source, light.terms,
                        light.field, threads: threads)
                }
                let guesses = work.network.measure { predict(cores, known, before, time) }
                try Interruption.check()
                for (core, guess) in zip(cores, guesses) {
                    if last {
                        let visible = core.intersection(region)
                        let (picture, free) = picture(guess, core, visible, known)
                        try finished(visible, picture, known.borders(in: visible), free)
                    } else {
                        next?.paste(guess.values, of: core)
                    }
                }
                let done = Double(bottom - rect.y) / Double(rect.height)
                try progress((Double(step) + done) / Double(times.count))
            }
            before = next
        }
    }

    /// Aligned cores may reach a little beyond the canvas.
    private static func aligned(_ region: PixelRect) -> PixelRect {
        let a = RendererNetwork.alignment
        return PixelRect(
            x: region.x, y: region.y, width: (region.width + a - 1) / a * a,
            height: (region.height + a - 1) / a * a)
    }

    /// What the network is asked for, a step: rows of rectangles.
    static func pieces(of region: PixelRect, steps: Int) -> [[[PixelRect]]] {
        (0..<steps).map { step in
            let rect = aligned(region).grown(by: RendererNetwork.halo * (steps - 1 - step))
            return cut(rect.y..<rect.maxY).map { row in
                cut(rect.x..<rect.maxX).map {
                    PixelRect(
                        x: $0.lowerBound, y: row.lowerBound, width: $0.count, height: row.count)
                }
            }
        }
    }

    private func predict(
        _ cores: [PixelRect], _ known: KnownPixels, _ before: PlanarPixels?, _ time: Float
    ) -> [Tensor] {
        let results = Mutex([Int: Tensor]())
        Parallel.forEach(cores.count, threads: threads) { index in
            let guess = network.predict(
                cores[index], known, before: before, time: time, light.field)
            results.withLock { $0[index] = guess }
        }
        return results.withLock { all in cores.indices.compactMap { all[$0] } }
    }

    /// Base plus residual behind the plan's air of the visible part of a core, in display values, and the circle of
    /// confusion in pixels: (4, height, width); and the share of each pixel before which nothing falls.
    private func picture(
        _ guess: Tensor, _ core: PixelRect, _ visible: PixelRect, _ known: KnownPixels
    ) -> (Tensor, [Float]?) {
        var result = Tensor(zeros: [4, visible.height, visible.width])
        for y in 0..<visible.height {
            let band = known.band(row: visible.y + y)
            let from = band.index(x: visible.x, y: visible.y + y)
            let circles = (3 + GuideChannel.circleOfConfusion) * band.area + from
            for x in 0..<visible.width {
                result.values[(3 * visible.height + y) * visible.width + x] =
                    band.values[circles + x] * 32
            }
            for color in 0..<3 {
                let to = (color * visible.height + y) * visible.width
                let at =
                    (color * core.height + visible.y + y - core.y) * core.width + visible.x - core.x
                for x in 0..<visible.width {
                    result.values[to + x] =
                        band.values[color * band.area + from + x] * 0.5 + 0.5
                        + RenderModel.residual * guess.values[at + x]
                }
            }
        }
        guard let air = light.air else { return (result, nil) }
        func plane(_ channel: Int) -> [Float] {
            var values: [Float] = []
            values.reserveCapacity(visible.width * visible.height)
            for y in visible.y..<visible.maxY {
                let band = known.band(row: y)
                let start = (3 + channel) * band.area + band.index(x: visible.x, y: y)
                values += band.values[start..<start + visible.width]
            }
            return values
        }
        let (nearness, hit) = (plane(GuideChannel.inverseDepth), plane(GuideChannel.hit))
        air.veil(
            &result.values, of: visible, nearness: nearness, hit: hit, threads: threads)
        return (result, air.free(visible, nearness: nearness, hit: hit, threads: threads))
    }

    /// Splits a range into pieces at multiples of the piece's size.
    private static func cut(_ range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let boundary = (start >= 0 ? start / piece + 1 : -((-start - 1) / piece)) * piece
            let end = min(boundary, range.upperBound)
            result.append(start..<end)
            start = end
        }
        return result
    }
}
