"""Functions of torch.nn.functional and layers of torch.nn, in the form of ops_cases.py."""

IMAGE = {1: ["x=image1"], 2: ["x=image2"], 3: ["x=image3"]}
FLOAT = ["x=0..4"]

FUNCTIONAL = {
    "F.interpolate": [
        IMAGE[2],
        ["F.interpolate(x, scale_factor={one:2|0.5|1.5|3|0.3})", "F.interpolate(x, size={o:2})",
         "F.interpolate(x, size=({pos}, {pos}), mode={mode:bilinear|nearest|bicubic|area|nearest-exact|linear}, "
         "align_corners={one:None|True|False})", "F.interpolate(x, scale_factor=({one:2|1.7}, {one:1|0.5}), mode='bilinear')",
         "F.interpolate(x, {pos}, {one:None|2})", "F.interpolate(x, size=x.shape[-2:], mode='bilinear', align_corners=False)",
         "F.interpolate(x, scale_factor=2, mode={mode:nearest|linear|trilinear|area})", "F.interpolate(x)",
         "F.interpolate(x, scale_factor={one:1.3|2.0|0.7}, recompute_scale_factor=True)",
         (["x=image1"], "F.interpolate(x, scale_factor={one:2|0.5}, mode={mode:linear|nearest})"),
         (["x=image3"], "F.interpolate(x, size={o:3}, mode={mode:trilinear|nearest|area})"), "F.upsample(x, scale_factor=2)"],
    ],
    "F.pad": [["x=0..4*"], ["F.pad(x, {pads})", "F.pad(x, {pads}, 'constant', {scalar})",
                            "F.pad(x, {pads}, mode={mode:reflect|replicate|circular|mirror})",
                            "F.pad(x, (1, 1, 1, 1), mode={mode:reflect|replicate|circular})", "F.pad(x, ({int}, {int}))",
                            "F.pad(x, (0, 0, {small}, {small}, 0, 0))", "F.pad(x, {pos})"]],
    "F.unfold": [IMAGE[2], ["F.unfold(x, {k:2})", "F.unfold(x, {k:2}, stride={s:2})",
                            "F.unfold(x, kernel_size={k:2}, dilation={d:2}, padding={p:2}, stride={s:2})"]],
    "F.fold": [["x=2..3"], ["F.fold(x, ({wide}, {wide}), {pos})", "F.fold(torch.randn(1, {wide}, {wide}), ({pos}, {pos}), (2, 2))",
                            "k = {k:2}; s = {s:2}; F.fold(F.unfold(torch.randn({pos}, {pos}, 6, 8), k, stride=s), (6, 8), k, stride=s)",
                            "k = {k:2}; p = {p:2}; F.fold(F.unfold(torch.randn({pos}, {pos}, 7, 9), k, padding=p), output_size=(7, 9), "
                            "kernel_size=k, padding=p)", "F.fold(torch.randn(2, 12, 9), (4, 4), kernel_size={pos})",
                            "F.fold(torch.randn(2, 12, 4), output_size=(4, 4), kernel_size=2, stride={pos})"]],
    "F.pixel_shuffle": [IMAGE[2], ["F.pixel_shuffle(x, {pos})", "F.pixel_unshuffle(x, {pos})", "torch.pixel_shuffle(x, 2)",
                                   "F.pixel_shuffle(torch.randn(1, {wide}, 3, 5), 2)",
                                   "F.pixel_unshuffle(torch.randn(1, {pos}, {wide}, {wide}), {one:2|3})"]],
    "F.channel_shuffle": [IMAGE[2], ["F.channel_shuffle(x, {pos})", "torch.channel_shuffle(torch.randn(1, {wide}, 2, 2), {one:2|3|4})"]],
    "F.grid_sample": [["x=image2"], ["F.grid_sample(x, torch.zeros({n:0}, {pos}, {pos}, 2), align_corners=False)",
                                     "F.grid_sample(x, torch.zeros({n:0}, {pos}, {pos}, {one:2|3}), "
                                     "mode={mode:bilinear|nearest|bicubic})",
                                     "F.grid_sample(torch.randn(1, 2, 3, 4, 5), torch.zeros(1, {pos}, {pos}, {pos}, 3), "
                                     "padding_mode={mode:zeros|border|reflection|none})"]],
    "F.affine_grid": [["x=3..3"], ["F.affine_grid(torch.zeros({pos}, 2, 3), ({pos}, 1, {pos}, {pos}), align_corners=False)",
                                   "F.affine_grid(x, ({n:0}, {pos}, {pos}, {pos}))",
                                   "F.affine_grid(torch.zeros({one:1|2}, 3, 4), ({one:1|2}, 1, 2, {pos}, {pos}))",
                                   "F.affine_grid(torch.zeros(2, 2, 3), [2, 3, {wide}, {wide}])"]],
    "F.linear": [FLOAT, ["F.linear(x, torch.randn({pos}, {n:-1}))", "F.linear(x, torch.randn({pos}, {n:-1}), torch.randn({pos}))",
                         "F.linear(x, torch.randn({n:-1}))", "F.linear(x, torch.randn(4, {n:-1}), bias=torch.randn({one:4|3}))"]],
    "F.bilinear": [["x=1..3", "y=like x"], ["F.bilinear(x, y, torch.randn({pos}, {n:-1}, {n:-1}))",
                                            "F.bilinear(x, x, torch.randn(3, {n:-1}, {n:-1}), torch.randn(3))"]],
    "F.embedding": [["x=0..3"], ["F.embedding(torch.zeros({new}, dtype=torch.long), torch.randn({wide}, {pos}))",
                                 "F.embedding(torch.arange({small}), torch.randn({wide}, {wide}))", "F.embedding(x, torch.randn(3, 4))",
                                 "F.embedding(torch.zeros({new}, dtype=torch.int32), torch.randn(3, {wide}))"]],
    "F.one_hot": [["x=0..2"], ["F.one_hot(torch.zeros({new}, dtype=torch.long), {pos})",
                               "F.one_hot(torch.arange({pos}), num_classes={wide})", "F.one_hot(torch.arange({small}))", "F.one_hot(x, 3)"]],
    "F.layer_norm": [["x=1..4"], ["F.layer_norm(x, ({n:-1},))", "F.layer_norm(x, x.shape[-2:])",
                                  "F.layer_norm(x, [{n:-1}], torch.ones({n:-1}), torch.zeros({n:-1}))",
                                  "F.layer_norm(x, x.shape[1:], eps=1e-6)", "F.rms_norm(x, ({n:-1},))"]],
    "F.batch_norm": [["x=2..4"], ["F.batch_norm(x, torch.zeros({n:1}), torch.ones({n:1}))",
                                  "F.batch_norm(x, torch.zeros({n:1}), torch.ones({n:1}), torch.ones({n:1}), torch.zeros({n:1}))",
                                  "F.batch_norm(x, None, None, training=True)", "F.instance_norm(x)",
                                  "F.instance_norm(x, torch.zeros({n:1}), torch.ones({n:1}), use_input_stats=False)"]],
    "F.group_norm": [["x=2..4"], ["F.group_norm(x, {pos})", "F.group_norm(x, {n:1})",
                                  "F.group_norm(x, {pos}, torch.ones({n:1}), torch.zeros({n:1}))", "F.local_response_norm(x, {pos})"]],
    "F.normalize": [FLOAT, ["F.normalize(x)", "F.normalize(x, dim={dim})", "F.normalize(x, p=1, dim={dim})", "F.normalize(x, 2, {dim}, eps=1e-6)"]],
    "F.cosine_similarity": [["x=1..4", "y=broadcast x"], ["F.cosine_similarity(x, y)", "F.cosine_similarity(x, y, dim={dim})",
        "F.pairwise_distance(x, y)", "F.pairwise_distance(x, x, keepdim={bool})", "F.cosine_similarity(x[:, None], y[None], dim=-1)"]],
    "F.dropout": [FLOAT, ["F.dropout(x, 0.5, False)", "F.dropout(x, p={one:0.1|0.9|1.5|-1}, training={bool})", "F.dropout2d(x, 0.2)",
                          "F.alpha_dropout(x)", "F.feature_alpha_dropout(x, 0.5, True)", "F.dropout1d(x)", "F.dropout3d(x, training=False)"]],
    "F.glu": [["x=0..4"], ["F.glu(x)", "F.glu(x, {dim})", "F.glu(torch.randn(2, {wide}, 3), dim=1)"]],
    "F activations": [["x=0..4*"], [f"F.{name}(x{extra})" for name, extra in [("relu", ""), ("relu", ", inplace=True"), ("relu6", ""),
        ("gelu", ""), ("gelu", ", approximate='tanh'"), ("silu", ""), ("mish", ""), ("elu", ", 1.0"), ("selu", ""),
        ("leaky_relu", ", {scalar}"), ("hardswish", ""), ("hardsigmoid", ""), ("hardtanh", ", -1, 1"), ("softplus", ""),
        ("softsign", ""), ("tanh", ""), ("sigmoid", ""), ("logsigmoid", ""), ("celu", ""), ("tanhshrink", ""),
        ("threshold", ", 0.1, 20"), ("softshrink", ""), ("hardshrink", ""), ("rrelu", "")]]],
    "F.prelu": [FLOAT, ["F.prelu(x, torch.tensor([0.25]))", "F.prelu(x, torch.zeros({n:1}))", "F.prelu(x, torch.tensor(0.1))",
                        "F.prelu(x, torch.zeros({pos}))"]],
    "F.gumbel_softmax": [FLOAT, ["F.gumbel_softmax(x)", "F.gumbel_softmax(x, hard={bool}, dim={dim})", "F.gumbel_softmax(x, tau=0.5, dim={dim})"]],
    "F losses": [["x=0..3", "y=like x"], ["F.mse_loss(x, y)", "F.l1_loss(x, y, reduction={mode:none|sum|mean|all})",
                                          "F.smooth_l1_loss(x, y)", "F.huber_loss(x, y, reduction='none')",
                                          "F.binary_cross_entropy_with_logits(x, y, reduction={mode:none|sum})",
                                          "F.kl_div(x, y, reduction={mode:batchmean|none})",
                                          "F.binary_cross_entropy(torch.sigmoid(x), torch.sigmoid(y))", "F.soft_margin_loss(x, y)",
                                          "F.poisson_nll_loss(x, y)"]],
    "F.cross_entropy": [["x=1..4"], ["F.cross_entropy(x, torch.zeros({n:0}, dtype=torch.long))",
                                     "F.cross_entropy(x, torch.zeros({n:0}, {n:2}, {n:3}, dtype=torch.long))", "F.cross_entropy(x, x)",
                                     "F.cross_entropy(x, torch.zeros({n:0}, dtype=torch.long), reduction='none')",
                                     "F.nll_loss(x, torch.zeros({n:0}, dtype=torch.long))", "F.cross_entropy(x, torch.zeros({new}))",
                                     "F.cross_entropy(x, torch.zeros((), dtype=torch.long), label_smoothing=0.1)"]],
    "F.scaled_dot_product_attention": [["x=2..4", "y=like x"], ["F.scaled_dot_product_attention(x, x, x)",
        "F.scaled_dot_product_attention(x, y, y)", "n = {pos}; F.scaled_dot_product_attention(x, x[..., :n, :], x[..., :n, :])",
        "F.scaled_dot_product_attention(x, x, x, attn_mask=torch.zeros({n:-2}, {n:-2}))",
        "F.scaled_dot_product_attention(x, x, x, is_causal=True)", "F.scaled_dot_product_attention(x, x, x[..., :{pos}])",
        "F.scaled_dot_product_attention(x, x, x, dropout_p=0.0, scale={scalar})"]],
    "F.max_unpool2d": [["x=image2"], ["F.max_unpool2d(*F.max_pool2d(x, 2, return_indices=True), {pos})",
                                      "F.max_unpool2d(*F.max_pool2d(x, 2, return_indices=True), 2, output_size=x.size())",
                                      "F.max_unpool2d(*F.max_pool2d(x, 2, stride=2, return_indices=True), kernel_size=2, stride=2)"]],
}

