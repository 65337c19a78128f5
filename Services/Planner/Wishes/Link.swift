import Script

/// What a prompt says of where one of its mentions is.
struct Link: Hashable, Sendable {
    /// Indices of mentions.
    var subject: Int
    var predicate: SceneScript.Predicate
    var object: Int
    /// Only for "between".
    var other: Int?
    /// Other mentions that the phrase could be about as well: "a cat on a chair next to a lamp".
    var alternatives: [Int] = []
    /// Whether a wrong direction in the script is to be turned round.
    var isFirm = true
}
