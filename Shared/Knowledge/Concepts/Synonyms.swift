/// Other words for the same thing, by concept. A word that is itself a concept is never looked up here.
enum Synonyms {
    static let table = """
        table lamp: lamp, bedside lamp, night lamp, nightlight
        desk lamp: reading lamp, gooseneck lamp, work lamp, anglepoise
        floor lamp: standing lamp, torchiere
        pendant lamp: hanging lamp, ceiling lamp, ceiling light, pendant light, hanging light, lampshade
        wall lamp: sconce, wall light, wall sconce
        street lamp: streetlight, street light, lamppost, lamp post, lamp pole, streetlamp, gas lamp
        lantern: candle lantern, storm lantern, oil lamp, kerosene lamp, hurricane lamp
        camping lantern: camp light
        paper lantern: chinese lantern, japanese lantern, sky lantern
        light bulb: lightbulb, bulb, edison bulb
        candlestick: candlestick holder, candle holder, candelabra, candleholder, menorah, taper
        candle: pillar candle, wax candle, tealight, tea light, votive
        flashlight: torch, pocket torch, hand lamp
        mug: coffee mug, tea mug, tankard
        cup: teacup, tea cup, cup and saucer, demitasse, espresso cup
        round tray: round serving tray, circular tray
        paper cup: takeaway cup, to-go cup, disposable cup, coffee to go
        glass: drinking glass, tumbler, whiskey glass, juice glass, beaker, highball glass
        wine glass: goblet, wineglass, champagne glass, chalice, flute, champagne flute, snifter
        cocktail glass: martini glass, cocktail, martini
        beer mug: beer stein, stein, beer glass
        bowl: dish, pet bowl, dog bowl, cat bowl, food bowl, water bowl, salad bowl, soup bowl, mixing bowl, cereal bowl, rice bowl, basin bowl
        plate: dinner plate, cake plate, saucer, dessert plate, side plate, platter, paper plate
        tray: serving tray, baking tray, baking sheet, cookie sheet, baking pan, loaf pan, cake pan, muffin tin, muffin pan, sheet pan
        teapot: tea pot, coffee pot, coffeepot
        pitcher: water pitcher, carafe, water jug, milk jug, decanter, ewer
        jug: clay jug, pot with handle, amphora
        sugar bowl: sugar pot, sugar
        creamer: milk pitcher, gravy boat
        pepper mill: coffee grinder, coffee mill, pepper grinder
        salt shaker: pepper shaker, shaker, salt cellar, pepper pot, salt
        place setting: dinnerware, cutlery set, table setting
        fork: dinner fork, salad fork
        knife: table knife, butter knife, dinner knife
        kitchen knife: chef's knife, chef knife, cleaver, carving knife, dagger, sword, machete
        spoon: teaspoon, tablespoon, soup spoon, dessert spoon, scoop
        ladle: soup ladle
        spatula: turner, slotted spoon, kitchen tool, tongs
        spoon: wooden spoon, cooking spoon
        knife block: knife set
        cutting board: chopping board, breadboard, serving board, wooden board, bread board
        slate board: slate, slate plate, slate platter, sushi board, stone board, slate tray
        pot: cooking pot, saucepan, stockpot, casserole, stewpot, cauldron, dutch oven, pressure cooker
        frying pan: pan, skillet, wok, griddle, crepe pan
        kettle: tea kettle, teakettle, water kettle, electric kettle
        french press: cafetiere, coffee press
        moka pot: espresso maker, espresso pot, percolator
        coffee maker: coffee machine, drip coffee maker, coffee brewer, keurig
        espresso machine: cappuccino machine, barista machine
        lemon squeezer: juicer, citrus press, squeezer
        paper towel: kitchen roll, paper towel roll, toilet paper, toilet roll, paper roll
        spice rack: spices, spice jar, spice tower
        bread box: breadbox, bread bin
        kitchen scale: scale, weighing scale, balance, weight scale
        utensil pot: utensil holder, utensils
        refrigerator: fridge, icebox, freezer fridge, mini fridge
        freezer: chest freezer, deep freezer
        oven: wall oven, baking oven, toaster oven
        stove: cooker, range, gas stove, kitchen stove
        cooktop: camping stove, gas burner, portable stove, camp stove, hob, stovetop, induction cooktop, burner, hot plate, hotplate
        microwave: microwave oven
        washing machine: washer, laundry machine, dishwasher
        dryer: tumble dryer, clothes dryer
        toaster: bread toaster
        blender: smoothie maker, food processor, liquidizer
        mixer: stand mixer, kitchen mixer, food mixer, hand mixer
        rice cooker: slow cooker, crock pot, multicooker
        fan: table fan, electric fan, desk fan, ventilator
        radiator: heater, space heater
        water cooler: water dispenser
        tv: television, telly, tv set, flat screen, television set, flatscreen, smart tv
        monitor: computer monitor, display, screen, computer screen, computer, desktop computer, pc, desktop
        laptop: laptop computer, notebook computer, macbook, chromebook, ultrabook
        tablet: ipad, tablet computer, e-reader, ereader, kindle
        phone: smartphone, cell phone, cellphone, iphone, android phone, handset, smart phone
        mobile phone: feature phone, flip phone, old phone, nokia
        phone booth: telephone booth, phone box, telephone box, telephone kiosk, call box
        telephone: landline, desk phone, office phone, rotary phone, landline phone, fax machine, fax
        remote: remote control, tv remote, remote controller
        game controller: gamepad, joystick, controller, game pad, playstation controller, xbox controller, game console
        printer: inkjet printer, laser printer, scanner, copier, photocopier
        projector: video projector, beamer
        stereo: hifi, hi-fi, sound system, boombox, music player, cd player, cassette player
        radio: transistor radio, portable radio, vintage radio, wireless set
        speaker: loudspeaker, amplifier, amp, subwoofer, guitar amp
        headphones: headset, earphones, headphone, earbuds
        keyboard: synthesizer, electric piano, piano keyboard, electronic keyboard, midi keyboard
        piano: upright piano, pianino
        grand piano: concert grand, baby grand
        electric guitar: bass guitar, bass
        acoustic guitar: guitar, classical guitar, folk guitar, banjo
        xylophone: glockenspiel, marimba, vibraphone
        drum: snare, snare drum, drum kit, bongo, tom, drums, tambourine, djembe
        bell: hand bell, handbell, chime, church bell
        camera: digital camera, photo camera, dslr, film camera, polaroid
        security camera: cctv camera, surveillance camera, webcam, cctv
        potted plant: plant, pot plant, houseplant pot, indoor plant, green plant, leafy plant, fern, aloe, aloe vera, \
        monstera, pothos, peace lily, ivy
        potted herb: seedling, herb, basil plant, basil, bunch of basil, parsley, bunch of parsley, mint plant, pot of basil, pot of mint, bunch of herb, herb plant, cilantro, thyme
        houseplant: ficus, tall plant, yucca, rubber plant, fig tree, dracaena
        bamboo: lucky bamboo
        bonsai: bonsai tree
        cactus: saguaro, cacti, prickly pear
        succulent: sempervivum, echeveria, houseleek
        orchid: phalaenopsis
        tulip: tulip bouquet, daffodil, crocus
        lily: lilies, white flower, calla lily
        bouquet: flower, floral arrangement, flower arrangement, \
        peony, daisy, sunflower, carnation, chrysanthemum, dandelion, wildflower, hydrangea, poppy, blossom
        flower vase: vase with reeds, pampas grass, dried flower, reed, branch, twig
        flower box: window box, flower bed, planter, planter box
        flower pot: flowerpot, plant pot, terracotta pot, clay pot, empty pot, pot of soil
        christmas tree: xmas tree, decorated tree, fir
        tree: deciduous tree, elm, poplar, ash tree, chestnut tree, linden, linden tree, old tree, plane tree, lime tree, aspen
        oak tree: oak, beech, beech tree, big tree, walnut tree, chestnut
        birch: birch tree, silver birch
        willow: willow tree, weeping willow
        apple tree: fruit tree, pear tree, plum tree, orange tree, lemon tree
        pine tree: pine, fir tree, evergreen, evergreen tree, spruce, spruce tree, conifer, cedar, cedar tree, redwood, redwood tree, sequoia, larch
        snowy pine: snow-covered tree, snowy tree, winter tree, snow-covered pine, snowy fir, snow-covered pine tree, snowy pine tree
        palm tree: palm, coconut tree, coconut palm, date palm
        maple tree: maple, red tree, autumn tree, japanese maple
        cherry blossom tree: cherry tree, sakura, pink tree, blossom tree, peach tree, cherry blossom, blossoming tree
        bush: shrub, rosebush, boxwood, topiary, shrubbery
        hedge: hedgerow
        acacia: acacia tree
        bamboo grove: bamboo forest, bamboo plant
        toy car: model car, miniature car, matchbox car, wooden car, toy truck
        toy train: wooden train, train set, model train, toy locomotive, toy engine
        toy airplane: toy plane, model plane, model airplane, biplane, paper plane
        teddy bear: teddy, stuffed bear, plush bear, stuffed animal, plush toy, soft toy, plushie, toy bear
        doll: baby doll, rag doll, barbie, action figure
        wooden doll: wooden toy, kokeshi doll, figurine, nutcracker, robot, toy robot, toy soldier
        dollhouse: doll house, doll's house, toy house
        rubik's cube: rubiks cube, puzzle cube, rubik cube, magic cube
        puzzle: jigsaw, jigsaw puzzle
        chessboard: chess set, chess board, chess, checkers, checkerboard, board game
        playing card: cards, card game, deck of cards, poker cards, playing cards
        rocking horse: toy horse, hobby horse
        rubber duck: duck, rubber ducky, toy duck, duckling, bath duck
        beach ball: inflatable ball
        soccer ball: football, soccerball, futbol
        tennis ball: tennisball
        ball: sports ball, toy ball, rubber ball, bowling ball, volleyball, \
        exercise ball, marble ball, bouncy ball, snooker ball, billiard ball, cricket ball
        balloon: party balloon, helium balloon
        kite: diamond kite
        block: building block, toy block, wooden block, blocks
        lego brick: lego, lego block, toy brick, building brick, plastic brick, legos
        marble: glass marble, marbles, toy marble
        ball of yarn: yarn ball, yarn, ball of wool, wool ball, skein of yarn, wool, ball of thread
        die: dice, game die
        pool table: billiard table, snooker table
        foosball table: table football, foosball
        ping pong table: table tennis table, ping-pong table
        ping pong paddle: table tennis bat, ping pong bat, paddle, table tennis paddle
        tennis racket: racket, racquet, tennis racquet, squash racket, lacrosse stick
        basketball hoop: basketball net, hoop, basketball ring
        soccer goal: goal, football goal, goalpost, goal net
        skateboard: longboard, snowboard, surfboard, skate board
        punching bag: punch bag, boxing bag, speed bag
        dartboard: dart board, darts, target
        treadmill: running machine
        exercise bike: stationary bike, spin bike
        pinball machine: pinball, arcade machine, arcade game
        playground: jungle gym, play structure, slide, climbing frame
        swing: swing set, swings
        sandbox: sandpit
        suitcase: luggage, trolley case, travel bag, carry-on, travel case
        backpack: rucksack, knapsack, school bag, bookbag, schoolbag, bag, hiking pack
        handbag: purse, tote, tote bag, shoulder bag, clutch, leather bag
        paper bag: flour, bag of coffee bean, bag of rice, bag of sugar, shopping bag, gift bag, brown bag, carrier bag, grocery bag, takeaway bag, bag of groceries, coffee bag, bag of coffee, bag of flour
        briefcase: attache case, leather briefcase, laptop bag
        toolbox: tool box, tool kit, tool case, metal toolbox, tackle box
        hat: fedora, straw hat, sun hat, panama hat, cowboy hat, sombrero, bowler hat
        bow tie: bowtie
        seashell: shell, sea shell, scallop, scallop shell, clam shell
        sand castle: sandcastle
        hay bale: bale of hay, bale of straw, straw bale, haystack, hay, stack of hay
        cap: baseball cap, beanie, ball cap
        helmet: motorcycle helmet, bike helmet, hard hat, crash helmet
        glove: mitten, gloves, baseball glove, boxing glove, oven mitt, oven glove
        glasses: eyeglasses, spectacles, reading glasses, pair of glasses
        sunglasses: shades, dark glasses, goggles
        watch: wristwatch, wrist watch, smartwatch, smart watch, gold watch
        pocket watch: fob watch, gold pocket watch, antique pocket watch
        sneaker: running shoe, trainer, tennis shoe, sports shoe, sneakers, gym shoe
        shoe: loafer, moccasin, dress shoe, leather shoe, brogue, oxford shoe
        high heel: stiletto, women's shoe, heels, heel
        boot: ankle boot, hiking boot, rain boot, cowboy boot, wellington, ski boot
        slipper: sandal, flip-flop, flip flop, house shoe
        dress: gown, frock, skirt, sundress
        jacket: coat, blazer, bomber jacket, hoodie, parka, shirt, raincoat, suit
        sweater: jumper, cardigan, pullover, knitwear, wool sweater, knitted sweater, folded sweater, woolen sweater, knit sweater
        trousers: pants, jeans, jean, blue jeans, slacks, leggings, shorts
        folded clothes: clothes, folded laundry, stack of clothes, tee shirt, clothing
        scarf: wool scarf, knitted scarf, shawl
        umbrella: parapluie, brolly, open umbrella
        parasol: beach umbrella, sunshade, patio umbrella, sun umbrella
        towel: folded towel, bath towel, hand towel, beach towel, blanket, tablecloth
        cloth: folded cloth, linen cloth, dish towel, dishcloth, dish cloth, tea towel, kitchen towel, linen, tea cloth, piece of cloth, cotton cloth, folded linen
        toothbrush: tooth brush
        hairbrush: brush, hair brush
        comb: hair comb
        soap: soap bar, bar of soap, dish soap bar
        soap dispenser: hand soap, hand sanitizer
        pump bottle: lotion, shampoo, shampoo bottle, lotion bottle, body lotion, bottle of lotion, bottle of shampoo, conditioner, shower gel
        skincare bottle: serum, serum bottle, dropper bottle, cosmetic bottle, cosmetics bottle, skincare product, skin care bottle, essential oil bottle, face serum, bottle of serum, dropper, skincare, foundation bottle, cosmetic product, beauty product
        sponge: bath sponge, kitchen sponge
        lipstick: lip stick, lip balm, makeup
        perfume bottle: perfume, fragrance, cologne, flacon
        cosmetics jar: cream jar, face cream, cosmetics, ointment
        medicine bottle: pill bottle, medicine, vitamins, bottle of pills
        toilet: wc, lavatory, toilet bowl, loo, commode toilet
        bathtub: bath, tub, bath tub, clawfoot tub
        sink: washbasin, wash basin, bathroom sink, basin sink, faucet
        sink cabinet: kitchen sink
        basin: wash tub, tub of water, plastic basin
        tube: cream tube, hand cream tube, hand cream, tube of cream, tube of hand cream, toothpaste, tube of toothpaste, sunscreen, lotion tube, cosmetic tube, tube of paint, paint tube
        pedestal: podium, plinth, display stand, round pedestal, round podium, platform, display podium, cylindrical pedestal
        campfire: bonfire, camp fire, fire pit, firepit, wood fire
        menu: menu card, restaurant menu, table tent, flyer, brochure, leaflet, program, programme, booklet
        ring box: jewelry box, jewellery box, jewel box
        trash can: garbage can, bin, wastebasket, dustbin, rubbish bin, waste bin, trashcan, litter bin, trash bin, garbage bin
        wheelie bin: garbage cart, dumpster
        recycling bin: recycle bin, recycling box
        box: cardboard, parcel, package, shipping box, carton, delivery box, cubic box, cereal box, shoebox
        cardboard box: moving box, cardboard package
        open box: open cardboard box, empty box
        gift: present, gift box, giftbox, wrapped present, birthday present, christmas present, christmas gift, wrapped gift, wrapped box
        crate: wooden crate, wooden box, fruit crate, milk crate
        plastic crate: cooler, cool box, ice chest, cooler box, plastic box, storage bin, storage box
        trunk: chest, treasure chest, footlocker, wooden chest, hope chest
        barrel: wooden barrel, keg, cask, wine barrel, oil drum
        bucket: pail, metal bucket, ice bucket
        basket: wicker basket, fruit basket, bread basket, shopping basket
        picnic basket: basket with a handle, hamper basket, wicker picnic basket
        picnic blanket: checkered blanket, checked blanket, gingham blanket, picnic rug, picnic cloth, plaid blanket, \
        red checkered blanket, checkered cloth, checkered tablecloth
        napkin: folded napkin, cloth napkin, serviette, linen napkin, folded linen napkin
        wallet: leather wallet, billfold
        globe: world globe, antique globe, terrestrial globe, desk globe
        map: old map, city map, world map, treasure map, road map, paper map, star chart, chart, nautical chart
        postcard: post card
        typewriter: vintage typewriter, typewriter machine, old typewriter
        telescope: brass telescope, spyglass
        violin: fiddle, viola, old violin
        laundry basket: hamper, clothes basket
        jar: mason jar, glass jar, cookie jar
        bottle: glass bottle, soda bottle, whiskey bottle, whisky, hot sauce, flask, soda, potion, vodka
        wine bottle: bottle of wine, bottle of red wine, red wine bottle, bottle of white wine, wine, champagne bottle, bottle of champagne, prosecco
        water bottle: bottle of water, plastic bottle, sports bottle, thermos, thermos flask, canteen
        ketchup bottle: ketchup, mustard, bottle of ketchup, bottle of mustard, mustard bottle, mayonnaise, squeeze bottle
        bottle of syrup: maple syrup, syrup, bottle of maple syrup, maple syrup bottle, syrup bottle
        bottle of soy sauce: soy sauce, soy sauce bottle, soya sauce, bottle of sauce, hot sauce bottle, fish sauce
        bottle of olive oil: olive oil, olive oil bottle, bottle of oil, oil, cooking oil, vegetable oil, bottle of vinegar
        beer bottle: bottle of beer, brown bottle
        baby bottle: feeding bottle, milk bottle
        spray bottle: spray, cleaner, cleaning spray, window cleaner, spray can, aerosol can
        milk carton: carton of milk, milk, juice carton, juice box, carton of juice
        vase: flower jar, urn, amphora vase, ceramic vase, porcelain vase, glass vase
        pottery: clay bowl, earthenware, ceramic pot, ceramic
        hourglass: sand timer, sandglass, egg timer, timer
        clock: wall clock, analog clock, clock face, kitchen clock
        station clock: street clock, platform clock, clock on a post, town clock, post clock
        alarm clock: desk clock, table clock, bedside clock, travel clock
        cuckoo clock: grandfather clock, pendulum clock
        mirror: wall mirror, looking glass
        hand mirror: handheld mirror, vanity hand mirror, vintage hand mirror
        picture frame: painting, frame, framed picture, picture, artwork, portrait, framed painting, wall art, canvas, \
        framed print, photograph on a wall, oil painting
        photo frame: photo, photograph, framed photo, family photo
        rug: carpet, area rug, persian rug, oriental rug, mat
        yoga mat: exercise mat, gym mat, rolled yoga mat
        doormat: door mat, welcome mat
        bath mat: bathmat
        pillow: cushion, throw pillow, sofa cushion, bed pillow
        curtain: drape, curtains, window curtain, drapery
        window blind: blind, shutter, venetian blind
        door: wooden door, front door, gate, doorway, entrance, entry door
        window: window frame, casement, pane
        trophy: award, trophy cup, winner's cup, prize, medal
        snowman: snow man
        mannequin: dummy, person, human, man, woman, human figure, figure, girl, boy, child, model, \
        guy, lady, astronaut, chef, mannequin figure, worker, baby, player, doctor, dancer
        deer: reindeer, stag, moose, elk, antelope, gazelle, deer statue, fawn, goat
        ring: wedding ring, gold ring, jewelry, wedding band
        gem ring: engagement ring, diamond ring, sapphire ring, ruby ring, emerald ring, gemstone ring
        bracelet: bangle, gold bracelet, charm bracelet, anklet
        necklace: pendant, locket, gold chain, gold necklace, silver necklace, chain necklace
        pearl necklace: string of pearls, pearls, pearl string, bead necklace, beads, string of beads
        earring: pearl earring, drop earring, earrings
        coin: gold coin, penny, money, cent, euro coin, token, medallion
        gem: diamond, ruby, emerald, gemstone, jewel, crystal, sapphire, precious stone, amethyst
        key: keys, house key, keyring, keychain
        scissors: pair of scissors, shears
        pliers: plier, pair of pliers, pincers
        hammer: mallet, sledgehammer, gavel
        axe: hatchet
        screwdriver: chisel, awl, nail file
        drill: power drill, electric drill, cordless drill, hair dryer, hair drier, hairdryer, blow dryer
        saw: handsaw, hand saw, hacksaw
        grinder: angle grinder, chainsaw, circular saw
        bolt cutter: garden shears, pruning shears, secateurs, pruner, wire cutter, crowbar
        shovel: spade, garden shovel, snow shovel
        rake: garden rake, leaf rake, hay rake, pitchfork, hoe
        broom: mop, sweeping brush, push broom
        dustpan: dust pan, scoop shovel
        tape: duct tape, sticky tape, adhesive tape, scotch tape, masking tape, roll of tape
        tape measure: measuring tape, tape-measure
        ladder: stepladder, folding ladder
        fire extinguisher: extinguisher
        fire hydrant: hydrant
        bus stop: bus shelter, bus station, tram stop
        gas pump: fuel pump, petrol pump, gasoline pump, pump, filling pump
        paper boat: origami boat, folded boat, paper ship
        pizza box: open pizza box, pizza carton
        mailbox: letter box, letterbox, postbox, post box
        traffic cone: pylon, road cone, safety cone, orange cone
        fence: railing, picket fence, barrier, metal fence
        rock: stone, boulder, cobble
        pebble: river stone, smooth stone, zen stone, skipping stone, beach pebble, river pebble, worry stone, round stone
        pine cone: pinecone, fir cone, pine-cone
        feather: quill, quill pen, feather quill, goose quill, plume, bird feather, white feather, goose feather
        scroll: rolled paper, rolled map, rolled-up map, rolled-up chart, rolled chart, rolled blueprint, rolled-up blueprint, rolled poster, rolled-up poster, rolled-up paper, parchment scroll, paper scroll, ancient scroll, rolled parchment, blueprint roll
        firewood: wood, wood logs, stack of wood, log pile, stack of log, pile of log
        log: tree trunk, fallen log, fallen tree, tree log, driftwood, mossy log
        fountain: water fountain, garden fountain
        garden shed: shed, hut
        dog house: doghouse, kennel, birdhouse, bird house
        tent: camping tent, teepee, wigwam
        market stall: stall, fruit stand, fruit stall, food stand, vegetable stand, vegetable stall, market stand, flower stall, farmers market stall, food stall, street stall, booth, food booth, market booth, vendor booth, vendor stall, vendor, kiosk, food kiosk, newsstand, newspaper stand, food cart, food truck, concession stand, lemonade stand
        canopy: gazebo, pavilion, marquee, awning
        swimming pool: pool, above-ground pool
        paddling pool: kiddie pool, wading pool, inflatable pool
        hot tub: jacuzzi, whirlpool, spa
        aquarium: fish tank, fishtank, fish bowl, fishbowl, goldfish bowl, goldfish
        yogurt bottle: yogurt, yoghurt, kefir
        cube: block cube, square block, cuboid, box shape
        bouquet of flower: bunch of flower, bouquet of daisy, flower bouquet, bouquet of wildflower, bouquet of peony, bouquet of lily, bouquet of carnation, bunch of wildflower, bunch of daisy
        bouquet of rose: bunch of rose
        bouquet of tulip: bunch of tulip
        bouquet of red rose: bunch of red rose
        bouquet of white rose: bunch of white rose
        bouquet of pink rose: bunch of pink rose
        bouquet of yellow tulip: bunch of yellow tulip
        sphere: orb, bath bomb, round ball, planet, crystal ball, snow globe, moon, earth, bubble
        vase of flower: vase of daisy, vase of lily, vase of wildflower, vase of bouquet, flower in a vase, vase of peony, \
        vase of carnation, vase of orchid, vase of blossom, vase of daffodil
        vase of rose: rose in a vase
        prism: triangular prism
        placemat: place mat, table mat, coaster, doily, trivet, mouse pad, mousepad, desk mat
        eraser: rubber eraser, pink eraser
        maple leaf: leaf, green leaf, fall leaf
        plastic crate: container, plastic container, storage container, tote box
        counter: countertop, counter top, kitchen counter, kitchen island, bar counter
        plug: charger, power cord, phone charger, power plug
        can: tin, tin can, soda can, soup can, pot of paint, canister, beer can, can of soup, can of soda, can of beer, \
        paint can, canned food, can of food, can of paint, can of bean
        cylinder: pillar, column, pipe
        cone: party hat, wizard hat, funnel
        pyramid: egyptian pyramid, tetrahedron
        torus: donut shape, inner tube, swim ring, hula hoop, bagel shape
        star: gold star, starfish, christmas star, star shape
        heart: heart shape, valentine, love heart
        concrete block: block of concrete, stone block, block of stone, cement block, concrete cube, concrete plinth
        brick: red brick, clay brick, paver, cinder block
        tire: tyre, wheel, car tire, rubber tire, car wheel, rim
        flag: national flag, flagpole, banner pole
        cat: kitty, kitten, tabby, siamese cat, tomcat, black cat
        dog: puppy, labrador, retriever, bulldog, hound, terrier, poodle, corgi, golden retriever, beagle, doggy, pug, husky
        horse: pony, stallion, mare, foal, colt, donkey, mule, zebra, unicorn
        rabbit: bunny, hare, easter bunny
        chicken: hen, rooster, bird, cockerel, chick
        wheelchair: wheel chair
        hammock: hanging bed
        sleeping bag: bedroll
        air mattress: inflatable mattress, airbed, camping mat
        tatami: tatami mat
        spiral staircase: staircase, stairway
        step: stair, stone step, doorstep, stone stair, front step, porch step, stoop, flight of step
        pallet: wooden pallet, euro pallet
        stone lantern: japanese stone lantern, garden lantern, pagoda
        ashtray: ash tray
        """
}
