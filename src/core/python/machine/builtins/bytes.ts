import { PyBytes, toDim, unbox, Unknown, type Value } from '../../data';
import { callMethod, lookupMethod } from '../protocol/attributes';
import type { Machine } from '../objects/machine';
import { classOf } from '../objects/class-registry';
import { toArray } from '../protocol/iterate';
import { stringArgument } from '../protocol/string-argument';
import { Native } from '../objects/methods';
import { PyList } from '../objects/sequences';
import { constructor, methods } from './define-methods';
import { define } from './classes';
import { textArgument } from './text-argument';
import { strip, split } from './splitting';
import { decodeAs, encodeAs } from './encoding';
import { integerOf } from './dunders';

for (const name of ['bytearray', 'memoryview']) constructor(name, () => new Unknown('mutable byte arrays are not supported'));
constructor('bytes', (m, _type, args, keywords) => {
  const [source, encoding, errors] = ['source', 'encoding', 'errors'].map((name, i) => (i < args.length ? args[i] : keywords?.get(name)));
  const plain = source === undefined ? undefined : unbox(source);
  if (plain instanceof Unknown) return plain;
  if (encoding !== undefined) {
    const name = stringArgument(m, encoding, "bytes() argument 'encoding'");
    if (name instanceof Unknown) return name;
    return typeof plain === 'string' ? encodeAs(m, plain, name) : m.raise('TypeError', 'encoding without a string argument');
  }
  if (typeof plain === 'string') m.raise('TypeError', 'string argument without an encoding');
  if (errors !== undefined) m.raise('TypeError', 'errors without a string argument');
  if (plain === undefined) return new PyBytes('');
  return plain instanceof PyBytes ? plain : bytesOf(m, plain);
});

/** As many zeros as an integer gives, or the bytes that an iterable yields. */
function bytesOf(m: Machine, source: Value): Value {
  const index = lookupMethod(m, source, '__index__');
  const size = index === undefined ? source : callMethod(m, index, source, []);
  if (size instanceof Unknown) return size;
  const count = toDim(size);
  if (count !== null) {
    if (typeof count === 'object') return m.unknown('the number of bytes is unknown');
    if (typeof count === 'bigint') m.raise('OverflowError', "cannot fit 'int' into an index-sized integer");
    if (count < 0) m.raise('ValueError', 'negative count');
    return m.checkText(count) ?? new PyBytes('\0'.repeat(count));
  }
  if (lookupMethod(m, source, '__iter__') === undefined && lookupMethod(m, source, '__getitem__') === undefined)
    m.raise('TypeError', `cannot convert '${classOf(source).name}' object to bytes`);
  const items = toArray(m, source);
  if (items instanceof Unknown) return items;
  const refused = m.checkText(items.length);
  if (refused) return refused;
  let text = '';
  for (const item of items) {
    const byte = integerOf(m, item);
    if (byte instanceof Unknown) return byte;
    const value = toDim(byte);
    if (value === null || typeof value === 'object') return m.unknown('the value of a byte is unknown');
    if (value < 0 || value > 255) m.raise('ValueError', 'bytes must be in range(0, 256)');
    text += String.fromCharCode(Number(value));
  }
  return new PyBytes(text);
}

define('bytes', {
  fromhex: new Native(
    'fromhex',
    (m, [text = '']) => {
      const given = stringArgument(m, text, 'fromhex() argument');
      if (given instanceof Unknown) return given;
      const digits = given.replaceAll(/\s/g, '');
      if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits))
        m.raise(
          'ValueError',
          `non-hexadecimal number found in fromhex() arg at position ${String(Math.max(0, digits.search(/[^0-9a-fA-F]/)))}`,
        );
      return new PyBytes(digits.replaceAll(/../g, pair => String.fromCharCode(parseInt(pair, 16))));
    },
    true,
  ),
});
methods('bytes', {
  "decode(self, encoding='utf-8', errors='strict')": (m, [self, encoding]) => decodeAs(m, self as PyBytes, encoding),
  'hex(self, /)': (_m, [self]) => [...(self as PyBytes).value].map(char => char.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  'startswith(self, prefix, /)': (m, [self, prefix]) => (self as PyBytes).value.startsWith(textArgument(m, prefix)),
  'endswith(self, suffix, /)': (m, [self, suffix]) => (self as PyBytes).value.endsWith(textArgument(m, suffix)),
  'split(self, sep=None, maxsplit=-1)': (m, [self, separator, limit]) =>
    new PyList(split(m, (self as PyBytes).value, separator, limit).map(part => new PyBytes(part))),
  'strip(self, chars=None, /)': (m, [self, chars]) => new PyBytes(strip(m, (self as PyBytes).value, chars, 'both')),
  'upper(self, /)': (_m, [self]) => new PyBytes((self as PyBytes).value.toUpperCase()),
  'lower(self, /)': (_m, [self]) => new PyBytes((self as PyBytes).value.toLowerCase()),
  'join(self, iterable, /)': (m, [self, iterable]) => {
    const items = toArray(m, iterable, () => 'can only join an iterable');
    if (items instanceof Unknown) return items;
    const texts = items.map(item => textArgument(m, item));
    const by = (self as PyBytes).value;
    const length = texts.reduce((sum, part) => sum + part.length, by.length * Math.max(0, texts.length - 1));
    return m.checkText(length) ?? new PyBytes(texts.join(by));
  },
  'replace(self, old, new, /)': (m, [self, old, by]) => {
    const parts = (self as PyBytes).value.split(textArgument(m, old));
    const length = (self as PyBytes).value.length + (parts.length - 1) * (textArgument(m, by).length - textArgument(m, old).length);
    return m.checkText(length) ?? new PyBytes(parts.join(textArgument(m, by)));
  },
  'find(self, sub, /)': (m, [self, sub]) => (self as PyBytes).value.indexOf(textArgument(m, sub)),
});
