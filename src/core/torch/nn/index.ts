/** torch.nn: modules and layers. Behaviour is Python, in ../python; what every model does by the thousand is native. */
import { stringOf } from '../convert';
import { float32, int64 } from '../dtype';
import * as dtypes from '../dtype';
import { countMacs } from '../observer';
import { refuseProductTypes } from '../ops/product-errors';
import { Tensor, TENSOR_CLASS } from '../tensor';
import { freshDim } from '../fresh';
import {
  builtinClass,
  findAttr,
  fromDim,
  getAttr,
  Instance,
  Native,
  plainText,
  PyDict,
  PyList,
  toDim,
  toIndex,
  Unknown,
  type Machine,
  type NativeModule,
  type PythonText,
  type Value,
} from '../vm';
import { LazyImport } from '../../python/machine';
import { checkConv } from './convolution';
import { globalHooks } from './hooks';
import { knownChildren, members, openTable, seconds } from './members';
import { creationPlace, rememberPlace, typename } from './module';
import { MODULE_BASE } from './tables';
import { BUFFER_CLASS, param, PARAMETER_CLASS } from './parameter';
import { isLazy, UNINITIALIZED_BUFFER, UNINITIALIZED_MIXIN, UNINITIALIZED_PARAMETER } from './uninitialized';
import activation from '../python/activation.py';
import adaptive from '../python/adaptive.py';
import batchnorm from '../python/batchnorm.py';
import container from '../python/container.py';
import conv from '../python/conv.py';
import dropout from '../python/dropout.py';
import lazy from '../python/lazy.py';
import linear from '../python/linear.py';
import loss from '../python/loss.py';
import moduleText from '../python/module.py';
import nnUtils from '../python/nn_utils.py';
import normalization from '../python/normalization.py';
import padding from '../python/padding.py';
import parallel from '../python/parallel.py';
import parametrizations from '../python/parametrizations.py';
import parametrize from '../python/parametrize.py';
import pooling from '../python/pooling.py';
import prune from '../python/prune.py';
import stateless from '../python/stateless.py';
import rnn from '../python/rnn.py';
import rnnUtils from '../python/rnn_utils.py';
import transformer from '../python/transformer.py';
import utils from '../python/utils_.py';
import channelshuffle from '../python/channelshuffle.py';
import distance from '../python/distance.py';
import flatten from '../python/flatten.py';
import fold from '../python/fold.py';
import functionalModules from '../python/functional_modules.py';
import hooks from '../python/hooks.py';
import instancenorm from '../python/instancenorm.py';
import pixelshuffle from '../python/pixelshuffle.py';
import sparse from '../python/sparse.py';
import upsampling from '../python/upsampling.py';

/** The files below torch.nn.modules, under the names torch gives them. */
const FILES: Readonly<Record<string, PythonText>> = {
  module: moduleText,
  container,
  conv,
  lazy,
  linear,
  pooling,
  batchnorm,
  normalization,
  activation,
  dropout,
  padding,
  loss,
  rnn,
  transformer,
  utils,
  adaptive,
  channelshuffle,
  distance,
  flatten,
  fold,
  instancenorm,
  pixelshuffle,
  sparse,
  upsampling,
};

/** Classes that torch.nn does not show. */
const NOT_EXPORTED: ReadonlySet<string> = new Set(['LazyModuleMixin']);

/** Which file has a class: found in the text, so that only files that are needed are parsed. */
const OWNER = new Map<string, string>();
for (const [file, text] of Object.entries(FILES))
  for (const [, name] of plainText(text).matchAll(/^class (\w+)/gm))
    if (name !== undefined && !OWNER.has(name) && !NOT_EXPORTED.has(name)) OWNER.set(name, file);

const buffer = new Native(
  'buffer',
  (m, args) =>
    new Tensor(
      args.map(arg => toDim(arg) ?? freshDim(m, 'a size of a buffer is unknown')),
      float32,
    ),
);
const counter = new Native('counter', () => new Tensor([], int64, { data: [0] }));
/** `numbers(tensor)`: the integers in it as a list; None where they are not known. */
const numbers = new Native('numbers', (_m, [tensor]) => (tensor instanceof Tensor && tensor.data ? new PyList([...tensor.data]) : null));
const fresh = new Native('fresh', (m, [reason]) => fromDim(freshDim(m, stringOf(reason))));
const uncounted = new Native('uncounted', (machine, [reason]) => {
  countMacs(machine, 'adaptive', null);
  machine.note(stringOf(reason));
  return null;
});

