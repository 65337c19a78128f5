"""Words the pair generator draws from: nouns by kind, adjectives, and the closed vocabularies.

Everything is in lower case, as the model sees prompts. Nouns ending in `*` are held out: they are
never trained on and only appear in the evaluation's "new nouns".
"""

import re

ANIMALS = """cat dog horse cow sheep goat pig rabbit fox wolf bear deer elephant giraffe zebra lion
tiger monkey panda koala* kangaroo squirrel hedgehog otter* raccoon sloth mouse hamster frog turtle
tortoise snake lizard crocodile dragon dinosaur unicorn duck goose swan chicken rooster owl eagle
parrot* penguin flamingo pigeon crow hummingbird butterfly bee spider ladybug snail fish shark whale
dolphin octopus crab jellyfish camel donkey puppy kitten bull moose hippo rhino gorilla peacock
turkey seal walrus beaver badger bat lobster* goldfish teddy bear polar bear golden retriever corgi
german shepherd tabby cat wombat iguana llama* alpaca bird insect ant dragonfly seahorse starfish"""

PEOPLE = """man woman boy girl child baby person astronaut robot knight king queen wizard chef
doctor nurse teacher student farmer fisherman soldier pirate clown dancer ballerina guitarist
cyclist firefighter police officer cowboy old man old woman princess ninja samurai* businessman
painter scientist waiter* monk witch ghost mermaid fairy angel zombie alien superhero snowman
skateboarder surfer tourist couple musician violinist* postal worker construction worker"""

FOOD = """apple pear orange lemon lime banana peach plum cherry strawberry blueberry grape
watermelon pineapple* mango kiwi coconut tomato potato carrot onion pepper bell pepper cucumber
broccoli cabbage lettuce mushroom pumpkin corn eggplant garlic avocado bread baguette croissant
bagel donut muffin cupcake cake birthday cake pie cookie pancake waffle* sandwich burger hamburger
hot dog pizza taco burrito sushi noodle egg cheese sausage steak ice cream cone candy
chocolate bar lollipop popcorn pretzel salad soup cup of coffee cup of tea glass of water
glass of wine glass of milk slice of pizza slice of cake loaf of bread bowl of soup piece of cheese
bunch of grapes bottle of wine can of beans vegetable fruit berry dessert omelette dumpling
kebab lasagna tortilla pickle radish beetroot artichoke raspberry fig date almond walnut chestnut
wedding cake jar of honey bowl of rice scoop of ice cream"""

KITCHEN = """mug cup coffee cup teacup glass wine glass bottle wine bottle water bottle jar jug*
pitcher bowl plate fork knife spoon chopstick teapot kettle* pan frying pan pot saucepan ladle
cutting board rolling pin whisk toaster blender microwave oven stove refrigerator fridge sink
dishwasher coffee machine tray basket picnic basket bucket barrel can napkin candle candlestick
salt shaker thermos lunch box spatula"""

FURNITURE = """chair armchair rocking chair office chair stool sofa couch bed bunk bed crib bench
table coffee table dining table desk nightstand bookshelf bookcase cabinet wardrobe dresser drawer
mirror lamp floor lamp desk lamp chandelier lantern* ceiling fan fan clock grandfather clock
alarm clock wall clock rug carpet curtain pillow cushion blanket picture frame painting vase
flower pot potted plant houseplant coat rack shoe rack fireplace radiator door window staircase
ladder bathtub toilet shower towel trash can birdcage aquarium piano bench shelf sideboard
hammock"""

