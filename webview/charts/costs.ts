import { isInt, type Dim } from '../../src/core/dim';
import {
  elementCount,
  kindOf,
  layerMacs,
  layerOutput,
  layerParams,
  remadeLayer,
  settledLayer,
  type LayerConfig,
  type TorchError,
} from '../../src/core/shape';

/** A layer on an input (C, …) or (N, C, …) in which every size is a number. */
export interface ChartLayer {
  readonly config: LayerConfig;
  readonly input: readonly number[];
}

/** The costs of a layer. */
export interface Costs {
  /** Weights and biases. */
  readonly params: number;
  /** Multiply-accumulates of one forward pass, batch included. */
  readonly macs: number;
  /** Positions of one output channel. */
  readonly output: number;
  /** Bytes of the output in float32, batch included: what the layer adds to the activations. */
  readonly memory: number;
  /** The output's shape. */
  readonly shape: readonly number[];
}

/** The costs, or what PyTorch raises. */
export type Judged = { readonly kind: 'legal'; readonly costs: Costs } | { readonly kind: 'illegal'; readonly error: TorchError };

/** The quantities, one panel each; `time` is measured, the rest is calculated. */
export const QUANTITIES = ['params', 'macs', 'output', 'memory', 'time'] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** The quantities that apply to a layer: for layers without weights, torch counts no multiplications, and they are not timed. */
export function quantitiesOf({ config }: ChartLayer): readonly Quantity[] {
  return kindOf(config).weights ? QUANTITIES : ['output', 'memory'];
}

const FLOAT32_BYTES = 4;

/**
 * Builds the layer as PyTorch would (except for functions, which build nothing) and passes the input through it: the costs, or the first
 * error.
 */
export function costsOf({ config, input }: ChartLayer): Judged {
  const made = remadeLayer(config);
  if (made.kind === 'error') return { kind: 'illegal', error: made.error };
  const given = made.kind === 'ok' ? made.value : config;
  const output = layerOutput(given, input);
  if (output.kind === 'error') return { kind: 'illegal', error: output.error };
  if (output.kind === 'unknown') return { kind: 'illegal', error: { type: 'RuntimeError', message: output.reason } };
  const settled = settledLayer(given, input);
  const shape = output.value.map(toNumber);
  return {
    kind: 'legal',
    costs: {
      params: toNumber(layerParams(settled) ?? NaN),
      macs: toNumber(layerMacs(settled, input, output.value)),
      output: shape.slice(-given.rank).reduce((product, size) => product * size, 1),
      memory: FLOAT32_BYTES * toNumber(elementCount(output.value)),
      shape,
    },
  };
}

/** Beyond 2^53 a chart is not exact to the last digit. */
function toNumber(dim: Dim): number {
  return isInt(dim) ? Number(dim) : NaN;
}
