import { PyBytes, toDim, toIndex, typeNameOf, unbox, Unknown, type Value } from '../data';
import {
  call,
  Instance,
  iteratorOf,
  makeDict,
  native,
  PyClass,
  PyList,
  PyTuple,
  builtinClass,
  Native,
  NativeProperty,
  type Machine,
  type NativeModule,
} from '../machine';
import { FLAGS, translatePattern } from './regex';

/** Python's `re`, on JavaScript's regular expressions. */
export const re: NativeModule = { name: 're', attrs: () => table };

const table = new Map<string, Value>(Object.entries(FLAGS));
table.set('NOFLAG', 0);

class Pattern extends Instance {
  constructor(
    readonly text: string,
    readonly flags: number,
    readonly regex: RegExp,
  ) {
    super(PATTERN);
  }
  /** A copy that starts at a position. */
  at(index: number, sticky = false): RegExp {
    const copy = new RegExp(this.regex.source, `${this.regex.flags}g${sticky ? 'y' : ''}d`);
    copy.lastIndex = index;
    return copy;
  }
}

class Match extends Instance {
  constructor(
    readonly pattern: Pattern,
    readonly text: string,
    readonly found: RegExpExecArray,
  ) {
    super(MATCH);
  }
}

const PATTERN = new PyClass('Pattern', [builtinClass('object')], new Map(), { module: 're' });
const MATCH = new PyClass('Match', [builtinClass('object')], new Map(), { module: 're' });
const ERROR = new PyClass('error', [builtinClass('Exception')], new Map(), { module: 're' });
table.set('Pattern', PATTERN);
table.set('Match', MATCH);
table.set('error', ERROR);

/** Compiled patterns, as many as Python's own cache keeps; then it is emptied. They depend only on their text and flags. */
const cache = new Map<string, RegExp | null>();
const MAX_CACHED = 512;

function toPattern(m: Machine, given: Value, flags: Value): Pattern | Unknown {
  const value = unbox(given);
  if (value instanceof Pattern) return value;
  if (typeof value !== 'string') return value instanceof Unknown ? value : m.unknown('the pattern is not a string');
  const bits = Number(toDim(flags) ?? 0);
  const { source, flags: letters } = translatePattern(value, bits);
  const key = `${letters}/${source}`;
  let regex = cache.get(key);
  if (regex === undefined) {
    try {
      regex = new RegExp(source, letters);
    } catch {
      regex = null;
    }
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(key, regex);
  }
  return regex ? new Pattern(value, bits, regex) : m.unknown(`the regular expression ${JSON.stringify(value)} is not supported`);
}

function subject(m: Machine, value: Value): string | Unknown {
  const text = unbox(value);
  if (typeof text === 'string') return text;
  return text instanceof Unknown ? text : m.raise('TypeError', `expected string or bytes-like object, got '${typeNameOf(text)}'`);
}

function run(kind: 'match' | 'search' | 'fullmatch', pattern: Pattern, text: string, from: number): Value {
  const regex =
    kind === 'search'
      ? pattern.at(from)
      : kind === 'match'
        ? pattern.at(from, true)
        : new RegExp(`(?:${pattern.regex.source})(?![\\s\\S])`, `${pattern.regex.flags}gyd`);
  regex.lastIndex = from;
  const found = regex.exec(text);
  return found ? new Match(pattern, text, found) : null;
}

function all(pattern: Pattern, text: string): RegExpExecArray[] {
  return [...text.matchAll(pattern.at(0))] as RegExpExecArray[];
}

/** Every function of the module is also a method of a pattern. */
function both(name: string, parameters: string, compute: (m: Machine, pattern: Pattern, args: readonly Value[]) => Value): void {
  table.set(
    name,
    native(`${name}(pattern, ${parameters}, flags=0)`, (m, args) => {
      const [pattern, ...rest] = args;
      const compiled = toPattern(m, pattern, rest.at(-1) ?? 0);
      return compiled instanceof Unknown ? compiled : compute(m, compiled, rest);
    }),
  );
  PATTERN.attrs.set(
    name,
    native(`${name}(self, ${parameters}, pos=0)`, (m, [self, ...rest]) => compute(m, self as Pattern, rest)),
  );
}

