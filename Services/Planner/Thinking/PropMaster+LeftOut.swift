import Critique
import Knowledge
import Script

/// What of a script is not drawn.
extension PropMaster {
    /// "visitors", "a crowd", "two women": a row of mannequins would puzzle where people are meant.
    func isCrowd(_ entity: SceneScript.Entity) -> Bool {
        guard entity.strings.isEmpty else { return false }
        let one = Noun.singular(entity.lastWord)
        if Self.crowds.contains(one) { return true }
        guard entity.count > 1 else { return false }
        return Self.passers.contains(one)
            || !["mannequin", "dummy", "model", "figure"].contains(one)
                && library.match(entity.noun)?.concept == "mannequin"
    }

    private static let crowds: Set<String> = [
        "crowd", "audience", "people", "family", "passersby", "bystander",
    ]
    private static let passers: Set<String> = [
        "visitor", "tourist", "shopper", "customer", "guest", "pedestrian", "passerby",
        "passer-by", "commuter", "spectator", "onlooker", "diner", "patron", "traveler",
        "traveller", "hiker", "swimmer", "sunbather", "student", "attendee",
    ]

    /// What nothing depicts is left out where other things are shown, and what it was to carry stands without it: a
    /// plain box beside or below them would only puzzle.
    func isNothing(_ entity: SceneScript.Entity, in script: SceneScript) -> Bool {
        entity.strings.isEmpty && library.match(entity.noun) == nil
            && !Surroundings.names(entity.noun)
            && script.entities.contains { $0.id != entity.id && library.match($0.noun) != nil }
    }
}
