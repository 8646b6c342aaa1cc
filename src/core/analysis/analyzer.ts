import { PythonParser, type ParserBytes, type PythonSource } from '../python/syntax';
import { mayHoldConvCalls } from './conv-calls';
import { scanSource, type ScannedCall } from './scan';

/** The one way into the core: holds the parser and the files that are open. */
export class Analyzer {
  private readonly open = new Map<string, PythonSource>();

  private constructor(private readonly parser: PythonParser) {}

  static async create(bytes: ParserBytes): Promise<Analyzer> {
    return new Analyzer(await PythonParser.create(bytes));
  }

  /** Every convolution call of a text. */
  scan(text: string): { readonly calls: readonly ScannedCall[]; readonly incomplete: string | null } {
    if (!mayHoldConvCalls(text)) return { calls: [], incomplete: null };
    const source = this.parser.parse(text);
    try {
      return scanSource(source);
    } finally {
      source.dispose();
    }
  }
}