for (const kind of ['match', 'search', 'fullmatch'] as const) {
  both(kind, 'string', (m, pattern, [string = null]) => {
    const text = subject(m, string);
    return text instanceof Unknown ? text : run(kind, pattern, text, 0);
  });
}
both('findall', 'string', (m, pattern, [string = null]) => {
  const text = subject(m, string);
  if (text instanceof Unknown) return text;
  return new PyList(
    all(pattern, text).map(found =>
      found.length === 1
        ? found[0]
        : found.length === 2
          ? (found[1] ?? '')
          : new PyTuple(found.slice(1).map(group => (group as string | undefined) ?? '')),
    ),
  );
});
both('finditer', 'string', (m, pattern, [string = null]) => {
  const text = subject(m, string);
  return text instanceof Unknown ? text : iteratorOf(all(pattern, text).map(found => new Match(pattern, text, found)));
});
both('split', 'string, maxsplit=0', (m, pattern, [string = null, limit = 0]) => {
  const text = subject(m, string);
  if (text instanceof Unknown) return text;
  const most = Number(toDim(limit) ?? 0) || Infinity;
  const parts: Value[] = [];
  let from = 0;
  for (const found of all(pattern, text).slice(0, most)) {
    parts.push(text.slice(from, found.index), ...found.slice(1).map(group => (group as string | undefined) ?? null));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return new PyList(parts);
});
function substitute(m: Machine, pattern: Pattern, args: readonly Value[]): { readonly text: Value; readonly count: number } {
  const [by = null, string = null, count = 0] = args;
  const text = subject(m, string);
  if (text instanceof Unknown) return { text, count: 0 };
  const most = Number(toDim(count) ?? 0) || Infinity;
  let result = '';
  let from = 0;
  let done = 0;
  for (const found of all(pattern, text)) {
    if (done >= most) break;
    const template = unbox(by);
    const piece = typeof template === 'string' ? expand(m, template, found) : call(m, by, [new Match(pattern, text, found)]);
    const plain = unbox(piece);
    if (typeof plain !== 'string')
      return { text: plain instanceof Unknown ? plain : m.unknown('the replacement is not a string'), count: 0 };
    result += text.slice(from, found.index) + plain;
    from = found.index + found[0].length;
    done++;
  }
  return { text: result + text.slice(from), count: done };
}
both('sub', 'repl, string, count=0', (m, pattern, args) => substitute(m, pattern, args).text);
both('subn', 'repl, string, count=0', (m, pattern, args) => {
  const { text, count } = substitute(m, pattern, args);
  return new PyTuple([text, count]);
});

function expand(m: Machine, template: string, found: RegExpExecArray): string {
  return template.replace(
    /\\(?:g<(\w+)>|(\d{1,2})|(.))/gs,
    (_, name: string | undefined, number: string | undefined, escaped: string | undefined) => {
      const key = name ?? number;
      if (key === undefined)
        return ({ 'n': '\n', 't': '\t', 'r': '\r', '\\': '\\' } as Record<string, string>)[escaped ?? ''] ?? `\\${escaped ?? ''}`;
      return group(m, found, /^\d+$/.test(key) ? Number(key) : key) ?? '';
    },
  );
}

function group(m: Machine, found: RegExpExecArray, key: number | string): string | null {
  if (typeof key === 'number' ? key < 0 || key >= found.length : !found.groups || !(key in found.groups))
    m.raise('IndexError', 'no such group');
  return (typeof key === 'number' ? found[key] : found.groups?.[key]) ?? null;
}

function escaped(text: string): string {
  return text.replace(/[\t\n\v\f\r #$&()*+\-.?[\\\]^{|}~]/g, char => `\\${char}`);
}

/** The module converts what is neither text nor bytes to text first, and Python raises there. */
function decoded(m: Machine, value: Value): string {
  return typeof value === 'string' ? value : m.raise('TypeError', `decoding to str: need a bytes-like object, ${typeNameOf(value)} found`);
}

function keyOf(value: Value): number | string {
  const plain = unbox(value);
  return typeof plain === 'string' ? plain : (toIndex(plain) ?? -1);
}

table.set(
  'compile',
  native('compile(pattern, flags=0)', (m, [pattern, flags]) => toPattern(m, pattern, flags)),
);
table.set(
  'escape',
  native('escape(pattern)', (m, [pattern]) => {
    const text = unbox(pattern);
    return text instanceof PyBytes ? new PyBytes(escaped(text.value)) : escaped(decoded(m, text));
  }),
);
table.set('purge', new Native('purge', () => null));

PATTERN.attrs.set('pattern', new NativeProperty((_m, self) => (self as Pattern).text));
PATTERN.attrs.set('flags', new NativeProperty((_m, self) => (self as Pattern).flags | 32));
PATTERN.attrs.set(
  'groups',
  new NativeProperty((_m, self) => (new RegExp(`${(self as Pattern).regex.source}|`, 'u').exec('')?.length ?? 1) - 1),
);
PATTERN.attrs.set(
  '__repr__',
  native('__repr__(self)', (_m, [self]) => `re.compile('${(self as Pattern).text}')`),
);

const groupOf = (m: Machine, [self, keys]: readonly Value[]): Value => {
  const { found } = self as Match;
  const wanted = (keys as PyTuple).items;
  if (wanted.length <= 1) return group(m, found, keyOf(wanted[0] ?? 0));
  return new PyTuple(wanted.map(key => group(m, found, keyOf(key))));
};
const span = (m: Machine, self: Value, key: Value): readonly [number, number] => {
  const { found } = self as Match;
  const name = keyOf(key);
  if (group(m, found, name) === null) return [-1, -1];
  const place = typeof name === 'number' ? found.indices?.[name] : found.indices?.groups?.[name];
  return place ?? [-1, -1];
};
for (const [signature, compute] of Object.entries<Parameters<typeof native>[1]>({
  'group(self, *keys)': groupOf,
  '__getitem__(self, key)': (m, [self, key]) => group(m, (self as Match).found, keyOf(key)),
  'groups(self, default=None)': (_m, [self, fallback]) =>
    new PyTuple((self as Match).found.slice(1).map(part => (part as string | undefined) ?? fallback)),
  'groupdict(self, default=None)': (_m, [self, fallback]) =>
    makeDict(
      Object.entries((self as Match).found.groups ?? {}).map(([name, part]) => [name, (part as string | undefined) ?? fallback] as const),
    ),
  'start(self, key=0)': (m, [self, key]) => span(m, self, key)[0],
  'end(self, key=0)': (m, [self, key]) => span(m, self, key)[1],
  'span(self, key=0)': (m, [self, key]) => new PyTuple(span(m, self, key)),
  'expand(self, template)': (m, [self, template]) => expand(m, decoded(m, unbox(template)), (self as Match).found),
  '__repr__(self)': (m, [self]) => `<re.Match object; span=(${span(m, self, 0).join(', ')}), match='${(self as Match).found[0]}'>`,
})) {
  MATCH.attrs.set(signature.slice(0, signature.indexOf('(')), native(signature, compute));
}
MATCH.attrs.set('string', new NativeProperty((_m, self) => (self as Match).text));
MATCH.attrs.set('re', new NativeProperty((_m, self) => (self as Match).pattern));
MATCH.attrs.set('pos', 0);
MATCH.attrs.set(
  'lastindex',
  new NativeProperty((_m, self) => {
    const { found } = self as Match;
    for (let i = found.length - 1; i > 0; i--) if (found[i] !== undefined) return i;
    return null;
  }),
);
MATCH.attrs.set(
  'lastgroup',
  new NativeProperty(
    (_m, self) =>
      Object.entries((self as Match).found.groups ?? {}).find(([, part]) => (part as string | undefined) !== undefined)?.[0] ?? null,
  ),
);