OBJECTS = """book notebook newspaper magazine pen pencil crayon paintbrush ruler scissors stapler
envelope letter map globe backpack handbag purse suitcase* briefcase wallet umbrella hat top hat
cowboy hat cap helmet crown scarf tie bow tie glove sock shoe boot sneaker sandal high heel shirt
t-shirt sweater jacket coat dress skirt jeans pants sunglasses glasses watch ring necklace bracelet
key padlock coin gem diamond camera phone smartphone laptop computer keyboard monitor tablet printer
television tv radio speaker headphones microphone remote control game controller joystick drone
telescope* microscope flashlight light bulb battery plug hammer wrench screwdriver saw drill axe
shovel rake broom mop vacuum cleaner iron hairdryer toothbrush comb soap bar bottle of perfume
hourglass compass magnifying glass dice chess piece chessboard playing card puzzle piece
rubik's cube ball basketball football soccer ball tennis ball baseball bat tennis racket golf club
bowling pin frisbee kite* skateboard* surfboard ski snowboard roller skate dumbbell trophy medal
guitar electric guitar violin cello piano grand piano drum trumpet saxophone flute harp accordion
doll teddy toy car toy train rubber duck balloon gift gift box box cardboard box crate treasure
chest
flag rope chain anchor bell feather candle holder matchbox sphere cube pyramid cone cylinder
statue bust sculpture skull bone fossil crystal ball sword shield bow arrow cannon
gear robot arm test tube beaker flask thermometer scale calculator typewriter gramophone
record player vinyl record cassette hair drier tissue box perfume bottle wind chime music box
easel canvas
mural photograph goggles cape mask apron uniform armor tuxedo vest sari kimono hoodie tank top
scrub boxing glove
cane walking stick wand staff broomstick garbage bag paper bag tote bag plush toy toy boat paper
boat marble
yo-yo spinning top jigsaw abacus telephone fax machine joystick antenna solar panel robot vacuum
screwdriver
stethoscope syringe pill bandage crutch wheelchair candy cane pinwheel party hat piggy bank"""

OUTDOOR = """tree pine tree palm tree oak tree cherry tree apple tree bush hedge flower rose tulip
daisy sunflower lily orchid* cactus fern mushroom bonsai tree leaf log tree stump rock stone boulder
pebble shell seashell house cottage cabin hut castle tower lighthouse windmill barn church temple
mosque pagoda skyscraper building bridge tent igloo tipi fountain well statue of a horse gate fence
mailbox street lamp lamp post traffic light stop sign fire hydrant parking meter bench phone booth
bus stop car sports car taxi bus school bus truck pickup truck van fire truck ambulance police car
tractor train steam locomotive tram bicycle motorcycle scooter boat sailboat rowboat canoe yacht
ship
cruise ship submarine airplane plane biplane helicopter hot air balloon rocket spaceship ufo
satellite wheelbarrow swing slide seesaw scarecrow birdhouse campfire bonfire waterfall mountain
volcano* island hill cloud moon sun star rainbow iceberg cliff snowflake kayak gondola stroller
wagon carriage pier dock surfboard beach umbrella beach chair sandcastle hay bale beehive wall
daffodil branch planet canyon skyline meteor comet geyser glacier dune trail raft buoy turbine
crane bulldozer
excavator lawnmower go-kart limousine jeep monument billboard arch tunnel garage shed greenhouse
pavilion palace
cathedral ruin totem pole flagpole hill pothole puddle wave shadow crowd"""

LANDMARKS = """eiffel tower|statue of liberty|taj mahal|colosseum|big ben|great wall|kremlin|
golden gate bridge|sydney opera house|pyramid|sphinx|leaning tower|tower bridge|brooklyn bridge*|
empire state building|space needle|mount fuji|stonehenge|moai|notre dame|white house"""

ABSTRACT = """happiness love sadness time infinity freedom hope peace energy silence chaos music
nature justice memory dreams friendship knowledge curiosity winter summer spring autumn""".split()

MODIFIERS = """toy garden kitchen office coffee pocket wall desk travel party christmas halloween
birthday cartoon baby farm river forest beach school sports camping fishing film movie cooking
rescue delivery fire police army hospital street mountain tennis chess christmas market""".split()

