import assert from 'node:assert/strict';
import { packageModules } from '../../../../src/core/packages';
import { pythonModules } from '../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../src/core/python/syntax';
import { runText } from '../../../support/machine';
import { createParser } from '../../../support/parser';
import { readTruth } from '../../../support/truth';

interface Text {
  readonly text: string;
  readonly loader: string;
  readonly value?: string;
  readonly error?: string;
  readonly message?: string;
}

const { cases } = readTruth<unknown, Text>('yaml');
/** Texts in one program: starting a machine takes longer than reading them. */
const PER_RUN = 100;
const END = '\u0001\n';

const PROGRAM = `
import yaml
for text, loader in CASES:
    try:
        print('value', repr(list(yaml.load_all(text, getattr(yaml, loader)))), sep='\\t', end=END)
    except yaml.YAMLError as error:
        print(type(error).__name__, error, sep='\\t', end=END)
    except Exception as error:
        print(type(error).__name__, '', sep='\\t', end=END)
`;

const literal = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u0080-\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('YAML, as PyYAML reads it', () => {
  let parser: PythonParser;
  let unknown = 0;
  before(async () => {
    parser = await createParser();
  });
  for (let from = 0; from < cases.length; from += PER_RUN) {
    it(`texts ${String(from + 1)} to ${String(Math.min(cases.length, from + PER_RUN))}`, () => {
      const some = cases.slice(from, from + PER_RUN);
      const list = some.map(({ text, loader }) => `(${literal(text)}, '${loader}')`).join(', ');
      const run = runText(parser, `CASES = [${list}]\nEND = '\\x01\\n'${PROGRAM}`, [...pythonModules(), ...packageModules()]);
      assert.equal(run.error, null);
      const wrong: string[] = [];
      run.stdout.split(END).forEach((line, i) => {
        const truth = some[i];
        if (!truth) return;
        const [kind = '', ...rest] = line.split('\t');
        const shown = rest.join('\t');
        const [expected, text] = truth.value === undefined ? [truth.error ?? '', truth.message] : ['value', truth.value];
        const isUnknown = shown.startsWith('<unknown: ');
        if (kind === 'value' && isUnknown) unknown++;
        else if (kind !== expected || (text !== undefined && shown !== text && !isUnknown))
          wrong.push(`${JSON.stringify(truth)}\n  → ${line}`);
      });
      assert.deepEqual(wrong, []);
    });
  }
  it('long texts are read in a time that grows with their length', () => {
    const program = `
import yaml
text = ''.join(f'é{i}: 😀\\nlayer{i}:\\n  kind: !!str conv\\n  widths: [64, 128, {i}]\\n' for i in range(1500))
print(len(yaml.safe_load(text)), yaml.compose(text).value[-1][1].start_mark.index)
`;
    const { stdout, error } = runText(parser, program, [...pythonModules(), ...packageModules()]);
    assert.deepEqual({ stdout, error }, { stdout: '3000 94127\n', error: null });
  });
  it('nearly every text that PyYAML reads is known', () => {
    const read = cases.filter(({ value }) => value !== undefined).length;
    const refused = cases.length - read;
    assert(unknown - refused < 0.02 * read, `${String(unknown)} of ${String(cases.length)}`);
  });
});
