import assert from 'node:assert/strict';
import { isInt, substitute, sym, toInt, type Dim, type Shape } from '../../../../src/core/dim';
import { convMacs, convModule, convOutput, type Arg, type Args, type ConvType, type LazyConvType } from '../../../../src/core/shape';
import { convTruth, decodeArgs, isFunctional, type ConvCase } from './truth';

const legal = convTruth().cases.filter(each => each.args && !each.error && !isFunctional(each) && each.input.every(size => size > 0));
const SIZES = ['N', 'C', 'D', 'H', 'W'];

/** The input with symbols for its sizes; channels stay, so that the layer can be told whether they fit. */
function symbolicInput({ input }: ConvCase, rank: number): { readonly shape: Shape; readonly values: ReadonlyMap<string, number> } {
  const names = SIZES.slice(-rank);
  const values = new Map<string, number>();
  const first = input.length - rank;
  const shape = input.map((size, i): Dim => {
    const name = i >= first ? names[i - first] : i === 0 && first === 2 ? 'N' : undefined;
    if (name === undefined) return size;
    values.set(name, size);
    return sym(name);
  });
  return { shape, values };
}

function filled(shape: Shape, values: ReadonlyMap<string, number>): readonly (number | bigint | null)[] {
  return shape.map(dim => {
    const value = substitute(dim, name => values.get(name));
    return isInt(value) ? value : null;
  });
}

function rankOf(type: string): number {
  return Number(type.at(-2));
}

function moduleOf({ type }: ConvCase): ConvType | LazyConvType {
  return type as ConvType | LazyConvType;
}

describe('symbolic layers, with the numbers put in, against PyTorch', () => {
  it(`sizes of the input: ${String(legal.length)} cases`, () => {
    for (const each of legal) {
      const config = convModule(moduleOf(each), decodeArgs(each.args ?? {}));
      assert(config.kind === 'ok');
      const { shape, values } = symbolicInput(each, rankOf(each.type));
      const output = convOutput(config.value, shape);
      assert(output.kind === 'ok', `${each.call}: ${JSON.stringify(output)}`);
      assert.deepEqual(filled(output.value, values), each.output, each.call);
      const macs = substitute(convMacs(config.value, shape, output.value), name => values.get(name));
      if (typeof each.macs === 'number') assert.equal(macs, each.macs, each.call);
    }
  });

  for (const parameter of ['kernel_size', 'stride', 'padding', 'dilation', 'output_padding', 'out_channels'] as const) {
    const chosen = legal.filter(each => typeof each.args?.[parameter] === 'number' && each.args.padding !== 'same');
    it(`${parameter}: ${String(chosen.length)} cases`, () => {
      assert(chosen.length > 200);
      for (const each of chosen) {
        const value = each.args?.[parameter];
        assert(typeof value === 'number');
        const symbol = sym('x', { min: parameter === 'stride' || parameter === 'dilation' || parameter === 'kernel_size' ? 1 : 0 });
        const args: Args = {
          ...decodeArgs(each.args ?? {}),
          [parameter]: { kind: 'unknown', reason: 'x is a parameter', name: symbol } satisfies Arg,
        };
        const config = convModule(moduleOf(each), args);
        assert(config.kind === 'ok', each.call);
        assert.deepEqual(config.value.assumed, [{ parameter, reason: 'x is a parameter' }]);
        const { shape, values } = symbolicInput(each, rankOf(each.type));
        const output = convOutput(config.value, shape);
        assert(output.kind === 'ok', `${each.call}: ${JSON.stringify(output)}`);
        assert.deepEqual(filled(output.value, new Map([...values, ['x', value]])), each.output, each.call);
      }
    });
  }

  it('never raises where nothing is known', () => {
    for (const type of ['Conv1d', 'Conv2d', 'Conv3d', 'ConvTranspose1d', 'ConvTranspose2d', 'ConvTranspose3d'] as const) {
      const unknown: Arg = { kind: 'unknown', reason: 'not known' };
      const names = [
        'in_channels',
        'out_channels',
        'kernel_size',
        'stride',
        'padding',
        'output_padding',
        'dilation',
        'groups',
        'bias',
        'padding_mode',
      ];
      const config = convModule(type, Object.fromEntries(names.map(name => [name, unknown])));
      assert(config.kind === 'ok');
      const output = convOutput(
        config.value,
        ['N', 'C', 'D', 'H', 'W'].slice(0, rankOf(type) + 2).map(name => sym(name)),
      );
      assert.equal(output.kind, 'ok', JSON.stringify(output));
    }
  });

  it('a size that cannot fit is refused, one that may fit is not', () => {
    const config = convModule('Conv2d', {
      in_channels: { kind: 'int', value: 3 },
      out_channels: { kind: 'int', value: 8 },
      kernel_size: { kind: 'int', value: toInt(7n) },
    });
    assert(config.kind === 'ok');
    const refused = convOutput(config.value, [sym('N'), 3, sym('H'), 4]);
    assert.equal(
      refused.kind === 'error' ? refused.error.message : '',
      "Calculated padded input size per channel: (H x 4). Kernel size: (7 x 7). Kernel size can't be greater than actual input size",
    );
    assert.equal(convOutput(config.value, [sym('N'), 3, sym('H'), 7]).kind, 'ok');
    assert.equal(convOutput(config.value, [sym('N'), sym('C'), sym('H'), 7]).kind, 'ok');
    assert.equal(convOutput(config.value, [sym('N'), 4, sym('H'), 7]).kind, 'error');
  });
});