BEARERS = """sign|neon sign|wooden sign|street sign|road sign|billboard|poster|movie poster|banner|
label|book|notebook|newspaper|magazine|chalkboard|whiteboard|blackboard|screen|computer screen|
laptop|monitor|tablet|phone|t-shirt|shirt|mug|cup|cake|birthday card|greeting card|card|plaque|
storefront|license plate|box|bottle|jar|menu|note|sticky note|flag|flyer|ticket|letter|envelope|
scroll|map|slide|infographic|brochure|name tag|tag|badge|sticker|button|shopping bag|wall|
speech bubble|cap|package|certificate|invitation|calendar|clock|door|window|street lamp banner|
book cover|album cover|packaging|price tag|display|notice board|signboard|marquee*|placard*|
bumper sticker*|leaflet*""".replace("\n", "")

IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "mouse": "mice",
    "goose": "geese",
    "knife": "knives",
    "leaf": "leaves",
    "shelf": "shelves",
    "wolf": "wolves",
    "sheep": "sheep",
    "fish": "fish",
    "deer": "deer",
    "goldfish": "goldfish",
    "jellyfish": "jellyfish",
    "starfish": "starfish",
    "loaf": "loaves",
    "bookshelf": "bookshelves",
    "scissors": "scissors",
    "jeans": "jeans",
    "pants": "pants",
    "sunglasses": "sunglasses",
    "glasses": "glasses",
    "headphones": "headphones",
    "dice": "dice",
    "moose": "moose",
    "old man": "old men",
    "old woman": "old women",
    "octopus": "octopuses",
    "businessman": "businessmen",
    "corn": "corn",
    "fisherman": "fishermen",
    "snowman": "snowmen",
    "cactus": "cacti",
    "bread": "bread",
    "broccoli": "broccoli",
    "sushi": "sushi",
    "popcorn": "popcorn",
    "samurai": "samurai",
    "teddy": "teddies",
    "ninja": "ninjas",
    "goggles": "goggles",
    "armor": "armor",
    "staff": "staffs",
    "ski": "skis",
    "garlic": "garlic",
    "policeman": "policemen",
    "moai": "moai",
    "bus": "buses",
}
DUAL = set("shoe boot sneaker sandal glove sock ski chopstick".split()) | {
    "high heel",
    "boxing glove",
}
PAIRS = {"scissors", "jeans", "pants", "sunglasses", "glasses", "headphones", "goggles"}
UNCOUNTED = {
    "armor",
    "bread",
    "corn",
    "broccoli",
    "sushi",
    "popcorn",
    "garlic",
    "soap",
    "soup",
    "salad",
}

COMPOUNDS = """teddy bear|polar bear|golden retriever|german shepherd|tabby cat|police officer|
old man|
old woman|postal worker|construction worker|bell pepper|birthday cake|hot dog|ice cream cone|
chocolate bar|cup of coffee|cup of tea|glass of water|glass of wine|glass of milk|slice of pizza|
slice of cake|loaf of bread|bowl of soup|piece of cheese|bunch of grapes|bottle of wine|
can of beans|
jar of honey|bowl of rice|scoop of ice cream|coffee cup|wine glass|wine bottle|water bottle|
frying pan|cutting board|rolling pin|coffee machine|picnic basket|salt shaker|lunch box|
rocking chair|office chair|bunk bed|coffee table|dining table|floor lamp|desk lamp|ceiling fan|
grandfather clock|alarm clock|wall clock|picture frame|flower pot|potted plant|coat rack|shoe rack|
trash can|piano bench|top hat|cowboy hat|bow tie|high heel|remote control|game controller|
light bulb|vacuum cleaner|soap bar|bottle of perfume|magnifying glass|chess piece|playing card|
puzzle piece|rubik's cube|soccer ball|tennis ball|baseball bat|tennis racket|golf club|bowling pin|
roller skate|electric guitar|grand piano|toy car|toy train|rubber duck|gift box|cardboard box|
treasure chest|totem pole|tank top|boxing glove|walking stick|garbage bag|paper bag|
tote bag|
plush toy|toy boat|paper boat|spinning top|fax machine|solar panel|robot vacuum|candy cane|
party hat|
piggy bank|wedding cake|candle holder|crystal ball|robot arm|test tube|record player|vinyl record|
hair drier|
tissue box|perfume bottle|wind chime|music box|pine tree|palm tree|oak tree|cherry tree|apple tree|
bonsai tree|tree stump|statue of a horse|street lamp|lamp post|traffic light|stop sign|
fire hydrant|parking meter|phone booth|bus stop|sports car|school bus|pickup truck|fire truck|
police car|steam locomotive|cruise ship|hot air balloon|beach umbrella|beach chair|hay bale"""
COMPOUNDS = sorted(COMPOUNDS.replace("\n", "").split("|"), key=len, reverse=True)