LAYERS = {}
for n in (1, 2, 3):
    shape = IMAGE[n]
    FUNCTIONAL[f"F.max_pool{n}d"] = [shape, [f"F.max_pool{n}d(x, {{k:{n}}})", f"F.max_pool{n}d(x, {{k:{n}}}, {{s:{n}}}, {{p:{n}}})",
                                             f"F.max_pool{n}d(x, kernel_size={{k:{n}}}, stride={{s:{n}}}, padding={{p:{n}}}, "
                                             f"dilation={{d:{n}}}, ceil_mode={{bool}})", f"F.max_pool{n}d(x, {{k:{n}}}, return_indices=True)"]]
    FUNCTIONAL[f"F.avg_pool{n}d"] = [shape, [f"F.avg_pool{n}d(x, {{k:{n}}})",
                                             f"F.avg_pool{n}d(x, {{k:{n}}}, {{s:{n}}}, {{p:{n}}}, ceil_mode={{bool}})",
                                             f"F.avg_pool{n}d(x, {{k:{n}}}, stride={{s:{n}}}, count_include_pad=False)"]]
    FUNCTIONAL[f"F.adaptive_avg_pool{n}d"] = [shape, [f"F.adaptive_avg_pool{n}d(x, {{o:{n}}})", f"F.adaptive_max_pool{n}d(x, {{o:{n}}})",
                                                      f"F.adaptive_max_pool{n}d(x, {{o:{n}}}, return_indices=True)",
                                                      f"F.adaptive_avg_pool{n}d(x, output_size={{o:{n}}})"]]
    LAYERS[f"nn.MaxPool{n}d"] = [shape, [f"m = nn.MaxPool{n}d({{k:{n}}}); m(x)",
                                         f"m = nn.MaxPool{n}d({{k:{n}}}, {{s:{n}}}, {{p:{n}}}, {{d:{n}}}, ceil_mode={{bool}}); m(x)",
                                         f"m = nn.MaxPool{n}d({{k:{n}}}, stride={{s:{n}}}, return_indices=True); m(x)",
                                         f"m = nn.MaxPool{n}d(kernel_size={{k:{n}}}, padding={{p:{n}}}, ceil_mode=True); m(x)"]]
    LAYERS[f"nn.AvgPool{n}d"] = [shape, [f"m = nn.AvgPool{n}d({{k:{n}}}); m(x)",
                                         f"m = nn.AvgPool{n}d({{k:{n}}}, {{s:{n}}}, {{p:{n}}}, {{bool}}, {{bool}}); m(x)",
                                         f"m = nn.AvgPool{n}d({{k:{n}}}, stride={{s:{n}}}, ceil_mode=True); m(x)"]]
    LAYERS[f"nn.AdaptiveAvgPool{n}d"] = [shape, [f"m = nn.AdaptiveAvgPool{n}d({{o:{n}}}); m(x)",
                                                 f"m = nn.AdaptiveMaxPool{n}d({{o:{n}}}); m(x)",
                                                 f"m = nn.AdaptiveMaxPool{n}d({{o:{n}}}, return_indices=True); m(x)"]]
    LAYERS[f"nn.BatchNorm{n}d"] = [shape, [f"m = nn.BatchNorm{n}d({{n:1}}).eval(); m(x)", f"m = nn.BatchNorm{n}d({{n:1}}); m(x)",
                                           f"m = nn.BatchNorm{n}d({{n:1}}, affine={{bool}}, track_running_stats={{bool}}); m(x)",
                                           f"m = nn.BatchNorm{n}d({{n:0}}).eval(); m(x)", f"m = nn.SyncBatchNorm({{n:1}}).eval(); m(x)"]]
    LAYERS[f"nn.InstanceNorm{n}d"] = [shape, [f"m = nn.InstanceNorm{n}d({{n:1}}); m(x)",
                                              f"m = nn.InstanceNorm{n}d({{n:1}}, affine=True); m(x)",
                                              f"m = nn.InstanceNorm{n}d({{n:0}}, track_running_stats={{bool}}).eval(); m(x)"]]
    for transposed in ("", "Transpose"):
        output = ", output_padding={small}" if transposed else ", padding_mode={mode:zeros|reflect|replicate|circular}"
        name = f"Conv{transposed}{n}d"
        LAYERS[f"nn.{name}"] = [shape, [f"m = nn.{name}({{n:-{n + 1}}}, {{wide}}, {{k:{n}}}); m(x)",
                                        f"m = nn.{name}({{n:-{n + 1}}}, {{wide}}, {{k:{n}}}, stride={{s:{n}}}, "
                                        f"padding={{p:{n}}}{output}); m(x)",
                                        f"m = nn.{name}({{n:-{n + 1}}}, {{wide}}, kernel_size={{k:{n}}}, dilation={{d:{n}}}, bias=False); "
                                        f"m(x)", f"m = nn.{name}({{n:-{n + 1}}}, {{n:-{n + 1}}}, 3, padding=1, groups={{n:-{n + 1}}}); "
                                        f"m(x)", f"m = nn.Lazy{name}({{wide}}, {{k:{n}}}, {{s:{n}}}); m(x)"]]
    LAYERS[f"nn.ConstantPad{n}d"] = [shape, [f"m = nn.ConstantPad{n}d({{small}}, {{scalar}}); m(x)",
                                             f"m = nn.ZeroPad{n}d({{one:1|2|(1, 0)|(1, 2, 0, 1)|(1, 1, 1, 1, 1, 1)|-1}}); m(x)",
                                             f"m = nn.ReflectionPad{n}d({{one:1|2|(1, 0)|(1, 0, 0, 1)}}); m(x)",
                                             f"m = nn.ReplicationPad{n}d({{one:1|2|(1, 0)|(1, 2, 0, 1)}}); m(x)",
                                             f"m = nn.CircularPad{n}d({{one:1|2|(1, 0)|(1, 2, 0, 1)}}); m(x)"]]
    LAYERS[f"nn.Dropout{n}d"] = [shape, [f"m = nn.Dropout{n}d(0.{{small}}); m(x)", f"m = nn.Dropout{n}d({{one:0.5|1.5}}).eval(); m(x)",
                                         f"m = nn.AlphaDropout({{one:0.1|0.9}}); m(x)",
                                         "m = nn.Dropout(p=0.{small}, inplace={bool}); m(x)", "m = nn.FeatureAlphaDropout(); m(x)"]]
