"""Things and how they stand to each other."""

import re

import phrases as P
import words as W
from things import Things


class Clauses(Things):
    """Phrases of two or three things, lists, and things with lettering."""

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
                    count = (
                        1 if noun in W.PAIRS or noun in W.UNCOUNTED else 2 if noun in W.DUAL else 3
                    )
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
        kind = r.choices(
            ("plain", "pair", "living", "between", "chain", "both"), (34, 18, 17, 6, 14, 6)
        )[0]
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
        groups = (
            dict(y=r.choice(("furniture", "outdoor", "kitchen")))
            if first == "on" and self.chance(0.5)
            else None
        )
        text, ids = self.fill(f"{{x}} {posture} {said} {{y}}", f"x {first} y", groups)
        if kind == "chain":
            second, said = self.predicate()
            subject = ids["y"] if self.chance(0.7) else None
            joint = (
                r.choice(
                    (
                        ", which is",
                        ", that is",
                        " that is",
                        ", which stands",
                        " which is",
                        "",
                        "",
                        "",
                    )
                )
                if subject
                else r.choice((" and", " and also", ", and"))
            )
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
        """ "an armchair shaped like a shell": the shape goes before the noun."""
        shape, noun = (
            self.r.choice(W.GROUPS[self.r.choice(("animal", "food", "object"))]),
            self.r.choice(W.GROUPS[self.r.choice(("furniture", "kitchen"))]),
        )
        if len(shape) + len(noun) > 30 or noun in W.PAIRS or shape in W.PAIRS:
            return self.lone()
        name = self.entity(1, None, None, None, f"{shape} {noun}")
        self.nouns[name] = (noun, noun, 1)
        a, b = ("an" if word[0] in "aeiou" else "a" for word in (noun, shape))
        like = ("shaped like", "in the shape of", "that looks like", "in the form of")
        return f"{a} {noun} {self.r.choice(like)} {b} {shape}"

    def listing(self, n):
        items = []
        if n == 2 and self.chance(0.06):
            noun = self.noun()
            colors = self.r.sample(list(W.COLORS), 2)
            for color in colors:
                self.nouns[self.entity(1, color, None, None, noun)] = (noun, noun, 1)
            form = self.r.choice(
                (
                    "two {p}, one {a} and one {b}",
                    "two {p}, one {a} and the other {b}",
                    "a {a} {n} and a {b} one",
                    "one {a} {n} and another that is {b}",
                    "a {a} {n} and a {b} {n}",
                )
            )
            return form.format(p=W.plural(noun), n=noun, a=colors[0], b=colors[1])
        while len(items) < n:
            items.append(self.thing()[1])
        if n == 1:
            return items[0]
        joint = self.r.choice(
            (" and ", " and ", ", and ", " & ", " together with ", ", ", " with ")
        )
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
        noun = (
            self.r.choice(W.HELD_BEARERS)
            if self.new_nouns and self.chance(0.4)
            else self.r.choice(W.BEARERS)
        )
        if self.chance(0.12):
            noun = self.noun()
        name, words = self.thing(
            noun=noun, count=1, strings=marks, plain=self.plain or self.chance(0.4)
        )
        self.bearer = name
        return pattern.format(b=words, s=said)
