import { SourceTooLarge, type Analyzer } from '../core/analysis';

/** What features ask: everything an `Analyzer` answers. */
export type AnalyzerFacade = Pick<Analyzer, keyof Analyzer>;

/**
 * The analyzer, made when it is first asked for. It holds a parser in WebAssembly and files half read, and what an exception leaves of either
 * cannot be known; so whoever fails at using it takes it away, and the next request has a new one.
 */
export class AnalyzerSource {
  private current: Promise<AnalyzerFacade> | null = null;

  constructor(private readonly create: () => Promise<AnalyzerFacade>) {}

  /** Begins to make the analyzer, for whoever asks first. */
  prepare(): void {
    // A failure is theirs to see; here it must only not go unhandled.
    this.get().catch(() => undefined);
  }

  /** Does a piece of work, in one go. Throws what it throws. */
  async use<T>(work: (analyzer: AnalyzerFacade) => T): Promise<T> {
    for (;;) {
      const asked = this.get();
      const analyzer = await asked;
      // Taken away while we waited.
      if (this.current !== asked) continue;
      try {
        return work(analyzer);
      } catch (error) {
        // A file that was refused unread has done no harm.
        if (!(error instanceof SourceTooLarge)) this.current = null;
        throw error;
      }
    }
  }

  /** Lets go of a file that was closed, if there is anything that holds it. */
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
