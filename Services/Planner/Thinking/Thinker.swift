public import Canvas
import Critique
import Framing
import Interruption
public import Knowledge
import Layout
public import Lettering
public import PlantainProto
public import Script
import Shot
import Space
import Staging
import Wishes

/// What the user chose beside the prompt.
public struct ThinkOptions: Sendable, Hashable {
    public var model: ModelTier
    /// "1K", "2K" or "4K"; empty = the tier's own.
    public var size: String
    /// "16:9" and the like; empty = square.
    public var aspect: String
    public var seed: UInt64

    public init(
        model: ModelTier = .plantain2, size: String = "", aspect: String = "", seed: UInt64 = 0
    ) {
        self.model = model
        self.size = size
        self.aspect = aspect
        self.seed = seed
    }

    public func canvas() throws(CanvasError) -> Canvas {
        let own = model == .plantainPro ? "4K" : "2K"
        return try CanvasSizes.canvas(
            size: size.isEmpty ? own : size, aspect: aspect.isEmpty ? "1:1" : aspect)
    }
}

/// From words to a complete plan, saying aloud what it reasons.
public struct Thinker: Sendable {
    /// Answers a prompt with a script.
    public typealias LanguageModel = @Sendable (QuotedPrompt) throws -> SceneScript

    let library: AssetLibrary
    let reliefs: Reliefs
    private let nouns: Nouns
    private let languageModel: LanguageModel?

    public init(_ library: AssetLibrary, languageModel: LanguageModel? = nil) {
        self.library = library
        nouns = Nouns(library)
        reliefs = Reliefs(library)
        self.languageModel = languageModel
    }

    /// - Throws: `ThinkError` if there is no language model, `CanvasError` for a size not on offer.
    public func think(
        prompt: String, options: ThinkOptions = ThinkOptions(), emit: (Thought) -> Void = { _ in }
    ) throws -> ScenePlan {
        guard let languageModel else { throw ThinkError.noLanguageModel }
        let (shot, quoted) = read(prompt)
        let written = try languageModel(quoted).held(against: quoted)
        var repair = ScriptRepair(written, wishes: Wishes(quoted, nouns: nouns))
        repair.take(view: shot.view, isOfProduct: shot.isOfProduct)
        if !repair.thoughts.isEmpty {
            emit(Thought(step: "script", text: written.description.replacing("\n", with: "; ")))
        }
        for thought in repair.thoughts + repair.notes {
            emit(Thought(step: "critique", text: thought))
        }
        return try think(
            script: repair.script.gatheringText(quoted.text)
                .placingAll(strings: quoted.strings.count), prompt: prompt,
            strings: quoted.strings,
            wishes: WishReader.wishes(quoted.text, count: quoted.strings.count),
            notes: repair.notes, shot: shot, words: quoted.text, options: options, mayMove: true,
            emit: emit)
    }

    /// How the picture is to be taken, and what is to be in it.
    private func read(_ prompt: String) -> (Shot, QuotedPrompt) {
        let shot = Shot(prompt)
        return (shot, Owners.dropped(from: shot.quoted, nouns: nouns))
    }

    /// - Parameters:
    ///   - strings: the prompt's quoted strings; the script's #1 is the first
    ///   - wishes: what the prompt says of their letters; may be fewer
    ///   - notes: what is already known to be missing
    public func think(
        script written: SceneScript, prompt: String = "", strings: [String] = [],
        wishes: [LetteringWish] = [], notes: [String] = [],
        options: ThinkOptions = ThinkOptions(),
        emit: (Thought) -> Void = { _ in }
    ) throws -> ScenePlan {
        let (shot, quoted) = read(prompt)
        return try think(
            script: written, prompt: prompt, strings: strings, wishes: wishes, notes: notes,
            shot: shot, words: quoted.text, options: options, mayMove: true, emit: emit)
    }

