import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { RunEnded } from '../../../../../src/core/python/machine';
import { modelModules } from '../../../../../src/core/torch';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';
import { snippetText, type Snippet } from '../../../../support/snippets';
import { readTruth } from '../../../../support/truth';

const { cases } = readTruth<unknown, Snippet>('language');
const files = new Map(cases.map(({ file }) => [file, cases.filter(each => each.file === file)]));

/** Snippets whose results the machine knows only in part, and why; it never gives another result than CPython. */
const UNKNOWN: Readonly<Record<string, string>> = {
  'recursion without end': "the engine's stack ends before Python's: the run ends with a reason",
  'random with a seed is not relied upon': 'random numbers are not modelled',
  'uuid, time and datetime do not crash': 'neither the time nor the calendar is modelled',
  'os.path and pathlib': 'the file system is not accessed',
  'numbers': 'fractions are not followed',
};

/** Snippets that print a few values that are unknown to the machine, for one of these reasons; everything else they print must be right. */
const PARTLY: Readonly<Record<string, string>> = {
  'bytes and bytearray': 'mutable byte arrays are not supported',
  'str translate and encode': 'mutable byte arrays are not supported',
  'star expression in index and return': 'the parser does not support stars in an index',
  'string literals': 'there is no table of characters by name',
  'numpy: iteration and conversion': 'arrays of text are not modelled',
};

describe('the language, as CPython runs it', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const [file, snippets] of files) {
    describe(file, () => {
      for (const snippet of snippets) {
        const { name, stdout, error } = snippet;
        it(name, () => {
          const text = snippetText('test/fixtures/language', snippet);
          const undecided = UNKNOWN[name];
          if (undecided !== undefined) {
            assert.ok(saysUnknown(parser, text), undecided);
            return;
          }
          const run = runText(parser, text, [...pythonModules(), ...modelModules()]);
          const partly = PARTLY[name];
          if (partly !== undefined) {
            const known = run.stdout.split(/<unknown: [^>]*>/);
            assert(known.length > 1 && run.error === null, `${partly}: no longer`);
            assert.match(
              stdout,
              new RegExp(`^${known.map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*?')}$`),
              run.stdout,
            );
            return;
          }
          assert.deepEqual(
            { stdout: run.stdout, error: run.error },
            { stdout, error: error ? { type: error.type, message: error.message } : null },
          );
        });
      }
    });
  }
});

/** Whether a run ends with a reason, or some of the values that it prints are unknown. */
function saysUnknown(parser: PythonParser, text: string): boolean {
  try {
    const { stdout, error, unknowns } = runText(parser, text, [...pythonModules(), ...modelModules()]);
    return error === null && (stdout.includes('<unknown: ') || unknowns.length > 0);
  } catch (ended) {
    return ended instanceof RunEnded;
  }
}
