"""Ways of telling: openings, lettering, weather, and sentences that only set a mood.

`~` marks entries held out of training; {a} and {n} stand for an adjective and an abstract noun.
"""

OUTDOORS = {"street", "city", "beach", "forest", "park", "garden", "field", "mountain", "lake"}
FULL = ("full of", "filled with", "with", "holding", "containing", "of")
READS = ("that says", "reading", "with the words", "saying", "that reads", "with", "marked", "titled", "spelling")
CARRIERS = {
    "table", "desk", "bench", "shelf", "counter", "chair", "stool", "bed", "piano", "sofa", "cabinet",
    "coffee table", "dresser", "tree stump", "rock", "bookcase", "stove", "cart",
}  # fmt: skip

WEATHERED = (  # line, word, adjectives of an open place
    ("on", "snow", "snowy|snow-covered|snowbound|wintry|winter"),
    ("on", "snow", "snowy|snow-covered"),
    ("sky", "rain", "rainy|rain-soaked|drizzly"),
    ("sky", "fog", "foggy|misty|hazy"),
    ("sky", "clear", "sunny|sun-drenched"),
    ("sky", "stormy", "stormy|storm-lashed"),
    ("sky", "starry", "starlit"),
    ("light", "moon", "moonlit"),
)
LIT = (
    ("light", "sun", "sunlit|sun-filled|sun-dappled"),
    ("light", "dim", "dimly lit|gloomy|shadowy"),
    ("light", "bright", "brightly lit|well-lit|bright"),
    ("light", "candle", "candlelit"),
    ("light", "neon", "neon-lit|neon-drenched"),
    ("light", "warm", "warmly lit"),
    ("light", "soft", "softly lit"),
)
AIRS = """bustling|lively|quiet|cozy|vibrant|charming|rustic|modern|elegant|cluttered|tidy|festive|serene|
picturesque|spacious|minimal|old-fashioned|tiny|grand|romantic|dreamy|forgotten|hidden|colorful|peaceful|
magical|autumn|spring|summer""".replace("\n", "").split("|")

HOURS = {
    "morning": "it is early morning|the morning sun has just come up|soft morning light pours in|dawn is just breaking",
    "noon": "it is noon|the midday sun stands high|it is the middle of the day",
    "afternoon": "it is a lazy afternoon|the afternoon light slants across everything|it is late in the afternoon",
    "golden hour": "the whole scene glows in golden hour light|it is golden hour|everything is bathed in the golden hour",
    "sunset": "the sun is setting|the sunset paints everything orange|the scene takes place at sunset",
    "dusk": "it is dusk|evening is falling|twilight settles over the scene|the blue hour has begun",
    "night": "it is night|it is late at night|night has fallen|the scene is set at midnight",
}
GLOWS = {
    "soft": "the light is soft and even|soft light wraps around everything|diffuse light fills the scene",
    "bright": "everything is brightly lit|bright light floods the scene",
    "dim": "the light is dim|it is dimly lit|most of it lies in dim light",
    "warm": "warm light fills the scene|the lighting is warm and inviting|a warm glow lies on everything",
    "cold": "the light is cold and bluish|cold light gives it a chilly feel",
    "back": "the scene is backlit|the light comes from behind",
    "sun": "sunlight streams in|sunbeams fall across the scene|bright sunshine lights it all",
    "moon": "moonlight falls on the scene|only the moon lights the scene",
    "candle": "candles are the only source of light|everything is lit by candlelight",
    "lamp": "it is lit by lamps|lamplight falls on the scene",
    "neon": "neon lights tint the scene|it is bathed in neon light",
    "studio": "it is lit with studio lights|professional studio lighting is used",
    "fire": "firelight flickers over everything|the glow of a fire lights it",
}
SKIES = {
    "clear": "the sky is clear and blue|not a cloud is in the sky|it is a sunny day|the weather is sunny",
    "cloudy": "a few white clouds drift by|fluffy clouds fill the sky|it is partly cloudy",
    "overcast": "the sky is overcast|the sky is gray|it is a gray day",
    "stormy": "a storm is coming|dark clouds gather overhead|the sky is dramatic and stormy",
    "starry": "the sky is full of stars|stars twinkle above|the milky way arches above",
    "rain": "it is raining|rain is falling|raindrops splash everywhere|a light drizzle falls",
    "snow": "snow is falling|snowflakes drift down|it is snowing",
    "fog": "thick fog hangs over everything|mist drifts through the scene|it is foggy",
}
SNOWED = (
    "snow is falling and covers everything",
    "it is snowing and the ground is white with snow",
    "fresh snow lies everywhere and more is falling",
)

DEEDS = (  # what a living one does to a thing, the relation, and the thing's column
    ("standing next to", "near", "big"),
    ("sitting on", "on", "big"),
    ("standing in front of", "front", "big"),
    ("walking past", "near", "big"),
    ("holding", "y near", "small"),
    ("carrying", "y near", "small"),
    ("looking at", "y near", "small"),
    ("sleeping under", "under", "big"),
    ("hiding behind", "behind", "big"),
    ("sitting beside", "near", "holders"),
    ("leaning against", "near", "big"),
    ("sitting inside", "inside", "holders"),
)
ACTS = (
    ("standing next to", "near"), ("sitting in front of", "front"), ("waiting behind", "behind"),
    ("looking at", "near"), ("walking past", "near"), ("sleeping beside", "near"),
    ("standing to the left of", "left"), ("posing to the right of", "right"), ("pointing at", "near"),
    ("admiring", "near"), ("crouching next to", "near"),
)  # fmt: skip

