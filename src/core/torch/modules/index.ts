import '../ops';
import { DTYPE_CLASS } from '../dtype';
import { DEVICE_CLASS } from '../device';
import { specialOperations } from '../ops/special';
import { operations } from '../registry';
import { SIZE_CLASS } from '../size';
import { TENSOR_CLASS } from '../tensor';
import { completeTensorClass } from '../tensor-class';
import { Inventory, Native, type Machine, type NativeModule, type PythonText, type Value } from '../vm';
import { LazyImport } from '../../python/machine';
import { NATIVES, torchNames } from './natives';
import { numpyModules } from './numpy';
import readNames from '../torch.names';
import autograd from './autograd.py';
import checkpoint from './checkpoint.py';
import compiler from './compiler.py';
import cuda from './cuda.py';
import data from './data.py';
import distributions from './distributions.py';
import distributed from './distributed.py';
import fx from './fx.py';
import gradMode from './grad_mode.py';
import hub from './hub.py';
import init from './init.py';
import jit from './jit.py';
import jitInternal from './jit_internal.py';
import library from './library.py';
import masked from './masked.py';
import mixed from './mixed.py';
import nvtx from './nvtx.py';
import onnx from './onnx.py';
import lrScheduler from './lr_scheduler.py';
import optim from './optim.py';
import optimizer from './optimizer.py';
import overrides from './overrides.py';
import pytree from './pytree.py';
import random from './random_.py';
import serialization from './serialization.py';
import settings from './settings.py';
import torchText from './torch_.py';
import types from './types.py';
import utils from './utils.py';

const INVENTORY = new Inventory(readNames);

type Names = () => Iterable<readonly [string, Value]>;

/** A module of Python text. */
function text(name: string, source: PythonText, options: { readonly isPackage?: boolean; readonly attrs?: Names } = {}): NativeModule {
  return { name, source, ...options, lookup: elsewhere(name) };
}

/** A name that a module does not define: a submodule. */
function elsewhere(name: string) {
  return (m: Machine, attribute: string): Value | undefined => m.loader.get(`${name}.${attribute}`) ?? undefined;
}

const torchAttrs: Names = () => [
  ...torchNames(),
  ...operations('torch'),
  ['Tensor', TENSOR_CLASS],
  ['Size', SIZE_CLASS],
  ['device', DEVICE_CLASS],
  ['dtype', DTYPE_CLASS],
];

/** Where torch has its distributions; all of them are in one text here. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  distribution: 'Distribution',
  normal: 'Normal',
  laplace: 'Laplace',
  cauchy: 'Cauchy',
  gumbel: 'Gumbel',
  log_normal: 'LogNormal',
  uniform: 'Uniform',
  gamma: 'Gamma',
  beta: 'Beta',
  exponential: 'Exponential',
  poisson: 'Poisson',
  half_normal: 'HalfNormal',
  half_cauchy: 'HalfCauchy',
  studentT: 'StudentT',
  bernoulli: 'Bernoulli',
  continuous_bernoulli: 'ContinuousBernoulli',
  geometric: 'Geometric',
  relaxed_bernoulli: 'RelaxedBernoulli',
  categorical: 'Categorical',
  one_hot_categorical: 'OneHotCategorical OneHotCategoricalStraightThrough',
  relaxed_categorical: 'RelaxedOneHotCategorical',
  dirichlet: 'Dirichlet',
  multivariate_normal: 'MultivariateNormal',
  independent: 'Independent',
  kl: 'kl_divergence',
  utils: 'broadcast_all',
};

/** torch without torch.nn's layers, and numpy. */
export function torchModules(): readonly NativeModule[] {
  completeTensorClass();
  const space =
    (name: Parameters<typeof operations>[0]): Names =>
    () =>
      operations(name);
  return [
    { name: 'torch', source: torchText, isPackage: true, attrs: torchAttrs, lookup: elsewhere('torch'), inventory: INVENTORY },
    { name: 'torch._natives', attrs: () => NATIVES },
    { name: 'torch.nn.functional', attrs: () => [...shared(), ...operations('F')] },
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
    },
    { name: 'torch._C._nn', attrs: () => [...operations('C'), ...operations('F')] },
    { name: 'torch.linalg', attrs: space('linalg') },
    { name: 'torch.fft', attrs: space('fft') },
    {
      name: 'torch.special',
      attrs: specialOperations,
    },
    { name: 'torch.signal.windows', attrs: space('windows') },
    text('torch.masked', masked, { isPackage: true }),
    text('torch.masked._ops', masked),
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
    { name: 'torch.backends', isPackage: true },
    ...['cudnn', 'cuda', 'mps', 'mkldnn', 'mha', 'opt_einsum', 'openmp', 'mkl', 'quantized'].map(name =>
      text(`torch.backends.${name}`, settings),
    ),
    text('torch.distributed', distributed, { isPackage: true }),
    text('torch.distributions', distributions, { isPackage: true, attrs: () => NATIVES }),
    ...Object.entries(DISTRIBUTIONS).map(([file, classes]): NativeModule => ({
      name: `torch.distributions.${file}`,
      attrs: m =>
        classes.split(' ').map(name => [name, new LazyImport(m.loader.get('torch.distributions') ?? m.loader.missing(file), name)]),
    })),
    text('torch.utils', utils, { isPackage: true }),
    text('torch.utils.checkpoint', checkpoint),
    text('torch.utils.data', data, { isPackage: true }),
    text('torch.utils.data.distributed', data),
    text('torch.utils.data.dataset', data),
    text('torch.utils.data.dataloader', data),
    text('torch.utils.data.sampler', data),
    text('torch.utils.model_zoo', hub),
    text('torch.hub', hub),
    text('torch.utils._pytree', pytree),
    text('torch.fx', fx, { isPackage: true }),
    text('torch.fx.proxy', fx),
    text('torch.fx.graph_module', fx),
    text('torch.fx._symbolic_trace', fx),
    text('torch.optim', optim, { isPackage: true }),
    text('torch.optim.lr_scheduler', lrScheduler),
    text('torch.optim.optimizer', optimizer),
    text('torch.optim._multi_tensor', optimizer),
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
    { name: 'torch.tensor', attrs: () => [['Tensor', TENSOR_CLASS]] },
    { name: 'torch._tensor', attrs: () => [['Tensor', TENSOR_CLASS]] },
    { name: 'torch._utils', source: '' },
    text('torch.onnx', onnx, { isPackage: true }),
    text('torch.onnx.symbolic_helper', onnx),
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
