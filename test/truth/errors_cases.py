"""The cases of errors.py: (family, source) pairs. What torch refuses depends on element types, ranks, sizes and kinds of arguments; each family goes
through combinations of one of these."""

import random

from errors_modules import modules_and_optimizers

DTYPES = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool", "complex64", "complex128"]
# Random combinations of types per family whose combinations are too many to list.
SAMPLE = 220


def tensor(sizes, dtype="float32"):
    """Ones of a type: torch fills them in every type."""
    sizes = ", ".join(map(str, sizes)) or "()"
    return f"torch.ones({sizes})" if dtype == "float32" else f"torch.ones({sizes}, dtype=torch.{dtype})"


def image(rank, channels=2, batch=2, size=5):
    return [batch, channels] + [size] * rank


def convolution_dtypes(rng):
    for rank in (1, 2, 3):
        for name in (f"conv{rank}d", f"conv_transpose{rank}d"):
            all_types = [(x, w, b) for x in DTYPES for w in DTYPES for b in [None, *DTYPES]]
            if name != "conv2d":
                same = [(t, t, b) for t in DTYPES for b in (None, t)]
                all_types = sorted(set(rng.sample(all_types, SAMPLE)) | set(same), key=str)
            for x, w, b in all_types:
                bias = "" if b is None else f", {tensor([2], b)}"
                yield f"F.{name} types", f"F.{name}({tensor(image(rank), x)}, {tensor([2, 2] + [3] * rank, w)}{bias})"
        for dtype in DTYPES:
            for layer in (f"nn.Conv{rank}d(2, 2, 3)", f"nn.Conv{rank}d(2, 2, 3, bias=False)", f"nn.ConvTranspose{rank}d(2, 2, 3)"):
                yield "layers of types", f"m = {layer}; m({tensor(image(rank), dtype)})"
                if dtype[0] in "fb" and dtype != "bool":
                    yield "layers of types", f"m = {layer}.to(torch.{dtype}); m({tensor(image(rank))})"


PRODUCTS = {
    "linear": ("F.linear({}, {})", [2, 3], [4, 3]),
    "matmul": ("torch.matmul({}, {})", [2, 3], [3, 4]),
    "matmul of vectors": ("{} @ {}", [3], [3]),
    "matmul of batches": ("{} @ {}", [2, 2, 3], [2, 3, 4]),
    "matmul with a vector": ("{} @ {}", [2, 3], [3]),
    "mm": ("torch.mm({}, {})", [2, 3], [3, 4]),
    "bmm": ("torch.bmm({}, {})", [2, 2, 3], [2, 3, 4]),
    "dot": ("torch.dot({}, {})", [3], [3]),
    "mv": ("torch.mv({}, {})", [2, 3], [3]),
    "outer": ("torch.outer({}, {})", [2], [3]),
    "einsum": ("torch.einsum('ij,jk->ik', {}, {})", [2, 3], [3, 4]),
    "addmm": ("torch.addmm(torch.ones(2, 4), {}, {})", [2, 3], [3, 4]),
    "baddbmm": ("torch.baddbmm(torch.ones(2, 2, 4), {}, {})", [2, 2, 3], [2, 3, 4]),
    "bilinear": ("F.bilinear({}, torch.ones(2, 3), {})", [2, 2], [4, 2, 3]),
}
NORMS = {
    "batch_norm": "F.batch_norm({x}, {w}, {w}, training=False)",
    "batch_norm with weight": "F.batch_norm({x}, torch.ones(4), torch.ones(4), {w}, {w}, training=False)",
    "batch_norm in training": "F.batch_norm({x}, {w}, {w}, training=True)",
    "batch_norm without statistics": "F.batch_norm({x}, None, None, {w}, {w}, training=True)",
    "instance_norm": "F.instance_norm({x}, weight={w}, bias={w})",
    "instance_norm with statistics": "F.instance_norm({x}, {w}, {w})",
    "group_norm": "F.group_norm({x}, 2, {w}, {w})",
    "layer_norm": "F.layer_norm({x}, (4,), {w}, {w})",
    "rms_norm": "F.rms_norm({x}, (4,), {w})",
    "prelu": "F.prelu({x}, {w})",
}
LOSSES = ["mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", "kl_div", "soft_margin_loss",
          "multilabel_soft_margin_loss", "poisson_nll_loss", "hinge_embedding_loss", "cross_entropy", "nll_loss", "multilabel_margin_loss",
          "multi_margin_loss"]
