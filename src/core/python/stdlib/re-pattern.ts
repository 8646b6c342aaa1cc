import { NOT_IMPLEMENTED, PyBytes, toDim, typeNameOf, unbox, Unknown, type Value } from '../data';
import {
  builtinClass,
  Instance,
  makeDict,
  Native,
  native,
  NativeProperty,
  PyClass,
  PyTuple,
  repr,
  type Census,
  type Machine,
} from '../machine';
import { hashed } from './hashed';
import { raisePatternError } from './re-error';
import type { Matcher } from './regex';
import { ASCII, compiled, FLAG_NAMES, LOCALE, Subject, TooLong, UNICODE, type Compiled } from './regex';

/** What an instruction takes with its test of characters, in the machine's units. */
const UNITS_PER_INSTRUCTION = 80;

export const PATTERN = new PyClass('re.Pattern', [builtinClass('object')], new Map(), { module: 're', qualname: 'Pattern' });

/** Python's `re.Pattern`. */
export class PyPattern extends Instance {
  constructor(
    /** The text or the bytes. */
    readonly source: string | PyBytes,
    readonly compiled: Compiled,
  ) {
    super(PATTERN);
  }
  override trace(census: Census): void {
    census.add(32 + UNITS_PER_INSTRUCTION * this.compiled.program.instructions.length);
    census.visit(this.source);
  }
  get isText(): boolean {
    return typeof this.source === 'string';
  }
  equals({ source, compiled: { flags } }: PyPattern): boolean {
    const own = this.source;
    return (
      flags === this.compiled.flags && (own instanceof PyBytes ? source instanceof PyBytes && source.value === own.value : source === own)
    );
  }
  /** A result of the pattern's own type. */
  value(text: string): Value {
    return this.isText ? text : new PyBytes(text);
  }
}

/** Longer patterns are unknown. */
const MAX_PATTERN = 100_000;

/** What one character of a pattern takes while it is compiled, in the machine's units. */
const UNITS_PER_CHARACTER = 64;

/** Patterns that the program has compiled: the same text gives the same object again, as in CPython. */
class PatternCache {
  private readonly patterns = new Map<string, PyPattern>();
  private length = 0;

  get(key: string): PyPattern | undefined {
    return this.patterns.get(key);
  }

  add(key: string, pattern: PyPattern): void {
    this.patterns.set(key, pattern);
    this.length += key.length;
    // The oldest ones are dropped first.
    for (const [oldest] of this.patterns) {
      if (this.patterns.size <= MAX_PATTERNS && this.length <= MAX_PATTERN_CHARACTERS) break;
      this.patterns.delete(oldest);
      this.length -= oldest.length;
    }
  }
}

const PATTERNS = 're.patterns';

/** What CPython's own cache holds. */
const MAX_PATTERNS = 512;

/** Characters of all patterns in the cache: each takes memory. */
const MAX_PATTERN_CHARACTERS = 20_000;

/** The pattern that a function of the module was given. */
export function toPattern(m: Machine, given: Value, flags: Value): PyPattern | Unknown {
  const value = unbox(given);
  if (value instanceof Unknown) return value;
  const bits = toDim(flags);
  if (value instanceof PyPattern)
    return bits === 0 ? value : m.raise('ValueError', 'cannot process flags argument with a compiled pattern');
  if (typeof value !== 'string' && !(value instanceof PyBytes)) {
    const hash = hashed(m, given);
    return hash instanceof Unknown ? hash : m.raise('TypeError', 'first argument must be string or compiled pattern');
  }
  if (bits === null) return m.raise('TypeError', `unsupported operand type(s) for &: '${typeNameOf(flags)}' and 'RegexFlag'`);
  if (typeof bits !== 'number') return m.unknown('the flags of the regular expression are unknown');
  const patterns = patternsOf(m);
  const key = `${String(bits)}${typeof value === 'string' ? `s${value}` : `b${value.value}`}`;
  const known = patterns.get(key);
  if (known) return known;
  const made = compilePattern(m, value, bits);
  if (made instanceof PyPattern) patterns.add(key, made);
  return made;
}

function patternsOf(m: Machine): PatternCache {
  const known = m.rooms.get(PATTERNS);
  if (known instanceof PatternCache) return known;
  const made = new PatternCache();
  m.rooms.set(PATTERNS, made);
  return made;
}

