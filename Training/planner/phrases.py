"""Ways of saying things: predicates, lettering, openings and padding.

Entries that begin with `~` are held out of training and only appear in the evaluation's
"new phrasing".
"""

PREDICATES = {
    "left": (
        "to the left of|left of|on the left of|on the left side of|at the left of|"
        "to the left side of|~immediately left of|~off to the left of"
    ),
    "right": (
        "to the right of|right of|on the right of|on the right side of|at the right of|"
        "to the right side of|~immediately right of|~off to the right of"
    ),
    "front": "in front of|right in front of|directly in front of|before|~just in front of",
    "behind": (
        "behind|right behind|at the back of|in back of|hidden by|hidden behind|"
        "partly hidden behind|~just behind"
    ),
    "on": "on|on top of|on the top of|atop|upon|on top of|~up on",
    "under": "under|underneath|beneath|below|on the bottom of|at the foot of|~down below",
    "inside": "inside|in|inside of|within|~tucked into",
    "near": (
        "next to|near|beside|by|close to|by the side of|on the side of|alongside|"
        "at the side of|adjacent to|not far from|~in the vicinity of|~right by"
    ),
    "above": (
        "above|over|hovering over|floating above|high above|hanging over|hung above|~suspended over"
    ),
}
PREDICATES = {k: v.split("|") for k, v in PREDICATES.items()}
WEIGHTS = dict(left=5, right=5, front=4, behind=4, on=6, under=3, inside=3, near=5, above=3)

POSTURES = (
    "|||||sitting|standing|placed|lying|resting|positioned|located|set|~situated|~propped up".split(
        "|"
    )
)
VERBS = (
    "is|are|was|were|sits|sat|stands|stood|lies|lay|rests|rested|is sitting|was resting|"
    "is placed|is standing|is located|was placed|can be seen|is positioned|~is found|"
    "~has been put"
).split("|")

