import { Raised } from './raised';
import { PyFloat, typeNameOf, Unknown, type Value } from './values';

const refuse = (message: string): Raised => new Raised('ValueError', message);

/** A float as Python writes it: the shortest text that reads back the same. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return exponential(value.toExponential());
  const plain = String(value);
  return /[.e]/.test(plain) ? plain : `${plain}.0`;
}

/** `1e-7` becomes `1e-07`. */
function exponential(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | null;
  readonly type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([+\- ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su;

/** Wider texts and more digits than these are not written out. */
const MAX_WIDTH = 100_000;
const MAX_PRECISION = 10_000;

function parse(text: string, value: Value): Spec | Raised | Unknown {
  const match = SPEC.exec(text);
  if (!match) return refuse(`Invalid format specifier '${text}' for object of type '${typeNameOf(value)}'`);
  const [, fill, align, sign = '-', , alternate, zero, width = '0', grouping = '', precision, type = ''] = match;
  const isText = typeof value === 'string';
  if (Number(width) > MAX_WIDTH || Number(precision ?? 0) > MAX_PRECISION) return new Unknown('the text is too long to write out');
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero && !isText ? '=' : isText ? '<' : '>'),
    sign,
    alternate: alternate !== undefined,
    width: Number(width),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}

/** What a format of numbers has and a format of text may not have. */
function refusedForText({ sign, alternate, align, grouping }: Spec, text: string): Raised | null {
  const where = 'not allowed in string format specifier';
  if (grouping !== '') return refuse(`Cannot specify '${grouping}' with 's'.`);
  if (sign === ' ') return refuse(`Space ${where}`);
  if (sign === '+' || text.replace(/^(?:.[<>=^]|[<>=^])/su, '').startsWith('-')) return refuse(`Sign ${where}`);
  if (alternate) return refuse(`Alternate form (#) ${where}`);
  return align === '=' ? refuse(`'=' alignment ${where}`) : null;
}

/** The types a number can be formatted as. */
const CODES = 'bcdeEfFgGnoxX%';

/** `format(value, spec)` for a string, integer, bool or float. */
export function formatNumber(value: string | number | bigint | boolean | PyFloat, text: string): string | Raised | Unknown {
  const spec = parse(text, value);
  if (spec instanceof Raised || spec instanceof Unknown) return spec;
  if (typeof value === 'string') {
    if (spec.type !== '' && spec.type !== 's') return refuse(`Unknown format code '${spec.type}' for object of type 'str'`);
    const refused = refusedForText(spec, text);
    if (refused) return refused;
    return pad(spec.precision === null ? value : [...value].slice(0, spec.precision).join(''), '', spec);
  }
  if (typeof value === 'boolean' && text === '') return value ? 'True' : 'False';
  if (spec.type !== '' && !CODES.includes(spec.type))
    return refuse(`Unknown format code '${spec.type}' for object of type '${typeNameOf(value)}'`);
  if (value instanceof PyFloat || 'eEfFgG%'.includes(spec.type || ' ')) {
    const number = value instanceof PyFloat ? value.value : Number(value);
    if (value instanceof PyFloat && 'bcdosxX'.includes(spec.type || ' '))
      return refuse(`Unknown format code '${spec.type}' for object of type 'float'`);
    const negative = number < 0 || Object.is(number, -0);
    return pad(
      group(formatFloat(Math.abs(number), spec.type, spec.precision, spec.alternate), spec.grouping, 3),
      signOf(negative, spec.sign),
      spec,
    );
  }
  return formatInteger(typeof value === 'boolean' ? BigInt(value) : BigInt(value), spec);
}

function formatInteger(value: bigint, spec: Spec): string | Raised {
  const size = value < 0n ? -value : value;
  const sign = signOf(value < 0n, spec.sign);
  switch (spec.type) {
    case 'c':
      if (value < 0n || value > 0x10ffffn) return new Raised('OverflowError', '%c arg not in range(0x110000)');
      return pad(String.fromCodePoint(Number(value)), '', spec);
    case 'b':
    case 'o':
    case 'x':
    case 'X': {
      const base = { b: 2, o: 8, x: 16, X: 16 }[spec.type];
      const digits = size.toString(base);
      const prefix = spec.alternate ? `0${spec.type}` : '';
      return pad(group(spec.type === 'X' ? digits.toUpperCase() : digits, spec.grouping, 4), sign + prefix, spec);
    }
    default:
      if (spec.precision !== null) return refuse('Precision not allowed in integer format specifier');
      return pad(group(size.toString(), spec.grouping, 3), sign, spec);
  }
}

function signOf(negative: boolean, sign: string): string {
  return negative ? '-' : sign === '-' ? '' : sign;
}

function group(digits: string, separator: string, size: number): string {
  if (separator === '') return digits;
  const [whole = '', ...rest] = digits.split(/(?=[.e%])/);
  return whole.replace(new RegExp(`\\B(?=(?:[0-9a-fA-F]{${String(size)}})+$)`, 'g'), separator) + rest.join('');
}

function pad(body: string, sign: string, { fill, align, width }: Spec): string {
  const missing = width - [...sign, ...body].length;
  if (missing <= 0) return sign + body;
  if (align === '=') return sign + fill.repeat(missing) + body;
  if (align === '<') return sign + body + fill.repeat(missing);
  if (align === '>') return fill.repeat(missing) + sign + body;
  const left = missing >> 1;
  return fill.repeat(left) + sign + body + fill.repeat(missing - left);
}

/** A non-negative float in one of Python's presentations. */
function formatFloat(value: number, type: string, given: number | null, alternate: boolean): string {
  const upper = type === 'E' || type === 'F' || type === 'G';
  if (!Number.isFinite(value)) {
    const word = (Number.isNaN(value) ? 'nan' : 'inf') + (type === '%' ? '%' : '');
    return upper ? word.toUpperCase() : word;
  }
  let result: string;
  const precision = given ?? 6;
  switch (type.toLowerCase()) {
    case 'f':
      result = fixed(value, precision);
      break;
    case '%':
      result = `${fixed(value * 100, precision)}%`;
      break;
    case 'e':
      result = exponential(value.toExponential(Math.min(precision, 100)));
      break;
    case 'g':
    case 'n':
      result = general(value, precision, alternate);
      break;
    default:
      result = given === null ? reprFloat(value) : withPoint(general(value, given, alternate, 1));
  }
  if (alternate && !result.includes('.')) result = result.replace(/^\d+/, '$&.');
  return upper ? result.toUpperCase() : result;
}

function withPoint(text: string): string {
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** `early`: without a type, the exponent is used one digit earlier. */
function general(value: number, precision: number, alternate: boolean, early = 0): string {
  const digits = precision === 0 ? 1 : precision;
  const exponent = value === 0 ? 0 : Number(value.toExponential(Math.min(digits - 1, 100)).split('e')[1]);
  const strip = (text: string): string => (alternate || !text.includes('.') ? text : text.replace(/\.?0+$/, ''));
  if (exponent < -4 || exponent >= digits - early) {
    const [mantissa = '', power = ''] = value.toExponential(Math.min(digits - 1, 100)).split('e');
    return exponential(`${strip(mantissa)}e${power}`);
  }
  return strip(fixed(value, digits - 1 - exponent));
}

/** Exactly rounded, half to even on the exact binary value, for any number of digits. */
function fixed(value: number, digits: number): string {
  if (value < 1e21 && digits <= 100) {
    // toFixed rounds the exact value, but ties away from zero; a tie needs a value with few binary digits.
    const text = value.toFixed(digits);
    const scaled = value * 10 ** digits;
    if (scaled % 1 === 0.5 && scaled < 2 ** 52 && digits < 16 && Number.isInteger(value * 2 ** (digits + 1)))
      return ((2 * Math.round(scaled / 2)) / 10 ** digits).toFixed(digits);
    return text;
  }
  const whole = BigInt(value);
  return digits === 0 ? whole.toString() : `${whole.toString()}.${'0'.repeat(digits)}`;
}
