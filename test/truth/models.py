"""Records PyTorch's results for whole models: writes models.jsonl beside this file.

    {"torch": "2.13.0", "torchvision": "0.28.0", "calls": 8004}
    {"builder": "resnet50", "file": "torchvision/models/resnet.py", "model": "resnet50(weights=None)",
     "call": "torch.rand(1, 3, 224, 224)", "params": 25557032, "convMacs": 4087136256, "macs": 4089184256, "output": [1, 1000],
     "layers": [{"name": "conv1", "base": "Conv2d", "in": [1, 3, 224, 224], "out": [1, 64, 112, 112], "params": 9408,
                 "macs": 118013952, "site": ["torchvision/models/resnet.py", 197, 21]}, …]}

`type` is present if a layer's class is derived from torch's. `site` is the file, line and column of the call that creates the layer. Sizes
that depend on the number of selected boxes are null, and so is `macs` if it depends on them; `roi_heads.*` are omitted for the same reason.

Run: python test/truth/models.py  (torch 2.13, torchvision 0.28, Pillow, PYTHONHASHSEED=0).
With `timm FILE`, it appends one line per model of timm 1.0.29 to FILE, without those that FILE already contains (ten minutes). With
`timm-sample FILE`, it writes timm.jsonl from FILE: two models of each of timm's files, in the same form with `family`.
"""

import json
import os
import pathlib
import random
import re
import signal
import sys
import time
import warnings

import numpy
import torch

from tracing import EmptyOnMeta, remember_places, structure, trace
import truth_file

SEED = 20260
# The boxes of detectors depend on numbers, so these models run on numbers; the heads after the selection of boxes are omitted.
DETECTION_CALL = "[torch.rand(3, 320, 320)]"
AFTER_CHOICE = "roi_heads."


def deform_conv2d(x, weight, offset, mask, bias, *settings):
    # There is an offset for each cell of the output.
    return x.new_empty((x.shape[0], weight.shape[0], *offset.shape[2:]))


def declare_torchvision_operators():
    """Replaces torchvision's compiled operators, which do not load with every build of torch, by Python functions that return the right shapes."""
    library = torch.library.Library("torchvision", "DEF")
    size = "SymInt"
    pooling = f"Tensor input, Tensor rois, float spatial_scale, {size} pooled_height, {size} pooled_width"
    back = f"Tensor grad, Tensor rois, {{}}float spatial_scale, {size} ph, {size} pw, {{}}{size} n, {size} c, {size} h, {size} w"
    conv = f"Tensor offset, Tensor mask, Tensor bias, {', '.join(f'{size} a{i}' for i in range(8))}, bool use_mask"
    nms, align = "Tensor dets, Tensor scores, float iou_threshold", f"{pooling}, int sampling_ratio, bool aligned"
    for declaration in [
        f"nms({nms}) -> Tensor",
        f"qnms({nms}) -> Tensor",
        f"roi_align({align}) -> Tensor",
        f"qroi_align({align}) -> Tensor",
        f"_roi_align_backward({back.format('', '')}, int sampling_ratio, bool aligned) -> Tensor",
        f"ps_roi_align({pooling}, int sampling_ratio) -> (Tensor, Tensor)",
        f"_ps_roi_align_backward({back.format('Tensor mapping, ', 'int sampling_ratio, ')}) -> Tensor",
        f"ps_roi_pool({pooling}) -> (Tensor, Tensor)",
        f"_ps_roi_pool_backward({back.format('Tensor mapping, ', '')}) -> Tensor",
        f"roi_pool({pooling}) -> (Tensor, Tensor)",
        f"_roi_pool_backward({back.format('Tensor argmax, ', '')}) -> Tensor",
        f"deform_conv2d(Tensor input, Tensor weight, {conv}) -> Tensor",
        f"_deform_conv2d_backward(Tensor grad, Tensor input, Tensor weight, {conv}) -> (Tensor, Tensor, Tensor, Tensor, Tensor)",
    ]:
        library.define(declaration)
    library.impl("nms", lambda boxes, scores, threshold: torch.argsort(scores, descending=True)[:100], "CPU")
    library.impl(
        "roi_align",
        lambda x, boxes, scale, height, width, ratio, aligned: x.new_empty((boxes.shape[0], x.shape[1], height, width)),
        "CPU",
    )
    library.impl("deform_conv2d", deform_conv2d, "CPU")
    return library


