import { PyBytes, toDim, toIndex, unbox, Unknown, type Value } from '../../data';
import { dictEntries, dictGet, dictSet } from '../protocol/containers';
import { formatTemplate } from '../protocol/format-template';
import { getItem } from '../protocol/items';
import { toArray } from '../protocol/iterate';
import { unitsOfText } from '../objects/census';
import type { Machine } from '../objects/machine';
import { str } from '../protocol/text';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { Native } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';
import { boxed } from './numbers';
import { constructor, methods } from './define-methods';
import { define } from './classes';
import { textArgument } from './text-argument';
import { SPACE, strip, split, rsplit } from './splitting';
import { decodeAs, encodeAs } from './encoding';

/** The number of characters. Those beyond the first 65,536 are two units of JavaScript's strings each; few texts contain any. */
function lengthOf(text: string): number {
  return SURROGATE.test(text) ? [...text].length : text.length;
}

const SURROGATE = /[\ud800-\udfff]/;

/** The range of a string that `start` and `end` select; `from` counts characters. */
function window(value: string, start: Value, end: Value): { readonly text: string; readonly from: number; readonly empty: boolean } {
  const characters = SURROGATE.test(value) ? [...value] : value;
  const { length } = characters;
  const position = (given: Value, fallback: number): number => {
    const index = given === null ? fallback : (toIndex(given) ?? fallback);
    return Math.max(0, index < 0 ? index + length : index);
  };
  // A start behind the end selects nothing, not even an empty text.
  const [from, to] = [position(start, 0), Math.min(position(end, length), length)];
  const part = characters.slice(from, Math.max(from, to));
  return { text: typeof part === 'string' ? part : part.join(''), from, empty: from > to };
}

function list(parts: readonly string[]): PyList {
  return new PyList([...parts]);
}

function affix(m: Machine, wanted: Value, test: (part: string) => boolean): boolean {
  const plain = unbox(wanted);
  if (plain instanceof PyTuple) return plain.items.some(item => test(textArgument(m, item)));
  return test(textArgument(m, wanted, 'startswith first arg must be str or a tuple of str'));
}

function capitalize(value: string): string {
  const [first = '', ...rest] = [...value];
  return first.toUpperCase() + rest.join('').toLowerCase();
}

function pad(m: Machine, value: string, width: Value, fill: Value, align: 'left' | 'right' | 'center'): string | Unknown {
  const char = textArgument(m, fill);
  const missing = Number(toDim(width) ?? 0) - [...value].length;
  if (missing <= 0) return value;
  const refused = m.checkText(missing);
  if (refused) return refused;
  if (align === 'left') return value + char.repeat(missing);
  if (align === 'right') return char.repeat(missing) + value;
  const total = [...value].length + missing;
  const left = (missing >> 1) + (missing & total & 1);
  return char.repeat(left) + value + char.repeat(missing - left);
}

type Compute = (m: Machine, self: string, args: readonly Value[]) => Value;

/** Methods of a string; their arguments are already known. */
function stringMethods(table: Readonly<Record<string, Compute>>): void {
  methods(
    'str',
    Object.fromEntries(
      Object.entries(table).map(([signature, compute]) => [
        signature,
        (m: Machine, [self, ...args]: readonly [Value, ...Value[]]) => counted(m, self, compute(m, textArgument(m, self), args)),
      ]),
    ),
  );
}

/** Counts what a method has made from a string. */
function counted(m: Machine, self: Value, result: Value): Value {
  if (typeof result === 'string' && result !== self) m.allocate(unitsOfText(result));
  else if (result instanceof PyList) m.allocate(4 * result.items.length);
  else if (typeof self === 'string') m.work(unitsOfText(self));
  return result;
}

constructor('str', (m, type, args, keywords) => {
  const [given, encoding, errors] = ['object', 'encoding', 'errors'].map((name, i) => (i < args.length ? args[i] : keywords?.get(name)));
  if (given === undefined) return boxed('', type, 'str');
  if (encoding === undefined && errors === undefined) return boxed(str(m, given), type, 'str');
  const plain = unbox(given);
  if (plain instanceof Unknown) return plain;
  if (typeof plain === 'string') m.raise('TypeError', 'decoding str is not supported');
  return plain instanceof PyBytes
    ? boxed(decodeAs(m, plain, encoding ?? 'utf-8', 'str'), type, 'str')
    : m.raise('TypeError', `decoding to str: need a bytes-like object, ${classOf(given).name} found`);
});

const CHECKS: Readonly<Record<string, RegExp>> = {
  isdigit: /^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2089]+$/u,
  isdecimal: /^\p{Nd}+$/u,
  isnumeric: /^\p{N}+$/u,
  isalpha: /^\p{L}+$/u,
  isalnum: /^[\p{L}\p{N}]+$/u,
  isspace: new RegExp(`^[${SPACE}]+$`, 'u'),
  isidentifier: /^[\p{ID_Start}_][\p{ID_Continue}]*$/u,
  isascii: /^[\0-\x7f]*$/,
  isprintable: /^[^\p{C}\p{Zl}\p{Zp}]*$/u,
};

