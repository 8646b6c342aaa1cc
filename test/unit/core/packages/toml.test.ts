import assert from 'node:assert/strict';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { partsOfList, printedFor } from '../../../support/many-texts';
import { createParser } from '../../../support/parser';
import { readTruth } from '../../../support/truth';

interface Text {
  readonly text: string;
  readonly value?: string;
  readonly error?: string;
  readonly toml: string | null;
}

const { cases } = readTruth<unknown, Text>('toml');
const PER_RUN = 300;

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

describe('TOML, as tomllib and the package toml read it', () => {
  let parser: PythonParser;
  let [known, read] = [0, 0];
  before(async () => {
    parser = await createParser();
  });
  for (const { name, part } of partsOfList(cases, PER_RUN)) {
    it(name, () => {
      const texts = part.map(({ text }) => text);
      const printed = printedFor(parser, texts, PROGRAM);
      const wrong: string[] = [];
      for (const [i, truth] of part.entries()) {
        const line = printed[i] ?? '';
        const [kind = '', shown = '', toml = ''] = line.split('\t');
        const expected = truth.value ?? truth.error ?? '';
        // Dates are not modelled: what contains one is unknown, and nothing else.
        const hasDate = expected.includes('datetime.');
        if ((kind === 'value') !== (truth.value !== undefined) || (hasDate ? !shown.includes('<unknown: ') : shown !== expected))
          wrong.push(`${JSON.stringify(truth)}\n  → ${line}`);
        if (truth.toml !== null && !truth.toml.includes('datetime.')) read++;
        if (toml.includes('<unknown: ')) continue;
        known++;
        if (toml !== truth.toml) wrong.push(`toml: ${JSON.stringify(truth)}\n  → ${line}`);
      }
      assert.deepEqual(wrong, []);
    });
  }
  it('the package toml reads a part of what it can read', () => {
    assert(known > 0.25 * read, `${String(known)} of ${String(read)}`);
  });
});
