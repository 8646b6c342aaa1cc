import type { AxisGeometry, ConvGeometry } from './geometry';

/** A missing axis: one cell, read once. */
const UNIT_AXIS: AxisGeometry = {
  windows: 'sliding',
  input: 1,
  output: 1,
  kernel: 1,
  stride: 1,
  dilation: 1,
  padBefore: 0,
  padAfter: 0,
  outputPadding: 0,
};

/** A geometry of exactly three axes: depth, row, column. */
export interface VolumeGeometry extends ConvGeometry {
  /** How many of the axes, counted from the last, belong to the layer. */
  readonly rank: number;
  readonly depth: AxisGeometry;
  readonly row: AxisGeometry;
  readonly col: AxisGeometry;
}

/** The same convolution over (D, H, W), so that the same code draws a strip, a plane and a volume: missing axes have one cell. */
export function asVolume(geometry: ConvGeometry): VolumeGeometry {
  const [depth = UNIT_AXIS, row = UNIT_AXIS, col = UNIT_AXIS] = [UNIT_AXIS, UNIT_AXIS, UNIT_AXIS, ...geometry.axes].slice(-3);
  return { ...geometry, rank: geometry.axes.length, axes: [depth, row, col], depth, row, col };
}