ONE_TENSOR = [
    "F.max_pool{r}d(x, 2)", "F.avg_pool{r}d(x, 2)", "F.adaptive_avg_pool{r}d(x, 2)", "F.adaptive_max_pool{r}d(x, 2)", "F.lp_pool{r}d(x, 2, 2)",
    "nn.BatchNorm{r}d(2)(x)", "nn.BatchNorm{r}d(2).eval()(x)", "nn.BatchNorm{r}d(2, affine=False)(x)", "nn.InstanceNorm{r}d(2)(x)",
    "nn.InstanceNorm{r}d(2, affine=True)(x)", "nn.InstanceNorm{r}d(2, affine=True, track_running_stats=True)(x)", "nn.GroupNorm(1, 2)(x)",
    "nn.LayerNorm(5)(x)", "nn.LayerNorm(5, elementwise_affine=False)(x)", "nn.PReLU()(x)", "F.pad(x, (1, 1), mode='reflect')",
    "F.pad(x, (1, 1) * {r}, mode='replicate')", "F.pad(x, (1, 1) * {r}, mode='circular')", "F.pad(x, (1, 1))",
    "F.interpolate(x, scale_factor=2)", "F.interpolate(x, scale_factor=2, mode='{mode}')", "F.interpolate(x, scale_factor=2, mode='area')",
    "F.interpolate(x, scale_factor=2, mode='nearest-exact')", "F.local_response_norm(x, 2)", "F.normalize(x)",
]
ACTIVATIONS = [
    "F.relu", "F.relu6", "F.elu", "F.selu", "F.celu", "F.gelu", "F.silu", "F.mish", "F.softplus", "F.softsign", "F.tanhshrink", "F.hardtanh", "F.hardswish",
    "F.hardsigmoid", "F.hardshrink", "F.softshrink", "F.leaky_relu", "F.rrelu", "F.logsigmoid", "F.threshold(x, 0.1, 1)", "F.glu", "torch.sigmoid",
    "torch.tanh",
    "F.softmax(x, 1)", "F.log_softmax(x, 1)", "F.softmin(x, 1)", "F.gumbel_softmax", "F.dropout", "F.alpha_dropout", "F.dropout(x, training=False)",
    "torch.exp",
    "torch.log", "torch.sqrt", "torch.rsqrt", "torch.abs", "torch.sign", "torch.floor", "torch.round", "torch.mean", "torch.var", "torch.std", "torch.norm",
    "torch.sum", "torch.prod", "torch.amax", "torch.max", "torch.argmax", "torch.sort", "torch.cumsum(x, 0)", "torch.median", "torch.logsumexp(x, 1)",
    "torch.inverse", "torch.linalg.norm", "torch.fft.fft", "torch.fft.rfft", "torch.bincount", "torch.clamp(x, min=0)", "torch.erf", "torch.logit",
    "torch.softmax(x, 0)", "torch.bitwise_not", "torch.logical_not", "torch.neg", "torch.square", "torch.atan2(x, x)", "torch.multinomial(x, 2)",
    "torch.bernoulli", "torch.histc", "torch.quantile(x, 0.5)", "torch.nanmean", "torch.cdist(x, x)", "F.cosine_similarity(x, x)",
    "F.pairwise_distance(x, x)",
    "F.one_hot", "F.pixel_shuffle(x[None, :], 1)", "torch.tril", "torch.diff", "torch.trace", "torch.det", "torch.frac", "torch.special.expit",
    "torch.topk(x, 1)",
]