# Patterns over new things {x} {y} {z} and their relations; capitals stand for several.
PAIRS = [
    ("{y} with {x} on top", "x on y"),
    ("{y} with {x} on top of it", "x on y"),
    ("{y} with {x} on it", "x on y"),
    ("{y} with {x} inside", "x inside y"),
    ("{y} with {x} in it", "x inside y"),
    ("{y} with {x} beside it", "x near y"),
    ("{y} with {x} to its left", "x left y"),
    ("{y} with {x} to its right", "x right y"),
    ("{y} with {x} in front of it", "x front y"),
    ("{y} with {x} behind it", "x behind y"),
    ("{y} with {x} underneath", "x under y"),
    ("{y} with {x} hanging above it", "x above y"),
    ("on the left {x}, on the right {y}", "x left y"),
    ("on the right {x} and on the left {y}", "x right y"),
    ("{x} on the left and {y} on the right", "x left y"),
    ("{x} on the right, {y} on the left", "x right y"),
    ("{x} on the left side, with {y} on the right side", "x left y"),
    ("to the left is {x} and to the right is {y}", "x left y"),
    ("{x} in the foreground and {y} in the background", "x front y"),
    ("{x} with {y} in the background", "y behind x"),
    ("in the background {y}, in the foreground {x}", "x front y"),
    ("{x} and {y} side by side", "x near y"),
    ("{x} and {y} next to each other", "x near y"),
    ("{x} leaning against {y}", "x near y"),
    ("{y} holding {x}", "x near y"),
    ("{x} attached to {y}", "x near y"),
    ("{y} surrounded by {X}", "x near y"),
    ("{X} around {y}", "x near y"),
    ("{x} contrasting with {y}", "x near y"),
    ("{y} full of {X}", "x inside y"),
    ("{y} filled with {X}", "x inside y"),
    ("{y} containing {X}", "x inside y"),
    ("{y} of {X}", "x inside y"),
    ("{x} in {y}", "x inside y"),
    ("{X} inside {y}", "x inside y"),
    ("{x} facing {y}", "x near y"),
    ("{x} hanging from {y}", "x under y"),
    ("{x} balanced on {y}", "x on y"),
    ("{x} perched on {y}", "x on y"),
    ("{x} peeking out of {y}", "x inside y"),
    ("{x} emerging from {y}", "x inside y"),
    ("{x} parked in front of {y}", "x front y"),
    ("{x} stacked on {y}", "x on y"),
    ("{x} supporting {y}", "y on x"),
    ("{y} topped with {x}", "x on y"),
    ("{y} on which {x} stands", "x on y"),
    ("{x} followed by {y}", "y behind x"),
    ("{x} painted on {y}", "x on y"),
    ("{x} printed on {y}", "x on y"),
    ("{y} with a picture of {x} on it", "x on y"),
    ("{y} decorated with {x}", "x on y"),
    ("{y} showing {x}", "x on y"),
    ("{x} pouring into {y}", "x inside y"),
    ("{x} tied to {y}", "x near y"),
    ("{x} falling from {y}", "x under y"),
    ("{x} growing on {y}", "x on y"),
    ("{x} reflected in {y}", "x near y"),
    ("{x} towering over {y}", "x near y"),
    ("{x} crossing {y}", "x on y"),
    ("{y} with {X}", "x near y"),
    ("{y} that has {x} on it", "x on y"),
    ("{y} covered in {X}", "x on y"),
    ("~{y} carrying {x} on its back", "x on y"),
    ("~{x} flanked by {Y}", "y near x"),
    ("~{y} crowned by {x}", "x on y"),
    ("~on one side {x}, on the other {y}", "x near y"),
    ("~{x} tucked behind {y}", "x behind y"),
]
LIVING = [  # {x} is an animal or a person
    ("{x} riding {y}", "x on y"),
    ("{x} holding {y}", "y near x"),
    ("{x} wearing {y}", "y on x"),
    ("{x} in {y}", "x inside y"),
    ("{x} sitting on {y}", "x on y"),
    ("{x} standing on {y}", "x on y"),
    ("{x} sleeping on {y}", "x on y"),
    ("{x} lying under {y}", "x under y"),
    ("{x} sitting under {y}", "x under y"),
    ("{x} jumping over {y}", "x above y"),
    ("{x} flying over {y}", "x above y"),
    ("{x} eating {y}", "y near x"),
    ("{x} looking at {y}", "y near x"),
    ("{x} playing {y}", "y near x"),
    ("{x} playing with {y}", "y near x"),
    ("{x} chasing {y}", "x behind y"),
    ("{x} following {y}", "x behind y"),
    ("{x} hiding behind {y}", "x behind y"),
    ("{x} standing next to {y}", "x near y"),
    ("{x} walking past {y}", "x near y"),
    ("{x} carrying {y}", "y near x"),
    ("{x} pushing {y}", "y near x"),
    ("{x} pulling {y}", "y near x"),
    ("{x} driving {y}", "x inside y"),
    ("{x} inside {y}", "x inside y"),
    ("{x} wearing {y} and holding {z}", "y on x;z near x"),
    ("{x} reading {y}", "y near x"),
    ("{x} with {y} on its head", "y on x"),
    ("{x} with {y} in its mouth", "y near x"),
    ("{x} and {y}", ""),
    ("{x} dressed in {y}", "y on x"),
    ("{x} with {y} and {z}", "y near x;z near x"),
    ("{x} with {y}", "y near x"),
    ("{x} in {y} and {z}", "x inside y;x inside z"),
    ("{x} wearing {y} while sitting on {z}", "y on x;x on z"),
    ("{x} shouting into {y}", "y near x"),
    ("{x} kicking {y}", "y near x"),
    ("{x} throwing {y}", "y near x"),
    ("{x} repairing {y}", "y near x"),
    ("{x} stepping out of {y}", "x inside y"),
    ("{x} asleep inside {y}", "x inside y"),
    ("{x} wears {y} and stands in front of {z}", "y on x;x front z"),
    ("{x} wearing {y} rides {z}", "y on x;x on z"),
    ("{x} holds {y} while {z} watches", "y near x;z near x"),
    ("{x} with {y} around its neck", "y on x"),
    ("{x} drinking from {y}", "y near x"),
    ("{x} sniffing {y}", "y near x"),
    ("{x} sitting around {y}", "x near y"),
    ("{x} swimming next to {y}", "x near y"),
    ("{x} painting {y}", "y near x"),
    ("{x} sitting on {y} next to {z}", "x on y;x near z"),
    ("{x} wearing {y}, {y2} and {y3}", "y on x;y2 on x;y3 on x"),
    ("~{x} hugging {y}", "y near x"),
    ("~{x} crouching behind {y}", "x behind y"),
    ("~{x} mounted on {y}", "x on y"),
]
BETWEEN = [
    "{x} between {y} and {z}",
    "{x} in between {y} and {z}",
    "{x} nestled between {y} and {z}",
    "between {y} and {z} there is {x}",
    "between {y} and {z} stands {x}",
    "{y} and {z} with {x} between them",
    "{y} and {z} with {x} in the middle",
    "{x} sandwiched between {y} and {z}",
    "{x} flanked by {y} and {z}",
    "~{x} squeezed in between {y} and {z}",
    "~halfway between {y} and {z}, {x}",
]
PAST = [  # caption-like sentences; the articles are "the"
    ("the {x} contrasted with the {y}", "x near y"),
    ("the {x} lay next to the {y}", "x near y"),
    ("the {x} and the {y} stood side by side", "x near y"),
    ("the {x} hung above the {y}", "x above y"),
    ("the {x} flew above the {y}", "x above y"),
    ("the {x} raced past the {y}", "x near y"),
    ("the {x} climbed onto the {y}", "x on y"),
    ("the {x} rested against the {y} and the {z}", "x near y;x near z"),
    ("the {x} was on top of the {y}", "x on y"),
    ("the {x} was next to the {y}", "x near y"),
    ("the {x} was on the left of the {y}", "x left y"),
    ("the {x} was on the right of the {y}", "x right y"),
    ("the {x} is nestled between the {y} and the {z}", "x between y z"),
    ("the {x} was behind the {y}", "x behind y"),
    ("the {x} floated above the {y}", "x above y"),
    ("the {x} was under the {y}", "x under y"),
    ("the {x} was inside the {y}", "x inside y"),
    ("the {x} rested on the {y}", "x on y"),
    ("the {x} complemented the {y} and the {z}", ""),
    ("the {x} carried the {y}", "y on x"),
    ("the {x} hung low over the {y}", "x above y"),
    ("the {x} drifted across the {y}", "x near y"),
    ("the {x} covered the {y}", "x on y"),
    ("the {x} shone on the {y}", "x above y"),
    ("the {x} and the {y} make a fine pair", ""),
    ("the {x} cut the {y}", "x near y"),
    ("the {x} waits beside the {y}", "x near y"),
    ("the {x} needs the {y} and the {z}", ""),
    ("the {x} sparkled", ""),
    ("the {x} looked {i}", ""),
    ("the {x} and {y} sat in front of the {z}", "x front z;y front z"),
    ("the {x} and the {y}", ""),
    ("the {x} and {y} were on the {z}", "x on z;y on z"),
    ("the {x} holds the {y}", "y near x"),
    ("the {x} was in front of the {y}", "x front y"),
    ("the {x} hid the {y}", "y behind x"),
    ("~the {x} leaned on the {y}", "x near y"),
    ("~the {x} towered over the {y}", "x near y"),
]

