extension Synonyms {
    /// What is written on and with: signs, books, paper, pens.
    static let writing = """
        sign: signboard, board sign, placard, notice board, name plate, nameplate, desk sign, speech bubble, thought bubble, dialogue bubble, text bubble, caption, board, notice, plaque
        hanging sign: shop sign, store sign, pub sign, inn sign, storefront sign, sign over a shop
        signpost: road sign, trail sign, direction sign, wooden sign, sign post, guidepost, direction post, arrow sign
        street sign: street name sign, road name sign
        stop sign: stop signal, yield sign, road stop sign
        traffic light: traffic signal, stoplight, traffic lights
        billboard: advertising board, ad board, large sign, hoarding
        poster: wall poster, movie poster, print, placard poster, wall map, concert poster, certificate, diploma
        banner: pennant, streamer, vinyl banner, cloth banner
        neon sign: neon, neon light, led sign, illuminated sign, light-up sign, neon lettering
        chalkboard: chalkboard sign, chalk sign, chalkboard menu, menu chalkboard, chalkboard easel, \
        a-frame sign, sandwich board, menu board, chalk board, sidewalk sign, cafe board, a-frame board
        blackboard: blackboard sign, school board, wall chalkboard, green board, classroom board
        whiteboard: whiteboard sign, white board, flip chart, dry erase board
        book: novel, hardcover, textbook, dictionary, bible, storybook, paperback, cookbook, atlas, encyclopedia, tome, \
        closed book, manual, hardback, comic book
        stack of books: pile of books, books, book stack, book pile
        open book: opened book, reading book
        open notebook: open journal, open diary, open sketchbook, open notepad
        notebook: journal, diary, notepad, sketchbook, planner, moleskine, exercise book, album, photo album, note book
        newspaper: news paper, daily paper, magazine
        card: price tag, name tag, place card, ticket, greeting card, birthday card, postcard, invitation, business card, christmas card, thank-you card, folded card
        note: sticky note, post-it, post-it note, memo, sticker, receipt, recipe
        letter: love letter, handwritten letter, sheet of paper, paper, piece of paper, page, written letter, folded letter
        envelope: mail, wax-sealed letter
        postage stamp: stamp, postal stamp, vintage stamp, old stamp, collectible stamp
        letter sheet: opened letter, unfolded letter
        pencil: colored pencil, coloured pencil, drawing pencil, chalk
        crayon: wax crayon, colored crayon
        paintbrush: paint brush, artist's brush, watercolor brush
        pen: ballpoint, ballpoint pen, fountain pen, biro, ink pen
        highlighter: marker, felt-tip, text marker, marker pen, felt pen
        ruler: measuring stick, yardstick
        stapler: staple gun, hole punch
        calendar: desk calendar
        pen holder: pencil holder, pencil cup, pen pot, cup of pencil, mug of pen, mug of pencil, cup of pen, jar of pen, jar of pencil, glass of pen
        letter tray: paper tray, document tray
        binder: ring binder, folder, file folder, file, lever arch file
        vinyl record: vinyl, lp, vinyl lp, gramophone record, record, lp record
        record player: turntable, gramophone, phonograph
        cassette tape: cassette, audio cassette, tape cassette, vhs tape, mixtape
        credit card: bank card, debit card, gift card
        sheet music: music sheet, score, music score, sheet of music, notes sheet
        """
}
