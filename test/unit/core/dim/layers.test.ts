import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isInt, substitute, sym, type Dim, type Shape } from '../../../../src/core/dim';
import {
  convModule,
  convOutput,
  poolOutput,
  type Arg,
  type Args,
  type ConvType,
  type PoolRank,
  type Result,
} from '../../../../src/core/shape';

const RUNS = { numRuns: 1500, seed: 20264 };

/** A number of a layer or an input; `name` where it is given as a symbol first. */
interface Slot {
  readonly value: number;
  readonly symbolic: boolean;
}

function slot(min: number, max: number): fc.Arbitrary<Slot> {
  return fc.record({ value: fc.integer({ min, max }), symbolic: fc.boolean() });
}

/** Gives out symbols of which nothing is assumed, and remembers what they stand for. */
class Names {
  readonly values = new Map<string, number>();

  constructor(private readonly usesSymbols: boolean) {}

  dim({ value, symbolic }: Slot): Dim {
    if (!symbolic || !this.usesSymbols) return value;
    const name = `x${String(this.values.size)}`;
    this.values.set(name, value);
    return sym(name, { min: null });
  }

  dims(slots: readonly Slot[]): readonly Dim[] {
    return slots.map(each => this.dim(each));
  }
}

/** What symbols give must be what the numbers give; where the numbers are refused, symbols may leave it open. */
function check(symbolic: Result<Shape>, names: Names, numbers: Result<Shape>, text: string): void {
  if (symbolic.kind === 'unknown') return;
  if (symbolic.kind === 'error') {
    assert.equal(numbers.kind, 'error', `${text}: ${symbolic.error.message}`);
    return;
  }
  if (numbers.kind !== 'ok') return;
  const filled = symbolic.value.map(dim => {
    const value = substitute(dim, name => names.values.get(name));
    return isInt(value) ? value : null;
  });
  assert.deepEqual(filled, numbers.value, text);
}

/** Mostly legal. */
function mostly(min: number, max: number): fc.Arbitrary<Slot> {
  return fc.oneof({ weight: 12, arbitrary: slot(min, max) }, { weight: 1, arbitrary: slot(-1, 4) });
}

const sizes = slot(1, 12);

interface ConvCase {
  readonly type: ConvType;
  readonly slots: Readonly<
    Record<'in_channels' | 'out_channels' | 'kernel_size' | 'stride' | 'padding' | 'dilation' | 'groups' | 'output_padding', Slot>
  >;
  readonly mode: string;
  readonly input: readonly Slot[];
}

const convs: fc.Arbitrary<ConvCase> = fc
  .constantFrom<ConvType>('Conv1d', 'Conv2d', 'Conv3d', 'ConvTranspose1d', 'ConvTranspose2d', 'ConvTranspose3d')
  .chain(type =>
    fc.record({
      type: fc.constant(type),
      slots: fc.record({
        in_channels: slot(1, 4),
        out_channels: slot(1, 4),
        kernel_size: mostly(1, 4),
        stride: mostly(1, 3),
        padding: mostly(0, 2),
        dilation: mostly(1, 2),
        groups: mostly(1, 1),
        output_padding: mostly(0, 1),
      }),
      mode: fc.constantFrom('zeros', 'zeros', 'zeros', 'reflect', 'replicate', 'circular', 'same'),
      input: fc.array(sizes, { minLength: Number(type.at(-2)) + 1, maxLength: Number(type.at(-2)) + 2 }),
    }),
  );

function convolve({ type, slots, mode, input }: ConvCase, names: Names): Result<Shape> {
  const given = Object.entries(slots).filter(([name]) => name !== 'output_padding' || type.startsWith('ConvTranspose'));
  const numbers = given.map(([name, each]): readonly [string, Arg] => [name, { kind: 'int', value: names.dim(each) }]);
  const named: Args =
    type.startsWith('ConvTranspose') || mode === 'zeros'
      ? {}
      : mode === 'same'
        ? { padding: { kind: 'str', value: 'same' } }
        : { padding_mode: { kind: 'str', value: mode } };
  const config = convModule(type, { ...Object.fromEntries(numbers), ...named });
  // What is known of the channels decides most: mostly they fit.
  const [batch, channels] = input.length === Number(type.at(-2)) + 2 ? [input.slice(0, 1), 1] : [[], 0];
  const shape = [
    ...names.dims(batch),
    names.dim(channels === 1 || batch.length === 0 ? slots.in_channels : { value: 1, symbolic: false }),
    ...names.dims(input.slice(channels + 1)),
  ];
  return config.kind === 'ok' ? convOutput(config.value, shape) : config;
}

describe('layers on symbols, with the numbers put in, against layers on numbers', () => {
  it('convolutions', () => {
    let shapes = 0;
    let errors = 0;
    fc.assert(
      fc.property(convs, each => {
        const names = new Names(true);
        const symbolic = convolve(each, names);
        const numbers = convolve(each, new Names(false));
        if (symbolic.kind === 'ok' && numbers.kind === 'ok') shapes++;
        if (symbolic.kind === 'error') errors++;
        check(symbolic, names, numbers, JSON.stringify(each));
      }),
      RUNS,
    );
    assert(shapes > 400 && errors > 100, `${String(shapes)} shapes and ${String(errors)} errors were compared`);
  });

  const pools = fc.integer({ min: 1, max: 3 }).chain(rank =>
    fc.record({
      rank: fc.constant(rank as PoolRank),
      type: fc.constantFrom('max' as const, 'avg' as const),
      kernel_size: mostly(1, 4),
      stride: fc.option(mostly(1, 3)),
      padding: mostly(0, 1),
      dilation: slot(1, 2),
      ceil_mode: fc.boolean(),
      input: fc.array(sizes, { minLength: rank + 1, maxLength: rank + 2 }),
    }),
  );

  it('poolings', () => {
    let shapes = 0;
    fc.assert(
      fc.property(pools, ({ rank, type, kernel_size, stride, padding, dilation, ceil_mode, input }) => {
        const pool = (names: Names): Result<Shape> =>
          poolOutput(
            {
              type,
              rank,
              kernel_size: [names.dim(kernel_size)],
              stride: stride ? [names.dim(stride)] : null,
              padding: [names.dim(padding)],
              dilation: [type === 'max' ? names.dim(dilation) : 1],
              ceil_mode,
            },
            names.dims(input),
          );
        const names = new Names(true);
        const symbolic = pool(names);
        const numbers = pool(new Names(false));
        if (symbolic.kind === 'ok' && numbers.kind === 'ok') shapes++;
        check(symbolic, names, numbers, JSON.stringify({ rank, type, kernel_size, stride, padding, dilation, ceil_mode, input }));
      }),
      RUNS,
    );
    assert(shapes > 400, String(shapes));
  });

  it('what only some of PyTorch’s backends refuse is left open while it is not known which one computes', () => {
    const int = (value: Dim): Arg => ({ kind: 'int', value });
    const config = convModule('ConvTranspose2d', { in_channels: int(1), out_channels: int(1), kernel_size: int(1), dilation: int(0) });
    assert(config.kind === 'ok');
    assert.equal(convOutput(config.value, [1, 1, 1, 1]).kind, 'error');
    assert.equal(convOutput(config.value, [2, 1, 1, 1]).kind, 'ok');
    assert.equal(convOutput(config.value, [sym('N'), 1, 1, 1]).kind, 'ok');
  });
});
