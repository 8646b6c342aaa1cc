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
}

const { cases } = readTruth<unknown, Text>('interpolations');
/** Texts in one program: starting a machine takes longer than reading them. */
const PER_RUN = 400;
const END = '\u0001\n';

const PROGRAM = `
from omegaconf import OmegaConf
OmegaConf.register_new_resolver('show', lambda *arguments: repr(arguments))
OmegaConf.register_new_resolver('add', lambda *arguments: sum(arguments))
FIELDS = {'a': 1, 'b': {'c': 'x', 'e': 2}, 'e': 3, 'l': [10, '\${a}'], 'n': None, 'm': '???'}
for text in CASES:
    try:
        print(repr(OmegaConf.create({**FIELDS, 't': text}).t), end=END)
    except Exception as error:
        print('raises', type(error).__name__, end=END)
`;

const literal = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('interpolations, as omegaconf resolves them', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (let from = 0; from < cases.length; from += PER_RUN) {
    it(`texts ${String(from + 1)} to ${String(Math.min(cases.length, from + PER_RUN))}`, () => {
      const some = cases.slice(from, from + PER_RUN);
      const list = some.map(({ text }) => literal(text)).join(', ');
      const run = runText(parser, `CASES = [${list}]\nEND = '\\x01\\n'${PROGRAM}`, [...pythonModules(), ...packageModules()]);
      assert.equal(run.error, null);
      const shown = run.stdout.split(END);
      assert.deepEqual(
        some.map(({ text }, i) => [text, shown[i]]),
        some.map(({ text, value, error = '' }) => [text, value ?? `raises ${error}`]),
      );
    });
  }
});
