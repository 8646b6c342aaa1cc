/** What is around tensors and layers in torch: contexts, scripting, devices, distribution. Most of it changes no shape. */
import { gradEnabled, setGradEnabled } from './state';
import { Native, builtinClass, truth, Unknown, type NativeModule, type Value } from './vm';
import autograd from './python/autograd.py';
import checkpoint from './python/checkpoint.py';
import context from './python/context.py';
import cuda from './python/cuda.py';
import distributed from './python/distributed.py';
import fx from './python/fx.py';
import hub from './python/hub.py';
import init from './python/init.py';
import jit from './python/jit.py';
import library from './python/library.py';

const NATIVES: readonly (readonly [string, Value])[] = [
  ['_grad_enabled', new Native('grad_enabled', m => gradEnabled(m))],
  ['_set_grad', new Native('set_grad', (m, [on = null]) => {
    setGradEnabled(m, truth(m, on) === true);
    return null;
  })],
  ['_unknown', new Native('unknown', (m, [reason]) => m.unknown(String(reason)))],
  ['_isinstance', new Native('isinstance', () => true)],
];

/** torch's names that stand in python/context.py. */
export const CONTEXTS: readonly string[] = ['no_grad', 'enable_grad', 'inference_mode', 'set_grad_enabled', 'autocast'];

/** Whatever is asked for is unknown, with its name. */
function opaque(name: string, isPackage = true): NativeModule {
  return { name, isPackage, lookup: (m, attribute) => m.loader.get(`${name}.${attribute}`) ?? (attribute.startsWith('__') ? undefined : new Unknown(`\`${name}.${attribute}\` is not followed`)) };
}

/** Names of a module that lie elsewhere. */
function from(name: string, source: string, isPackage = false): NativeModule {
  return { name, isPackage, source, attrs: () => NATIVES, lookup: (m, attribute) => m.loader.get(`${name}.${attribute}`) ?? undefined };
}

function flags(name: string, values: Readonly<Record<string, Value>>): NativeModule {
  const nothing = new Native('nothing', () => null);
  return { name, isPackage: true, attrs: () => Object.entries(values), lookup: (m, attribute) => m.loader.get(`${name}.${attribute}`) ?? (attribute.startsWith('__') ? undefined : nothing) };
}

export function surroundings(): readonly NativeModule[] {
  return [
    from('torch._contexts', context),
    from('torch.jit', jit, true),
    from('torch.fx', fx, true),
    from('torch.autograd', autograd, true),
    from('torch.autograd.function', autograd),
    from('torch.autograd.variable', autograd),
    from('torch.utils.checkpoint', checkpoint),
    from('torch.hub', hub),
    from('torch.utils.model_zoo', hub),
    from('torch.cuda', cuda, true),
    from('torch.mps', cuda),
    from('torch.xpu', cuda),
    from('torch.cuda.amp', context, true),
    from('torch.cuda.amp.autocast_mode', context),
    from('torch.amp', context, true),
    from('torch.amp.autocast_mode', context),
    from('torch.autograd.grad_mode', context),
    from('torch.autograd.profiler', context),
    from('torch.distributed', distributed, true),
    from('torch.nn.init', init),
    from('torch.library', library),
    flags('torch.backends', {}),
    flags('torch.backends.cudnn', { enabled: true, benchmark: false, deterministic: false }),
    flags('torch.backends.cuda', {}),
    flags('torch.backends.mps', { is_available: new Native('is_available', () => false) }),
    flags('torch.backends.quantized', { engine: 'none' }),
    flags('torch.backends.mkldnn', {}),
    flags('torch.compiler', { is_compiling: new Native('is_compiling', () => false), is_exporting: new Native('is_exporting', () => false), disable: new Native('disable', (_m, [fn], keywords) => fn ?? (void keywords, new Native('identity', (_n, [inner = null]) => inner))) }),
    flags('torch._dynamo', { allow_in_graph: new Native('allow_in_graph', (_m, [fn = null]) => fn), is_compiling: new Native('is_compiling', () => false), disable: new Native('disable', (_m, [fn = null]) => fn) }),
    flags('torch.onnx', { is_in_onnx_export: new Native('is_in_onnx_export', () => false) }),
    flags('torch.random', {}),
    { name: 'torch.types', lookup: (_m, name) => (name.startsWith('__') ? undefined : builtinClass('object')) },
    { name: 'torch.version', attrs: () => [['cuda', null], ['__version__', '2.13.0'], ['hip', null]] },
    { name: 'torch.ao', isPackage: true, lookup: m => m.loader.get('torch.ao.quantization') ?? undefined },
    ...['torch.optim', 'torch.utils', 'torch.utils.data', 'torch.utils.tensorboard', 'torch.utils._pytree', 'torch.utils.cpp_extension', 'torch.distributions', 'torch.multiprocessing', 'torch.quantization', 'torch.ao.quantization', 'torch.ao.nn', 'torch.profiler', 'torch.export', 'torch.func', 'torch.overrides', 'torch.package', 'torch.sparse', 'torch.testing', 'torch.fx.experimental', 'torch.fx.graph_module', 'torch.fx.node', 'torch._C', 'torch._prims', 'torch._refs', 'torch._tensor', 'torch.masked', 'torch.nested', 'torch.storage', 'torch.futures', 'torch.special_', 'torch.ao.quantization.qconfig', 'torch.nn.attention', 'torch.nn.functional_', 'torch.nn.quantized', 'torch.nn.intrinsic', 'torch.nn.qat', 'torch.nn.grad', 'torch.nn.backends'].map(name => opaque(name)),
  ];
}


