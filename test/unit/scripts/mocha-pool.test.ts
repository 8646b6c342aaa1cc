import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Outcome {
  readonly outcome: string;
  readonly title?: string;
  readonly reason?: string;
}

describe('test files in several processes', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'convlens-pool-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs files of the given texts in two processes; gives the exit code, and the outcomes as words in the order of the alphabet. */
  const runPool = (texts: readonly string[], ...options: readonly string[]): { readonly code: number | null; readonly told: string[] } => {
    const results = join(folder, 'results.jsonl');
    rmSync(results, { force: true });
    const files = texts.map((text, i) => {
      const file = join(folder, `${i.toString()}.test.cjs`);
      writeFileSync(file, text);
      return file;
    });
    const { status } = spawnSync(
      process.execPath,
      ['scripts/lib/mocha-pool.mjs', '--jobs', '2', '--timeout', '60000', ...options, ...files],
      {
        env: { ...process.env, CONVLENS_RESULTS: results },
      },
    );
    assert(existsSync(results));
    const outcomes = readFileSync(results, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Outcome);
    assert.deepEqual(outcomes.pop(), { outcome: 'end' });
    const words = ({ outcome, title = '', reason }: Outcome): string =>
      [outcome, title.replace(folder, '').slice(title.startsWith(folder) ? 1 : 0), ...(reason === undefined ? [] : [reason])].join(' ');
    return { code: status, told: outcomes.map(words).sort() };
  };

  it('tell every outcome, with the reason of what is skipped', () => {
    const { code, told } = runPool([
      `describe('a', () => { it('passes', () => {}); it('fails', () => { throw new Error('no'); }); });`,
      `it('is skipped', function () { this.test.skipReason = 'it rains'; this.skip(); });`,
      `it('passes too', () => {});`,
    ]);
    assert.deepEqual(told, ['failed a fails', 'passed a passes', 'passed passes too', 'skipped is skipped it rains']);
    assert.equal(code, 1);
  });

  it('go on where a process ends or a file cannot be read', () => {
    const dying = `it('dies', () => { process.exit(3); }); it('is never reached', () => {});`;
    const { code, told } = runPool([
      dying,
      dying,
      'no JavaScript',
      ...Array.from({ length: 4 }, (_, i) => `it('${i.toString()}', () => {});`),
    ]);
    const ended = (i: number): string => `failed ${i.toString()}.test.cjs could not be run to its end`;
    assert.deepEqual(told, [ended(0), ended(1), ended(2), 'passed 0', 'passed 1', 'passed 2', 'passed 3']);
    assert.equal(code, 1);
  });

  it('run only the tests that match a pattern', () => {
    const { code, told } = runPool(
      [`it('one', () => {}); it('two', () => { throw new Error('no'); });`, `it('three', () => {});`],
      '--grep',
      '^one',
    );
    assert.deepEqual(told, ['passed one']);
    assert.equal(code, 0);
  });
});
