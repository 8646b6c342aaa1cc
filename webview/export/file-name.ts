import { isInt, type Dim } from '../../src/core/dim';
import { isMaxPool, isPool, type ConvConfig, type LayerConfig, type PoolLayer } from '../../src/core/shape';

/** `Conv2d-64-128-k3-s2`: the layer and what it sets, leaving out what is torch's default. Safe as a file's name on every system. */
export function layerName(config: LayerConfig): string {
  return isPool(config) ? poolName(config) : convName(config);
}

function poolName(layer: PoolLayer): string {
  const { type, kernel_size, stride, padding, dilation, ceil_mode, count_include_pad, divisor_override } = layer;
  return [
    type,
    `k${sizes(kernel_size)}`,
    ...(stride ? [`s${sizes(stride)}`] : []),
    ...unless(sizes(padding), '0', 'p'),
    ...unless(sizes(dilation), '1', 'd'),
    ...(ceil_mode ? ['ceil'] : []),
    ...(count_include_pad || isMaxPool(layer) ? [] : ['nopad']),
    ...(divisor_override === null ? [] : [`div${word(divisor_override)}`]),
  ].join('-');
}

function convName({
  type,
  in_channels,
  out_channels,
  kernel_size,
  stride,
  padding,
  output_padding,
  dilation,
  groups,
  bias,
  padding_mode,
}: ConvConfig): string {
  return [
    type,
    in_channels === null ? 'lazy' : word(in_channels),
    word(out_channels),
    `k${sizes(kernel_size)}`,
    ...unless(sizes(stride), '1', 's'),
    ...(typeof padding === 'string' ? [padding] : unless(sizes(padding), '0', 'p')),
    ...unless(sizes(output_padding), '0', 'op'),
    ...unless(sizes(dilation), '1', 'd'),
    ...unless(word(groups), '1', 'g'),
    ...(bias ? [] : ['nobias']),
    ...(padding_mode === 'zeros' ? [] : [padding_mode]),
  ].join('-');
}

function unless(text: string, usual: string, letter: string): string[] {
  return text === usual ? [] : [`${letter}${text}`];
}

/** One number where all axes have the same. */
function sizes(dims: readonly Dim[]): string {
  const words = dims.map(word);
  return words.every(each => each === words[0]) ? (words[0] ?? '') : words.join('x');
}

/** Sizes that are not known are letters too; what else is in them has no place in a name. */
function word(dim: Dim): string {
  return isInt(dim) ? String(dim) : dim.key.replace(/[^\p{L}\p{N}]+/gu, '_');
}
