"""Words that draw nothing: textures, endings, praise and the like; `~` marks held-out ones."""

TEXTURES = (
    "the {a}, {b} texture of|the {a} surface of|the {a} colors of|the {a} shape of|"
    "the {a} beauty of|the gentle curves of|the sound of|the smell of|the {a}, {b} lines of|"
    "the simple charm of|the {a} glow of"
).split("|")
ENDINGS = """creating a {a} mixture of tastes|a little masterpiece of {n}|a promise of {n}|
as if nothing had happened|
with great ease|like a scene from an old story|waiting for somebody to come by|a reminder of {n}|
to everyone's surprise|
a symbol of {n} and {n}|which made everyone smile|as {a} as ever|lending the room a {a} touch|
asking to be touched|
a welcome sight after a long trip|while the world passes by|full of {n}|adding a {a} note|
so {a} that it hurts|
because it was too {a}|as the {a} hours went by|making a {a} contrast|in perfect {n}|
as {a} as a {a} dream""".replace("\n", "").split("|")

PRAISE = (  # subject, verb, object, ending: sentences that draw nothing
    "the overall design|the color palette|the composition|the arrangement|the clean layout|"
    "each element|every surface|the interplay of forms|the careful styling|"
    "the whole presentation|the visual rhythm|the generous spacing",
    "creates|evokes|conveys|adds|enhances|reinforces|brings|emphasizes|reflects|suggests|"
    "communicates",
    "a sense of calm|depth and realism|a feeling of nostalgia|quiet elegance|"
    "a professional impression|warmth and comfort|an air of mystery|the theme of the image|"
    "clarity and focus|a cheerful mood|timeless beauty|an inviting atmosphere|"
    "a strong visual identity|effortless harmony",
    "||, inviting the viewer to linger|, drawing attention to the center|"
    ", making the picture memorable|, without distracting from the subject|"
    ", balanced by fine details|, from edge to edge|, ensuring that everything is easy to read|"
    ", contributing to the refined look",
)

PADDING = """the overall mood is calm and inviting|
the composition is balanced and carefully arranged|
every detail is crisp and clear|the atmosphere feels warm and welcoming|
rich colors and fine textures create depth|
the scene conveys a sense of wonder|highly detailed|4k|8k, sharp focus|masterpiece|best quality|
award-winning|
trending on artstation|the image has a nostalgic feel|it is a peaceful moment|
it looks absolutely stunning|
everything is arranged with great care|the details are intricate and beautiful|
shallow depth of field|
very detailed|sharp focus|the viewer's eye is drawn to the center|it makes you feel at home|
all of it in quiet harmony|an ideal place for quiet thoughts|with lots of character|
the layout is clean and modern with plenty of empty space|thanks a lot|please make it beautiful|
the type is crisp and pleasant to read|nothing is left to chance|
the colors are vivid and cheerful|evoking a feeling of freedom|a small joy on a busy day|
the textures invite you to touch them|soft colors enhance the dreamy ambience|
this is for my bedroom|
everything has its proper spot|one notices it at first glance|
it should feel like a fairytale|the style should be consistent throughout|full of life and energy|
a true feast for the senses|the shadows fall gently|with intricate details|balanced composition|
subtle reflections add realism|~the whole thing radiates quiet confidence|
~no effort was spared""".replace("\n", "").split("|")