OPENINGS = (
    "||||||||a photo of|a photo of|a picture of|an image of|there is|show me|draw|generate|"
    "please draw|create an image of|i want|i would like to see|make a picture of|can you draw|"
    "generate an image of|depict|imagine|picture this:|a scene with|a view of|a portrait of|"
    "a detailed depiction of|a shot of|an image showing|here is|give me|we see|scene:|"
    "~kindly produce|~i need an image with|~how about"
).split("|")

LETTERING = [  # {b} is the bearer, {s} its strings
    "{b} that says {s}",
    "{b} saying {s}",
    "{b} reading {s}",
    "{b} that reads {s}",
    "{b} with the words {s}",
    "{b} with the text {s}",
    "{b} with {s} written on it",
    "{b} with the word {s} on it",
    "{b} labeled {s}",
    "{b} titled {s}",
    "{b} called {s}",
    "{b} which says {s}",
    "{b} displaying {s}",
    "{b} with {s} on it",
    "{b} that reads: {s}",
    "{b} bearing the inscription {s}",
    "{b} with the phrase {s}",
    "{b} showing the text {s}",
    "{b} with the title {s}",
    "the words {s} on {b}",
    "{s} written on {b}",
    "the text {s} on {b}",
    "{b}: {s}",
    "{b} with the slogan {s} in bold letters",
    "{b} with {s} printed on it",
    "{b} marked {s}",
    "{b} stating {s}",
    "{b} that spells {s}",
    "{b} with large letters {s}",
    "{b} clearly stating, {s}",
    "{b} that has {s} written on it",
    "{b} with neon letters spelling {s}",
    "the phrase {s} painted on {b}",
    "the message {s} appears on {b}",
    "~{b} emblazoned with {s}",
    "~{b} announcing {s}",
    "~{s} is scrawled across {b}",
    "~{b} proclaiming {s}",
]
BARE = [
    "the words {s}",
    "the text {s}",
    "the word {s}",
    "{s}",
    "letters spelling {s}",
    "the sentence {s}",
    "bold uppercase typography with {s}",
    "the heading {s}",
    "the caption {s}",
    "~the motto {s}",
]
LONG_LETTERING = [
    "{b} boldly displays {s}",
    "{b} reads {s} in bold letters",
    "{b} clearly states {s}",
    "{b} carries the message {s} in elegant typography",
    "{b} says {s}",
    "{b} features the heading {s}",
    "at the top, {b} shows {s}",
    "near the center, {b} states {s}",
    "{b} is labeled {s}",
    "{b} announces {s}",
    "below it, {b} reads {s}",
    "{b} highlights the phrase {s}",
    "in the corner, {b} notes {s}",
    "{b} carries large centered letters: {s}",
    "{b} gives its name as {s}",
    "to one side, {b} replies, {s}",
    "in the very middle, {b} bears a neatly printed line, {s}",
    "on {b}, neat handwriting says {s}",
    "~{b} draws the eye with {s}",
]
MORE = [  # further strings on the last bearer
    "just below, smaller text reads {s}",
    "underneath, a line says {s}",
    "smaller lettering adds {s}",
    "a second line reads {s}",
    "beneath the title it says {s}",
    "followed by {s}",
    "further down it states {s}",
    "the subtitle reads {s}",
    "~at its foot one can make out {s}",
]

