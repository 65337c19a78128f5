extension FigurineList {
    static let vehicles = """
        🚀 rocket 8, 🚁 helicopter 3, 🚂 steam locomotive 4, 🚃 railway car 3.8, 🚄 high-speed train 3.8
        🚅 bullet train 3.8, 🚆 train 4, 🚊 tram 3.6, 🚋 tram car 3.6, 🚎 trolleybus 3.2, 🚐 van 2.3
        🚑 ambulance 2.5, 🚒 fire truck 3.2, 🚓 police car 1.6, 🚕 taxi 1.7, 🚚 delivery truck 3
        🚛 semi truck 3.8, 🚜 tractor 2.8, 🚝 monorail 5, 🚠 cable car 3, 🚢 ship 12, 🚤 speedboat 1.6
        🛥️ motorboat 2.5, 🛳️ cruise ship 15, ⛴️ ferry 10, ⛵ sailboat 7, 🛶 canoe .6, 🛩️ airplane 3.5
        ✈️ airliner 8, 🛰️ satellite 3, 🛸 ufo 3, 🛺 auto rickshaw 1.8, 🛻 pickup truck 1.8, 🏎️ racing car 1.1
        🛷 sled .6, 🛼 roller skate .25, 🪂 parachute 5, 🛴 kick scooter 1.1, 🚲 bicycle 1
        """

    static let buildings = """
        🏠 house 6, 🏡 house with a garden 6, 🏚️ abandoned house 6, 🏛️ greek temple 12, 🏟️ stadium 15
        🏢 office building 18, 🏣 post office 8, 🏥 hospital 15, 🏦 bank 10, 🏨 hotel 12
        🏪 convenience store 5, 🏫 school building 10, 🏬 department store 15, 🏭 factory 14, 🏯 japanese castle 18
        🏰 castle 18, 💒 chapel 8, 🗼 radio tower 25, 🗽 statue of liberty 20, ⛪ church 14, 🕌 mosque 14
        🕍 synagogue 14, 🛕 hindu temple 14, ⛩️ torii gate 5, 🕋 kaaba 13, ⛲ fountain 3, ⛺ tent 1.6
        🛖 mud hut 3.5, 🏗️ tower crane 20, 🎡 ferris wheel 20, 🎢 roller coaster 12, 🎠 carousel horse 1.8
        🎪 circus tent 10, 🏝️ desert island .25, 🪦 gravestone .9, ⚰️ coffin .7, 🗿 moai 4, ⛽ gas pump 1.7
        🚏 bus stop 2.5, 🚧 barricade 1, 🛝 playground slide 2, 💈 barber pole .9, 📮 red postbox 1.2
        🛒 shopping cart 1, ⚓ anchor 1.2, 🎏 carp streamer 2, ⛳ golf flag 2, 🥅 goal 2.2, 🌋 volcano .25
        🏔️ snowy mountain .25, 🪧 placard 1.2, 🧱 brick wall 1, 🎰 slot machine 1, 📡 satellite dish 1
        """

    static let clothing = """
        👑 crown .16, 👒 sun hat .15, 👔 shirt and tie .6, 👕 t-shirt .7, 👖 jeans 1, 👗 dress 1.1
        👘 kimono 1.3, 👙 bikini .4, 👚 blouse .6, 👛 coin purse .1, 👝 pouch .12, 👡 sandal .1
        👢 tall boot .4, 🥿 flat shoe .08, 🥾 hiking boot .2, 🩰 ballet shoe .25, 🩱 swimsuit .7, 🩲 briefs .25
        🩳 shorts .45, 🩴 flip flop .26, 🧣 scarf .4, 🧥 coat .9, 🧦 sock .3
        ⛑️ rescue helmet .2, 🪖 military helmet .2, 🥼 lab coat 1, 🦺 safety vest .6, 🥻 sari 1.3, 🥽 goggles .1
        🪭 hand fan .25, 🪮 afro comb .18, 🎀 ribbon .1, 🎩 top hat .16, 🎓 graduation cap .15, 🥋 karate uniform .8
        🎽 running shirt .7, 💄 lipstick .08
        """

    static let sport = """
        🎱 billiard ball .06, 🎳 bowling pin .4, 🎾 tennis racket .6, 🎿 ski .4, 🏅 sports medal .15
        🏈 american football .18, 🏉 rugby ball .18, 🏏 cricket bat .75, 🏑 field hockey stick .9
        🏒 hockey stick 1.1, 🏓 ping pong paddle .26, 🏸 badminton racket .6, 🏹 bow and arrow 1.2
        🥇 gold medal .15, 🥈 silver medal .15, 🥉 bronze medal .15, 🥊 boxing glove .3, 🥌 curling stone .22
        🥍 lacrosse stick .9, 🥎 softball .1, ⛸️ ice skate .3, 🪀 yo-yo .1, 🪁 kite .8, 🪃 boomerang .3
        🎣 fishing rod 1, 🤿 diving mask .25, 🎯 dartboard .45, 🏆 trophy .35
        """

    static let music = """
        🎷 saxophone .7, 🎺 trumpet .35, 🎻 violin .6, 🪇 maraca .25, 🪈 flute .5, 🪕 banjo .9
        🪗 accordion .4, 🪘 djembe .6, 📯 horn .3, 🎙️ studio microphone .25, 🎤 microphone .2
        🎵 musical note .2, 🎸 electric guitar 1, 🥁 drum .3
        """

    static let tools = """
        🔧 wrench .2, 🔩 bolt .07, 🔬 microscope .4, 🔭 telescope 1.2, 🔱 trident 1, 🗜️ clamp .2
        🗡️ dagger .35, ⚔️ crossed swords .9, ⛏️ pickaxe .8, ⚒️ hammer and pick .4, ⚖️ balance scale .4, ⚗️ alembic .3
        ⚙️ gear .15, 🧪 test tube .16, 🧫 petri dish .04, 🧲 magnet .12, 🧰 toolbox .3, 🧵 spool of thread .06
        🧶 ball of yarn .1, 🧷 safety pin .05, 🪒 razor .14, 🪓 axe .5, 🪝 hook .1, 🪠 plunger .5
        🪡 sewing needle .06, 🪢 knot .15, 🪤 mousetrap .1, 🩹 bandage .04, 🩺 stethoscope .35, 🩼 crutch 1.1
        🦯 white cane 1.1, 🦼 electric wheelchair 1.1, 🦾 robot arm .5, 💉 syringe .15, 💊 pill .04
        🛡️ shield .8, 🛢️ oil drum .9, 🔫 water gun .2, 🧨 firecracker .15, 💣 bomb .22, 🧻 toilet paper .11
        🚿 shower head .25, 🛎️ service bell .09, 🔒 padlock .08, 🔓 open padlock .09, 🗝️ skeleton key .1
        ⛓️ chain .3, 🔗 chain link .1, 🛟 life preserver .7, 🛞 wagon wheel .8, 🚬 cigarette .06, 🪔 diya lamp .08
        """

    static let office = """
        📎 paper clip .05, 📐 set square .2, 📌 pushpin .04, 📁 folder .25, 📋 clipboard .3, 📜 scroll .25
        🖌️ paintbrush .2, 🖍️ crayon .1, 🗃️ card index box .2, 🗳️ ballot box .4, 🗺️ map .3, 🔖 bookmark .12
        🎫 ticket .07, 🏷️ price tag .08, 💳 credit card .055, 🪪 identity card .055, 🧾 receipt .2, 📇 rotary file .18
        🎨 palette .25, 🎬 clapperboard .25, 🎞️ film strip .12, 🎴 playing card .09, 💾 floppy disk .09
        💿 compact disc .12, 📼 videocassette .1
        """

    static let devices = """
        🔋 battery .06, 🔌 plug .08, 🔍 magnifying glass .2, 📠 fax machine .3, 📣 megaphone .3
        📢 loudhailer .3, 📹 video camera .2, 🎥 movie camera .4, 📽️ film projector .4, 📟 pager .07
        ⏱️ stopwatch .09, ⏲️ kitchen timer .1, 🕰️ mantel clock .3, 🧭 compass .09, 🕹️ joystick .16
        🚨 siren .2, 🖲️ trackball .1, ⌚ watch .1, 📞 telephone receiver .2, 🖱️ computer mouse .11
        """

    static let curios = """
        👻 ghost .6, 👽 alien .3 head, 👾 space invader .25, 🤖 robot .3 head, 💀 skull .2, 🎃 jack o' lantern .25
        🧮 abacus .3, 🧩 puzzle piece .06, ♟️ chess pawn .09, 🪅 pinata .5, 🪄 magic wand .3, 🔮 crystal ball .2
        🧿 evil eye amulet .08, 📿 prayer beads .2, 🪩 disco ball .4, 🪬 hamsa .12, 🎈 balloon .35
        🎉 party popper .15, 🎐 wind chime .3, 🎖️ military medal .12, 🎗️ awareness ribbon .08, 🎭 theater mask .25
        🪆 nesting doll .16, 🏺 amphora .45, ⚱️ urn .35, 🧠 brain .15, 🫀 anatomical heart .13, 🫁 lungs .25
        🦷 tooth .08, 🧬 dna model .3, 🪐 ringed planet .25, 🌍 planet earth .3, ❄️ snowflake .15, 💧 water drop .1
        💰 money bag .25, 🎎 japanese doll .25, 💺 airplane seat 1.1, 🐾 paw print .15
        🪙 coin .03, 🏮 red lantern .35, ☠️ skull and crossbones .25, ♠️ spade symbol .12, 🏵️ rosette .12
        """
}
