import { Unknown, type NativeModule, type Value } from '../vm';

/**
 * Names that torch's files have and that are not modelled here: their results are unknown, with the name as the reason; they are not
 * missing.
 */
const NAMES: Readonly<Record<string, string>> = {
  'torch.nn': 'LinearCrossEntropyOptions factory_kwargs',
  'torch.nn.modules': 'LinearCrossEntropyOptions',
  'torch.nn.modules.activation': '_check_arg_device _arg_requires_grad _is_make_fx_tracing',
  'torch.nn.modules.lazy': '_LazyProtocol',
  'torch.nn.modules.module': '_forward_unimplemented',
  'torch.nn.parallel.distributed':
    '_BucketCapacityConfig _MixedPrecision _cast_buffers _setup_mixed_precision_params _tree_flatten_with_rref ' +
    '_tree_unflatten_with_rref _find_tensors _dump_DDP_relevant_env_vars _BufferCommHookLocation _BufferCommHook _DDPSink ' +
    '_DDPJoinHook',
  'torch.nn.parameter': '_ParameterMeta _BufferMeta',
  'torch.nn.utils.clip_grad': '_no_grad _get_total_norm _clip_grads_with_norm_',
  'torch.nn.utils.parametrizations': '_is_orthogonal _make_orthogonal _OrthMaps',
  'torch.nn.utils.parametrize': '_register_parameter_or_buffer _maybe_set _inject_new_class _inject_property',
  'torch.nn.utils.rnn': '_packed_sequence_init_args _packed_sequence_init',
  'torch.nn.utils.spectral_norm': 'SpectralNormLoadStateDictPreHook SpectralNormStateDictHook',
};

/** Files of torch that are not modelled at all. */
const FILES = [
  'torch.nn._reduction',
  'torch.nn.backends',
  'torch.nn.backends.thnn',
  'torch.nn.cpp',
  'torch.nn.grad',
  'torch.nn.modules._functions',
  'torch.nn.modules.linear_cross_entropy',
  'torch.nn.modules.linear_cross_entropy_options',
  'torch.nn.parallel._functions',
  'torch.nn.parallel.comm',
  'torch.nn.utils._deprecation_utils',
  'torch.nn.utils._expanded_weights',
  'torch.nn.utils._named_member_accessor',
  'torch.nn.utils._per_sample_grad',
];

const isHidden = (name: string): boolean => name.startsWith('__');

const notModelled = (module: string, name: string): Unknown => new Unknown(`\`${module}.${name}\` is not modelled`);

/** The name, if torch's file has it and ours does not. */
export function unmodelledName(module: string, name: string): Value | undefined {
  return NAMES[module]?.split(' ').includes(name) === true ? notModelled(module, name) : undefined;
}

/** Files in which every name is unknown. */
export function unmodelledFiles(): readonly NativeModule[] {
  return FILES.map(module => ({
    name: module,
    isPackage: FILES.some(other => other.startsWith(`${module}.`)),
    lookup: (_m, name) => (isHidden(name) ? undefined : notModelled(module, name)),
  }));
}