def split(text):
    """Nouns of a listing, and the held-out ones among them."""
    text = " ".join(text.split())
    text = re.sub(rf"\b({'|'.join(COMPOUNDS)})\b", lambda m: m[0].replace(" ", "_"), text)
    words = [word.replace("_", " ") for word in text.split()]
    return [w for w in words if not w.endswith("*")], [w[:-1] for w in words if w.endswith("*")]


GROUPS, HELD = {}, []
for name, text in dict(
    animal=ANIMALS,
    person=PEOPLE,
    food=FOOD,
    kitchen=KITCHEN,
    furniture=FURNITURE,
    object=OBJECTS,
    outdoor=OUTDOOR,
).items():
    GROUPS[name], held = split(text)
    HELD += held
LANDMARKS = [w for w in LANDMARKS.replace("\n", "").split("|") if not w.endswith("*")]
HELD_BEARERS = [w[:-1] for w in BEARERS.split("|") if w.endswith("*")]
BEARERS = [w for w in BEARERS.split("|") if not w.endswith("*")]

COLORS = {
    "red": "red|scarlet|crimson|ruby|cherry red|bright red|deep red|dark red|maroon|burgundy",
    "orange": "orange|bright orange|burnt orange|tangerine|amber",
    "yellow": "yellow|bright yellow|pale yellow|lemon yellow|mustard yellow|golden yellow",
    "green": (
        "green|dark green|light green|olive|emerald|lime green|mint green|forest green|lush green"
    ),
    "teal": "teal|turquoise|cyan|aqua|blue-green",
    "blue": (
        "blue|dark blue|light blue|navy|navy blue|sky blue|deep blue|pale blue|royal blue|"
        "azure|cobalt"
    ),
    "purple": "purple|violet|lavender|lilac|deep purple|plum-colored|indigo",
    "pink": "pink|hot pink|pale pink|light pink|magenta|rose-colored|bright pink",
    "brown": "brown|dark brown|light brown|chestnut|chocolate brown|rich brown",
    "beige": "beige|cream|tan|khaki|cream-colored|ivory",
    "black": "black|jet black|matte black|glossy black|pitch-black|ebony",
    "gray": "gray|grey|dark gray|light grey|charcoal|slate gray|silvery gray",
    "white": "white|pure white|snow-white|off-white|bright white|pearly white",
}
COLORS = {color: text.split("|") for color, text in COLORS.items()}

MATERIALS = {  # as an adjective, and after "made of"
    "wood": ("wooden|wood|oak|pine|bamboo|mahogany", "wood|oak|bamboo|polished wood"),
    "marble": ("marble", "marble"),
    "stone": ("stone|granite|slate|rocky", "stone|granite"),
    "concrete": ("concrete|cement", "concrete"),
    "brick": ("brick", "bricks|brick"),
    "fabric": (
        "fabric|cotton|woolen|wool|silk|velvet|linen|knitted|denim|cloth",
        "fabric|wool|silk|velvet|yarn|felt",
    ),
    "leather": ("leather|suede", "leather"),
    "paper": ("paper|cardboard|origami|paper-mache", "paper|cardboard|folded paper"),
    "metal": (
        "metal|steel|iron|metallic|aluminum|chrome|tin|stainless steel|brass",
        "metal|steel|iron|scrap metal",
    ),
    "gold": ("gold|golden|solid gold|gilded", "gold|solid gold"),
    "silver": ("silver|sterling silver", "silver"),
    "copper": ("copper|bronze", "copper|bronze"),
    "glass": ("glass|crystal", "glass|stained glass|crystal"),
    "ceramic": ("ceramic|porcelain|clay|terracotta", "clay|porcelain|ceramic"),
    "plastic": ("plastic|acrylic", "plastic|lego bricks"),
    "rubber": ("rubber", "rubber"),
    "wax": ("wax", "wax"),
}
SIZES = {
    "tiny": "tiny miniature minuscule",
    "small": "small little compact",
    "large": "large big oversized",
    "huge": "huge giant enormous gigantic massive towering",
}

