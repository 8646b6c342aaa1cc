import assert from 'node:assert/strict';
import { Unknown, type Value } from '../../src/core/python/data';
import {
  DEFAULT_BOUNDS,
  createMachine,
  type Machine,
  PyRaise,
  str,
  type Bounds,
  type NativeModule,
  type ProgramFiles,
} from '../../src/core/python/machine';
import type { PythonParser } from '../../src/core/python/syntax';

/** The output of a run, and how it ended. */
export interface Run {
  readonly stdout: string;
  readonly error: { readonly type: string; readonly message: string } | null;
  /** The innermost line of the program in which it was raised. */
  readonly raisedAt: number | null;
  readonly unknowns: readonly string[];
  /** The same with their line numbers, counted from 1. */
  readonly places: readonly { readonly line: number; readonly reason: string }[];
}

/** The folder in which the modules are, and the files that they can open. */
interface Data {
  readonly folder: string;
  /** The name of the program's own file. */
  readonly name: string;
  readonly files: ProgramFiles;
}

/** A machine with the given texts as modules. */
export function machineFor(
  parser: PythonParser,
  files: Readonly<Record<string, string>>,
  natives: readonly NativeModule[],
  bounds: Bounds = DEFAULT_BOUNDS,
  data: Data | null = null,
): Machine {
  const machine = createMachine({
    files: data?.files,
    finder: {
      find(name) {
        const path = name.replaceAll('.', '/');
        for (const file of [`${path}/__init__.py`, `${path}.py`]) {
          const text = files[file];
          if (text !== undefined)
            return {
              file,
              path: data ? `${data.folder}/${data.name}` : file,
              isPackage: file.endsWith('__init__.py'),
              text: () => text,
              load: () => parser.parse(text),
            };
        }
        return null;
      },
    },
    natives,
    parse: text => parser.parse(text),
    bounds,
  });
  machine.start();
  return machine;
}

/** Runs a text as the main module and collects its output. */
export function runText(parser: PythonParser, text: string, natives: readonly NativeModule[], data: Data | null = null): Run {
  const m = machineFor(parser, { '__main__.py': text }, natives, DEFAULT_BOUNDS, data);
  let stdout = '';
  m.rooms.set('print', (_m: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null) => {
    // Text for stderr is not part of the output.
    if (keywords?.get('file')) return;
    const parts = args.map(arg => {
      const shown = str(m, arg);
      return shown instanceof Unknown ? `<unknown: ${shown.reason}>` : shown;
    });
    const [separator = ' ', end = '\n'] = ['sep', 'end'].map(name => keywords?.get(name) ?? undefined);
    assert(typeof separator === 'string' && typeof end === 'string');
    stdout += parts.join(separator) + end;
  });
  m.main = '__main__';
  const module = m.loader.get('__main__');
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  let error: Run['error'] = null;
  let raisedAt: number | null = null;
  try {
    if (module) m.loader.run(m, module);
  } catch (raised) {
    if (!(raised instanceof PyRaise)) throw raised;
    const message = str(m, raised.value);
    const place = raised.stack.at(-1)?.place;
    raisedAt = place ? lineOf(place.offset) : null;
    error = { type: raised.type, message: message instanceof Unknown ? `<unknown: ${message.reason}>` : message };
  }
  const places = m.unknowns.map(({ reason, place }) => ({ reason, line: lineOf(place?.offset ?? 0) }));
  return { stdout, error, raisedAt, unknowns: m.unknowns.map(({ reason }) => reason), places };
}
