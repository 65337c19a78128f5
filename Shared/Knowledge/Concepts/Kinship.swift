/// Nouns that cannot be drawn, and the nearest thing that can. An empty right side: nothing comes near, and the
/// planner should say so and leave the thing out.
enum Kinship {
    static let table = """
        dog: wolf, fox, coyote, jackal, dingo, hyena
        cat: tiger, lion, leopard, cheetah, panther, lynx, jaguar, puma, cougar, lioness, raccoon
        horse: cow, bull, ox, buffalo, bison, camel, llama, alpaca, giraffe, elephant, rhinoceros, rhino, hippopotamus, hippo, \
        dragon, dinosaur, sheep, calf, lamb, pegasus
        rabbit: squirrel, mouse, rat, hamster, guinea pig, hedgehog, chipmunk, beaver, otter, mole, ferret, kangaroo, koala
        teddy bear: bear, panda, polar bear, grizzly, gorilla, monkey, chimpanzee, ape, sloth, pig, piglet, boar
        chicken: turkey bird, pheasant, peacock, parrot, eagle, owl, pigeon, crow, hawk, penguin, flamingo, ostrich, sparrow, \
        robin, toucan, falcon, raven, stork, seagull, goose, dove, swan, pelican, heron
        rubber duck: turtle, frog, toad, whale, dolphin, shark, seal, walrus, octopus, crab, lobster, snail, \
        crocodile, alligator, lizard, snake, tortoise, chameleon, jellyfish, penguin toy, sea lion, squid
        toy airplane: airplane, plane, aeroplane, aircraft, jet, helicopter, glider, rocket, spaceship, drone, airliner, \
        space shuttle, satellite, ufo, fighter jet
        train: locomotive, steam train, railway, engine, train car, railroad car, tram train
        subway train: subway, metro, subway car, metro train, underground train
        rowboat: ship, sailboat, yacht, ferry, submarine, cruise ship, raft, speedboat, sailing ship, pirate ship
        truck: tractor, bulldozer, excavator, crane, tank, digger, combine harvester
        wheelbarrow: carriage, wagon, chariot, sled, sleigh, shopping cart
        garden shed: tower, skyscraper, palace, temple, lighthouse, hotel, shop, \
        store, cafe, restaurant, school, hospital, factory, mosque, cathedral, igloo, treehouse, greenhouse, museum, bridge
        violin: cello, viola, double bass, fiddle, upright bass
        acoustic guitar: mandolin, lute, sitar
        bell: trumpet, saxophone, trombone, flute, clarinet, tuba, horn, french horn, harmonica, oboe, whistle, accordion, \
        gong, cymbal, megaphone
        speaker: jukebox
        monitor: television screen, dashboard, hologram
        telephone: walkie-talkie, intercom
        laptop: typewriter machine
        bowl: mortar, cauldron soup, stew, pasta, spaghetti, rice, curry, risotto
        bread: dumpling, muffin bread, garlic bread, pita, tortilla, naan
        cake: lasagna, tiramisu
        brownie: fudge
        steak: ham, salmon, lobster dish, seafood, fish dish, tofu, lamb chop, meat
        pomegranate: lychee, passion fruit
        coconut: durian, dragon fruit, jackfruit
        carrot: asparagus, celery, leek, green bean, okra, rhubarb
        jug: genie lamp, oil can, gas can
        cylinder: tower block, silo, roll of paper, fire drum, propane tank, battery cell, chimney
        sphere: sun, pearl, meatball ball, disco ball
        box: toy chest, jewelry box, music box, lunchbox, tool kit, first aid kit, coffin, drawer, carton box
        chair: throne, wheelchair seat, dentist chair, bus seat, car seat, pew seat
        umbrella: parachute, fan umbrella
        rug: tapestry, quilt, bedspread, flag cloth, animal skin
        hat: crown, tiara, turban, wig, mask, helmet hat, bonnet, beret
        jacket: uniform, robe, kimono, apron, vest, bathrobe, swimsuit, pajamas, tuxedo, overalls
        hammer: wand, club
        axe: pickaxe, ice axe
        baseball bat: cricket bat
        kitchen knife: spear, arrow, bow, katana, razor, scalpel, sickle, scythe, shield, gun, pistol, rifle, bow and arrow
        broom: ski pole, walking stick, cane, pole, oar, paddle pole, staff, cue
        skateboard: roller skate, ice skate, sledge, sled board, snow sled
        flashlight: laser pointer
        lantern: campfire, bonfire, fire, torch flame, lighthouse lamp, firefly, jack light
        star: snowflake, badge, cross, sheriff badge, sun symbol, gear, cog
        bouquet: flower field, lavender, lotus, water lily, iris, violet, jasmine, cherry flower, wreath of flowers
        rock: mountain, cliff, hill, volcano, iceberg, asteroid, meteorite, coral, fossil
        firewood: stump, wooden plank, plank, lumber, beam
        mannequin: king, queen, wizard, witch, knight, angel, ghost, skeleton, zombie, vampire, fairy, elf, pirate, ninja, \
        santa claus, santa, superhero, princess, prince, soldier, policeman, firefighter, nurse, teacher, farmer, artist, \
        monk, cyborg, alien, mermaid, goddess, samurai, cowboy, clown, businessman, scientist, driver
        doll: puppet, marionette, gnome, garden gnome, troll, dwarf, leprechaun
        trash can: mop bucket, compost bin
        fan: propeller, turbine, wind turbine, air purifier, humidifier, air conditioner
        drill: glue gun, curling iron, shaver, electric shaver
        street lamp: telephone pole, utility pole, antenna, windsock, totem pole, obelisk, flag post
        fence: guardrail, turnstile, railing wall, trellis, cage, birdcage, bird cage
        key: padlock, lock, chain
        screw: bolt, nut and bolt
        : tea bag, teabag, rubber band, hair clip, cookie cutter, wax seal, tea infuser, puppet string, wind, music, love, time, thought, idea, sound, smell, air, dream, silence, heat, cold, rain, fog, smoke, cloud, \
        lightning, rainbow, puddle, island, shadow, reflection, sky, galaxy, ant, bee, butterfly, spider, fly, mosquito, ladybug, dragonfly
        """
}
