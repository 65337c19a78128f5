public import PlantainProto

extension Thinker {
    /// Completes, checks and mends a plan that is given; thinking is never skipped.
    ///
    /// What cannot be mended is said in the plan's notes.
    public func review(
        _ plan: ScenePlan, options: ThinkOptions = ThinkOptions(),
        emit: (Thought) -> Void = { _ in }
    ) throws -> ScenePlan {
        var reviewer = Reviewer(library: library, reliefs: reliefs, options: options, plan: plan)
        for thought in try reviewer.review() { emit(thought) }
        return reviewer.plan
    }
}
