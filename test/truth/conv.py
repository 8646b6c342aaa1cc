"""Records the shapes, costs and errors of PyTorch's convolutions: writes conv.jsonl beside this file.

The first line is a header; every further line is one case:

    {"call": "nn.Conv2d(3, 64, 7, stride=2)", "type": "Conv2d", "args": {"in_channels": 3, …}, "input": [1, 3, 224, 224],
     "output": [1, 64, 109, 109], "params": 9472, "macs": 111767808}
    {…, "error": ["ValueError", "groups must be a positive integer"], "at": "init"}

`args` maps torch's parameter names to values, without omitted arguments; it is missing if the call does not bind.
Values are JSON if that is exact, otherwise {"int": "…"}, {"float": 1.0}, {"tuple": […]}, {"other": "dict"}; a list is a list.
Functional calls have the weight's shape as `weight`. `rule` is present if the result does not come from a normal run on the CPU in float32.

Run: python test/truth/conv.py  (torch 2.13, PYTHONHASHSEED=0)
"""

import inspect
import json
import math
import random
import re
import warnings

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.flop_counter import FlopCounterMode, conv_flop_count

from conv_cases import named_cases, random_cases
from isolated import LEFT_OUT, TooLarge, ByChance, ask_all
import truth_file

SEED = 20260
# Larger tensors are not created: such layers run on the meta device, and only valid ones are recorded.
LARGEST_TENSOR = 1 << 22
# Forward passes with more multiplications do not run.
LARGEST_COST = 1 << 28
# Errors that torch raises when it calculates sizes.
CALCULATED = (
    r"alculat|too small|overflow|invalid shape|must be smaller|greater than zero, but|descriptor|wrapping around|Padding size should"
    r"|negative dimension|cannot be represented|Only zero batch|non-empty|cannot reshape|only one dimension|negative padding|narrow"
)


