import fc from 'fast-check';
import { resolveGeometry, type ConvGeometry } from '../../../../src/core/forward';
import type { ConvConfig, Rank } from '../../../../src/core/shape';

/** A legal convolution on some input, and how many samples it gets. */
export interface Drawn {
  readonly geometry: ConvGeometry;
  readonly batch: number;
}

const MODES = ['zeros', 'reflect', 'replicate', 'circular'] as const;

/** Convolutions of every kind, rank and padding mode; what torch refuses is left out. */
export const drawnConvolutions: fc.Arbitrary<Drawn> = fc
  .record({ rank: fc.constantFrom<Rank[]>(1, 2, 3), transposed: fc.boolean() })
  .chain(({ rank, transposed }) => {
    const each = (min: number, max: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min, max }), { minLength: rank, maxLength: rank });
    return fc.record({
      rank: fc.constant(rank),
      transposed: fc.constant(transposed),
      groups: fc.integer({ min: 1, max: 3 }),
      inPerGroup: fc.integer({ min: 1, max: 3 }),
      outPerGroup: fc.integer({ min: 1, max: 6 }),
      kernel_size: each(1, 4),
      stride: each(1, 4),
      dilation: each(1, 3),
      padding: transposed ? each(0, 4) : fc.oneof(each(0, 4), fc.constantFrom('same' as const, 'valid' as const)),
      output_padding: transposed ? each(0, 3) : fc.constant(Array.from({ length: rank }, () => 0)),
      padding_mode: transposed ? fc.constant('zeros' as const) : fc.constantFrom(...MODES),
      size: each(1, rank === 3 ? 5 : 9),
      batch: fc.integer({ min: 0, max: 2 }),
      bias: fc.boolean(),
    });
  })
  .map(({ groups, inPerGroup, outPerGroup, size, batch, rank, transposed, ...rest }) => {
    const config: ConvConfig = {
      kind: 'convolution',
      ...rest,
      rank,
      transposed,
      groups,
      type: `${transposed ? 'ConvTranspose' : 'Conv'}${rank}d` as ConvConfig['type'],
      lazy: false,
      in_channels: groups * inPerGroup,
      out_channels: groups * outPerGroup,
    };
    const resolved = resolveGeometry(config, [batch, groups * inPerGroup, ...size]);
    return resolved.kind === 'ok' ? { geometry: resolved.value, batch } : null;
  })
  .filter(drawn => drawn !== null);

/** Numbers for it: multiples of 1/8 that differ from element to element, so that sums are exact in any order. */
export function tensorsOf({ geometry, batch }: Drawn): { input: Float64Array; weight: Float64Array; bias: Float64Array | null } {
  const { axes, inChannels, outChannels, groups } = geometry;
  const numbers = (length: number, seed: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => (((i * 37 + seed) % 101) - 50) / 8);
  const cells = axes.reduce((product, axis) => product * axis.input, 1);
  const kernel = axes.reduce((product, axis) => product * axis.kernel, 1);
  return {
    input: numbers(batch * inChannels * cells, 3),
    weight: numbers((inChannels * outChannels * kernel) / groups, 11),
    bias: geometry.bias ? numbers(outChannels, 29) : null,
  };
}
