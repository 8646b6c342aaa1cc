import { isObject, parseJson, toJson, type ExactJson } from './json';
import { linesOf } from './lines';
import { writeLine } from './terminal';
import { UsageError } from './usage';

/** One request of a batch: the JSON object on one line. */
export type Request = Readonly<Record<string, ExactJson>>;

/** Answers each line of standard input with one line on standard output, in order and before it reads the next line. */
export async function runBatch(answer: (request: Request) => unknown): Promise<void> {
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() !== '') await writeLine(process.stdout, await answerLine(line, answer));
  }
}

async function answerLine(line: string, answer: (request: Request) => unknown): Promise<string> {
  try {
    const request = parseJson(line);
    if (!isObject(request)) throw new UsageError('A request must be a JSON object.');
    return toJson(await answer(request));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return toJson({ ok: false, error: { type: error.name, message: error.message } });
  }
}
