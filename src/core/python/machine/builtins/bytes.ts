import { PyBytes, toIndex, Unknown } from '../../data';
import { toArray } from '../protocol/iterate';
import { stringArgument } from '../protocol/string-argument';
import { Native } from '../objects/methods';
import { PyList } from '../objects/sequences';
import { constructor, methods } from './define-methods';
import { define } from './classes';
import { textArgument } from './text-argument';
import { strip, split } from './splitting';
import { encode, decodeAs } from './encoding';

for (const name of ['bytearray', 'memoryview']) constructor(name, () => new Unknown('mutable byte arrays are not supported'));
constructor('bytes', (m, _type, [value]) => {
  if (value === undefined) return new PyBytes('');
  if (value instanceof PyBytes) return value;
  if (typeof value === 'string') return encode(value);
  const size = toIndex(value);
  if (size !== null) return m.checkText(size) ?? new PyBytes('\0'.repeat(size));
  const items = toArray(m, value);
  return items instanceof Unknown
    ? items
    : (m.checkText(items.length) ?? new PyBytes(items.map(item => String.fromCharCode(toIndex(item) ?? 0)).join('')));
});
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
    const items = toArray(m, iterable);
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
