import type { Shape } from '../dim';
import { PythonParser, type ParserBytes, type PythonSource } from '../python/syntax';
import { calculate, type CalcAnswer } from './calculate';
import { findLayerCalls, mayHoldConvCalls, mayHoldLayerCalls, type WrittenCall } from './written-calls';
import { layerNumbers, type NumbersAnswer, type NumbersRequest } from './numbers';
import { scanSource, type ScannedCall } from './scan';

/** The entry point to the core: it owns the parser and the open files. */
export class Analyzer {
  private readonly open = new Map<string, PythonSource>();

  private constructor(private readonly parser: PythonParser) {}

  static async create(bytes: ParserBytes): Promise<Analyzer> {
    return new Analyzer(await PythonParser.create(bytes));
  }

  /** Every convolution call of a text. Throws `SourceRefused`. */
  scan(text: string): { readonly calls: readonly ScannedCall[]; readonly incomplete: string | null } {
    if (!mayHoldConvCalls(text)) return { calls: [], incomplete: null };
    const source = this.parser.parse(text);
    try {
      return scanSource(source);
    } finally {
      source.dispose();
    }
  }

  /** One layer from a call as people write it, or from its short form; symbolic if no input is given. */
  calculate(text: string, input: Shape | null): CalcAnswer {
    return calculate(this.parser, text, input);
  }

  /** The output values of one layer. */
  numbers(request: NumbersRequest): NumbersAnswer {
    return layerNumbers(this.parser, request);
  }

  /**
   * The convolution or pooling whose call contains an offset of an open file, innermost first; null if there is none. Only the parts of the
   * file
   * that changed since the last request are parsed again.
   * @param isCancelled asked from time to time; once it returns true, the answer no longer matters
   */
  layerAt(
    uri: string,
    text: string,
    offset: number,
    isCancelled?: () => boolean,
  ): { readonly call: WrittenCall; readonly source: PythonSource } | null {
    if (!mayHoldLayerCalls(text)) return null;
    const source = this.update(uri, text);
    const { calls } = findLayerCalls(source, { start: offset, end: offset }, isCancelled);
    const around = calls.filter(({ range }) => range.start <= offset && offset <= range.end);
    const call = around.sort((a, b) => a.range.end - a.range.start - (b.range.end - b.range.start))[0];
    return call ? { call, source } : null;
  }

  /** Forgets a file that was closed. */
  close(uri: string): void {
    this.open.get(uri)?.dispose();
    this.open.delete(uri);
  }

  private update(uri: string, text: string): PythonSource {
    const previous = this.open.get(uri);
    const source = previous ? this.parser.update(previous, text) : this.parser.parse(text);
    this.open.set(uri, source);
    return source;
  }
}