def encode(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else {"int": str(value)}
    if isinstance(value, float):
        return {"float": value if math.isfinite(value) else str(value)}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    return {"other": type(value).__name__}


def ints(value):
    if isinstance(value, (tuple, list)):
        return [n for item in value for n in ints(item)]
    return [int(value)] if isinstance(value, int) else []


def wraps(text, arguments):
    """Whether sizes overflowed in torch's kernels, so that the result is arbitrary."""
    names = ("kernel_size", "stride", "padding", "output_padding", "dilation")
    huge = any(abs(n) >= 2**31 for name in names for n in ints(arguments.get(name, 0)))
    return huge and (text is None or bool(re.search(CALCULATED, text)))


def message_of(error):
    """The message without parts that depend on torch's build: locations in C++ sources and stack traces."""
    text = re.sub(r"^/\S+\.(cpp|h):\d+: ", "", str(error))
    return re.sub(r'\nException raised from .*?("?)$', r"\1", text, flags=re.DOTALL)


def is_onednn(text):
    return "descriptor" in text or "primitive" in text


def bound(type_name, args, kwargs):
    """The arguments by torch's names, or None if Python itself rejects the call."""
    function = getattr(nn, type_name).__init__
    try:
        arguments = inspect.signature(function).bind(None, *args, **kwargs).arguments
    except TypeError:
        return None
    return {name: encode(value) for name, value in list(arguments.items())[1:]}


def estimate(arguments):
    """The number of elements of the largest tensor that the call could create; torch itself rejects sizes that overflow."""
    channels = [abs(n) for name in ("in_channels", "out_channels") for n in ints(arguments.get(name, 1))]
    kernel = [abs(n) for n in ints(arguments.get("kernel_size", 1))]
    if len(kernel) == 1:
        kernel = kernel * 3
    return math.prod(n for n in channels if n), math.prod(n for n in kernel if n)


def refuse_large(arguments, input_shape):
    channels, kernel = estimate(arguments)
    weight = channels * kernel
    if LARGEST_TENSOR < weight < 2**60:
        raise TooLarge("weight")
    for name in ("stride", "padding", "dilation", "output_padding"):
        for n in ints(arguments.get(name, 0)):
            if 200 < abs(n) < 2**59:
                raise TooLarge(name)


def judge(type_name, args, kwargs, input_shape, meta=False):
    """The result of torch for the layer and the input."""
    device = "meta" if meta else "cpu"
    stage = "init"
    try:
        layer = getattr(nn, type_name)(*args, **kwargs) if not meta else getattr(nn, type_name)(*args, **kwargs, device="meta")
        stage = "forward"
        x = torch.zeros(input_shape, device=device)
        with torch.no_grad():
            y = layer(x)
    except MemoryError:
        raise TooLarge("memory") from None
    except Exception as error:  # the exception is the result
        text = message_of(error)
        if "can't allocate memory" in text or "not enough memory" in text:
            raise TooLarge("memory") from None
        answer = {"error": [type(error).__name__, text], "at": stage}
        if is_onednn(text):
            with torch.backends.mkldnn.flags(enabled=False):
                answer = judge(type_name, args, kwargs, input_shape)
            answer["rule"] = "text without oneDNN"
        return answer
    weight = tuple(layer.weight.shape)
    batched = x.dim() == layer.weight.dim()
    x_shape, y_shape = (list(t.shape) if batched else [1, *t.shape] for t in (x, y))
    flops = conv_flop_count(x_shape, weight, y_shape, transposed="Transpose" in type_name)
    answer = {"output": list(y.shape), "params": encode(sum(p.numel() for p in layer.parameters())), "macs": encode(flops // 2)}
    if meta:
        answer["rule"] = "meta device: too large to run"
    return answer


def judge_functional(name, args, kwargs, input_shape, weight_shape):
    try:
        with torch.no_grad():
            y = getattr(F, name)(torch.zeros(input_shape), torch.zeros(weight_shape), *args, **kwargs)
    except Exception as error:
        text = message_of(error)
        if "can't allocate memory" in text or "not enough memory" in text:
            raise TooLarge("memory") from None
        answer = {"error": [type(error).__name__, text], "at": "forward"}
        if is_onednn(text):
            with torch.backends.mkldnn.flags(enabled=False):
                answer = judge_functional(name, args, kwargs, input_shape, weight_shape)
            answer["rule"] = "text without oneDNN"
        return answer
    return {"output": list(y.shape)}


def source(value):
    """The value as Python source."""
    if type(value) is object:
        return "object()"
    if isinstance(value, float) and not math.isfinite(value):
        return f"float({str(value)!r})"
    if isinstance(value, list):
        return f"[{', '.join(map(source, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(source, value))}{',' * (len(value) == 1)})"
    return repr(value)


def call_text(prefix, args, kwargs):
    return f"{prefix}({', '.join([*map(source, args), *(f'{name}={source(value)}' for name, value in kwargs.items())])})"


FUNCTIONAL_ORDER = {
    False: ["bias", "stride", "padding", "dilation", "groups"],
    True: ["bias", "stride", "padding", "output_padding", "groups", "dilation"],
}


def refuse_chance(type_name, verdict, arguments):
    """Omits cases whose result does not follow from torch's own rules."""
    # oneDNN accepts some transposed convolutions with dilation 0, depending on its implementation.
    if "output" in verdict and "ranspose" in type_name and 0 in ints(arguments.get("dilation", 1)):
        raise ByChance("dilation 0")
    kind, text = verdict.get("error", (None, None))
    if kind not in ("TypeError", "ValueError") and wraps(text, arguments):
        raise ByChance("sizes beyond the kernels' integers")


def prepare():
    # The kernel that torch chooses depends on the number of threads.
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    check_flops()


def answer(case):
    """One line of the file, or None if torch cannot run the case here."""
    type_name, args, kwargs, input_shape = case["type"], case["args"], case["kwargs"], case["input"]
    if type_name[0].islower():
        # In functional cases, the bias is omitted or a tensor of the right length; its values are not part of the case.
        given = dict(zip(FUNCTIONAL_ORDER["transpose" in type_name], args)) | kwargs
        refuse_large(given | {"kernel_size": case["weight"]}, input_shape)
        line = {"call": call_text(f"F.{type_name}", args, kwargs).replace("(", "(x, weight, ", 1).replace(", )", ")"), "type": type_name}
        line["args"] = {name: encode(value) for name, value in given.items()}
        line |= {"weight": case["weight"], "input": input_shape}
        verdict = judge_functional(type_name, args, kwargs, input_shape, case["weight"])
        refuse_chance(type_name, verdict, given)
        return line | verdict
    line = {"call": call_text(f"nn.{type_name}", args, kwargs), "type": type_name}
    arguments = bound(type_name, args, kwargs)
    if arguments is not None:
        raw = dict(list(inspect.signature(getattr(nn, type_name).__init__).bind(None, *args, **kwargs).arguments.items())[1:])
        if not case.get("meta"):
            refuse_large(raw, input_shape)
        line["args"] = arguments
    line["input"] = input_shape
    verdict = judge(type_name, args, kwargs, input_shape, meta=case.get("meta", False))
    if arguments is not None and verdict.get("at") != "init":
        refuse_chance(type_name, verdict, raw)
    return line | verdict


def check_flops():
    """Checks that the cost rule above agrees with torch's counter."""
    for layer, shape in [(nn.Conv2d(4, 6, 3, stride=2, groups=2), (2, 4, 9, 9)), (nn.ConvTranspose2d(4, 6, 3, groups=2), (2, 4, 5, 5))]:
        x = torch.zeros(shape)
        with FlopCounterMode(display=False) as counter:
            y = layer(x)
        assert counter.get_total_flops() == conv_flop_count(x.shape, layer.weight.shape, y.shape, transposed=isinstance(layer, nn.ConvTranspose2d))


def main():
    warnings.simplefilter("ignore")
    cases = [*named_cases(), *random_cases(random.Random(SEED))]
    answers = ask_all(cases, answer, prepare)
    left_out = {reason: sum(1 for text in answers if text == reason) for reason in LEFT_OUT}
    lines = list(dict.fromkeys(text for text in answers if text not in left_out))
    version = torch.__version__.split("+")[0]
    header = {"torch": version, "seed": SEED, "cases": len(lines), "leftOut": left_out}
    size = truth_file.write("conv.jsonl", header, map(json.loads, lines))
    print(f"conv.jsonl: {len(lines)} cases, left out {left_out}, {size}, torch {version}")


if __name__ == "__main__":
    main()
