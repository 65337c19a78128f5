extension Synonyms {
    /// What one sits, lies and eats on, and what things are kept and shown in.
    static let furniture = """
        sofa: couch, settee, loveseat, davenport, chesterfield, divan, three-seater, leather sofa, sectional
        corner sofa: sectional sofa, l-shaped sofa, corner couch
        armchair: easy chair, lounge chair, wing chair, club chair, accent chair, comfy chair, wingback
        chair: dining chair, kitchen chair, wooden chair, side chair, seat, cafe chair, plastic chair
        office chair: desk chair, swivel chair, computer chair, rolling chair, task chair
        recliner: eames chair, lounger with ottoman
        vending machine: snack machine, drinks machine, soda machine, soda vending machine, coffee vending machine
        rocking chair: rocker, porch rocker, wooden rocking chair, nursing chair
        display cabinet: glass cabinet, curio cabinet, china cabinet, glass display cabinet, vitrine, display cupboard, trophy cabinet
        display case: glass case, glass display case, showcase, display counter, pastry case, bakery case, museum case, glass showcase, jewelry case, \
        bakery display case, glass counter, display box
        deck chair: beach chair, sunbed, sun lounger, chaise longue, lounger, chaise, pool chair
        wicker armchair: wicker chair, rattan armchair, rattan chair, cane armchair, cane chair, wicker lounge chair, rattan lounge chair, woven armchair, wicker seat
        garden chair: patio chair, lawn chair, adirondack chair
        bean bag: beanbag, bean bag chair, pouf, ottoman, puff, footrest
        stool: footstool, tabouret
        bar stool: barstool, counter stool
        step stool: step ladder, small ladder
        high chair: highchair, baby chair
        bed: double bed, king bed, queen bed, single bed, bedstead, four-poster, mattress
        child bed: toddler bed, kid's bed
        crib: cot, cradle, baby bed, bassinet
        futon: floor bed
        nightstand: bedside table, night table, bedside cabinet
        bookcase: bookshelf, book shelf, shelving unit, full bookcase
        shelf: shelving, rack, storage rack, shelves, etagere
        round table: round dining table, round wooden table, round coffee table
        table: dining table, kitchen table, wooden table, dinner table, picnic table, restaurant table
        round table: bistro table, cafe table, pub table
        coffee table: low table, tea table, cocktail table
        side table: small table, end table, lamp table, little table, accent table, occasional table
        desk: writing desk, work desk, computer desk, office desk, school desk
        drafting table: drawing table, drawing board
        workbench: work bench, work table
        dresser: chest of drawers, drawers, bureau, commode, sideboard, credenza, buffet
        dressing table: vanity, vanity table, makeup table
        wardrobe: closet, armoire, clothes cupboard
        cabinet: cupboard, kitchen cabinet, kitchen unit, pantry, hutch
        filing cabinet: file cabinet, filing drawer
        tv stand: television stand, media console, tv cabinet
        bench: park bench, wooden bench, garden bench, pew
        folding screen: room divider, screen divider, byobu, partition
        safe: strongbox, vault
        locker: metal locker
        fireplace: hearth, mantelpiece, mantel, open fire
        wood stove: wood burner, wood-burning stove, furnace, pellet stove
        clothes rack: coat rack, garment rack, clothes rail, coat stand
        clothes airer: drying rack, clothes horse, laundry rack
        clothesline: washing line, clothes line, laundry line, laundry, washing, laundry drying
        clothes hanger: hanger, coat hanger
        """
}
