extension Catalogue {
    /// Concept | category | stance | models. Models that are missing here are left out.
    static let home = """
        deer | decoration | table | cc0/deer
        desk lamp | lamp | table | scopia/desk_lamp1 scopia/desk_lamp2
        table lamp | lamp | table | cc0/desklamp ccby/lamp kator/pedestal-vase-lamp \
            scopia/little_lamp1 scopia/little_lamp2 scopia/little_lamp3 scopia/table_lamp \
            scopia/livingroom_lamp1
        floor lamp | lamp | floor | scopia/living_lamp
        chandelier | lamp | ceiling | cc0/lamp2 scopia/chandelier-lamp
        pendant lamp | lamp | ceiling | ccby/hangingLight kator/hanging-restaurant-light
        street lamp | lamp | floor | kator/classic-lamppost kator/park-light scopia/farola1 \
            scopia/candelabre
        paper lantern | lamp | table | cc0/JapaneseLantern
        camping lantern | lamp | table | ccby/campingLamp
        wall lamp | lamp | wall | cc0/wallLight kator/porch-light
        mixer | appliance | table | cc0/kitchenaid
        oven | appliance | floor | cc0/doubleOven cc0/oven
        microwave | appliance | table | ccby/microwave
        stove | appliance | floor | ccby/largeStove kator/propane-stove
        cooktop | appliance | table | cc0/mano_cooktop
        refrigerator | appliance | floor | cc0/refrigerator cc0/largeFridge kator/fridge
        washing machine | appliance | floor | ccby/washing_machine scopia/clothes_washing_machine
        dryer | appliance | floor | scopia/dryer_machine
        freezer | appliance | floor | scopia/chest-freezer
        coffee maker | appliance | table | cc0/coffeeBrewer kator/coffee-maker
        espresso machine | appliance | table | scopia/coffee_machine
        blender | appliance | table | ccby/kitchenblender
        toaster | appliance | table | scopia/toaster
        rice cooker | appliance | table | scopia/cooker
        fan | appliance | table | cc0/tableFan cc0/riggedFan
        ceiling fan | appliance | ceiling | cc0/ceilingFan
        tv | electronics | table | cc0/led_tv scopia/tv scopia/wall-flat-tv
        laptop | electronics | table | ccby/laptop
        tablet | electronics | table | scopia/tablet
        mobile phone | electronics | table | ccby/mobile
        cordless phone | electronics | table | ccby/wirelessOfficePhone3
        telephone | electronics | table | scopia/phone
        remote | electronics | table | scopia/tv-remote-control
        game controller | electronics | table | scopia/ps4-joystick
        printer | electronics | table | scopia/inkjet_and_scanner_printer
        projector | electronics | table | scopia/video-projector
        stereo | electronics | table | scopia/mini_stereo
        radio | electronics | table | ccby/radio
        speaker | electronics | floor | cc0/speaker2 cc0/speaker3
        headphones | electronics | table | cc0/headphones
        radiator | appliance | floor | cc0/radiator cc0/radiator3 ccby/modernRadiator
        toilet | bathroom | floor | cc0/toiletsUnit ccby/toilets_unit_jay_hardy ccby/modernToilet
        bathtub | bathroom | floor | ccby/bath_jay_hardy scopia/corner_bathtub scopia/islandBath
        sink | bathroom | floor | cc0/washbasin ccby/washbasin_jay_hardy
        bidet | bathroom | floor | cc0/bidet
        towel | bathroom | table | scopia/com_bath3_toalla
        potty | bathroom | floor | cc0/potty
        chicken | decoration | floor | cc0/chicken
        horse | decoration | floor | cc0/horse2 ccby/horse
        dog | decoration | floor | scopia/dog ccby/bulldog
        cat | decoration | floor | scopia/cat ccby/siameseCat
        rabbit | decoration | floor | scopia/rabbit
        cuckoo clock | decoration | wall | cc0/cuckooClock
        alarm clock | decoration | table | ccby/clock
        spiral staircase | opening | floor | cc0/spiralStaircase
        soap dispenser | bathroom | table | scopia/com_bath2_soap
        sponge | bathroom | table | scopia/com_bath2_esponja
        vase | decoration | table | scopia/vase1 scopia/vase2 scopia/vase3 scopia/jar
        pottery | decoration | table | scopia/pottery
        photo frame | decoration | table | scopia/frame1 scopia/frame2
        candle | lamp | table | scopia/complements2
        candlestick | lamp | table | scopia/candle
        ring | decoration | table | scopia/bague
        ashtray | decoration | table | kator/ashtray
        aquarium | decoration | table | scopia/aquarium
        wood stove | appliance | floor | scopia/furnace
        water cooler | appliance | floor | scopia/water_cooler
        snowman | decoration | floor | ccby/bonecoDeNeve
        mannequin | decoration | floor | scopia/mannequinMale scopia/mannequinBrunette
        rug | decoration | floor | kator/oriental-rug
        round rug | decoration | floor | scopia/round-carpet
        doormat | decoration | floor | scopia/doormat
        bath mat | decoration | floor | kator/bathmat
        tatami | decoration | floor | scopia/tatami
        curtain | decoration | wall | scopia/curtain
        door | opening | wall | kator/exterior-door-01 kator/exterior-door-02 \
            kator/exterior-door-03 kator/exterior-door-05 kator/exterior-door-07 scopia/puerta \
            scopia/door scopia/glass_door
        double door | opening | wall | scopia/double_door_2 scopia/double_door
        window | opening | wall | kator/window-01 kator/window-08 kator/window-08-02 \
            scopia/turn-window scopia/window_2x3 scopia/window_2x3_arched
        window blind | decoration | wall | kator/window-blinds
        garage door | opening | wall | scopia/garage-door scopia/garage-door2
        security camera | electronics | ceiling | ccby/surveillanceCamera scopia/CCTV
        """
}
