import '../ops';
import { DTYPE_CLASS } from '../dtype';
import { DEVICE_CLASS } from '../device';
import { operations } from '../registry';
import { SIZE_CLASS } from '../size';
import { TENSOR_CLASS } from '../tensor';
import { completeTensorClass } from '../tensor-class';
import { Native, Unknown, type Machine, type NativeModule, type PythonText, type Value } from '../vm';
import { NATIVES, torchNames, unmodelled } from './natives';
import { numpyModules } from './numpy';
import { UNMODELLED_FUNCTIONAL, UNMODELLED_TORCH } from './unmodelled';
import autograd from './autograd.py';
import backends from './backends.py';
import checkpoint from './checkpoint.py';
import compiler from './compiler.py';
import cuda from './cuda.py';
import data from './data.py';
import distributed from './distributed.py';
import fx from './fx.py';
import gradMode from './grad_mode.py';
import hub from './hub.py';
import init from './init.py';
import jit from './jit.py';
import jitInternal from './jit_internal.py';
import library from './library.py';
import mixed from './mixed.py';
import nvtx from './nvtx.py';
import onnx from './onnx.py';
import optim from './optim.py';
import overrides from './overrides.py';
import pytree from './pytree.py';
import random from './random_.py';
import serialization from './serialization.py';
import settings from './settings.py';
import six from './six.py';
import torchText from './torch_.py';
import types from './types.py';
import utils from './utils.py';

type Names = () => Iterable<readonly [string, Value]>;

/** A name that a module does not define: a submodule or an unknown. Builtins are excluded, because code in the module must find them. */
function elsewhere(name: string) {
  return (m: Machine, attribute: string): Value | undefined =>
    submodule(m, name, attribute) ??
    (attribute.startsWith('__') || m.loader.builtins.has(attribute) ? undefined : new Unknown(`\`${name}.${attribute}\` is not modelled`));
}

/** A module of Python text; names that it does not define are unknown. */
function text(name: string, source: PythonText, options: { readonly isPackage?: boolean; readonly attrs?: Names } = {}): NativeModule {
  return { name, source, ...options, lookup: elsewhere(name) };
}

/** A module that can be imported: every public name in it is unknown. */
function opaque(name: string, isPackage = false): NativeModule {
  return { name, isPackage, lookup: elsewhere(name) };
}

function submodule(m: Machine, name: string, attribute: string): Value | undefined {
  return m.loader.get(`${name}.${attribute}`) ?? undefined;
}

/** A name that torch has and these modules do not model. */
function missing(module: string, names: ReadonlySet<string>) {
  return (m: Machine, name: string): Value | undefined =>
    submodule(m, module, name) ?? (names.has(name) ? unmodelled(`${module}.${name}`) : undefined);
}

const torchAttrs: Names = () => [
  ...torchNames(),
  ...operations('torch'),
  ['Tensor', TENSOR_CLASS],
  ['Size', SIZE_CLASS],
  ['device', DEVICE_CLASS],
  ['dtype', DTYPE_CLASS],
];

