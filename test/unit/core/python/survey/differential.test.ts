import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unknown, type Value } from '../../../../../src/core/python/data';
import { PyRaise, repr, RunEnded, type Machine } from '../../../../../src/core/python/machine';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { LibraryName, surveyFile } from '../../../../../src/core/python/survey';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules, torchLibrary } from '../../../../../src/core/torch';
import { machineFor } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';

const FOLDER = 'test/fixtures/language';
const natives = [...pythonModules(), ...modelModules()];

/** The arguments of each `print` of a text, by the place of the call: for every time it runs, each argument as Python prints it. */
type Prints = Map<number, (string | null)[][]>;

function written(m: Machine, value: Value): string | null {
  try {
    const text = value instanceof Unknown ? value : repr(m, value);
    return text instanceof Unknown ? null : text;
  } catch (error) {
    if (error instanceof PyRaise) return null;
    throw error;
  }
}

function runByMachine(parser: PythonParser, text: string): Prints {
  const prints: Prints = new Map();
  const m = machineFor(parser, { '__main__.py': text }, natives);
  m.rooms.set('print', (_m: Machine, args: readonly Value[]) => {
    const offset = m.place()?.offset ?? -1;
    prints.set(offset, [...(prints.get(offset) ?? []), args.map(arg => written(m, arg))]);
  });
  m.main = '__main__';
  const module = m.loader.get('__main__');
  try {
    if (module) m.loader.run(m, module);
  } catch (error) {
    // The output before an exception, or before a bound ended the run, counts too.
    if (!(error instanceof PyRaise) && !(error instanceof RunEnded)) throw error;
  }
  return prints;
}

/** The same as the survey sees it, which visits each `print` once. */
function runBySurvey(parser: PythonParser, text: string): Prints {
  const prints: Prints = new Map();
  const m = machineFor(parser, {}, natives);
  const source = parser.parse(text);
  surveyFile({
    source,
    library: torchLibrary,
    machine: m,
    wants: () => true,
    onCall({ callee, args, base, expression }) {
      if (!(callee instanceof LibraryName) || callee.path !== 'builtins.print') return;
      if (args.some(({ argument }) => argument.kind === 'star')) return;
      const positional = args.filter(({ argument }) => argument.kind === 'positional');
      prints.set(base + expression.start, [positional.map(({ value }) => written(m, value))]);
    },
  });
  source.dispose();
  return prints;
}

/** Snippets in which `print` is called by code other than the call in the text. */
const CALLED_BACK = new Set(['contextlib: suppress, ExitStack, redirect']);

/** Snippets begin with `# --- name`. */
function snippetsOf(file: string): readonly (readonly [name: string, text: string])[] {
  const parts = readFileSync(join(FOLDER, file), 'utf8').split(/^# --- (.*)$/m);
  return parts.slice(1).flatMap((part, i) => (i % 2 === 0 && !CALLED_BACK.has(part) ? [[part, parts[i + 2] ?? ''] as const] : []));
}

describe('the survey and the machine agree', () => {
  let parser: PythonParser;
  let known = 0;
  before(async () => {
    parser = await createParser();
  });
  for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.py'))) {
    for (const [name, text] of snippetsOf(file)) {
      it(`${file}: ${name}`, () => {
        const run = runByMachine(parser, text);
        const differences: string[] = [];
        for (const [offset, [surveyed = []]] of runBySurvey(parser, text)) {
          for (const args of run.get(offset) ?? []) {
            surveyed.forEach((one, i) => {
              const other = args[i] ?? null;
              if (one === null || other === null) return;
              known++;
              if (one !== other) differences.push(`${text.slice(offset).split('\n')[0] ?? ''}: survey ${one}, machine ${other}`);
            });
          }
        }
        assert.deepEqual(differences, []);
      });
    }
  }
  after(() => {
    console.log(`      ${String(known)} values that both know`);
    assert(known > 300, 'the survey knows what is written out');
  });
});
