import { PyBytes, toDim, typeNameOf, unbox, Unknown, type Value } from '../data';
import {
  call,
  classOf,
  lookupGlobal,
  Native,
  native,
  PyIterator,
  PyList,
  PyTuple,
  type Census,
  type Machine,
  type NativeModule,
  type Traced,
} from '../machine';
import { hashed } from './hashed';
import { ERROR } from './re-error';
import { PyMatch, MATCH } from './re-match';
import type { PyPattern } from './re-pattern';
import { counted, PATTERN, toPattern, toSubject } from './re-pattern';
import { expand, raiseWrongPiece, templateOf } from './re-template';
import { Matcher, type Subject } from './regex';

/** Where `re`'s flags are defined, in Python: most programs need none of them. */
export const FLAGS_MODULE = 're._flags';

const FLAGS = new Set([
  ...['RegexFlag', 'NOFLAG', 'A', 'ASCII', 'I', 'IGNORECASE', 'L', 'LOCALE', 'U', 'UNICODE', 'M', 'MULTILINE', 'S', 'DOTALL'],
  ...['X', 'VERBOSE', 'T', 'TEMPLATE', 'DEBUG'],
]);

/** Names of the module that models hardly use. */
const UNMODELLED = new Set([
  'Scanner',
  'template',
  '_cache',
  '_compile',
  '_compiler',
  '_parser',
  '_constants',
  'enum',
  'functools',
  'copyreg',
]);

const table = new Map<string, Value>([
  ['Pattern', PATTERN],
  ['Match', MATCH],
  ['error', ERROR],
]);

/** Python's `re`. */
export const re: NativeModule = {
  name: 're',
  attrs: () => table,
  lookup: (m, name) => {
    if (UNMODELLED.has(name)) return new Unknown(`\`re.${name}\` is not modelled`);
    const flags = FLAGS.has(name) ? m.loader.get(FLAGS_MODULE) : null;
    return flags ? lookupGlobal(m, flags, name) : undefined;
  },
};

/** A matcher on a part of a text. */
class Search implements Traced {
  private readonly matcher: Matcher;
  /** Where the next match may begin. */
  private at: number;
  /** Where the next match must not be empty, because the last one was empty there. */
  private notEmptyAt = -1;

  constructor(
    readonly m: Machine,
    readonly pattern: PyPattern,
    readonly subject: Subject,
    private readonly pos: number,
    private readonly endpos: number,
  ) {
    this.matcher = new Matcher(pattern.compiled.program, subject, endpos);
    this.at = pos;
  }

  /** The match at the beginning. */
  match(isFull: boolean): PyMatch | null | Unknown {
    return this.made(counted(this.m, this.matcher, () => this.matcher.match(this.pos, isFull)));
  }

  /** The next match; null at the end. */
  next(): PyMatch | null | Unknown {
    this.m.step();
    const match = this.made(counted(this.m, this.matcher, () => this.matcher.search(this.at, this.notEmptyAt)));
    if (match instanceof PyMatch) {
      const [from, to] = match.span(0);
      this.at = to;
      this.notEmptyAt = from === to ? to : -1;
    }
    return match;
  }

  trace(census: Census): void {
    census.add(UNITS_PER_SEARCH);
    census.visit(this.pattern);
    census.visit(this.subject);
  }

  private made(found: Int32Array | null | Unknown): PyMatch | null | Unknown {
    if (found === null || found instanceof Unknown) return found;
    this.m.allocate(UNITS_PER_MATCH + found.length);
    return new PyMatch(this.pattern, this.subject, found, this.pos, this.endpos);
  }
}

/** What a search and a match take, in the machine's units. */
const UNITS_PER_SEARCH = 600;
const UNITS_PER_MATCH = 32;

/** CPython's largest position. */
const MAX_POSITION = 9223372036854775807n;

