import { formatNumber, PyFloat, toDim, toFloat, Unknown, type Value } from '../../data';
import { dictGet } from './containers';
import type { Machine } from '../objects/machine';
import { ascii, repr, str } from './text';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { PyTuple } from '../objects/sequences';

const FIELD = /%(?:\((\w+)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?(.)/gs;

/** Python's `'%d of %s' % (1, 'two')`. */
export function percentFormat(m: Machine, template: string, values: Value): Value {
  if (values instanceof Unknown) return values;
  const args = values instanceof PyTuple ? [...values.items] : [values];
  let used = 0;
  let unknown = null as Unknown | null;
  let named = false as boolean;
  const take = (): Value => {
    if (used >= args.length) m.raise('TypeError', 'not enough arguments for format string');
    return args[used++] ?? null;
  };
  /** The width or precision that an argument gives. */
  const star = (value: Value): number => {
    const dim = toDim(value);
    if (value instanceof Unknown) unknown ??= value;
    else if (dim === null) m.raise('TypeError', '* wants int');
    else if (typeof dim === 'object') unknown ??= new Unknown('an unknown size is converted to text');
    return dim === null || typeof dim === 'object' ? 0 : Number(dim);
  };
  const result = template.replace(
    FIELD,
    (_, name: string | undefined, flags: string, width: string | undefined, precision: string | undefined, type: string) => {
      if (type === '%') return '%';
      const given = width === '*' ? star(take()) : null;
      const limit = precision === '*' ? star(take()) : null;
      const size = given === null ? (width ?? '') : String(Math.abs(given));
      const digits = limit === null ? precision : String(Math.max(0, limit));
      let value: Value;
      if (name !== undefined) {
        named = true;
        if (!(values instanceof PyDict)) m.raise('TypeError', 'format requires a mapping');
        const found = dictGet(m, values, name);
        if (found === undefined) m.raise('KeyError', name);
        value = found;
      } else value = take();
      const text = convert(m, value, type, given !== null && given < 0 ? `${flags}-` : flags, size, digits);
      if (text instanceof Unknown) {
        unknown ??= text;
        return '';
      }
      return text;
    },
  );
  if (unknown) return unknown;
  if (!named && used < args.length && !(values instanceof PyDict))
    m.raise('TypeError', 'not all arguments converted during string formatting');
  return result;
}

function character(m: Machine, value: Value): string | Unknown {
  if (typeof value === 'string' && [...value].length === 1) return value;
  const code = toDim(value) ?? m.raise('TypeError', '%c requires int or char');
  if (typeof code === 'object') return new Unknown('an unknown size is converted to text');
  if (code < 0 || code > 0x10ffff) m.raise('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

function convert(m: Machine, value: Value, type: string, flags: string, width: string, precision: string | undefined): string | Unknown {
  if (value instanceof Unknown) return value;
  const align = flags.includes('-') ? '<' : '>';
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const zero = flags.includes('0') && align === '>' ? '0' : '';
  const alternate = flags.includes('#') ? '#' : '';
  const digits = precision === undefined ? '' : `.${precision}`;
  switch (type) {
    case 's':
    case 'r':
    case 'a': {
      const text = type === 's' ? str(m, value) : type === 'r' ? repr(m, value) : ascii(m, value);
      return text instanceof Unknown ? text : m.settle(formatNumber(text, `${align}${width}${digits}`));
    }
    case 'c':
      return character(m, value);
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
      const number = value instanceof PyFloat && !'xXo'.includes(type) ? Math.trunc(value.value) : toDim(value);
      if (number === null) m.raise('TypeError', `%${type} format: a real number is required, not ${classOf(value).name}`);
      if (typeof number === 'object') return new Unknown('an unknown size is converted to text');
      return m.settle(formatNumber(number, `${zero ? '' : align}${sign}${alternate}${zero}${width}${'xXo'.includes(type) ? type : 'd'}`));
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const number = toFloat(value);
      if (number === null) {
        if (toDim(value) !== null) return new Unknown('an unknown size is converted to text');
        m.raise('TypeError', `must be real number, not ${classOf(value).name}`);
      }
      return m.settle(formatNumber(new PyFloat(number), `${zero ? '' : align}${sign}${alternate}${zero}${width}${digits}${type}`));
    }
    default:
      return m.raise('ValueError', `unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index 0`);
  }
}
