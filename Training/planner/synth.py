"""Seeded pairs (prompt, script) for the planner's adapter.

    Pairs(seed).make()            one training pair
    Pairs(seed, nouns=True)       evaluation: at least one noun that training never shows
    Pairs(seed, phrasing=True)    evaluation: phrasings that training never shows
    Pairs(seed, lettering=True)   evaluation: always with quoted strings

Prompts are as the model sees them: lower case, quoted strings replaced by "#n". A pair is made by
wording first and bookkeeping along the way: every noun phrase declares an entity when it is first
mentioned, so ids follow the order of mention.
"""

import random
import re

import phrases as P
import words as W

LINES = ("on", "place", "time", "light", "sky", "style", "view")


class Pairs:
    def __init__(self, seed, nouns=False, phrasing=False, lettering=False):
        self.r = random.Random(seed)
        self.new_nouns, self.phrasing, self.lettering = nouns, phrasing, lettering

    # -- choosing -------------------------------------------------------------------------------

    def chance(self, p):
        return self.r.random() < p

    def pick(self, options, text=lambda o: o if isinstance(o, str) else o[0]):
        """One of the options that this mode may use, without the mark of the held-out ones."""
        held = [o for o in options if text(o).startswith("~")]
        free = [o for o in options if not text(o).startswith("~")]
        if self.phrasing and held and self.chance(0.6):
            self.used_held, chosen = True, self.r.choice(held)
            return chosen[1:] if isinstance(chosen, str) else (chosen[0][1:], *chosen[1:])
        return self.r.choice(free)

    def noun(self, group=None):
        if self.new_nouns and group is None and self.chance(0.5):
            self.used_new, self.group = True, "object"
            return self.r.choice(W.HELD)
        x = self.r.random()
        self.group = group or self.r.choices(list(W.GROUPS), (5, 4, 4, 4, 4, 6, 5))[0]
        if group is None and x < 0.03:
            return W.pseudo(self.r)
        noun = self.r.choice(W.GROUPS[self.group])
        if group is None and x > 0.985:
            kind = self.r.choice(("statue", "sculpture", "figurine", "model", "bust"))
            a = "an" if noun[0] in "aeiou" else "a"
            return f"{kind} of {a} {noun}" if len(noun) < 20 else noun
        if group is None and x < 0.09 and " " not in noun:
            noun = f"{self.r.choice(W.MODIFIERS)} {noun}"
        return noun

    # -- things ---------------------------------------------------------------------------------

    def entity(self, count, color, material, size, noun, strings=()):
        if len(self.entities) >= 12:
            raise OverflowError
        name = "abcdefghijkl"[len(self.entities)]
        head = f"{size} {noun}" if size else noun
        line = f"{name} {count} {color or '-'} {material or '-'} {head}"
        self.entities.append(" ".join([line, *strings]))
        return name

    def thing(self, group=None, count=None, article=None, noun=None, plain=None, strings=()):
        """A new thing: its id and the words that mention it. article: None, "the", or "" for none."""
        r = self.r
        noun = noun or self.noun(group)
        plain = self.plain if plain is None else plain
        if count is None:
            count = r.choices((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), (70, 9, 6, 4, 2, 1, 1, 1, 1, 1, 0.5, 1))[0]
        color = material = size = None
        before, after = [], []
        if self.chance(0.09):
            size = r.choice(list(W.SIZES))
            before.append(r.choice(W.SIZES[size].split()))
        if not plain:
            for _ in range(r.choices((0, 1, 2), (6, 3, 1))[0]):
                before.append(r.choice(W.IDLE))
            r.shuffle(before)
        if self.chance(self.colored):
            color = r.choice(list(W.COLORS))
            word = color if self.chance(0.5) else r.choice(W.COLORS[color])
            if not plain and self.chance(0.04):
                word += f" and {r.choice(list(W.COLORS))}"
            if self.chance(0.04) and article != "the":
                after.append(f"{self.r.choice(('in', 'that is', 'colored'))} {word}")
            else:
                before.append(word)
        if self.chance(0.17):
            material = r.choice(list(W.MATERIALS))
            adjective, made = W.MATERIALS[material]
            if self.chance(0.25) and article != "the":
                after.append(f"{r.choice(('made of', 'made of', 'made from', 'made out of', 'of'))} {r.choice(made.split('|'))}")
            else:
                before.append(r.choice(adjective.split("|")))
        if not plain and len(before) > 1 and self.chance(0.3):
            before[0] += ","
        name = self.entity(count, color, material, size, noun, strings)
        body = " ".join([*before, W.plural(noun) if count > 1 else noun])
        if not plain and article != "the" and self.chance(0.05):
            after.append(f"with {r.choice(W.PARTS)}")
        words = " ".join([self.counted(count, body, noun, article, name), *after])
        self.nouns[name] = (noun, body, count)
        return name, words

    def counted(self, count, body, noun, article, name):
        r = self.r
        if article is not None:
            return f"{article} {body}".strip()
        if count == 1:
            if noun in W.PAIRS:
                return r.choice((body, f"a pair of {body}"))
            if noun in W.UNCOUNTED:
                return r.choice((body, f"some {body}", f"a piece of {body}"))
            a = "an" if body[0] in "aeiou" and not body.startswith(("uni", "one", "ufo")) else "a"
            return r.choices((f"{a} {body}", f"one {body}", f"a single {body}", body, f"1 {body}", f"the {body}"), (40, 3, 1, 2, 1, 3))[0]
        options = [W.NUMBERS[count]] * 6 + [str(count)] * 2
        if count == 2:
            options += ["a pair of", "a couple of", "both"]
        if count == 2 and noun in W.DUAL:
            options += [""] * 5
        if count == 3:
            options += ["several", "a few", "some", "a trio of"] + ([] if noun in W.DUAL else ["", "", ""])
        if count == 5:
            options += ["a group of", "a bunch of", "a handful of", "a set of", "a herd of", "a series of"]
        if count == 6:
            options += ["half a dozen"]
        if count == 8:
            options += ["many", "lots of", "numerous", "a lot of", "plenty of"]
        if count == 12:
            options += ["a dozen", "dozens of", "twenty", "countless", "a crowd of", "fifteen", "a hundred"]
        word = r.choice(options)
        formation = None
        if r.random() < 0.06:
            formation = r.choice(("row", "stack", "pile", "circle"))
            self.formations.append(f"{name} {formation}")
            number = word if word and not word.endswith((" of", "a hundred")) and word != "both" else W.NUMBERS[count]
            where = {"row": ("in a row", "lined up in a row", "in a line"), "stack": ("in a stack", "stacked on top of each other", "stacked up"),
                     "pile": ("in a pile", "in a heap", "piled up"), "circle": ("in a circle", "arranged in a circle", "in a ring")}[formation]  # fmt: skip
            return r.choice((f"a {formation} of {number} {body}", f"{number} {body} {r.choice(where)}"))
        return f"{word} {body}".strip()

    def refer(self, name):
        noun, body, count = self.nouns[name]
        word = W.plural(noun) if count > 1 else noun
        return f"the {body if self.chance(0.35) else word}"

    # -- clauses --------------------------------------------------------------------------------

    def fill(self, pattern, relations="", groups=None, article=None):
        """Words of a pattern; its things are declared in the order in which they are mentioned."""
        ids, several = {}, {}
        pattern = pattern.replace("{i}", self.r.choice(W.IDLE))

        def words(match):
            role = match[1]
            many = role[0].isupper()
            count = self.r.choice((2, 3, 3, 3, 4, 5, 6)) if many else None
            group = (groups or {}).get(role.lower())
            noun = None
            if article == "the":
                count = 1
                if self.chance(0.22):
                    noun = self.noun(group)
                    count = 1 if noun in W.PAIRS or noun in W.UNCOUNTED else 2 if noun in W.DUAL else 3
            ids[role.lower()], text = self.thing(group, count=count, article=article, noun=noun)
            several[role.lower()] = count != 1
            return text

        if article:
            pattern = re.sub(r"the (\{)", r"\1", pattern)
        text = re.sub(r"\{(\w+)\}", words, pattern)
        if article and several.get("x"):
            text = text.replace(" was ", " were ", 1).replace(" is ", " are ", 1)
        for relation in filter(None, relations.split(";")):
            subject, predicate, *objects = relation.split()
            self.relations.append(" ".join([ids[subject], predicate, *(ids[o] for o in objects)]))
        return text, ids

    def predicate(self):
        kind = self.r.choices(list(P.WEIGHTS), list(P.WEIGHTS.values()))[0]
        return kind, self.pick(P.PREDICATES[kind])

    def lone(self):
        if self.chance(0.07):
            return self.shaped()
        if self.chance(0.06):
            noun = self.r.choice(W.LANDMARKS)
            name = self.entity(1, None, None, None, noun)
            self.nouns[name] = (noun, noun, 1)
            return f"the {noun}"
        group = self.r.choice((None, None, "animal", "person"))
        text = self.thing(group)[1]
        if self.group in ("animal", "person") and self.chance(0.45):
            text += f" {self.pick(P.ACTIONS)}"
        return text

    def pair(self):
        """Two or more things and how they stand to each other, as a phrase."""
        r = self.r
        kind = r.choices(("plain", "pair", "living", "between", "chain", "both"), (34, 18, 17, 6, 14, 6))[0]
        if kind == "pair":
            pattern, relations = self.pick(P.PAIRS)
            inside = " inside " in f" {relations} " and "{X}" in pattern
            groups = dict(x="food", y="kitchen") if inside and self.chance(0.6) else None
            return self.fill(pattern, relations, groups)[0]
        if kind == "living":
            pattern, relations = self.pick(P.LIVING)
            pattern = pattern.replace("{y2}", "{u}").replace("{y3}", "{v}")
            relations = relations.replace("y2", "u").replace("y3", "v")
            return self.fill(pattern, relations, dict(x=r.choice(("animal", "person"))))[0]
        if kind == "between":
            return self.fill(self.pick(P.BETWEEN), "x between y z")[0]
        first, said = self.predicate()
        posture = self.pick(P.POSTURES)
        groups = dict(y=r.choice(("furniture", "outdoor", "kitchen"))) if first == "on" and self.chance(0.5) else None
        text, ids = self.fill(f"{{x}} {posture} {said} {{y}}", f"x {first} y", groups)
        if kind == "chain":
            second, said = self.predicate()
            subject = ids["y"] if self.chance(0.7) else None
            joint = r.choice((", which is", ", that is", " that is", ", which stands", " which is", "", "", "")) if subject else r.choice((" and", " and also", ", and"))
            name, words = self.thing()
            text += f"{joint} {said} {words}"
            self.relations.append(f"{subject or ids['x']} {second} {name}")
        elif kind == "both":
            second, said = self.predicate()
            name, words = self.thing()
            text = f"{text} and {words} {said} {self.refer(ids['x'])}"
            self.relations.append(f"{name} {second} {ids['x']}")
        return text

    def shaped(self):
        """"an armchair shaped like a shell": the shape goes before the noun."""
        shape, noun = self.r.choice(W.GROUPS[self.r.choice(("animal", "food", "object"))]), self.r.choice(W.GROUPS[self.r.choice(("furniture", "kitchen"))])
        if len(shape) + len(noun) > 30 or noun in W.PAIRS or shape in W.PAIRS:
            return self.lone()
        name = self.entity(1, None, None, None, f"{shape} {noun}")
        self.nouns[name] = (noun, noun, 1)
        a, b = ("an" if word[0] in "aeiou" else "a" for word in (noun, shape))
        return f"{a} {noun} {self.r.choice(('shaped like', 'in the shape of', 'that looks like', 'in the form of'))} {b} {shape}"

    def listing(self, n):
        items = []
        if n == 2 and self.chance(0.06):
            noun = self.noun()
            colors = self.r.sample(list(W.COLORS), 2)
            for color in colors:
                self.nouns[self.entity(1, color, None, None, noun)] = (noun, noun, 1)
            form = self.r.choice(("two {p}, one {a} and one {b}", "two {p}, one {a} and the other {b}", "a {a} {n} and a {b} one", "one {a} {n} and another that is {b}", "a {a} {n} and a {b} {n}"))
            return form.format(p=W.plural(noun), n=noun, a=colors[0], b=colors[1])
        while len(items) < n:
            items.append(self.thing()[1])
        if n == 1:
            return items[0]
        joint = self.r.choice((" and ", " and ", ", and ", " & ", " together with ", ", ", " with "))
        return ", ".join(items[:-1]) + joint + items[-1]

    def strings(self, n):
        first = self.string_count + 1
        self.string_count += n
        marks = [f"#{i}" for i in range(first, first + n)]
        quoted = [f'"{mark}"' for mark in marks]
        return marks, self.r.choice((" and ", " and ", ", ", " ")).join(quoted)

    def sign(self, patterns=None, upper_limit=2):
        """A thing with lettering on it."""
        marks, said = self.strings(1 if self.chance(0.85) else self.r.randint(2, upper_limit))
        if patterns is None and self.chance(0.08):
            self.entity(1, None, None, None, "text", marks)
            return self.pick(P.BARE).format(s=said)
        pattern = self.pick(patterns or P.LETTERING)
        noun = self.r.choice(W.HELD_BEARERS) if self.new_nouns and self.chance(0.4) else self.r.choice(W.BEARERS)
        if self.chance(0.12):
            noun = self.noun()
        name, words = self.thing(noun=noun, count=1, strings=marks, plain=self.plain or self.chance(0.4))
        self.bearer = name
        return pattern.format(b=words, s=said)

    # -- scenes ---------------------------------------------------------------------------------

    def scene(self):
        """Tail phrases about where and when, noted in `self.facts`."""
        r, tails = self.r, []
        if self.chance(0.36):
            tails.append(self.surface())
        if self.chance(0.32):
            tails.append(self.place())
        rich = 4 if self.chance(0.12) else 1
        for line, table, p in (("time", P.TIMES, 0.13), ("light", P.LIGHTS, 0.11), ("sky", P.SKIES, 0.09)):
            if self.chance(p * rich):
                word = r.choice(list(table))
                self.facts[line] = word
                tails.append(r.choice(table[word].split("|")))
        if self.chance(0.3):
            r.shuffle(tails)
        return tails

    def surface(self):
        r = self.r
        kind = r.choices(list(P.SURFACES), (30, 7, 7, 6, 4, 10, 4, 5, 4, 8, 3, 5, 4, 4))[0]
        noun = r.choice(P.SURFACES[kind].split("|"))
        words, note = [noun], [kind]
        if kind in ("table", "desk", "shelf", "counter", "bench", "floor", "wall", "rug", "road"):
            if self.chance(0.5):
                material = r.choice(list(W.MATERIALS) + ["wood"] * 8 + ["marble"] * 2)
                words.insert(0, r.choice(W.MATERIALS[material][0].split("|")))
                note.insert(0, material)
            if self.chance(0.22):
                color = r.choice(list(W.COLORS))
                words.insert(0, r.choice((color, r.choice(W.COLORS[color]))))
                note.insert(0, color)
            if self.chance(0.2):
                words.insert(0, r.choice(W.IDLE))
        self.facts["on"] = " ".join(note)
        body = " ".join(words)
        if kind in ("grass", "sand", "snow", "water", "ground") and noun not in ("lawn", "pond", "pool", "forest floor"):
            return f"{r.choice(('on', 'on', 'in', 'on the', 'in the'))} {body}"
        a = r.choice(("the", "an" if body[0] in "aeiou" else "a", "an" if body[0] in "aeiou" else "a"))
        if kind == "wall":
            return f"{r.choice(('hanging on', 'on', 'mounted on'))} {a} {body}"
        return f"{r.choice(('on', 'on', 'on top of', 'on', 'placed on', 'resting on'))} {a} {body}"

    def place(self):
        r = self.r
        place = r.choice(list(P.PLACES))
        self.facts["place"] = place
        words = r.choice(P.PLACES[place].split("|"))
        if words.split()[0] in ("on", "in", "at", "by", "along", "next", "under", "high", "against", "isolated", "with", "indoors"):
            return words
        if self.chance(0.25):
            words = f"{r.choice(W.IDLE)} {words}"
        a = r.choice(("an" if words[0] in "aeiou" else "a", "the"))
        if self.chance(0.06):
            return f"{r.choice(('in front of', 'at', 'near', 'outside'))} the {r.choice(('door', 'entrance', 'window', 'edge'))} of {a} {words}"
        return f"{r.choice(('in', 'in', 'inside' if place not in ('field', 'park', 'desert') else 'in'))} {a} {words}"

    def dress(self, text, tails):
        """Openings, styles and views around a description; scene tails before or after it."""
        r = self.r
        style = r.choice(["photo"] * 6 + list(P.STYLES)) if self.chance(0.3) else None
        view = r.choice(list(P.VIEWS)) if self.chance(0.07) else None
        front, back = "", []
        for line, word, table in (("style", style, P.STYLES), ("view", view, P.VIEWS)):
            if not word:
                continue
            said = self.pick(table[word].split("|"))
            if said.startswith(","):
                back.append(said)
            elif front:
                continue
            else:
                front = said
            self.facts[line] = word
        if front == "" and self.opening:
            front = self.pick(P.OPENINGS)
            if front in ("there is", "here is", "we see", "give me", "imagine") and text.startswith("the "):
                front = ""
            if front == "a photo of":
                self.facts["style"] = "photo"
        if tails and self.chance(0.12):
            head = tails.pop()
            text = f"{head}, {front} {text}" if self.chance(0.5) else f"{front} {text}, {head}"
            if self.facts.get("style") and front.endswith(" of") and text.startswith(head):
                pass
        else:
            text = f"{front} {text}"
        for tail in tails:
            text += r.choice((" ", " ", ", ")) + tail
        for said in back:
            text += said
        if self.chance(0.05):
            absent = W.plural(self.r.choice(W.GROUPS[self.r.choice(list(W.GROUPS))]))
            text += r.choice((", without any {}", ", but no {}", " with no {}", " without {}", ", no {}")).format(absent)
        return text

    # -- whole prompts --------------------------------------------------------------------------

    def short(self):
        r = self.r
        form = r.choices(("list", "pair", "lone", "pairs", "past", "abstract"), (32, 36, 12, 9, 14, 2))[0]
        if form == "past":
            self.colored, self.opening = 0.6, False
            pattern, relations = self.pick(P.PAST)
            text = self.fill(pattern, relations, article="the")[0]
            if self.chance(0.2) and text.startswith("the "):
                text = f"{self.vary(self.pick(P.TEXTURES))} {text}"
            tails = self.scene() if self.chance(0.3) else []
            return self.ended(" ".join([text, *tails]), 0.3)
        if form == "abstract":
            word = r.choice(W.ABSTRACT)
            self.entity(1, None, None, None, word)
            return self.dress(word, [])
        if form == "list":
            text = self.listing(r.choices((1, 2, 3, 4, 5, 6), (3, 8, 5, 3, 2, 1))[0])
        elif form == "lone":
            text = self.lone()
        elif form == "pairs":
            text = self.pair() + r.choice((", and ", ". there is also ", "; also ", " and ", ". next, ", " plus ")) + self.pair()
        else:
            text = self.pair()
        if self.chance(0.2) or self.lettering:
            sign = self.sign()
            if self.chance(0.45):
                text = sign if self.chance(0.5) and not self.must_keep else text
                if text == sign:
                    self.keep_only_sign()
                else:
                    text += r.choice((", and ", ", ", " with ", " and ", ". there is ")) + sign
            else:
                text += r.choice((", and ", ", ", " with ", " and ", ". there is ")) + sign
            if len(self.entities) > 1 and self.chance(0.3):
                kind, said = self.predicate()
                last = "abcdefghijkl"[len(self.entities) - 1]
                other = "abcdefghijkl"[r.randrange(len(self.entities) - 1)]
                if other in self.nouns and self.nouns[other]:
                    text += f" {said} {self.refer(other)}"
                    self.relations.append(f"{last} {kind} {other}")
        return self.ended(self.dress(text, self.scene()), 0.06)

    def vary(self, text):
        """Fills in adjectives {a}, {b} and abstract nouns {n} that draw nothing."""
        text = re.sub(r"\{[ab]\}", lambda _: self.r.choice(W.IDLE), text)
        return re.sub(r"\{n\}", lambda _: self.r.choice(W.ABSTRACT), text)

    def ended(self, text, p):
        """Now and then an ending that adds nothing to the picture."""
        if not self.chance(p):
            return text
        return text + self.r.choice((", ", ", ", " ")) + self.vary(self.pick(P.ENDINGS))

    def keep_only_sign(self):
        """Only the last thing was said after all."""
        line = self.entities[-1]
        self.entities[:] = ["a" + line[1:]]
        self.relations.clear()
        self.formations.clear()
        self.nouns = {}

    def statement(self):
        """A sentence about one or two new things, or about old ones."""
        r = self.r
        x = r.random()
        known = [n for n, v in self.nouns.items() if v]
        if known and self.chance(0.25):
            return self.doing(r.choice(known))
        if x < 0.3 and known:
            kind, said = self.predicate()
            other = r.choice(known)
            name, words = self.thing()
            self.relations.append(f"{name} {kind} {other}")
            verb = self.pick([v for v in P.VERBS if v.split()[0] not in ("are", "were")])
            ref = "it" if other == max(known) and self.chance(0.3) else self.refer(other)
            return r.choice((f"{words} {verb} {said} {ref}", f"{said} {ref} {verb} {words}", f"{said} {ref} there is {words}"))
        if x < 0.42 and len(known) > 1:
            kind, said = self.predicate()
            a, b = r.sample(known, 2)
            self.relations.append(f"{a} {kind} {b}")
            return f"{self.refer(a)} {'are' if self.nouns[a][2] > 1 else 'is'} {said} {self.refer(b)}"
        if x < 0.55:
            return r.choice(("there is {}", "we also see {}", "the scene includes {}", "{} can be seen", "add {}", "nearby, {}")).format(self.listing(r.choice((1, 1, 2))))
        if x < 0.75:
            kind, said = self.predicate()
            verb = self.pick([v for v in P.VERBS])
            return self.fill(f"{{x}} {verb} {said} {{y}}", f"x {kind} y")[0]
        if x < 0.85 and self.chance(0.7):
            pattern, relations = self.pick(P.PAST)
            return self.fill(pattern, relations, article="the")[0]
        return self.pair()

    def doing(self, known):
        """A sentence about a thing already mentioned and a new one."""
        pattern, relations = self.pick(P.DOING)
        if self.nouns[known][2] > 1:
            pattern = pattern.replace("{r} is", "{r} are")
        pattern = pattern.replace("{r}", self.refer(known)).replace("{i}", self.r.choice(W.IDLE))
        relation = relations.split()
        text, ids = self.fill(pattern)
        if relation:
            ids["r"] = known
            self.relations.append(" ".join([ids[relation[0]], relation[1], *(ids[o] for o in relation[2:])]))
        return text

    def praise(self):
        return " ".join(self.r.choice(part.split("|")) for part in P.PRAISE[:3]) + self.r.choice(P.PRAISE[3].split("|"))

    def long(self):
        """Several sentences with padding; like what people paste from other tools."""
        r = self.r
        self.colored, self.plain = 0.3, False
        letters = self.lettering or self.chance(0.45)
        sentences = [self.pair() if not letters or self.chance(0.3) else self.lone()]
        tails = self.scene()
        sentences[0] = self.dress(sentences[0], tails)
        for _ in range(r.choice((1, 2, 2, 3, 3, 4)) if not letters else r.choice((0, 1, 1, 2))):
            sentences.append(self.statement())
        if letters:
            for i in range(r.choice((1, 2, 2, 3, 4))):
                if i and self.bearer and self.chance(0.3):
                    marks, said = self.strings(1)
                    at = "abcdefghijkl".index(self.bearer)
                    self.entities[at] += f" {marks[0]}"
                    sentences.append(self.pick(P.MORE).format(s=said))
                else:
                    sentences.append(self.sign(P.LONG_LETTERING if self.chance(0.7) else P.LETTERING))
        many = r.choice((0, 1, 1, 2, 3, 4)) if self.chance(0.6) else r.randint(4, 9)
        padding = [self.pick(P.PADDING) if self.chance(0.5) else self.praise() for _ in range(many)]
        for line in padding:
            sentences.insert(r.randint(1, len(sentences)), line)
        return r.choice((". ", ". ", ". ", ", ", "; ")).join(sentences)

    def setting(self):
        """A place first, then what it has: "a bare kitchen with wood cabinets and a sink"."""
        r = self.r
        place = r.choice(list(P.PLACES))
        word = r.choice(P.PLACES[place].split("|"))
        if word.split()[0] in ("on", "in", "at", "by", "along", "next", "under", "high", "against", "isolated", "with", "indoors"):
            word = place
        self.facts["place"] = place
        idle = f"{r.choice(W.IDLE)} " if self.chance(0.4) else ""
        body = f"{idle}{word}"
        a = r.choice(("an" if body[0] in "aeiou" else "a", "the"))
        if self.chance(0.1):
            self.entity(1, None, None, None, place if place not in ("interior",) else "room")
            if place in ("studio", "interior"):
                self.facts.pop("place")
                self.entities[-1] = "a 1 - - " + word
            else:
                body = f"{idle}{place}"
            tails = [t for t in self.scene_without_place()]
            return self.dress(f"{a} {body}", tails)
        items = self.listing(r.choice((1, 2, 2, 3))) if self.chance(0.6) else self.pair()
        text = r.choice(("{} with {}", "{} has {}", "{} containing {}", "{} that has {}", "{} featuring {}", "{}: {}", "{} scene, {}", "{} filled with {}")).format(f"{a} {body}", items)
        return self.dress(text, self.scene_without_place())

    def scene_without_place(self):
        place = self.facts.get("place")
        tails = []
        for line, table, p in (("time", P.TIMES, 0.25), ("light", P.LIGHTS, 0.2), ("sky", P.SKIES, 0.2)):
            if self.chance(p):
                word = self.r.choice(list(table))
                self.facts[line] = word
                tails.append(self.r.choice(table[word].split("|")))
        if place:
            self.facts["place"] = place
        return tails

    def attempt(self):
        r = self.r
        self.entities, self.relations, self.formations, self.facts = [], [], [], {}
        self.nouns, self.string_count, self.bearer = {}, 0, None
        self.used_new = self.used_held = self.must_keep = False
        self.plain, self.opening = self.chance(0.5), self.chance(0.7)
        self.colored = r.choice((0.15, 0.4, 0.4, 0.8))
        form = r.choices((self.short, self.long, self.setting), (75, 17, 8))[0]
        if self.lettering:
            form = r.choices((self.short, self.long), (7, 3))[0]
        text = form()
        text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".").replace(",,", ",")
        if self.chance(0.35) and text[-1].isalnum():
            text += "."
        facts = [f"{line} {self.facts[line]}" for line in LINES if line in self.facts]
        relations = list(dict.fromkeys(self.relations))
        return text, "\n".join([*self.entities, *relations, *self.formations, *facts])

    def make(self):
        """(prompt, script)"""
        while True:
            try:
                text, script = self.attempt()
            except OverflowError:
                continue
            lines = script.split("\n")
            if (self.new_nouns and not self.used_new) or (self.phrasing and not self.used_held):
                continue
            if self.lettering and not self.string_count:
                continue
            if len(lines) <= 24 and len(text) <= 1500 and '""' not in text:
                return text, script


if __name__ == "__main__":
    import sys

    pairs = Pairs(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 8):
        prompt, script = pairs.make()
        print(prompt, script, "", sep="\n")