def other_dtypes(rng):
    for name, (call, first, second) in PRODUCTS.items():
        for x in DTYPES:
            for w in DTYPES:
                yield f"types of {name}", call.format(tensor(first, x), tensor(second, w))
    for x, w, b in rng.sample([(x, w, b) for x in DTYPES for w in DTYPES for b in DTYPES], SAMPLE):
        yield "types of linear", f"F.linear({tensor([2, 3], x)}, {tensor([4, 3], w)}, {tensor([4], b)})"
    for name, call in NORMS.items():
        for x in DTYPES:
            for w in DTYPES:
                yield f"types of {name}", call.format(x=tensor([2, 4, 4], x), w=tensor([4], w))
    for loss in LOSSES:
        target = [2] if loss in ("cross_entropy", "nll_loss", "multi_margin_loss") else [2, 3]
        for x in DTYPES:
            for y in DTYPES:
                yield f"types of {loss}", f"F.{loss}({tensor([2, 3], x)}, {tensor(target, y)})"
    for dtype in DTYPES:
        for rank, mode in ((1, "linear"), (2, "bilinear"), (3, "trilinear")):
            for call in ONE_TENSOR:
                yield f"types in {rank} dimensions", f"x = {tensor(image(rank), dtype)}; {call.format(r=rank, mode=mode)}"
        yield "types in 2 dimensions", f"F.interpolate({tensor(image(2), dtype)}, size=3, mode='bicubic')"
        for call in ACTIVATIONS:
            yield "types of functions", f"x = {tensor([2, 2], dtype)}; {call if '(' in call else call + '(x)'}"
        for layer in ("nn.Embedding(3, 4)", "nn.EmbeddingBag(3, 4)", "nn.Linear(3, 4)", "nn.Bilinear(3, 3, 4)"):
            second = ", x" if "Bilinear" in layer else ""
            yield "types of layers", f"x = {tensor([2, 3], dtype)}; m = {layer}; m(x{second})"
        for layer in ("nn.LSTM(3, 4)", "nn.GRU(3, 4)", "nn.RNN(3, 4)", "nn.LSTMCell(3, 4)", "nn.GRUCell(3, 4)", "nn.RNNCell(3, 4)"):
            sizes = [2, 3] if "Cell" in layer else [5, 2, 3]
            yield "types of layers", f"m = {layer}; m({tensor(sizes, dtype)})"
            state = tensor([2, 4] if "Cell" in layer else [1, 2, 4], dtype)
            yield "types of layers", f"h = {state}; m = {layer}; m(torch.ones({sizes}), {'(h, h)' if 'LSTM' in layer else 'h'})"
        yield "types of layers", f"x = {tensor([5, 2, 4], dtype)}; m = nn.MultiheadAttention(4, 2); m(x, x, x)[0]"
        yield "types of layers", f"x = {tensor([5, 2, 4], dtype)}; m = nn.TransformerEncoderLayer(4, 2); m(x)"
        for other in ("float32", "float64"):
            yield "types of attention", f"x = {tensor([1, 2, 3, 4], dtype)}; F.scaled_dot_product_attention(x, x, {tensor([1, 2, 3, 4], other)})"
            yield "types of grid_sample", f"F.grid_sample({tensor([1, 2, 4, 4], dtype)}, {tensor([1, 3, 3, 2], other)}, align_corners=False)"


