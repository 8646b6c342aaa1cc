"""Runs models of one public repository once with PyTorch, for scripts/compare.mjs.

    python repositories.py ROOT SITE_PACKAGES < models

`models` has one JSON object a line (`module`, `model`, `call`), and so has the output, which is written model by model: what tracing.py
records of each, or the exception. ROOT is the first folder on the search path and the working directory, SITE_PACKAGES the last folder.
"""

import importlib
import json
import os
import signal
import sys
import warnings

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from models import declare_torchvision_operators, structure, trust_operators
from tracing import remember_places, trace

SEED = 0
# A model that PyTorch needs longer for (seconds) is given up.
LIMIT = 240


class TooSlow(Exception):
    """The model takes too long."""


def give_up(signal_number, frame):
    raise TooSlow()


class Scope(dict):
    """The names of a module, with those that the command line adds, and those that the module makes when they are asked for."""

    def __init__(self, module, **added):
        super().__init__({"torch": torch, "nn": torch.nn, "F": torch.nn.functional, **vars(module), **added})
        self["__builtins__"] = __builtins__
        self.module = module

    def __missing__(self, name):
        try:
            return getattr(self.module, name)
        except AttributeError:
            raise KeyError(name) from None


def layer_of(call, root):
    layer = {key: call[key] for key in ("name", "type", "base", "in", "out", "params", "macs")}
    # As on the command line, a layer of a derived class is made where that class calls torch's constructor.
    if call["place"] is not None and call["type"] == call["base"]:
        path, line, column = call["place"]
        layer["site"] = [os.path.relpath(path, root).replace(os.sep, "/") if path.startswith(root + os.sep) else None, line, column]
    return layer


def set_library(enabled):
    torch.backends.mkldnn.enabled = enabled


def run(request, root):
    torch.manual_seed(SEED)
    scope = Scope(importlib.import_module(request["module"]))
    trust_operators()
    model = eval(request["model"], scope).eval().requires_grad_(False)
    args, kwargs = eval(f"(lambda *args, **kwargs: (args, kwargs))({request['call']})", scope)
    for module in model.modules():
        if isinstance(module, torch.nn.RNNBase):
            module.register_forward_pre_hook(lambda *_: set_library(False))
            module.register_forward_hook(lambda *_: set_library(True))
    # Attention and recurrent layers in operations that the counter sees, as they are on other devices.
    with sdpa_kernel(SDPBackend.MATH):
        calls, output, macs = trace(model, args, kwargs=kwargs)
    return {
        "params": sum(parameter.numel() for parameter in model.parameters()),
        "macs": macs,
        "output": structure(output),
        "layers": [layer_of(call, root) for call in calls],
    }


def main():
    root, site_packages = (os.path.realpath(folder) for folder in sys.argv[1:3])
    warnings.simplefilter("ignore")
    torch.set_num_threads(2)
    torch.backends.mha.set_fastpath_enabled(False)
    declared = declare_torchvision_operators()
    remember_places()
    signal.signal(signal.SIGALRM, give_up)
    # The modules beside this one must not be found in the place of the repository's own.
    here = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [root] + [folder for folder in sys.path if os.path.realpath(folder) != here] + [site_packages]
    for name in ("models", "tracing", "truth_file"):
        sys.modules.pop(name, None)
    os.chdir(root)
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
    answers = os.fdopen(os.dup(1), "w")
    # What the repository's own code prints is no answer.
    os.dup2(2, 1)
    for line in sys.stdin:
        request = json.loads(line)
        signal.alarm(LIMIT)
        try:
            answer = run(request, root)
        except (Exception, SystemExit) as error:
            answer = {"error": {"type": type(error).__name__, "message": str(error)[:300]}}
        signal.alarm(0)
        answers.write(json.dumps(answer, separators=(",", ":")) + "\n")
        answers.flush()
    del declared


if __name__ == "__main__":
    main()
