/**
 * The inverses of the stepper: which inputs a weight multiplies, and how often an input is read or an output written. Each axis is handled
 * separately,
 * so that a layer of any size is answered immediately; for several axes, the lists are combined and the counts multiplied.
 */
import { placesAt, windowStart, type AxisGeometry, type ConvGeometry } from './geometry';
import { readAt } from './read';

/** An output position and the input cell that a weight multiplies for it. */
export interface Meeting {
  readonly output: number;
  readonly source: number;
}

/**
 * Along an axis, the outputs to which the weight `kernel` contributes, each with the input cell it multiplies there; zero padding does not
 * count.
 */
export function meetingsOf(geometry: ConvGeometry, axis: AxisGeometry, kernel: number): Meeting[] {
  const { transposed, paddingMode } = geometry;
  const found: Meeting[] = [];
  for (let output = 0; output < axis.output; output++) {
    const place = transposed ? axis.kernel - 1 - kernel : kernel;
    if (place >= placesAt(axis, output)) continue;
    const { source } = readAt(axis, transposed, paddingMode, windowStart(axis, transposed, output) + place * axis.dilation);
    if (source !== null) found.push({ output, source });
  }
  return found;
}

/** Along each axis, the input cells that the weight at `kernel` multiplies, in order and each once. */
export function inputsOfWeight(geometry: ConvGeometry, kernel: readonly number[]): number[][] {
  return geometry.axes.map((axis, i) =>
    [...new Set(meetingsOf(geometry, axis, kernel[i] ?? 0).map(({ source }) => source))].sort((a, b) => a - b),
  );
}

/** Along an axis, how many times each input cell is read by all outputs of one channel. */
export function readCounts(geometry: ConvGeometry, axis: AxisGeometry): number[] {
  const counts = Array.from({ length: axis.input }, () => 0);
  for (let kernel = 0; kernel < axis.kernel; kernel++)
    for (const { source } of meetingsOf(geometry, axis, kernel)) counts[source] = (counts[source] ?? 0) + 1;
  return counts;
}

/**
 * Along an axis, how many weights multiply an input cell for each output: if the numbers differ, a transposed convolution produces a
 * checkerboard.
 */
export function feedCounts(geometry: ConvGeometry, axis: AxisGeometry): number[] {
  const counts = Array.from({ length: axis.output }, () => 0);
  for (let kernel = 0; kernel < axis.kernel; kernel++)
    for (const { output } of meetingsOf(geometry, axis, kernel)) counts[output] = (counts[output] ?? 0) + 1;
  return counts;
}

/** Along an axis, the input cells that no output reads: those that a stride leaves at the end, or skips. */
export function unreadInputs(geometry: ConvGeometry, axis: AxisGeometry): number[] {
  return readCounts(geometry, axis).flatMap((count, cell) => (count === 0 ? [cell] : []));
}
