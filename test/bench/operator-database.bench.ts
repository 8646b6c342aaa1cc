/** Prints how the cases of torch's operator and module databases are answered, and the first of each kind that is not exact. */
import { countOutcomes, judgeDatabase, type Outcome } from '../support/operator-database';
import { createParser } from '../support/parser';

const SHOWN = 5;

async function main(): Promise<void> {
  const all = judgeDatabase(await createParser());
  const counts = [...countOutcomes(all)].sort(([, a], [, b]) => b - a);
  console.log(`${String(all.length)} cases: ${counts.map(([outcome, count]) => `${outcome} ${String(count)}`).join(', ')}`);
  const isExact = (outcome: Outcome): boolean => !['wrong', 'false error', 'unknown'].includes(outcome);
  const entries = new Set(all.map(({ given }) => given.op));
  const others = new Set(all.filter(({ outcome }) => !isExact(outcome)).map(({ given }) => given.op));
  console.log(`${String(entries.size)} entries: ${String(entries.size - others.size)} with only exact samples`);
  for (const [outcome] of counts)
    for (const { given, text } of all.filter(one => one.outcome === outcome && outcome !== 'exact' && outcome !== 'caught').slice(0, SHOWN))
      console.log(`${outcome}  ${given.op}: ${given.source}\n    ${text}`);
}

void main();
