import { add, equals, floorDiv, isInt, lessOrEqual, lessThan, mul, neg, sub, type Dim, type Tri } from '../dim';

/** ⌊(n + before + after − d(k − 1) − 1)/s⌋ + 1 (torch.nn.Conv2d). */
export function convSize(axis: {
  readonly input: Dim;
  readonly pad: Dim;
  readonly kernel: Dim;
  readonly stride: Dim;
  readonly dilation: Dim;
}): Dim {
  const { input, pad, kernel, stride, dilation } = axis;
  return add(floorDiv(sub(add(input, pad), kernelExtent(kernel, dilation)), stride), 1);
}

/** (n − 1)s − 2p + d(k − 1) + output_padding + 1 (torch.nn.ConvTranspose2d). */
export function transposedSize(axis: {
  readonly input: Dim;
  readonly pad: Dim;
  readonly kernel: Dim;
  readonly stride: Dim;
  readonly dilation: Dim;
  readonly outputPadding: Dim;
}): Dim {
  const { input, pad, kernel, stride, dilation, outputPadding } = axis;
  return add(mul(sub(input, 1), stride), neg(pad), kernelExtent(kernel, dilation), outputPadding);
}

/** From the first to the last cell that a kernel reads: d(k − 1) + 1. */
export function kernelExtent(kernel: Dim, dilation: Dim): Dim {
  return add(mul(dilation, sub(kernel, 1)), 1);
}

export function isZero(d: Dim): Tri {
  return equals(d, 0);
}

export function isNegative(d: Dim): Tri {
  return lessThan(d, 0);
}

export function isNotPositive(d: Dim): Tri {
  return lessOrEqual(d, 0);
}

/** Whether this is certain for any of them. */
export function some(dims: readonly Dim[], holds: (d: Dim, i: number) => Tri): boolean {
  return dims.some((d, i) => holds(d, i) === true);
}

/** True for 0; false also if unknown. */
export function isIntZero(d: Dim): boolean {
  return isInt(d) && d === 0;
}
