"""Seeded pairs (prompt, script) for the planner's adapter.

    Pairs(seed).make()            one training pair
    Pairs(seed, nouns=True)       evaluation: at least one noun that training never shows
    Pairs(seed, phrasing=True)    evaluation: phrasings that training never shows
    Pairs(seed, lettering=True)   evaluation: always with quoted strings

Prompts are as the model sees them: lower case, quoted strings replaced by "#n". A pair is made by
wording first and bookkeeping along the way: every noun phrase declares an entity when it is first
mentioned, so ids follow the order of mention.
"""

import re

import padding as N
import phrases as P
import scenery as S
import words as W
from stories import Stories

LINES = ("on", "place", "time", "light", "sky", "style", "view")


class Pairs(Stories):
    """A stream of pairs; see above."""

    def short(self):
        r = self.r
        form = r.choices(
            ("list", "pair", "lone", "pairs", "past", "abstract"), (32, 36, 12, 9, 14, 2)
        )[0]
        if form == "past":
            self.colored, self.opening = 0.6, False
            pattern, relations = self.pick(P.PAST)
            text = self.fill(pattern, relations, article="the")[0]
            if self.chance(0.2) and text.startswith("the "):
                text = f"{self.vary(self.pick(N.TEXTURES))} {text}"
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
            text = (
                self.pair()
                + r.choice((", and ", ". there is also ", "; also ", " and ", ". next, ", " plus "))
                + self.pair()
            )
        else:
            text = self.pair()
        if self.chance(0.2) or self.lettering:
            sign = self.sign()
            if self.chance(0.45):
                text = sign if self.chance(0.5) else text
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
        return text + self.r.choice((", ", ", ", " ")) + self.vary(self.pick(N.ENDINGS))

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
            return r.choice(
                (
                    f"{words} {verb} {said} {ref}",
                    f"{said} {ref} {verb} {words}",
                    f"{said} {ref} there is {words}",
                )
            )
        if x < 0.42 and len(known) > 1:
            kind, said = self.predicate()
            a, b = r.sample(known, 2)
            self.relations.append(f"{a} {kind} {b}")
            return (
                f"{self.refer(a)} {'are' if self.nouns[a][2] > 1 else 'is'} {said} {self.refer(b)}"
            )
        if x < 0.55:
            return r.choice(
                (
                    "there is {}",
                    "we also see {}",
                    "the scene includes {}",
                    "{} can be seen",
                    "add {}",
                    "nearby, {}",
                )
            ).format(self.listing(r.choice((1, 1, 2))))
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
            self.relations.append(
                " ".join([ids[relation[0]], relation[1], *(ids[o] for o in relation[2:])])
            )
        return text

    def praise(self):
        return " ".join(self.r.choice(part.split("|")) for part in N.PRAISE[:3]) + self.r.choice(
            N.PRAISE[3].split("|")
        )

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
                    sentences.append(
                        self.sign(P.LONG_LETTERING if self.chance(0.7) else P.LETTERING)
                    )
        many = r.choice((0, 1, 1, 2, 3, 4)) if self.chance(0.6) else r.randint(4, 9)
        padding = [self.pick(N.PADDING) if self.chance(0.5) else self.praise() for _ in range(many)]
        for line in padding:
            sentences.insert(r.randint(1, len(sentences)), line)
        return r.choice((". ", ". ", ". ", ", ", "; ")).join(sentences)

    def setting(self):
        """A place first, then what it has: "a bare kitchen with wood cabinets and a sink"."""
        r = self.r
        place = r.choice(list(S.PLACES))
        word = r.choice(S.PLACES[place].split("|"))
        if word.split()[0] in (
            "on",
            "in",
            "at",
            "by",
            "along",
            "next",
            "under",
            "high",
            "against",
            "isolated",
            "with",
            "indoors",
        ):
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
        text = r.choice(
            (
                "{} with {}",
                "{} has {}",
                "{} containing {}",
                "{} that has {}",
                "{} featuring {}",
                "{}: {}",
                "{} scene, {}",
                "{} filled with {}",
            )
        ).format(f"{a} {body}", items)
        return self.dress(text, self.scene_without_place())

    def scene_without_place(self):
        tails = []
        for line, table, p in (
            ("time", S.TIMES, 0.25),
            ("light", S.LIGHTS, 0.2),
            ("sky", S.SKIES, 0.2),
        ):
            if self.chance(p):
                word = self.r.choice(list(table))
                self.facts[line] = word
                tails.append(self.r.choice(table[word].split("|")))
        return tails

    def attempt(self):
        r = self.r
        self.entities, self.relations, self.formations, self.facts = [], [], [], {}
        self.nouns, self.string_count, self.bearer = {}, 0, None
        self.used_new = self.used_held = False
        self.plain, self.opening = self.chance(0.5), self.chance(0.7)
        self.colored = r.choice((0.15, 0.4, 0.4, 0.8))
        form = r.choices(
            (self.short, self.long, self.setting, self.tableau, self.story), self.mix
        )[0]
        if self.lettering:
            form = r.choices((self.short, self.long, self.story), (5, 2, 3))[0]
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
            if len(lines) <= 24 and len(text) <= 1600 and '""' not in text:
                return text, script


if __name__ == "__main__":
    import sys

    pairs = Pairs(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 8):
        prompt, script = pairs.make()
        print(prompt, script, "", sep="\n")
