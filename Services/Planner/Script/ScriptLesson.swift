/// What a language model without the adapter is told: the language in words, and examples.
///
/// For a larger model given by the user: one system message with ``instruction``, each example as a
/// user and an assistant turn, then the prompt; the grammar does the rest.
public enum ScriptLesson {
    public struct Example: Hashable, Sendable {
        /// As ``QuotedPrompt`` leaves it.
        public let prompt: String
        public let script: String
    }

    public static let instruction = """
        You turn a description of a picture into a scene script, one fact a line, nothing else.
        First every thing, in order of mention: id (a, b, c …), count, colour or -, material or -, \
        a size word if any, the noun in the singular, and #N if quoted string N is written on it.
        Then relations between ids, as seen by the camera: a left b (right, front, behind, on, under, \
        inside, near, above), c between a b, and how groups are arranged: a row (stack, pile, circle).
        Then, only if mentioned: on, wall, place, time, light, sky, style, view, in this order.
        Colours: \(words(SceneScript.Color.self)).
        Materials: \(words(SceneScript.Material.self)).
        Sizes: \(words(SceneScript.Size.self)).
        on [colour] [material]: \(words(SceneScript.SurfaceKind.self)).
        wall (of the room or behind everything): [colour] [material]
        place: \(words(SceneScript.Place.self)).
        time: \(words(SceneScript.Time.self)).
        light: \(words(SceneScript.Light.self)).
        sky: \(words(SceneScript.Sky.self)).
        style: \(words(SceneScript.Style.self)).
        view: \(words(SceneScript.View.self)).
        """

    public static let examples = [
        Example(
            prompt: "a red mug to the left of two big wooden chairs in the kitchen at night",
            script: "a 1 red - mug\nb 2 - wood large chair\na left b\nplace kitchen\ntime night"),
        Example(
            prompt: "a cat wearing a tiny crown sleeps on a stack of four books, oil painting",
            script: "a 1 - - cat\nb 1 - - tiny crown\nc 4 - - book\nb on a\na on c\nc stack\n"
                + "style painting"),
        Example(
            prompt:
                "a neon sign that says \"#1\" and a chalkboard reading \"#2\" on a marble counter",
            script: "a 1 - - neon sign #1\nb 1 - - chalkboard #2\non marble counter"),
        Example(
            prompt: "several navy balloons over a man between a bush and a car, sunny day, seen "
                + "from below",
            script: "a 3 blue - balloon\nb 1 - - man\nc 1 - - bush\nd 1 - - car\na above b\n"
                + "b between c d\nsky clear\nview low"),
    ]

    private static func words<Word: CaseIterable & RawRepresentable<String>>(
        _ type: Word.Type
    ) -> String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
