/// What is at home on water.
public enum Afloat {
    /// Concepts that have a hull: they lie in the water by their length.
    public static let hulls: Set = [
        "boat", "canoe", "cruise ship", "ferry", "kayak", "motorboat", "rowboat", "sailboat",
        "ship", "speedboat", "surfboard", "yacht",
    ]

    /// What swims where there is water, though it may stand elsewhere.
    public static let fowl: Set = ["swan", "duck", "goose"]

    /// On the water when the scene is, and not on the shore.
    public static func floats(_ concept: String) -> Bool {
        hulls.contains(concept) || concept == "rubber duck"
    }
}
