import type { Analyzer, ScannedCall } from '../core/analysis';
import { comparePaths, FileError, type Host } from '../host';

/** A file and a message about it. */
export interface FileMessage {
  readonly file: string;
  readonly message: string;
}

/** What `convlens scan --json` prints. */
export interface ScanResult {
  /** How many files were read. */
  readonly files: number;
  readonly calls: readonly ({ readonly file: string } & ScannedCall)[];
  /** Files that could not be read. */
  readonly errors: readonly FileMessage[];
  /** Files that may contain more calls than were found. */
  readonly incomplete: readonly FileMessage[];
}

/** Scans files and folders, in order of path, by an analyzer that `create` makes. */
export async function scanFiles(paths: readonly string[], create: () => Promise<Analyzer>, host: Host): Promise<ScanResult> {
  const found = await host.pythonFiles(paths);
  let analyzer = await create();
  const calls: ScanResult['calls'][number][] = [];
  const errors = [...found.errors];
  const incomplete: FileMessage[] = [];
  for (const { file, text } of readAhead(found.files, host)) {
    try {
      const scanned = analyzer.scan(await text);
      calls.push(...scanned.calls.map(call => ({ file, ...call })));
      if (scanned.incomplete !== null) incomplete.push({ file, message: scanned.incomplete });
    } catch (error) {
      if (isUnreadable(error)) errors.push({ file, message: error.message });
      else {
        // A fault of ours costs this file only: what it has left of the analyzer is not used again.
        errors.push({ file, message: faultText(error) });
        analyzer = await create();
      }
    }
  }
  const failed = new Set(errors.map(({ file }) => file));
  errors.sort((a, b) => comparePaths(a.file, b.file));
  return { files: found.files.filter(file => !failed.has(file)).length, calls, errors, incomplete };
}

/** How many files are read ahead while one is scanned: enough to hide the disk's latency, few enough to fit in memory. */
const AHEAD = 16;

/** Yields the files in order, each with the promise of its text. */
function* readAhead(files: readonly string[], host: Host): Generator<{ readonly file: string; readonly text: Promise<string> }> {
  const started: Promise<string>[] = [];
  for (const [i, file] of files.entries()) {
    for (const next of files.slice(started.length, i + AHEAD)) {
      const text = host.readText(next);
      // A failure is reported when the file's turn comes, not before.
      text.catch(() => undefined);
      started.push(text);
    }
    yield { file, text: started[i] ?? host.readText(file) };
    // The text of a scanned file does not need to stay in memory.
    started[i] = Promise.resolve('');
  }
}

function isUnreadable(error: unknown): error is Error {
  return error instanceof FileError || (error instanceof Error && error.name === 'SourceRefused');
}

function faultText(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply to analyze.';
  return `ConvLens could not analyze it: ${error instanceof Error ? error.message : String(error)}`;
}
