import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileError, nodeHost } from '../../../src/host';
import { slashed } from '../../support/slashed';

describe('the host on Node', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convlens-host-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (path: string, content: string | Uint8Array = ''): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  /** The files found, relative to the folder. */
  const found = async (...paths: string[]): Promise<string[]> => {
    const { files } = await nodeHost.pythonFiles(paths.map(path => join(folder, path)));
    return files.map(file => slashed(file.slice(folder.length + 1)));
  };

  describe('looking for Python files', () => {
    it('goes down, and sorts by code units', async () => {
      for (const path of ['b.py', 'a/z.py', 'a/b/c.py', 'B.py', 'é.py', 'a-b.py']) write(path);
      assert.deepEqual(await found('.'), ['B.py', 'a-b.py', 'a/b/c.py', 'a/z.py', 'b.py', 'é.py']);
    });

    it('takes files that end in .py only, unless one is named', async () => {
      for (const path of ['a.py', 'a.pyi', 'a.txt', 'script', 'py', 'x.py.bak']) write(path);
      assert.deepEqual(await found('.'), ['a.py']);
      assert.deepEqual(await found('script', 'a.txt'), ['a.txt', 'script']);
    });

    for (const name of ['.git', 'node_modules', 'build', 'dist', '__pycache__', '.tox', '.eggs']) {
      it(`skips ${name} wherever it is, unless it is named`, async () => {
        for (const path of [`${name}/x.py`, `a/${name}/x.py`, `${name}s/x.py`, 'a/y.py']) write(path);
        assert.deepEqual(await found('.'), ['a/y.py', `${name}s/x.py`].sort());
        assert.deepEqual(await found(name), [`${name}/x.py`]);
      });
    }

    it('takes a file by the name of a skipped folder', async () => {
      write('build');
      assert.deepEqual(await found('.', 'build'), ['build']);
    });

    it('skips virtual environments by what is in them, unless they are named', async () => {
      for (const path of ['env/pyvenv.cfg', 'env/lib/x.py', 'venv/y.py']) write(path);
      assert.deepEqual(await found('.'), ['venv/y.py']);
      assert.deepEqual(await found('env'), ['env/lib/x.py']);
    });

    it('follows links, but none in a circle or to nowhere', async () => {
      write('a/x.py');
      symlinkSync('..', join(folder, 'a', 'up'));
      symlinkSync('nowhere', join(folder, 'gone.py'));
      symlinkSync('a', join(folder, 'linked'));
      assert.deepEqual(await found('.'), ['a/x.py']);
      assert.deepEqual(await found('linked'), ['linked/x.py']);
    });

    it('finds a file once, however many links lead to it', async () => {
      write('f0/x.py');
      for (let i = 0; i < 16; i++) {
        mkdirSync(join(folder, `f${i}`), { recursive: true });
        for (const name of ['one', 'other']) symlinkSync(`../f${(i + 1) % 16}`, join(folder, `f${i}`, name));
      }
      symlinkSync('f0/x.py', join(folder, 'again.py'));
      assert.deepEqual(await found('.'), ['f0/x.py']);
    });

    it('names each file once, and says what is missing', async () => {
      write('a/x.py');
      const at = (path: string): string => join(folder, path);
      const { files, errors } = await nodeHost.pythonFiles([at('a'), at('a/x.py'), at('none'), at('a/x.py/y')]);
      assert.deepEqual(files, [at('a/x.py')]);
      assert.deepEqual(
        errors,
        ['none', 'a/x.py/y'].map(path => ({ file: at(path), message: 'The file or folder does not exist.' })),
      );
    });
  });

  describe('reading', () => {
    const refusals: readonly [what: string, content: Uint8Array | null, message: string][] = [
      ['no file', null, 'The file or folder does not exist.'],
      ['a binary file', new Uint8Array([0x61, 0, 0x62]), 'It is a binary file, not Python text.'],
      ['other encodings', new Uint8Array([0x23, 0xe9, 0x0a]), 'It is not UTF-8 text.'],
    ];
    for (const [what, content, message] of refusals) {
      it(`refuses ${what}`, async () => {
        if (content) write('x.py', content);
        await assert.rejects(nodeHost.readText(join(folder, 'x.py')), error => error instanceof FileError && error.message === message);
      });
    }

    it('refuses a folder', async () => {
      await assert.rejects(nodeHost.readText(folder), new FileError('It is a folder, not a file.'));
    });

    it('drops a byte order mark, and keeps line endings', async () => {
      write('x.py', '\uFEFFx = "é"\r\n');
      assert.equal(await nodeHost.readText(join(folder, 'x.py')), 'x = "é"\r\n');
    });
  });
});
