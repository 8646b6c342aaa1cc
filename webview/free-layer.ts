import { toWire, type Shape } from '../src/core/dim';
import { convMacs, convModule, convOutput, convParams, type Args, type ConvConfig, type ConvType } from '../src/core/shape';
import type { LayerView, WireConvConfig } from '../src/protocol/panel';

/** A layer that stands in no file: how it is called and written, and what it is. */
export interface FreeLayer {
  readonly title: string;
  readonly call: string;
  readonly type: ConvType;
  readonly args: Args;
  /** (C, …). */
  readonly input: readonly number[];
}

/** The view of a layer the panel makes itself, worked out as the host works out those of files. */
export function freeLayer({ title, call, type, args, input }: FreeLayer): LayerView {
  const base = { title, call, source: null, input, example: null };
  const nothing = { config: null, output: null, params: null, macs: null, error: null, notes: [] };
  const made = convModule(type, args);
  if (made.kind !== 'ok') return { ...base, ...nothing, ...(made.kind === 'error' ? { error: made.error } : { notes: [made.reason] }) };
  const config = made.value;
  const params = convParams(config);
  const known = { ...base, ...nothing, config: wireConfig(config), params: params === null ? null : toWire(params) };
  const output = convOutput(config, input);
  if (output.kind !== 'ok') return { ...known, ...(output.kind === 'error' ? { error: output.error } : { notes: [output.reason] }) };
  return { ...known, output: output.value.map(toWire), macs: toWire(convMacs(config, input, output.value)) };
}

/** The configuration as the host sends it. */
export function wireConfig({ irregular: _irregular, ...config }: ConvConfig): WireConvConfig {
  const sizes = (shape: Shape): WireConvConfig['kernel_size'] => shape.map(toWire);
  return {
    ...config,
    in_channels: config.in_channels === null ? null : toWire(config.in_channels),
    out_channels: toWire(config.out_channels),
    kernel_size: sizes(config.kernel_size),
    stride: sizes(config.stride),
    padding: typeof config.padding === 'string' ? config.padding : sizes(config.padding),
    output_padding: sizes(config.output_padding),
    dilation: sizes(config.dilation),
    groups: toWire(config.groups),
  };
}
