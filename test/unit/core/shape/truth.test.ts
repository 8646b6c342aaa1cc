import assert from 'node:assert/strict';
import { agrees, answer, convTruth, expected, isFunctional, type ConvCase } from './truth';

const { header, cases } = convTruth();
/** Calls that Python itself does not bind have no arguments: they are the whole path's to check. */
const bound = cases.filter(({ args }) => args !== undefined);

describe(`PyTorch ${header.torch} on ${String(header.cases)} convolutions`, () => {
  check('modules that are legal', each => !isFunctional(each) && !each.error, 5000);
  check('modules refused at construction', each => !isFunctional(each) && each.at === 'init', 5000);
  check('modules refused at the first input', each => !isFunctional(each) && each.at === 'forward', 5000);
  check('functional calls that are legal', each => isFunctional(each) && !each.error, 500);
  check('functional calls refused', each => isFunctional(each) && each.error !== undefined, 500);
});

/** @param least there must be this many, or the file has lost its point */
function check(title: string, belongs: (each: ConvCase) => boolean, least: number): void {
  const chosen = bound.filter(belongs);
  it(`${title}: ${String(chosen.length)} cases`, () => {
    assert(chosen.length >= least, `only ${String(chosen.length)} cases`);
    const wrong = chosen.filter(each => !agrees(each, answer(each), expected(each)));
    const shown = wrong
      .slice(0, 5)
      .map(each => `${each.call} on (${each.input.join(', ')})\n  torch: ${expected(each)}\n  ours:  ${answer(each)}`);
    assert.equal(wrong.length, 0, `${String(wrong.length)} of ${String(chosen.length)} differ\n${shown.join('\n')}`);
  });
}
