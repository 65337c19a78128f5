extension FigurineList {
    static let animals = """
        🐀 rat .12, 🐁 mouse .07, 🐂 ox 1.5, 🐃 water buffalo 1.6, 🐄 cow 1.45, 🐅 tiger .95, 🐆 leopard .75
        🐇 rabbit .3, 🐈 cat .35, 🐉 dragon 3, 🐊 crocodile 1.2, 🐋 whale 5, 🐌 snail .05
        🐍 snake .5, 🐎 horse 1.7, 🐏 ram .95, 🐐 goat .85, 🐑 sheep .9, 🐒 monkey .6, 🐓 rooster .5
        🐕 dog .6, 🐖 pig .8, 🐗 boar .5 head, 🐘 elephant 3, 🐙 octopus .5, 🐚 seashell .07
        🐛 caterpillar .03, 🐜 ant .005, 🐝 bee .015, 🐞 ladybug .008, 🐟 fish .16, 🐠 tropical fish .12
        🐡 pufferfish .2, 🐢 turtle .3, 🐣 hatching chick .1, 🐤 chick .1, 🐥 chick .1, 🐦 bird .14
        🐦‍⬛ crow .35, 🐧 penguin .8, 🐨 koala .3 head, 🐩 poodle .6, 🐪 camel 2.1, 🐫 bactrian camel 2.1
        🐬 dolphin 1.6, 🐸 frog .06 head, 🐹 hamster .05 head, 🐺 wolf .35 head
        🐻 bear .45 head, 🐻‍❄️ polar bear .45 head, 🐼 panda .4 head, 🐿️ squirrel .22, 🕊️ dove .25, 🕷️ spider .03
        🕸️ spider web .3, 🦀 crab .12, 🦁 lion .5 head, 🦂 scorpion .07, 🦃 turkey .9, 🦄 unicorn .8 head
        🦅 eagle .8, 🦆 duck .4, 🦇 bat .15, 🦈 shark 1.5, 🦉 owl .5, 🦊 fox .25 head, 🦋 butterfly .07
        🦌 deer 1.5, 🦍 gorilla 1.5, 🦎 lizard .25, 🦏 rhinoceros 1.7, 🦐 shrimp .08, 🦑 squid .4
        🦒 giraffe 5, 🦓 zebra .9 head, 🦔 hedgehog .15, 🦕 dinosaur 6, 🦖 tyrannosaurus 5, 🦗 grasshopper .03
        🦘 kangaroo 1.5, 🦙 llama 1.7, 🦚 peacock 1.4, 🦛 hippopotamus 1.5, 🦜 parrot .35, 🦝 raccoon .2 head
        🦞 lobster .4, 🦟 mosquito .01, 🦡 badger .35, 🦢 swan .9, 🦣 mammoth 3.2, 🦤 dodo .9, 🦥 sloth .6
        🦦 otter .5, 🦧 orangutan 1.2, 🦨 skunk .35, 🦩 flamingo 1.3, 🦪 oyster .08, 🦫 beaver .45, 🦬 bison 1.8
        🦭 seal .9, 🪰 fly .008, 🪱 worm .03, 🪲 beetle .03, 🪳 cockroach .03, 🪼 jellyfish .4, 🪿 goose .8
        🫎 moose .8 head, 🫏 donkey 1.3, 🪸 coral .3, 🐕‍🦺 service dog .6, 🦮 guide dog .6, 🪺 nest .12
        🪹 empty nest .1, 🦴 bone .12, 🪶 feather .2, 🧸 teddy bear .3
        """

    static let plants = """
        🌱 seedling .1, 🌵 cactus 1.5, 🌷 tulip .35, 🌸 cherry flower .05, 🌹 rose .4
        🌺 hibiscus .12, 🌻 sunflower .5, 🌼 daisy .1, 🌾 wheat .6, 🌿 herb sprig .15, 🍀 four leaf clover .08
        ☘️ shamrock .08, 🍁 maple leaf .1, 🍂 autumn leaf .12, 🪷 lotus .15, 🪻 hyacinth .3, 🥀 wilted rose .3
        🍄 toadstool .12, 🪵 log .35
        """

    static let food = """
        🌮 taco .09, 🌯 burrito .14, 🌶️ chili pepper .1, 🌽 corn .2, 🌰 chestnut .04, 🍈 melon .18
        🍉 watermelon slice .15, 🍊 tangerine .07, 🍍 pineapple .3, 🍖 meat on the bone .18
        🍗 drumstick .14, 🍘 rice cracker .08, 🍙 rice ball .08, 🍚 bowl of rice .1, 🍛 curry .08, 🍜 ramen .1
        🍝 spaghetti .12, 🍠 sweet potato .12, 🍡 dango .16, 🍢 oden .15, 🍤 fried shrimp .09, 🍥 fish cake .06
        🍧 shaved ice .15, 🍨 sundae .15, 🍫 chocolate bar .15, 🍮 flan .08, 🍯 honey pot .14, 🍰 cake slice .1
        🍱 bento .12, 🍲 stew .12, 🍳 fried egg .3, 🍵 green tea .09, 🍶 sake .16, 🍹 tropical drink .2
        🍾 champagne .3, 🍿 popcorn .2, 🥐 croissant .09, 🥑 avocado .12, 🥒 cucumber .16, 🥓 bacon .15
        🥖 baguette .4, 🥘 paella .1, 🥙 pita .13, 🥜 peanut .05, 🥝 kiwi .06, 🥟 dumpling .06
        🥠 fortune cookie .05, 🥡 takeout box .12, 🥢 chopsticks .2, 🥤 soft drink .2, 🥧 pie .1, 🥨 pretzel .1
        🥫 canned food .11, 🥬 lettuce .25, 🥭 mango .12, 🥮 mooncake .06, 🥯 bagel .09, 🧃 juice box .13
        🧄 garlic .06, 🧆 falafel .07, 🧇 waffle .07, 🧉 mate .15, 🧊 ice cube .05, 🧋 bubble tea .2
        🫐 blueberry .03, 🫒 olive .05, 🫓 flatbread .2, 🫔 tamale .1, 🫕 fondue .2, 🫘 bean .03
        🫚 ginger .12, 🫛 pea .08, 🍻 toast of beer .2, 🥂 champagne toast .2, 🎂 birthday cake .2
        """
}