def trust_operators():
    for module in list(sys.modules.values()):
        if (getattr(module, "__name__", None) or "").startswith("torchvision") and hasattr(module, "_assert_has_ops"):
            module._assert_has_ops = lambda: None


def layer_lines(calls, site_packages):
    """The calls in the form of the file, with places relative to the folder of packages."""
    lines = []
    for call in calls:
        place = call["place"]
        line = {"name": call["name"], "base": call["base"]}
        if call["type"] != call["base"]:
            line["type"] = call["type"]
        line |= {key: call[key] for key in ("in", "out", "params", "macs")}
        if place is not None:
            line["site"] = [os.path.relpath(place[0], site_packages).replace(os.sep, "/"), place[1], place[2]]
        lines.append(line)
    return lines


def run(namespace, model_text, call_text, building, device):
    """Evaluates both expressions like the command line, and runs the forward pass on `device`.

    `building` is the mode in which the constructor runs.
    """
    torch.manual_seed(SEED)
    random.seed(SEED)
    numpy.random.seed(SEED)
    scope = {"torch": torch, **namespace}
    with building:
        model = eval(model_text, scope)
    # The counter of operations does not accept parameters that require gradients as arguments of layers.
    model = model.eval().requires_grad_(False).to(device)
    with torch.device(device):
        args = eval(f"({call_text},)", scope)
        return model, *trace(model, args)


def hide_chosen(detections):
    """Replaces the number of selected boxes, which is arbitrary, by null."""
    return [{name: [None, *sizes[1:]] for name, sizes in found.items()} for found in detections]


def torchvision_case(name, builder):
    """The arguments of the builder and of forward, and whether the result depends on numbers."""
    area = builder.__module__.split(".")[2]
    options = {"weights": None}
    size = 299 if "inception" in name else 224
    call = f"torch.rand(1, 3, {size}, {size})"
    if area in ("detection", "segmentation"):
        options["weights_backbone"] = None
    if name in ("googlenet", "inception_v3"):
        options["init_weights"] = False
    if area == "video":
        size = 224 if re.search("mvit|swin|s3d", name) else 112
        call = f"torch.rand(1, 3, 16, {size}, {size})"
    if area == "optical_flow":
        call = "torch.rand(1, 3, 256, 256), torch.rand(1, 3, 256, 256)"
    if area == "detection":
        call = DETECTION_CALL
    return f"{name}({', '.join(f'{key}={value}' for key, value in options.items())})", call, area == "detection"


def torchvision_models():
    import torchvision
    from torchvision import models

    trust_operators()
    site_packages = os.path.dirname(os.path.dirname(torchvision.__file__))
    for name in models.list_models():
        builder = models.get_model_builder(name)
        if ".quantization." in builder.__module__:
            continue
        module = sys.modules[builder.__module__]
        model_text, call_text, by_numbers = torchvision_case(name, builder)
        model, calls, output, macs = run(
            vars(module), model_text, call_text, torch.device("cpu") if by_numbers else EmptyOnMeta(), "cpu" if by_numbers else "meta"
        )
        kept = [call for call in calls if not call["name"].startswith(AFTER_CHOICE)]
        two_stages = by_numbers and hasattr(model, "roi_heads")
        yield {
            "builder": name,
            "file": os.path.relpath(module.__file__, site_packages).replace(os.sep, "/"),
            "model": model_text,
            "call": call_text,
            "params": sum(parameter.numel() for parameter in model.parameters()),
            "convMacs": sum(call["macs"] for call in kept),
            "macs": None if two_stages else macs,
            "output": hide_chosen(structure(output)) if by_numbers else structure(output),
            "layers": layer_lines(kept, site_packages),
        }


