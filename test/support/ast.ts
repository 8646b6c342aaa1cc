import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PythonParser } from '../../src/core/python/syntax';
import { describeModule, firstDifference, type Description } from './tree';

/** Files that Python's `ast` accepts and for which our tree differs, with the reason. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['badsyntax_future8.py', "Python's compiler refuses it, after its parser"],
  ['test_compile.py', 'the parser gives up on it as a whole'],
  ['test_coroutines.py', 'an await of an await in brackets ends before the bracket'],
  ['test_exceptions.py', 'a chain of more assignments than the depth that is read'],
]);

/** One line of the output of test/truth/python_ast.py. */
type Answer =
  { readonly version: readonly number[] } | { readonly file: string; readonly module?: readonly Description[]; readonly error?: string };

/** The first difference between our tree of a text and Python's; null if they are equal. */
export function difference(parser: PythonParser, text: string, theirs: Description, version: readonly number[]): string | null {
  const source = parser.parse(text);
  try {
    // Before 3.12, Python has no exact positions in f-strings.
    return firstDifference(describeModule(source, (version[1] ?? 0) >= 12), theirs);
  } finally {
    source.dispose();
  }
}

/** The Python files of a folder and its subfolders, without installed packages. */
export function pythonFilesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.py') && !file.includes('site-packages'))
    .map(file => join(root, file));
}

/** Compares our trees of files with those of the installed Python. */
export async function compareTrees(
  parser: PythonParser,
  files: readonly string[],
): Promise<{ readonly compared: number; readonly refused: number; readonly different: readonly string[] }> {
  const python = spawn('python3', ['test/truth/python_ast.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.end(files.join('\n'));
  let version: readonly number[] = [];
  let compared = 0;
  let refused = 0;
  const different: string[] = [];
  for await (const line of createInterface({ input: python.stdout })) {
    const answer = JSON.parse(line) as Answer;
    if ('version' in answer) version = answer.version;
    else if (!answer.module) refused++;
    else if (!EXCEPTIONS.has(basename(answer.file))) {
      compared++;
      const found = difference(parser, new TextDecoder().decode(readFileSync(answer.file)), answer.module, version);
      if (found !== null) different.push(`${answer.file}: ${found}`);
    }
  }
  return { compared, refused, different };
}
