import assert from 'node:assert/strict';
import { pythonModules } from '../../../../../src/core/python/stdlib';
import { RunEnded } from '../../../../../src/core/python/machine';
import type { PythonParser } from '../../../../../src/core/python/syntax';
import { modelModules } from '../../../../../src/core/torch';
import { runText } from '../../../../support/machine';
import { createParser } from '../../../../support/parser';
import { readTruth } from '../../../../support/truth';

interface Header {
  readonly setup: string;
  readonly show: string;
}

interface Case {
  readonly kind: 'expression' | 'program';
  readonly source: string;
  readonly out: readonly string[];
  readonly error?: readonly [type: string, message: string];
}

/** How many of the cases may be unknown. Each of them says why; none differs. */
const MAX_UNKNOWN = 44;

const { header, cases } = readTruth<Header, Case>('numpy');
const natives = [...pythonModules(), ...modelModules()];

describe('numpy', () => {
  let parser: PythonParser;
  let unknown = 0;
  before(async () => {
    parser = await createParser();
  });
  for (const { kind, source, out, error } of cases) {
    it(source.replaceAll('\n', '; '), () => {
      const text = kind === 'program' ? `${header.setup}${source}\n` : `${header.setup}r = ${source}${header.show}`;
      const answer = run(parser, text);
      if (answer.isUnknown) {
        assert(answer.reasons.length > 0, 'an unknown without a reason');
        unknown++;
        assert(error !== undefined || answer.error === null, `raised: ${JSON.stringify(answer.error)}`);
        // Of an unknown, which branch prints its class is undecided; of an array with unknown contents, its class, type and shape are known.
        if (error !== undefined || !answer.reasons.some(reason => reason.includes('is converted to text'))) return;
        const known = answer.out.split(/<unknown: [^>]*>/)[0] ?? '';
        assert(out.join('\n').startsWith(known.trimEnd()), `${known} instead of ${out.join('\n')}`);
        return;
      }
      assert.deepEqual({ out: answer.out, error: answer.error }, { out: out.map(line => `${line}\n`).join(''), error: error ?? null });
    });
  }
  it(`is unknown in at most ${String(MAX_UNKNOWN)} of ${String(cases.length)} cases`, function () {
    if (process.env.SHOW_UNKNOWN) console.log(`numpy: ${String(unknown)} of ${String(cases.length)} unknown`);
    assert(unknown <= MAX_UNKNOWN, `${String(unknown)} are unknown`);
  });
});

interface Answer {
  readonly out: string;
  readonly error: readonly [string, string] | null;
  readonly isUnknown: boolean;
  readonly reasons: readonly string[];
}

function run(parser: PythonParser, text: string): Answer {
  try {
    const { stdout, error, unknowns } = runText(parser, text, natives);
    const shown = [...stdout.matchAll(/<unknown: ([^>]*)>/g)].map(match => match[1] ?? '');
    const message =
      error &&
      ([
        error.type,
        ((error.message.split(', but expected one of')[0] ?? '').split(' (most recent call')[0] ?? '').replace(' (unknown location)', ''),
      ] as const);
    return { out: stdout, error: message, isUnknown: shown.length > 0 || unknowns.length > 0, reasons: [...shown, ...unknowns] };
  } catch (ended) {
    if (!(ended instanceof RunEnded)) throw ended;
    return { out: '', error: null, isUnknown: true, reasons: [ended.message] };
  }
}
