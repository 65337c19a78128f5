import GlyphCheck
import GuideMap
import Guides
import ImageTokens
import Knowledge
import Lens
import Picture
import PlantainAPI
import PlantainProto
import RPC
import RenderModel
import SceneGeometry
import ServiceKit
import Tensor

/// Answers Render: progress, previews if wanted, tiles, what the glyph check found, the timing.
struct RendererStage: RendererHandler {
    let library: AssetLibrary
    let model: RenderModel
    let threads: Int
    private let compute: ComputeExecutor

    /// - Parameter waiting: requests that may wait
    init(library: AssetLibrary, model: RenderModel, threads: Int, waiting: Int) {
        self.library = library
        self.model = model
        self.threads = threads
        compute = ComputeExecutor("renderer", waiting: waiting)
    }

    func render(
        _ request: RenderRequest, _ call: ServerCall, to replies: MessageWriter<RenderEvent>
    ) async throws {
        let job = try Job(request)
        let watch = Stopwatch("renderer")
        let events = try compute.stream(
            of: RenderEvent.self,
            place: { ahead in
                let progress = StageProgress(stage: "renderer", ahead: UInt32(ahead))
                return RenderEvent(event: .progress(progress))
            }
        ) { emitter in
            let work = try draw(job, emitter)
            try emitter.emit(RenderEvent(event: .timing(watch.timing(work.parts))))
        }
        for try await event in events { try await replies.send(event) }
    }

    private func draw(_ job: Job, _ emitter: Emitter<RenderEvent>) throws -> RenderWork {
        var work = RenderWork()
        let scene = try Scene(plan: job.plan, library: library)
        let guides = try work.guides.measure {
            try GuideRenderer(scene: scene, plan: job.plan, threads: threads)
        }
        let light = try model.light(of: job.codes, plan: job.plan, guides: guides)
        if job.previews {
            let divisor = max(8, max(job.width, job.height) / 256)
            var small = try model.preview(
                light, canvas: (job.width, job.height), divisor: divisor, guides: guides)
            job.plan.print?.develop(&small.rgb)
            let preview = Preview(
                width: UInt32(small.width), height: UInt32(small.height), rgb8: small.rgb)
            try emitter.emit(RenderEvent(event: .preview(preview)))
        }
        func emit(_ pieces: [DrawnPiece]) throws {
            let area = pieces.reduce(0) { $0 + $1.rect.width * $1.rect.height }
            Metrics.shared.count("plantain_pixels_total", "Pixels drawn.", by: Double(area))
            for var piece in pieces {
                // Letters were read in colour; what leaves is printed.
                job.plan.print?.develop(&piece.rgb)
                for tile in Self.pieces(piece.rect, piece.rgb) {
                    try emitter.emit(RenderEvent(event: .tile(tile)))
                }
            }
        }
        var reader = proofreader(job, scene, light, guides, emitter.cancellation)
        var shown: UInt32 = 0
        let drawn = try model.render(
            job.region, canvas: (job.width, job.height), light: light, guides: guides,
            lens: job.lens, steps: job.steps, threads: threads,
            progress: { share in
                try emitter.cancellation.check()
                let percent = UInt32(min(max(share, 0), 1) * 100)
                guard percent > shown else { return }
                shown = percent
                let progress = StageProgress(stage: "renderer", done: percent, total: 100)
                try emitter.emit(RenderEvent(event: .progress(progress)))
            },
            tile: { rect, rgb in try emit(try reader.take(DrawnPiece(rect: rect, rgb: rgb))) })
        try emit(try reader.finish())
        for remark in reader.remarks {
            let thought = Thought(step: "glyph check", text: remark)
            try emitter.emit(RenderEvent(event: .thought(thought)))
        }
        for miss in reader.misses {
            let report = LetteringMiss(
                text: UInt32(miss.text), correlation: miss.score.correlation,
                letters: UInt32(miss.score.letters), standing: UInt32(miss.score.standing))
            try emitter.emit(RenderEvent(event: .miss(report)))
        }
        for index in PlannedText.tooSmall(in: job.plan, scene: scene) {
            let words = "“\(job.plan.texts[index].text)” is too small to be read"
            try emitter.emit(
                RenderEvent(event: .thought(Thought(step: "glyph check", text: words))))
            let count = job.plan.texts[index].glyphs.count
            let report = LetteringMiss(text: UInt32(index), letters: UInt32(count))
            try emitter.emit(RenderEvent(event: .miss(report)))
        }
        return work + light.work + drawn
    }

