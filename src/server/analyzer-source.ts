import { SourceRefused, type Analyzer } from '../core/analysis';

/** The interface that features use: everything an `Analyzer` offers. */
export type AnalyzerFacade = Pick<Analyzer, keyof Analyzer>;

/**
 * The analyzer, created on first use. It holds a parser in WebAssembly and partly read files, and an exception can leave either in an
 * unknown
 * state. Therefore a failed use discards it, and the next request gets a new one.
 */
export class AnalyzerSource {
  private current: Promise<AnalyzerFacade> | null = null;

  constructor(private readonly create: () => Promise<AnalyzerFacade>) {}

  /** Starts to create the analyzer for the first request. */
  prepare(): void {
    // Callers handle the failure; here it only must not remain unhandled.
    this.get().catch(() => undefined);
  }

  /** Runs a piece of work without interruption. Throws what it throws. */
  async use<T>(work: (analyzer: AnalyzerFacade) => T): Promise<T> {
    for (;;) {
      const asked = this.get();
      const analyzer = await asked;
      // Discarded while we waited.
      if (this.current !== asked) continue;
      try {
        return work(analyzer);
      } catch (error) {
        // A file that was rejected without being read has done no harm.
        if (!(error instanceof SourceRefused)) this.current = null;
        throw error;
      }
    }
  }

  /** Releases a file that was closed, if there is an analyzer. */
  async close(uri: string): Promise<void> {
    if (this.current)
      await this.use(analyzer => {
        analyzer.close(uri);
      });
  }

  private get(): Promise<AnalyzerFacade> {
    if (!this.current) {
      const made = this.create();
      this.current = made;
      made.catch(() => {
        if (this.current === made) this.current = null;
      });
    }
    return this.current;
  }
}
