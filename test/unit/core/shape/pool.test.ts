import assert from 'node:assert/strict';
import { layerOutput, poolRepairs } from '../../../../src/core/shape';
import { agrees, answer, expected, layerOfCase, POOL_KINDS, poolTruth, type PoolCase } from './pool-truth';

const { header, cases } = poolTruth();

describe(`PyTorch ${header.torch} on ${String(header.cases)} poolings`, () => {
  for (const kind of POOL_KINDS) {
    check(`${kind} that are legal`, each => each.kind === kind && !each.error, 500);
    check(`${kind} refused`, each => each.kind === kind && each.error !== undefined, 400);
  }
});

describe('the repairs of a pooling', () => {
  it('are taken by torch’s rules, change one setting, and are there for most that are refused', () => {
    const refused = cases.filter(
      (each, i) =>
        i % 5 === 0 &&
        (each.kind === 'max' || each.kind === 'avg') &&
        each.error &&
        [each.rank + 1, each.rank + 2].includes(each.input.length),
    );
    let helped = 0;
    for (const each of refused) {
      const layer = layerOfCase(each);
      const found = poolRepairs(layer, each.input);
      if (found.length > 0) helped++;
      for (const { parameter, config, output } of found) {
        assert.deepEqual(layerOutput(config, each.input), { kind: 'ok', value: output }, each.call);
        assert.deepEqual({ ...config, [parameter]: layer[parameter] }, layer, each.call);
      }
      assert.equal(new Set(found.map(({ parameter }) => parameter)).size, found.length);
    }
    assert(helped > refused.length / 2, `${String(helped)} of ${String(refused.length)}`);
  });

  it('are the nearest', () => {
    const [padding, kernel] = poolRepairs(
      layerOfCase({ kind: 'max', rank: 2, args: { kernel_size: 2, stride: 2, padding: 2 } }),
      [1, 8, 8],
    );
    assert.deepEqual([padding?.parameter, padding?.to, kernel?.parameter, kernel?.to], ['padding', [1, 1], 'kernel_size', [4, 4]]);
    assert.deepEqual(poolRepairs(layerOfCase({ kind: 'max', rank: 2, args: { kernel_size: 2 } }), [1, 8, 8]), [], 'nothing to repair');
  });
});

/** @param least there must be this many, or the file has lost its point */
function check(title: string, belongs: (each: PoolCase) => boolean, least: number): void {
  const chosen = cases.filter(belongs);
  it(`${title}: ${String(chosen.length)} cases`, () => {
    assert(chosen.length >= least, `only ${String(chosen.length)} cases`);
    const wrong = chosen.filter(each => !agrees(answer(each), expected(each)));
    const shown = wrong
      .slice(0, 5)
      .map(each => `${each.call} on (${each.input.join(', ')})\n  torch: ${expected(each)}\n  ours:  ${answer(each)}`);
    assert.equal(wrong.length, 0, `${String(wrong.length)} of ${String(chosen.length)} differ\n${shown.join('\n')}`);
  });
}
