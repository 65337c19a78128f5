import Canvas
import Editing
import Knowledge
import PlantainAPI
import PlantainProto
import RPC
import ServiceKit
import Space
import Synchronization
import Tensor
import Thinking

/// Answers Think: thoughts as they come, one plan, the timing.
struct PlannerStage: PlannerHandler {
    let library: AssetLibrary
    let writer: ScriptWriter
    private let compute: ComputeExecutor

    /// - Parameter waiting: requests that may wait
    init(library: AssetLibrary, writer: ScriptWriter, waiting: Int) {
        self.library = library
        self.writer = writer
        compute = ComputeExecutor("planner", waiting: waiting)
    }

    func think(
        _ request: ThinkRequest, _ call: ServerCall, to replies: MessageWriter<ThinkEvent>
    ) async throws {
        try Self.check(request)
        let watch = Stopwatch("planner")
        let events = try compute.stream(
            of: ThinkEvent.self,
            place: { ahead in
                let progress = StageProgress(stage: "planner", ahead: UInt32(ahead))
                return ThinkEvent(event: .progress(progress))
            }
        ) { emitter in
            let spent = Spent()
            let plan = try self.plan(for: request, emitter, spent)
            try emitter.emit(ThinkEvent(event: .plan(plan)))
            let work = spent.work.withLock { $0 }
            let model = PartTiming(
                part: "language model", seconds: work.seconds, operations: work.operations)
            try emitter.emit(ThinkEvent(event: .timing(watch.timing([model]))))
        }
        for try await event in events { try await replies.send(event) }
    }

    private func plan(
        for request: ThinkRequest, _ emitter: Emitter<ThinkEvent>, _ spent: Spent
    ) throws -> ScenePlan {
        func say(_ thought: Thought) { try? emitter.emit(ThinkEvent(event: .thought(thought))) }
        let options = ThinkOptions(
            model: request.model, size: request.size, aspect: request.aspect, seed: request.seed)
        let thinker = Thinker(library) { prompt in
            var work = Work()
            defer { spent.work.withLock { $0 = $0 + work } }
            return try writer.script(
                for: prompt, cancellation: emitter.cancellation, work: &work)
        }
        do {
            if !request.history.isEmpty, !NewPicture.isAsked(request.prompt) {
                return try Editor(library).edit(
                    request.prompt, history: request.history, region: Self.region(of: request),
                    emit: say)
            }
            // Thinking is never skipped: a plan that was handed in is completed, checked and mended.
            if let given = request.plan {
                return try thinker.review(
                    given, enlarging: request.enlarge.map(Int.init), options: options, emit: say)
            }
            return try thinker.think(prompt: request.prompt, options: options, emit: say)
        } catch let error as ThinkError {
            throw RPCError(.invalidArgument, "\(error)")
        } catch let error as EditError {
            throw RPCError(.failedPrecondition, "\(error)")
        } catch let error as CanvasError {
            throw RPCError(.invalidArgument, "\(error)")
        }
    }

    /// The rectangle that an edit keeps to, in the camera's normalised coordinates.
    private static func region(of request: ThinkRequest) -> Region? {
        guard let pixels = request.region, let canvas = request.history.last?.plan?.canvas,
            canvas.width > 0, canvas.height > 0
        else { return nil }
        func x(_ pixel: UInt32) -> Float { 2 * Float(pixel) / Float(canvas.width) - 1 }
        func y(_ pixel: UInt32) -> Float { 1 - 2 * Float(pixel) / Float(canvas.height) }
        return Region(
            left: x(pixels.x), right: x(pixels.x &+ pixels.width),
            bottom: y(pixels.y &+ pixels.height), top: y(pixels.y), near: 0, far: 0)
    }

    static let promptLimit = 32_000

    private static func check(_ request: ThinkRequest) throws(RPCError) {
        guard request.plan == nil else { return }
        if request.prompt.allSatisfy(\.isWhitespace) {
            throw RPCError(
                .invalidArgument, "the prompt is empty; say what the picture should show")
        }
        if request.prompt.utf8.count > promptLimit {
            throw RPCError(
                .invalidArgument,
                "the prompt has \(request.prompt.utf8.count) bytes; shorten it to \(promptLimit) or less"
            )
        }
    }
}

/// What the language model cost in one request.
private final class Spent: Sendable {
    let work = Mutex(Work())
}
