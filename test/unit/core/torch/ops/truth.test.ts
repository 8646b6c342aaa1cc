import assert from 'node:assert/strict';
import { createParser } from '../../../../support/parser';
import { REFUSALS_THAT_DIFFER } from './budget';
import { opCases, OpRunner, type OpCase } from './truth';

describe('tensor operations, as torch has them', () => {
  let runner: OpRunner;
  const byOp = new Map<string, OpCase[]>();
  for (const each of opCases()) {
    const list = byOp.get(each.op);
    if (list) list.push(each);
    else byOp.set(each.op, [each]);
  }
  before(async () => {
    runner = new OpRunner(await createParser());
  });
  for (const [name, cases] of byOp) {
    it(name, () => {
      const wrong: string[] = [];
      const refusals: string[] = [];
      for (const each of cases) {
        const verdict = runner.judge(each);
        if (verdict.kind === 'wrong') (each.error ? refusals : wrong).push(`${each.source}\n    ${verdict.text}`);
      }
      assert.deepEqual(wrong, []);
      const allowed = REFUSALS_THAT_DIFFER[name] ?? 0;
      assert.ok(
        refusals.length <= allowed,
        `${String(refusals.length)} refusals differ, ${String(allowed)} are known:\n${refusals.join('\n')}`,
      );
    });
  }
});
