"""The cases of conv.py: chosen ones, and random ones that are valid or nearly valid."""

MODULES = [f"{lazy}Conv{transposed}{rank}d" for lazy in ("", "Lazy") for transposed in ("", "Transpose") for rank in (1, 2, 3)]
FUNCTIONS = [f"conv{transposed}{rank}d" for transposed in ("", "_transpose") for rank in (1, 2, 3)]
RANDOM_MODULE_CASES = 20000
RANDOM_FUNCTIONAL_CASES = 2500

ORDER = ["in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups", "bias", "padding_mode"]
TRANSPOSED_ORDER = ["in_channels", "out_channels", "kernel_size", "stride", "padding", "output_padding", "groups", "bias", "dilation", "padding_mode"]


def case(type_name, input_shape, *args, **kwargs):
    return {"type": type_name, "args": list(args), "kwargs": kwargs, "input": list(input_shape)}


# (in (C, H, W), arguments): the article's nine examples.
ARTICLE = [
    ((3, 7, 7), dict(in_channels=3, out_channels=2, kernel_size=3, stride=2, padding=1, dilation=2)),
    ((1, 9, 9), dict(in_channels=1, out_channels=1, kernel_size=3)),
    ((1, 7, 7), dict(in_channels=1, out_channels=4, kernel_size=3)),
    ((3, 7, 7), dict(in_channels=3, out_channels=4, kernel_size=3)),
    ((3, 7, 9), dict(in_channels=3, out_channels=2, kernel_size=(5, 2))),
    ((3, 9, 9), dict(in_channels=3, out_channels=2, kernel_size=3, stride=(1, 3))),
    ((2, 7, 7), dict(in_channels=2, out_channels=1, kernel_size=3, padding=1)),
    ((2, 7, 7), dict(in_channels=2, out_channels=4, kernel_size=3, stride=2, padding=2, groups=2)),
    ((2, 9, 9), dict(in_channels=2, out_channels=1, kernel_size=3, padding=2, dilation=(4, 2))),
]

# (input size, transposed, arguments): the animations of conv_arithmetic.
ANIMATIONS = [
    (4, False, dict(kernel_size=3)), (5, False, dict(kernel_size=4, padding=2)), (5, False, dict(kernel_size=3, padding=1)),
    (5, False, dict(kernel_size=3, padding=2)), (5, False, dict(kernel_size=3, stride=2)), (5, False, dict(kernel_size=3, stride=2, padding=1)),
    (6, False, dict(kernel_size=3, stride=2, padding=1)), (7, False, dict(kernel_size=3, dilation=2)), (5, False, dict(kernel_size=3)),
    (2, True, dict(kernel_size=3)), (6, True, dict(kernel_size=4, padding=2)), (5, True, dict(kernel_size=3, padding=1)),
    (7, True, dict(kernel_size=3, padding=2)), (2, True, dict(kernel_size=3, stride=2)), (3, True, dict(kernel_size=3, stride=2, padding=1)),
    (3, True, dict(kernel_size=3, stride=2, padding=1, output_padding=1)),
]

