import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { layerFromCall, type AdaptivePool, type Arg, type LayerType } from '../../../../src/core/shape';

/** One line of test/truth/adaptive.jsonl. */
export interface AdaptiveCase {
  readonly call: string;
  readonly type: AdaptivePool['type'];
  readonly size: number | null | readonly (number | null)[];
  readonly functional?: true;
  readonly input: readonly number[];
  readonly output?: readonly number[];
  readonly error?: readonly [type: string, message: string];
  readonly data?: readonly number[];
  readonly values?: readonly number[];
  readonly indices?: readonly number[];
  /** The position of an output, the cells it takes, and how much each counts. */
  readonly windows?: readonly (readonly [position: readonly number[], cells: readonly number[], weight: number])[];
}

const [header = '', ...lines] = readFileSync('test/truth/adaptive.jsonl', 'utf8').trim().split('\n');

/** PyTorch's answers, and the line that says which PyTorch. */
export const adaptiveTruth: {
  readonly header: { readonly torch: string; readonly cases: number };
  readonly cases: readonly AdaptiveCase[];
} = {
  header: JSON.parse(header) as { readonly torch: string; readonly cases: number },
  cases: lines.map(line => JSON.parse(line) as AdaptiveCase),
};

/** The pooling of a case, from the arguments of its call. */
export function adaptiveLayer({ type, size, functional }: AdaptiveCase): AdaptivePool {
  const one = (value: number | null): Arg => (value === null ? { kind: 'none' } : { kind: 'int', value });
  const output_size: Arg = typeof size === 'object' && size !== null ? { kind: 'tuple', items: size.map(one) } : one(size);
  const callee = functional ? `adaptive_${type.includes('Max') ? 'max' : 'avg'}_pool${String(type.at(-2))}d` : type;
  const made = layerFromCall(callee as LayerType, { output_size });
  assert(made.kind === 'ok' && made.value.kind === 'adaptive', JSON.stringify(made));
  return made.value;
}
