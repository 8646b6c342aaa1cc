import { toWire } from '../src/core/dim';
import { layerFromCall, layerMacs, layerOutput, layerParams, type Args, type LayerType } from '../src/core/shape';
import type { LayerView } from '../src/protocol/panel';
import { toWireConfig, toWireShape } from '../src/protocol/wire-config';

/** A layer that is not in a file: its title, its call, and its configuration. */
export interface FreeLayer {
  readonly title: string;
  readonly call: string;
  readonly type: LayerType;
  readonly args: Args;
  /** (C, …). */
  readonly input: readonly number[];
}

/** The view of a layer that the panel creates itself, calculated in the same way as the host calculates those of files. */
export function freeLayer({ title, call, type, args, input }: FreeLayer): LayerView {
  const base = { title, call, source: null, input, example: null };
  const nothing = { config: null, output: null, params: null, macs: null, error: null, notes: [] };
  const made = layerFromCall(type, args);
  if (made.kind !== 'ok') return { ...base, ...nothing, ...(made.kind === 'error' ? { error: made.error } : { notes: [made.reason] }) };
  const config = made.value;
  const params = layerParams(config);
  const known = { ...base, ...nothing, config: toWireConfig(config), params: params === null ? null : toWire(params) };
  const output = layerOutput(config, input);
  if (output.kind !== 'ok') return { ...known, ...(output.kind === 'error' ? { error: output.error } : { notes: [output.reason] }) };
  return { ...known, output: toWireShape(output.value), macs: toWire(layerMacs(config, input, output.value)) };
}
