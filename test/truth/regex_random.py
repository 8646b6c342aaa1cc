"""Random calls of regular expressions: patterns that mix everything the syntax has, on short texts of few characters."""

TEXT = "aabbcABC01_- .\n\t"
WIDE = TEXT + "éÉſsßİıσςΣ😀𐐀𐐨\u2028\x1c\xa0٣"


def text(rng, chars=None, most=14):
    chars = chars or (WIDE if rng.random() < 0.25 else "aab" if rng.random() < 0.5 else TEXT)
    return "".join(rng.choice(chars) for _ in range(rng.randrange(most)))


class PatternMaker:
    """Makes one pattern; it knows the groups there are so far."""

    def __init__(self, rng, wide):
        self.rng = rng
        self.wide = wide
        self.groups = 0
        self.names = []
        self.open = []
        self.behind = 0

    def alternatives(self, depth):
        count = self.rng.choice([1, 1, 1, 2, 2, 3])
        return "|".join(self.sequence(depth) for _ in range(count))

    def sequence(self, depth):
        return "".join(self.quantified(depth) for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3])))

    def quantified(self, depth):
        item = self.item(depth)
        if self.rng.random() < 0.55 or item in ("^", "$", r"\b", r"\B", r"\A", r"\Z", ""):
            return item
        if self.behind:
            return item + self.rng.choice(["{2}", "{1}", ""])
        quantifier = self.rng.choice(["*", "+", "?", "*", "+", "{2}", "{1,2}", "{,2}", "{1,}", "{0}", "{2,3}"])
        return item + quantifier + self.rng.choice(["", "", "", "?", "+"])

    def item(self, depth):
        rng = self.rng
        kind = rng.random()
        if depth <= 0 or kind < 0.5:
            return self.unit()
        if kind < 0.56:
            return rng.choice(["^", "$", r"\b", r"\B", r"\A", r"\Z"])
        if kind < 0.62:
            closed = [group for group in range(1, self.groups + 1) if group not in self.open]
            if not closed or self.behind:
                return self.unit()
            group = rng.choice(closed)
            if rng.random() < 0.5:
                no = f"|{self.sequence(depth - 1)}" if rng.random() < 0.6 else ""
                return f"(?({group}){self.sequence(depth - 1)}{no})"
            return f"\\{group}"
        if kind < 0.68:
            behind = rng.random() < 0.4
            self.behind += behind
            inner = self.sequence(depth - 1) if behind else self.alternatives(depth - 1)
            self.behind -= behind
            return f"(?{'<' if behind else ''}{rng.choice('=!')}{inner})"
        if kind < 0.74:
            return f"(?>{self.alternatives(depth - 1)})"
        if kind < 0.80:
            return f"(?{rng.choice(['i', 's', 'm', 'a', '-i', 'i-s', 'x', 'u'])}:{self.alternatives(depth - 1)})"
        if kind < 0.86:
            return f"(?:{self.alternatives(depth - 1)})"
        self.groups += 1
        own = self.groups
        self.open.append(own)
        name = ""
        if rng.random() < 0.25:
            name = f"?P<n{own}>"
        inner = self.alternatives(depth - 1)
        self.open.remove(own)
        return f"({name}{inner})"

    def unit(self):
        rng = self.rng
        choices = ["a", "b", "a", "b", "c", "A", "0", ".", r"\w", r"\d", r"\s", r"\W", r"\S", r"\D", "-", " ", "_", r"\n", r"\.", r"\x61"]
        sets = ["[ab]", "[^a]", "[a-c]", r"[\w-]", r"[^\s]", "[A-Z]", "[]a]", "[^]a]", r"[\d_]", "[a-]", "[.]"]
        if self.wide:
            choices += ["é", "😀", "σ", "s", "İ", "𐐀", "\\u00e9", "\\U0001f600"]
            sets += ["[é-ü]", "[a-😀]", "[^σ]", "[s-z]", "[ſ]", "[𐐀𐐨]"]
        return rng.choice(choices) if rng.random() < 0.7 else rng.choice(sets)