stringMethods(
  Object.fromEntries(
    Object.entries(CHECKS).map(([name, pattern]) => [`${name}(self, /)`, (_m: Machine, self: string) => pattern.test(self)]),
  ),
);

stringMethods({
  'lower(self, /)': (_m, self) => self.toLowerCase(),
  'upper(self, /)': (_m, self) => self.toUpperCase(),
  'casefold(self, /)': (_m, self) => self.toLowerCase().replaceAll('ß', 'ss'),
  'capitalize(self, /)': (_m, self) => capitalize(self),
  'title(self, /)': (_m, self) => self.replace(/\p{L}+/gu, capitalize),
  'swapcase(self, /)': (_m, self) =>
    [...self].map(char => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
  'islower(self, /)': (_m, self) => /\p{Ll}/u.test(self) && self === self.toLowerCase(),
  'isupper(self, /)': (_m, self) => /\p{Lu}/u.test(self) && self === self.toUpperCase(),
  'istitle(self, /)': (_m, self) => /\p{L}/u.test(self) && self === self.replace(/\p{L}+/gu, capitalize),
  'strip(self, chars=None, /)': (m, self, [chars = null]) => strip(m, self, chars, 'both'),
  'lstrip(self, chars=None, /)': (m, self, [chars = null]) => strip(m, self, chars, 'left'),
  'rstrip(self, chars=None, /)': (m, self, [chars = null]) => strip(m, self, chars, 'right'),
  'split(self, sep=None, maxsplit=-1)': (m, self, [separator = null, limit = null]) => list(split(m, self, separator, limit)),
  'rsplit(self, sep=None, maxsplit=-1)': (m, self, [separator = null, limit = null]) => list(rsplit(m, self, separator, limit)),
  'splitlines(self, keepends=False)': (_m, self, [keep]) => {
    const lines = self.match(/[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g) ?? [];
    const whole = lines.filter((line, i) => line !== '' || i < lines.length - 1);
    return list(keep === true ? whole : whole.map(line => line.replace(/(?:\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])$/, '')));
  },
  'join(self, iterable, /)': (m, self, [iterable = null]) => {
    const parts = toArray(m, iterable, () => 'can only join an iterable');
    if (parts instanceof Unknown) return parts;
    const texts: string[] = [];
    let length = self.length * Math.max(0, parts.length - 1);
    for (const [i, part] of parts.entries()) {
      const plain = unbox(part);
      if (plain instanceof Unknown) return plain;
      texts.push(
        typeof plain === 'string'
          ? plain
          : m.raise('TypeError', `sequence item ${String(i)}: expected str instance, ${classOf(part).name} found`),
      );
      length += typeof plain === 'string' ? plain.length : 0;
    }
    return m.checkText(length) ?? texts.join(self);
  },
  'replace(self, old, new, count=-1, /)': (m, self, [old = null, by = null, count = null]) => {
    const most = Number(toDim(count) ?? -1);
    const [from, to] = [textArgument(m, old), textArgument(m, by)];
    const found = from === '' ? self.length + 1 : self.split(from).length - 1;
    const length = self.length + (most < 0 ? found : Math.min(found, most)) * (to.length - from.length);
    const refused = length > m.bounds.items ? m.checkText(length) : null;
    if (refused) return refused;
    if (most < 0) return from === '' ? to + [...self].map(char => char + to).join('') : self.split(from).join(to);
    let result = '';
    let at = 0;
    for (let i = 0; i < most; i++) {
      const next = self.indexOf(from, at);
      if (next === -1) break;
      result += self.slice(at, next) + to;
      at = next + from.length;
    }
    return result + self.slice(at);
  },
  'startswith(self, prefix, start=None, end=None, /)': (m, self, [prefix = null, start = null, end = null]) => {
    const { text: part, empty } = window(self, start, end);
    return !empty && affix(m, prefix, wanted => part.startsWith(wanted));
  },
  'endswith(self, suffix, start=None, end=None, /)': (m, self, [suffix = null, start = null, end = null]) => {
    const { text: part, empty } = window(self, start, end);
    return !empty && affix(m, suffix, wanted => part.endsWith(wanted));
  },
  'removeprefix(self, prefix, /)': (m, self, [prefix = null]) =>
    self.startsWith(textArgument(m, prefix)) ? self.slice(textArgument(m, prefix).length) : self,
  'removesuffix(self, suffix, /)': (m, self, [suffix = null]) =>
    textArgument(m, suffix) !== '' && self.endsWith(textArgument(m, suffix)) ? self.slice(0, -textArgument(m, suffix).length) : self,
  'find(self, sub, start=None, end=None, /)': (m, self, [sub = null, start = null, end = null]) => find(m, self, sub, start, end, false),
  'rfind(self, sub, start=None, end=None, /)': (m, self, [sub = null, start = null, end = null]) => find(m, self, sub, start, end, true),
  'index(self, sub, start=None, end=None, /)': (m, self, [sub = null, start = null, end = null]) =>
    notMissing(m, find(m, self, sub, start, end, false)),
  'rindex(self, sub, start=None, end=None, /)': (m, self, [sub = null, start = null, end = null]) =>
    notMissing(m, find(m, self, sub, start, end, true)),
  'count(self, sub, start=None, end=None, /)': (m, self, [sub = null, start = null, end = null]) => {
    const { text: part, empty } = window(self, start, end);
    const wanted = textArgument(m, sub);
    if (empty) return 0;
    return wanted === '' ? lengthOf(part) + 1 : part.split(wanted).length - 1;
  },
  'partition(self, sep, /)': (m, self, [separator = null]) => {
    const by = textArgument(m, separator);
    const at = self.indexOf(by);
    return new PyTuple(at === -1 ? [self, '', ''] : [self.slice(0, at), by, self.slice(at + by.length)]);
  },
  'rpartition(self, sep, /)': (m, self, [separator = null]) => {
    const by = textArgument(m, separator);
    const at = self.lastIndexOf(by);
    return new PyTuple(at === -1 ? ['', '', self] : [self.slice(0, at), by, self.slice(at + by.length)]);
  },
  "ljust(self, width, fillchar=' ', /)": (m, self, [width = null, fill = null]) => pad(m, self, width, fill, 'left'),
  "rjust(self, width, fillchar=' ', /)": (m, self, [width = null, fill = null]) => pad(m, self, width, fill, 'right'),
  "center(self, width, fillchar=' ', /)": (m, self, [width = null, fill = null]) => pad(m, self, width, fill, 'center'),
  'zfill(self, width, /)': (m, self, [width = null]) => {
    const signed = /^[+-]/.test(self);
    const body = pad(m, signed ? self.slice(1) : self, Number(toDim(width) ?? 0) - (signed ? 1 : 0), '0', 'right');
    return body instanceof Unknown ? body : (signed ? (self[0] ?? '') : '') + body;
  },
  'expandtabs(self, tabsize=8)': (m, self, [size = null]) =>
    m.checkText((self.split('\t').length - 1) * Math.max(0, Number(toDim(size))) + self.length) ??
    self
      .split('\n')
      .map(line =>
        line
          .split('\t')
          .reduce((done, part, i) =>
            i === 0 ? part : done + ' '.repeat(Number(toDim(size)) - (done.length % Number(toDim(size)))) + part,
          ),
      )
      .join('\n'),
  "encode(self, encoding='utf-8', errors='strict')": (m, self, [encoding = null]) => encodeAs(m, self, encoding),
  'translate(self, table, /)': (m, self, [table = null]) =>
    [...self]
      .map(char => {
        m.step();
        const found = table instanceof PyDict ? dictGet(m, table, char.codePointAt(0) ?? 0) : getItem(m, table, char.codePointAt(0) ?? 0);
        if (found === undefined) return char;
        const code = found === null ? null : toDim(found);
        return found === null ? '' : typeof code === 'number' ? String.fromCodePoint(code) : textArgument(m, found);
      })
      .join(''),
  'format_map(self, mapping, /)': (m, self, [mapping = null]) => formatTemplate(m, self, [], name => getItem(m, mapping, name)),
});

function find(m: Machine, self: string, sub: Value, start: Value, end: Value, last: boolean): number {
  const { text: part, from, empty } = window(self, start, end);
  const wanted = textArgument(m, sub);
  if (empty) return -1;
  const at = last ? part.lastIndexOf(wanted) : part.indexOf(wanted);
  return at === -1 ? -1 : from + lengthOf(part.slice(0, at));
}

function notMissing(m: Machine, at: number): number {
  return at === -1 ? m.raise('ValueError', 'substring not found') : at;
}

define('str', {
  format: new Native('format', (m, [self, ...args], keywords) =>
    formatTemplate(m, textArgument(m, self ?? ''), args, name => keywords?.get(name) ?? (keywords?.has(name) ? null : undefined)),
  ),
  maketrans: new Native(
    'maketrans',
    (m, args) => {
      const [x = null, y, z] = args;
      const table = new PyDict();
      if (y === undefined) {
        if (x instanceof PyDict)
          for (const { key, value } of dictEntries(m, x))
            dictSet(m, table, typeof key === 'string' ? (key.codePointAt(0) ?? 0) : key, value);
        return table;
      }
      const to = [...textArgument(m, y)];
      [...textArgument(m, x)].forEach((char, i) => {
        dictSet(m, table, char.codePointAt(0) ?? 0, to[i]?.codePointAt(0) ?? 0);
      });
      if (z !== undefined) for (const char of textArgument(m, z)) dictSet(m, table, char.codePointAt(0) ?? 0, null);
      return table;
    },
    true,
  ),
});
