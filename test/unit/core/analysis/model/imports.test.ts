import assert from 'node:assert/strict';
import { PathFinder, SourceCache } from '../../../../../src/core/analysis/model/files';
import { Unknown, type Value } from '../../../../../src/core/python/data';
import { createMachine, type Machine, messageOf, PyRaise, str } from '../../../../../src/core/python/machine';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { nodeFiles } from '../../../../../src/host';
import { createParser } from '../../../../support/parser';
import { readTruth } from '../../../../support/truth';

interface Program {
  readonly name: string;
  readonly stdout: string;
  readonly error: { readonly type: string; readonly message: string } | null;
}

const { cases } = readTruth<unknown, Program>('imports');

/** Runs a program of several files like `python main.py`, with its installed packages at the end of the path. */
function run(parser: PythonParser, folder: string): Omit<Program, 'name'> {
  const cache = new SourceCache(parser, nodeFiles());
  const m = createMachine({
    finder: new PathFinder(cache, [folder, `${folder}/site-packages`]),
    natives: pythonModules(),
    parse: text => parser.parse(text),
  });
  let stdout = '';
  m.rooms.set('print', (_: Machine, args: readonly Value[]) => {
    const parts = args.map(arg => str(m, arg));
    stdout += `${parts.map(part => (part instanceof Unknown ? `<unknown: ${part.reason}>` : part)).join(' ')}\n`;
  });
  m.start();
  m.main = 'main';
  const main = m.loader.get('main');
  assert(main);
  try {
    m.loader.run(m, main);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    return { stdout, error: { type: error.type, message: messageOf(m, error.value) } };
  }
  return { stdout, error: null };
}

describe('imports, as CPython performs them', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await createParser();
  });
  for (const { name, stdout, error } of cases)
    it(name.replaceAll('_', ' '), () => {
      assert.deepEqual(run(parser, `test/fixtures/imports/${name}`), { stdout, error });
    });
});