# (input channels and size, arguments): edge cases for every rank; sizes and tuples are per axis.
EDGES = [
    (3, 8, dict(kernel_size=3)), (4, 8, dict(kernel_size=3)), (3, 8, dict(kernel_size=3, groups=2)),
    (4, 8, dict(in_channels=4, out_channels=9, kernel_size=3, groups=2)),
    (3, 8, dict(kernel_size=3, groups=0)), (3, 8, dict(kernel_size=3, groups=-1)), (3, 8, dict(kernel_size=3, stride=0)),
    (3, 8, dict(kernel_size=3, padding=-1)),
    (3, 8, dict(kernel_size=0)), (3, 8, dict(kernel_size=-1)), (3, 8, dict(kernel_size=3, dilation=0)), (3, 8, dict(kernel_size=3, dilation=-1)),
    (3, 2, dict(kernel_size=3)), (3, 2, dict(kernel_size=3, dilation=2, padding=1)), (3, 0, dict(kernel_size=3)),
    (3, 0, dict(kernel_size=3, padding=1)), (3, 0, dict(kernel_size=3, padding=2)),
    (3, 8, dict(kernel_size=3, padding="same", stride=2)), (3, 8, dict(kernel_size=3, padding="same")), (3, 8, dict(kernel_size=4, padding="same")),
    (3, 8, dict(kernel_size=4, padding="same", dilation=3)), (3, 8, dict(kernel_size=4, padding="valid", stride=2)),
    (3, 8, dict(kernel_size=3, padding="foo")), (3, 8, dict(kernel_size=3, padding="")),
    (3, 8, dict(kernel_size=3, padding="it's")), (3, 3, dict(kernel_size=3, padding=3, padding_mode="reflect")),
    (3, 3, dict(kernel_size=3, padding=2, padding_mode="reflect")),
    (3, 3, dict(kernel_size=3, padding=3, padding_mode="circular")), (3, 3, dict(kernel_size=3, padding=4, padding_mode="circular")),
    (3, 3, dict(kernel_size=3, padding=7, padding_mode="replicate")),
    (3, 0, dict(kernel_size=3, padding=7, padding_mode="replicate")), (3, 8, dict(kernel_size=3, padding_mode="mirror")),
    (3, 8, dict(kernel_size=3, padding_mode=None)),
    (3, 8, dict(kernel_size=(3,))), (3, 8, dict(kernel_size=(3, 3))), (3, 8, dict(kernel_size=(3, 3, 3))),
    (3, 8, dict(kernel_size=(3, 3, 3, 3))), (3, 8, dict(kernel_size=())),
    (3, 8, dict(kernel_size=3.0)), (3, 8, dict(kernel_size=True)), (3, 8, dict(kernel_size="3")), (3, 8, dict(kernel_size=None)),
    (3, 8, dict(kernel_size=3, stride=1.0)), (3, 8, dict(kernel_size=3, stride=True)),
    (3, 8, dict(kernel_size=3, stride=None)), (3, 8, dict(kernel_size=3, padding=1.0)), (3, 8, dict(kernel_size=3, padding=None)),
    (3, 8, dict(kernel_size=3, dilation=1.5)), (3, 8, dict(kernel_size=3, groups=1.0)),
    (3, 8, dict(kernel_size=3, groups=None)), (3, 8, dict(kernel_size=3, groups=True)), (3, 8, dict(kernel_size=3, in_channels=3.0)),
    (3, 8, dict(kernel_size=3, out_channels=8.0)), (3, 8, dict(kernel_size=3, out_channels=None)),
    (3, 8, dict(kernel_size=3, bias=None)), (3, 8, dict(kernel_size=3, bias="no")), (3, 8, dict(kernel_size=3, bias=0)),
    (3, 8, dict(kernel_size=3, bias=[])), (3, 8, dict(kernel_size=3, out_channels=0)), (0, 8, dict(kernel_size=3, in_channels=0)),
    (3, 8, dict(kernel_size=3, in_channels=-3)), (3, 8, dict(kernel_size=3, out_channels=-8)), (3, 8, dict(kernel_size=2**63)),
    (3, 8, dict(kernel_size=3, stride=2**63)), (3, 8, dict(kernel_size=3, padding=2**62)),
    (3, 8, dict(kernel_size=3, stride=2**62)), (3, 8, dict(kernel_size=3, dilation=2**62)), (3, 8, dict(kernel_size=3, padding=[1])),
    (3, 8, dict(kernel_size=[3])), (3, 8, dict(kernel_size=3, stride=(1,))), (3, 8, dict(kernel_size=3, padding=(1, 1))),
    (3, 8, dict(kernel_size=3, dilation=(1, 1, 1))), (3, 8, dict(kernel_size=3, stride=((1, 1),))),
    (3, 8, dict(kernel_size=3, padding=())), (3, 8, dict(kernel_size=3, wrong=1)), (3, 8, dict()), (3, 8, dict(kernel_size=1, stride=3)),
]
TRANSPOSED_EDGES = [
    (3, 8, dict(kernel_size=3, output_padding=1)), (3, 8, dict(kernel_size=3, stride=2, output_padding=1)),
    (3, 8, dict(kernel_size=3, stride=2, output_padding=2)), (3, 8, dict(kernel_size=3, dilation=2, output_padding=1)),
    (3, 8, dict(kernel_size=3, dilation=2, output_padding=2)), (3, 8, dict(kernel_size=3, output_padding=-1)),
    (3, 1, dict(kernel_size=3, padding=2)), (3, 1, dict(kernel_size=3, padding=1)), (3, 1, dict(kernel_size=1, padding=1)),
    (3, 2, dict(kernel_size=3, padding=2)), (3, 8, dict(kernel_size=3, output_padding=1.0)),
    (3, 8, dict(kernel_size=3, output_padding="1")), (3, 8, dict(kernel_size=3, stride=2, output_padding=(1,))),
    (3, 8, dict(kernel_size=3, stride=2, output_padding=(1, 1))),
]
LARGE = [
    ("Conv2d", [1, 2**20, 8, 8], (2**20, 2**20, 3)), ("Conv2d", [1, 3, 2**20, 2**20], (3, 64, 7, 2, 3)),
    ("ConvTranspose3d", [2, 1024, 512, 512, 512], (1024, 2048, 4, 2, 1)), ("Conv1d", [2**30, 1, 2**20], (1, 2**10, 3)),
]




