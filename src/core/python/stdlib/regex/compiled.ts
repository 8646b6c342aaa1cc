import { compilePattern } from './compile';
import { parsePattern } from './parse';
import type { RegexProgram } from './program';

/** A compiled pattern, which any number of machines may share. */
export interface Compiled {
  readonly program: RegexProgram;
  /** With those that the pattern sets itself. */
  readonly flags: number;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** Patterns that were compiled. They depend on nothing but their text. */
const cache = new Map<string, Compiled>();

/** Characters that the patterns in the cache may have; past that it starts anew. */
const MAX_CACHED = 20_000;
let cached = 0;

/** Compiles a pattern. @throws PatternError, PatternRaise, PatternUnknown */
export function compiled(text: string, isText: boolean, flags: number): Compiled {
  const key = `${isText ? 's' : 'b'}${String(flags)}/${text}`;
  const known = cache.get(key);
  if (known) return known;
  const parsed = parsePattern(text, isText, flags);
  const made: Compiled = { program: compilePattern(parsed), flags: parsed.flags, groups: parsed.groups, names: parsed.names };
  cached += key.length;
  if (cached > MAX_CACHED) {
    cache.clear();
    cached = key.length;
  }
  cache.set(key, made);
  return made;
}
