"""Runs one model once, and records its convolutions, parameters, cost and output."""

import collections
import dataclasses
import math
import os
import sys

import torch
from torch import nn
from torch.nn.modules.conv import _ConvNd
from torch.overrides import TorchFunctionMode
from torch.utils.flop_counter import FlopCounterMode

BASES = (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.ConvTranspose1d, nn.ConvTranspose2d, nn.ConvTranspose3d)
TORCH = os.path.dirname(torch.__file__) + os.sep


class EmptyOnMeta(TorchFunctionMode):
    """Creates parameters without memory, but keeps the contents of other tensors (arange, linspace), which constructors may read."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = dict(kwargs or {})
        if func is torch.empty and kwargs.get("device") is None:
            kwargs["device"] = "meta"
        return func(*args, **kwargs)


def calling_place(layer):
    """The file and line of the call that creates `layer`: the innermost frame outside PyTorch and the layer's own constructor."""
    frame = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        own = code.co_name == "__init__" and frame.f_locals.get("self") is layer
        if not own and not code.co_filename.startswith(TORCH) and code.co_filename != __file__:
            start, _, column, _ = list(code.co_positions())[frame.f_lasti // 2]
            return code.co_filename, start, column
        frame = frame.f_back
    return None


def remember_places():
    """From now on, every convolution stores where it was created (`layer._place`)."""
    original = _ConvNd.__init__

    def init(self, *args, **kwargs):
        original(self, *args, **kwargs)
        self.__dict__["_place"] = calling_place(self)

    _ConvNd.__init__ = init


def macs_of(layer, x, y):
    """The multiplications of one call, including the batch, without the bias."""
    kernel = math.prod(layer.kernel_size)
    if layer.transposed:
        return x.numel() * (layer.out_channels // layer.groups) * kernel
    return y.numel() * (layer.in_channels // layer.groups) * kernel


def structure(value):
    """The shapes in the command line's form: a tensor is its sizes, a container is kept, anything else is {"value": …}."""
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if isinstance(value, tuple) and not value:
        return {"tuple": []}
    if isinstance(value, (list, tuple)):
        return [structure(item) for item in value]
    if isinstance(value, (dict, collections.abc.Mapping)):
        return {str(key): structure(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        return {field.name: structure(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return {"value": value if value is None or isinstance(value, (bool, int, float, str)) else type(value).__name__}


def trace(model, args, counting=True, calls=None, kwargs=None):
    """Runs `model` and returns the calls of convolutions in order of completion, the output, and the MACs of the whole forward.

    If a list is passed as `calls`, it is filled during the run, so that it contains the calls before an exception.
    """
    calls, hooks, kwargs = [] if calls is None else calls, [], kwargs or {}
    for name, layer in model.named_modules():
        if not isinstance(layer, _ConvNd):
            continue

        def hook(layer, inputs, keywords, output, name=name):
            x = inputs[0] if inputs else keywords["input"]
            calls.append(
                {
                    "name": name,
                    "type": type(layer).__name__,
                    "base": next(base.__name__ for base in type(layer).__mro__ if base in BASES),
                    "place": layer.__dict__.get("_place"),
                    "in": list(x.shape),
                    "out": list(output.shape),
                    "params": sum(parameter.numel() for parameter in layer.parameters()),
                    "macs": macs_of(layer, x, output),
                }
            )

        hooks.append(layer.register_forward_hook(hook, with_kwargs=True))
    counter = FlopCounterMode(display=False)
    with torch.no_grad():
        if counting:
            with counter:
                output = model(*args, **kwargs)
        else:
            output = model(*args, **kwargs)
    for hook in hooks:
        hook.remove()
    return calls, output, counter.get_total_flops() // 2 if counting else None
