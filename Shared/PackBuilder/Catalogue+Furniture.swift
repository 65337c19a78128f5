extension Catalogue {
    /// Concept | category | stance | models. Models that are missing here are left out.
    static let furniture = """
        chair | furniture | floor | cc0/oakChair cc0/plasticChair cc0/sillaBlanca cc0/chair \
            cc0/antiqueChair cc0/chairWithCushion cc0/chair2 cc0/osakaChair cc0/thonet \
            ccby/cafe_set_mota_chair ccby/cafe_set_tonon_chair ccby/chairWithCushion \
            ccby/ella_chair_f ccby/leaf_chair ccby/plaidChair ccby/kitchenChair ccby/chair3 \
            ccby/chair4 kator/cafe-chair kator/dining-chair scopia/chair3 scopia/chair4 \
            scopia/chair scopia/tubular_chair scopia/plastic_chair scopia/white_kitchen_chair
        armchair | furniture | floor | cc0/armchair cc0/armchair2 cc0/modernArmchair \
            cc0/winchesterArmchair cc0/designChair ccby/armchair1 ccby/fotel ccby/armChair2 \
            kator/mid-century-chair scopia/armchair3 scopia/armchair scopia/armchair1 \
            scopia/armchair2 scopia/modern_armchair
        office chair | furniture | floor | kator/office-chair scopia/office_chair \
            scopia/kids_desk_chair
        child chair | furniture | floor | ccby/childChair scopia/children_chair
        high chair | furniture | floor | scopia/baby_high_chair
        folding chair | furniture | floor | cc0/foldingChair ccby/foldingChair
        garden chair | furniture | floor | scopia/silla_teca scopia/rattanArmchair
        recliner | furniture | floor | kator/chair-ottoman
        stool | furniture | floor | cc0/silla2 cc0/stool cc0/stool2 ccby/green_stool \
            scopia/kitchen_stool
        bar stool | furniture | floor | kator/bar-stool scopia/bar_chair
        piano bench | furniture | floor | cc0/pianoBench
        bed | furniture | floor | cc0/bed1 cc0/bed2 cc0/bedWithTexture cc0/bed3 ccby/lettoCloud \
            scopia/bed1 scopia/iron_bed scopia/captains-bed scopia/day_bed_frame
        child bed | furniture | floor | ccby/juniorBed scopia/children_bed
        crib | furniture | floor | cc0/babyRockingBed scopia/crib
        bunk bed | furniture | floor | ccby/bunkBed scopia/mezzanine-bed
        hospital bed | furniture | floor | scopia/hospital-bed
        futon | furniture | floor | scopia/futon
        nightstand | furniture | floor | cc0/bedsideTable2 ccby/bedsideTable
        bookcase | furniture | floor | kator/full-bookcase cc0/bookcase ccby/bookcase
        wall unit | furniture | floor | scopia/dining_room
        shelf | furniture | floor | cc0/shelves cc0/verticalShelves kator/utility-shelving \
            scopia/kids_shelves
        sofa | furniture | floor | cc0/couch cc0/sofa2 cc0/winchesterSofa ccby/sofa2 ccby/sofa3 \
            ccby/couch3 kator/futon-couch kator/mid-century-bench-sofa kator/mid-century-sofa \
            scopia/clear_sofa scopia/simple_sofa scopia/beige_sofa_2seats scopia/beige_sofa \
            scopia/burlap_sofa scopia/leather_sofa scopia/sofa_white_beige \
            scopia/convertible-sofa-BZ-closed scopia/rattanSofa
        corner sofa | furniture | floor | cc0/L_shaped_sofa cc0/sofa cc0/couch2 ccby/cornerSofa
        table | furniture | floor | cc0/oakTable cc0/table ccby/cafe_set_tonon_table ccby/table \
            scopia/black_table scopia/table3 scopia/table4 scopia/wooden_table_office \
            scopia/bar_table scopia/wooden_office_alder_table \
            scopia/wooden_office_pear_table_rect scopia/white_kitchen_table \
            scopia/table-with-leaning-feet
        round table | furniture | floor | ccby/cafe_set_mota_table kator/cafe-table \
            scopia/round-table
        glass table | furniture | floor | kator/glass-dining-table scopia/metal_glass_table \
            scopia/glass_table_office scopia/desk_table
        folding table | furniture | floor | kator/folding-table scopia/table-on-trestles
        coffee table | furniture | floor | ccby/coffeeTable scopia/ext_table scopia/saloon_table \
            scopia/coffee_table scopia/living_room_table scopia/table_wood_and_iron \
            scopia/coffee-table2 scopia/rattanTable
        tablecloth table | furniture | floor | cc0/tableWithTablecloth
        desk | furniture | floor | cc0/desk cc0/lbDesk ccby/biurko3 ccby/simpleDesk \
            ccby/officeTable scopia/kids_desk_table scopia/kids_wooden_desk
        drafting table | furniture | floor | cc0/technicalTable2
        workbench | furniture | floor | ccby/workbench
        dresser | furniture | floor | ccby/chest ccby/dresserWithDrawers
        dressing table | furniture | floor | scopia/dressing-table
        wardrobe | furniture | floor | cc0/wardrobeWithSlidingDoors ccby/wardrobe ccby/wardrobe2 \
            scopia/wardrobe1
        cabinet | furniture | floor | cc0/drawersCabinet cc0/lowerCabinet \
            ccby/kitchenDrawersCabinet ccby/kitchenLowerCabinet scopia/office_furniture1
        sink cabinet | furniture | floor | cc0/sinkCabinet ccby/kitchenSink
        filing cabinet | furniture | floor | kator/filing-cabinet
        locker | furniture | floor | cc0/lockedLocker
        tv stand | furniture | floor | ccby/tvStand
        bench | furniture | floor | cc0/bench kator/concrete-bench kator/painted-bench \
            kator/bench scopia/littlebank scopia/wood_bank
        deck chair | furniture | floor | cc0/relaxChair cc0/deckChair ccby/chair_deck \
            ccby/poolLounge scopia/beach_chair
        bean bag | furniture | floor | scopia/puff
        folding screen | furniture | floor | scopia/japanese_style_screen
        safe | furniture | floor | ccby/sef-kasa
        clothes rack | furniture | floor | scopia/clothes-rack
        step stool | furniture | floor | scopia/step-ladder-wood
        clothes airer | furniture | floor | scopia/clothes-horse
        fireplace | furniture | floor | scopia/fireplace1 scopia/fireplace2
        air mattress | furniture | floor | scopia/air-mattress
        """
}