SHOWING = """|||a photo of|a highly detailed photograph of|a realistic photo of|the image shows|a wide view of|
this image depicts|an inviting scene in|a scene set in|a beautifully composed picture of|the picture presents|
imagine|step into|a detailed illustration of|here we see|~a lovingly rendered view of""".replace("\n", "").split("|")
ASKING = """hi! could you make me a picture of|hello, i would like an image of|please create|i need a picture of|
can you draw|i'd love to see|so, picture this: it's|i am imagining|i want a scene in|okay so basically i want|
we are looking for an image of|for my blog i need a photo of|my daughter asked for|
it should show|hey, please paint me|~would it be possible to get""".replace("\n", "").split("|")
TRAILS = """full of {n} and {n}|seemingly untouched by time|buzzing with energy|steeped in {n}|
where every corner has a {a} detail|drawing the viewer in at once|with a {a} and {a} atmosphere|
as if taken from an old film|radiating {n}|with a touch of {n}|alive with activity|
rendered with great care|capturing the essence of {n}|inviting and {a}|as {a} as can be|
reminding us of simpler times|~humming with quiet {n}""".replace("\n", "").split("|")

LETTERS = """{b} reads {s} {m}|{b} displays the text {s} {m}|there is {b} that says {s} {m}|
one notices {b} with the words {s} {m}|{b} prominently features {s} {m}|{b} boldly announces {s} {m}|
{b} clearly states, {s} {m}|the words {s} appear on {b} {m}|{b} carries the message {s} {m}|
the text {s} is printed on {b} {m}|{b} shows {s} {m}|prominently, {b} proclaims {s} {m}|
on {b} it says {s} {m}|{b} is labeled {s} {m}|{b} has {s} written on it {m}|
{s} is written across {b} {m}|please put {s} on {b} {m}|i want {b} that says {s} {m}|
the eye is drawn to {b}, stating {s} {m}|{b} bears the title {s} {m}|{b} greets everyone with {s} {m}|
at the center, {b} displays {s} {m}|~{b} cheerfully declares {s} {m}""".replace("\n", "").split("|")
LETTERED = """{w}, {b} reads {s} {m}|{w} there is {b} that says {s} {m}|{b} {w} says {s} {m}|
{w} hangs {b} displaying {s} {m}|{w} is {b} with the words {s} {m}|{b} reading {s} {m} stands {w}|
{w} one notices {b} stating {s} {m}|{b} that reads {s} can be found {w}|{w} you can read {s} on {b} {m}|
{b} labeled {s} {m} rests {w}|~{w}, {b} cheerfully declares {s} {m}""".replace("\n", "").split("|")
BELOW = """just below it adds {s} {m}|beneath, smaller letters say {s}|followed by the line {s} {m}|
the second line reads {s}|underneath it says {s} {m}|with the subtitle {s}|below that stands {s} {m}|
and in smaller print {s}|further down it reads {s} {m}|while the bottom line states {s}|
with {s} beneath it {m}|then comes {s}|~completed by the remark {s}""".replace("\n", "").split("|")
MANNERS = """in bold letters|in {c} letters|in large {c} letters|in {a} typography|in elegant cursive|
in a playful hand-drawn font|in glowing {c} neon|in clean sans-serif type|in {a} handwriting|
in chalk|in thick {c} paint|in stylish, modern lettering|in big capital letters|in a {a} serif font|
in crisp black print|easily readable from afar|in golden letters|in {c} and {c} letters|
written with a {c} marker|outlined in {c}|~in wobbly block capitals""".replace("\n", "").split("|")

ABSENT = ("there are no {}", "please leave out the {}", "i don't want any {} in it", "without any {}", "no {}, please")

MOODS = """soft shadows add a sense of {n}|the whole scene feels {a} and {a}|every detail speaks of {n}|
the atmosphere is {a}, evoking {n} and {n}|it conveys a strong sense of {n}|the {a} textures add depth|
the composition leads the eye gently through the scene|the overall impression is one of {n}|
subtle reflections add a touch of realism|the colors are {a} and well balanced|everything looks {a} and {a}|
the layout is clean, making every word easy to read|the typography is crisp and harmonious|
the lettering stands out against its {a} surface|a {a} mood runs through the entire picture|
the arrangement balances {n} with {n}|it feels like a moment frozen in time|the style is {a} yet {a}|
there is a feeling of {n} in the air|nothing seems out of place|the message is clear and {a}|
the contrast between {a} and {a} surfaces is striking|it invites the viewer to linger|
the result is both {a} and informative|this creates a {a}, welcoming impression|
the perspective adds depth and draws attention to the text|all elements are neatly aligned|
one can almost feel the {n}|the details are rendered with photographic precision|
a {a} color scheme ties everything together|it tells a quiet tale of {n}|
the design reflects {n}, {n} and {n}|no effort was spared on the details|
~the viewer is left with a lingering sense of {n}""".replace("\n", "").split("|")
CHAT = """i think that would look {a}|it's for my {n} project, so it should be nice|thank you so much|
make it look {a} and {a}, please|it doesn't have to be perfect|my family would love that|
i don't want it too {a}|take your time|i remember it from my childhood|keep it {a} overall|
you know, a bit {a} but not too much|the style is up to you|it should feel {a}, like a dream of {n}|
please make sure that the text is spelled correctly|it would mean a lot to me|i hope that makes sense|
as {a} as possible, please|that would be wonderful|nothing fancy, just {a}|everything else is up to you|
it is meant as a gift|i have always wanted to see that|just have fun with it|
~i trust you with the rest""".replace("\n", "").split("|")
