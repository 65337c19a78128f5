extension Synonyms {
    /// What has a figurine although other things show it better: sheets and boards with letters on them, dishes.
    static let flat: Set<String> = [
        "placard", "receipt", "ticket", "spaghetti", "hiking boot", "sundae", "seedling",
        "flip flop", "jeans", "folder", "hook", "toilet paper",
    ]

    /// Of animals, works and gear that have figurines or shapes of their own.
    static let more = """
        house: home, bungalow, detached house, family house, villa, building, townhouse
        cottage: stone cottage, country house, farmhouse
        cabin: log cabin, wooden house, chalet, cabin in the woods, lodge, hut, mountain hut, wooden hut, cabin house, fishing hut
        barn: red barn, stable, farm building
        lighthouse: light house
        skyscraper: office tower, high rise, tower block, glass tower
        bridge: footbridge, wooden bridge, arched bridge
        storefront: shop, store, shop window, store window, bakery window, shopwindow, shop-window, display window, cafe window, shop front, shopfront, cafe front, bakery storefront, boutique, bakery
        counter: kitchen counter, shop counter, worktop
        computer keyboard: pc keyboard, mechanical keyboard
        computer mouse: pc mouse, wireless mouse
        tie: necktie, cravat
        ski: pair of skis, skis
        surfboard: surf board
        snowboard: snow board
        frisbee: flying disc
        baseball bat: wooden bat
        parking meter: meter
        t shirt: tee shirt, tee, shirt
        squirrel: chipmunk
        moai: statue, sculpture, stone statue, stone head, bust
        rhinoceros: rhino
        hippopotamus: hippo
        tyrannosaurus: t rex, trex
        dinosaur: brontosaurus, sauropod, brachiosaurus
        seashell: shell, sea shell, conch
        ladybug: ladybird, lady beetle
        bee: honeybee, bumblebee
        goat: billy goat
        sheep: lamb, ewe
        cow: calf, heifer, dairy cow
        ox: bull, steer
        pig: piglet, hog
        monkey: chimpanzee, ape
        crow: raven, blackbird
        bird: sparrow, songbird, bluebird, robin
        dove: pigeon
        eagle: hawk, falcon
        duck: mallard, duckling
        goose: gosling
        penguin: emperor penguin
        fish: trout, salmon fish, fresh fish, raw fish, mackerel, sardine, sea bass
        octopus: kraken
        crocodile: alligator
        turtle: tortoise
        snake: serpent, python, cobra
        lizard: gecko, iguana
        spider: tarantula
        seal: sea lion
        parrot: macaw
        panda: giant panda
        bear: brown bear, grizzly, grizzly bear
        wolf: grey wolf
        fox: red fox
        lion: lioness
        unicorn: unicorn head
        tractor: farm tractor
        steam locomotive: locomotive, steam train, steam engine
        train: passenger train, commuter train
        airplane: plane, aeroplane, aircraft, propeller plane
        airliner: jet, passenger jet, jet plane
        sailboat: yacht, sailing boat
        ship: steamship, ocean liner
        rocket: rocket ship, spaceship, spacecraft
        ufo: flying saucer
        helicopter: chopper helicopter
        fire truck: fire engine
        taxi: cab, taxicab
        van: minibus, minivan
        racing car: race car, formula one car
        castle: fortress, palace, fort, ruin, castle ruin
        church: cathedral, village church, abbey, monastery
        well: stone well, water well, village well, draw well
        jetty: wooden jetty, pier, wooden pier, dock, wooden dock, landing stage, boardwalk
        garden wall: stone wall, drystone wall, low wall, low stone wall, dry stone wall
        post: wooden post, fence post, pole, wooden pole
        birdhouse: bird house, nesting box, bird box
        hot air balloon: hot-air balloon, air balloon
        violin: fiddle, viola
        horn: french horn, post horn
        djembe: conga, hand drum
        microphone: mic
        tennis racket: racket, tennis racquet
        american football: gridiron ball
        sunflower: sun flower
        daisy: chamomile
        rose: red rose
        corn: maize, corn on the cob, ear of corn
        drumstick: chicken leg
        plate of spaghetti: spaghetti, pasta, plate of pasta, plate of noodle, spaghetti bolognese
        ramen: noodle soup, bowl of noodles
        bowl of rice: rice, cooked rice
        lettuce: cabbage
        canned food: tin can, soup can
        lobster: crayfish
        shrimp: prawn
        wheat: ear of wheat
                crown: tiara
        padlock: lock
        toilet paper: toilet roll
        magnifying glass: magnifier, loupe
        telescope: spyglass
        shopping cart: shopping trolley
        wrench: spanner
                gravestone: tombstone, headstone
        gas pump: petrol pump, fuel pump
        jack o' lantern: jack o'lantern, jack o lantern, halloween pumpkin, carved pumpkin, carved halloween pumpkin, pumpkin lantern
        christmas ornament: bauble, christmas bauble, ornament, christmas ball, glass bauble, tree ornament
        wreath: christmas wreath, pine wreath, holly wreath, door wreath
        gingerbread man: gingerbread cookie, gingerbread
        nest: bird's nest, bird nest, easter nest
        birthday candle: cake candle
        spool of thread: spool, thread spool, thread, reel of thread, cotton reel, bobbin
        button: shirt button, sewing button, buttons
        bottle of sunscreen: sunscreen, sun cream, sunblock, suntan lotion, bottle of sun cream, bottle of suntan lotion, bottle of sunblock, sunscreen bottle
        beach towel: striped beach towel, striped towel
        wheelbarrow: garden cart, barrow
        leather suitcase: old suitcase, vintage suitcase, antique suitcase, retro suitcase, worn suitcase, battered suitcase, \
        old leather suitcase, vintage leather suitcase, leather trunk, leather travel case
        robot: toy robot, tin robot, robot toy, tin toy robot, android
        saxophone: sax, alto saxophone, tenor saxophone
        trumpet: cornet, bugle
        pitcher of lemonade: jug of lemonade, carafe of lemonade, glass pitcher of lemonade
        pitcher of water: jug of water, carafe of water
        pitcher of orange juice: jug of orange juice, carafe of orange juice, pitcher of juice, jug of juice
        pitcher of iced tea: jug of iced tea, carafe of iced tea
        pitcher of milk: jug of milk
        bowl of nut: bowl of almond, bowl of walnut, bowl of hazelnut, bowl of peanut, bowl of mixed nut, bowl of chestnut
        bowl of candy: bowl of sweet, bowl of colorful candy
        bunch of key: hanging bunch of key, set of keys, key ring, ring of keys
        hanging coat: hanging overcoat, hanging winter coat, hanging trench coat, hanging raincoat, hanging wool coat, hanging long coat, \
        hanging jacket, hanging denim jacket, hanging leather jacket, hanging bathrobe, hanging robe, hanging dressing gown, hanging parka
        hanging apron: hanging kitchen apron, hanging linen apron
        easel: artist's easel, painter's easel, painting easel
        palette: paint palette, painter's palette, watercolor palette, watercolour palette
        paint box: watercolor set, watercolour set, watercolor, watercolour, watercolor box, watercolour box, watercolor paint, watercolour paint, paint set, paint, set of paint, set of watercolor, set of watercolour, set of watercolor paint, set of watercolour paint, box of paint, box of watercolor, watercolor palette box, paint pan, gouache, gouache set
        bone: dog bone, chew bone
        iron: clothes iron, steam iron, flat iron
        binoculars: field glasses, pair of binoculars
        camera lens: lens, photo lens, zoom lens
        fishing rod: fishing pole, rod
        life ring: lifebuoy, life buoy, life preserver, life saver, lifesaver
        passport: travel document
        inkwell: ink bottle, ink pot, bottle of ink, inkpot, quill and ink
        leash: dog leash, dog lead, collar, dog collar, pet collar
        pet bed: dog bed, cat bed, dog basket, cat basket
        coat hook: hook, coat hooks, coat rack on a wall, wall hook, hooks, row of hooks, key hook
        rope: coil of rope, coiled rope, garden hose, hose, jump rope, skipping rope
        trowel: garden trowel, hand trowel
        shuttlecock: birdie, badminton birdie
        badminton racket: badminton racquet
        dumbbell: dumbbells, weight, hand weight, barbell, kettlebell
        piggy bank: money box, piggybank, coin bank
        loofah: bath pouf, bath puff, shower puff, bath sponge pouf
        compact powder: face powder, pressed powder, blush, blusher, compact
        nail polish: nail varnish, bottle of nail polish
        makeup brush: powder brush, make-up brush, blush brush, shaving brush
        eyeshadow palette: eye shadow palette, eyeshadow, makeup palette, make-up palette
        razor: safety razor, shaver razor
        matchbox: box of matches, match, matches, book of matches
        watering can: garden watering can
        rolling pin: wooden rolling pin
        whisk: wire whisk, balloon whisk, egg whisk
        colander: strainer, sieve
        grater: cheese grater, box grater
        cake stand: cake pedestal, pedestal stand, cake plate stand
        mortar and pestle: pestle and mortar, mortar
        paint roller: roller
        spirit level: bubble level
        seed packet: packet of seeds, seed packets, bag of seeds
        """
}
