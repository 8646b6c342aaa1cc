import { OpRunner, type OpCase, type Verdict } from '../unit/core/torch/ops/truth';
import type { PythonParser } from '../../src/core/python/syntax';
import { readTruth } from './truth';

/** One case of test/truth/opinfo.py. */
export interface DatabaseCase extends OpCase {
  readonly form: 'function' | 'method' | 'inplace' | 'module' | 'error';
}

/** How the analysis of a case compares with torch's answer. */
export type Outcome = 'exact' | 'wrong' | 'false error' | 'unknown' | 'caught' | 'caught with another type' | 'missed';

export interface Judged {
  readonly given: DatabaseCase;
  readonly outcome: Outcome;
  readonly text: string;
}

/** Every case of torch's operator and module databases, judged. */
export function judgeDatabase(parser: PythonParser): readonly Judged[] {
  const runner = new OpRunner(parser);
  return readTruth<unknown, DatabaseCase>('opinfo').cases.map(given => judged(given, runner.judge(given)));
}

function judged(given: DatabaseCase, verdict: Verdict): Judged {
  const text = verdict.kind === 'wrong' ? verdict.text : verdict.kind === 'unknown' ? verdict.reason : '';
  if (given.error) return { given, outcome: refusal(given.error[0], verdict), text };
  if (verdict.kind !== 'wrong') return { given, outcome: verdict.kind === 'same' ? 'exact' : 'unknown', text };
  return { given, outcome: text.startsWith('raises ') ? 'false error' : 'wrong', text };
}

function refusal(type: string, verdict: Verdict): Outcome {
  if (verdict.kind === 'same') return 'caught';
  const raised = verdict.kind === 'wrong' ? /^raises (\w+):/.exec(verdict.text)?.[1] : undefined;
  return raised === undefined ? 'missed' : raised === type ? 'caught' : 'caught with another type';
}

/** The number of cases of each outcome. */
export function countOutcomes(all: readonly Judged[]): ReadonlyMap<Outcome, number> {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of all) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}
