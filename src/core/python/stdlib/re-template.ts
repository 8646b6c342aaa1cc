import { PyBytes, typeNameOf, unbox, Unknown, type Value } from '../data';
import type { Machine } from '../machine';
import { raisePatternError } from './re-error';
import type { PyPattern } from './re-pattern';
import { parseTemplate, type Template } from './regex';

/** A template, and whether it is text or bytes. */
export interface ParsedTemplate {
  readonly parts: Template;
  readonly isText: boolean;
}

/** The template of a replacement. */
export function templateOf(m: Machine, { compiled }: PyPattern, template: Value): ParsedTemplate | Unknown {
  const plain = unbox(template);
  if (plain instanceof Unknown) return plain;
  const isText = typeof plain === 'string';
  // CPython converts what is neither text nor bytes to text first, and raises there.
  if (!isText && !(plain instanceof PyBytes))
    return m.raise('TypeError', `decoding to str: need a bytes-like object, ${typeNameOf(template)} found`);
  const text = isText ? plain : plain.value;
  m.work(text.length);
  try {
    return { parts: parseTemplate(text, isText, compiled.groups, compiled.names), isText };
  } catch (error) {
    return raisePatternError(m, error, plain);
  }
}

/** A match, as templates see it. */
interface Groups {
  readonly pattern: PyPattern;
  /** What a group matched; null if it did not. */
  group(group: number): string | null;
}

/** The text of a template for a match. Text of its own must be of the pattern's type. */
export function expand(m: Machine, { parts, isText }: ParsedTemplate, match: Groups): Value {
  if (isText !== match.pattern.isText) {
    const own = parts.findIndex(part => typeof part === 'string');
    if (own >= 0) raiseWrongPiece(m, match.pattern, own, isText ? 'str' : 'bytes');
  }
  const texts = parts.map(part => (typeof part === 'string' ? part : (match.group(part) ?? '')));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return m.checkText(length) ?? match.pattern.value(texts.join(''));
}

/** Raises what CPython raises when it joins pieces of different types. */
export function raiseWrongPiece(m: Machine, { isText }: PyPattern, index: number, type: string): never {
  return m.raise('TypeError', `sequence item ${String(index)}: expected ${isText ? 'str instance' : 'a bytes-like object'}, ${type} found`);
}
