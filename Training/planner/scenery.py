"""Ways of saying when, where, in what light and in what style; `~` marks held-out ones."""

STYLES = {
    "photo": (
        "a photo of|a photograph of|a realistic photo of|a dslr photograph of|"
        "a high-resolution photo of|a photorealistic image of|a stock photo of|a snapshot of|"
        ", dslr photograph|, photorealistic|, 35mm photo|, product photography|, realistic|"
        ", professional photography|~, shot on a leica"
    ),
    "painting": (
        "a painting of|an oil painting of|an acrylic painting of|an impressionist painting of|"
        "a still life painting of|, oil painting|, oil on canvas|, in the style of van gogh|"
        ", painted in the style of monet|, impressionist|~a gouache of"
    ),
    "watercolor": (
        "a watercolor of|a watercolor painting of|, watercolor|, watercolour style|"
        ", painting in the style of watercolor"
    ),
    "sketch": (
        "a sketch of|a pencil drawing of|a charcoal drawing of|a drawing of|a line drawing of|"
        "a doodle of|, pencil sketch|, hand-drawn|~a chalk drawing of"
    ),
    "ink": (
        "an ink drawing of|an ink wash of|, ink wash|, detailed pen and ink|, woodblock print|"
        "a woodcut of"
    ),
    "cartoon": (
        "a cartoon of|a cartoon-style illustration of|an illustration of|, comic style|"
        ", cartoon|, children's book illustration|a comic book panel of|~, disney style"
    ),
    "anime": "an anime drawing of|, anime style|, manga|, studio ghibli style|an anime scene with",
    "render": (
        "a 3d render of|a render of|, 3d render|, cgi|, rendered in blender|, octane render|"
        "a claymation scene of|, unreal engine"
    ),
    "vector": (
        "a vector illustration of|a flat illustration of|a logo of|an icon of|, flat design|"
        ", vector art|, clip art"
    ),
    "pixel": "pixel art of|a pixel art scene of|, pixel art|, 8-bit style|, retro game graphics",
    "vintage": (
        "a vintage photo of|an old photograph of|a polaroid of|a black-and-white photo of|"
        ", vintage|, retro style|, sepia"
    ),
    "cinematic": (
        "a cinematic shot of|a film still of|, cinematic|, cinematic lighting|, movie scene|"
        "~, blockbuster look"
    ),
    "minimal": "a minimalist picture of|, minimalist|, minimalistic style|, clean and minimal",
}
VIEWS = {
    "close": (
        "a close-up of|a close-up photo of|an extreme close-up of|a macro shot of|, close-up|"
        ", macro|, seen up close"
    ),
    "wide": (
        "a wide shot of|a wide-angle view of|a panorama of|, wide angle|, wide shot|"
        ", seen from afar"
    ),
    "top": (
        "a top-down view of|an overhead view of|a bird's-eye view of|an aerial view of|"
        ", seen from above|, top view|, aerial view"
    ),
    "low": "a low-angle shot of|a worm's-eye view of|, low angle|, seen from below",
}
TIMES = {
    "morning": (
        "in the morning|at dawn|at sunrise|in the early morning|in morning light|"
        "on a fresh morning|at daybreak"
    ),
    "noon": "at noon|at midday|under the midday sun",
    "afternoon": "in the afternoon|on a lazy afternoon|in the late afternoon|on a summer afternoon",
    "golden hour": (
        "at golden hour|in golden hour light|during the golden hour|bathed in golden evening light"
    ),
    "sunset": "at sunset|during sunset|as the sun sets|in the light of the setting sun|at sundown",
    "dusk": "at dusk|in the evening|at twilight|during the blue hour|at nightfall",
    "night": "at night|by night|at midnight|late at night|in the dark of night|on a chilly night",
}
LIGHTS = {
    "soft": (
        "in soft light|with soft lighting|under diffuse light|softly lit|in gentle light|"
        "with soft shadows"
    ),
    "bright": "in bright light|brightly lit|with bright lighting|well lit|high-key lighting",
    "dim": "in dim light|dimly lit|in a low-key light|in the shadows|moody lighting",
    "warm": "in warm light|with warm lighting|in a warm glow|with warm, inviting light",
    "cold": "in cold light|with cool blue light|in cold blue lighting",
    "back": "backlit|with backlighting|against the light|with a rim light",
    "sun": (
        "in sunlight|in bright sunshine|with sunlight streaming in|sunlit|in the sun|"
        "with sun rays|in dappled sunlight"
    ),
    "moon": "in moonlight|under the moon|moonlit|by the light of the full moon",
    "candle": "by candlelight|lit by candles|in flickering candlelight|candlelit",
    "lamp": "lit by a lamp|in lamplight|under a street light's glow|in the glow of a lamp",
    "neon": (
        "in neon light|lit by neon lights|under neon lights|with neon lighting|bathed in neon glow"
    ),
    "studio": "with studio lighting|in studio light|under studio lights|studio lit",
    "fire": "in firelight|lit by fire|in the glow of a fire|by the light of a campfire",
}
SKIES = {
    "clear": (
        "under a clear sky|under a clear blue sky|on a sunny day|on a clear day|"
        "with a cloudless sky|in sunny weather|with a blue sky"
    ),
    "cloudy": (
        "under a cloudy sky|with fluffy white clouds in the sky|on a partly cloudy day|"
        "with scattered clouds"
    ),
    "overcast": "under an overcast sky|on a gray day|under a grey sky|on a gloomy day",
    "stormy": (
        "under a stormy sky|with dramatic clouds|during a thunderstorm|"
        "with storm clouds gathering|under a dramatic sky"
    ),
    "starry": "under a starry sky|under the stars|beneath the milky way|with stars in the sky",
    "rain": "in the rain|on a rainy day|in pouring rain|while it rains|in a drizzle",
    "snow": "in falling snow|while snow falls|on a snowy day|in a blizzard|during snowfall",
    "fog": "in the fog|in thick fog|in the mist|on a foggy morning*|shrouded in mist|in haze",
}
SKIES["fog"] = SKIES["fog"].replace("on a foggy morning*", "on a foggy day")
PLACES = {  # words, and the preposition that goes with them
    "studio": (
        "against a plain white background|on a white background|in a studio|isolated on white|"
        "against a plain backdrop|on a plain gray background"
    ),
    "interior": "room|hall|lobby|bank lobby|house|apartment|church|castle hall|hallway|indoors",
    "kitchen": "kitchen|kitchen|rustic kitchen|modern kitchen",
    "living room": "living room|lounge|living room",
    "bedroom": "bedroom|child's bedroom",
    "bathroom": "bathroom|restroom",
    "office": "office|workspace|conference room",
    "classroom": "classroom|school",
    "library": "library|old library",
    "restaurant": "restaurant|diner|bistro|bar|pub",
    "cafe": "cafe|coffee shop|bakery",
    "shop": "shop|store|supermarket|bookstore|market hall",
    "museum": "museum|art gallery|gallery",
    "garage": "garage|workshop",
    "warehouse": "warehouse|factory|laboratory",
    "stage": "on stage|on a stage|in a theater",
    "street": (
        "on the street|in the street|on a busy street|in a narrow alley|on a sidewalk|"
        "on a quiet street|in a village street"
    ),
    "city": (
        "city|in downtown|in a big city|with a city skyline in the background|town square|"
        "in a futuristic city"
    ),
    "courtyard": "courtyard|patio|on a terrace|plaza",
    "garden": "garden|backyard|greenhouse|flower garden",
    "park": "park|playground|city park",
    "field": "field|meadow|wheat field|valley|on a tennis court|field of flowers",
    "farm": "on a farm|farm|barnyard|vineyard",
    "forest": "forest|in the woods|woodland|enchanted forest|pine forest",
    "jungle": "jungle|rainforest",
    "mountain": "in the mountains|on a mountain|on a mountain top|with mountains in the background",
    "desert": "desert|in the sahara|sandy desert",
    "beach": "on the beach|at the beach|on a tropical beach|on a sandy beach|at the seaside",
    "sea": "at sea|in the ocean|on the open sea|under the sea|on the ocean",
    "lake": "by a lake|on a lake|at a lake|next to a lake",
    "river": "by a river|on a river|along a river",
    "sky": "in the sky|in mid-air|high up in the clouds",
    "space": "in space|in outer space|on the moon|on mars|on an alien planet",
}
SURFACES = {
    "table": "table|table|dining table|coffee table|round table|tabletop",
    "desk": "desk|writing desk",
    "shelf": "shelf|wall shelf",
    "counter": "counter|countertop|bar counter",
    "bench": "bench|workbench|park bench",
    "floor": "floor",
    "rug": "rug|carpet",
    "wall": "wall",
    "ground": "ground|dirt|soil|forest floor",
    "grass": "grass|lawn|green grass|fresh grass|grassy ground",
    "sand": "sand|golden sand",
    "snow": "snow|fresh snow",
    "road": "road|country road|path|asphalt|highway",
    "water": "water|pond|pool|calm water",
}
