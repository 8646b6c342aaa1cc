import { add, equals, floorDiv, formatDim, gcdInt, identical, isInt, lessOrEqual, mod, neg, type Dim, type Shape } from '../dim';
import { wantedSizes, type AdaptivePool } from './adaptive-layer';
import { adaptiveReach } from './adaptive-windows';
import { part, plainPart, type OutputFormula } from './formula-parts';
import type { ReceptiveField } from './receptive-field';

/** How the windows of adaptive pooling lie along one axis. */
interface AxisWindows {
  readonly input: Dim;
  readonly output: Dim;
  /** Cells of the smallest window and of the largest; where sizes are symbolic, a bound. */
  readonly least: Dim;
  readonly most: Dim;
}

/**
 * What the outputs of adaptive pooling see. Windows differ: the smallest has ⌈in/out⌉ cells, and where the sizes do not divide, some have one
 * more. On average they are in/out apart, which comes to `in` cells in `out` outputs.
 */
export function adaptiveField(layer: AdaptivePool, input: Shape): ReceptiveField {
  const axes = Array.from({ length: layer.rank }, (_, axis) => windowsAlong(layer, axis, input));
  const steps = axes.map(lowestTerms);
  return {
    size: axes.map(({ most }) => most),
    least: axes.map(({ least }) => least),
    jump: steps.map(([jump]) => jump),
    outputsPerJump: steps.map(([, outputs]) => outputs),
    start: axes.map(() => 0),
  };
}

/** `⌈(i+1)·H/7⌉ − ⌊i·H/7⌋` cells for output i. */
export function adaptiveFieldFormula(layer: AdaptivePool, axis: number, input: Shape): OutputFormula {
  const { input: size, output, least, most } = windowsAlong(layer, axis, input);
  if (output === 1 || identical(size, output)) return { parts: [], value: most };
  // Windows share no cell.
  if (equals(mod(size, output), 0) === true)
    return { parts: [...part('input', size), ...plainPart(' / '), ...part('output', output)], value: most };
  return {
    parts: [
      ...plainPart('⌈(i + 1)·'),
      ...part('input', size),
      ...plainPart('/'),
      ...part('output', output),
      ...plainPart('⌉ − ⌊i·'),
      ...part('input', size),
      ...plainPart('/'),
      ...part('output', output),
      ...plainPart('⌋'),
    ],
    value: most,
    ...(identical(least, most) ? {} : { least }),
  };
}

/** `⌊i·H/7⌋ … ⌈(i+1)·H/7⌉−1`: the cells of output i; null where it is all of them. */
export function adaptiveCells(layer: AdaptivePool, axis: number, input: Shape): string | null {
  const { input: size, output } = windowsAlong(layer, axis, input);
  if (output === 1) return null;
  if (identical(size, output)) return 'i';
  const [from, to] = [size, output].map(each => part('text', each)[0]?.text ?? formatDim(each, 'pretty'));
  return `⌊i·${String(from)}/${String(to)}⌋ … ⌈(i+1)·${String(from)}/${String(to)}⌉−1`;
}

function windowsAlong(layer: AdaptivePool, axis: number, shape: Shape): AxisWindows {
  const input = shape.at(axis - layer.rank) ?? 1;
  const output = wantedSizes(layer)[axis] ?? input;
  if (lessOrEqual(output, 0)) return { input, output, least: 0, most: 0 };
  const least = identical(input, output) ? 1 : neg(floorDiv(neg(input), output));
  return { input, output, least, most: largest(input, output, least) };
}

function largest(input: Dim, output: Dim, least: Dim): Dim {
  if (typeof input === 'number' && typeof output === 'number') return adaptiveReach(input, output, 1);
  return output === 1 || identical(input, output) || equals(mod(input, output), 0) === true ? least : add(least, 1);
}

function lowestTerms({ input, output }: AxisWindows): readonly [jump: Dim, outputs: Dim] {
  if (identical(input, output)) return [1, 1];
  if (!isInt(input) || !isInt(output) || output === 0) return [input, output];
  const common = gcdInt(input, output);
  return [floorDiv(input, common), floorDiv(output, common)];
}
