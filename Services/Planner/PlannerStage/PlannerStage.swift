import Foundation
public import Knowledge
public import PlantainProto
import Script
public import Thinking

/// The planner as a stage: a request in, thoughts, one plan and the timing out.
///
/// Everything but the server: whoever serves it hands it requests, and sends on what it emits.
public final class PlannerStage: Sendable {
    /// Rewrites the last plan of a conversation by an instruction.
    public typealias Editor = @Sendable (ThinkRequest, (Thought) -> Void) throws -> ScenePlan

    private let thinker: Thinker
    private let editor: Editor?

    /// - Parameters:
    ///   - languageModel: reads prompts; without it only plans can be reviewed.
    ///   - editor: reads instructions that change an earlier plan.
    public init(library: AssetLibrary, languageModel: Thinker.LanguageModel? = nil, editor: Editor? = nil) {
        thinker = Thinker(library, languageModel: languageModel)
        self.editor = editor
    }

    public convenience init(library: AssetLibrary, writer: ScriptWriter, editor: Editor? = nil) {
        self.init(library: library, languageModel: { try writer.script($0) }, editor: editor)
    }

    /// Thinks on the calling thread; language models take seconds.
    public func think(_ request: ThinkRequest, emit: (ThinkEvent) -> Void) throws {
        let clock = ContinuousClock()
        let began = clock.now
        let options = ThinkOptions(
            model: request.model == .unspecified ? .plantain2 : request.model, size: request.size,
            aspect: request.aspect, seed: request.seed)
        let say: (Thought) -> Void = { emit(ThinkEvent(event: .thought($0))) }
        var plan: ScenePlan
        if let given = request.plan {
            plan = try thinker.review(given, options: options, emit: say)
        } else if !request.history.isEmpty || !request.picture.isEmpty {
            guard let editor else { throw PlannerStageError.noEditor }
            plan = try thinker.review(try editor(request, say), options: options, emit: say)
        } else {
            plan = try thinker.think(prompt: request.prompt, options: options, emit: say)
        }
        if plan.prompt.isEmpty { plan.prompt = request.prompt }
        if plan.model == .unspecified { plan.model = options.model }
        emit(ThinkEvent(event: .plan(plan)))
        let seconds = (clock.now - began) / .seconds(1)
        emit(
            ThinkEvent(
                event: .timing(
                    StageTiming(stage: "planner", seconds: seconds, peakMemoryBytes: Self.peakMemory))))
    }

    /// Bytes this process had in memory at most.
    private static var peakMemory: UInt64 {
        var usage = rusage()
        guard unsafe getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return UInt64(max(0, usage.ru_maxrss)) * 1024
    }
}

public enum PlannerStageError: Error, Hashable, Sendable, CustomStringConvertible {
    case noEditor

    public var description: String {
        switch self {
        case .noEditor: "this planner plans new scenes and reviews plans; it cannot edit"
        }
    }
}
