import assert from 'node:assert/strict';
import { packageModules } from '../../../../src/core/packages';
import { pythonModules } from '../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { runText } from '../../../support/machine';
import { createParser } from '../../../support/parser';
import { readTruth } from '../../../support/truth';

interface Text {
  readonly text: string;
  readonly value?: string;
  readonly error?: string;
  readonly toml: string | null;
}

const { cases } = readTruth<unknown, Text>('toml');
/** Texts in one program: starting a machine takes longer than reading them. */
const PER_RUN = 300;
const END = '\u0001\n';

const PROGRAM = `
import tomli, tomllib, toml
for text in CASES:
    try:
        print('value', repr(tomllib.loads(text)), sep='\\t', end='\\t')
    except tomllib.TOMLDecodeError as error:
        print('error', error, sep='\\t', end='\\t')
    print(repr(toml.loads(text)), end=END)
assert tomli.loads('a = 1') == {'a': 1} and tomli.TOMLDecodeError is tomllib.TOMLDecodeError
`;

const literal = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('TOML, as tomllib and the package toml read it', () => {
  let parser: PythonParser;
  let [known, read] = [0, 0];
  before(async () => {
    parser = await createParser();
  });
  for (let from = 0; from < cases.length; from += PER_RUN) {
    it(`texts ${String(from + 1)} to ${String(Math.min(cases.length, from + PER_RUN))}`, () => {
      const some = cases.slice(from, from + PER_RUN);
      const list = some.map(({ text }) => literal(text)).join(', ');
      const run = runText(parser, `CASES = [${list}]\nEND = '\\x01\\n'${PROGRAM}`, [...pythonModules(), ...packageModules()]);
      assert.equal(run.error, null);
      const wrong: string[] = [];
      run.stdout.split(END).forEach((line, i) => {
        const truth = some[i];
        if (!truth) return;
        const [kind = '', shown = '', toml = ''] = line.split('\t');
        const expected = truth.value ?? truth.error ?? '';
        // Dates are not modelled: what contains one is unknown, and nothing else.
        const hasDate = expected.includes('datetime.');
        if ((kind === 'value') !== (truth.value !== undefined) || (hasDate ? !shown.includes('<unknown: ') : shown !== expected))
          wrong.push(`${JSON.stringify(truth)}\n  → ${line}`);
        if (truth.toml !== null && !truth.toml.includes('datetime.')) read++;
        if (toml.includes('<unknown: ')) return;
        known++;
        if (toml !== truth.toml) wrong.push(`toml: ${JSON.stringify(truth)}\n  → ${line}`);
      });
      assert.deepEqual(wrong, []);
    });
  }
  it('the package toml reads a part of what it can read', () => {
    assert(known > 0.25 * read, `${String(known)} of ${String(read)}`);
  });
});
