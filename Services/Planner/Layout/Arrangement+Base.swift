extension Arrangement {
    /// Of things that stand already: only the base counts.
    package init(standingOn base: Brief.Base) {
        self.init(
            placements: [], platforms: [], dropped: [], notes: [], cost: 0,
            baseHeight: Arranger.height(base), wallFace: nil)
    }
}
