import type { Node } from 'web-tree-sitter';
import type { Argument } from './ast';
import { lowerArguments } from './lower-arguments';
import { loweringOf } from './lowering';
import { copyRaw, type RawContext } from './raw';
import type { PythonSource } from './source';

/** One place that names a function, class or method. */
export type Reference =
  /** It calls the object that the name refers to. */
  | { readonly kind: 'call'; readonly args: readonly Argument[] }
  /** It defines or imports the name, or reads an attribute of it: the object is not passed on. */
  | { readonly kind: 'definition' }
  /** It passes the object on, or derives from it. */
  | { readonly kind: 'other' };

/** Every place of the file where the name is an identifier, alone or after a dot. Scopes are not distinguished. */
export function* referencesTo(source: PythonSource, name: string): Generator<Reference> {
  for (let at = source.text.indexOf(name); at !== -1; at = source.text.indexOf(name, at + name.length)) {
    const start = source.parsed.toParsed(at);
    const node = source.tree.rootNode.descendantForIndex(start, start + name.length - 1);
    if (node?.type !== 'identifier' || node.startIndex !== start || node.endIndex !== start + name.length) continue;
    yield classify(node, source);
  }
}

function classify(identifier: Node, source: PythonSource): Reference {
  const parent = identifier.parent;
  const node = parent?.type === 'attribute' && parent.childForFieldName('attribute')?.equals(identifier) ? parent : identifier;
  const owner = node.parent;
  switch (owner?.type) {
    case 'call':
      return owner.childForFieldName('function')?.equals(node) ? { kind: 'call', args: argumentsOf(owner, source) } : { kind: 'other' };
    case 'function_definition':
    case 'class_definition':
    case 'dotted_name':
    case 'aliased_import':
      return { kind: 'definition' };
    case 'attribute':
      return { kind: 'definition' };
    case 'keyword_argument':
      return { kind: owner.childForFieldName('name')?.equals(node) ? 'definition' : 'other' };
    case 'argument_list':
      return { kind: owner.parent?.childForFieldName('function')?.text === 'super' ? 'definition' : 'other' };
    default:
      return { kind: 'other' };
  }
}

function argumentsOf(call: Node, source: PythonSource): Argument[] {
  const list = call.childForFieldName('arguments');
  if (!list) return [];
  const toOriginal = (parsed: number): number => source.parsed.toOriginal(parsed);
  const base = toOriginal(call.startIndex);
  const lowering = loweringOf((start, end) => source.text.slice(base + start, base + end));
  const context: RawContext = { broken: false, onTooDeep: () => undefined, toOriginal, lowerBlock: () => ({ items: [] }) };
  const cursor = list.walk();
  const raw = copyRaw(cursor, base, context);
  cursor.delete();
  return lowerArguments(raw, lowering);
}
