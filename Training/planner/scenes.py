"""Where, when and in what style."""

import phrases as P
import scenery as S
import words as W
from clauses import Clauses


class Scenes(Clauses):
    """Tails and openings around a description, noted as facts of the scene."""

    def scene(self):
        """Tail phrases about where and when, noted in `self.facts`."""
        r, tails = self.r, []
        if self.chance(0.36):
            tails.append(self.surface())
        if self.chance(0.32):
            tails.append(self.place())
        rich = 4 if self.chance(0.12) else 1
        for line, table, p in (
            ("time", S.TIMES, 0.13),
            ("light", S.LIGHTS, 0.11),
            ("sky", S.SKIES, 0.09),
        ):
            if self.chance(p * rich):
                word = r.choice(list(table))
                self.facts[line] = word
                tails.append(r.choice(table[word].split("|")))
        if self.chance(0.3):
            r.shuffle(tails)
        return tails

    def surface(self):
        r = self.r
        kind = r.choices(list(S.SURFACES), (30, 7, 7, 6, 4, 10, 4, 5, 4, 8, 3, 5, 4, 4))[0]
        noun = r.choice(S.SURFACES[kind].split("|"))
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
        if kind in ("grass", "sand", "snow", "water", "ground") and noun not in (
            "lawn",
            "pond",
            "pool",
            "forest floor",
        ):
            return f"{r.choice(('on', 'on', 'in', 'on the', 'in the'))} {body}"
        a = r.choice(
            ("the", "an" if body[0] in "aeiou" else "a", "an" if body[0] in "aeiou" else "a")
        )
        if kind == "wall":
            return f"{r.choice(('hanging on', 'on', 'mounted on'))} {a} {body}"
        return f"{r.choice(('on', 'on', 'on top of', 'on', 'placed on', 'resting on'))} {a} {body}"

    def place(self):
        r = self.r
        place = r.choice(list(S.PLACES))
        self.facts["place"] = place
        words = r.choice(S.PLACES[place].split("|"))
        if words.split()[0] in (
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
            return words
        if self.chance(0.25):
            words = f"{r.choice(W.IDLE)} {words}"
        a = r.choice(("an" if words[0] in "aeiou" else "a", "the"))
        if self.chance(0.06):
            at = r.choice(("in front of", "at", "near", "outside"))
            return f"{at} the {r.choice(('door', 'entrance', 'window', 'edge'))} of {a} {words}"
        inside = "inside" if place not in ("field", "park", "desert") else "in"
        return f"{r.choice(('in', 'in', inside))} {a} {words}"

    def dress(self, text, tails):
        """Openings, styles and views around a description; scene tails before or after it."""
        r = self.r
        style = r.choice(["photo"] * 6 + list(S.STYLES)) if self.chance(0.3) else None
        view = r.choice(list(S.VIEWS)) if self.chance(0.07) else None
        front, back = "", []
        for line, word, table in (("style", style, S.STYLES), ("view", view, S.VIEWS)):
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
            if front in ("there is", "here is", "we see", "give me", "imagine") and text.startswith(
                "the "
            ):
                front = ""
            if front == "a photo of":
                self.facts["style"] = "photo"
        if tails and self.chance(0.12):
            head = tails.pop()
            text = f"{head}, {front} {text}" if self.chance(0.5) else f"{front} {text}, {head}"
        else:
            text = f"{front} {text}"
        for tail in tails:
            text += r.choice((" ", " ", ", ")) + tail
        for said in back:
            text += said
        if self.chance(0.05):
            absent = W.plural(self.r.choice(W.GROUPS[self.r.choice(list(W.GROUPS))]))
            text += r.choice(
                (", without any {}", ", but no {}", " with no {}", " without {}", ", no {}")
            ).format(absent)
        return text
