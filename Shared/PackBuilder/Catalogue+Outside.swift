extension Catalogue {
    /// Concept | category | stance | models. Models that are missing here are left out.
    static let outside = """
        hammock | outdoor | floor | scopia/hammock
        stone lantern | outdoor | floor | cc0/lantern cc0/stoneLantern
        flower box | plant | table | cc0/flowerBox cc0/plantie
        mailbox | outdoor | floor | cc0/mofx_mailbox
        parasol | outdoor | floor | cc0/umbrella
        potted plant | plant | floor | cc0/littlePlant cc0/augalas cc0/plant \
            ccby/mediumIndoorPlant ccby/spatifilum ccby/decorativePlant scopia/maceta
        houseplant | plant | floor | cc0/decorativePlant scopia/ficus ccby/yuccaPlant
        bamboo plant | plant | table | ccby/luckyBamboo
        bonsai | plant | table | scopia/bonsai-tree
        cactus | plant | table | cc0/cactus
        succulent | plant | table | ccby/succulentPlant
        spider plant | plant | table | ccby/spider_plant
        orchid | plant | table | cc0/orchids
        tulip | plant | table | ccby/tulip ccby/tulips
        lily | plant | table | ccby/white_lily
        bouquet | plant | table | scopia/calla_lily_with_roses
        flower vase | plant | floor | scopia/vase5
        christmas tree | plant | floor | scopia/christmas_tree
        bush | plant | floor | scopia/bush scopia/hedge
        hedge | plant | floor | scopia/high-hedge scopia/hedgeTextured
        tree | plant | floor | scopia/poplar scopia/ficusTree
        palm tree | plant | floor | scopia/coconutTree scopia/coconutTreeBended scopia/palm \
            scopia/sabalPalmeto
        maple tree | plant | floor | scopia/japaneseMaple
        cherry blossom tree | plant | floor | scopia/peachBlossom
        cypress | plant | floor | scopia/cypress
        acacia | plant | floor | scopia/acacia
        bamboo grove | plant | floor | scopia/bamboo
        fence | outdoor | floor | cc0/fence cc0/pedestrianRailing1
        forklift | vehicle | floor | cc0/forkLift
        truck | vehicle | floor | scopia/truck cc0/peterbilt
        bus | vehicle | floor | scopia/bus scopia/cityBus
        car | vehicle | floor | kator/concept-sedan-01v2 kator/concept-sedan-02 \
            kator/concept-sedan-02-sport kator/concept-sedan-01v1
        motorcycle | vehicle | floor | scopia/yamaha-yzr-r6
        scooter | vehicle | floor | kator/scooter scopia/scooter2
        kick scooter | vehicle | floor | scopia/scooter
        bicycle | vehicle | floor | scopia/bicycle ccby/bike
        rowboat | vehicle | floor | ccby/rowboat
        wheelchair | vehicle | floor | ccby/wheelchair
        stroller | vehicle | floor | scopia/stroller
        playground | outdoor | floor | cc0/childHut scopia/parque
        swing | outdoor | floor | cc0/childSwing scopia/child_swing
        seesaw | outdoor | floor | cc0/seesaw
        sandbox | outdoor | floor | scopia/sandpit
        rock | outdoor | floor | cc0/rock1 cc0/rock2 cc0/rock3
        firewood | outdoor | floor | scopia/wood_logs
        fountain | outdoor | floor | ccby/fountain
        fire hydrant | outdoor | floor | kator/fire-hydrant
        traffic cone | outdoor | floor | scopia/cone
        garden shed | outdoor | floor | scopia/garden-hut
        dog house | outdoor | floor | scopia/dog-house
        tent | outdoor | floor | scopia/campingTent
        canopy | outdoor | floor | scopia/barnum
        swimming pool | outdoor | floor | scopia/rectangle-swimming-pool
        paddling pool | outdoor | floor | scopia/round-swimming-pool
        hot tub | outdoor | floor | scopia/jacuzzi
        sleeping bag | outdoor | floor | scopia/sleepingBag
        """
}
