public import Knowledge
public import PlantainProto
import Space
import Staging

/// Plans without a prompt: the same staging as for prompts, with dice in place of wishes.
public struct RandomPlans: Sendable {
    private let library: AssetLibrary
    private let pools: Pools
    /// Square, for training.
    public static let canvas = Canvas(width: 1536, height: 1536, size: "", aspect: "1:1")

    public init(_ library: AssetLibrary) {
        self.library = library
        pools = Pools(library)
    }

    /// The same seed and library give the same plan.
    public func plan(seed: UInt64, canvas: Canvas = RandomPlans.canvas) -> ScenePlan {
        var best: Staged?
        for attempt: UInt64 in 0..<3 {
            var dice = Dice(seed &* 31 &+ attempt)
            var casting = Casting(pools: pools, writer: Signwriter(library), dice: dice)
            var set = casting.cast(canvas: canvas, seed: dice.next() >> 16)
            set.attempts = 1
            let staged = Stager(library).stage(set)
            if staged.cost < best?.cost ?? .infinity { best = staged }
            if staged.cost < 3 { break }
        }
        var plan = best?.plan ?? ScenePlan()
        plan.seed = seed
        return plan
    }
}