/** torch without torch.nn's layers, and numpy. */
export function torchModules(): readonly NativeModule[] {
  completeTensorClass();
  const space =
    (name: Parameters<typeof operations>[0]): Names =>
    () =>
      operations(name);
  return [
    { name: 'torch', source: torchText, isPackage: true, attrs: torchAttrs, lookup: missing('torch', UNMODELLED_TORCH) },
    { name: 'torch._natives', attrs: () => NATIVES },
    {
      name: 'torch.nn.functional',
      attrs: () => [...shared(), ...operations('F')],
      lookup: missing('torch.nn.functional', UNMODELLED_FUNCTIONAL),
    },
    { name: 'torch._VF', attrs: space('torch') },
    { name: 'torch.functional', attrs: space('torch') },
    {
      name: 'torch._C',
      isPackage: true,
      attrs: () => [
        ['TensorBase', TENSOR_CLASS.mro[1] ?? TENSOR_CLASS],
        ...['_log_api_usage_once', '_get_tracing_state', '_jit_clear_class_registry', '_set_grad_enabled'].map((name): [string, Value] => [
          name,
          new Native(name, () => null),
        ]),
      ],
      lookup: (_, name) => (name.startsWith('__') ? undefined : new Unknown(`\`torch._C.${name}\` is not modelled`)),
    },
    { name: 'torch._C._nn', attrs: () => [...operations('C'), ...operations('F')] },
    {
      name: 'torch.linalg',
      attrs: space('linalg'),
      lookup: missing(
        'torch.linalg',
        new Set(['ldl_factor', 'lu', 'lu_solve', 'householder_product', 'tensorinv', 'tensorsolve', 'cholesky_ex', 'inv_ex', 'vander']),
      ),
    },
    { name: 'torch.fft', attrs: space('fft') },
    {
      name: 'torch.special',
      attrs: () => [...operations('special'), ...['expit', 'erf', 'erfc', 'exp2', 'expm1', 'log1p', 'sinc', 'round'].flatMap(special)],
    },
    text('torch.nn.init', init, { attrs: () => NATIVES }),
    text('torch.jit', jit, { isPackage: true }),
    text('torch._jit_internal', jitInternal),
    text('torch.jit.annotations', jit),
    text('torch.jit._script', jit),
    text('torch.autograd', autograd, { isPackage: true }),
    text('torch.autograd.function', autograd),
    text('torch.autograd.variable', autograd),
    text('torch.autograd.profiler', autograd),
    text('torch.autograd.grad_mode', gradMode),
    text('torch.cuda', cuda, { isPackage: true }),
    text('torch.cuda.amp', mixed, { isPackage: true }),
    text('torch.cuda.amp.autocast_mode', mixed),
    text('torch.amp', mixed, { isPackage: true }),
    text('torch.amp.autocast_mode', mixed),
    text('torch.cuda.nvtx', nvtx),
    text('torch.mps', cuda),
    text('torch.xpu', cuda),
    text('torch.backends', backends, { isPackage: true }),
    ...['cudnn', 'cuda', 'mps', 'mkldnn', 'mha', 'opt_einsum', 'openmp', 'mkl', 'quantized'].map(name =>
      text(`torch.backends.${name}`, settings),
    ),
    text('torch.distributed', distributed, { isPackage: true }),
    opaque('torch.distributed.nn', true),
    opaque('torch.distributed.fsdp', true),
    opaque('torch.distributed.nn.functional'),
    opaque('torch.distributed.algorithms', true),
    opaque('torch.distributed.tensor', true),
    opaque('torch.distributed._tensor', true),
    text('torch.utils', utils, { isPackage: true }),
    text('torch.utils.checkpoint', checkpoint),
    text('torch.utils.data', data, { isPackage: true }),
    text('torch.utils.data.distributed', data),
    text('torch.utils.data.dataset', data),
    text('torch.utils.data.dataloader', data),
    text('torch.utils.data.sampler', data),
    text('torch.utils.model_zoo', hub),
    text('torch.hub', hub),
    opaque('torch.utils.tensorboard', true),
    opaque('torch.utils.cpp_extension'),
    opaque('torch.utils.hooks'),
    opaque('torch.utils._python_dispatch'),
    opaque('torch.utils.flop_counter'),
    opaque('torch.utils.benchmark', true),
    opaque('torch.utils.mobile_optimizer'),
    opaque('torch.utils.collect_env'),
    opaque('torch.utils.weak'),
    text('torch.utils._pytree', pytree),
    text('torch.fx', fx, { isPackage: true }),
    text('torch.fx.proxy', fx),
    text('torch.fx.graph_module', fx),
    opaque('torch.fx.experimental', true),
    opaque('torch.fx.passes', true),
    text('torch.fx._symbolic_trace', fx),
    text('torch.optim', optim, { isPackage: true }),
    text('torch.optim.lr_scheduler', optim),
    text('torch.optim.optimizer', optim),
    text('torch.optim._multi_tensor', optim),
    opaque('torch.optim.swa_utils'),
    text('torch.overrides', overrides),
    text('torch.compiler', compiler),
    text('torch._dynamo', compiler, { isPackage: true }),
    text('torch.library', library),
    text('torch._compile', compiler),
    {
      name: 'torch.version',
      attrs: () => [
        ['__version__', '2.13.0'],
        ['cuda', null],
        ['hip', null],
        ['git_version', ''],
      ],
    },
    text('torch.torch_version', "__version__ = '2.13.0'\nTorchVersion = str\n"),
    text('torch.types', types),
    {
      name: 'torch.random',
      attrs: () => [],
      source: random,
    },
    text('torch.serialization', serialization),
    { name: 'torch.storage', lookup: (_, name) => new Unknown(`\`torch.storage.${name}\` is not modelled`) },
    { name: 'torch.tensor', attrs: () => [['Tensor', TENSOR_CLASS]] },
    { name: 'torch._tensor', attrs: () => [['Tensor', TENSOR_CLASS]] },
    { name: 'torch._utils', source: '' },
    {
      name: 'torch._six',
      source: six,
    },
    text('torch.onnx', onnx, { isPackage: true }),
    text('torch.onnx.symbolic_helper', onnx),
    opaque('torch.multiprocessing', true),
    opaque('torch.quantization', true),
    opaque('torch.ao', true),
    opaque('torch.ao.quantization', true),
    opaque('torch.ao.nn', true),
    opaque('torch.export', true),
    opaque('torch.func'),
    opaque('torch.distributions', true),
    ...['normal', 'categorical', 'bernoulli', 'kl', 'uniform', 'multivariate_normal', 'distribution', 'relaxed_bernoulli', 'utils'].map(
      name => opaque(`torch.distributions.${name}`),
    ),
    opaque('torch.testing', true),
    opaque('torch.testing._internal', true),
    opaque('torch.profiler', true),
    opaque('torch.sparse', true),
    opaque('torch.package', true),
    opaque('torch.masked', true),
    opaque('torch.nested'),
    opaque('torch._inductor', true),
    opaque('torch._higher_order_ops', true),
    opaque('torch._prims_common'),
    opaque('torch._ops'),
    opaque('torch._subclasses', true),
    opaque('torch.nn.attention', true),
    opaque('torch.nn.attention.flex_attention'),
    opaque('torch.nn.quantized', true),
    opaque('torch.nn.intrinsic', true),
    opaque('torch.nn.qat', true),
    ...numpyModules(),
  ];
}

/** The names that torch.nn.functional takes from torch. */
function shared(): (readonly [string, Value])[] {
  const names = ['tanh', 'sigmoid', 'adaptive_avg_pool1d', 'avg_pool1d', 'conv_tbc', 'celu_', 'selu_', 'rrelu_', 'relu_', 'logsigmoid'];
  return names.flatMap(name => {
    const found = operations('torch').get(name);
    return found ? [[name, found] as const] : [];
  });
}

function special(name: string): (readonly [string, Value])[] {
  const found = operations('torch').get(name === 'expit' ? 'sigmoid' : name);
  return found ? [[name, found]] : [];
}
