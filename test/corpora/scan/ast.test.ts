import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { TIMM, TORCHVISION, wheelFor } from '../../support/wheels';
import { convlens } from '../../support/cli';

interface Call {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly callee: string;
  readonly alias?: boolean;
}

describe("convlens scan, compared with Python's ast", () => {
  for (const requirement of [TORCHVISION, TIMM]) {
    it(`finds exactly the calls in ${requirement}`, function () {
      const folder = wheelFor(this, requirement);
      const truth = JSON.parse(
        execFileSync('python3', ['test/truth/scan_ast.py', folder], { maxBuffer: 2 ** 30, encoding: 'utf8' }),
      ) as unknown[][];
      const { stdout, code } = convlens(['scan', folder, '--json']);
      assert.equal(code, 0);
      const { calls, files } = JSON.parse(stdout) as { readonly calls: readonly Call[]; readonly files: number };
      const key = ({ file, line, column, endLine, endColumn, callee }: Call): string =>
        JSON.stringify([file, line, column, endLine, endColumn, callee]);
      const wanted = new Set(truth.map(call => JSON.stringify(call)));
      const found = new Set(calls.map(key));
      const missed = [...wanted].filter(call => !found.has(call));
      const others = calls.filter(call => !wanted.has(key(call)));
      const extra = others.filter(({ alias }) => !alias).map(key);
      console.log(
        `      ${requirement}: ${String(files)} files, ${String(wanted.size)} calls, ${String(missed.length)} missed, ` +
          `${String(extra.length)} extra, ${String(others.length - extra.length)} through variables`,
      );
      assert(wanted.size > 100);
      assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
    });
  }
});
