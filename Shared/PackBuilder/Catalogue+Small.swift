extension Catalogue {
    /// Concept | category | stance | models. Models that are missing here are left out.
    static let small = """
        butter | food | table | cc0/butter
        rocking horse | toy | floor | cc0/caballito
        coffee cup | tableware | table | cc0/caffe_final
        paper cup | tableware | table | ccby/coffee_cup
        plastic cup | tableware | table | cc0/plasticCup
        mug | tableware | table | kator/coffee-mug
        cup | tableware | table | scopia/cup
        beer mug | tableware | table | cc0/beerGlass
        toy airplane | toy | table | cc0/cartoon_biplane
        scissors | stationery | table | cc0/cissors_swap
        comb | tool | table | cc0/comb scopia/com_bath2_peineta
        puzzle | toy | table | cc0/housePuzzle
        kettle | kitchenware | table | ccby/boiler
        moka pot | kitchenware | table | ccby/espressokettle
        french press | kitchenware | table | ccby/coffeePress
        pot | kitchenware | table | ccby/largePan
        keyboard | instrument | table | kator/MIDI-keyboard
        piano | instrument | floor | ccby/piano
        grand piano | instrument | floor | cc0/pianoAQueue
        electric guitar | instrument | floor | cc0/electricGuitar
        xylophone | instrument | table | ccby/xylophone
        pallet | container | floor | cc0/pallet
        pool table | sport | floor | cc0/poolTable
        foosball table | sport | floor | cc0/table_football
        ping pong table | sport | floor | ccby/table_tennis
        ping pong paddle | sport | table | ccby/tableTennisBat
        tennis racket | sport | table | cc0/tennisRacket
        basketball | sport | floor | cc0/basketball
        soccer ball | sport | floor | ccby/ballonFoot
        basketball hoop | sport | wall | scopia/basketball_net_and_board
        soccer goal | sport | floor | scopia/football-goal
        dartboard | sport | wall | scopia/dart_game
        skateboard | sport | floor | scopia/skateboard
        punching bag | sport | floor | scopia/punching-ball
        trampoline | sport | floor | scopia/trampoline
        treadmill | sport | floor | ccby/treadmill
        exercise bike | sport | floor | scopia/indoor-bike
        pinball machine | toy | floor | scopia/flipper
        ruler | stationery | table | cc0/ruler
        teddy bear | toy | table | cc0/teddyBear
        milk carton | food | table | cc0/tetrapak
        highlighter | stationery | table | cc0/textMarker
        umbrella | clothing | floor | cc0/umbrellaFolded
        whiteboard | sign | floor | cc0/whiteBoard
        yogurt bottle | food | table | cc0/yogurtBottle
        crate | container | floor | cc0/ammoBox cc0/crate
        barrel | container | floor | cc0/barrel
        plastic crate | container | floor | cc0/box
        cardboard box | container | floor | scopia/cardboard-box
        open box | container | floor | scopia/open-cardboard-box
        trunk | container | floor | kator/trunk-large
        trash can | container | floor | cc0/dustbin kator/park-trashcan kator/bullet-trash-can
        wheelie bin | container | floor | kator/residential-trashcan
        recycling bin | container | floor | kator/recycling-bin
        calendar | stationery | table | cc0/kalender
        fire extinguisher | tool | floor | cc0/fireExtinguisher
        slipper | clothing | floor | cc0/slippers
        boot | clothing | floor | cc0/bootie
        sneaker | clothing | floor | scopia/sneakers
        shoe | clothing | floor | scopia/mocassin
        high heel | clothing | floor | scopia/woman_shoes
        handbag | clothing | table | cc0/handbag
        backpack | clothing | floor | ccby/backpack
        briefcase | clothing | floor | cc0/briefcase
        suitcase | container | floor | ccby/suitcase
        hat | clothing | table | scopia/chapeau
        cap | clothing | table | scopia/casquette
        helmet | clothing | table | scopia/casque
        glove | clothing | table | scopia/gant-textured
        glasses | clothing | table | scopia/glasses
        sunglasses | clothing | table | ccby/sunglasses
        watch | clothing | table | scopia/montre-with-pose
        folded clothes | clothing | table | scopia/folded_clothes
        clothes hanger | clothing | wall | ccby/wire-coathanger kator/clothes-hanger
        dress | clothing | floor | scopia/robe
        jacket | clothing | floor | scopia/blouson
        trousers | clothing | floor | scopia/pantalon-shadows
        bread | food | table | cc0/bread
        playing card | toy | table | cc0/cardGame
        toy car | toy | table | ccby/carrito-de-madera
        toy train | toy | table | ccby/toyTrain
        tricycle | toy | floor | scopia/tricycle
        wheelbarrow | tool | floor | cc0/wheelbarrow
        lawn mower | tool | floor | scopia/mower
        shipping container | container | floor | cc0/shippingContainer
        childrens ride | toy | floor | cc0/motorbike
        cupcake | food | table | cc0/cupcake
        hot dog | food | table | cc0/hotDog
        hamburger | food | table | ccby/hamburger
        birthday cake | food | table | scopia/birthday_cake
        steak | food | table | scopia/steak
        french fries | food | table | scopia/frenchFries
        roast chicken | food | table | scopia/roasted-chicken
        fruit bowl | food | table | scopia/bowlWithFruits scopia/apples
        salad | food | table | scopia/bowlWithSalad
        sushi tray | food | table | scopia/sushi_tray
        wooden doll | toy | table | cc0/woodToy
        doll | toy | table | scopia/doll
        dollhouse | toy | floor | scopia/doll-house
        rubik's cube | toy | table | ccby/rubix2
        chessboard | toy | table | ccby/chessboard
        bread box | kitchenware | table | ccby/breadBox
        kitchen scale | kitchenware | table | ccby/kitchenScale
        utensil pot | kitchenware | table | ccby/utensilsPot
        cutting board | kitchenware | table | ccby/choppingBoard
        knife | tableware | table | ccby/knife
        kitchen knife | kitchenware | table | ccby/kitchenKnife
        knife block | kitchenware | table | scopia/kitchenKnifeStandSet
        fork | tableware | table | ccby/fork
        spoon | tableware | table | ccby/spoon
        ladle | kitchenware | table | scopia/kitchen_tool1
        spatula | kitchenware | table | scopia/kitchen_tool3
        lemon squeezer | kitchenware | table | scopia/squeezer
        paper towel | kitchenware | table | scopia/paperTowelHolder
        spice rack | kitchenware | table | scopia/spiceTower
        salt shaker | tableware | table | ccby/saltShaker
        place setting | tableware | table | kator/plate-and-ustensils \
            scopia/ensemble-assiette-couteau-fourchette-cuillere-verre
        plate | tableware | table | kator/bread-plate
        oval plate | tableware | table | kator/dinner-plate
        wine glass | tableware | table | ccby/glass
        cocktail glass | tableware | table | ccby/cocktailGlass
        glass | tableware | table | kator/12-oz-glass kator/highball-glass
        tray | tableware | table | scopia/tray
        bowl | tableware | table | kator/bowl scopia/bowl
        sugar bowl | tableware | table | scopia/sugar
        creamer | tableware | table | scopia/creamer
        teapot | tableware | table | scopia/teapot
        jug | tableware | table | scopia/old_jar
        beer bottle | container | table | ccby/beer_bottle
        spray bottle | container | table | kator/spray-bottle
        oil bottle | container | table | kator/oil-servers
        baby bottle | container | table | cc0/mamadeira
        perfume bottle | container | table | cc0/flacon
        medicine bottle | container | table | scopia/medicoscopia_bottle scopia/medicoscopia_bottle2
        hairbrush | tool | table | scopia/com_bath2_cepillo
        lipstick | tool | table | ccby/lipStick
        cosmetics jar | container | table | cc0/cosmeticsPot
        gift | container | table | ccby/gift
        pen | stationery | table | scopia/pencil1
        pencil | stationery | table | scopia/pencil2
        pen holder | stationery | table | scopia/penbox
        stapler | stationery | table | kator/stapler
        letter tray | stationery | table | scopia/bandeja
        book | book | table | ccby/book
        flashlight | tool | table | kator/flashlight
        tape measure | tool | table | kator/tape-measure
        hammer | tool | table | scopia/marteau
        screwdriver | tool | table | scopia/tournevis
        saw | tool | table | scopia/scie-egoine
        drill | tool | table | scopia/perceuse-electrique
        grinder | tool | table | scopia/meuleuse-electrique
        bolt cutter | tool | table | scopia/pince-coupante
        shovel | tool | floor | scopia/pelle
        dustpan | tool | table | scopia/shovel
        broom | tool | floor | scopia/broom
        tape | tool | table | scopia/rouleau-de-ruban-adhesif
        key | tool | table | scopia/keys
        ladder | tool | floor | scopia/step-ladder-metal
        basket | container | floor | scopia/shopping-basket
        laundry basket | container | floor | scopia/clothes-basket
        basin | container | floor | scopia/basin
        """
}