/** Prepares a search from a position up to another. */
function begin(m: Machine, pattern: PyPattern, string: Value, pos: Value = 0, endpos: Value = MAX_POSITION): Search | Unknown {
  const subject = toSubject(m, pattern, string);
  if (subject instanceof Unknown) return subject;
  const [from, to] = [position(m, pos, subject), position(m, endpos, subject)];
  return from instanceof Unknown ? from : to instanceof Unknown ? to : new Search(m, pattern, subject, from, to);
}

function position(m: Machine, given: Value, { length }: Subject): number | Unknown {
  const count = integer(m, given);
  return count instanceof Unknown ? count : Math.max(0, Math.min(length, count));
}

function integer(m: Machine, given: Value): number | Unknown {
  const dim = toDim(given);
  if (dim === null) return m.raise('TypeError', `'${typeNameOf(given)}' object cannot be interpreted as an integer`);
  if (typeof dim === 'bigint' && BigInt.asIntN(64, dim) !== dim) m.raise('OverflowError', 'Python int too large to convert to C ssize_t');
  return typeof dim === 'object' ? new Unknown('a size is unknown') : Number(dim);
}

/** A function of the module that is a method of patterns too. A method takes a range where the function takes flags. */
function both(
  name: string,
  parameters: string,
  range: string,
  compute: (m: Machine, pattern: PyPattern, args: readonly Value[]) => Value,
): void {
  const count = parameters.split(',').length;
  table.set(
    name,
    native(`${name}(pattern, ${parameters}, flags=0)`, (m, [given, ...rest]) => {
      const pattern = toPattern(m, given, rest[count] ?? null);
      return pattern instanceof Unknown ? pattern : compute(m, pattern, rest.slice(0, count));
    }),
  );
  PATTERN.attrs.set(
    name,
    native(`${name}(self, ${parameters}${range})`, (m, [self, ...args]) => compute(m, self as PyPattern, args)),
  );
}

const RANGE = ', pos=0, endpos=9223372036854775807';

for (const [name, find] of Object.entries<(search: Search) => Value>({
  match: search => search.match(false),
  fullmatch: search => search.match(true),
  search: search => search.next(),
  findall: search => found(search),
  finditer: search => {
    const iterator = new PyIterator(self => {
      const match = search.next();
      return match instanceof Unknown ? self.lose(search.m, match) : (match ?? undefined);
    }, 'callable_iterator');
    iterator.held = search;
    return iterator;
  },
})) {
  both(name, 'string', RANGE, (m, pattern, [string = null, pos, endpos]) => {
    const search = begin(m, pattern, string, pos, endpos);
    return search instanceof Unknown ? search : find(search);
  });
}

/** The result of `findall`: the whole, the only group, or all groups of each match. */
function found(search: Search): Value {
  const { m, pattern } = search;
  const { groups } = pattern.compiled;
  const results: Value[] = [];
  for (let match = search.next(); match !== null; match = search.next()) {
    if (match instanceof Unknown) return match;
    const group = (index: number): Value => pattern.value(match.group(index) ?? '');
    results.push(groups < 2 ? group(groups) : new PyTuple(Array.from({ length: groups }, (_, i) => group(i + 1))));
    const refused = results.length > m.bounds.items ? m.checkItems(results.length) : null;
    if (refused) return refused;
  }
  return new PyList(results);
}

both('split', 'string, maxsplit=0', '', (m, pattern, [string = null, maxsplit = 0]) => {
  const [search, most] = [begin(m, pattern, string), integer(m, maxsplit)];
  if (search instanceof Unknown) return search;
  if (most instanceof Unknown) return most;
  const { subject } = search;
  const parts: Value[] = [];
  let from = 0;
  for (let count = 0; most === 0 || count < most; count++) {
    const match = search.next();
    if (match instanceof Unknown) return match;
    if (match === null) break;
    const [begins, ends] = match.span(0);
    parts.push(pattern.value(subject.slice(from, begins)));
    for (let group = 1; group <= pattern.compiled.groups; group++) parts.push(match.value(group));
    from = ends;
    const refused = parts.length > m.bounds.items ? m.checkItems(parts.length) : null;
    if (refused) return refused;
  }
  parts.push(pattern.value(subject.slice(from, subject.length)));
  return new PyList(parts);
});