    /// - Parameters:
    ///   - words: the prompt without what is about the shot and whose things are
    ///   - mayMove: texts that cannot be read where they are may go elsewhere
    private func think(
        script written: SceneScript, prompt: String, strings: [String], wishes: [LetteringWish],
        notes: [String], shot: Shot, words: String, options: ThinkOptions, mayMove: Bool,
        emit: (Thought) -> Void
    ) throws -> ScenePlan {
        let canvas = try options.canvas()
        func say(_ step: String, _ text: String) { emit(Thought(step: step, text: text)) }
        say("script", written.description.replacing("\n", with: "; "))
        let (clear, dropped) = written.withoutContradictions()
        let consistent = clear.withoutSaucers(library)
        let contradictions = dropped.map { Self.words($0, in: written) }
        for contradiction in contradictions { say("layout", contradiction) }
        var master = PropMaster(
            library: library, reliefs: reliefs,
            writings: strings.enumerated().map { index, string in
                Writing(string, wish: index < wishes.count ? wishes[index] : LetteringWish())
            }, dice: Dice(options.seed &+ 11), remarks: Remarks(words))
        let script = master.addingSigns(
            to: consistent.arranged(library, master.remarks.varieties(consistent)))
        var props = master.props(script)
        for thought in master.thoughts { say("knowledge", thought) }
        if props.isEmpty {
            var furnisher = Furnisher(library: library, dice: Dice(options.seed &+ 31))
            props = furnisher.props(SceneReader.namedPlace(script) ?? .studio, prompt: words)
            say(
                "knowledge",
                "no things are named, so only the surroundings are shown"
                    + (props.isEmpty ? "" : ", with what is usually found there"))
        }
        if !props.isEmpty { say("knowledge", Self.inventory(props)) }
        var reader = SceneReader(
            script: script, props: props, prompt: words, dice: Dice(options.seed &+ 23))
        reader.deck = master.deck
        var set = reader.read(canvas: canvas, seed: options.seed)
        (set.depth, set.focalLength) = (shot.depth, shot.focalLength)
        set.hasWindow = master.hasWindow || Remarks(words).says("windowsill windowsills sill")
        set.leaning = master.remarks.leanings(script)
        for thought in reader.thoughts { say("layout", thought) }
        let best = try improve(
            set, script: script, strings: strings, leftOut: master.leftOut, mayMove: mayMove,
            say: say)
        if mayMove,
            let moved = moving(lost(best, of: script, strings), of: script, strings: strings)
        {
            for thought in moved.thoughts { say("lettering", thought) }
            let other = try think(
                script: moved.script, prompt: prompt, strings: strings, wishes: wishes,
                notes: notes + contradictions + moved.notes, shot: shot, words: words,
                options: options, mayMove: false, emit: emit)
            let lines = [best.staged.plan, other].map(unreadLetters)
            if lines[1] <= lines[0] { return other }
            say("lettering", "that reads worse: the letters stay where they were")
        }
        var plan = best.staged.plan
        say("light", best.staged.lightWords)
        for run in plan.texts {
            let pixels = Int(Signwriter.smallLetterPixels(run, in: plan))
            say(
                "lettering",
                "\"\(run.text)\" in \(run.fonts.first ?? "no font"), small letters \(pixels) pixels tall"
            )
        }
        for finding in best.findings {
            say("critique", "could not be mended: \(finding)")
            plan.notes.append(finding.text)
        }
        if best.findings.isEmpty {
            say(
                "critique",
                plan.objects.contains { $0.group > 0 }
                    ? "everything that was asked for is there, in its place and in the frame"
                    : "the surroundings are as they were asked for")
        }
        plan.notes = notes + master.notes + contradictions + plan.notes
        plan.prompt = prompt
        plan.print = shot.print
        plan.script = script.description
        plan.model = options.model
        plan.seed = options.seed
        plan.style = script.style?.rawValue ?? ""
        return plan
    }

    struct Attempt {
        var staged: Staged
        var findings: [Finding]
        var weight: Float { findings.reduce(0) { $0 + $1.weight } }
    }

    /// How often a thing that would be a speck is made larger.
    private static let enlargements = 2

    /// Stages, criticises and stages again with what was learnt, at most six times.
    private func improve(
        _ set: SetBrief, script: SceneScript, strings: [String], leftOut: Set<Int>,
        mayMove: Bool, say: (String, String) -> Void
    ) throws(CancellationError) -> Attempt {
        let critic = Critic(library, reliefs: reliefs)
        var set = set
        var best: Attempt?
        for round in 0..<6 {
            let staged = Stager(library, reliefs: reliefs).stage(set)
            // What was interrupted is no arrangement to judge.
            try Interruption.check()
            let attempt = Attempt(
                staged: staged,
                findings: critic.review(
                    staged.plan, script: script, strings: strings, leftOut: leftOut))
            if round == 0 { tell(staged, set, say) }
            // A speck that was made larger and still is one is better than the smaller one.
            let isLarger =
                1...Self.enlargements ~= round && attempt.findings.contains { $0.kind == .small }
            let least = best?.weight ?? .infinity
            if attempt.weight < least || attempt.weight == least && isLarger { best = attempt }
            guard attempt.weight > 0, round < 5 else { break }
            // Letters that are lost on what they are on, though it was made larger twice, go elsewhere.
            if mayMove, round == 2, !lost(attempt, of: script, strings).isEmpty { break }
            say("critique", attempt.findings.map(\.text).joined(separator: "; "))
            let helped = mend(&set, attempt.findings, staged.plan, round: round)
            say("critique", helped)
        }
        return best
            ?? Attempt(staged: Stager(library, reliefs: reliefs).stage(set), findings: [])
    }