def shapes(rng):
    """Ranks and sizes that norms, poolings and others refuse."""
    sizes = [[], [0], [3], [4], [2, 3], [2, 4], [0, 4], [1, 4], [2, 0], [2, 4, 5], [1, 4, 1], [2, 3, 5], [2, 4, 0], [0, 4, 5], [2, 4, 5, 6], [1, 4, 1, 1],
             [2, 3, 5, 6], [2, 4, 0, 6], [0, 4, 5, 6], [2, 4, 3, 5, 6], [1, 4, 1, 1, 1], [2, 3, 3, 5, 6], [2, 4, 3, 5, 0], [2, 4, 3, 5, 6, 2]]
    layers = ["nn.GroupNorm(2, 4)", "nn.GroupNorm(1, 4)", "nn.GroupNorm(4, 4)", "nn.GroupNorm(3, 3)", "nn.LayerNorm(4)", "nn.LayerNorm((4, 5))",
              "nn.LayerNorm([5, 6])", "nn.RMSNorm(5)", "nn.LocalResponseNorm(2)", "nn.Softmax2d()", "nn.PixelShuffle(2)", "nn.PixelUnshuffle(2)",
              "nn.ChannelShuffle(2)", "nn.Unfold(2)", "nn.Fold(4, 2)", "nn.Flatten()", "nn.GLU()", "nn.GLU(1)", "nn.Linear(4, 2)", "nn.Linear(5, 2)",
              "nn.PReLU(4)",
              "nn.PReLU(3)", "nn.LSTM(4, 3)", "nn.GRU(5, 3, batch_first=True)", "nn.RNN(4, 3)", "nn.LSTMCell(4, 3)", "nn.GRUCell(3, 3)",
              "nn.CosineSimilarity()",
              "nn.Softmax(2)", "nn.Softmax(-3)", "nn.UpsamplingNearest2d(3)", "nn.Upsample(scale_factor=2, mode='bilinear')", "nn.Upsample(7, mode='linear')",
              "nn.Upsample(scale_factor=2)", "nn.Upsample((2, 3))", "nn.Dropout2d()", "nn.Dropout1d()", "nn.AlphaDropout()", "nn.ZeroPad2d(1)",
              "nn.Bilinear(4, 4, 2)"]
    for rank in (1, 2, 3):
        layers += [f"nn.BatchNorm{rank}d(4)", f"nn.BatchNorm{rank}d(4).eval()", f"nn.BatchNorm{rank}d(4, affine=False)",
                   f"nn.BatchNorm{rank}d(4, track_running_stats=False)", f"nn.InstanceNorm{rank}d(4)", f"nn.InstanceNorm{rank}d(4, affine=True)",
                   f"nn.InstanceNorm{rank}d(4, track_running_stats=True)", f"nn.LazyBatchNorm{rank}d()", f"nn.LPPool{rank}d(2, 2)"]
        for pool in ("Max", "Avg"):
            layers += [f"nn.{pool}Pool{rank}d({arguments})" for arguments in
                       ("2", "3, 1, 1", "7", "0", "2, 0", "2, -1", "3, 1, 2", "-1", "2, 2, -1", "(2, 2)", "(1, 2, 3)", "4, ceil_mode=True", "()", "2.5",
                           "None", "True")]
            layers += [f"nn.Adaptive{pool}Pool{rank}d({size})" for size in ("2", "0", "-1", "(1, 2)", "(None, 2)", "(2, 2, 2)", "None", "2.5", "()")]
        layers += [f"nn.MaxPool{rank}d(2, dilation={dilation})" for dilation in (0, -1, 4)] + [f"nn.AvgPool{rank}d(2, divisor_override=0)"]
        for pad in ("Reflection", "Replication", "Circular", "Zero", "Constant"):
            for padding in (1, 3, 6, -1, -3, -9, f"({', '.join(['1, 2'] * rank)})", f"({', '.join(['0, -4'] * rank)})", "(1, 1)", "(1,)", "1.5", "None"):
                layers.append(f"nn.{pad}Pad{rank}d({padding}{', 0' if pad == 'Constant' else ''})")
        for layer in ("Conv", "ConvTranspose"):
            for arguments in ("4, 2, 3", "4, 4, 3, groups=2", "4, 2, 1", "5, 2, 7", "4, 2, 3, padding=9", "4, 2, 2, stride=2"):
                layers.append(f"nn.{layer}{rank}d({arguments})")
    for layer in layers:
        second = ", x" if "Cosine" in layer or "Bilinear" in layer else ""
        for shape in sizes:
            yield f"sizes of {layer[3:].split('(')[0]}", f"x = {tensor(shape)}; m = {layer}; m(x{second})"
    functional = [
        "F.batch_norm(x, torch.zeros(4), torch.ones(4), training=True)", "F.batch_norm(x, torch.zeros(3), torch.ones(3))", "F.batch_norm(x, None, None)",
        "F.batch_norm(x, torch.zeros(4), torch.ones(4), torch.ones(3), torch.ones(4))", "F.batch_norm(x, torch.zeros(4), None)",
        "F.batch_norm(x, torch.zeros(4), torch.ones(4), torch.ones(4), torch.ones(3))", "F.batch_norm(x, torch.zeros(4), torch.ones(3))",
        "F.instance_norm(x)", "F.instance_norm(x, torch.zeros(3), torch.ones(3))", "F.instance_norm(x, weight=torch.ones(3))",
        "F.instance_norm(x, use_input_stats=False)", "F.group_norm(x, 2)", "F.group_norm(x, 3)", "F.group_norm(x, 0)", "F.group_norm(x, -1)",
        "F.group_norm(x, 2, torch.ones(3))", "F.group_norm(x, 2, torch.ones(4), torch.ones(2))", "F.group_norm(x, 2, torch.ones(4, 1))",
        "F.group_norm(x, 2.0)",
        "F.layer_norm(x, 5)", "F.layer_norm(x, (5,))", "F.layer_norm(x, ())", "F.layer_norm(x, (5,), torch.ones(4))",
        "F.layer_norm(x, (5,), torch.ones(5), torch.ones(4))",
        "F.layer_norm(x, (4, 5, 6))", "F.layer_norm(x, [6], torch.ones(6, 1))", "F.rms_norm(x, (5,))", "F.rms_norm(x, (5,), torch.ones(4))",
        "F.local_response_norm(x, 0)",
        "F.local_response_norm(x, 2)", "F.pad(x, (1,))", "F.pad(x, (1, 2, 3))", "F.pad(x, (-9, 0))", "F.pad(x, (-1, -4))", "F.pad(x, (-5, 0))",
        "F.pad(x, (0, 0, -5, 0))",
        "F.pad(x, (1, 1), mode='reflect')", "F.pad(x, (1, 1, 1, 1), mode='reflect')", "F.pad(x, (1,) * 6, mode='reflect')",
        "F.pad(x, (1, 1), mode='replicate')",
        "F.pad(x, (1,) * 4, mode='circular')", "F.pad(x, (7, 7), mode='circular')", "F.pad(x, (9, 9, 9, 9), mode='circular')",
        "F.pad(x, (1, 1), mode='mirror')",
        "F.pad(x, (1, 1), mode='reflect', value=1)", "F.pad(x, (1,) * 14)", "F.pad(x, (6, 1), mode='reflect')", "F.pad(x, (9, 9, 9, 9), mode='reflect')",
        "F.pad(x, (-7, 1), mode='replicate')", "F.pad(x, 1)", "F.pad(x, (1.0, 1.0))", "F.pad(x, None)", "F.pad(x, ())",
        "F.interpolate(x)", "F.interpolate(x, 2, 2)", "F.interpolate(x, (2, 2))", "F.interpolate(x, scale_factor=(2, 2))", "F.interpolate(x, 0)",
        "F.interpolate(x, -1)", "F.interpolate(x, scale_factor=0)", "F.interpolate(x, scale_factor=0.01)", "F.interpolate(x, 2, mode='linear')",
        "F.interpolate(x, 2, mode='bilinear', align_corners=True)", "F.interpolate(x, 2, mode='trilinear')", "F.interpolate(x, 2, mode='bicubic')",
        "F.interpolate(x, 2, mode='nearest', align_corners=True)", "F.interpolate(x, 2, mode='cubic')", "F.interpolate(x, 2.5)",
        "F.interpolate(x, scale_factor='2')",
        "F.interpolate(x, 2, mode='area')", "F.interpolate(x, 4, mode='bilinear', antialias=True)",
        "F.interpolate(x, scale_factor=2, recompute_scale_factor=True)",
        "F.interpolate(x, 4, recompute_scale_factor=True)", "F.interpolate(x, scale_factor=[])", "F.interpolate(x, size=[])", "F.interpolate(x, size=())",
        "F.embedding(x.long(), torch.ones(3, 4))", "F.embedding(x.long(), torch.ones(3))", "F.embedding(x, torch.ones(3, 4))",
        "F.embedding(x.long() * 9, torch.ones(3, 4))",
        "F.embedding(-x.long(), torch.ones(3, 4))", "F.cross_entropy(x, x)", "F.cross_entropy(x, torch.ones(2).long())",
        "F.cross_entropy(x, torch.ones(3).long())",
        "F.cross_entropy(x, torch.ones(2, 5).long())", "F.cross_entropy(x, torch.ones(2).long() * 9)",
        "F.cross_entropy(x, torch.ones(2).long(), torch.ones(3))",
        "F.nll_loss(x, torch.ones(2).long())", "F.nll_loss(x, torch.ones(2, 5).long())", "F.nll_loss(x, x)", "F.mse_loss(x, torch.ones(2, 3))",
        "F.l1_loss(x, torch.ones(7))",
        "F.binary_cross_entropy(x, torch.ones(2))", "F.binary_cross_entropy_with_logits(x, torch.ones(2))", "F.kl_div(x, torch.ones(7))",
        "F.ctc_loss(x, x, x, x)",
        "F.triplet_margin_loss(x, x, torch.ones(7))", "F.cosine_embedding_loss(x, x, torch.ones(2))", "F.margin_ranking_loss(x, x, torch.ones(2))",
        "F.gaussian_nll_loss(x, x, torch.ones(7))", "F.gaussian_nll_loss(x, x, -x)", "F.mse_loss(x, x, reduction='avg')",
        "F.cross_entropy(x, x, reduction='avg')",
        "F.cross_entropy(x, x, label_smoothing=2.0)", "F.huber_loss(x, x, delta=0)", "F.smooth_l1_loss(x, x, beta=-1)",
        "F.multi_margin_loss(x, torch.ones(2).long())",
        "F.multi_margin_loss(x, x, p=3)", "F.poisson_nll_loss(x, x, reduction='avg')", "F.softmax(x, 5)", "F.log_softmax(x, -4)", "F.dropout(x, 2)",
        "F.dropout(x, -0.1)",
        "F.dropout2d(x, 1.5)", "F.alpha_dropout(x, 2.0)", "F.glu(x)", "F.glu(x, 4)", "F.normalize(x, dim=3)", "F.one_hot(x.long(), 1)",
        "F.one_hot(-x.long())", "F.gumbel_softmax(x, dim=4)",
        "F.pixel_shuffle(x, 2)", "F.pixel_shuffle(x, 0)", "F.pixel_shuffle(x, -1)", "F.pixel_unshuffle(x, 2)", "F.pixel_unshuffle(x, 0)",
        "F.channel_shuffle(x, 3)", "F.channel_shuffle(x, 0)",
        "F.grid_sample(x, x)", "F.grid_sample(x, torch.ones(2, 3, 3, 2))", "F.grid_sample(x, torch.ones(2, 3, 3, 3))",
        "F.grid_sample(x, torch.ones(2, 3, 3, 2), mode='cubic')",
        "F.grid_sample(x, torch.ones(2, 3, 3, 2), padding_mode='none')", "F.affine_grid(x, (2, 3, 4, 4))", "F.affine_grid(torch.ones(2, 2, 3), (2, 3, 4))",
        "F.threshold(x, 1, 'a')",
        "F.max_unpool2d(x, x.long(), 2)", "F.unfold(x, 0)", "F.unfold(x, 2, padding=-1)", "F.unfold(x, 9)", "F.fold(x, (4, 4), 2)",
        "F.scaled_dot_product_attention(x, x, x)",
        "F.multi_head_attention_forward", "x.view(7)", "x.view(-1, 7)", "x.view(-1, -1)", "x.reshape(3, -1, -1)", "x.view(2, -2)", "x.permute(0, 2, 1)",
        "x.permute(0, 0, 1)", "x.transpose(1, 4)",
        "x.flatten(2, 1)", "x.flatten(5)", "x.unflatten(1, (3, 2))", "x.squeeze(6)", "x.unsqueeze(8)", "x.chunk(0, 1)", "x.split(3, 9)",
        "x.split([1, 1], 1)", "x.expand(3, -1)", "x.expand(9)",
        "x.repeat(2)", "x.mean(5)", "x.sum((1, 1))", "x.max(4)", "x.argmax(3)", "torch.cat([x, torch.ones(2, 3)])", "torch.cat([x, x], 4)", "torch.cat([])",
        "torch.cat(x)", "torch.stack([x, torch.ones(2, 3)])",
        "torch.stack([])", "x @ torch.ones(3, 3)", "torch.bmm(x, x)", "x + torch.ones(7, 3)", "x[7]", "x[:, 9]", "x[0, 0, 0, 0]", "x[..., None, 0, ...]",
        "x['a']", "x[1.0]", "x.gather(1, torch.ones(2, 9).long())",
        "x.narrow(0, 1, 9)", "x.select(1, 8)", "x.index_select(0, torch.ones(2))", "x.index_select(0, torch.ones(2, 2).long())", "x.roll(1, 9)",
        "x.roll((1, 2), 0)", "x.flip(8)", "x.rot90(1, (0, 0))", "x.item()", "float(x)",
        "len(x)", "bool(x)", "int(x)", "x.t()", "x.mT", "x.norm(dim=8)", "x.unfold(0, 9, 1)", "x.unfold(1, 1, 0)", "x.diagonal(0, 0, 0)", "x.tril()",
        "x.topk(9)", "x.kthvalue(9)", "x.sort(6)", "x.cumsum(7)",
        "x.scatter(0, torch.ones(1, 1).long(), 1.0)", "x.masked_fill(torch.ones(2, 4), 0)", "x.masked_fill(torch.ones(7).bool(), 0)",
        "torch.where(x, x, x)", "torch.where(x > 0, x, torch.ones(7))", "x.numpy().foo",
        "x.to('foo')", "x.to(dtype='float')", "x.type('foo')", "x.view(torch.int64)", "torch.einsum('ij,jk', x, x)", "torch.einsum('ii->i', x)", "x.foo",
        "x.foo()", "x()", "x.shape()", "x.size(7)", "x.size('a')",
    ]
    picked = [[], [4], [2, 4], [2, 4, 5], [2, 3, 5, 6], [0, 4, 5], [2, 4, 3, 5, 6]]
    for call in functional:
        for shape in picked:
            yield "sizes of functions", f"x = {tensor(shape)}; {call}"