function compilePattern(m: Machine, source: string | PyBytes, flags: number): PyPattern | Unknown {
  const text = typeof source === 'string' ? source : source.value;
  if (text.length > MAX_PATTERN)
    return m.unknown(`the regular expression has ${String(text.length)} characters, which is too many to analyze`);
  m.allocate(text.length * UNITS_PER_CHARACTER);
  try {
    return new PyPattern(source, compiled(text, typeof source === 'string', flags));
  } catch (error) {
    return raisePatternError(m, error, source);
  }
}

/** The text of the last search: programs search the same one again and again. */
const SUBJECT = 're.subject';

/** The text or the bytes that a pattern is given to search. */
export function toSubject(m: Machine, pattern: PyPattern, given: Value): Subject | Unknown {
  const value = unbox(given);
  if (value instanceof Unknown) return value;
  const isText = typeof value === 'string';
  if (!isText && !(value instanceof PyBytes))
    return m.raise('TypeError', `expected string or bytes-like object, got '${typeNameOf(given)}'`);
  if (isText !== pattern.isText)
    return m.raise(
      'TypeError',
      isText ? 'cannot use a bytes pattern on a string-like object' : 'cannot use a string pattern on a bytes-like object',
    );
  const text = isText ? value : value.value;
  const last = m.rooms.get(SUBJECT);
  if (last instanceof Subject && last.text === text && last.isText === isText) return last;
  m.allocate(text.length);
  const subject = new Subject(text, isText);
  m.rooms.set(SUBJECT, subject);
  return subject;
}

/** Units of the machine's work that a step of a search takes. */
const UNITS_PER_STEP = 2;

/** Runs searches with a matcher, and counts their work; unknown if one takes too long. */
export function counted<T>(m: Machine, matcher: Matcher, search: () => T): T | Unknown {
  const before = matcher.steps;
  let found: T | Unknown;
  try {
    found = search();
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    found = m.unknown('the regular expression could take too long on this text');
  }
  m.work((matcher.steps - before) * UNITS_PER_STEP);
  return found;
}

/** The most characters of a pattern that `repr()` shows. */
const MAX_SHOWN = 200;

function shownFlags({ compiled: { flags }, isText }: PyPattern): string {
  let rest = isText && (flags & (LOCALE | UNICODE | ASCII)) === UNICODE ? flags & ~UNICODE : flags;
  const names: string[] = [];
  for (const [name, flag] of FLAG_NAMES) {
    if (!(rest & flag)) continue;
    names.push(`re.${name}`);
    rest &= ~flag;
  }
  if (rest !== 0) names.push(`0x${rest.toString(16)}`);
  return names.length > 0 ? `, ${names.join('|')}` : '';
}

for (const [signature, compute] of Object.entries<Parameters<typeof native>[1]>({
  '__eq__(self, other, /)': (_m, [self, other]) => (other instanceof PyPattern ? (self as PyPattern).equals(other) : NOT_IMPLEMENTED),
  '__hash__(self, /)': (m, [self]) => hashed(m, new PyTuple([(self as PyPattern).compiled.flags, (self as PyPattern).source])),
  '__copy__(self)': (_m, [self]) => self,
  '__deepcopy__(self, memo)': (_m, [self]) => self,
  '__repr__(self)': (m, [self]) => {
    const text = repr(m, (self as PyPattern).source);
    return text instanceof Unknown ? text : `re.compile(${[...text].slice(0, MAX_SHOWN).join('')}${shownFlags(self as PyPattern)})`;
  },
})) {
  PATTERN.attrs.set(signature.slice(0, signature.indexOf('(')), native(signature, compute));
}

PATTERN.attrs.set('__new__', new Native('__new__', m => m.raise('TypeError', "cannot create 're.Pattern' instances"), true));

for (const [name, get] of Object.entries<(pattern: PyPattern) => Value>({
  pattern: ({ source }) => source,
  flags: pattern => pattern.compiled.flags,
  groups: pattern => pattern.compiled.groups,
  groupindex: pattern => makeDict([...pattern.compiled.names]),
  scanner: () => new Unknown('`re.Pattern.scanner` is not modelled'),
})) {
  PATTERN.attrs.set(name, new NativeProperty((_m, self) => get(self as PyPattern)));
}
