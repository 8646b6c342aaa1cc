import { channelsRead, placesAt, windowStart, type AxisGeometry, type ConvGeometry } from './geometry';
import { readAt } from './read';
import type { LayerValues } from './account';

/** One input element: its channel (of all input channels) and its spatial position. */
export interface InputElement {
  readonly channel: number;
  readonly position: readonly number[];
}

/** What one input element adds to one output element. */
export interface Contribution {
  readonly output: readonly number[];
  readonly kernel: readonly number[];
  readonly weight: number;
  readonly product: number;
}

/**
 * The targets of an input element: every output position of `outChannel` to which it contributes, and the weight.
 *
 * For a transposed convolution, this is the scatter view (`x · w` added at `i·stride − padding`). For a convolution, it
 * lists the outputs that read this cell, including through padding that repeats it. Empty if the channels are in different groups.
 */
export function contributions(geometry: ConvGeometry, values: LayerValues, input: InputElement, outChannel: number): Contribution[] {
  const { from, count } = channelsRead(geometry, outChannel);
  const inChannel = input.channel - from;
  if (inChannel < 0 || inChannel >= count) return [];
  const value = values.input(input.channel, input.position);
  let found: { readonly output: readonly number[]; readonly kernel: readonly number[] }[] = [{ output: [], kernel: [] }];
  for (const [i, axis] of geometry.axes.entries()) {
    const line = fedBy(axis, geometry, input.position[i] ?? 0);
    found = found.flatMap(outer =>
      line.map(({ output, kernel }) => ({ output: [...outer.output, output], kernel: [...outer.kernel, kernel] })),
    );
  }
  return found.map(({ output, kernel }) => {
    const weight = values.weight(outChannel, inChannel, kernel);
    return { output, kernel, weight, product: value * weight };
  });
}

/** The (output, weight) pairs along one axis that read input index `source`. */
function fedBy(
  axis: AxisGeometry,
  { transposed, paddingMode }: ConvGeometry,
  source: number,
): { readonly output: number; readonly kernel: number }[] {
  const pairs: { output: number; kernel: number }[] = [];
  for (let kernel = 0; kernel < axis.kernel; kernel++) {
    if (transposed) {
      const output = source * axis.stride - axis.padBefore + kernel * axis.dilation;
      if (output >= 0 && output < axis.output) pairs.push({ output, kernel });
      continue;
    }
    for (let output = 0; output < axis.output; output++) {
      if (kernel >= placesAt(axis, output)) continue;
      const at = windowStart(axis, false, output) + kernel * axis.dilation;
      if (readAt(axis, false, paddingMode, at).source === source) pairs.push({ output, kernel });
    }
  }
  return pairs;
}