function natives(): readonly (readonly [string, Value])[] {
  const types = new Instance(builtinClass('object'));
  for (const name of ['float16', 'bfloat16', 'float32', 'float64'] as const) types.attrs.set(name, dtypes[name]);
  return [
    ['_ModuleBase', MODULE_BASE],
    ['Tensor', TENSOR_CLASS],
    ['Parameter', PARAMETER_CLASS],
    ['UninitializedParameter', UNINITIALIZED_PARAMETER],
    ['UninitializedBuffer', UNINITIALIZED_BUFFER],
    ['_is_lazy', isLazy],
    ['_param', param],
    ['_buffer', buffer],
    ['_counter', counter],
    ['_numbers', numbers],
    ['_fresh', fresh],
    ['_uncounted', uncounted],
    ['_check_conv', checkConv],
    ['_remember', rememberPlace],
    ['_dtypes', types],
    ['_typename', new Native('typename', (_m, [value = null]) => typename(value))],
    ['_is_dtype', new Native('is_dtype', (_m, [value]) => value instanceof dtypes.DType)],
    [
      '_become',
      new Native('become', (m, [tensor, other]) => {
        if (tensor instanceof Tensor && other instanceof Tensor && tensor !== other) tensor.become(m, other);
        return null;
      }),
    ],
    ['_is_known', new Native('is_known', (_m, [value = null]) => isKnown(value))],
    ['_global_hooks', globalHooks],
    ['_members', members],
    ['_children', knownChildren],
    ['_seconds', seconds],
    ['_open_up', openTable],
    ['_is_count', new Native('is_count', (_m, [value = null]) => toIndex(value) !== null)],
    [
      '_layout_unknown',
      new Native('layout_unknown', (_m, [value = null]) => {
        if (value instanceof Tensor) value.strides = 'unknown';
        return value;
      }),
    ],
    [
      '_refuse_types',
      new Native('refuse_types', (machine, [given, weight, bias]) => {
        if (given instanceof Tensor && weight instanceof Tensor) refuseProductTypes(machine, given.dtype, weight.dtype, bias !== null);
        return null;
      }),
    ],
    [
      '_count_macs',
      new Native('count_macs', (machine, [macs = null]) => {
        countMacs(machine, 'rnn', toDim(macs));
        return null;
      }),
    ],
    ['_unknown', new Native('unknown', (machine, [reason]) => machine.unknown(stringOf(reason)))],
  ];
}

/** Whether a dict holds what it holds: nothing unknown, and not perhaps more. */
function isKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  return !(value instanceof PyDict) || (value.open === null && ![...value.entries.values()].some(entry => entry.value instanceof Unknown));
}

/** The name as one of the layer files has it. */
function layer(m: Machine, name: string): Value | undefined {
  const file = OWNER.get(name);
  if (file === undefined) return undefined;
  const module = m.loader.get(`torch.nn.modules.${file}`);
  return module ? getAttr(m, module, name) : undefined;
}

/** What torch.nn shows: classes of its files, which are read when somebody needs them. */
function exported(m: Machine): readonly (readonly [string, Value])[] {
  const layers = [...OWNER]
    .filter(([name]) => isPublic(name))
    .flatMap(([name, file]): (readonly [string, Value])[] => {
      const module = m.loader.get(`torch.nn.modules.${file}`);
      return module ? [[name, new LazyImport(module, name)]] : [];
    });
  const parallelModule = m.loader.get('torch.nn.parallel');
  if (parallelModule) layers.push(['DataParallel', new LazyImport(parallelModule, 'DataParallel')]);
  return [
    ...layers,
    ['Parameter', PARAMETER_CLASS],
    ['Buffer', BUFFER_CLASS],
    ['UninitializedParameter', UNINITIALIZED_PARAMETER],
    ['UninitializedBuffer', UNINITIALIZED_BUFFER],
  ];
}

