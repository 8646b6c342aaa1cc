import { outputPositions, positionAt, type ConvGeometry } from './geometry';
import { readAt } from './read';

/** The tensors of one forward pass, row-major, in torch's layouts. */
export interface ForwardTensors {
  /** (N, C_in, …) */
  readonly input: ArrayLike<number>;
  /** (C_out, C_in / groups, …kernel); transposed: (C_in, C_out / groups, …kernel) */
  readonly weight: ArrayLike<number>;
  /** (C_out), or null */
  readonly bias: ArrayLike<number> | null;
}

/**
 * The reference forward pass, written like the formula and in float64: (N, C_out, …) row-major.
 *
 * It is meant for verification, not for speed: everything that shows numbers is compared with it, and it is compared with PyTorch.
 * @param batch N; 1 for an unbatched input, whose output then has no batch axis either.
 * @throws RangeError if the length of a tensor does not match its layout.
 */
export function forward(geometry: ConvGeometry, tensors: ForwardTensors, batch = 1): Float64Array {
  expectTensors(geometry, tensors, batch);
  const output = new Float64Array(batch * geometry.outChannels * outputPositions(geometry));
  return geometry.transposed ? scatterForward(geometry, tensors, batch, output) : gatherForward(geometry, tensors, batch, output);
}

/** out[n, o, p] = b[o] + Σ_c Σ_k w[o, c, k] · x[n, c, p·stride − padding + k·dilation] */
function gatherForward(geometry: ConvGeometry, { input, weight, bias }: ForwardTensors, batch: number, output: Float64Array): Float64Array {
  const { axes, inChannels, outChannels, groups, paddingMode } = geometry;
  const [inSizes, outSizes, kernelSizes] = sizes(geometry);
  const positions = product(outSizes);
  const kernelCells = product(kernelSizes);
  const cells = product(inSizes);
  const perGroup = inChannels / groups;
  for (let p = 0; p < positions; p++) {
    const reads = readsAt(p);
    for (let n = 0; n < batch; n++) {
      for (let o = 0; o < outChannels; o++) {
        const first = Math.floor(o / (outChannels / groups)) * perGroup;
        let sum = bias?.[o] ?? 0;
        for (let c = 0; c < perGroup; c++) {
          for (const [k, cell] of reads)
            sum += at(weight, (o * perGroup + c) * kernelCells + k) * at(input, (n * inChannels + first + c) * cells + cell);
        }
        output[(n * outChannels + o) * positions + p] = sum;
      }
    }
  }
  return output;

  /** The pairs of weight index and input cell that contribute to output position p; zero padding adds nothing. */
  function readsAt(p: number): [number, number][] {
    const position = positionAt(outSizes, p);
    const reads: [number, number][] = [];
    for (let k = 0; k < kernelCells; k++) {
      const place = positionAt(kernelSizes, k);
      let cell: number | null = 0;
      for (const [i, axis] of axes.entries()) {
        const line = (position[i] ?? 0) * axis.stride - axis.padBefore + (place[i] ?? 0) * axis.dilation;
        const source: number | null = readAt(axis, false, paddingMode, line).source;
        cell = cell === null || source === null ? null : cell * axis.input + source;
      }
      if (cell !== null) reads.push([k, cell]);
    }
    return reads;
  }
}

/** out[n, o, i·stride − padding + k·dilation] += w[c, o, k] · x[n, c, i], added to b[o] */
function scatterForward(
  geometry: ConvGeometry,
  { input, weight, bias }: ForwardTensors,
  batch: number,
  output: Float64Array,
): Float64Array {
  const { axes, inChannels, outChannels, groups } = geometry;
  const [inSizes, outSizes, kernelSizes] = sizes(geometry);
  const positions = product(outSizes);
  const kernelCells = product(kernelSizes);
  const cells = product(inSizes);
  const perGroup = outChannels / groups;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outChannels; o++)
      output.fill(bias?.[o] ?? 0, (n * outChannels + o) * positions, (n * outChannels + o + 1) * positions);
    for (let i = 0; i < cells; i++) {
      for (let k = 0; k < kernelCells; k++) {
        const p = target(positionAt(inSizes, i), positionAt(kernelSizes, k));
        if (p === null) continue;
        for (let c = 0; c < inChannels; c++) {
          const first = Math.floor(c / (inChannels / groups)) * perGroup;
          for (let o = 0; o < perGroup; o++) {
            const out = (n * outChannels + first + o) * positions + p;
            output[out] = at(output, out) + at(weight, (c * perGroup + o) * kernelCells + k) * at(input, (n * inChannels + c) * cells + i);
          }
        }
      }
    }
  }
  return output;

  function target(position: readonly number[], place: readonly number[]): number | null {
    let index = 0;
    for (const [i, axis] of axes.entries()) {
      const p = (position[i] ?? 0) * axis.stride - axis.padBefore + (place[i] ?? 0) * axis.dilation;
      if (p < 0 || p >= axis.output) return null;
      index = index * axis.output + p;
    }
    return index;
  }
}

function sizes({ axes }: ConvGeometry): [input: number[], output: number[], kernel: number[]] {
  return [axes.map(axis => axis.input), axes.map(axis => axis.output), axes.map(axis => axis.kernel)];
}

function product(numbers: readonly number[]): number {
  return numbers.reduce((result, n) => result * n, 1);
}

/** Lengths are checked on entry, so a missing element is an error in the index arithmetic here. */
function at(tensor: ArrayLike<number>, index: number): number {
  const value = tensor[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a tensor of ${tensor.length}`);
  return value;
}

/**
 * Checks that tensors have the lengths that their layouts require.
 * @throws RangeError with both lengths
 */
export function expectTensors(
  geometry: ConvGeometry,
  { input, weight, bias }: ForwardTensors,
  batch: number,
  output?: ArrayLike<number>,
): void {
  const kernel = geometry.axes.reduce((product, axis) => product * axis.kernel, 1);
  const cells = geometry.axes.reduce((product, axis) => product * axis.input, 1);
  expectLength('input', input, batch * geometry.inChannels * cells);
  expectLength('weight', weight, (geometry.inChannels * geometry.outChannels * kernel) / geometry.groups);
  if (bias) expectLength('bias', bias, geometry.outChannels);
  if (output) expectLength('output', output, batch * geometry.outChannels * outputPositions(geometry));
}

function expectLength(name: string, tensor: ArrayLike<number>, length: number): void {
  if (tensor.length !== length) throw new RangeError(`${name} has ${tensor.length} elements, but its layout asks for ${length}`);
}