ACTIONS = (
    "running|sleeping|sitting|standing|jumping|smiling|dancing|looking at the camera|in motion|"
    "walking|flying|swimming|resting|facing left|looking up|working|playing|at rest|floating|"
    "glowing|waiting|~dozing off"
).split("|")

DOING = [  # {r} is a thing already mentioned, {x} a new one
    ("{r} is holding {x}", "x near r"),
    ("{r} is wearing {x}", "x on r"),
    ("{r} is sitting on {x}", "r on x"),
    ("{r} is standing next to {x}", "r near x"),
    ("{r} has {x} on top", "x on r"),
    ("{r} is looking at {x}", "x near r"),
    ("{r} holds {x}", "x near r"),
    ("{r} wears {x}", "x on r"),
    ("{r} is covered by {x}", "x on r"),
    ("{r} is carrying {x}", "x near r"),
    ("{r} is surrounded by {X}", "x near r"),
    ("{r} contains {x}", "x inside r"),
    ("{r} is filled with {X}", "x inside r"),
    ("{r} is parked in front of {x}", "r front x"),
    ("{r} rests on {x}", "r on x"),
    ("{r} is leaning against {x}", "r near x"),
    ("{r} stands between {x} and {y}", "r between x y"),
    ("behind {r} there is {x}", "x behind r"),
    ("in front of {r} lies {x}", "x front r"),
    ("on {r} sits {x}", "x on r"),
    ("above {r} hangs {x}", "x above r"),
    ("{r} is in motion", ""),
    ("{r} is smiling", ""),
    ("{r} looks {i}", ""),
    ("~{r} clutches {x}", "x near r"),
    ("~{r} is perched atop {x}", "r on x"),
]
