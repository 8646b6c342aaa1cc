import { formatDim } from '../../dim';
import { reprFloat } from './format-number';
import { PyBytes, PyComplex, PyFloat, Singleton, SymInt, Unknown, type Value } from './values';

/** Python's `repr(value)` for data; undefined for other objects. */
export function reprData(value: Value): string | Unknown | undefined {
  switch (typeof value) {
    case 'string':
      return reprString(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return String(value);
    default:
      break;
  }
  if (value === null) return 'None';
  if (value instanceof Unknown) return value;
  if (value instanceof SymInt) return new Unknown(`the size ${formatDim(value.dim, 'pretty')} is converted to text`);
  if (value instanceof PyFloat) return reprFloat(value.value);
  if (value instanceof PyComplex) return reprComplex(value);
  if (value instanceof PyBytes)
    return `b${reprString(value.value).replace(/[\x80-\xff]/g, char => `\\x${char.charCodeAt(0).toString(16)}`)}`;
  if (value instanceof Singleton) return value.name;
  return undefined;
}

function reprComplex({ re, im }: PyComplex): string {
  const imaginary = `${trimmed(im)}j`;
  if (re === 0 && !Object.is(re, -0)) return imaginary;
  return `(${trimmed(re)}${im < 0 || Object.is(im, -0) ? '' : '+'}${imaginary})`;
}

function trimmed(value: number): string {
  return reprFloat(value).replace(/\.0$/, '');
}

/** A string as Python writes it: in single quotes, unless only those occur inside. */
export function reprString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const text = value.replace(/[\\'"]|(?! )[\p{C}\p{Z}]/gu, char => {
    if (char === '"' || char === "'") return char === quote ? `\\${char}` : char;
    const simple = ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' } as Record<string, string>)[char];
    const code = char.codePointAt(0) ?? 0;
    return simple ?? escaped(code);
  });
  return quote + text + quote;
}

/** Text in which everything beyond ASCII is escaped, as in `ascii()`. */
export function asciiText(text: string): string {
  return [...text]
    .map(char => {
      const code = char.codePointAt(0) ?? 0;
      return code < 0x80 ? char : escaped(code);
    })
    .join('');
}

/** `\\x1f`, `\\u20ac` or `\\U0001f600`. */
function escaped(code: number): string {
  const [letter, width] = code < 0x100 ? ['x', 2] : code < 0x10000 ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).padStart(width, '0')}`;
}