    /// Compares lettering with the plan; plantain-pro draws a miss again.
    private func proofreader(
        _ job: Job, _ scene: Scene, _ light: PictureLight, _ guides: GuideRenderer,
        _ cancellation: Cancellation
    ) -> Proofreader {
        Proofreader(
            PlannedText.all(in: job.plan, scene: scene),
            redraws: job.plan.model == .plantainPro,
            planned: { text in
                let (box, unit) = (text.box, text.divisor)
                let map = try guides.guides(
                    of: PixelRect(
                        x: box.x / unit, y: box.y / unit, width: box.width / unit,
                        height: box.height / unit), divisor: unit)
                let area = map.width * map.height
                let first = GuideChannel.glyph * area
                return (
                    Array(map.values[first..<first + area]), map.objectID.map { $0 == text.body }
                )
            },
            draw: { box, again in
                var pieces: [DrawnPiece] = []
                try model.render(
                    box, canvas: (job.width, job.height), light: light, guides: guides,
                    lens: job.lens,
                    // The same steps would draw the same letters: one more looks at them again.
                    steps: again ? job.steps + 1 : job.steps, threads: threads,
                    progress: { _ in try cancellation.check() },
                    tile: { pieces.append(DrawnPiece(rect: $0, rgb: $1)) })
                return pieces
            })
    }

    /// Bands of a rectangle, each at most 1 MiB.
    static func pieces(_ rect: PixelRect, _ rgb: [UInt8]) -> [Tile] {
        let row = rect.width * 3
        let band = max(1, (1 << 20) / max(row, 1))
        return stride(from: 0, to: rect.height, by: band).map { top in
            let height = min(band, rect.height - top)
            return Tile(
                x: UInt32(rect.x), y: UInt32(rect.y + top), width: UInt32(rect.width),
                height: UInt32(height), rgb8: Array(rgb[top * row..<(top + height) * row]))
        }
    }
}

/// One request, checked.
private struct Job: Sendable {
    let plan: ScenePlan
    let codes: TokenCodes
    let region: PixelRect
    let steps: Int
    let previews: Bool
    let width: Int
    let height: Int
    let lens: Lens

    init(_ request: RenderRequest) throws(RPCError) {
        guard let plan = request.plan, let canvas = plan.canvas else {
            throw RPCError(.invalidArgument, "expected a plan with a canvas")
        }
        guard (64...16_384).contains(canvas.width), (64...16_384).contains(canvas.height),
            Int(canvas.width) * Int(canvas.height) <= 50_000_000
        else {
            throw RPCError(
                .invalidArgument, "the plan's canvas is \(canvas.width)x\(canvas.height) pixels")
        }
        (width, height) = (Int(canvas.width), Int(canvas.height))
        let (rows, columns) = TokenCodes.grid(width: width, height: height)
        guard let grid = request.tokens, Int(grid.columns) == columns, Int(grid.rows) == rows,
            grid.codes.count == 2 * rows * columns
        else {
            throw RPCError(
                .invalidArgument,
                "expected \(columns)x\(rows) tokens of two codes for \(width)x\(height) pixels, got "
                    + "\(request.tokens?.columns ?? 0)x\(request.tokens?.rows ?? 0)")
        }
        guard request.steps <= 16 else {
            throw RPCError(.invalidArgument, "\(request.steps) denoising steps; 16 is the most")
        }
        var codes = TokenCodes(rows: rows, columns: columns)
        for index in 0..<rows * columns {
            codes.first[index] = grid.codes[2 * index]
            codes.second[index] = grid.codes[2 * index + 1]
        }
        let whole = PixelRect(x: 0, y: 0, width: width, height: height)
        if let asked = request.region, asked.width > 0, asked.height > 0 {
            region = PixelRect(
                x: Int(asked.x), y: Int(asked.y), width: Int(asked.width), height: Int(asked.height)
            ).intersection(whole)
        } else {
            region = whole
        }
        let view = View(
            plan.camera ?? Camera(), width: Float(width), height: Float(height))
        lens = Lens(widest: view.circleOfConfusion(depth: .infinity))
        self.plan = plan
        self.codes = codes
        steps = request.steps == 0 ? 1 : Int(request.steps)
        previews = request.previews
    }
}

extension RenderWork {
    /// For the stage's timing.
    fileprivate var parts: [PartTiming] {
        [
            ("guides", guides), ("tokenizer's decoder", decoder), ("network", network),
            ("lens", lens),
        ].map {
            PartTiming(part: $0, seconds: $1.seconds, operations: $1.operations)
        }
    }
}