def named_cases():
    for shape, arguments in ARTICLE:
        yield case("Conv2d", shape, **arguments)
        yield case("Conv2d", [1, *shape], **arguments)
    for size, transposed, arguments in ANIMATIONS:
        yield case("ConvTranspose2d" if transposed else "Conv2d", [1, 1, size, size], 1, 1, **arguments)
    for name in MODULES:
        rank = int(name[-2])
        edges = EDGES + (TRANSPOSED_EDGES if "Transpose" in name else [])
        for channels, size, arguments in edges:
            chosen = {"in_channels": 3, "out_channels": 8} | arguments
            if name.startswith("Lazy"):
                del chosen["in_channels"]
            for batch in ([2], []):
                yield case(name, [*batch, channels, *[size] * rank], **chosen)
        first = [] if name.startswith("Lazy") else [3]
        for shape in ([3], [3] + [8] * (rank - 1), [1, 1, 3] + [8] * rank, [0, 3] + [8] * rank, [8] * rank, []):
            yield case(name, shape, *first, 8, 3)
    yield from ({**case(name, shape, *args), "meta": True} for name, shape, args in LARGE)
    yield from binding_cases()


def binding_cases():
    """Calls that Python itself rejects, and calls with all arguments by position."""
    for name in MODULES:
        rank = int(name[-2])
        shape = [1, 4] + [9] * rank
        first = [] if name.startswith("Lazy") else [4]
        yield case(name, shape, *first, 8)
        yield case(name, shape)
        yield case(name, shape, *first, 8, 3, kernel_size=3)
        yield case(name, shape, *first, 8, 3, 2, 1, 1, 1, True, 1, "zeros", None, None, None, 7)
        if "Transpose" in name:
            yield case(name, shape, *first, 8, 3, 2, 1, 1, 2, False, 2, "zeros")
        else:
            yield case(name, shape, *first, 8, 3, 2, 1, 2, 2, False, "reflect")


def random_cases(random):
    for _ in range(RANDOM_MODULE_CASES):
        yield random_module(random)
    for _ in range(RANDOM_FUNCTIONAL_CASES):
        yield random_functional(random)


def per_axis(random, rank, low, high):
    """One integer for all axes, or a tuple or list with one per axis."""
    form = random.random()
    if form < 0.55:
        return random.randint(low, high)
    sizes = [random.randint(low, high) for _ in range(rank)]
    return tuple(sizes) if form < 0.9 else sizes


def legal(random, rank, transposed):
    groups = random.choice([1, 1, 1, 1, 2, 3, 4])
    chosen = {
        "in_channels": groups * random.randint(1, 4),
        "out_channels": groups * random.randint(1, 4),
        "kernel_size": per_axis(random, rank, 1, 5),
    }
    if random.random() < 0.6:
        chosen["stride"] = per_axis(random, rank, 1, 4)
    if random.random() < 0.6:
        chosen["padding"] = per_axis(random, rank, 0, 4)
    if random.random() < 0.4:
        chosen["dilation"] = per_axis(random, rank, 1, 3)
    if groups > 1 or random.random() < 0.1:
        chosen["groups"] = groups
    if random.random() < 0.3:
        chosen["bias"] = random.choice([True, False, 0, 1])
    if transposed:
        if random.random() < 0.4:
            chosen["output_padding"] = per_axis(random, rank, 0, 2)
    else:
        if random.random() < 0.3:
            chosen["padding_mode"] = random.choice(["zeros", "reflect", "replicate", "circular"])
        if random.random() < 0.15:
            chosen["padding"] = random.choice(["same", "valid"])
            if chosen["padding"] == "same" and random.random() < 0.8:
                chosen.pop("stride", None)
    return chosen


