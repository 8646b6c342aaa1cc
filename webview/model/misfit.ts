import type { ConvConfig, Shape } from '../../src/core/shape';

/** An axis on which the kernel, spread out by dilation, is longer than the padded input. In cells. */
export interface Misfit {
  readonly kernel: number;
  readonly padded: number;
}

/** The axes that explain "Kernel size can't be greater than actual input size". None for symbolic sizes and transposed layers. */
export function misfitsOf(config: ConvConfig, input: Shape): Misfit[] {
  if (config.transposed || config.padding === 'same') return [];
  return input.slice(-config.rank).flatMap((size, axis) => {
    const pad = config.padding === 'valid' ? 0 : config.padding[axis];
    const [n, k, d, p] = [size, config.kernel_size[axis], config.dilation[axis], pad].map(Number);
    if (n === undefined || k === undefined || d === undefined || p === undefined) return [];
    const kernel = d * (k - 1) + 1;
    const padded = n + 2 * p;
    return kernel > padded ? [{ kernel, padded }] : [];
  });
}
