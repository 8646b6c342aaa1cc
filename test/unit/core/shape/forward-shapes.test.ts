import assert from 'node:assert/strict';
import {
  adaptivePoolOutput,
  convModule,
  convOutput,
  lpPoolOutput,
  poolOutput,
  type Arg,
  type Args,
  type ConvType,
  type PoolRank,
  type Result,
  type Shape,
} from '../../../../src/core/shape';
import { readTruth, readTruthList } from '../../../support/truth';

type Setting = number | boolean | string | null | readonly (number | null)[];
type Settings = Readonly<Record<string, Setting>>;

/** The shapes of a case of forward.jsonl or pool-forward.jsonl. */
interface ForwardCase {
  readonly type: string;
  readonly arguments: Settings;
  readonly input: { readonly shape: readonly number[]; readonly data: readonly unknown[] };
  readonly output: { readonly shape: readonly number[]; readonly data: readonly unknown[] };
}

interface ForwardFile {
  readonly torch: string;
  readonly cases: readonly ForwardCase[];
  readonly float32: readonly ForwardCase[];
}

function read(name: string): ForwardFile {
  const { torch } = readTruth<{ readonly torch: string }, unknown>(name).header;
  return { torch, cases: readTruthList(name, 'float64'), float32: readTruthList(name, 'float32') };
}

function arg(value: Setting): Arg {
  if (value === null) return { kind: 'none' };
  if (typeof value === 'number') return { kind: 'int', value };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  return typeof value === 'string' ? { kind: 'str', value } : { kind: 'tuple', items: value.map(arg) };
}

function convolved({ type, arguments: settings, input }: ForwardCase): Result<Shape> {
  const args: Args = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, arg(value)]));
  const config = convModule(type as ConvType, args);
  return config.kind === 'ok' ? convOutput(config.value, input.shape) : config;
}

function pooled({ type, arguments: settings, input }: ForwardCase): Result<Shape> {
  const rank = Number(type.at(-2)) as PoolRank;
  const sizes = (name: string): readonly number[] | null => (settings[name] ?? null) as readonly number[] | null;
  if (type.startsWith('Adaptive'))
    return adaptivePoolOutput(type.startsWith('AdaptiveMax') ? 'max' : 'avg', rank, sizes('output_size'), input.shape);
  const windows = { rank, kernel_size: sizes('kernel_size') ?? [], stride: sizes('stride'), ceil_mode: settings.ceil_mode === true };
  if (type.startsWith('LP')) return lpPoolOutput({ ...windows, sequence: rank === 1 ? null : 'tuple' }, input.shape);
  return poolOutput(
    { ...windows, type: type.startsWith('Max') ? 'max' : 'avg', padding: sizes('padding') ?? [], dilation: sizes('dilation') ?? [1] },
    input.shape,
  );
}

describe('shapes of the forward passes that PyTorch computed', () => {
  check('forward', convolved, 1000);
  check('pool-forward', pooled, 500);
});

/** @param least there must be this many in float64, or the file has lost its point */
function check(name: string, output: (given: ForwardCase) => Result<Shape>, least: number): void {
  const { torch, cases, float32 } = read(name);
  it(`${name} of PyTorch ${torch}: ${String(cases.length)} cases in float64, ${String(float32.length)} in float32`, () => {
    assert(cases.length >= least && float32.length > 0);
    for (const given of [...cases, ...float32]) {
      const what = `${given.type}(${JSON.stringify(given.arguments)}) on ${JSON.stringify(given.input.shape)}`;
      assert.deepEqual(output(given), { kind: 'ok', value: given.output.shape }, what);
      const elements = given.output.shape.reduce((product, size) => product * size, 1);
      assert.equal(given.output.data.length, elements, what);
    }
  });
}
