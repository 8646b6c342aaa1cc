import assert from 'node:assert/strict';
import { parse, stringify } from 'lossless-json';
import { convTruth, isFunctional, type ConvCase } from '../core/shape/truth';
import { batch } from '../../support/cli';

interface Answer {
  readonly ok: boolean;
  readonly output?: unknown;
  readonly params?: unknown;
  readonly macs?: unknown;
  readonly error?: { readonly type: string; readonly message: string };
}

/** Python prints the members of a set in any order. */
function ordered(message: string): string {
  return message.replace(/\{('[^}]*')\}/g, (_, members: string) => `{${members.split(', ').sort().join(', ')}}`);
}

function given(answer: Answer): string {
  if (answer.error) return `${answer.error.type}: ${ordered(answer.error.message)}`;
  return stringify([answer.output, answer.params, answer.macs]) ?? '';
}

/** What torch says; integers of any size are written `{"int": "…"}` where JSON would round them. */
function wanted({ error, output, params, macs }: ConvCase): string {
  if (error) return `${error[0]}: ${ordered(error[1])}`;
  return JSON.stringify([output, params, macs]).replace(/\{"int":"(-?\d+)"\}/g, '$1');
}

/** A value that takes running Python to know: `calc` asks for it to be written out instead. */
const NOT_A_VALUE = /\b(?:object|float)\(/;

describe('convlens calc against PyTorch', () => {
  it('answers every layer as torch does, from its text', () => {
    const layers = convTruth().cases.filter(one => !isFunctional(one));
    const cases = layers.filter(({ call }) => !NOT_A_VALUE.test(call));
    assert(cases.length > 10_000, `only ${String(cases.length)} cases`);
    const answers = batch(cases.map(({ call, input }) => JSON.stringify({ call, input })));
    assert.equal(answers.length, cases.length);
    const wrong = cases.flatMap((one, i) => {
      const actual = given(parse(answers[i] ?? '') as Answer);
      return actual === wanted(one) ? [] : [`${one.call} on [${one.input.join(', ')}]\n  torch:    ${wanted(one)}\n  convlens: ${actual}`];
    });
    const refused = cases.filter(({ error }) => error).length;
    console.log(
      `      ${String(cases.length)} layers (${String(refused)} of them refused by torch), ${String(wrong.length)} answered ` +
        `differently; ${String(layers.length - cases.length)} left out for values that are no literals`,
    );
    assert.equal(wrong.length, 0, `${String(wrong.length)} of ${String(cases.length)}:\n${wrong.slice(0, 20).join('\n')}`);
  });
});
