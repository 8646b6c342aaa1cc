import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { createParser } from '../../../../support/parser';
import { skip } from '../../../../support/skip';
import { describeModule, firstDifference, type Description } from './describe';

/** Files that Python's `ast` takes and our tree does not give the same of, with the reason. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['badsyntax_future8.py', "Python's compiler refuses it, after its parser"],
  ['test_compile.py', 'the parser gives up on it as a whole'],
  ['test_coroutines.py', 'an await of an await in brackets ends before the bracket'],
  ['test_exceptions.py', 'a chain of more assignments than the depth that is read'],
]);

/** One line of what test/truth/python_ast.py answers. */
type Answer =
  { readonly version: readonly number[] } | { readonly file: string; readonly module?: readonly Description[]; readonly error?: string };

let parser: PythonParser;
before(async () => {
  parser = await createParser();
});

/** Where the tree of a text differs from Python's first; null where it does not. */
function difference(text: string, theirs: Description, version: readonly number[]): string | null {
  const source = parser.parse(text);
  try {
    // Python places what is inside f-strings since 3.12.
    return firstDifference(describeModule(source, (version[1] ?? 0) >= 12), theirs);
  } finally {
    source.dispose();
  }
}

function pythonFilesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.py') && !file.includes('site-packages'))
    .map(file => join(root, file));
}

/** Compares all files under a folder with the trees that the installed Python has of them. */
async function compare(
  root: string,
): Promise<{ readonly compared: number; readonly refused: number; readonly different: readonly string[] }> {
  const python = spawn('python3', ['test/truth/python_ast.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.end(pythonFilesIn(root).join('\n'));
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
      const found = difference(new TextDecoder().decode(readFileSync(answer.file)), answer.module, version);
      if (found !== null) different.push(`${answer.file}: ${found}`);
    }
  }
  return { compared, refused, different };
}

describe("the tree against Python's ast", () => {
  it('is the same for every construct of Python 3.12', () => {
    const lines = gunzipSync(readFileSync('test/truth/ast_cases.jsonl.gz'))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Answer);
    const [head, answer] = lines;
    assert(head && 'version' in head && answer && 'file' in answer && answer.module);
    const text = readFileSync('test/truth/ast_cases.py', 'utf8');
    assert.equal(difference(text, answer.module, head.version), null);
    // Offsets are those of the file's own line endings, the tree the same but for them.
    assert.equal(parser.parse(text.replaceAll('\n', '\r\n')).module().items.length, answer.module.length);
  });

  it("is the same for all of Python's own library", async function () {
    this.timeout(300_000);
    let root = '';
    try {
      root = execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], { encoding: 'utf8' }).trim();
    } catch {
      skip(this, 'there is no python3');
    }
    const { compared, refused, different } = await compare(root);
    console.log(
      `      ${root}: ${String(compared)} files compared, ${String(refused)} that Python refuses, ${String(different.length)} different`,
    );
    assert(compared > 100);
    assert.deepEqual(different, []);
  });

  for (const name of ['torchvision-0.28.0', 'timm-1.0.29']) {
    it(`is the same for ${name}`, async function () {
      this.timeout(300_000);
      const root = join('.cache/wheels', name);
      if (!existsSync(root)) skip(this, `${name} has not been fetched`);
      const { compared, different } = await compare(root);
      assert(compared > 100);
      assert.deepEqual(different, []);
    });
  }
});
