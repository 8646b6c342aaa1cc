import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analyzer, ModelAnalyzer, SourceRefused, summaryJson } from '../../src/core/analysis';
import { hoverAt } from '../../src/server/features/hover';
import { Settings } from '../../src/server/settings';
import { damaged, randomFrom } from './damage';
import { parserBytes } from './parser';

/** What none of the three may take longer than, in milliseconds of a busy machine. */
const MAX_MILLISECONDS = 10_000;

/** Resident memory that the process may not exceed: it would be killed on a small machine. */
const MAX_MEMORY = 1_500_000_000;

const MODEL_BOUNDS = { steps: 300_000, items: 100_000, milliseconds: 2000, live: 3_000_000 };

/** One damaged source that went wrong. */
export interface Failure {
  readonly seed: number;
  readonly file: string;
  readonly what: string;
}

export interface Report {
  readonly count: number;
  readonly failures: readonly Failure[];
  /** The longest time of one scan, one hover and one summary. */
  readonly slowest: Readonly<Record<string, number>>;
  /** Resident memory in megabytes, once a twentieth was done, and at the end. */
  readonly memory: readonly [early: number, late: number];
}

/**
 * Damages sources at random and gives each to the scan, the hover and the summary. The same seed gives the same damage; source number `i` has the
 * seed `seed + i`.
 */
export async function fuzz(files: ReadonlyMap<string, string>, count: number, seed: number): Promise<Report> {
  const names = [...files.keys()].sort();
  const failures: Failure[] = [];
  const slowest: Record<string, number> = {};
  let early = 0;
  let subject = await Subject.create();
  for (let i = 0; i < count; i++) {
    const random = randomFrom(seed + i);
    const file = names[Math.floor(random() * names.length)] ?? '';
    const whole = files.get(file) ?? '';
    let text = whole;
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--) text = damaged(text, random);
    for (const [what, work] of subject.tasks(i, whole, text, random())) {
      const start = performance.now();
      try {
        work();
      } catch (error) {
        failures.push({
          seed: seed + i,
          file,
          what: `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        });
        subject = await Subject.create();
        break;
      }
      const took = performance.now() - start;
      slowest[what] = Math.max(slowest[what] ?? 0, Math.round(took));
      if (took > MAX_MILLISECONDS) failures.push({ seed: seed + i, file, what: `${what} took ${took.toFixed(0)} ms` });
    }
    if (i === Math.floor(count / 20)) early = process.memoryUsage.rss();
    if (process.memoryUsage.rss() > MAX_MEMORY) {
      failures.push({ seed: seed + i, file, what: `the process has ${String(process.memoryUsage.rss())} bytes` });
      break;
    }
  }
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  return { count, failures, slowest, memory: [megabytes(early), megabytes(process.memoryUsage.rss())] };
}

/** What is tested, with everything that it keeps from one source to the next. */
class Subject {
  private constructor(
    private readonly analyzer: Analyzer,
    private readonly files: { text: string },
    private readonly models: ModelAnalyzer,
  ) {}

  static async create(): Promise<Subject> {
    const files = { text: '' };
    const models = await ModelAnalyzer.create(
      parserBytes,
      { read: () => files.text, exists: path => /^\d+\/net\.py$/.test(path) },
      { bounds: MODEL_BOUNDS },
    );
    return new Subject(await Analyzer.create(parserBytes), files, models);
  }

  *tasks(index: number, whole: string, text: string, where: number): Generator<readonly [string, () => void]> {
    yield [
      'scan',
      () => {
        refusing(() => this.analyzer.scan(text));
      },
    ];
    yield [
      'hover',
      () => {
        // The file is open, and is damaged by an edit.
        const uri = 'file:///net.py';
        this.hover(uri, whole, whole.search(/\bConv\dd\(/));
        this.hover(uri, text, text.search(/\bConv\dd\(/));
        this.hover(uri, text, Math.floor(where * text.length));
        if (index % 10 === 0) this.analyzer.close(uri);
      },
    ];
    const model = /^class (\w+)\(.*Module/m.exec(text)?.[1];
    if (model === undefined) return;
    yield [
      'summary',
      () => {
        this.files.text = text;
        const source = { file: `${String(index)}/net.py`, module: null, pythonPath: [] };
        const run = this.models.run(source, { model: `${model}()`, call: null, inputs: [[1, 3, 32, 32]], training: false });
        JSON.stringify(summaryJson(run), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      },
    ];
  }

  private hover(uri: string, text: string, offset: number): void {
    const document = TextDocument.create(uri, 'python', 1, text);
    const position = document.positionAt(Math.max(0, offset) + 4);
    refusing(() => hoverAt(position, { document, analyzer: this.analyzer, settings: new Settings({}), isCancelled: () => false }));
  }
}

/** A source may be refused, with a sentence for the user. */
function refusing(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
  }
}
