/** Poolings that are read from their calls: adaptive and power-average ones. */
import assert from 'node:assert/strict';
import { toWire } from '../../src/core/dim';
import { kindOf, layerFromCall, layerOutput, type AdaptivePool, type Arg, type LayerConfig, type PowerPool } from '../../src/core/shape';
import type { LayerView } from '../../src/protocol/panel';
import { toWireConfig } from '../../src/protocol/wire-config';

/** Where the layers stand. */
export const SOURCE: LayerView['source'] = {
  uri: 'file:///samples/model.py',
  fileName: 'model.py',
  line: 12,
  range: { start: { line: 11, character: 20 }, end: { line: 11, character: 60 } },
};

/** A pooling as the host would send it. */
function viewOf(config: LayerConfig, input: readonly number[]): LayerView {
  const output = layerOutput(config, input);
  assert(output.kind === 'ok', JSON.stringify(output));
  return {
    title: config.type,
    call: kindOf(config).callText(config),
    source: SOURCE,
    config: toWireConfig(config),
    input,
    output: output.value.map(toWire),
    params: 0,
    macs: 0,
    example: null,
    error: null,
    notes: [],
  };
}

/** An output size: of every axis, or of each; null keeps that of the input. */
type AdaptiveSize = number | readonly (number | null)[];

/** An adaptive pooling as the host would send it. */
function adaptive(type: AdaptivePool['type'], size: AdaptiveSize, input: readonly number[]): LayerView {
  const made = layerFromCall(type, { output_size: argOf(size) });
  assert(made.kind === 'ok');
  return viewOf(made.value, input);
}

interface PowerArguments {
  readonly norm_type: number;
  readonly kernel_size: number;
  readonly stride?: number;
  readonly ceil_mode?: boolean;
}

/** A power-average pooling as the host would send it. */
function power(type: PowerPool['type'], args: PowerArguments, input: readonly number[]): LayerView {
  const value = (each: number | boolean): Arg => {
    if (typeof each === 'boolean') return { kind: 'bool', value: each };
    return { kind: Number.isInteger(each) ? 'int' : 'float', value: each };
  };
  const made = layerFromCall(type, Object.fromEntries(Object.entries(args).map(([name, each]) => [name, value(each as number | boolean)])));
  assert(made.kind === 'ok');
  return viewOf(made.value, input);
}

function argOf(size: AdaptiveSize | null): Arg {
  if (size === null) return { kind: 'none' };
  return typeof size === 'number' ? { kind: 'int', value: size } : { kind: 'tuple', items: size.map(argOf) };
}

/** Poolings whose windows overlap, differ in size, contain everything, contain few cells, or need several pages. */
export const ADAPTIVE: Readonly<Record<string, LayerView>> = {
  adaptive_uneven: adaptive('AdaptiveAvgPool2d', [4, 3], [2, 10, 8]),
  adaptive_global: adaptive('AdaptiveMaxPool2d', 1, [1, 7, 7]),
  adaptive_kept: adaptive('AdaptiveMaxPool2d', [null, 2], [1, 6, 5]),
  adaptive_grown: adaptive('AdaptiveAvgPool2d', [5, 7], [1, 3, 5]),
  adaptive_paged: adaptive('AdaptiveAvgPool2d', [30, 40], [1, 100, 90]),
  adaptive_strip: adaptive('AdaptiveMaxPool1d', 4, [2, 11]),
  adaptive_volume: adaptive('AdaptiveAvgPool3d', [2, null, 3], [2, 5, 3, 7]),
};

/** Power averages with several exponents, over each number of axes; the last window of one extends beyond the input. */
export const POWER: Readonly<Record<string, LayerView>> = {
  power: power('LPPool2d', { norm_type: 2, kernel_size: 2, stride: 1 }, [2, 5, 6]),
  power_ceil: power('LPPool2d', { norm_type: 3, kernel_size: 3, stride: 2, ceil_mode: true }, [1, 6, 7]),
  power_strip: power('LPPool1d', { norm_type: 1, kernel_size: 3 }, [2, 9]),
  power_volume: power('LPPool3d', { norm_type: 2.5, kernel_size: 2, stride: 1 }, [1, 3, 4, 4]),
};