ODD = [0, -1, -2, 7, 100, 2**31, 2**61, 2**62, 2**63 - 1, 2**63, -(2**63), 2**64, 10**30, 1.0, 2.5, float("nan"), True, False, None, "3",
       "same", "valid", "full", "zeros", "", object]


def odd(random, rank):
    form = random.random()
    if form < 0.6:
        value = random.choice(ODD)
        return object() if value is object else value
    length = random.choice([0, 1, rank, rank, rank, rank + 1, 5])
    if random.random() < 0.5:
        items = [random.randint(0, 3) for _ in range(length)]
    else:
        items = [random.choice(ODD[:19]) if random.random() < 0.4 else random.randint(1, 3) for _ in range(length)]
    return tuple(items) if random.random() < 0.7 else items


def mutate(random, rank, chosen, names):
    for _ in range(random.choice([0, 0, 0, 1, 1, 1, 1, 2, 2, 3])):
        name = random.choice(names)
        value = odd(random, rank)
        # The message about padding_mode would contain the address of an object.
        chosen[name] = None if name == "padding_mode" and type(value) is object else value


def input_for(random, rank, channels):
    size = [random.randint(1, 12) for _ in range(rank)]
    if random.random() < 0.06:
        size[random.randrange(rank)] = 0
    if random.random() < 0.1:
        channels += random.choice([-1, 1, 3])
    batch = [] if random.random() < 0.25 else [random.choice([1, 1, 2, 2, 3, 0])]
    shape = [*batch, max(0, channels), *size]
    if random.random() < 0.04:
        shape = shape[:-1] if random.random() < 0.5 else [1, *shape]
    return shape


def random_module(random):
    name = random.choice(MODULES)
    rank, transposed, lazy = int(name[-2]), "Transpose" in name, name.startswith("Lazy")
    names = [n for n in (TRANSPOSED_ORDER if transposed else ORDER) if not (lazy and n == "in_channels")]
    chosen = legal(random, rank, transposed)
    channels = chosen["in_channels"]
    mutate(random, rank, chosen, names)
    if lazy:
        del chosen["in_channels"]
    args, kwargs = arrange(random, names, chosen)
    return {"type": name, "args": args, "kwargs": kwargs, "input": input_for(random, rank, channels)}


def arrange(random, names, chosen):
    """Some of the first arguments by position, the rest by keyword."""
    leading = 0
    while leading < len(names) and names[leading] in chosen:
        leading += 1
    positional = random.randint(0, leading)
    args = [chosen[name] for name in names[:positional]]
    rest = [name for name in names[positional:] if name in chosen]
    if random.random() < 0.2:
        random.shuffle(rest)
    return args, {name: chosen[name] for name in rest}


def random_functional(random):
    name = random.choice(FUNCTIONS)
    rank, transposed = int(name[-2]), "transpose" in name
    chosen = legal(random, rank, transposed)
    in_channels, out_channels, groups = chosen["in_channels"], chosen["out_channels"], chosen.get("groups", 1)
    kernel = chosen["kernel_size"]
    kernel = list(kernel) if isinstance(kernel, (tuple, list)) else [kernel] * rank
    weight = [in_channels, out_channels // groups, *kernel] if transposed else [out_channels, in_channels // groups, *kernel]
    if random.random() < 0.08:
        weight[random.randrange(len(weight))] = random.choice([0, 1, 5])
    if random.random() < 0.04:
        weight = weight[:-1] if random.random() < 0.5 else [*weight, 1]
    order = ["bias", "stride", "padding", "output_padding", "groups", "dilation"] if transposed else ["bias", "stride", "padding", "dilation", "groups"]
    chosen = {n: v for n, v in chosen.items() if n in order and n != "bias"}
    mutate(random, rank, chosen, order[1:])
    if random.random() < 0.3:
        chosen["bias"] = None
    args, kwargs = arrange(random, order, chosen)
    return {"type": name, "args": args, "kwargs": kwargs, "input": input_for(random, rank, in_channels), "weight": weight}
