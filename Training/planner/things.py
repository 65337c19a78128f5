"""Choosing words and mentioning things; every mention declares a line of the script."""

import random

import words as W


# Shares of short, long and placed prompts without a world, and of tableaux and stories in one.
MIX = (42, 8, 5, 25, 20)


class Things:
    """What is known while a pair is being worded: entities, relations, facts of the scene."""

    def __init__(self, seed, nouns=False, phrasing=False, lettering=False, mix=MIX):
        self.r = random.Random(seed)
        self.mix = mix
        self.new_nouns, self.phrasing, self.lettering = nouns, phrasing, lettering

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

    def entity(self, count, color, material, size, noun, strings=()):
        if len(self.entities) >= 12:
            raise OverflowError
        name = "abcdefghijkl"[len(self.entities)]
        head = f"{size} {noun}" if size else noun
        line = f"{name} {count} {color or '-'} {material or '-'} {head}"
        self.entities.append(" ".join([line, *strings]))
        return name

    def thing(self, group=None, count=None, article=None, noun=None, plain=None, strings=()):
        """A new thing: its id and the words that mention it; article: None, "the" or ""."""
        r = self.r
        noun = noun or self.noun(group)
        plain = self.plain if plain is None else plain
        if count is None:
            count = r.choices(
                (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), (70, 9, 6, 4, 2, 1, 1, 1, 1, 1, 0.5, 1)
            )[0]
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
                after.append(
                    r.choice(("made of", "made of", "made from", "made out of", "of"))
                    + f" {r.choice(made.split('|'))}"
                )
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
            return r.choices(
                (
                    f"{a} {body}",
                    f"one {body}",
                    f"a single {body}",
                    body,
                    f"1 {body}",
                    f"the {body}",
                ),
                (40, 3, 1, 2, 1, 3),
            )[0]
        options = [W.NUMBERS[count]] * 6 + [str(count)] * 2
        if count == 2:
            options += ["a pair of", "a couple of", "both"]
        if count == 2 and noun in W.DUAL:
            options += [""] * 5
        if count == 3:
            options += ["several", "a few", "some", "a trio of"] + (
                [] if noun in W.DUAL else ["", "", ""]
            )
        if count == 5:
            options += [
                "a group of",
                "a bunch of",
                "a handful of",
                "a set of",
                "a herd of",
                "a series of",
            ]
        if count == 6:
            options += ["half a dozen"]
        if count == 8:
            options += ["many", "lots of", "numerous", "a lot of", "plenty of"]
        if count == 12:
            options += [
                "a dozen",
                "dozens of",
                "twenty",
                "countless",
                "a crowd of",
                "fifteen",
                "a hundred",
            ]
        word = r.choice(options)
        formation = None
        if r.random() < 0.06:
            formation = r.choice(("row", "stack", "pile", "circle"))
            self.formations.append(f"{name} {formation}")
            number = (
                word
                if word and not word.endswith((" of", "a hundred")) and word != "both"
                else W.NUMBERS[count]
            )
            where = {
                "row": ("in a row", "lined up in a row", "in a line"),
                "stack": ("in a stack", "stacked on top of each other", "stacked up"),
                "pile": ("in a pile", "in a heap", "piled up"),
                "circle": ("in a circle", "arranged in a circle", "in a ring"),
            }[formation]
            return r.choice(
                (f"a {formation} of {number} {body}", f"{number} {body} {r.choice(where)}")
            )
        return f"{word} {body}".strip()

    def refer(self, name):
        noun, body, count = self.nouns[name]
        word = W.plural(noun) if count > 1 else noun
        return f"the {body if self.chance(0.35) else word}"
