"""Cases of errors.py about optimizers, containers and single calls: (family, source) pairs."""


def modules_and_optimizers(rng):
    p = "[torch.ones(2, requires_grad=True)]"
    names = ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adadelta", "Adamax", "NAdam", "RAdam", "Rprop", "ASGD", "LBFGS", "SparseAdam", "Adafactor"]
    given = ["[]", "torch.ones(2)", "nn.Linear(2, 2)", "nn.Linear(2, 2).parameters", "nn.Linear(2, 2).parameters()", "nn.Linear(2, 2).named_parameters()",
        "None", "3", "'abc'", "[1, 2]", "['a']", "[torch.ones(2)]", "[torch.ones(2, requires_grad=True) * 2]",
             "[{'params': []}]", "[{'lr': 1}]", "[{}]", "{}", "{'params': []}", "nn.Linear(2, 2).state_dict()", "{torch.ones(2, requires_grad=True)}",
             "[{'params': {torch.ones(2, requires_grad=True)}}]", "[{'params': torch.ones(2, requires_grad=True)}]",
             "[{'params': torch.ones(2)}]", "[{'params': [1]}]", "[torch.ones(2, requires_grad=True), 3]", "[nn.Linear(2, 2)]",
             "nn.Sequential().parameters()", "(x for x in [])", "[{'params': [torch.ones(2, requires_grad=True)], 'lr': -1}]",
             "[[torch.ones(2, requires_grad=True)]]",
             "[{'params': [torch.ones(2, requires_grad=True)]}, [1]]", "nn.ParameterList()", "nn.Module()", "nn.Module().parameters()", "iter([])"]
    settings = ["lr=-1", "lr=-0.1", "lr='a'", "lr=None", "lr=0", "momentum=-1", "weight_decay=-0.1", "betas=(1.0, 0.9)", "betas=(0.9, 1.5)",
        "betas=(-0.1, 0.9)", "betas=0.9", "betas=(0.9,)", "eps=-1", "nesterov=True", "momentum=0.9, nesterov=True, dampening=0.1", "alpha=-1",
                "rho=2", "rho=-0.1", "lr_decay=-1", "initial_accumulator_value=-1", "momentum_decay=-1", "etas=(1.5, 0.5)", "etas=(0.5, 0.5)",
                "max_iter=5, line_search_fn='foo'", "foo=1", "fused=True, foreach=True", "fused=True, differentiable=True", "amsgrad=True",
                "lr=torch.tensor(0.1)",
                "lr=torch.tensor(0.1), foreach=True", "lr=torch.tensor([0.1, 0.2])", "maximize=True", "decoupled_weight_decay=True", "betas=('a', 'b')",
                "lr=float('nan')", "lr=True", "capturable=True", "differentiable=True, foreach=True"]
    for name in names:
        for parameters in given:
            yield "optimizers", f"o = torch.optim.{name}({parameters}); type(o).__name__"
            yield "optimizers", f"o = torch.optim.{name}({parameters}, lr=0.1); type(o).__name__"
        for setting in settings:
            yield "optimizers", f"o = torch.optim.{name}({p}, {setting}); type(o).__name__"
        yield "optimizers", f"o = torch.optim.{name}(); type(o).__name__"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}(a + a); type(o).__name__"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}([{{'params': a}}, {{'params': a}}]); type(o).__name__"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}(a); o.add_param_group({{'params': a}})"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}(a); o.add_param_group(3)"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}(a); o.add_param_group({{'params': [torch.ones(3, requires_grad=True)]}}); len(o.param_groups)"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}(a); o.param_groups[0]['lr']"
        groups = "[{'params': m.weight, 'lr': 0.5}, {'params': [m.bias]}], lr=0.25"
        yield "optimizers", f"m = nn.Linear(2, 2); o = torch.optim.{name}({groups}); [g['lr'] for g in o.param_groups]"
        yield "optimizers", f"a = {p}; o = torch.optim.{name}(a); o.foo"
    values = ["F.relu", "nn.ReLU", "torch.relu", "None", "3", "'relu'", "[nn.ReLU()]", "(nn.ReLU(),)", "lambda x: x", "torch.ones(2)",
        "nn.Parameter(torch.ones(2))", "{'a': nn.ReLU()}", "nn.ModuleList([nn.ReLU()])", "nn.Conv2d"]
    for value in values:
        for use in ("m = nn.Sequential({}); m(torch.ones(2))", "m = nn.Sequential(nn.ReLU(), {}); m(torch.ones(2))", "m = nn.ModuleList([{}]); len(m)",
            "m = nn.ModuleList({}); len(m)", "m = nn.ModuleDict({{'a': {}}}); len(m)", "m = nn.ModuleDict({}); len(m)",
            "m = nn.ModuleList(); m.append({}); len(m)",
                    "m = nn.ModuleList(); m.extend({}); len(m)", "m = nn.ModuleList(); m.insert(0, {}); len(m)",
                    "m = nn.Sequential(); m.append({}); len(m)", "m = nn.Sequential(); m.add_module('a', {}); len(m)",
                    "m = nn.Module(); m.register_parameter('w', {})", "m = nn.Module(); m.register_buffer('w', {})",
                    "m = nn.ReLU(); m.weight = {}; m.weight is None", "m = nn.Linear(2, 2); m.weight = {}; m.weight is None",
                    "m = nn.Linear(2, 2); m.register_module('b', {})", "m = nn.ParameterList([{}]); len(m)", "m = nn.ParameterList({}); len(m)",
                    "m = nn.ParameterDict({{'a': {}}}); len(m)", "m = nn.Linear(2, 2); m.load_state_dict({})",
                    "p = nn.Parameter({}); p.shape", "m = nn.Sequential(nn.ReLU()); m[0] = {}; len(m)", "m = nn.Sequential(nn.ReLU()); m[{}]",
                    "m = nn.ModuleDict(); m['a'] = {}; len(m)", "m = nn.ModuleDict(); m.update({}); len(m)",
                    "m = nn.Sequential(nn.ReLU()); m.to({}); len(m)", "m = nn.Linear(2, 2); m.apply({})"):
            yield "modules given other things", use.format(value)
    for line in ("m = nn.Sequential(nn.ReLU()); m[1]", "m = nn.Sequential(nn.ReLU()); m[-2]", "m = nn.ModuleList([nn.ReLU()]); m[5]",
        "m = nn.ModuleDict(); m['a']", "m = nn.ReLU(); m.foo", "m = nn.ReLU(); m.register_module('', nn.ReLU())",
        "m = nn.ReLU(); m.register_module('a.b', nn.ReLU())", "m = nn.ReLU(); m.register_module(1, nn.ReLU())",
                 "m = nn.ReLU(); m.register_buffer('a.b', None)", "m = nn.ReLU(); m.register_buffer('', None)",
                 "m = nn.ReLU(); m.register_buffer('training', None)", "m = nn.ReLU(); m.register_parameter('a.b', None)",
                 "m = nn.ReLU(); m.register_parameter('forward', None)", "m = nn.Linear(2, 2); m.register_module('weight', None)",
                 "m = nn.ReLU(); m.get_submodule('a')",
                 "m = nn.Linear(2, 2); m.get_parameter('a')", "m = nn.Linear(2, 2); m.get_submodule('weight')",
                 "m = nn.Linear(2, 2); m.get_buffer('weight')", "m = nn.Linear(2, 2); m.load_state_dict({'weight': torch.ones(3, 3)})",
                 "m = nn.Linear(2, 2); m.load_state_dict({'weight': torch.ones(2, 2), 'bias': torch.ones(2), 'c': 1})", "m = nn.Linear(2, 2); m.train('a')",
                 "m = nn.ModuleList([nn.ReLU()]); m(torch.ones(2))", "m = nn.ModuleDict({'a': nn.ReLU()}); m(torch.ones(2))",
                 "m = nn.Module(); m(torch.ones(2))", "m = nn.Linear(2, 2); m.weight()", "m = nn.Linear(2, 2); m.weight = torch.ones(2, 2); 1",
                 "nn.Linear(2)", "nn.Linear(2, 2, 2, 2, 2, 2)", "nn.Linear('a', 2)", "nn.Linear(2.0, 2)", "nn.Linear(2, 2.0)", "nn.Linear(-1, 2)",
                 "nn.BatchNorm2d()", "nn.BatchNorm2d('a')", "nn.BatchNorm2d(2.0)", "nn.BatchNorm2d(-1)", "nn.GroupNorm(3, 4)", "nn.GroupNorm(0, 4)",
                 "nn.GroupNorm(2, 4.0)", "nn.GroupNorm(4)", "nn.LayerNorm('a')", "nn.LayerNorm(2.0)", "nn.LayerNorm((2.0, 1))", "nn.LayerNorm(None)",
                 "nn.Embedding(2)", "nn.Embedding(2.0, 3)", "nn.Embedding(3, 4, padding_idx=5)",
                 "nn.Embedding(3, 4, padding_idx=-4)", "nn.Embedding.from_pretrained(torch.ones(3))", "nn.Dropout(2)", "nn.Dropout(-1)", "nn.Dropout('a')",
                 "nn.LSTM(2)", "nn.LSTM(2, 0)", "nn.LSTM(2.0, 3)", "nn.LSTM(2, 3, num_layers=0)", "nn.LSTM(2, 3, dropout=2)", "nn.LSTM(2, 3, dropout='a')",
                 "nn.LSTM(2, 3, proj_size=3)", "nn.LSTM(2, 3, proj_size=-1)", "nn.GRU(2, 3, proj_size=1)",
                 "nn.RNN(2, 3, nonlinearity='foo')", "nn.RNN(2, 3, mode='foo')", "nn.LSTM(2, 3.0)", "nn.MultiheadAttention(5, 2)",
                 "nn.MultiheadAttention(0, 2)", "nn.MultiheadAttention(4, 0)", "nn.TransformerEncoderLayer(4, 3)",
                 "nn.TransformerEncoderLayer(4, 2, activation='foo')", "nn.Transformer(4, 3)", "nn.Upsample(mode='foo')(torch.ones(1, 1, 2, 2))",
                 "nn.PixelShuffle('a')", "nn.Threshold(1)", "nn.Hardtanh(2, 1)",
                 "nn.Hardtanh(1, 1)", "nn.Softplus('a')", "nn.Softmin()", "nn.CrossEntropyLoss(reduction='a')(torch.ones(2, 2), torch.ones(2).long())",
                 "nn.CrossEntropyLoss(weight=3)", "nn.CrossEntropyLoss(weight=[1.0, 2.0])(torch.ones(2, 2), torch.ones(2).long())",
                 "nn.BCELoss()(torch.ones(2) * 2, torch.ones(2))", "nn.NLLLoss()(torch.ones(2, 2), torch.ones(2))", "nn.MSELoss()(3, torch.ones(2))",
                 "nn.L1Loss()(torch.ones(2), None)", "nn.MSELoss()(torch.ones(2), [1, 2])", "nn.CrossEntropyLoss()(torch.ones(2, 3), torch.ones(2))",
                 "nn.CrossEntropyLoss()(torch.ones(2, 3), [0, 1])", "nn.TripletMarginLoss(swap=True, margin=-1)", "nn.AdaptiveLogSoftmaxWithLoss(4, 5, [])",
                 "nn.AdaptiveLogSoftmaxWithLoss(4, 5, [3, 2])", "nn.MaxUnpool2d(2)(torch.ones(1, 1, 2, 2))", "nn.Fold((2, 2))",
                 "nn.utils.clip_grad_norm_(3, 1.0)", "nn.utils.rnn.pad_sequence([])", "nn.utils.rnn.pack_padded_sequence(torch.ones(3, 2, 1), [1, 3])",
                 "nn.utils.rnn.pack_padded_sequence(torch.ones(3, 2, 1), [3, 0])", "nn.utils.rnn.pack_padded_sequence(torch.ones(3, 2, 1), [3])",
                 "nn.utils.weight_norm(nn.ReLU())", "nn.utils.spectral_norm(nn.ReLU())", "nn.init.kaiming_normal_(torch.ones(2))",
                 "nn.init.xavier_uniform_(torch.ones(2))",
                 "nn.init.orthogonal_(torch.ones(2))", "nn.init.eye_(torch.ones(2))", "nn.init.dirac_(torch.ones(2, 2))",
                 "nn.init.kaiming_uniform_(torch.ones(2, 2), mode='foo')", "nn.init.calculate_gain('foo')", "nn.init.sparse_(torch.ones(2), 0.1)",
                 "nn.init.normal_([1.0])", "nn.init.constant_(3, 1)",
                 "torch.ones(2, requires_grad=True).numpy().ndim", "torch.ones(2, requires_grad=True).add_(1)",
                 "torch.ones(2, dtype=torch.int64, requires_grad=True)", "torch.ones(2).long().requires_grad_()", "torch.ones(2).backward()",
                 "torch.ones(2, requires_grad=True).backward()", "nn.Parameter(torch.ones(2).long())", "nn.Parameter([1.0])", "nn.Parameter(3)",
                 "torch.tensor('a')", "torch.tensor([[1], [1, 2]])", "torch.tensor([1, 'a'])", "torch.tensor(None)",
                 "torch.tensor([None])", "torch.tensor([torch.ones(2), torch.ones(2)])", "torch.ones('a')", "torch.ones(2.0)", "torch.ones(-1)",
                 "torch.zeros(2, 'a')", "torch.zeros([2, 2.5])", "torch.rand(None)", "torch.randn((2, 3), (4,))", "torch.arange('a')", "torch.arange(1, 0)",
                 "torch.arange(1, 5, 0)", "torch.linspace(0, 1)", "torch.linspace(0, 1, 2.5)", "torch.linspace(0, 1, -1)", "torch.full((2,))",
                 "torch.full((2,), 'a')",
                 "torch.eye(-1)", "torch.eye(2.0)", "torch.empty(2, dtype='float')", "torch.zeros(2, device='foo')", "torch.from_numpy([1])",
                 "torch.from_numpy(torch.ones(2))", "torch.as_tensor('a')", "torch.randint(5)", "torch.randint(5, 2)", "torch.randint(5, 2, (2,))",
                 "torch.randperm(-1)", "torch.randperm(2.0)", "torch.manual_seed('a')", "torch.Tensor('a')", "torch.Tensor([1, 'a'])", "torch.Tensor(2.5)",
                 "torch.FloatTensor('a')", "torch.LongTensor([1.5, 'a'])"):
        yield "single calls", line
    legacy = "G = type('G', (torch.autograd.Function,), {'forward': lambda self, x: x * 2, 'backward': lambda self, g: g})"
    for line in ("G()(torch.ones(2))", "G.apply(torch.ones(2))", "G().apply(torch.ones(2))", "G()", "G(1)", "G.forward(None, torch.ones(2))",
        "torch.autograd.Function.apply(torch.ones(2))", "torch.autograd.Function()(torch.ones(2))"):
        yield "legacy functions", f"{legacy}; {line}"
