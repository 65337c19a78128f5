import Critique
import Framing
public import Knowledge
import Layout
public import PlantainProto
import Space
import Staging

/// Plans without a prompt: the same staging as for prompts, with dice in place of wishes.
public struct RandomPlans: Sendable {
    private let library: AssetLibrary
    private let pools: Pools
    private let reliefs: Reliefs
    /// Square, for training.
    public static let canvas = Canvas(width: 1536, height: 1536, size: "", aspect: "1:1")

    public init(_ library: AssetLibrary) {
        self.library = library
        pools = Pools(library)
        reliefs = Reliefs(library)
    }

    /// The same seed and library give the same plan.
    public func plan(seed: UInt64, canvas: Canvas = RandomPlans.canvas) -> ScenePlan {
        var dice = Dice(seed)
        var casting = Casting(pools: pools, writer: Signwriter(library), dice: dice)
        var set = casting.cast(canvas: canvas, seed: dice.next() >> 16)
        let critic = Critic(library, reliefs: reliefs)
        var best: (plan: ScenePlan, weight: Float)?
        for attempt in 0..<8 {
            let plan = Stager(library, reliefs: reliefs).stage(set).plan
            let findings = critic.review(plan)
            let weight = findings.reduce(0) { $0 + $1.weight }
            if weight < best?.weight ?? .infinity { best = (plan, weight) }
            if findings.isEmpty { break }
            mend(&set, findings, attempt, &casting, &dice)
        }
        var plan = best?.plan ?? ScenePlan()
        plan.seed = seed
        return plan
    }

    /// Another arrangement; and what stays in the way goes.
    private func mend(
        _ set: inout SetBrief, _ findings: [Finding], _ attempt: Int, _ casting: inout Casting,
        _ dice: inout Dice
    ) {
        set.seed = dice.next() >> 16
        let troubled = Set(findings.flatMap(\.objects))
        let unreadable = Set(findings.filter { $0.kind == .text }.flatMap(\.objects))
        for i in set.props.indices where unreadable.contains(set.props[i].id) {
            if attempt > 1 || set.props[i].size.max() < 0.3 {
                set.props[i].text = nil
            } else {
                set.props[i].size *= 1.5
            }
        }
        if !unreadable.isEmpty || findings.contains(where: { $0.kind == .small }), set.view == .wide
        {
            set.view = .usual
        }
        guard attempt >= 1, findings.contains(where: { $0.kind != .text }) else { return }
        if attempt == 4 {
            // A new cast altogether.
            casting = Casting(pools: pools, writer: Signwriter(library), dice: Dice(dice.next()))
            set = casting.cast(canvas: set.canvas, seed: dice.next() >> 16)
        } else if set.props.count > 1,
            let worst = set.props.last(where: { troubled.contains($0.id) })
        {
            let kept = set.props.filter { $0.group != worst.group }
            guard !kept.isEmpty else { return }
            set.props = kept
            set.wishes.removeAll { [$0.subject, $0.object, $0.other].contains(worst.group) }
            set.formations[worst.group] = nil
        }
    }
}