/** The names of `home`, under another path of torch's. */
function within(home: string, name: string): NativeModule {
  return {
    name,
    lookup: (m, attribute) => {
      const module = attribute.startsWith('__') ? null : m.loader.get(home);
      return module ? findAttr(m, module, attribute) : undefined;
    },
  };
}

/** The classes that replace operators in models to be quantized. */
const FUNCTIONAL_MODULES = 'torch.ao.nn.quantized.modules.functional_modules';
const QUANTIZED = ['FloatFunctional', 'FXFloatFunctional'];

const isPublic = (name: string): boolean => !name.startsWith('_');

/** The modules below torch.nn. */
export function nnModules(): readonly NativeModule[] {
  const files = Object.entries(FILES).map(([name, source]): NativeModule => ({ name: `torch.nn.modules.${name}`, source, attrs: natives }));
  const submodule =
    (path: string) =>
    (m: Machine, name: string): Value | undefined =>
      m.loader.get(`${path}.${name}`) ?? undefined;
  return [
    ...files,
    { name: 'torch.nn.modules', isPackage: true, lookup: (m, name) => layer(m, name) ?? submodule('torch.nn.modules')(m, name) },
    {
      name: 'torch.nn',
      isPackage: true,
      attrs: m => [...exported(m), ['__all__', new PyList(exported(m).map(([name]) => name))]],
      lookup: submodule('torch.nn'),
    },
    {
      name: 'torch.nn.parameter',
      attrs: () => [
        ['Parameter', PARAMETER_CLASS],
        ['Buffer', BUFFER_CLASS],
        ['UninitializedParameter', UNINITIALIZED_PARAMETER],
        ['UninitializedBuffer', UNINITIALIZED_BUFFER],
        ['UninitializedTensorMixin', UNINITIALIZED_MIXIN],
        ['is_lazy', isLazy],
      ],
    },
    // These are not packages to the importer, which would otherwise bind `weight_norm` to the file instead of the function before the
    // enclosing file has run.
    { name: 'torch.nn.parallel', source: parallel, attrs: natives, lookup: submodule('torch.nn.parallel') },
    // One set of classes, whatever path they are imported by.
    ...['distributed', 'data_parallel', 'parallel_apply', 'replicate', 'scatter_gather'].map(name =>
      within('torch.nn.parallel', `torch.nn.parallel.${name}`),
    ),
    { name: 'torch.nn.utils', source: nnUtils, attrs: natives, lookup: submodule('torch.nn.utils') },
    ...['weight_norm', 'spectral_norm', 'fusion', 'clip_grad', 'convert_parameters', 'init', 'memory_format'].map(name =>
      within('torch.nn.utils', `torch.nn.utils.${name}`),
    ),
    { name: 'torch.nn.utils.prune', source: prune, attrs: natives },
    { name: 'torch.nn.utils.stateless', source: stateless, attrs: natives },
    { name: 'torch.nn.utils.parametrize', source: parametrize, attrs: natives },
    { name: 'torch.nn.utils.parametrizations', source: parametrizations, attrs: natives },
    { name: 'torch.nn.utils.rnn', source: rnnUtils, attrs: natives },
    { name: FUNCTIONAL_MODULES, source: functionalModules },
    ...['torch.ao.nn.quantized.modules', 'torch.ao.nn.quantized', 'torch.nn.quantized.modules', 'torch.nn.quantized'].map(
      (name): NativeModule => ({
        name,
        isPackage: true,
        attrs: m =>
          QUANTIZED.map(each => [each, new LazyImport(m.loader.get(FUNCTIONAL_MODULES) ?? m.loader.missing(FUNCTIONAL_MODULES), each)]),
      }),
    ),
    within(FUNCTIONAL_MODULES, 'torch.nn.quantized.modules.functional_modules'),
    { name: 'torch.utils.hooks', source: hooks },
    { name: 'torch.nn.common_types', lookup: (_m, name) => (name.startsWith('__') ? undefined : builtinClass('object')) },
  ];
}

export { creationPlace };
