"""Every layer's constructor and forward, and the calls whose products are counted."""


def layers():
    """Constructor calls with the shapes of their inputs, in all given combinations."""
    plain = ["ReLU()", "ReLU(True)", "ReLU6()", "ReLU6(True)", "GELU()", "GELU('tanh')", "SiLU()", "SiLU(True)", "Mish()", "ELU(0.5)",
             "ELU(inplace=True)", "CELU()", "SELU()", "LeakyReLU(0.1)", "LeakyReLU(0.1, True)", "Hardswish()", "Hardsigmoid()",
             "Hardtanh(-2, 2)", "Softplus()", "Softsign()", "Tanh()", "Tanhshrink()", "Sigmoid()", "LogSigmoid()", "Threshold(0.1, 2)",
             "RReLU()", "Hardshrink()", "Softshrink(0.2)", "GLU(1)", "Softmax(1)", "Softmin(1)", "LogSoftmax(-1)", "Softmax2d()",
             "PReLU()", "PReLU(4)", "Identity(3, a=4)", "Dropout()", "Dropout2d(0.1, inplace=True)", "Dropout3d()", "AlphaDropout()",
             "FeatureAlphaDropout()", "Flatten()", "Flatten(0, 1)", "Unflatten(1, (2, 2))", "ChannelShuffle(2)", "PixelShuffle(2)",
             "PixelUnshuffle(2)", "LayerNorm(6)", "LayerNorm((4, 6, 6))", "LayerNorm([6, 6], elementwise_affine=False)",
             "LayerNorm(6, bias=False)", "RMSNorm(6)", "RMSNorm((6, 6), 1e-6)", "GroupNorm(2, 4)", "GroupNorm(2, 4, affine=False)",
             "GroupNorm(2, 4, bias=False)", "LocalResponseNorm(2)",
             "CrossMapLRN2d(2)", "BatchNorm2d(4)", "BatchNorm2d(4, affine=False)", "BatchNorm2d(4, track_running_stats=False)",
             "BatchNorm2d(4, 1e-3, None)", "BatchNorm2d(4, bias=False)", "BatchNorm2d(5)", "BatchNorm1d(4)", "InstanceNorm2d(4)",
             "InstanceNorm2d(4, affine=True)",
             "InstanceNorm2d(4, affine=True, track_running_stats=True)", "InstanceNorm2d(4, affine=True, bias=False)",
             "InstanceNorm1d(4)", "SyncBatchNorm(4).eval()", "LazyBatchNorm2d()", "LazyInstanceNorm2d()", "Upsample(scale_factor=2)",
             "Upsample((3, 4), mode='bilinear')", "Upsample(scale_factor=(2, 1.5), mode='bicubic')",
             "UpsamplingNearest2d(scale_factor=2)", "UpsamplingBilinear2d((5, 7))", "Unfold(2)", "Unfold((2, 3), stride=2, padding=1)",
             "AvgPool2d(2)", "AvgPool2d(3, 2, 1, True, False)", "MaxPool2d(2)", "MaxPool2d(3, 2, 1, ceil_mode=True)",
             "MaxPool2d(2, return_indices=True)",
             "LPPool2d(2, 3)", "LPPool2d(2, (2, 3), stride=1)", "AdaptiveAvgPool2d(1)", "AdaptiveAvgPool2d((None, 2))",
             "AdaptiveMaxPool2d(3)", "AdaptiveMaxPool2d((2, 1), return_indices=True)", "FractionalMaxPool2d(2, output_size=3)",
             "FractionalMaxPool2d(2, output_ratio=(0.5, 0.7), return_indices=True)",
             "ZeroPad2d(1)", "ZeroPad2d((1, 2, 0, -1))", "ConstantPad2d((1, 1, 2, 2), 3.5)", "ReflectionPad2d(2)", "ReflectionPad2d(7)",
             "ReplicationPad2d((1, 0, 3, 2))", "CircularPad2d(2)", "CircularPad1d(1)", "ReflectionPad1d(2)", "Linear(6, 3)",
             "Linear(6, 3, bias=False)", "Linear(5, 3)", "LazyLinear(5, bias=False)",
             "NonDynamicallyQuantizableLinear(6, 2)" , "Conv2d(4, 6, 3)", "Conv2d(4, 6, 3, 2, 1, 2, 2, False, 'reflect')",
             "Conv2d(4, 6, (3, 1), padding='same')", "Conv2d(4, 6, 3, padding_mode='circular', padding=1)",
             "Conv2d(4, 6, 3, padding=(1, 2), dilation=(2, 1))", "Conv2d(5, 6, 3)", "ConvTranspose2d(4, 6, 3, 2, 1, 1)",
             "ConvTranspose2d(4, 6, (2, 3), groups=2, dilation=2)",
             "LazyConv2d(6, 3)", "LazyConvTranspose2d(6, 3)", "Conv1d(4, 6, 3)", "ConvTranspose2d(4, 6, 3, padding_mode='reflect')",
             "Conv2d(4, 6, 3, padding_mode='x')"]
    found = []
    for make in plain:
        made = f"nn.{make}" if "Quantizable" not in make else f"nn.modules.linear.{make}"
        found.append(f"layer({made}, torch.randn(2, 4, 6, 6))")
    for make, sizes in [
        ("Conv1d(4, 6, 3, stride=2)", "2, 4, 9"), ("Conv1d(4, 6, 3)", "4, 9"), ("Conv3d(4, 6, 3, padding=1)", "1, 4, 3, 5, 5"),
        ("ConvTranspose1d(4, 2, 4, 2, 1)", "2, 4, 9"), ("ConvTranspose3d(4, 2, 2, 2)", "2, 4, 3, 3, 3"), ("LazyConv1d(3, 2)", "2, 4, 9"),
        ("LazyConv3d(3, 2)", "4, 3, 3, 3"), ("LazyConvTranspose1d(3, 2)", "2, 4, 9"), ("LazyConvTranspose3d(3, 2)", "2, 4, 3, 3, 3"),
        ("MaxPool1d(2)", "2, 4, 9"), ("MaxPool3d(2, 1)", "2, 4, 3, 5, 5"), ("AvgPool1d(3, 2, 1)", "2, 4, 9"),
        ("AvgPool3d(2, divisor_override=3)", "2, 4, 3, 5, 5"), ("LPPool1d(2, 3, 2)", "2, 4, 9"), ("LPPool3d(2, 2)", "2, 4, 3, 5, 5"),
        ("AdaptiveAvgPool1d(3)", "2, 4, 9"), ("AdaptiveAvgPool3d((1, None, 2))", "2, 4, 3, 5, 5"),
        ("AdaptiveMaxPool1d(3, True)", "2, 4, 9"), ("AdaptiveMaxPool3d(2)", "2, 4, 3, 5, 5"), ("FractionalMaxPool3d(2, 2)", "2, 4, 5, 5, 5"),
        ("BatchNorm1d(4)", "2, 4, 9"), ("BatchNorm1d(4)", "3, 4"), ("BatchNorm1d(4)", "1, 4"), ("BatchNorm3d(4)", "2, 4, 3, 5, 5"),
        ("InstanceNorm1d(4)", "4, 9"), ("InstanceNorm3d(4, affine=True)", "2, 4, 3, 5, 5"),
        ("InstanceNorm1d(5, affine=True)", "2, 4, 9"), ("LazyBatchNorm1d()", "2, 4, 9"), ("LazyBatchNorm3d()", "2, 4, 3, 5, 5"),
        ("LazyInstanceNorm1d(affine=True)", "2, 4, 9"), ("LazyInstanceNorm3d()", "2, 4, 3, 5, 5"),
        ("Dropout1d()", "2, 4, 9"), ("ReflectionPad1d((2, 1))", "2, 4, 9"), ("ReflectionPad3d(1)", "2, 4, 3, 5, 5"),
        ("ReplicationPad1d(2)", "2, 4, 9"), ("ReplicationPad3d((1, 2, 1, 0, 0, 1))", "2, 4, 3, 5, 5"), ("CircularPad1d(2)", "2, 4, 9"),
        ("CircularPad3d(1)", "2, 4, 3, 5, 5"), ("ConstantPad1d(2, 1)", "4, 9"), ("ConstantPad3d(1, 0.5)", "2, 4, 3, 5, 5"),
        ("ZeroPad1d(2)", "2, 4, 9"), ("ZeroPad3d(1)", "2, 4, 3, 5, 5"),
        ("Fold((4, 5), (2, 2))", "2, 8, 12"), ("Fold((4, 5), (2, 2))", "2, 8, 11"),
        ("Upsample(scale_factor=2, mode='linear')", "2, 4, 9"), ("Upsample(scale_factor=2, mode='trilinear', align_corners=True)",
            "2, 4, 3, 5, 5"), ("SyncBatchNorm(4)", "2, 5"), ("GLU()", "3, 5"), ("Softmax2d()", "3, 5"), ("PReLU(3)", "2, 4"),
        ("LSTM(4, 5)", "3, 2, 4"), ("LSTM(4, 5, 2, batch_first=True, bidirectional=True, dropout=0.1)", "3, 2, 4"),
        ("LSTM(4, 5, proj_size=2, num_layers=2)", "3, 2, 4"), ("LSTM(4, 5, bias=False)", "3, 4"), ("GRU(4, 5, 2)", "3, 2, 4"),
        ("GRU(4, 5, bidirectional=True)", "3, 4"), ("RNN(4, 5, nonlinearity='relu')", "3, 2, 4"),
        ("RNN(4, 5, 2, 'relu', False)", "3, 2, 4"), ("RNN(4, 5)", "3, 2, 5"), ("LSTM(4, 5)", "4"), ("GRU(4, 0)", "3, 2, 4"),
        ("LSTM(4, 5, proj_size=5)", "3, 2, 4"), ("LSTM(4, 5, dropout=2)", "3, 2, 4"), ("LSTM(4, 5.0)", "3, 2, 4"),
        ("LSTMCell(4, 5)", "3, 4"), ("LSTMCell(4, 5, False)", "4"), ("GRUCell(4, 5)", "3, 4"), ("GRUCell(4, 5)", "3, 5"),
        ("RNNCell(4, 5, nonlinearity='relu')", "3, 4"), ("RNNCell(4, 5, nonlinearity='x')", "3, 4"),
        ("TransformerEncoderLayer(8, 2, 16)", "5, 3, 8"), ("TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True, "
            "bias=False, activation='gelu')", "5, 3, 8"), ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2, "
            "nn.LayerNorm(8))", "5, 3, 8"), ("TransformerEncoderLayer(8, 2, 16)", "5, 3, 6"), ("TransformerEncoderLayer(8, 2, 16)", "5, 8"),
        ("Linear(8, 2)", "8"), ("Bilinear(3, 3, 4)", "5, 3"),
    ]:
        inputs = f"torch.randn({sizes})" if "Bilinear" not in make else "torch.randn(5, 3), torch.randn(5, 3)"
        found.append(f"layer(nn.{make}, {inputs})")
    x, y = "torch.randn(5, 3, 8)", "torch.randn(7, 3, 8)"
    for make, call in [
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}"), ("MultiheadAttention(8, 2)", f"*[{x}] * 3"),
        ("MultiheadAttention(8, 2, batch_first=True)", f"*[{x}] * 3"), ("MultiheadAttention(8, 2, bias=False, add_bias_kv=True, "
            "add_zero_attn=True)", f"{x}, {y}, {y}"), ("MultiheadAttention(8, 4, kdim=6, vdim=5)",
                                                       f"{x}, torch.randn(7, 3, 6), torch.randn(7, 3, 5)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, need_weights=False"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, average_attn_weights=False"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(5, 7)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(7, 5)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(6, 5, 7)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(3, 5, 7)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(3, 7, dtype=torch.bool)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(7, 3, dtype=torch.bool)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, key_padding_mask=torch.zeros(3, 7, dtype=torch.int64)"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(5)"), ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, is_causal=True"),
        ("MultiheadAttention(8, 2)", f"{x}, {y}, torch.randn(6, 3, 8)"), ("MultiheadAttention(8, 2)", f"{x}[0], {y}[0], {y}[0]"),
        ("MultiheadAttention(8, 2)", f"{x}[0], {y}, {y}"), ("MultiheadAttention(8, 2)", "*[torch.randn(5, 3, 6)] * 3"),
        ("MultiheadAttention(8, 2, batch_first=True)", "torch.randn(3, 5, 8), torch.randn(2, 7, 8), torch.randn(2, 7, 8)"),
        ("MultiheadAttention(8, 2)", "*[torch.randn(8)] * 3"), ("MultiheadAttention(8, 2, add_bias_kv=True)",
            f"{x}, {y}, {y}, key_padding_mask=torch.zeros(3, 6, dtype=torch.bool)"),
        ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}"), ("TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16, batch_first=True), "
            "2)", "torch.randn(3, 5, 8), torch.randn(3, 7, 8)"), ("TransformerDecoderLayer(8, 2, 16)",
            f"{x}, {y}, tgt_mask=torch.zeros(5, 5), memory_mask=torch.zeros(5, 7)"),
        ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}, memory_mask=torch.zeros(7, 5)"),
        ("Transformer(8, 2, 1, 1, 16)", f"{x}, {y}"), ("Transformer(8, 2, 1, 1, 16, batch_first=True)",
                                                       "torch.randn(3, 5, 8), torch.randn(3, 7, 8)"),
        ("Transformer(8, 2, 1, 1, 16)", "torch.randn(5, 3, 8), torch.randn(5, 2, 8)"),
        ("Transformer(8, 2, 1, 1, 16)", "torch.randn(5, 3, 6), torch.randn(5, 3, 6)"),
        ("Transformer(8, 2, 1, 1, 16)", f"{x}, {y}, tgt_mask=nn.Transformer.generate_square_subsequent_mask(7), tgt_is_causal=True"),
        ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1)", f"{x}, mask=torch.zeros(4, 4)"),
        ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 1)", f"{x}, src_key_padding_mask=torch.zeros(3, 5, dtype=torch.bool)"),
        ("LSTM(8, 4)", f"{x}, (torch.zeros(1, 3, 4), torch.zeros(1, 3, 4))"),
        ("LSTM(8, 4)", f"{x}, (torch.zeros(1, 3, 4), torch.zeros(1, 2, 4))"),
        ("LSTM(8, 4)", f"{x}, (torch.zeros(3, 4), torch.zeros(3, 4))"), ("GRU(8, 4, 2)", f"{x}, torch.zeros(2, 3, 4)"),
        ("GRU(8, 4, 2)", f"{x}, torch.zeros(1, 3, 4)"), ("GRU(8, 4)", f"{x}.long()"),
        ("LSTMCell(8, 4)", "torch.randn(3, 8), (torch.zeros(3, 4), torch.zeros(3, 4))"),
        ("LSTMCell(8, 4)", "torch.randn(3, 8), (torch.zeros(2, 4), torch.zeros(3, 4))"), ("GRUCell(8, 4)", "torch.randn(3, 8), torch.zeros(3, 5)"),
        ("Embedding(10, 3)", "torch.tensor([[1, 2], [3, 4]])"), ("Embedding(10, 3, padding_idx=-1, max_norm=2.0, sparse=True)",
            "torch.tensor([1])"), ("Embedding(10, 3)", "torch.randn(2)"), ("EmbeddingBag(10, 3)", "torch.tensor([[1, 2], [3, 4]])"),
        ("EmbeddingBag(10, 3, mode='sum', padding_idx=1)", "torch.tensor([1, 2, 3, 4]), torch.tensor([0, 2])"),
        ("MaxUnpool2d(2)", "*F.max_pool2d(torch.randn(1, 2, 6, 6), 2, return_indices=True)"),
        ("MaxUnpool1d(2, 2)", "*F.max_pool1d(torch.randn(1, 2, 6), 2, return_indices=True), output_size=[1, 2, 7]"),
        ("MaxUnpool3d(2)", "*F.max_pool3d(torch.randn(1, 2, 4, 4, 4), 2, return_indices=True)"),
        ("ConvTranspose2d(4, 2, 3, stride=2)", "torch.randn(1, 4, 5, 5), output_size=(12, 12)"),
        ("ConvTranspose2d(4, 2, 3, stride=2)", "torch.randn(1, 4, 5, 5), output_size=(14, 12)"),
        ("ConvTranspose2d(4, 2, 3, stride=2)", "torch.randn(1, 4, 5, 5), output_size=[12]"),
        ("CosineSimilarity()", f"{x}, {x}"), ("PairwiseDistance(keepdim=True)", f"{x}, {x}"),
        ("Bilinear(8, 6, 4, bias=False)", "torch.randn(5, 8), torch.randn(5, 6)"), ("Bilinear(8, 6, 4)", "torch.randn(5, 6), torch.randn(5, 8)"),
    ]:
        found.append(f"layer(nn.{make}, {call})")
    p, q = "torch.rand(3, 5)", "torch.rand(3, 5)"
    c, s = "torch.tensor([1, 0, 4])", "torch.tensor([1, -1, 1])"
    for make, call in [
        ("L1Loss()", f"{p}, {q}"), ("L1Loss(reduction='none')", f"{p}, {q}"), ("L1Loss(size_average=False)", f"{p}, {q}"),
        ("L1Loss(reduce=False)", f"{p}, {q}"), ("MSELoss()", f"{p}, {q}"), ("MSELoss(reduction='x')", f"{p}, {q}"),
        ("CrossEntropyLoss()", f"{p}, {c}"), ("CrossEntropyLoss(weight=torch.ones(5), ignore_index=0, label_smoothing=0.1, "
                                              "reduction='none')", f"{p}, {c}"), ("CrossEntropyLoss()", f"{p}, {q}"),
        ("CrossEntropyLoss()", f"{p}, torch.tensor([1])"), ("CrossEntropyLoss()", "torch.rand(2, 5, 3, 3), torch.zeros(2, 3, 3, dtype=torch.long)"),
        ("NLLLoss()", f"{p}, {c}"), ("NLLLoss(reduction='sum')", f"{p}, {c}"), ("BCELoss()", f"{p}, {q}"),
        ("BCELoss(reduction='none')", f"{p}, {q}"), ("BCELoss()", "torch.rand(3, 5), torch.rand(3, 4)"),
        ("BCEWithLogitsLoss(pos_weight=torch.ones(5))", f"{p}, {q}"), ("KLDivLoss(reduction='batchmean')", f"{p}, {q}"),
        ("SmoothL1Loss(beta=0.5)", f"{p}, {q}"), ("HuberLoss(reduction='none')", f"{p}, {q}"), ("SoftMarginLoss()", f"{p}, {q}"),
        ("HingeEmbeddingLoss()", f"{p}, {q}"),
        ("MultiLabelSoftMarginLoss()", f"{p}, {q}"), ("MultiMarginLoss(reduction='none')", f"{p}, {c}"),
        ("MultiMarginLoss(p=3)", f"{p}, {c}"), ("CosineEmbeddingLoss()", f"{p}, {q}, {s}"),
        ("MarginRankingLoss()", "torch.rand(3), torch.rand(3), torch.ones(3)"), ("TripletMarginLoss()", f"{p}, {q}, {q}"),
        ("TripletMarginLoss(reduction='none')", f"{p}, {q}, {q}"), ("TripletMarginWithDistanceLoss(reduction='none')", f"{p}, {q}, {q}"),
        ("PoissonNLLLoss()", f"{p}, {q}"), ("GaussianNLLLoss()", f"{p}, {q}, torch.ones(3, 5)"),
        ("CTCLoss()", "torch.randn(10, 2, 5).log_softmax(2), torch.randint(1, 5, (2, 4)), torch.tensor([10, 10]), torch.tensor([4, 3])"),
    ]:
        found.append(f"layer(nn.{make}, {call})")
    return found


