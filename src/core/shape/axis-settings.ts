/** The formula that relates the sizes; pooling rounds down (ceil_mode=False). */
export type SolveKind = 'conv' | 'transposed' | 'pool';

/** The settings that determine the size along one axis. `output_padding` is 0 unless transposed. */
export interface AxisSettings {
  readonly kernel_size: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly output_padding: number;
}

export type AxisParameter = keyof AxisSettings;
