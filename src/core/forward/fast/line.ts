import type { AxisGeometry, ConvGeometry } from '../geometry';
import { readAt } from '../read';

/**
 * One axis of a dense convolution: outputs `first`, `first + step`, … read the same weights, each at a fixed distance from its own
 * position in the input. A convolution has one phase per axis, a transposed one with stride s has s phases.
 */
export interface Phase {
  /** Output positions of this phase. */
  readonly outputs: readonly number[];
  /** Where each output's window begins on the input axis; positions before 0 and from `input` on are padding. */
  readonly starts: readonly number[];
  /** The weights that are read, and their distance from the start. */
  readonly taps: readonly { readonly kernel: number; readonly offset: number }[];
}

/** The range of an input axis that is read, and its contents. */
export interface Line {
  /** The position of the first cell. */
  readonly from: number;
  /** For each cell, the input index of its value, or −1 for zero. */
  readonly sources: Int32Array;
}

/**
 * The phases of an axis.
 *
 * Transposed: output o reads input i through weight k if i·stride = o + padding − k·dilation. For the outputs with the same
 * remainder modulo the stride, these are always the same weights, and i advances by one from each such output to the next.
 */
export function phasesOf(axis: AxisGeometry, transposed: boolean): Phase[] {
  if (!transposed) {
    const outputs = Array.from({ length: axis.output }, (_, o) => o);
    const taps = Array.from({ length: axis.kernel }, (_, kernel) => ({ kernel, offset: kernel * axis.dilation }));
    return [{ outputs, starts: outputs.map(o => o * axis.stride - axis.padBefore), taps }];
  }
  const phases: Phase[] = [];
  for (let first = 0; first < Math.min(axis.stride, axis.output); first++) {
    const taps: { kernel: number; offset: number }[] = [];
    for (let kernel = 0; kernel < axis.kernel; kernel++) {
      const reached = first + axis.padBefore - kernel * axis.dilation;
      if (reached % axis.stride === 0) taps.push({ kernel, offset: reached / axis.stride });
    }
    const outputs = Array.from({ length: Math.ceil((axis.output - first) / axis.stride) }, (_, q) => first + q * axis.stride);
    phases.push({ outputs, starts: outputs.map((_, q) => q), taps });
  }
  return phases;
}

/** How many cells of an axis the phases span: the length of `lineOf`. */
export function spanOf(phases: readonly Phase[]): { readonly from: number; readonly to: number } {
  let from = Infinity;
  let to = -Infinity;
  for (const { starts, taps } of phases) {
    const [first, last] = [starts[0], starts.at(-1)];
    if (first === undefined || last === undefined) continue;
    for (const { offset } of taps) {
      from = Math.min(from, first + offset);
      to = Math.max(to, last + offset + 1);
    }
  }
  return from < to ? { from, to } : { from: 0, to: 0 };
}

/** The contents of the range of an axis that its phases read. */
export function lineOf(axis: AxisGeometry, { transposed, paddingMode }: ConvGeometry, phases: readonly Phase[]): Line {
  const { from, to } = spanOf(phases);
  const sources = Int32Array.from({ length: to - from }, (_, i) => {
    const at = from + i;
    if (transposed) return at >= 0 && at < axis.input ? at : -1;
    return readAt(axis, false, paddingMode, at).source ?? -1;
  });
  return { from, sources };
}
