import { codePointOf, setEscape } from './parse-escape';
import { lengthOf, type Tokens } from './tokens';
import type { Node, SetItem } from './tree';

/** A character set, after its opening bracket. */
export function parseSet(tokens: Tokens): Node {
  const start = tokens.position - 1;
  const items = new Map<string, SetItem>();
  const add = (item: SetItem): void => {
    const key = Object.values(item).join();
    if (!items.has(key)) items.set(key, item);
  };
  const take = (): string => {
    const token = tokens.take();
    if (token === null) throw tokens.errorAt('unterminated character set', start);
    return token;
  };
  const member = (token: string): SetItem =>
    token.startsWith('\\') ? setEscape(tokens, token) : { kind: 'literal', code: codePointOf(token) };

  const negated = tokens.skip('^');
  for (;;) {
    const first = take();
    if (first === ']' && items.size > 0) break;
    const from = member(first);
    if (!tokens.skip('-')) {
      add(from);
      continue;
    }
    const last = take();
    if (last === ']') {
      add(from);
      add({ kind: 'literal', code: codePointOf('-') });
      break;
    }
    const to = member(last);
    if (from.kind !== 'literal' || to.kind !== 'literal' || to.code < from.code)
      throw tokens.error(`bad character range ${first}-${last}`, lengthOf(first) + 1 + lengthOf(last));
    add({ kind: 'range', from: from.code, to: to.code });
  }
  const [only, ...others] = items.values();
  return only?.kind === 'literal' && others.length === 0
    ? { kind: 'literal', code: only.code, negated }
    : { kind: 'set', negated, items: [...items.values()] };
}
