import {
  Alias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import { unbox, Unknown, type Value } from '../../python/data';
import { call, type Machine, PyList, PyTuple } from '../../python/machine';

/** Aliases of aliases multiply what a text contains: more of them than any configuration has are not followed. */
const MAX_ALIASES = 10_000;
/** The tag and the anchor of a value are not longer than this. */
const LONGEST_PROPERTIES = 1000;

/**
 * The documents of a YAML text as nodes of PyYAML. The library does the syntax; tags that the text does not write are left to PyYAML's resolver.
 * A node keeps its text, because YAML 1.1 and PyYAML read many of them differently from YAML 1.2.
 */
class Composer {
  private readonly made = new Map<Node, Value>();
  private readonly anchors = new Set<string>();
  private readonly unfinished = new Set<Node>();
  private readonly lines = new LineCounter();
  /** Where the characters of two UTF-16 units end. */
  private readonly pairs: readonly number[];
  private aliases = 0;

  constructor(
    private readonly m: Machine,
    private readonly text: string,
    private readonly classes: NodeClasses,
  ) {
    this.pairs = Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), ({ index }) => index + 1);
  }

  /** The roots of all documents. */
  documents(): Value {
    const parsed = parseAllDocuments(this.text, {
      version: '1.1',
      schema: 'failsafe',
      uniqueKeys: false,
      merge: false,
      resolveKnownTags: false,
      logLevel: 'silent',
      lineCounter: this.lines,
    });
    const documents: Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
    const roots: Value[] = [];
    documents.forEach((document, i) => {
      this.anchors.clear();
      const [error] = document.errors;
      // PyYAML reads some texts that are not YAML 1.2, so this does not prove that it raises an error.
      if (error) throw new Refused(`the YAML text may have a syntax error: ${error.message.split('\n')[0] ?? ''}`);
      // A text without anything in it has no document.
      if (!document.directives.docStart && documents.length === 1 && isNothing(document.contents)) return;
      if (i > 0 && !document.directives.docStart) throw new Refused('the YAML text has a document that begins without `---`');
      roots.push(this.node(document.contents, document));
    });
    if (roots.length === 0 && /^[ \t]*[^\s#]/m.test(this.text)) throw new Refused('the YAML text has no document');
    return new PyList(roots);
  }

  /** Where PyYAML says that a node begins: at its tag or anchor. */
  private startOf(offset: number): Value {
    const from = Math.max(0, offset - LONGEST_PROPERTIES);
    const before = /(?:(?:![^\s,[\]{}]*|&[^\s,[\]{}]+)\s*)+$/.exec(this.text.slice(from, offset));
    return this.mark(before ? from + before.index : offset);
  }

  /** Position, line and column, counted in characters. */
  private mark(offset: number): Value {
    const { line } = this.lines.linePos(offset);
    const [index, start] = [this.characters(offset), this.characters(this.lines.lineStarts[line - 1] ?? 0)];
    return new PyTuple([index, Math.max(0, line - 1), Math.max(0, index - start)]);
  }

  /** The number of characters before an offset in UTF-16 units. */
  private characters(offset: number): number {
    let [low, high] = [0, this.pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }

  private node(node: ParsedNode | Node | null, document: Document.Parsed): Value {
    this.m.step();
    if (!node) return call(this.m, this.classes.scalar, [null, '', null, null, null]);
    const known = this.made.get(node);
    if (known !== undefined) return known;
    if (node instanceof Alias) return this.target(node, document);
    const [start, , end] = node.range ?? [0, 0, 0];
    const tag = node.tag ?? null;
    if (node.anchor !== undefined && this.anchors.size === this.anchors.add(node.anchor).size)
      throw new Refused(`the YAML text has the anchor \`${node.anchor}\` twice`);
    if (tag === '!') throw new Refused('a tag of the YAML text is written without a name');
    const marks = [tag === null && node.anchor === undefined ? this.mark(start) : this.startOf(start), this.mark(end)] as const;
    if (isScalar(node)) {
      this.checkScalar(node);
      const style = { PLAIN: null, QUOTE_DOUBLE: '"', QUOTE_SINGLE: "'", BLOCK_LITERAL: '|', BLOCK_FOLDED: '>' }[String(node.type)] ?? null;
      const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
      const made = call(this.m, this.classes.scalar, [tag, text, ...marks, style]);
      this.made.set(node, made);
      return made;
    }
    const items = this.m.made(new PyList([]));
    const made = call(this.m, isSeq(node) ? this.classes.sequence : this.classes.mapping, [tag, items, ...marks, node.flow ?? null]);
    this.made.set(node, made);
    this.unfinished.add(node);
    if (isSeq(node)) for (const item of node.items) items.items.push(this.item(item as Node | null, node.flow === true, document));
    else if (isMap(node))
      for (const { key, value } of node.items) {
        const [k, v] = [key as ParsedNode | null, value as ParsedNode | null];
        this.checkPair(k, v, node.flow === true);
        items.items.push(new PyTuple([this.item(k, node.flow === true, document), this.item(v, node.flow === true, document)]));
      }
    this.unfinished.delete(node);
    return made;
  }

  private target(alias: Alias, document: Document.Parsed): Value {
    if (++this.aliases > MAX_ALIASES) throw new Refused('the YAML text has too many aliases');
    const target = alias.resolve(document);
    if (!target) throw new Refused(`the YAML text has an alias without an anchor: *${alias.source}`);
    if (this.unfinished.has(target)) throw new Refused('the YAML text contains itself');
    return this.node(target, document);
  }

  private item(node: Node | null, inFlow: boolean, document: Document.Parsed): Value {
    if (inFlow && isScalar(node) && node.type === 'PLAIN' && node.source?.startsWith('?') === true)
      throw new Refused('the YAML text has a value that begins with `?` between brackets');
    if (inFlow && isScalar(node) && node.source === '' && node.type === 'PLAIN' && (node.tag !== undefined || node.anchor !== undefined))
      throw new Refused('the YAML text has a tag or an anchor without a value between brackets');
    return this.node(node, document);
  }

  /** PyYAML ends these at other places than the library does, or refuses them. */
  private checkScalar({ type, source = '', anchor }: Scalar): void {
    if (type === 'PLAIN' && /^(?::|\?(?:\s|$))/.test(source)) throw new Refused('the YAML text has a value that begins with `?` or `:`');
    if (type === 'PLAIN' && /[\x85\u2028\u2029]/.test(source))
      throw new Refused('the YAML text has a line end that is not one in YAML 1.2');
    if (anchor?.endsWith(':') === true) throw new Refused('the YAML text has an anchor that ends in `:`');
  }

  /** Pairs that PyYAML refuses and the library reads. */
  private checkPair(key: ParsedNode | null, value: ParsedNode | null, inFlow: boolean): void {
    if (isNothing(key)) throw new Refused('the YAML text has an empty key');
    if (!key || !value) return;
    const between = this.text.slice(key.range[1], value.range[0]);
    if (between.includes('\t')) throw new Refused('the YAML text has a tab before a value');
    if (!inFlow && isMap(value) && value.flow !== true && !between.includes('\n'))
      throw new Refused('the YAML text has a second key in a line');
  }
}

function isNothing(contents: ParsedNode | null): boolean {
  return contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN' && contents.tag === undefined);
}

interface NodeClasses {
  readonly scalar: Value;
  readonly sequence: Value;
  readonly mapping: Value;
}

class Refused extends Error {}

/** `_compose(text, ScalarNode, SequenceNode, MappingNode)`: the roots of the documents. */
export function composeYaml(m: Machine, [given = null, scalar = null, sequence = null, mapping = null]: readonly Value[]): Value {
  const text = unbox(given);
  if (typeof text !== 'string') return text instanceof Unknown ? text : new Unknown('the YAML text is unknown');
  m.allocate(text.length);
  try {
    return new Composer(m, text.replaceAll(/\r(?!\n)/g, '\n'), { scalar, sequence, mapping }).documents();
  } catch (error) {
    if (error instanceof Refused) return m.unknown(error.message);
    throw error;
  }
}
