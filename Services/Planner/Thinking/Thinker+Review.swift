public import PlantainProto

extension Thinker {
    /// Completes, checks and mends a plan that is given; thinking is never skipped.
    ///
    /// What cannot be mended is said in the plan's notes.
    /// - Parameter texts: those of the plan, as indices, that are to become larger because they could not be
    ///   read in a picture.
    public func review(
        _ plan: ScenePlan, enlarging texts: [Int] = [], options: ThinkOptions = ThinkOptions(),
        emit: (Thought) -> Void = { _ in }
    ) throws -> ScenePlan {
        var reviewer = Reviewer(library: library, reliefs: reliefs, options: options, plan: plan)
        for thought in try reviewer.review(enlarging: texts) { emit(thought) }
        return reviewer.plan
    }
}