for n in (1, 2):
    LAYERS[f"nn.LPPool{n}d"] = [IMAGE[n], [f"m = nn.LPPool{n}d(2, {{k:{n}}}); m(x)",
                                           f"m = nn.LPPool{n}d({{pos}}, {{k:{n}}}, stride={{s:{n}}}, ceil_mode={{bool}}); m(x)",
                                           f"F.lp_pool{n}d(x, 2, {{k:{n}}}, {{s:{n}}})"]]
LAYERS |= {
    "nn.Linear": [FLOAT, ["m = nn.Linear({n:-1}, {wide}); m(x)", "m = nn.Linear({n:-1}, {wide}, bias=False); m(x)",
                          "m = nn.Linear(in_features={n:-1}, out_features={pos}); m(x)", "m = nn.LazyLinear({wide}); m(x)",
                          "m = nn.Linear({n:-1}, {one:3.0|2|-1|None}); m(x)", "m = nn.Linear({n:1}, 10); m(x.flatten(1))"]],
    "nn.Bilinear": [["x=1..3", "y=like x"], ["m = nn.Bilinear({n:-1}, {n:-1}, {pos}); m(x, y)", "m = nn.Bilinear({n:-1}, {n:-1}, 2, bias=False); m(x, x)"]],
    "nn.Embedding": [["x=1..2"], ["m = nn.Embedding({wide}, {pos}); m(torch.zeros({new}, dtype=torch.long))",
                                  "m = nn.Embedding({pos}, {wide}, padding_idx=0); m(torch.arange({small}))",
                                  "m = nn.Embedding(4, 3); m(x)", "m = nn.EmbeddingBag({wide}, {pos}); m(torch.zeros({small}, {pos}, "
                                  "dtype=torch.long))"]],
    "nn.LayerNorm": [["x=1..4"], ["m = nn.LayerNorm({n:-1}); m(x)", "m = nn.LayerNorm(x.shape[1:]); m(x)",
                                  "m = nn.LayerNorm([{n:-2}, {n:-1}], elementwise_affine={bool}); m(x)",
                                  "m = nn.LayerNorm({n:-1}, bias=False); m(x)", "m = nn.RMSNorm({n:-1}); m(x)"]],
    "nn.GroupNorm": [["x=2..4"], ["m = nn.GroupNorm({pos}, {n:1}); m(x)", "m = nn.GroupNorm(1, {n:1}); m(x)",
                                  "m = nn.GroupNorm({n:1}, {n:1}, affine={bool}); m(x)", "m = nn.LocalResponseNorm({pos}); m(x)",
                                  "m = nn.GroupNorm({pos}, {wide}); m(torch.randn(2, 12, 3))"]],
    "nn.LazyBatchNorm2d": [IMAGE[2], ["m = nn.LazyBatchNorm2d(); m(x)", "m = nn.LazyInstanceNorm2d(affine=True); m(x)",
                                      "m = nn.LazyBatchNorm2d(affine=False).eval(); m(x)"]],
    "nn.Upsample": [IMAGE[2], ["m = nn.Upsample(scale_factor={one:2|0.5|1.5|(2, 3)}); m(x)",
                               "m = nn.Upsample(size={o:2}, mode={mode:bilinear|nearest|bicubic}); m(x)",
                               "m = nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True); m(x)",
                               "m = nn.UpsamplingBilinear2d(scale_factor={one:2|3}); m(x)",
                               "m = nn.UpsamplingNearest2d(size=({pos}, {pos})); m(x)",
                               (["x=image1"], "m = nn.Upsample(scale_factor=2, mode='linear'); m(x)"),
                               (["x=image3"], "m = nn.Upsample(scale_factor=(1, 2, 2), mode='trilinear'); m(x)")]],
    "nn.PixelShuffle": [IMAGE[2], ["m = nn.PixelShuffle({pos}); m(x)", "m = nn.PixelUnshuffle({pos}); m(x)",
                                   "m = nn.PixelShuffle(2); m(torch.randn(1, {wide}, {pos}, {pos}))", "m = nn.ChannelShuffle({pos}); m(x)"]],
    "nn.Flatten": [["x=0..4"], ["m = nn.Flatten(); m(x)", "m = nn.Flatten({dim}); m(x)", "m = nn.Flatten({dim}, {dim}); m(x)",
                                "m = nn.Unflatten({dim}, {viewtuple}); m(x)", "m = nn.Unflatten(1, (-1, {pos})); m(x)",
                                "m = nn.Identity({small}); m(x)"]],
    "nn.Unfold": [IMAGE[2], ["m = nn.Unfold({k:2}, {d:2}, {p:2}, {s:2}); m(x)", "m = nn.Unfold(kernel_size={k:2}, stride={s:2}); m(x)",
                             "m = nn.Fold((4, 4), 2, stride={s:2}); m(nn.Unfold(2, stride=2)(torch.randn(1, {pos}, 4, 4)))"]],
    "nn activations": [["x=0..4"], [f"m = nn.{name}; m(x)" for name in ["ReLU()", "ReLU(True)", "ReLU6()", "GELU()",
        "SiLU(inplace=True)", "Mish()", "ELU({scalar})", "SELU()", "LeakyReLU({scalar})", "Hardswish()", "Hardsigmoid()",
        "Hardtanh(0, 1)", "Softplus()", "Softsign()", "Tanh()", "Sigmoid()", "LogSigmoid()", "CELU()", "Threshold(0, 1)",
        "Softmax(dim={dim})", "LogSoftmax({dim})", "Softmax2d()", "GLU({dim})", "RReLU()", "Hardshrink()", "GELU('tanh')", "Softmin({dim})"]]],
    "nn.PReLU": [FLOAT, ["m = nn.PReLU(); m(x)", "m = nn.PReLU({n:1}); m(x)", "m = nn.PReLU({pos}, init=0.1); m(x)"]],
    "nn.MultiheadAttention": [["x=2..3", "y=like x"], ["m = nn.MultiheadAttention({n:-1}, {pos}); m(x, x, x)",
                                                       "m = nn.MultiheadAttention({n:-1}, {one:1|2}, batch_first=True).eval(); m(x, x, "
                                                       "x)", "m = nn.MultiheadAttention(8, {one:1|2|4|3}, batch_first=True); "
                                                       "m(*[torch.randn({pos}, {pos}, 8)] * 3)",
                                                       "m = nn.MultiheadAttention({n:-1}, 1, bias=False, add_bias_kv={bool}); m(x, y, "
                                                       "y)", "m = nn.MultiheadAttention({n:-1}, 1, kdim={pos}, vdim={pos}); m(x, x, x)",
                                                       "m = nn.MultiheadAttention({n:-1}, 1); m(x, x, x, need_weights=False)",
                                                       "m = nn.MultiheadAttention({n:-1}, 1, batch_first=True); m(x, y, y, "
                                                       "average_attn_weights={bool})[1]"]],
    "nn.Transformer layers": [["x=2..3"], ["m = nn.TransformerEncoderLayer({n:-1}, {one:1|2}, {wide}); m(x)",
                                           "m = nn.TransformerEncoderLayer({n:-1}, 1, dim_feedforward=8, batch_first=True, "
                                           "norm_first={bool}, activation={mode:relu|gelu}).eval(); m(x)",
                                           "m = nn.TransformerEncoder(nn.TransformerEncoderLayer({n:-1}, 1, 4), {pos}); m(x)",
                                           "m = nn.TransformerDecoderLayer({n:-1}, 1, {wide}); m(x, x)",
                                           "m = nn.TransformerDecoder(nn.TransformerDecoderLayer({n:-1}, 1, 4, batch_first=True), 2); "
                                           "m(x, x)", "m = nn.Transformer({n:-1}, 1, 1, 1, {wide}); m(x, x)"]],
    "nn.RNN": [["x=2..3"], ["m = nn.RNN({n:-1}, {pos}); m(x)", "m = nn.GRU({n:-1}, {wide}, {one:1|2}, batch_first={bool}); m(x)",
                            "m = nn.RNN({n:-1}, 3, num_layers=2, bidirectional=True); m(x)[0]",
                            "m = nn.GRU({n:-1}, 4, bias=False); m(x, torch.zeros(1, {n:1}, 4))"]],
    "nn.LSTM": [["x=2..3"], ["m = nn.LSTM({n:-1}, {pos}); m(x)", "m = nn.LSTM({n:-1}, {wide}, num_layers={one:1|2}, batch_first={bool}, "
                             "bidirectional={bool}); m(x)", "m = nn.LSTM({n:-1}, 4, proj_size={one:2|3|4|0}); m(x)",
                             "m = nn.LSTM({n:-1}, {pos}); m(x)[1][0]", "m = nn.LSTM({n:-1}, 4); m(x, (torch.zeros(1, {n:1}, 4), "
                             "torch.zeros(1, {n:1}, 4)))"]],
    "nn cells": [["x=1..3"], ["m = nn.LSTMCell({n:-1}, {pos}); m(x)", "m = nn.GRUCell({n:-1}, {pos}); m(x)",
                              "m = nn.RNNCell({n:-1}, {wide}, bias={bool}); m(x)", "m = nn.GRUCell({n:-1}, 3); m(x, torch.zeros({n:0}, 3))"]],
    "nn.CosineSimilarity": [["x=1..3", "y=broadcast x"], ["m = nn.CosineSimilarity(); m(x, y)",
        "m = nn.CosineSimilarity(dim={dim}); m(x, y)", "m = nn.PairwiseDistance(keepdim={bool}); m(x, y)"]],
    "nn losses": [["x=1..3", "y=like x"], ["m = nn.MSELoss(); m(x, y)", "m = nn.L1Loss(reduction={mode:none|sum}); m(x, y)",
                                           "m = nn.CrossEntropyLoss(); m(x, torch.zeros({n:0}, dtype=torch.long))",
                                           "m = nn.BCEWithLogitsLoss(); m(x, y)", "m = nn.SmoothL1Loss(); m(x, y)",
                                           "m = nn.NLLLoss(); m(x, torch.zeros({n:0}, dtype=torch.long))",
                                           "m = nn.KLDivLoss(reduction='batchmean'); m(x, y)"]],
    "nn.Sequential": [["x=image2"], ["m = nn.Sequential(nn.Conv2d({n:1}, {wide}, 3, padding=1), nn.ReLU(), nn.Flatten(), "
                                     "nn.Linear({wide}, 2)); m(x)", "m = nn.Sequential(*[nn.Conv2d({n:1}, {n:1}, "
                                     "{pos}) for _ in range({pos})]); m(x)",
                                     "m = nn.Sequential(nn.AdaptiveAvgPool2d({pos}), nn.Flatten(), nn.LazyLinear({wide})); m(x)",
                                     "m = nn.ModuleList([nn.Linear(2, 3)] * {small}); [m[0].weight, len(m)]",
                                     "m = nn.Sequential(); m(x)", "m = nn.Sequential(nn.Conv2d({n:1}, 4, 1), nn.BatchNorm2d({one:4|8}), "
                                     "nn.MaxPool2d(2)); m(x)[{index}]", "m = nn.Sequential(nn.Linear({n:-1}, 4), nn.Linear({one:4|5}, "
                                     "2)); m[{int}].weight", "m = nn.Sequential(nn.ReLU(), nn.Tanh()); m[{int}:](x)",
                                     "m = nn.ParameterList([nn.Parameter(torch.zeros({new})) for _ in range({small})]); list(m)",
                                     "m = nn.ParameterDict(dict(a=nn.Parameter(torch.zeros({new})))); m['a']",
                                     "m = nn.ModuleDict(dict(a=nn.Conv2d({n:1}, {wide}, 1))); m['a'](x)"]],
    "nn.utils wrappers": [["x=image2"], ["m = nn.utils.weight_norm(nn.Conv2d({n:1}, {wide}, {pos})); m(x)",
                                         "m = nn.utils.spectral_norm(nn.Conv2d({n:1}, {wide}, {pos})); m(x)",
                                         "m = nn.utils.parametrizations.weight_norm(nn.Linear({n:-1}, {wide})); m(x)",
                                         "m = nn.utils.parametrizations.spectral_norm(nn.Linear({n:-1}, {wide})); m(x)",
                                         "m = nn.utils.parametrizations.weight_norm(nn.ConvTranspose2d({n:1}, {wide}, 2), "
                                         "dim={one:0|1|None}); m(x)"]],
    "conv functions": [["x=image2"], ["F.conv2d(x, torch.randn({wide}, {n:1}, {pos}, {pos}))",
                                      "F.conv2d(x, torch.randn({n:1}, 1, 3, 3), padding={p:2}, groups={n:1})",
                                      "F.conv_transpose2d(x, torch.randn({n:1}, {wide}, 2, 2), stride={s:2})",
                                      "F.conv2d(x, torch.randn(4, {n:1}, 3, 3), torch.randn({one:4|3}), padding='same')",
                                      (["x=image1"], "F.conv1d(x, torch.randn({wide}, {n:1}, {pos}), stride={s:1})"),
                                      (["x=image3"], "F.conv3d(x, torch.randn({wide}, {n:1}, 1, {pos}, {pos}))")]],
}
