import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { compareTrees, pythonFilesIn } from '../../../../support/ast';
import { createParser } from '../../../../support/parser';
import { skip } from '../../../../support/skip';

/** The library is divided among this many tests, so that none takes long. */
const SHARES = 12;

describe("the trees of Python's standard library, compared with Python's ast", () => {
  let parser: PythonParser;
  let files: readonly string[] = [];
  before(async function () {
    let root = '';
    try {
      root = execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], { encoding: 'utf8' }).trim();
    } catch {
      skip(this, 'there is no python3');
    }
    files = pythonFilesIn(root);
    parser = await createParser();
  });

  for (let share = 0; share < SHARES; share++) {
    it(`are equal for part ${String(share + 1)} of ${String(SHARES)}`, async () => {
      const own = files.filter((_, i) => i % SHARES === share);
      const { compared, refused, different } = await compareTrees(parser, own);
      console.log(
        `      ${String(compared)} files compared, ${String(refused)} that Python refuses, ${String(different.length)} different`,
      );
      assert(compared > 10);
      assert.deepEqual(different, []);
    });
  }
});
