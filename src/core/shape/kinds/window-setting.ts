import type { Dim } from '../../dim';
import type { VariedSetting } from './kind';

const SPANS = {
  kernel_size: { from: 1, to: 11, beyond: 4 },
  stride: { from: 1, to: 8, beyond: 3 },
  padding: { from: 0, to: 8, beyond: 4 },
  dilation: { from: 1, to: 8, beyond: 4 },
} as const;

/** A setting of sliding windows that can be varied on each axis. */
export function windowSetting(name: keyof typeof SPANS, values: readonly (Dim | null)[]): VariedSetting {
  return { perAxis: true, values, span: SPANS[name] };
}