def not_tensors(rng):
    """Arguments that are not tensors, and numbers that are not integers."""
    values = ["[1.0, 2.0]", "3", "None", "np.zeros((2, 2, 5, 5))", "'x'", "(1, 2)", "2.5", "True", "[torch.ones(2, 2, 5, 5)]",
        "(torch.ones(2, 2, 5, 5), None)", "{'x': 1}", "nn.Conv2d(2, 2, 3)", "nn.ReLU",
              "torch.float32", "np.float32(3)", "{1, 2}", "slice(1)", "b'x'", "range(3)", "1j", "nn.Parameter(torch.ones(2, 2, 5, 5))",
              "torch.nn.Identity()", "print", "...", "[]", "()"]
    layers = [f"nn.{name}{rank}d(2, 2, 3)" for name in ("Conv", "ConvTranspose") for rank in (1, 2, 3)]
    layers += ["nn.Conv2d(2, 2, 3, bias=False)", "nn.Conv2d(2, 2, 3, padding='same')", "nn.Conv2d(2, 2, 3, padding_mode='reflect', padding=1)",
        "nn.Linear(5, 2)", "nn.BatchNorm2d(2)", "nn.GroupNorm(1, 2)",
               "nn.LayerNorm(5)", "nn.InstanceNorm2d(2)", "nn.MaxPool2d(2)", "nn.AvgPool2d(2)", "nn.AdaptiveAvgPool2d(1)", "nn.AdaptiveMaxPool2d(1)",
               "nn.ReLU()", "nn.ReLU(inplace=True)", "nn.GELU()", "nn.SiLU()", "nn.Sigmoid()", "nn.Tanh()",
               "nn.LeakyReLU()", "nn.ELU()", "nn.Softmax(1)", "nn.Dropout()", "nn.Dropout().eval()", "nn.Flatten()", "nn.Upsample(scale_factor=2)",
               "nn.ZeroPad2d(1)", "nn.ReflectionPad2d(1)", "nn.PixelShuffle(2)",
               "nn.Embedding(3, 4)", "nn.LSTM(5, 3)", "nn.GRU(5, 3)", "nn.Sequential(nn.Conv2d(2, 2, 3))", "nn.ModuleList()", "nn.PReLU()", "nn.Hardtanh()",
               "nn.Softplus()", "nn.LogSoftmax(1)"]
    for layer in layers:
        for value in values:
            yield "layers given other things", f"import numpy as np; m = {layer}; m({value})"
        yield "layers given other things", f"m = {layer}; m()"
        yield "layers given other things", f"x = torch.ones(2, 2, 5, 5); m = {layer}; m(x, x, x, x)"
        yield "layers given other things", f"x = torch.ones(2, 2, 5, 5); m = {layer}; m(x, foo=1)"
    functions = ["conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d"]
    x, w = "torch.ones(2, 2, 5, 5)", "torch.ones(2, 2, 3, 3)"
    for function in functions:
        for value in values:
            yield "convolutions given other things", f"import numpy as np; F.{function}({value}, {w})"
            yield "convolutions given other things", f"import numpy as np; F.{function}({x}, {value})"
            yield "convolutions given other things", f"import numpy as np; F.{function}({x}, {w}, {value})"
            yield "convolutions given other things", f"import numpy as np; F.{function}({x}, {w}, bias={value}, padding=1)"
            for keyword in ("stride", "padding", "dilation", "groups") + (("output_padding",) if "transpose" in function else ()):
                yield "convolutions given other things", f"import numpy as np; F.{function}({x}, {w}, {keyword}={value})"
        for arguments in ("", x, f"{x}, {w}, None, 1, 0, 1, 1, 1", f"{x}, {w}, foo=1", f"{x}, weight={w}, stride=(1.0, 1)", f"{x}, {w}, None, 1.0",
            f"{x}, {w}, None, 1, 1.5", f"{x}, {w}, padding=(1, 1.0)",
                          f"{x}, {w}, None, (1, 2.0), 0", f"input={x}, weight={w}, bias=1", f"{x}, {w}, stride=[1, 'a']",
                              f"{x}, {w}, padding='same', stride=2", f"{x}, {w}, padding='full'",
                          f"{x}, {w}, None, stride=None", f"{x}, {w}, input={x}"):
            yield "convolutions given other things", f"F.{function}({arguments})"
    for layer in ("Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d"):
        rank = int(layer[-2])
        for arguments in ("2, 2, 3, padding=1.0", "2, 2, 3, stride=1.5", "2, 2, 3.0", "2, 2, 3, dilation=1.0", "2, 2, 3, padding=(1.0,) * R",
            "2, 2, 3, stride=(1, 2.0, 1)[:R]", "2.0, 2, 3", "2, 2.0, 3", "2, 2, 3, groups=1.0", "2, 2, '3'",
                          "2, 2, None", "2, 2, 3, stride=None", "2, 2, 3, padding=None", "2, 2, 3, bias=None", "2, 2, 3, padding='1'",
                          "2, 2, 3, padding_mode='mirror'", "2, 2, 3, padding_mode=1", "2, 2, (3,)", "2, 2, (3, 3, 3, 3)",
                          "2, 2, [3] * R", "0, 2, 3", "2, 0, 3", "-2, 2, 3", "3, 2, 3, groups=2", "2, 3, 3, groups=2", "2, 2, 3, groups=0",
                          "2, 2, 3, groups=-1", "2, 2, 0", "2, 2, -3", "2, 2, 3, stride=0", "2, 2, 3, stride=-1",
                          "2, 2, 3, padding=-1", "2, 2, 3, dilation=0", "2, 2, 3, dilation=-1", "2, 2, 3, device='cpu'", "2, 2, 3, dtype=torch.int64",
                          "2, 2, 3, dtype=torch.float64", "2, 2", "2", "", "2, 2, 3, 1, 0, 1, 1, True, 'zeros', None, None, 1",
                          "2, 2, 3, foo=1", "2, 2, 3, padding='same', stride=2", "2, 2, 3, padding=True", "2, 2, True", "2, 2, 3, output_padding=1",
                          "2, 2, 3, output_padding=1.0", "2, 2, torch.tensor(3)", "'2', 2, 3", "[2], 2, 3",
                          "2, 2, 3, bias=torch.ones(2)", "2, 2, 3, dtype='float32'", "2, 2, 3, device='foo'", "2, 2, 3, dtype=torch.bool"):
            arguments = arguments.replace("R", str(rank))
            yield f"arguments of {layer}", f"m = nn.{layer}({arguments}); m({tensor(image(rank))})"


# Most families are sampled: their combinations repeat each other.
MOST = {"F.conv2d types": 700, "optimizers": 800, "sizes of functions": 1568, "convolutions given other things": 900, "layers given other things": 900,
        "types of functions": 984, "modules given other things": 378, "types of layers": 216, "layers of types": 144, "single calls": 400}
MOST_OTHERS = 90


def all_cases(seed):
    rng = random.Random(seed)
    families = {}
    for family in (convolution_dtypes, other_dtypes, shapes, not_tensors, modules_and_optimizers):
        for name, source in family(rng):
            families.setdefault(name, []).append(source)
    cases = {}
    for name, sources in families.items():
        most = MOST.get(name, MOST_OTHERS)
        for source in sources if len(sources) <= most else rng.sample(sources, most):
            cases.setdefault(source, name)
    return [(name, source) for source, name in cases.items()]
