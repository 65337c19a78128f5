import Air
public import Checkpoint
public import GuideMap
public import ImageTokens
import Interruption
public import Lens
public import PlantainProto
package import Tensor

/// Draws a picture's pixels from its plan, tokens and guides: one step that guesses the residual to
/// the base picture, then, if asked for, further ones that refine the guess.
///
/// A pixel's value does not depend on how a picture is split into requests, nor on the number of
/// threads.
public struct RenderModel: Sendable {
    /// Requests are widened to a grid of squares of this many native pixels.
    public static let tile = 512
    /// What one unit of the network's output is worth in display values.
    static let residual: Float = 0.1

    private let decoder: TokenDecoder
    private let network: RendererNetwork
    package let configuration: RendererConfiguration
    private let mean: [Float]?

    /// - Parameters:
    ///   - tokenizer: path of `tokenizer.safetensors`
    ///   - renderer: path of `renderer.safetensors`
    public init(tokenizer: String, renderer: String) throws(CheckpointError) {
        let codec = try Checkpoint(path: tokenizer)
        let sizes = try codec.configuration(TokenizerConfiguration.self)
        decoder = try TokenDecoder(codec.weights["decoder"], sizes)
        _ = try TokenEncoder(codec.weights["encoder"], sizes)
        try codec.requireAllTaken()
        let checkpoint = try Checkpoint(path: renderer)
        configuration = try checkpoint.configuration(RendererConfiguration.self)
        network = try RendererNetwork(checkpoint.weights, configuration)
        try checkpoint.requireAllTaken()
        guard configuration.tokens || configuration.mean?.count == BaseTerms.channels else {
            throw .badConfiguration(
                file: renderer,
                reason: "a renderer without tokens needs \(BaseTerms.channels) mean coefficients")
        }
        mean = configuration.tokens ? nil : configuration.mean
    }

    /// Decodes a picture's tokens, once for all of its tiles.
    public func light(of codes: TokenCodes, plan: ScenePlan, guides: any GuideSource) throws
        -> PictureLight
    {
        let terms = BaseTerms(PlanLight(plan))
        if let mean {
            return PictureLight(
                terms: terms,
                field: TokenField(rows: 2 * codes.rows, columns: 2 * codes.columns, constant: mean),
                air: Air(plan))
        }
        var work = RenderWork()
        let pooled = try work.guides.measure {
            try PooledGuides.pool(guides, rows: codes.rows, columns: codes.columns, terms)
        }
        let field = work.decoder.measure { decoder.decode(codes, pooled).evened(by: pooled) }
        work.decoder.operations = decoder.floatingPointOperations(
            rows: codes.rows, columns: codes.columns)
        return PictureLight(terms: terms, field: field, air: Air(plan), work: work)
    }

    /// The base picture of a whole canvas at a fraction of its size: RGB, 8 bits.
    public func preview(
        _ light: PictureLight, canvas: (width: Int, height: Int), divisor: Int,
        guides: any GuideSource
    ) throws -> (width: Int, height: Int, rgb: [UInt8]) {
        let rect = PixelRect(
            x: 0, y: 0, width: max(1, canvas.width / divisor),
            height: max(1, canvas.height / divisor))
        let map = try guides.guides(of: rect, divisor: divisor)
        var picture = BasePicture.draw(map, at: (0, 0), divisor: divisor, light.terms, light.field)
        if let air = light.air {
            let area = map.width * map.height
            func plane(_ channel: Int) -> [Float] {
                Array(map.values[channel * area..<(channel + 1) * area])
            }
            let (nearness, hit) = (plane(GuideChannel.inverseDepth), plane(GuideChannel.hit))
            air.veil(
                &picture.values, of: rect, divisor: divisor, nearness: nearness, hit: hit)
            var bytes = Self.bytes(picture)
            if let free = air.free(rect, divisor: divisor, nearness: nearness, hit: hit) {
                air.fall(on: &bytes, free: free)
            }
            return (rect.width, rect.height, bytes)
        }
        return (rect.width, rect.height, Self.bytes(picture))
    }

    /// Widens a region to the grid of tiles and cuts it to the canvas.
    public static func snapped(_ region: PixelRect, canvas: PixelRect) -> PixelRect {
        let inside = region.intersection(canvas)
        let (left, top) = (inside.x / tile * tile, inside.y / tile * tile)
        let right = (inside.maxX + tile - 1) / tile * tile
        let bottom = (inside.maxY + tile - 1) / tile * tile
        return PixelRect(x: left, y: top, width: right - left, height: bottom - top)
            .intersection(canvas)
    }

