/** How Python prints values, and which values are true. */
import { equals, formatDim } from '../dim';
import type { Arg } from './arg';

/** `repr(value)`. */
export function reprArg(arg: Arg): string {
  switch (arg.kind) {
    case 'int':
      return formatDim(arg.value, 'ascii');
    case 'bool':
      return arg.value ? 'True' : 'False';
    case 'float':
      return floatRepr(arg.value);
    case 'str':
      return stringRepr(arg.value);
    case 'none':
      return 'None';
    case 'tuple':
      return `(${arg.items.map(reprArg).join(', ')}${arg.items.length === 1 ? ',' : ''})`;
    case 'list':
      return `[${arg.items.map(reprArg).join(', ')}]`;
    case 'other':
      return `<${arg.type} object>`;
    case 'unknown':
      return '?';
  }
}

/** `str(value)`. */
export function strArg(arg: Arg): string {
  return arg.kind === 'str' ? arg.value : reprArg(arg);
}

/** The shortest digits that read back the same, with an exponent from 1e16 up and below 1e-4. */
function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  const digits = Object.is(value, -0) ? '-0' : String(value);
  return digits.includes('.') ? digits : `${digits}.0`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** In double quotes only if it contains single quotes and no double quotes. */
function stringRepr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const escaped = value.replace(/[\\\n\r\t]/g, character => ESCAPES[character] ?? character);
  return `${quote}${escaped.replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** `bool(value)`; undefined if unknown. */
export function truthOfArg(arg: Arg): boolean | undefined {
  switch (arg.kind) {
    case 'int': {
      const zero = equals(arg.value, 0);
      return zero === undefined ? undefined : !zero;
    }
    case 'bool':
      return arg.value;
    case 'float':
      return arg.value !== 0;
    case 'str':
      return arg.value !== '';
    case 'none':
      return false;
    case 'tuple':
    case 'list':
      return arg.items.length > 0;
    case 'other':
      return true;
    case 'unknown':
      return undefined;
  }
}