IDLE = """old new vintage antique modern beautiful pretty lovely elegant ornate simple plain shiny
glossy matte polished rusty dusty dirty clean broken cracked worn weathered rustic rough smooth soft
fluffy furry fuzzy hairy round square rectangular oval triangular circular curved tall short long
wide narrow thin thick slim chubby plump skinny heavy light empty full open closed folded fresh
ripe juicy delicious tasty sweet rotten cute adorable happy sad angry sleepy playful curious
friendly
brave proud majestic graceful fierce wild tame lonely quiet noisy fast slow sleek striped spotted
checkered plaid floral patterned colorful multicolored rainbow-colored transparent glowing
sparkling dazzling mysterious magical enchanted haunted futuristic steampunk medieval ancient
victorian traditional japanese french italian expensive cheap fancy luxurious cozy comfortable
handmade decorative delicate fragile sturdy sharp pointy bumpy wrinkled wet dry muddy snowy frosty
frozen hot steaming warm cool stylish chic sporty classic retro famous typical ordinary single
lone pristine well-worn hand-painted intricately carved freshly baked neatly folded brightly lit
softly glowing slightly tilted abandoned deserted crowded charming whimsical quirky funny silly
realistic detailed life-sized half-eaten upside-down crisp crunchy slimy sticky jagged gnarled
young elderly middle-aged smiling tired laughing shy sporty tall-legged curly-haired wooly feathery
twisted textured bold vibrant pale faded grand humble spacious narrow winding""".split()
IDLE = [
    w
    for w in IDLE
    if w
    not in (
        "intricately",
        "freshly",
        "neatly",
        "brightly",
        "softly",
        "slightly",
        "single",
        "light",
        "lit",
    )
]
IDLE += [
    "intricately carved",
    "freshly baked",
    "neatly folded",
    "softly glowing",
    "slightly tilted",
    "very old",
    "really cute",
]

PARTS = """green eyes|blue eyes|big eyes|long ears|floppy ears|a long tail|a bushy tail|sharp teeth|
a big smile|a sad face|long hair|curly hair|a white beard|a red nose|large wings|spotted fur|
a long neck|a broken handle|a round handle|four legs|thin legs|a thick trunk|a pointed roof|
a tall chimney|black stripes|white spots|golden details|intricate patterns|a floral pattern|
a glossy finish|rounded edges|big wheels|tinted windows|shiny bumpers|long sleeves|
a wide brim|delicate petals|many branches|a wrinkled face|a serious expression|no leaves|
its eyes closed|its mouth open|its tongue out|a cracked surface|a shiny surface|
a rough texture""".replace("\n", "").split("|")

NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def plural(noun):
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for joint in (" of ",):
        if joint in noun:
            head, rest = noun.split(joint, 1)
            return plural(head) + joint + rest
    head, _, last = noun.rpartition(" ")
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith(("s", "sh", "ch", "x", "z")):
        last += "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        last = last[:-1] + "ies"
    elif last in ("potato", "tomato", "mango", "volcano", "hero"):
        last += "es"
    else:
        last += "s"
    return f"{head} {last}".strip()


def pseudo(r):
    """A word that does not exist: the model must copy nouns, not recognise them."""
    parts = [
        r.choice("b c d f g k l m n p r s t v w z bl br dr fl gr kl pl st tr".split())
        + r.choice("a e i o u oo ea ai".split())
        for _ in range(r.choice((2, 2, 3)))
    ]
    return "".join(parts) + r.choice("n r l t x p nk mp d".split())
