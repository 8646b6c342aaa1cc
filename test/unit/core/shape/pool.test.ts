import assert from 'node:assert/strict';
import { agrees, answer, expected, POOL_KINDS, poolTruth, type PoolCase } from './pool-truth';

const { header, cases } = poolTruth();

describe(`PyTorch ${header.torch} on ${String(header.cases)} poolings`, () => {
  for (const kind of POOL_KINDS) {
    check(`${kind} that are legal`, each => each.kind === kind && !each.error, 500);
    check(`${kind} refused`, each => each.kind === kind && each.error !== undefined, 400);
  }
});

/** @param least there must be this many, or the file has lost its point */
function check(title: string, belongs: (each: PoolCase) => boolean, least: number): void {
  const chosen = cases.filter(belongs);
  it(`${title}: ${String(chosen.length)} cases`, () => {
    assert(chosen.length >= least, `only ${String(chosen.length)} cases`);
    const wrong = chosen.filter(each => !agrees(answer(each), expected(each)));
    const shown = wrong.slice(0, 5).map(each => `${each.call} on (${each.input.join(', ')})\n  torch: ${expected(each)}\n  ours:  ${answer(each)}`);
    assert.equal(wrong.length, 0, `${String(wrong.length)} of ${String(chosen.length)} differ\n${shown.join('\n')}`);
  });
}