    /// How much larger a thing may be made for its letters: signs as they like, a mug or a mat not beyond belief.
    private static func room(to prop: Prop) -> Float {
        switch prop.asset.category {
        case .sign, .book, .stationery, .electronics, .outdoor: .infinity
        default: 1.9 * V3(prop.asset.size).max() / max(prop.size.max(), 1e-4)
        }
    }

    /// Changes the set so that the next staging may do better; returns what was done.
    private func mend(
        _ set: inout SetBrief, _ findings: [Finding], _ plan: ScenePlan, round: Int
    ) -> String {
        var done: [String] = []
        let small = Set(findings.filter { $0.kind == .text }.flatMap(\.objects))
        for i in set.props.indices where small.contains(set.props[i].id) {
            // As much larger as its letters need, or a little if something else is wrong with them.
            let legibility = Critic.legibility(of: set.props[i].id, in: plan)
            let growth = min(3, max(1.2, 1.15 / max(legibility, 0.01)))
            set.props[i].size *= min(growth, max(1, Self.room(to: set.props[i])))
            done.append("the \(set.props[i].noun) is made larger")
        }
        let specks = Set(findings.filter { $0.kind == .small }.flatMap(\.objects))
        if !specks.isEmpty, round < Self.enlargements {
            // Better larger than life than lost beside what is large.
            for i in set.props.indices where specks.contains(set.props[i].id) {
                set.props[i].size *= 1.3
                let words = "the \(set.props[i].noun) is shown larger than life"
                if !done.contains(words) { done.append(words) }
            }
        }
        if !small.isEmpty {
            if set.view == .wide {
                set.view = .usual
            } else if set.view == .usual, round > 0 {
                set.view = .close
                done.append("the camera moves nearer")
            }
        }
        if done.isEmpty || findings.contains(where: { $0.kind != .text && $0.kind != .color }) {
            set.seed = set.seed &+ 0x1_0001 &* UInt64(round + 1)
            done.append("another arrangement is tried")
        }
        return done.joined(separator: ", ")
    }

    private func tell(_ staged: Staged, _ set: SetBrief, _ say: (String, String) -> Void) {
        let plan = staged.plan
        let supports = Dictionary(grouping: plan.objects, by: \.support).sorted { $0.key < $1.key }
        let places = supports.map { support, things in
            let name = plan.objects.first { $0.id == support }?.noun ?? support
            let list = Set(things.map(\.noun)).sorted().joined(separator: ", ")
            return support.isEmpty ? "\(list) in the air" : "\(list) on the \(name)"
        }
        if !places.isEmpty { say("layout", places.joined(separator: "; ")) }
        if let camera = plan.camera {
            let degrees = Int(camera.verticalFov * 180 / .pi)
            let height = (Double(V3(camera.position).y) * 100).rounded() / 100
            say(
                "layout",
                "camera \(height) m up, \(degrees)° field of view, focused at \((Double(camera.focusDistance) * 100).rounded() / 100) m"
            )
        }
        if staged.bodiesSettled > 0 {
            let overlap = (Double(staged.deepestOverlap) * 100_000).rounded() / 100
            say(
                "physics",
                "\(staged.bodiesSettled) bodies settled in \(staged.steps) steps; deepest overlap \(overlap) mm"
            )
        } else {
            say("physics", "everything stands on level ground; nothing had to settle")
        }
    }

    /// "the book cannot be left of the mug with what was said before; this is left out"
    private static func words(_ relation: SceneScript.Relation, in script: SceneScript) -> String {
        func noun(_ id: Character) -> String { script[id]?.noun ?? "thing" }
        let predicate = Critic.words(relation.predicate.kind)
        let end = relation.other.map { $0 == relation.object ? "s" : " and the \(noun($0))" } ?? ""
        return "the \(noun(relation.subject)) cannot be \(predicate) the "
            + "\(noun(relation.object))\(end) after what was said before; this is left out"
    }

    private static func inventory(_ props: [Prop]) -> String {
        var seen: Set<String> = []
        func kind(_ prop: Prop) -> String { "\(prop.group) \(prop.noun)" }
        return props.compactMap { prop -> String? in
            guard seen.insert(kind(prop)).inserted else { return nil }
            let count = props.count { kind($0) == kind(prop) }
            let cm = Int((prop.size.max() * 100).rounded())
            return "\(count) × \(prop.noun) as \(prop.asset.title), \(cm) cm"
        }.joined(separator: "; ")
    }
}

/// Why no plan came about.
public enum ThinkError: Error, Hashable, Sendable, CustomStringConvertible {
    case noLanguageModel
    case nothingToPlace

    public var description: String {
        switch self {
        case .noLanguageModel:
            "no language model is loaded, so prompts cannot be read; a script can"
        case .nothingToPlace: "the plan holds nothing: neither things nor surroundings"
        }
    }
}
