import { formatDim, identical, type Dim } from '../../src/core/dim';
import { functionName, isMaxPool, isPool, type ConvConfig, type LayerConfig, type PoolLayer } from '../../src/core/shape';

/** A configuration as Python: `nn.Conv2d(64, 128, 3, stride=2)`, with what is not torch's default by name. What a function is given has torch's names. */
export function callText(config: LayerConfig): string {
  return isPool(config) ? poolText(config) : convText(config);
}

function convText(config: ConvConfig): string {
  const { type, lazy, in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias, padding_mode } =
    config;
  const named: readonly (readonly [string, string | null])[] = [
    ['stride', sizes(stride, 1)],
    ['padding', typeof padding === 'string' ? `'${padding}'` : sizes(padding, 0)],
    ['output_padding', sizes(output_padding, 0)],
    ['dilation', sizes(dilation, 1)],
    ['groups', sizes([groups], 1)],
    ['bias', bias ? null : 'False'],
    ['padding_mode', padding_mode === 'zeros' ? null : `'${padding_mode}'`],
  ];
  if (config.functional)
    return written(
      `F.${functionName(config)}`,
      ['input', 'weight', ...(bias ? ['bias'] : [])],
      named.filter(([name]) => name !== 'bias' && name !== 'padding_mode'),
    );
  const first = [...(lazy || in_channels === null ? [] : [size(in_channels)]), size(out_channels), sizes(kernel_size, null) ?? ''];
  return written(`nn.${lazy ? 'Lazy' : ''}${type}`, first, named);
}

function poolText(layer: PoolLayer): string {
  const { type, rank, functional, kernel_size, stride, padding, dilation, ceil_mode, return_indices, count_include_pad, divisor_override } =
    layer;
  const named: readonly (readonly [string, string | null])[] = [
    ['stride', stride && sizes(stride, null)],
    ['padding', sizes(padding, 0)],
    ['dilation', sizes(dilation, 1)],
    ['ceil_mode', ceil_mode ? 'True' : null],
    ['return_indices', return_indices ? 'True' : null],
    ['count_include_pad', count_include_pad || isMaxPool(layer) ? null : 'False'],
    ['divisor_override', divisor_override === null ? null : size(divisor_override)],
  ];
  const kernel = sizes(kernel_size, null) ?? '';
  return functional
    ? written(`F.${isMaxPool(layer) ? 'max' : 'avg'}_pool${rank}d`, ['input', kernel], named)
    : written(`nn.${type}`, [kernel], named);
}

function written(callee: string, first: readonly string[], named: readonly (readonly [string, string | null])[]): string {
  return `${callee}(${[...first, ...named.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))].join(', ')})`;
}

/** One number where all are the same, null where they are all the default. */
function sizes(dims: readonly Dim[], usual: number | null): string | null {
  const [first = 0] = dims;
  if (!dims.every(dim => identical(dim, first))) return `(${dims.map(size).join(', ')})`;
  return first === usual ? null : size(first);
}

function size(dim: Dim): string {
  return formatDim(dim, 'ascii');
}
