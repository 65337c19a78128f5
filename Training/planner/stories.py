"""Prompts told as people tell them: things where they belong, briefly or in a hundred words and more.

`tableau` makes one sentence or two, `story` a paragraph with lettering on several things. What is
said only for the mood names nothing that the script has.
"""

import scenery as S
import tales as T
import words as W
from scenes import Scenes
from worlds import WORLDS


class Stories(Scenes):
    """Coherent prompts; see above."""

    # Things of a world

    def of(self, column, count=None, article=None, plain=None, strings=()):
        """A new thing out of a column of the world: its id and the words that mention it."""
        left = [n for n in self.world[column] if n not in self.told]
        if not left:
            raise OverflowError
        noun = self.r.choice(left)
        self.told.add(noun)
        return self.thing(noun=noun, count=count, article=article, plain=plain, strings=strings)

    def several(self, column):
        return self.of(column, self.r.choices((2, 3, 4, 5, 6, 7, 8, 9, 10), (9, 9, 6, 5, 4, 2, 2, 1, 2))[0])

    def be(self, name):
        return "are" if self.nouns[name][2] > 1 else "is"

    def relate(self, subject, predicate, *objects):
        self.relations.append(" ".join([subject, predicate, *objects]))

    def body_of_wall(self):
        """A wall as a thing: its id and words."""
        r = self.r
        material = r.choice(("brick", "brick", "brick", "stone", "wood", "concrete", "plaster", None, None, None))
        color = r.choice(list(W.COLORS)) if material is None or self.chance(0.3) else None
        words = []
        if self.chance(0.15):
            words.append(r.choice(W.IDLE))
        if color:
            words.append(r.choice((color, r.choice(W.COLORS[color]))))
        if material:
            words.append("plaster" if material == "plaster" else r.choice(W.MATERIALS[material][0].split("|")))
        name = self.entity(1, color, material, None, "wall")
        body = " ".join([*words, "wall"])
        self.nouns[name] = ("wall", body, 1)
        return name, ("an " if body[0] in "aeiou" else "a ") + body

    def ground(self):
        """Words for what things stand on, "a wooden table", noted as the surface; None if it is taken."""
        r = self.r
        if "on" in self.facts:
            return None
        kind, noun = r.choice(self.world["on"]).split(": ")
        words, note = [], []
        free = kind in ("table", "desk", "shelf", "counter", "bench", "floor", "rug")
        if free and self.chance(0.5):
            material = r.choice([*W.MATERIALS] + ["wood"] * 9 + ["marble"] * 3)
            words.append(r.choice(W.MATERIALS[material][0].split("|")))
            note.append(material)
        if (free and self.chance(0.3)) or (kind == "grass" and self.chance(0.1)):
            color = r.choice(list(W.COLORS))
            words.insert(0, r.choice((color, r.choice(W.COLORS[color]))))
            note.insert(0, color)
        if self.chance(0.25):
            words.insert(0, r.choice(W.IDLE))
        self.facts["on"] = " ".join([*note, kind])
        body = " ".join([*words, noun])
        if kind in ("grass", "sand", "snow", "water", "ground"):
            return f"the {body}"
        return r.choice(("the ", "an " if body[0] in "aeiou" else "a ")) + body

    def place_words(self):
        """The place with what it is like, "a snowy forest"; facts noted."""
        r = self.r
        place = self.world["place"]
        self.facts["place"] = place
        said = r.choice(self.world["said"])
        outdoors = place in T.OUTDOORS
        x = r.random()
        if outdoors and x < 0.4:
            line, fact, adjectives = r.choice(T.WEATHERED)
            if fact.split()[0] != "snow" or "on" not in self.facts:
                self.facts[line] = fact
                said = f"{r.choice(adjectives.split('|'))} {said}"
        elif x < 0.5:
            line, fact, adjectives = r.choice(T.LIT)
            self.facts[line] = fact
            said = f"{r.choice(adjectives.split('|'))} {said}"
        elif x < 0.75:
            said = f"{r.choice(T.AIRS)} {said}"
        return ("an " if said[0] in "aeiou" else "a ") + said

    def weather(self):
        """A sentence or tail on weather, light or hour; None if all that is taken."""
        r = self.r
        kinds = ["time", "light", "sky"] if self.world["place"] in T.OUTDOORS else ["time", "light", "light"]
        line = r.choice(kinds)
        if line in self.facts:
            return None
        table = {"time": T.HOURS, "light": T.GLOWS, "sky": T.SKIES}[line]
        fact = r.choice(list(table))
        if fact in ("moon", "starry") and self.facts.get("time") not in (None, "night"):
            return None
        self.facts[line] = fact
        if fact == "snow" and line == "sky" and "on" not in self.facts and self.chance(0.5):
            self.facts["on"] = "snow"
            return r.choice(T.SNOWED)
        return r.choice(table[fact].split("|"))

    # Short

    def tableau(self):
        """One coherent sentence: vessels with contents, surfaces, walls, windows, weather."""
        r = self.r
        self.world, self.told = r.choice(WORLDS), set()
        self.colored, self.plain = r.choice((0.2, 0.5, 0.9)), self.chance(0.6)
        form = r.choices(
            (self.filled, self.leaning, self.landscape, self.around, self.carried, self.ordered,
             self.placed, self.gathered, self.hung),
            (20, 12, 14, 10, 12, 7, 12, 8, 9),
        )[0]  # fmt: skip
        text = form()
        tails = []
        if self.chance(0.3) and "place" not in self.facts:
            tails.append(f"in {self.place_words()}")
        if self.chance(0.3):
            said = self.tail()
            if said:
                tails.append(said)
        if self.chance(0.2) and len(self.entities) < 6:
            name, words = self.of("letters", 1, strings=[(mark := self.strings(1))[0][0]])
            tails.append(f"with {words} {r.choice(T.READS)} {mark[1]}")
        return self.dress(text, tails)

    def tail(self):
        r = self.r
        line, table = r.choice((("time", S.TIMES), ("time", S.TIMES), ("light", S.LIGHTS), ("sky", S.SKIES)))
        if line in self.facts or (line == "sky" and self.world["place"] not in T.OUTDOORS):
            return None
        fact = r.choice(list(table))
        self.facts[line] = fact
        said = r.choice(table[fact].split("|"))
        if line == "time" and self.chance(0.3):
            said = {"morning": "morning light", "sunset": "sunset light", "dusk": "evening light",
                    "noon": "midday light", "afternoon": "afternoon light"}.get(fact, said)  # fmt: skip
        return said

    def by_window(self):
        r = self.r
        if not self.chance(0.2) or self.world["place"] in T.OUTDOORS:
            return ""
        first = "a"
        name, words = self.thing(noun="window", count=1, plain=True)
        kind, said = r.choice((("near", "by"), ("near", "next to"), ("near", "near"), ("front", "in front of")))
        self.relate(first, kind, name)
        return f" {said} {words}"

    def filled(self):
        """ "three oranges in a white bowl on a wooden table by a window" """
        r = self.r
        if self.chance(0.6):
            held, said = self.several("held") if self.chance(0.8) else self.of("held", 1)
            holder, vessel = self.of("holders", 1)
            text = f"{said} {r.choice(('in', 'in', 'in', 'inside'))} {vessel}"
        else:
            holder, vessel = self.of("holders", 1)
            held, said = self.several("held")
            text = f"{vessel} {r.choice(T.FULL)} {said}"
        self.relate(held, "inside", holder)
        if self.chance(0.3):
            other, words = self.of("small", 1)
            kind, near = self.predicate()
            text += r.choice((" and ", ", ")) + f"{words} {near} {self.refer(holder)}"
            self.relate(other, kind, holder)
        ground = self.ground() if self.chance(0.75) else None
        if ground:
            text += f" on {ground}"
        return text + self.by_window()

    def leaning(self):
        r = self.r
        name, words = self.of(r.choice(("big", "small")), 1)
        wall, against = self.body_of_wall()
        self.relate(name, r.choice(("near",)), wall)
        said = r.choice(("leaning against", "leaning on", "propped against", "against", "parked against", "standing against"))
        text = f"{words} {said} {against}"
        if self.chance(0.35):
            other, words = self.of(r.choice(("small", "living")), 1)
            kind, near = self.predicate()
            text += f" {r.choice(('and', 'with'))} {words} {near} {self.refer(name)}"
            self.relate(other, kind, name)
        return text

    def landscape(self):
        """ "a snowy forest with pine trees and a small cabin" """
        r = self.r
        place = self.place_words()
        items = [self.several("big")[1] if self.chance(0.4) else self.of("big", r.choice((1, 1, 3)))[1]
                 for _ in range(r.choice((1, 2, 2, 3)))]  # fmt: skip
        if self.chance(0.3):
            items.append(self.of("living")[1])
        joined = items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
        return r.choice(("{} with {}", "{} with {}", "{} with {}", "{} where there are {}", "{}: {}", "{}, {}")).format(
            place, joined
        )

    def around(self):
        """ "two chairs at a round table" """
        r = self.r
        if self.world["place"] in T.OUTDOORS:
            chairs, center = ("chair", "bench", "stool", "tent", "rock"), ("table", "campfire", "fountain", "tree", "picnic table")
        else:
            chairs, center = ("chair", "stool", "armchair", "bar stool"), ("table", "desk", "counter", "bar", "coffee table", "fireplace")
        count = r.choice((1, 2, 2, 2, 3, 4, 6))
        x, words = self.thing(noun=r.choice(chairs), count=count)
        self.told |= {"table"}
        y, middle = self.thing(noun=r.choice(center), count=1)
        self.relate(x, "near", y)
        text = f"{words} {r.choice(('at', 'at', 'around', 'by', 'next to', 'near'))} {middle}"
        if self.chance(0.4):
            z, on = self.of("small", r.choice((1, 1, 2, 3)))
            self.relate(z, "on", y)
            text += r.choice((" with {} on it", ", {} on top of it", " with {} on top", " and {} on {r}")).format(on, r=self.refer(y))
        elif self.chance(0.4):
            z, sign = self.of("letters", 1, strings=(mark := self.strings(1))[0])
            self.relate(z, "above", y)
            text = f"{sign} {r.choice(T.READS)} {mark[1]} above {middle} with {words}"
            # The order of mention: sign, middle, chairs.
            return self.reordered(text, (z, y, x))
        return text

    def reordered(self, text, order):
        """Gives the things the ids of another order of mention."""
        names = dict(zip(order, sorted(order)))
        self.entities = [names.get(line[0], line[0]) + line[1:] for line in self.entities]
        self.entities.sort(key=lambda line: line[0])
        self.relations = [" ".join(names.get(w, w) if len(w) == 1 else w for w in line.split()) for line in self.relations]
        self.formations = [names.get(line[0], line[0]) + line[1:] for line in self.formations]
        self.nouns = {names.get(k, k): v for k, v in self.nouns.items()}
        return text

    def carried(self):
        """ "two cups and a teapot on a round tray" """
        r = self.r
        items = [self.of("small", r.choice((1, 1, 2, 3, 4))) for _ in range(r.choice((1, 2, 2, 3)))]
        noun = r.choice(("tray", "tray", "plate", "chair", "stool", "bed", "sofa", "box", "barrel", "stack of books", "crate", "cutting board", "suitcase", "piano"))
        y, words = self.thing(noun=noun, count=1)
        for x, _ in items:
            self.relate(x, "on", y)
        said = [w for _, w in items]
        joined = said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]
        if self.chance(0.25):
            return self.reordered(f"{words} with {joined} on {r.choice(('it', 'top'))}", (y, *(x for x, _ in items)))
        text = f"{joined} {r.choice(('on', 'on', 'on top of'))} {words}"
        ground = self.ground() if self.chance(0.3) else None
        return text + (f" on {ground}" if ground else "")

    def ordered(self):
        """ "from left to right: …" """
        r = self.r
        items = [self.of(r.choice(("small", "small", "big")), 1) for _ in range(r.choice((2, 3, 3, 4)))]
        right = self.chance(0.2)
        for (x, _), (y, _) in zip(items, items[1:]):
            self.relate(x, "right" if right else "left", y)
        said = [w for _, w in items]
        joined = ", ".join(said[:-1]) + r.choice((" and ", ", ", " and finally ")) + said[-1]
        way = "from right to left" if right else r.choice(("from left to right", "left to right", "in this order from left to right"))
        ground = self.ground() if self.chance(0.5) else None
        on = f" on {ground}" if ground else ""
        return r.choice((f"{way}: {joined}{on}", f"{joined}{on}, {way}", f"{way}{on}, {joined}"))

    def placed(self):
        """Some things on a surface, with a relation among them."""
        r = self.r
        ground = self.ground() or ""
        items = [self.of("small", r.choice((1, 1, 2, 3, 5))) for _ in range(r.choice((2, 2, 3)))]
        said = [w for _, w in items]
        joined = ", ".join(said[:-1]) + " and " + said[-1]
        if self.chance(0.4):
            x, words = self.of(r.choice(("small", "living")), 1)
            kind, near = self.predicate()
            other = r.choice(items)[0]
            joined += f", {words} {near} {self.refer(other)}"
            self.relate(x, kind, other)
        kind = self.facts["on"].split()[-1]
        on = "in" if kind in ("grass", "sand", "snow") and self.chance(0.2) else "on"
        text = r.choice((f"{joined} {on} {ground}", f"{on} {ground}, {joined}", f"{on} {ground} there are {joined}"))
        return text + self.by_window()

    def gathered(self):
        """Living ones doing something with things of the place."""
        r = self.r
        x, who = self.of("living", r.choice((1, 1, 1, 2, 3)))
        verb, kind, column = r.choice(T.DEEDS)
        y, what = self.of(column, 1)
        self.relate(x, *kind.split(), y) if kind.split()[0] != "y" else self.relate(y, kind.split()[1], x)
        text = f"{who} {verb} {what}"
        if self.chance(0.4):
            z, words = self.of(r.choice(("big", "small")), r.choice((1, 2)))
            kind, near = self.predicate()
            self.relate(z, kind, x)
            text += f" {r.choice(('with', 'and'))} {words} {near} {self.refer(x)}"
        return text

    def hung(self):
        """Something with lettering over something with things at it."""
        r = self.r
        mark = self.strings(1) if self.chance(0.5) else ([], "")
        x, words = self.of("letters", 1, strings=mark[0])
        if mark[0]:
            words += f" {r.choice(T.READS)} {mark[1]}"
        y, under = self.of("big", 1)
        kind, said = r.choice((("above", "above"), ("above", "over"), ("above", "hanging above"), ("near", "next to"), ("behind", "behind"), ("on", "on")))
        self.relate(x, kind, y)
        text = f"{words} {said} {under}"
        if self.chance(0.5):
            z, more = self.of(r.choice(("big", "small")), r.choice((1, 2, 2, 3)))
            self.relate(z, "near", y)
            text += f" with {more}"
        return text

    # Long

    def story(self):
        """A paragraph; several quoted strings on several things."""
        r = self.r
        self.world, self.told = r.choice(WORLDS), set()
        self.colored, self.plain = r.choice((0.2, 0.4, 0.7)), self.chance(0.25)
        self.chatty = self.chance(0.35)
        self.known = []
        opening = self.opened()
        many = r.choice((0, 1, 2, 2, 3, 3, 4)) if not self.lettering else r.choice((1, 2, 3, 3, 4, 5))
        parts = [self.lettered] * many
        parts += r.choices(
            (self.stands, self.vessel, self.beside, self.person, self.backed, self.walls),
            (6, 5, 8, 4, 4, 2), k=r.choice((1, 2, 2, 3, 4) if many else (2, 3, 4, 5)),
        )  # fmt: skip
        r.shuffle(parts)
        sentences = [opening]
        for part in parts:
            if len(self.entities) >= 11:
                break
            sentences.append(part())
        for _ in range(r.choice((0, 1, 1, 2))):
            said = self.weather()
            if said:
                sentences.insert(r.randint(1, len(sentences)), said)
        idle = r.choice((1, 2, 3, 3, 4, 5, 6, 7)) if not self.chatty else r.choice((1, 2, 3, 4))
        for _ in range(idle):
            table = T.CHAT if self.chatty and self.chance(0.6) else T.MOODS
            said = self.vary(self.pick(table)) if self.chance(0.75) else self.praise()
            sentences.insert(r.randint(1, len(sentences)), said)
        if self.chance(0.15):
            absent = W.plural(r.choice(W.GROUPS[r.choice(list(W.GROUPS))]))
            sentences.insert(r.randint(1, len(sentences)), r.choice(T.ABSENT).format(absent))
        text = ". ".join(sentences)
        if self.chance(0.25):
            style = r.choice(["photo"] * 3 + list(S.STYLES))
            said = self.pick([s for s in S.STYLES[style].split("|") if s.lstrip("~").startswith(",")] or [", " + style])
            self.facts["style"] = style
            text += said
        return text

    def opened(self):
        r = self.r
        place = self.place_words()
        if self.chatty:
            front = r.choice(T.ASKING)
        else:
            front = r.choice(T.SHOWING)
            if "photo" in front:
                self.facts["style"] = "photo"
        text = f"{front} {place}"
        if self.chance(0.7):
            items = [self.of(r.choice(("big", "big", "living", "small")), r.choice((1, 1, 1, 2, 3, 4))) for _ in range(r.choice((1, 1, 2, 3)))]
            self.known += [x for x, _ in items]
            said = [w for _, w in items]
            joined = said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]
            text += r.choice((" with {}", " featuring {}", ", dominated by {}", ", where {} can be seen", " that has {}", ", prominently featuring {}")).format(joined)
        if self.chance(0.5):
            text += r.choice((", {}", ", {}", " {}")).format(self.vary(self.pick(T.TRAILS)))
        return text

    def lettered(self):
        """A sentence about lettering; now and then with further lines on the same thing."""
        r = self.r
        marks, said = self.strings(1)
        x, words = self.of("letters", 1, strings=marks)
        where = ""
        if self.known and self.chance(0.45):
            kind, prep = self.predicate()
            other = r.choice(self.known)
            self.relate(x, kind, other)
            where = f"{prep} {self.refer(other)}"
        manner = self.manner()
        text = self.pick(T.LETTERED if where else T.LETTERS).format(b=words, s=said, w=where, m=manner)
        text = " ".join(text.split()).replace(" ,", ",")
        while self.chance(0.28) and self.string_count < 8:
            marks, said = self.strings(1)
            at = "abcdefghijkl".index(x)
            self.entities[at] += f" {marks[0]}"
            text += r.choice((", ", ". ", " and ")) + self.pick(T.BELOW).format(s=said, m=self.manner())
        self.known.append(x)
        return text

    def manner(self):
        """How letters look; says nothing of the thing."""
        if not self.chance(0.5):
            return ""
        return self.vary(self.pick(T.MANNERS)).replace("{c}", self.r.choice(list(W.COLORS)))

    def stands(self):
        """ "on the wooden table there are two mugs and a candle" """
        r = self.r
        items = [self.of("small", r.choice((1, 1, 2, 3, 4, 6))) for _ in range(r.choice((1, 2, 2, 3)))]
        said = [w for _, w in items]
        joined = said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]
        known = [k for k in self.known if self.nouns[k][0] in T.CARRIERS]
        ground = self.ground()
        verb = "are" if len(items) > 1 or self.nouns[items[0][0]][2] > 1 else "is"
        ids = [x for x, _ in items]
        if ground is None:
            if not known:
                self.known += ids
                return r.choice(("there {v} also {j}", "nearby {v} {j}", "you can also see {j}", "{j} {v} there too", "add {j} as well")).format(v=verb, j=joined)
            y = r.choice(known)
            for x in ids:
                self.relate(x, "on", y)
            on = self.refer(y)
        else:
            on = ground
        self.known += ids
        return r.choice(("on {o} there {v} {j}", "{j} {v} on {o}", "{j} {v} arranged on {o}", "on {o}, {j} {v} waiting", "{j} {v} placed on {o}", "resting on {o} {v} {j}")).format(o=on, v=verb, j=joined)

    def vessel(self):
        r = self.r
        y, holder = self.of("holders", 1)
        x, content = self.several("held")
        self.relate(x, "inside", y)
        self.known.append(y)
        if self.known[:-1] and self.chance(0.5):
            kind, prep = self.predicate()
            other = r.choice(self.known[:-1])
            self.relate(y, kind, other)
            return r.choice((f"{prep} {self.refer(other)} {r.choice(('stands', 'sits', 'is'))} {holder} {r.choice(T.FULL)} {content}",
                             f"{holder} {r.choice(T.FULL)} {content} {r.choice(('stands', 'sits', 'rests'))} {prep} {self.refer(other)}"))  # fmt: skip
        return r.choice((f"{holder} holds {content}", f"there is {holder} {r.choice(T.FULL)} {content}", f"{holder} is {r.choice(('filled with', 'full of'))} {content}",
                         f"one sees {holder} with {content} in it"))  # fmt: skip

    def beside(self):
        r = self.r
        x, words = self.of(r.choice(("small", "small", "big", "big", "living")), r.choice((1, 1, 1, 2, 3, 5)))
        if not self.known:
            self.known.append(x)
            return f"there {self.be(x)} {words}"
        kind, prep = self.predicate()
        other = r.choice(self.known)
        self.relate(x, kind, other)
        self.known.append(x)
        verb = r.choice(("stand", "sit", "lie", "wait", "can be seen")) if self.nouns[x][2] > 1 else r.choice(("stands", "sits", "lies", "is", "can be seen"))
        return r.choice((f"{prep} {self.refer(other)} {verb} {words}", f"{words} {verb} {prep} {self.refer(other)}", f"{prep} {self.refer(other)} there {self.be(x)} {words}"))

    def person(self):
        r = self.r
        x, who = self.of("living", r.choice((1, 1, 1, 2)))
        if self.known and self.chance(0.5):
            other = r.choice(self.known)
            verb, kind = r.choice(T.ACTS)
            self.relate(x, kind, other)
            self.known.append(x)
            return f"{who} {self.be(x)} {verb} {self.refer(other)}"
        verb, kind, column = r.choice(T.DEEDS)
        y, what = self.of(column, 1)
        self.relate(x, kind, y) if kind.split()[0] != "y" else self.relate(y, kind.split()[1], x)
        self.known += [x, y]
        return f"{who} {self.be(x)} {verb} {what}"

    def backed(self):
        r = self.r
        items = [self.of("big", r.choice((1, 1, 2, 3, 3))) for _ in range(r.choice((1, 1, 2)))]
        joined = " and ".join(w for _, w in items)
        self.known += [x for x, _ in items]
        if self.known and "a" in self.nouns and items[0][0] != "a" and self.chance(0.5):
            for x, _ in items:
                self.relate(x, "behind", "a")
            return f"behind {self.refer('a')} {r.choice(('rises', 'there is', 'you can see', 'one can make out'))} {joined}"
        return r.choice(("further back there are {}", "the scene also includes {}", "{} can be seen as well", "the rest of the scene shows {}", "in the distance you can spot {}")).format(joined)

    def walls(self):
        r = self.r
        if self.world["place"] in T.OUTDOORS and self.chance(0.6):
            return self.beside()
        if self.chance(0.5):
            color = r.choice(list(W.COLORS))
            word = r.choice((color, r.choice(W.COLORS[color])))
            name = self.entity(1, color, None, None, "wall")
            self.nouns[name] = ("wall", "wall", 1)
            return r.choice(("the walls are painted {}", "the walls are {}", "the wall behind is {}", "all around are {} walls")).format(word)
        wall, words = self.body_of_wall()
        if self.known and self.chance(0.6):
            other = r.choice(self.known)
            self.relate(other, "near", wall)
            return f"{self.refer(other)} {r.choice(('leans', 'stands'))} against {words}"
        return f"the back of the scene is {words}"
