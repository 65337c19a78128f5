import Foundation
import GuideMap
import Guides
import Knowledge
import PlantainAPI
public import PlantainProto
import RPC
import Retouching
import SceneGeometry
import ServiceKit

/// What an edit starts from.
public struct EditJob: Sendable {
    public var instruction: String
    /// A PNG of ours.
    public var picture: [UInt8]
    /// A PNG as large as the picture, white where it may change; nil = anywhere.
    public var mask: [UInt8]?
    /// Turns before the picture's own, oldest first.
    public var history: [Turn]
    public var model: ModelTier
    /// Of what is drawn anew; 0 = the picture's own.
    public var seed: UInt64
    public var previews: Bool

    public init(
        instruction: String, picture: [UInt8], mask: [UInt8]? = nil, history: [Turn] = [],
        model: ModelTier = .unspecified, seed: UInt64 = 0, previews: Bool = false
    ) {
        self.instruction = instruction
        self.picture = picture
        self.mask = mask
        self.history = history
        self.model = model
        self.seed = seed
        self.previews = previews
    }
}

extension Road {
    /// Changes a picture of ours as an instruction asks; outside what had to be drawn anew every pixel is the
    /// picture's own.
    ///
    /// - Parameter known: the picture of a plan that was drawn before, for what is taken back.
    /// - Returns: the plan that it led to.
    @discardableResult
    public func edit(
        _ job: EditJob, known: (ScenePlan) throws -> [UInt8]? = { _ in nil },
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> ScenePlan {
        let library = try Self.library()
        guard OwnPicture.isOurs(job.picture) else {
            return try await editPhotograph(job, library, known: known, emit: emit)
        }
        let (old, mask) = try Self.opened(job, library)
        if old.isUntouched == false {
            try await emit(
                .thought(
                    "picture",
                    "its pixels are not those that were written with its plan; what is drawn anew follows the plan"
                ))
        }
        var history = job.history
        if history.last?.plan != old.plan {
            history = [Turn(instruction: old.plan.prompt, plan: old.plan)]
        }
        let request = ThinkRequest(
            prompt: job.instruction, model: old.plan.model, size: old.plan.canvas?.size ?? "",
            aspect: old.plan.canvas?.aspect ?? "", seed: job.seed == 0 ? old.plan.seed : job.seed,
            history: history, region: mask?.bounds)
        let plan = try await planner.plan(request, emit: emit)
        try await emit(GatewayEvent(event: .plan(plan)))
        if let file = try known(plan) {
            try await send(
                file, width: plan.canvas?.width ?? 0, height: plan.canvas?.height ?? 0, emit: emit)
            return plan
        }
        try await redraw(old, as: plan, within: mask, job, library, emit: emit)
        return plan
    }

    /// Draws what differs between a picture and its new plan, and leaves the rest.
    func redraw(
        _ old: OwnPicture, as plan: ScenePlan, within painted: PaintedMask?, _ job: EditJob,
        _ library: AssetLibrary, emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        let asked = GenerateRequest(previews: job.previews)
        guard plan.canvas == old.plan.canvas else {
            guard painted == nil else {
                throw RPCError(
                    .failedPrecondition,
                    "a mask is for the picture's own shape; leave it out to change the shape")
            }
            if let recut = Recut(from: old.plan, to: plan) {
                return try await recutting(old, recut, as: plan, job, library, emit: emit)
            }
            let grid = try await write(plan, fixed: [], seed: job.seed, emit: emit)
            _ = try await draw(plan, grid, asked, emit: emit) { piece in
                try await emit(GatewayEvent(event: .image(piece)))
            }
            return
        }
        let mask = try await stage("edit") {
            try Self.mask(from: old.plan, to: plan, library, limit: painted?.values)
        }
        let percent = Int((mask.share * 100).rounded())
        try await emit(
            .thought(
                "edit",
                percent >= 99
                    ? "the whole picture is drawn anew"
                    : "\(percent) % of the picture is drawn anew; the rest is its own, bit for bit")
        )
        var rgb = old.rgb
        var grid = old.tokens
        if !mask.isEmpty {
            let known = try await tokens(of: old, unless: mask.share > 0.99, emit: emit)
            grid = try await write(
                plan, fixed: Self.fixed(known, outside: mask), seed: job.seed, emit: emit)
            let new = try await pixels(
                plan, grid ?? TokenGrid(), mask.regions(),
                over: Sheet(width: mask.width, height: mask.height, rgb: old.rgb), job, emit: emit)
            rgb = mask.blend(old.rgb, new)
        }
        try await send(rgb, plan, grid, emit: emit)
    }

    /// Pixels as a PNG with their plan and tokens.
    func send(
        _ rgb: [UInt8], _ plan: ScenePlan, _ grid: TokenGrid?,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        var assembly = try PictureAssembly(plan: plan, tokens: grid)
        for piece in try assembly.take(whole: rgb) + assembly.finish() {
            try await emit(GatewayEvent(event: .image(piece)))
        }
        let timing = StageTiming(
            stage: "png", seconds: assembly.seconds, peakMemoryBytes: Stopwatch.peakMemoryBytes())
        try await emit(GatewayEvent(event: .timing(timing)))
    }

    /// A file as it is.
    func send(
        _ file: [UInt8], width: UInt32, height: UInt32,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws {
        for start in stride(from: 0, to: file.count, by: 1 << 20) {
            let piece = ImageChunk(
                mediaType: "image/png", width: width, height: height,
                totalBytes: UInt64(file.count), offset: UInt64(start),
                data: Array(file[start..<min(start + (1 << 20), file.count)]))
            try await emit(GatewayEvent(event: .image(piece)))
        }
    }

    // MARK: Parts

    static func library() throws -> AssetLibrary {
        do {
            return try AssetLibrary.standard()
        } catch {
            throw RPCError(.failedPrecondition, "\(error)")
        }
    }

    private static func opened(
        _ job: EditJob, _ library: AssetLibrary
    ) throws -> (OwnPicture, PaintedMask?) {
        do {
            let picture = try OwnPicture(file: job.picture, check: PlanCheck(library))
            let mask = try job.mask.map {
                try PaintedMask(file: $0, width: picture.width, height: picture.height)
            }
            return (picture, mask)
        } catch let error as RetouchError {
            throw RPCError(.failedPrecondition, "\(error)")
        }
    }

    /// Where what two plans show differs.
    private static func mask(
        from old: ScenePlan, to new: ScenePlan, _ library: AssetLibrary, limit: [UInt8]?
    ) throws -> ChangeMask {
        let (width, height) = (Int(new.canvas?.width ?? 0), Int(new.canvas?.height ?? 0))
        // Another camera, film, print or light shows everywhere.
        guard old.camera == new.camera, old.film == new.film, old.print == new.print,
            old.lights == new.lights,
            old.environment == new.environment
        else { return ChangeMask(whole: width, height, limit: limit) }
        let divisor = ChangeMask.divisor(width: width, height: height)
        let rect = PixelRect(
            x: 0, y: 0, width: (width + divisor - 1) / divisor,
            height: (height + divisor - 1) / divisor)
        func guides(_ plan: ScenePlan) throws -> GuideMap {
            do {
                return try GuideRenderer(scene: Scene(plan: plan, library: library), plan: plan)
                    .guides(of: rect, divisor: divisor)
            } catch {
                throw RPCError(.failedPrecondition, "\(error)")
            }
        }
        return ChangeMask(
            from: try guides(old), to: try guides(new), width: width, height: height, limit: limit)
    }

    /// The picture's tokens: those it carries, or what the tokenizer reads in its pixels.
    private func tokens(
        of old: OwnPicture, unless isWhole: Bool,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> TokenGrid? {
        if isWhole { return nil }
        if let grid = old.tokens { return grid }
        try await emit(
            .thought("tokens", "the picture carries no tokens; they are read in its pixels"))
        return try await tokenized(old.rgb, as: old.plan)
    }

    /// What the tokenizer reads in a picture of a plan.
    func tokenized(_ rgb: [UInt8], as plan: ScenePlan) async throws -> TokenGrid? {
        let (width, height) = (Int(plan.canvas?.width ?? 0), Int(plan.canvas?.height ?? 0))
        return try await stage("tokens") {
            let band = max(1, (1 << 20) / max(1, width * 3))
            let response = try await tokens.tokenize { requests in
                try await requests.send(TokenizeRequest(part: .plan(plan)))
                for top in stride(from: 0, to: height, by: band) {
                    let rows = min(band, height - top)
                    let tile = Tile(
                        y: UInt32(top), width: UInt32(width), height: UInt32(rows),
                        rgb8: Array(rgb[top * width * 3..<(top + rows) * width * 3]))
                    try await requests.send(TokenizeRequest(part: .tile(tile)))
                }
            }
            return response.grid
        }
    }

    static func fixed(_ known: TokenGrid?, outside mask: ChangeMask) -> [Token] {
        guard let known else { return [] }
        let open = mask.tokens(columns: Int(known.columns), rows: Int(known.rows))
        return (0..<Int(known.columns * known.rows)).filter { !open.contains($0) }.map {
            Token(
                position: UInt32($0), first: UInt32(known.codes[2 * $0]),
                second: UInt32(known.codes[2 * $0 + 1]))
        }
    }

    /// The new picture in some rectangles, the old one elsewhere.
    func pixels(
        _ plan: ScenePlan, _ grid: TokenGrid, _ regions: [PixelRect], over old: Sheet,
        _ job: EditJob,
        emit: @Sendable (GatewayEvent) async throws -> Void
    ) async throws -> [UInt8] {
        try await stage("renderer") {
            var canvas = old
            for region in regions {
                let call = RenderRequest(
                    plan: plan, tokens: grid,
                    region: Rectangle(
                        x: UInt32(region.x), y: UInt32(region.y), width: UInt32(region.width),
                        height: UInt32(region.height)),
                    previews: job.previews)
                for try await event in renderer.render(call) {
                    switch event.event {
                    case .tile(let tile): try canvas.paste(tile)
                    case .progress(let progress):
                        try await emit(GatewayEvent(event: .progress(progress)))
                    case .preview(let preview):
                        try await emit(GatewayEvent(event: .preview(preview)))
                    case .thought(let thought):
                        try await emit(GatewayEvent(event: .thought(thought)))
                    case .timing(let timing): try await emit(GatewayEvent(event: .timing(timing)))
                    default: break
                    }
                }
            }
            return canvas.rgb
        }
    }
}

/// Pixels that tiles are laid on.
struct Sheet: Sendable {
    let width: Int
    let height: Int
    var rgb: [UInt8]

    init(width: Int, height: Int, rgb: [UInt8]? = nil) {
        self.width = width
        self.height = height
        self.rgb = rgb ?? [UInt8](repeating: 0, count: width * height * 3)
    }

    mutating func paste(_ tile: Tile) throws {
        let (x, y, w, h) = (Int(tile.x), Int(tile.y), Int(tile.width), Int(tile.height))
        guard x + w <= width, y + h <= height, tile.rgb8.count == w * h * 3 else {
            throw RPCError(
                .internalError,
                "a tile of \(w)x\(h) at (\(x), \(y)) does not fit \(width)x\(height)")
        }
        for row in 0..<h {
            let to = ((y + row) * width + x) * 3
            rgb.replaceSubrange(to..<to + w * 3, with: tile.rgb8[row * w * 3..<(row + 1) * w * 3])
        }
    }
}

extension GatewayEvent {
    static func thought(_ step: String, _ text: String) -> GatewayEvent {
        GatewayEvent(event: .thought(Thought(step: step, text: text)))
    }
}
