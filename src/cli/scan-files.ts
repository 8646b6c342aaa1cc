import type { Analyzer, ScannedCall } from '../core/analysis';
import { comparePaths, FileError, type Host } from '../host';

/** A file and what is to be said about it. */
export interface FileMessage {
  readonly file: string;
  readonly message: string;
}

/** What `convlens scan --json` prints. */
export interface ScanResult {
  /** How many files were read. */
  readonly files: number;
  readonly calls: readonly ({ readonly file: string } & ScannedCall)[];
  /** What could not be read. */
  readonly errors: readonly FileMessage[];
}

/** Scans files and folders, in order of path. `incomplete` lists files that may hold more calls than were found. */
export async function scanFiles(paths: readonly string[], analyzer: Analyzer, host: Host): Promise<ScanResult & { readonly incomplete: readonly FileMessage[] }> {
  const found = await host.pythonFiles(paths);
  const calls: ScanResult['calls'][number][] = [];
  const errors = [...found.errors];
  const incomplete: FileMessage[] = [];
  for (const file of found.files) {
    try {
      const scanned = analyzer.scan(await host.readText(file));
      calls.push(...scanned.calls.map(call => ({ file, ...call })));
      if (scanned.incomplete !== null) incomplete.push({ file, message: scanned.incomplete });
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      errors.push({ file, message: error.message });
    }
  }
  const failed = new Set(errors.map(({ file }) => file));
  errors.sort((a, b) => comparePaths(a.file, b.file));
  return { files: found.files.filter(file => !failed.has(file)).length, calls, errors, incomplete };
}

function isUnreadable(error: unknown): error is Error {
  return error instanceof FileError || (error instanceof Error && error.name === 'SourceTooLarge');
}
