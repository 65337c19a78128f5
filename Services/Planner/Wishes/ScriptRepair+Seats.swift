import Script

/// Tables that seats are at.
extension ScriptRepair {
    private static let seats: Set<String> = ["chair", "armchair", "stool", "bench"]

    /// "a dining table with six chairs": the table is a thing of its own, and not what chairs stand on.
    mutating func seat() {
        let isAtTable = mentions.indices.contains {
            mentions[$0].head == "table" && owners[$0] == nil && !mentions[$0].isNegated
                && !mentions[$0].isIdle
        }
        guard script.surface?.kind == .table, isAtTable,
            script.entities.contains(where: { Self.seats.contains($0.lastWord) })
        else { return }
        script.surface = nil
        say("chairs stand at a table, not on it")
    }
}