def write_torchvision():
    import torchvision

    found = []
    for entry in torchvision_models():
        found.append(entry)
        print(f"{entry['builder']}: {len(entry['layers'])} calls, {entry['macs']} MACs", flush=True)
    header = {
        "torch": torch.__version__.split("+")[0],
        "torchvision": torchvision.__version__.split("+")[0],
        "calls": sum(len(entry["layers"]) for entry in found),
    }
    size = truth_file.write("models.jsonl", header, found)
    print(f"models.jsonl: {len(found)} models, {header['calls']} calls, {size}")


# Models of timm that take longer are omitted (seconds).
TIMM_LIMIT = 60


class TooSlow(Exception):
    """The model takes too long."""


def give_up(signal_number, frame):
    raise TooSlow()


def timm_models(known):
    import timm

    trust_operators()
    signal.signal(signal.SIGALRM, give_up)
    site_packages = os.path.dirname(os.path.dirname(timm.__file__))
    for name in timm.list_models():
        if name in known:
            continue
        started = time.time()
        module = sys.modules[timm.model_entrypoint(name).__module__]
        config = timm.get_pretrained_cfg(name)
        channels, height, width = config.input_size if config else (3, 224, 224)
        entry = {"builder": name, "family": module.__name__.split(".")[-1], "file": os.path.relpath(module.__file__, site_packages)}
        entry |= {"model": f"{name}(pretrained=False)", "call": f"torch.rand(1, {channels}, {height}, {width})"}
        module_names = vars(module)
        # Some constructors run their layers on a tensor, and some forward passes read numbers.
        for building, device in ((EmptyOnMeta(), "meta"), (torch.device("meta"), "meta"), (torch.device("cpu"), "cpu")):
            signal.alarm(TIMM_LIMIT)
            try:
                model, calls, output, macs = run(module_names, entry["model"], entry["call"], building, device)
                signal.alarm(0)
            except Exception as error:  # try the next way
                signal.alarm(0)
                entry["failed"] = f"{type(error).__name__}: {error}"[:300]
                continue
            entry.pop("failed", None)
            entry |= {
                "params": sum(parameter.numel() for parameter in model.parameters()),
                "convMacs": sum(call["macs"] for call in calls),
                # Fused attention on the CPU is not counted.
                "macs": macs if device == "meta" else None,
                "output": structure(output),
                "layers": layer_lines(calls, site_packages),
            }
            break
        entry["seconds"] = round(time.time() - started, 2)
        yield entry


def write_timm(path):
    path = pathlib.Path(path)
    known = {json.loads(line)["builder"] for line in path.read_text().splitlines()} if path.exists() else set()
    with path.open("a") as out:
        for entry in timm_models(known):
            out.write(json.dumps(entry, separators=(",", ":")) + "\n")
            out.flush()


def write_timm_sample(path):
    """The first and the last model, by name, of every file of timm."""
    import timm

    families = {}
    for line in pathlib.Path(path).read_text().splitlines():
        entry = json.loads(line)
        entry.pop("seconds")
        if "failed" not in entry:
            families.setdefault(entry["family"], []).append(entry)
    chosen = []
    for _, entries in sorted(families.items()):
        entries.sort(key=lambda entry: entry["builder"])
        chosen += entries[:1] if len(entries) == 1 else [entries[0], entries[-1]]
    calls = sum(len(entry["layers"]) for entry in chosen)
    size = truth_file.write("timm.jsonl", {"torch": torch.__version__.split("+")[0], "timm": timm.__version__, "calls": calls}, chosen)
    print(f"timm.jsonl: {len(chosen)} models of {len(families)} files, {calls} calls, {size}")


def main():
    warnings.simplefilter("ignore")
    torch.set_num_threads(2)
    declared = declare_torchvision_operators()
    remember_places()
    if sys.argv[1:2] == ["timm"]:
        write_timm(sys.argv[2] if len(sys.argv) > 2 else "timm.jsonl")
    elif sys.argv[1:2] == ["timm-sample"]:
        write_timm_sample(sys.argv[2] if len(sys.argv) > 2 else "timm.jsonl")
    else:
        write_torchvision()
    del declared


if __name__ == "__main__":
    main()
