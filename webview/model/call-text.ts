import { formatDim, identical, type Dim } from '../../src/core/dim';
import type { ConvConfig } from '../../src/core/shape';

/** A configuration as Python: `nn.Conv2d(64, 128, 3, stride=2)`, with what is not torch's default by name. */
export function callText(config: ConvConfig): string {
  const { type, lazy, in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias, padding_mode } = config;
  const named: readonly (readonly [string, string | null])[] = [
    ['stride', sizes(stride, 1)],
    ['padding', typeof padding === 'string' ? `'${padding}'` : sizes(padding, 0)],
    ['output_padding', sizes(output_padding, 0)],
    ['dilation', sizes(dilation, 1)],
    ['groups', sizes([groups], 1)],
    ['bias', bias ? null : 'False'],
    ['padding_mode', padding_mode === 'zeros' ? null : `'${padding_mode}'`],
  ];
  const first = [...(lazy || in_channels === null ? [] : [size(in_channels)]), size(out_channels), sizes(kernel_size, null) ?? ''];
  return `nn.${lazy ? 'Lazy' : ''}${type}(${[...first, ...named.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]))].join(', ')})`;
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
