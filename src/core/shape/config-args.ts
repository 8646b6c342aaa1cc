import type { Dim } from '../dim';
import { intArg, tupleArg, type Arg, type Args } from './arg';
import type { ConvConfig } from './config';

/** The arguments with which the constructor creates this configuration, for {@link convModule} to check it again. */
export function configArgs(config: ConvConfig): Args {
  const { in_channels, out_channels, groups, transposed, padding, padding_mode, bias } = config;
  const sizes = (dims: readonly Dim[]): Arg => tupleArg(dims.map(intArg));
  return {
    ...(in_channels === null ? {} : { in_channels: intArg(in_channels) }),
    out_channels: intArg(out_channels),
    kernel_size: sizes(config.kernel_size),
    stride: sizes(config.stride),
    padding: typeof padding === 'string' ? { kind: 'str', value: padding } : sizes(padding),
    dilation: sizes(config.dilation),
    ...(transposed ? { output_padding: sizes(config.output_padding) } : {}),
    groups: intArg(groups),
    bias: { kind: 'bool', value: bias },
    padding_mode: { kind: 'str', value: padding_mode },
  };
}