    /// Draws a region and hands it over in rectangles, row after row of tiles.
    ///
    /// - Parameters:
    ///   - region: in native pixels; widened to the grid of tiles
    ///   - lens: what it leaves sharp
    ///   - steps: of denoising, at least 1
    ///   - progress: called with the share that is done; what it throws ends the work
    ///   - tile: called with each finished rectangle, RGB, 8 bits; what it throws ends the work
    /// - Returns: what it cost
    @discardableResult
    public func render(
        _ region: PixelRect, canvas: (width: Int, height: Int), light: PictureLight,
        guides: any GuideSource, lens: Lens = Lens(widest: 0), steps: Int,
        threads: Int, progress: (Double) throws -> Void = { _ in },
        tile: (PixelRect, [UInt8]) throws -> Void
    ) throws -> RenderWork {
        let all = PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height)
        let target = Self.snapped(region, canvas: all)
        var work = RenderWork()
        guard !target.isEmpty, steps > 0 else { return work }
        let refinement = Refinement(
            network: network, light: light, source: guides, threads: threads)
        let reach = max(lens.reach, Exposure.reach)
        let seen = target.grown(by: reach).intersection(all)
        var film = Exposure(of: seen)
        var falling: FreeShares?
        var blur = Work()
        var next = target.y
        try refinement.run(over: seen, steps: steps, work: &work, progress: progress) {
            piece, picture, borders, free in
            film.take(picture, of: piece, borders: borders)
            if let free {
                falling = falling ?? FreeShares(of: seen)
                falling?.take(free, of: piece)
            }
            guard piece.maxX == seen.maxX else { return }
            film.mixBorders(above: piece.maxY == seen.maxY ? nil : piece.maxY)
            // Rows of tiles whose surroundings are there too.
            let known = piece.maxY == seen.maxY ? target.maxY : piece.maxY - reach
            while next < target.maxY {
                let end = min(next + Self.tile, target.maxY)
                guard end <= known else { break }
                let row = PixelRect(
                    x: target.x, y: next, width: target.width, height: end - next)
                var rgb = blur.measure { lens.develop(film, part: row, threads: threads) }
                // A row that was interrupted has no pixels.
                try Interruption.check()
                if let falling, let air = light.air { air.fall(on: &rgb, free: falling.part(row)) }
                try tile(row, rgb)
                next = end
            }
        }
        work.lens = blur
        work.network.operations = floatingPointOperations(
            region: region, canvas: canvas, reach: reach, steps: steps)
        return work
    }

    /// Planar display values → interleaved bytes.
    static func bytes(_ picture: Tensor) -> [UInt8] {
        let area = picture.count / 3
        var result = [UInt8](repeating: 0, count: picture.count)
        unsafe picture.values.withUnsafeBufferPointer { values in
            unsafe result.withUnsafeMutableBufferPointer { result in
                for color in 0..<3 {
                    for index in 0..<area {
                        let value = unsafe min(max(values[color * area + index], 0), 1)
                        unsafe result[3 * index + color] = UInt8(value * 255 + 0.5)
                    }
                }
            }
        }
        return result
    }
}

/// What tokens say about a picture's light, decoded.
public struct PictureLight: Sendable {
    let terms: BaseTerms
    let field: TokenField
    /// Laid over the finished picture; nil = clear.
    let air: Air?

    /// What decoding cost.
    public let work: RenderWork

    package init(terms: BaseTerms, field: TokenField, work: RenderWork = RenderWork()) {
        self.init(terms: terms, field: field, air: nil, work: work)
    }

    init(terms: BaseTerms, field: TokenField, air: Air?, work: RenderWork = RenderWork()) {
        self.terms = terms
        self.field = field
        self.air = air
        self.work = work
    }
}

extension RenderModel {
    /// The network on one rectangle, at the first step and at a later one: what tests compare.
    package func probe(
        core: PixelRect, light: PictureLight, guides: any GuideSource,
        before: (PixelRect) -> [Float],
        time: Float
    ) throws -> (base: Tensor, first: Tensor, later: Tensor) {
        let wide = core.grown(by: RendererNetwork.halo)
        var known = KnownPixels(x: wide.x, width: wide.width)
        try known.load(
            rows: wide.y..<wide.maxY, within: wide.y..<wide.maxY, guides, light.terms, light.field,
            threads: 1)
        var guess = PlanarPixels(wide, planes: 3)
        guess.values = before(wide)
        var base = Tensor(zeros: [3, core.height, core.width])
        for color in 0..<3 {
            for y in 0..<core.height {
                for x in 0..<core.width {
                    base.values[(color * core.height + y) * core.width + x] = known.base(
                        x: core.x + x, y: core.y + y, color: color)
                }
            }
        }
        return (
            base, network.predict(core, known, before: nil, time: 0, light.field),
            network.predict(core, known, before: guess, time: time, light.field)
        )
    }
}
