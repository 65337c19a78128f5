import Instructions
public import Knowledge
public import PlantainProto
public import Space
public import Staging

/// Where in the picture a change may be made: normalised image coordinates, as `Viewpoint` has them.
public typealias Region = ImageRectangle

/// Changes a plan as an instruction asks and leaves everything else as it is, bit for bit.
public struct Editor: Sendable {
    let library: AssetLibrary
    let reliefs: Reliefs

    public init(_ library: AssetLibrary, reliefs: Reliefs? = nil) {
        self.library = library
        self.reliefs = reliefs ?? Reliefs(library)
    }

    /// The plan that an instruction leads to.
    ///
    /// - Parameters:
    ///   - history: plans and the instructions that led to them, oldest first; the last one is changed.
    ///   - region: where changes may be made; nil = anywhere.
    ///   - emit: is told what changes and what cannot be done.
    /// - Throws: `EditError` if nothing at all can be done.
    public func edit(
        _ instruction: String, history: [Turn], region: Region? = nil,
        emit: (Thought) -> Void = { _ in }
    ) throws -> ScenePlan {
        guard let now = history.last?.plan else { throw EditError.noPlan }
        var changes = InstructionReader.read(instruction)
        var base = now
        if changes.first == .undo {
            guard history.count > 1, let before = history[history.count - 2].plan else {
                throw EditError.nothingToUndo
            }
            emit(Thought(step: "edit", text: "the last change is taken back"))
            changes.removeFirst()
            if changes.isEmpty { return before }
            base = before
        }
        var work = PlanEdit(base, library: library, reliefs: reliefs, region: region)
        var told: Set<String> = []
        for change in changes {
            try apply(change, to: &work, history: history)
            for text in work.said.drain() where told.insert(text).inserted {
                emit(Thought(step: "edit", text: text))
            }
            for text in work.refused.dropFirst(work.told) {
                emit(Thought(step: "cannot", text: text))
            }
            work.told = work.refused.count
        }
        guard work.hasChanged else {
            throw EditError.nothingDone(
                work.refused.isEmpty ? ["nothing would change"] : work.refused)
        }
        return work.finished(instruction)
    }

    private func apply(_ change: Change, to work: inout PlanEdit, history: [Turn]) throws {
        switch change {
        case .again(let phrase, let instead):
            let last = base(of: history, in: work.plan)
            guard let said = last.instruction,
                let before = InstructionReader.read(said).last(where: { $0.target != nil })
            else {
                work.refuse("there is no change yet that could be made to something else")
                return
            }
            if instead, history.count > 1, let earlier = history[history.count - 2].plan {
                let mentioned = work.mentioned
                work = PlanEdit(earlier, library: library, reliefs: reliefs, region: work.region)
                work.mentioned = mentioned
                work.say("the last change is taken back")
                work.hasChanged = true
            }
            work.apply(before.about(phrase))
        case .redo: work.refuse("what was taken back is not kept; say it again")
        default: work.apply(change)
        }
    }

    /// The last instruction that changed this plan.
    private func base(of history: [Turn], in plan: ScenePlan) -> (instruction: String?, Void) {
        (plan.edits.last?.instruction ?? history.last?.instruction, ())
    }
}

/// Why an instruction led to no new plan.
public enum EditError: Error, Hashable, Sendable, CustomStringConvertible {
    case noPlan
    case nothingToUndo
    /// What stood in the way, in plain words.
    case nothingDone([String])

    public var description: String {
        switch self {
        case .noPlan: "there is no picture yet that could be changed"
        case .nothingToUndo:
            "there is nothing to take back: the picture carries no earlier state (a chat keeps them)"
        case .nothingDone(let reasons): reasons.joined(separator: "; ")
        }
    }
}

extension [String] {
    /// All of them, leaving none.
    mutating func drain() -> [String] {
        defer { removeAll() }
        return self
    }
}

extension Change {
    /// What it is done to, if it is something that can be pointed out.
    var target: Phrase? {
        switch self {
        case .remove(let p), .move(let p, _), .turn(let p, _), .resize(let p, _),
            .duplicate(let p, _),
            .recolor(let p, _), .shade(let p, _), .remake(let p, _, _), .replace(let p, _):
            p
        case .write(let p, _, _), .ink(let p, _), .font(let p, _), .enlargeText(let p, _): p ?? .it
        default: nil
        }
    }

    /// The same on something else.
    func about(_ other: Phrase) -> Change {
        switch self {
        case .remove: .remove(other)
        case .move(_, let place): .move(other, place)
        case .turn(_, let turn): .turn(other, turn)
        case .resize(_, let factor): .resize(other, factor)
        case .duplicate(_, let count): .duplicate(other, count)
        case .recolor(_, let tone): .recolor(other, tone)
        case .shade(_, let factor): .shade(other, factor)
        case .remake(_, let material, let tone): .remake(other, material, tone)
        case .replace(_, let new): .replace(other, new)
        case .write(_, let old, let new): .write(other, old: old, new: new)
        case .ink(_, let tone): .ink(other, tone)
        case .font(_, let words): .font(other, words)
        case .enlargeText(_, let factor): .enlargeText(other, factor)
        default: self
        }
    }
}

/// Whether words in a conversation describe another picture rather than a change of this one.
public enum NewPicture {
    public static func isAsked(_ words: String) -> Bool {
        let lower = words.lowercased()
        for opening in [
            "new picture", "new image", "start over", "another picture", "a picture of",
            "an image of", "a photo of",
        ]
        where lower.hasPrefix(opening) { return true }
        let changes = InstructionReader.read(words)
        guard changes.allSatisfy({ if case .unclear = $0 { true } else { false } }) else {
            return false
        }
        let first = lower.split(separator: " ").first ?? ""
        return ["a", "an", "two", "three", "four", "five", "some"].contains(first)
            && lower.split(separator: " ").count > 2
    }
}