/** What replaces a match: a piece of text, null for nothing, or unknown. */
type Replacement = (match: PyMatch) => Value;

/** The replacement that a program gives: a template, a text without escapes, or a function. */
function replacement(m: Machine, pattern: PyPattern, given: Value): Replacement | Unknown {
  const plain = unbox(given);
  if (typeof plain === 'string' || plain instanceof PyBytes) {
    if (!(typeof plain === 'string' ? plain : plain.value).includes('\\')) return () => plain;
  } else {
    const isCallable = call(m, m.loader.builtins.get('callable') ?? null, [given]);
    if (isCallable instanceof Unknown) return isCallable;
    if (isCallable === true) return match => call(m, given, [match]);
    const hash = hashed(m, given);
    if (hash instanceof Unknown) return hash;
  }
  const template = templateOf(m, pattern, given);
  if (template instanceof Unknown) return template;
  return match => expand(m, template, match);
}

function substitute(
  m: Machine,
  pattern: PyPattern,
  [repl = null, string = null, count = 0]: readonly Value[],
): readonly [Value, number] | Unknown {
  const [search, most, replace] = [begin(m, pattern, string), integer(m, count), replacement(m, pattern, repl)];
  if (search instanceof Unknown) return search;
  if (most instanceof Unknown) return most;
  if (replace instanceof Unknown) return replace;
  const { subject } = search;
  const pieces: string[] = [];
  let [from, done, length] = [0, 0, 0];
  const add = (piece: string): Unknown | null => {
    pieces.push(piece);
    length += piece.length;
    return length > m.bounds.items ? m.checkText(length) : null;
  };
  for (; most === 0 || done < most; done++) {
    const match = search.next();
    if (match instanceof Unknown) return match;
    if (match === null) break;
    const [begins, ends] = match.span(0);
    if (from < begins) pieces.push(subject.slice(from, begins));
    const given = replace(match);
    const piece = unbox(given);
    if (piece instanceof Unknown) return piece;
    if (piece !== null) {
      const refused = add(textOfPiece(m, pattern, given, pieces.length));
      if (refused) return refused;
    }
    from = ends;
  }
  if (from < subject.length) pieces.push(subject.slice(from, subject.length));
  const text = pieces.join('');
  return [m.checkText(text.length) ?? pattern.value(text), done];
}

/** A piece of a result, which must be of the pattern's own type. */
function textOfPiece(m: Machine, pattern: PyPattern, given: Value, index: number): string {
  const plain = unbox(given);
  if (pattern.isText && typeof plain === 'string') return plain;
  if (!pattern.isText && plain instanceof PyBytes) return plain.value;
  return raiseWrongPiece(m, pattern, index, classOf(given).name);
}

both('sub', 'repl, string, count=0', '', (m, pattern, args) => {
  const result = substitute(m, pattern, args);
  return result instanceof Unknown ? result : result[0];
});
both('subn', 'repl, string, count=0', '', (m, pattern, args) => {
  const result = substitute(m, pattern, args);
  return result instanceof Unknown ? result : new PyTuple(result);
});

function escaped(text: string): string {
  return text.replace(/[\t\n\v\f\r #$&()*+\-.?[\\\]^{|}~]/g, char => `\\${char}`);
}

table.set(
  'compile',
  native('compile(pattern, flags=0)', (m, [pattern, flags]) => toPattern(m, pattern, flags)),
);
table.set(
  'escape',
  native('escape(pattern)', (m, [pattern]) => {
    const text = unbox(pattern);
    if (text instanceof PyBytes) return new PyBytes(escaped(text.value));
    if (typeof text === 'string') return escaped(text);
    // CPython converts what is neither text nor bytes to text first, and raises there.
    return m.raise('TypeError', `decoding to str: need a bytes-like object, ${typeNameOf(pattern)} found`);
  }),
);
table.set('purge', new Native('purge', () => null));
