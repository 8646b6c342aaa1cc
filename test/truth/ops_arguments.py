"""Random arguments of operations as Python source: each kind takes the tensors into account, and is sometimes wrong on purpose."""

import math

# How often an argument is drawn regardless of whether it is valid.
WRONG = 0.12
DTYPES = ["float64", "float16", "int64", "int32", "uint8", "bool"]


def text(sizes):
    return ", ".join(map(str, sizes))


class Arguments:
    """A case while it is generated: the tensors declared so far, and the arguments drawn for the first of them, `x`."""

    def __init__(self, rng):
        self.rng = rng
        self.shapes = {}
        self.lines = []
        self.notes = {}

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, items):
        return self.rng.choice(list(items))

    # Tensors.

    def declare(self, declaration):
        """Declares tensors: `x=0..4` of a rank, `x=0..4*` of any dtype, `y=like x`, `y=broadcast x`, `y=matmul x`, `i=ints x`, `b=mask x`, `x=image2`,
        `x=2,3,4`."""
        name, kind = declaration.split("=", 1)
        word, _, other = kind.partition(" ")
        dtype = None
        if word.endswith("*"):
            word = word[:-1]
            dtype = self.pick(DTYPES) if self.chance(0.4) else None
        if ".." in word:
            low, high = map(int, word.split(".."))
            shape = self.sizes(self.rng.randint(low, high))
        elif word == "same":
            shape = self.shapes[other]
        elif word == "like":
            shape = self.shapes[other] if not self.chance(WRONG) else self.sizes(len(self.shapes[other]))
        elif word == "broadcast":
            shape = self.broadcast(self.shapes[other])
        elif word == "matmul":
            shape = self.matmul(self.shapes[other])
        elif word in ("ints", "mask"):
            shape = self.shapes[other] if not self.chance(WRONG) else self.sizes(self.rng.randint(0, 3))
            dtype = "int64" if word == "ints" else "bool"
        elif word.startswith("image"):
            shape = self.image(int(word[5:]))
        elif word == "square":
            n = self.rng.randint(1, 4)
            shape = [*self.sizes(self.rng.randint(0, 1)), n, n if not self.chance(WRONG) else n + 1]
        else:
            shape = [int(n) for n in word.split(",")]
        self.shapes[name] = shape
        self.lines.append(f"{name} = {self.made(shape, dtype)}")

    def made(self, shape, dtype):
        sizes = text(shape) if shape else "()"
        if dtype is None:
            return f"torch.randn({sizes})"
        if dtype == "bool":
            return f"torch.rand({sizes}) > 0.5"
        if dtype.startswith("float"):
            return f"torch.randn({sizes}, dtype=torch.{dtype})"
        return f"torch.randint(0, 2, ({text(shape)}{',' * (len(shape) == 1)}))" + ("" if dtype == "int64" else f".to(torch.{dtype})")

    def sizes(self, rank):
        return [self.rng.choices([1, 2, 3, 4, 5, 6, 0], [3, 5, 5, 5, 2, 3, 0.4])[0] for _ in range(rank)]

    def image(self, axes):
        spatial = [self.rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 12]) for _ in range(axes)]
        rank = self.rng.choices([axes + 2, axes + 1, axes, axes + 3], [7, 2, 0.4, 0.4])[0]
        return [*self.sizes(max(0, rank - axes)), *spatial][:rank] if rank >= axes else spatial

    def broadcast(self, shape):
        if self.chance(WRONG):
            return self.sizes(self.rng.randint(0, 4))
        kept = [1 if self.chance(0.3) else n for n in shape][self.rng.randint(0, len(shape)) if self.chance(0.5) else 0 :]
        wider = [self.rng.randint(1, 4) if n == 1 and self.chance(0.5) else n for n in kept]
        return [*self.sizes(self.rng.randint(1, 2)), *wider] if len(kept) == len(shape) and self.chance(0.15) else wider

    def matmul(self, shape):
        if not shape or self.chance(WRONG):
            return self.sizes(self.rng.randint(0, 3))
        inner, batch = shape[-1], shape[:-2]
        if self.chance(0.2):
            return [inner]
        return [*self.broadcast(batch), inner, self.rng.randint(1, 5)] if self.chance(0.6) else [inner, self.rng.randint(1, 5)]

    # Arguments for x.

    @property
    def shape(self):
        return self.shapes["x"]

    @property
    def rank(self):
        return len(self.shape)

    def fill(self, template):
        """The template with every `{kind}` replaced by a random argument."""
        parts = template.split("{")
        filled = [parts[0]]
        for part in parts[1:]:
            kind, rest = part.split("}", 1)
            filled.append(str(self.draw(kind)) + rest)
        return "".join(filled)

    def draw(self, kind):
        name, _, parameter = kind.partition(":")
        value = getattr(self, f"arg_{name}")(parameter) if parameter else getattr(self, f"arg_{name}")()
        self.notes[name] = value
        return value

    def arg_n(self, place):
        """A size of x, e.g. `{n:1}` or `{n:-1}`; sometimes off by one."""
        index = int(place)
        size = self.shape[index] if -self.rank <= index < self.rank else 3
        return size if not self.chance(WRONG) else size + 1

    def arg_dim(self):
        if self.chance(WRONG):
            return self.pick([self.rank, -self.rank - 1, self.rank + 2])
        reach = max(self.rank, 1)
        return self.rng.randint(-reach, reach - 1)

    def arg_newdim(self):
        return self.rng.randint(-self.rank - 1, self.rank) if not self.chance(WRONG) else self.pick([self.rank + 1, -self.rank - 2])

    def arg_dims(self):
        if self.chance(WRONG):
            return f"({self.arg_dim()}, {self.arg_dim()})"
        axes = self.rng.sample(range(self.rank), self.rng.randint(min(1, self.rank), min(self.rank, 3)))
        axes = [axis - self.rank if self.chance(0.4) else axis for axis in axes]
        return f"({text(axes)}{',' * (len(axes) == 1)})"

    def arg_bool(self):
        return self.pick([True, False])

    def arg_int(self):
        return self.rng.randint(-2, 5)

    def arg_small(self):
        return self.rng.randint(0, 3)

    def arg_pos(self):
        return self.rng.randint(1, 4) if not self.chance(0.05) else 0

    def arg_wide(self):
        return self.pick([1, 2, 3, 4, 6, 8, 12])

    def arg_scalar(self):
        return self.pick([2, 0, -1, 2.5, 1e-3, True, 0.5])

    def arg_dtype(self):
        return "torch." + self.pick([*DTYPES, "float32", "long", "half", "bfloat16", "double"])

    def arg_new(self):
        """A size for constructors."""
        sizes = self.sizes(self.rng.randint(0, 3))
        if self.chance(0.06):
            sizes = [*sizes, -1]
        form = self.rng.random()
        if form < 0.4 and sizes:
            return text(sizes)
        return f"[{text(sizes)}]" if form < 0.6 else f"({text(sizes)}{',' * (len(sizes) == 1)})"

    def arg_newtuple(self):
        sizes = self.sizes(self.rng.randint(0, 3))
        return f"({text(sizes)}{',' * (len(sizes) == 1)})"

    def arg_view(self):
        """Sizes with as many elements as x, one of them perhaps -1."""
        left = math.prod(self.shape)
        sizes = []
        while left > 1 and len(sizes) < 3:
            factor = self.pick([n for n in range(1, left + 1) if left % n == 0])
            sizes.append(factor)
            left //= factor
        sizes.append(left)
        if self.chance(0.2):
            sizes.insert(self.rng.randint(0, len(sizes)), 1)
        if self.chance(0.5):
            sizes[self.rng.randrange(len(sizes))] = -1
        if self.chance(WRONG):
            sizes[self.rng.randrange(len(sizes))] = self.pick([-1, 0, 2, 3, 7, -2])
        if self.chance(0.02):
            sizes = [float(sizes[0]), *sizes[1:]]
        form = self.rng.random()
        return text(sizes) if form < 0.6 else f"({text(sizes)},)" if form < 0.8 else f"[{text(sizes)}]"

    def arg_viewtuple(self):
        drawn = self.arg_view()
        return drawn if drawn[0] in "([" else f"({drawn},)"

    def arg_expand(self):
        sizes = [-1 if self.chance(0.3) else self.rng.randint(1, 5) if n == 1 else n for n in self.shape]
        sizes = [*self.sizes(self.rng.randint(0, 2)), *sizes]
        if self.chance(WRONG) and sizes:
            sizes[self.rng.randrange(len(sizes))] = self.pick([-1, 7, 2])
        if self.chance(0.05):
            sizes = sizes[1:]
        return text(sizes) if self.chance(0.6) and sizes else f"({text(sizes)}{',' * (len(sizes) == 1)})"

    def arg_expandtuple(self):
        drawn = self.arg_expand()
        return drawn if drawn.startswith("(") else f"({drawn},)"

    def arg_repeats(self):
        counts = [self.rng.randint(0, 3) if self.chance(0.3) else self.rng.randint(1, 3) for _ in range(self.rank + self.rng.randint(0, 1))]
        if self.chance(WRONG):
            counts = counts[1:]
        return text(counts) if self.chance(0.5) and counts else f"({text(counts)}{',' * (len(counts) == 1)})"

    def arg_repeatstuple(self):
        drawn = self.arg_repeats()
        return drawn if drawn.startswith("(") else f"({drawn},)"

    def arg_perm(self):
        axes = list(range(self.rank))
        self.rng.shuffle(axes)
        axes = [axis - self.rank if self.chance(0.2) else axis for axis in axes]
        if self.chance(WRONG):
            axes = self.pick([axes[1:], [*axes, 0], [axis + 1 for axis in axes]])
        return text(axes) if self.chance(0.6) and axes else f"({text(axes)}{',' * (len(axes) == 1)})"

    def arg_permtuple(self):
        drawn = self.arg_perm()
        return drawn if drawn.startswith("(") else f"({drawn},)"

    def arg_parts(self):
        """Sections for a split; its axis is drawn later, so they fit axis 0."""
        size = self.shape[0] if self.rank else 3
        if self.chance(0.5):
            return self.rng.randint(1, 4) if not self.chance(0.1) else self.pick([0, -1])
        parts, left = [], size
        while left > 0:
            part = self.rng.randint(1, left)
            parts.append(part)
            left -= part
        if self.chance(0.2):
            parts.append(1)
        return f"[{text(parts)}]"

    def arg_cuts(self):
        if self.chance(0.5):
            return self.rng.randint(1, 4)
        return f"({text(sorted(self.rng.randint(0, 5) for _ in range(self.rng.randint(1, 3))))},)"

    def arg_index(self):
        """The expression between the brackets of an index."""
        parts = [self.index_part(size) for size in self.shape[: self.rng.randint(0 if self.rank else 0, self.rank)]]
        if self.chance(0.3):
            parts.insert(self.rng.randint(0, len(parts)), "None")
        if self.chance(0.3):
            parts.insert(self.rng.randint(0, len(parts)), "...")
        if self.chance(0.06):
            parts = [*parts, "0", "0"]
        return ", ".join(parts) if parts else "..."

    def index_part(self, size):
        low, high, step = (self.rng.randint(-size - 1, size + 1) for _ in range(3))
        inside = self.rng.randint(-size, max(size - 1, 0)) if size else 0
        return self.rng.choices(
            [
                str(inside),
                ":",
                f"{low}:",
                f":{high}",
                f"{low}:{high}",
                f"::{abs(step) + 1}",
                f"{abs(low)}::{abs(step) + 1}",
                f"[{inside}, 0]",
                "torch.tensor([0, 0, 0])",
                "torch.zeros(2, 1, dtype=torch.long)",
                str(size + 1),
                "::-1",
                "1.0",
            ],
            [5, 5, 3, 3, 3, 2, 2, 1.5, 1.2, 0.8, 0.6, 0.3, 0.15],
        )[0]

    def arg_pads(self):
        """Padding amounts for the last axes, sometimes negative."""
        axes = self.rng.randint(1, max(1, self.rank))
        amounts = [self.rng.choice([0, 1, 2, 3, -1]) if self.chance(0.4) else self.rng.randint(0, 2) for _ in range(2 * axes)]
        if self.chance(WRONG):
            amounts = amounts[1:] or [1]
        return f"({text(amounts)},)" if self.chance(0.5) else f"[{text(amounts)}]"

    def tuple_or_int(self, axes, values):
        if self.chance(0.05):
            axes += 1
        return self.pick(values) if self.chance(0.55) else f"({text(self.pick(values) for _ in range(axes))}{',' * (axes == 1)})"

    def arg_k(self, axes):
        return self.tuple_or_int(int(axes), [1, 2, 2, 3, 3, 4, 5])

    def arg_s(self, axes):
        return self.tuple_or_int(int(axes), [1, 1, 2, 2, 3] if not self.chance(0.03) else [0])

    def arg_p(self, axes):
        return self.tuple_or_int(int(axes), [0, 0, 1, 1] if not self.chance(0.15) else [2, -1])

    def arg_d(self, axes):
        return self.tuple_or_int(int(axes), [1, 1, 2])

    def arg_o(self, axes):
        """An output size of adaptive pooling."""
        axes = int(axes)
        if self.chance(0.4):
            return self.pick([1, 2, 3, 7, 0])
        sizes = [self.pick([1, 2, 3, 5, "None"]) for _ in range(axes if not self.chance(0.06) else axes + 1)]
        return f"({text(sizes)}{',' * (len(sizes) == 1)})"

    def arg_mode(self, choices):
        return repr(self.pick(choices.split("|")))

    def arg_one(self, choices):
        return self.pick(choices.split("|"))
