import { isObject, parseJson, toJson, type ExactJson } from './json';
import { linesOf } from './lines';
import { plain } from './plain';
import { writeLine } from './terminal';
import { UsageError } from './usage';

/** One request of a batch: the JSON object on one line. */
export type Request = Readonly<Record<string, ExactJson>>;

/**
 * Answers each line of standard input with one line on standard output, in order and before it reads the next line. A request that fails by a
 * fault of ours fails alone: the next one is answered by a new analyzer.
 */
export async function runBatch<A>(create: () => Promise<A>, answer: (analyzer: A, request: Request) => unknown): Promise<void> {
  let analyzer = await create();
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() === '') continue;
    const { text, fault } = await answerLine(line, request => answer(analyzer, request));
    await writeLine(process.stdout, text);
    if (fault === null) continue;
    process.stderr.write(`${fault.split('\n').map(plain).join('\n')}\n`);
    analyzer = await create();
  }
}

interface Answer {
  readonly text: string;
  /** What went wrong in our own code, with its stack; null if nothing did. */
  readonly fault: string | null;
}

async function answerLine(line: string, answer: (request: Request) => unknown): Promise<Answer> {
  try {
    const request = parseJson(line);
    if (!isObject(request)) throw new UsageError('A request must be a JSON object.');
    return { text: toJson(await answer(request)), fault: null };
  } catch (error) {
    if (error instanceof UsageError) return { text: refusal(error.name, error.message), fault: null };
    const message = error instanceof Error ? error.message : String(error);
    const fault = error instanceof Error ? (error.stack ?? message) : message;
    return { text: refusal('InternalError', `ConvLens failed on this request: ${message}`), fault };
  }
}

function refusal(type: string, message: string): string {
  return toJson({ ok: false, error: { type, message } });
}
