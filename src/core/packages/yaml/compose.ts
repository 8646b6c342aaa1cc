import { Alias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node, type ParsedNode } from 'yaml';
import { unbox, Unknown, type Value } from '../../python/data';
import { call, type Machine, PyList, PyTuple } from '../../python/machine';

/** Aliases of aliases multiply what a text contains: more of them than any configuration has are not followed. */
const MAX_ALIASES = 10_000;

/**
 * The documents of a YAML text as nodes of PyYAML. The library does the syntax; tags that the text does not write are left to PyYAML's resolver.
 * A node keeps its text, because YAML 1.1 and PyYAML read many of them differently from YAML 1.2.
 */
class Composer {
  private readonly made = new Map<Node, Value>();
  private readonly unfinished = new Set<Node>();
  private readonly lines = new LineCounter();
  private aliases = 0;

  constructor(
    private readonly m: Machine,
    private readonly classes: NodeClasses,
  ) {}

  /** The roots of all documents, and the first error: its code, its message and its place. */
  documents(text: string): Value {
    const parsed = parseAllDocuments(text, {
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
    for (const document of documents) {
      const [error] = document.errors;
      if (error)
        return new PyTuple([new PyList(roots), new PyTuple([error.code, error.message.split('\n')[0] ?? '', this.mark(error.pos[0])])]);
      // A text without anything in it has no document.
      if (document.contents === null && !document.directives.docStart && documents.length === 1) continue;
      roots.push(this.node(document.contents, document));
    }
    return new PyTuple([new PyList(roots), null]);
  }

  private mark(offset: number): Value {
    const { line, col } = this.lines.linePos(offset);
    return new PyTuple([offset, Math.max(0, line - 1), Math.max(0, col - 1)]);
  }

  private node(node: ParsedNode | Node | null, document: Document.Parsed): Value {
    this.m.step();
    if (!node) return call(this.m, this.classes.scalar, [null, '', null, null, null]);
    const known = this.made.get(node);
    if (known !== undefined) return known;
    if (node instanceof Alias) {
      if (++this.aliases > MAX_ALIASES) throw new Refused('the YAML text has too many aliases');
      const target = node.resolve(document);
      if (!target) throw new Refused('an alias of the YAML text is undefined');
      if (this.unfinished.has(target)) throw new Refused('the YAML text contains itself');
      return this.node(target, document);
    }
    const [start, , end] = node.range ?? [0, 0, 0];
    const tag = node.tag ?? null;
    const marks = [this.mark(start), this.mark(end)] as const;
    if (tag === '!') throw new Refused('a tag of the YAML text is written without a name');
    if (isScalar(node)) {
      // PyYAML ends these at other places than the library does.
      if (node.type === 'PLAIN' && /^[?:]/.test(node.source ?? ''))
        throw new Refused('the YAML text has a value that begins with `?` or `:`');
      if (node.anchor?.endsWith(':')) throw new Refused('the YAML text has an anchor that ends in `:`');
      const style = { PLAIN: null, QUOTE_DOUBLE: '"', QUOTE_SINGLE: "'", BLOCK_LITERAL: '|', BLOCK_FOLDED: '>' }[String(node.type)] ?? null;
      const made = call(this.m, this.classes.scalar, [
        tag,
        typeof node.value === 'string' ? node.value : (node.source ?? ''),
        ...marks,
        style,
      ]);
      this.made.set(node, made);
      return made;
    }
    const items = this.m.made(new PyList([]));
    const isSequence = isSeq(node);
    const made = call(this.m, isSequence ? this.classes.sequence : this.classes.mapping, [tag, items, ...marks, node.flow ?? null]);
    this.made.set(node, made);
    this.unfinished.add(node);
    if (isSequence) for (const item of node.items) items.items.push(this.node(this.entry(item), document));
    else if (isMap(node))
      for (const { key, value } of node.items)
        items.items.push(new PyTuple([this.node(key as Node | null, document), this.node(value as Node | null, document)]));
    this.unfinished.delete(node);
    return made;
  }

  /** A pair in a sequence, `[a: b]`, is a mapping with one entry, which the library gives as a node already. */
  private entry(item: unknown): Node | null {
    return item as Node | null;
  }
}

interface NodeClasses {
  readonly scalar: Value;
  readonly sequence: Value;
  readonly mapping: Value;
}

class Refused extends Error {}

/** `_compose(text, ScalarNode, SequenceNode, MappingNode)`: the roots of the documents, and the error that ends them. */
export function composeYaml(m: Machine, [given = null, scalar = null, sequence = null, mapping = null]: readonly Value[]): Value {
  const text = unbox(given);
  if (typeof text !== 'string') return text instanceof Unknown ? text : new Unknown('the YAML text is unknown');
  m.allocate(text.length);
  try {
    return new Composer(m, { scalar, sequence, mapping }).documents(text);
  } catch (error) {
    if (error instanceof Refused) return m.unknown(error.message);
    throw error;
  }
}
