extension Synonyms {
    /// What is eaten and drunk.
    static let food = """
        cup of coffee: espresso, coffee, cup of espresso, black coffee, americano
        cup of cappuccino: cappuccino, latte, caffe latte, flat white, cup of latte, cortado, macchiato, coffee with milk, latte art, cup of flat white, cafe au lait
        cup of tea: tea, cup of black tea, glass of tea
        cup of green tea: matcha
        cup of hot chocolate: hot chocolate, cocoa, cup of cocoa, cup of chocolate
        mug of coffee: coffee mug with coffee
        mug of hot chocolate: mug of cocoa, mug of chocolate
        glass of red wine: glass of wine, red wine glass, red wine, goblet of wine
        glass of white wine: white wine, glass of champagne, glass of prosecco
        glass of water: water glass
        glass of milk: mug of milk, cup of milk
        glass of orange juice: juice, orange juice, glass of juice
        glass of apple juice: apple juice
        glass of lemonade: lemonade
        glass of iced tea: iced tea
        glass of whiskey: glass of whisky, glass of rum, glass of bourbon, glass of scotch, bourbon, scotch
        glass of cola: cola, glass of soda, glass of coke, glass of root beer
        glass of beer: beer, pint, pint of beer, mug of beer, pint glass, pint of ale, pint of stout
        bowl of soup: soup, bowl of stew, bowl of chili, bowl of tomato soup, tomato soup, bowl of broth, bowl of curry
        bowl of oatmeal: oatmeal, porridge, bowl of porridge, granola
        bowl of cereal: cereal, bowl of cornflakes, bowl of granola, bowl of chips
        bowl of ramen: ramen, noodle soup, bowl of noodle soup, bowl of udon, bowl of pho
        bowl of noodle: noodles, noodle, bowl of pasta, bowl of spaghetti
        bowl of popcorn: popcorn
        jar of honey: honey, honey jar, pot of honey, honeypot
        jar of jam: jam, jam jar, jar of strawberry jam, strawberry jam, raspberry jam
        jar of marmalade: marmalade, apricot jam, orange marmalade
        jar of pickles: pickles, pickle jar, jar of pickle, jar of olives, jar of gherkins
        jar of peanut butter: peanut butter, jar of nutella, jar of mustard
        jar of sugar: jar of salt, jar of flour, jar of rice
        apple: red apple
        orange: tangerine, clementine, mandarin, satsuma, grapefruit, citrus
        plum: prune, fig, date
        strawberry: berry, red berry
        cherry: cherries, cranberry
        grapes: grape, bunch of grapes
        banana: plantain, bananas
        watermelon: melon, cantaloupe, honeydew
        cucumber: zucchini, courgette, pickle, gherkin
        slice of watermelon: watermelon slice, piece of watermelon, watermelon wedge, wedge of watermelon, sliced watermelon
        slice of orange: orange slice, sliced orange, slice of grapefruit, grapefruit slice, citrus slice, slice of citrus, slice of blood orange, blood orange slice
        orange wedge: wedge of orange
        slice of lemon: lemon slice, sliced lemon, lemon wheel, lemon round, lemon wedge, wedge of lemon
        slice of lime: lime slice, sliced lime, lime wheel, lime wedge, wedge of lime
        coconut: walnut, hazelnut, chestnut, acorn
        almond: nut, peanut, cashew, nuts
        kiwi: kiwi fruit, kiwifruit, half a kiwi
        avocado: half avocado, avocado half, sliced avocado, halved avocado, ripe avocado
        eggplant: aubergine
        pepper: bell pepper, capsicum, red pepper
        chili pepper: chili, chilli, hot pepper, red chili, chilli pepper, jalapeno, cayenne pepper
        carrot: parsnip
        beetroot: beet, turnip, red beet
        macaron: macaroon, french macaron, meringue
        camembert: brie, soft cheese, round of cheese, wheel of cheese, cheese wheel, goat cheese, mozzarella, wheel of brie
        sugar cube: lump of sugar, sugar lump
        egg carton: carton of egg, egg box, box of egg, tray of egg
        onion: shallot, red onion
        garlic: bulb of garlic, garlic bulb, head of garlic, garlic clove, clove of garlic
        potato: sweet potato, yam, ginger, potatoes
        broccoli: cauliflower, artichoke, brussels sprout
        lettuce: kale, spinach, head of lettuce, romaine, iceberg lettuce, lettuce head
        cabbage: head of cabbage, cabbage head, red cabbage, white cabbage, savoy cabbage
        mushroom: toadstool, champignon
        pumpkin: squash, jack-o'-lantern, gourd, jack o'lantern
        tomato: cherry tomato
        lemon: citron
        lime: green lemon
        pear: guava, quince, papaya
        egg: chicken egg, easter egg, boiled egg, soft boiled egg, painted egg, hard-boiled egg
        slice of bread: toast, slice of toast, piece of toast, piece of bread, bread slice, french toast
        baguette: french bread, loaf of french bread
        croissant: pastry, butter croissant, danish
        bacon: fried bacon, crispy bacon, bacon strip, strip of bacon, slice of bacon, rasher, bacon rasher
        milkshake: sundae, ice cream sundae, milk shake, smoothie, chocolate milkshake, strawberry milkshake, vanilla milkshake, frappe, frappuccino
        cinnamon stick: cinnamon, stick of cinnamon
        coffee bean: roasted coffee bean
        bean: baked bean, kidney bean, beans
        fried egg: sunny side up egg, egg sunny side up
        bunch of tomato: vine tomato, tomatoes on the vine, bunch of cherry tomato, cluster of tomato, bunch of ripe tomato
        half lemon: lemon half, half a lemon, halved lemon
        bread: loaf, loaf of bread, bread loaf, sourdough, bun, roll, brioche
        bagel: sesame bagel
        sandwich: sub, toastie, panini, wrap, burrito, taco, toasted sandwich, club sandwich
        cheese: cheese wedge, wedge of cheese, cheddar, block of cheese, swiss cheese, parmesan
        butter: stick of butter, margarine
        donut: doughnut, glazed donut, ring donut
        cookie: biscuit, cracker, chocolate chip cookie, oreo
        cake: layer cake, sponge cake, cream cake, wedding cake, cheesecake, dessert, pudding
        pie: apple pie, cherry pie, tart, fruit tart, berry pie, lattice pie, quiche, peach pie
        chocolate cake: chocolate layer cake, brownie cake, sachertorte
        slice of cake: cake slice, piece of cake, wedge of cake, slice of cheesecake, slice of pie, piece of pie, slice of sponge cake
        slice of chocolate cake: piece of chocolate cake, chocolate cake slice
        brownie: chocolate brownie, fudge brownie
        chocolate bar: bar of chocolate, chocolate, dark chocolate, milk chocolate, piece of chocolate, square of chocolate
        slice of pizza: pizza slice, piece of pizza
        birthday cake: cake with candles
        cupcake: fairy cake, frosted cupcake
        muffin: blueberry muffin, scone
        pancake: pancakes, stack of pancakes, crepe, flapjack
        waffle: belgian waffle, waffles
        ice cream: ice cream cone, gelato, ice-cream, cone of ice cream
        popsicle: ice lolly, ice pop
        lollipop: sucker, candy apple, lolly
        candy: sweet, bonbon, wrapped candy, toffee, caramel, sweets, truffle, praline
        hamburger: burger, cheeseburger, veggie burger
        hot dog: hotdog, sausage, bratwurst, frankfurter
        pizza: pepperoni pizza, pizza pie, margherita
        french fries: fries, chips, potato chips
        steak: meat, beef, pork chop, grilled meat, fish fillet, ribs
        roast chicken: roasted chicken, turkey, roast turkey, chicken dish, roast, rotisserie chicken, grilled chicken
        sushi: nigiri, sashimi, maki, onigiri
        sushi tray: sushi platter, pink tray
        salad: bowl of salad, garden salad, bowl of vegetables
        fruit bowl: bowl of fruit, fruit, bowl with fruit, fruits, bowl of apples
        """
}