FLAGS = ["re.I", "re.M", "re.S", "re.A", "re.I | re.A", "re.I | re.M | re.S", "re.X", "re.U"]
FUNCTIONS = ["match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn", "search", "finditer"]


def template(rng, maker):
    parts = ["-", "x", r"\n", "", r"\g<0>", r"\\", "."] + [f"\\{group}" for group in range(1, min(maker.groups, 9) + 1)]
    parts += [f"\\g<{group}>" for group in range(1, maker.groups + 1)]
    return "".join(rng.choice(parts) for _ in range(rng.randrange(4)))


def random_call(rng):
    wide = rng.random() < 0.2
    maker = PatternMaker(rng, wide)
    pattern = maker.alternatives(rng.choice([1, 2, 2, 3, 3, 4]))
    subject = text(rng, WIDE if wide else None)
    as_bytes = not wide and subject.isascii() and pattern.isascii() and rng.random() < 0.08
    shown = (lambda value: repr(value.encode())) if as_bytes else repr
    flags = rng.choice(FLAGS) if rng.random() < 0.35 else None
    if as_bytes and flags == "re.U":
        flags = None
    name = rng.choice(FUNCTIONS)
    extra = f", flags={flags}" if flags else ""
    if name in ("sub", "subn"):
        count = f", count={rng.randrange(3)}" if rng.random() < 0.2 else ""
        return f"re.{name}({shown(pattern)}, {shown(template(rng, maker))}, {shown(subject)}{count}{extra})"
    if name == "split":
        most = f", maxsplit={rng.randrange(3)}" if rng.random() < 0.2 else ""
        return f"re.split({shown(pattern)}, {shown(subject)}{most}{extra})"
    if rng.random() < 0.15:
        pos, endpos = rng.randrange(-1, len(subject) + 2), rng.randrange(-1, len(subject) + 3)
        where = rng.choice([f", {pos}", f", {pos}, {endpos}", f", endpos={endpos}"])
        return f"re.compile({shown(pattern)}{', ' + flags if flags else ''}).{name}({shown(subject)}{where})"
    return f"re.{name}({shown(pattern)}, {shown(subject)}{extra})"


FRAGMENTS = [
    *"()[]{}*+?|^$.\\-<>=!:,#&~ ab019P",
    *["(?", "(?P<", "(?P=", "(?P<n>", "(?P=n)", "(?:", "(?=", "(?<=", "(?<!", "(?<", "(?>", "(?(", "(?(1)", "(?(n)", "(?#", "(?i)", "(?i:", "(?-i:"],
    *["(?iL)", "(?au)", "(?i-i:", "(?z)", "(?s-", "(?x)", "(?t)", "(?-u:", "(?L)", "(?au:", "{2,1}", "{3}", "{,", "{99999999999}", "*?", "++", "**", "??+"],
    *["\\1", "\\2", "\\8", "\\12", "\\400", "\\x", "\\x4", "\\u12", "\\U0011ffff", "\\U00110000", "\\g", "\\q", "\\Z", "\\A", "\\b", "\\0", "\\08", "\\377"],
    *["[a-", "[z-a]", "[\\d-z]", "[^]", "[[a]", "[a&&b]", "[]", "[\\b]", "[\\9]", "[\\A]", "[\\x]", "\n", "é", "😀", "\\N", "\\N{", "(?<=a*)", "(?<=a|bc)"],
]


def random_malformed(rng):
    """A pattern made of pieces that rarely fit together, or a template."""
    pattern = "".join(rng.choice(FRAGMENTS) for _ in range(rng.randrange(1, 7)))
    as_bytes = pattern.isascii() and rng.random() < 0.1
    shown = repr(pattern.encode()) if as_bytes else repr(pattern)
    if rng.random() < 0.15:
        return f"re.sub({repr(b'(a)') if as_bytes else repr('(?P<n>a)')}, {shown}, {repr(b'ab') if as_bytes else repr('ab')})"
    flags = f", {rng.choice(FLAGS)}" if rng.random() < 0.15 else ""
    return f"re.search({shown}, {repr(b'aab') if as_bytes else repr('aab')}{flags})"