def costs():
    """Calls whose products are counted."""
    x, y = "torch.randn(5, 3, 8)", "torch.randn(7, 3, 8)"
    return [
        f"nn.{make}.eval()({call})"
        for make, call in [
            ("Linear(8, 4)", x), ("Linear(8, 4, bias=False)", "torch.randn(8)"),
            ("Bilinear(8, 6, 4)", "torch.randn(5, 8), torch.randn(5, 6)"), ("Conv2d(4, 6, 3, groups=2)", "torch.randn(2, 4, 6, 6)"),
            ("ConvTranspose2d(4, 6, 3, 2)", "torch.randn(2, 4, 6, 6)"), ("Conv1d(4, 6, 3, padding='same')", "torch.randn(4, 9)"),
            ("LSTM(8, 4)", x), ("LSTM(8, 4, bias=False)", x), ("LSTM(8, 4, 2, bidirectional=True)", x),
            ("LSTM(8, 5, 2, proj_size=3)", x), ("LSTM(8, 4, batch_first=True)", "torch.randn(5, 8)"),
            ("GRU(8, 4, 2, batch_first=True)", x), ("RNN(8, 4, bidirectional=True)", x), ("LSTMCell(8, 4)", "torch.randn(3, 8)"),
            ("GRUCell(8, 4)", "torch.randn(8)"), ("RNNCell(8, 4)", "torch.randn(3, 8)"),
            ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}"), ("MultiheadAttention(8, 2)", f"*[{x}] * 3, need_weights=False"),
            ("MultiheadAttention(8, 2)", f"{x}, {y}, {y}, attn_mask=torch.zeros(5, 7)"),
            ("MultiheadAttention(8, 2, add_bias_kv=True, add_zero_attn=True, batch_first=True)", f"*[{x}] * 3"),
            ("MultiheadAttention(8, 4, kdim=6, vdim=5)", f"{x}, torch.randn(7, 3, 6), torch.randn(7, 3, 5)"),
            ("MultiheadAttention(8, 2)", f"*[{x}[0]] * 3"),
            ("TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2)", x),
            ("TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True)", x),
            ("TransformerDecoderLayer(8, 2, 16)", f"{x}, {y}"), ("Transformer(8, 2, 1, 2, 16)", f"{x}, {y}"),
            ("Embedding(10, 3)", "torch.zeros(4, dtype=torch.long)"), ("Unfold(2)", "torch.randn(1, 2, 4, 4)"),
            ("Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))", "torch.randn(2, 3, 8, 8)"),
            ("utils.weight_norm(nn.Linear(8, 4))", x), ("utils.spectral_norm(nn.Conv2d(4, 6, 3))", "torch.randn(2, 4, 6, 6)"),
            ("utils.parametrizations.weight_norm(nn.Linear(8, 4))", x), ("utils.parametrizations.spectral_norm(nn.Linear(8, 4))", x),
            ("CosineSimilarity()", f"{x}, {x}"), ("PairwiseDistance()", f"{x}, {x}"),
            ("utils.parametrizations.spectral_norm(nn.Linear(8, 4)).train().eval()", x),
        ]
    ] + ["nn.utils.spectral_norm(nn.Linear(8, 4)).train()(torch.randn(2, 8))",
         "nn.utils.parametrizations.spectral_norm(nn.Linear(8, 4)).train()(torch.randn(2, 8))"]
