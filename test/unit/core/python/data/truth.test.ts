import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toInt } from '../../../../../src/core/dim';
import {
  asciiText,
  binaryNumbers,
  equalData,
  REAL_FUNCTIONS,
  formatNumber,
  fromHex,
  hexFloat,
  invert,
  negate,
  orderData,
  parseFloatText,
  parseInteger,
  positive,
  PyFloat,
  Raised,
  reprData,
  roundData,
  toDim,
  truncate,
  truthOfData,
  Unknown,
  type Value,
} from '../../../../../src/core/python/data';
import type { BinaryOperator } from '../../../../../src/core/python/syntax';

interface Case {
  readonly op: string;
  readonly args: readonly string[];
  readonly gives?: string;
  readonly raises?: readonly [type: string, message: string];
}

function read(written: string): Value {
  const [kind, text] = [written.slice(0, 2), written.slice(2)];
  switch (kind) {
    case 'i:':
      return toInt(BigInt(text));
    case 'f:': {
      if (/nan|inf/.test(text)) return new PyFloat(text === 'nan' ? NaN : text === 'inf' ? Infinity : -Infinity);
      const value = fromHex(text);
      assert.ok(value instanceof PyFloat, text);
      return value;
    }
    case 'b:':
      return text === '1';
    case 'n:':
      return null;
    default:
      return text;
  }
}

function write(value: Value | Raised | undefined): string {
  if (value === undefined) return 'no such operation';
  if (value instanceof Raised) return `${value.type}: ${value.message}`;
  if (value instanceof Unknown) return '?';
  if (value instanceof PyFloat) return `f:${hexFloat(value.value)}`;
  if (typeof value === 'boolean') return `b:${value ? '1' : '0'}`;
  if (typeof value === 'string') return `s:${value}`;
  const integer = toDim(value);
  assert(integer === null || typeof integer !== 'object');
  return `i:${String(integer)}`;
}

/** Roots, exponentials and the error function are not rational: a C library and a JavaScript engine may round them differently. */
function isNeighbour(op: string, found: string, wanted: string): boolean {
  if ((op !== '**' && op !== 'erf') || !found.startsWith('f:') || !wanted.startsWith('f:')) return false;
  const [a, b] = [read(found), read(wanted)];
  if (!(a instanceof PyFloat) || !(b instanceof PyFloat)) return false;
  return Math.abs(a.value - b.value) <= 2 ** -52 * Math.abs(b.value);
}

function text(value: Value): string {
  assert(typeof value === 'string');
  return value;
}

function answer(op: string, [a = null, b = null]: readonly Value[]): Value | Raised | undefined {
  switch (op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      return orderData(op, a, b);
    case '==':
      return equalData(a, b);
    case 'neg':
      return negate(a);
    case 'pos':
      return positive(a);
    case 'invert':
      return invert(a);
    case 'truth':
      return truthOfData(a);
    case 'repr':
      return reprData(a);
    case 'ascii': {
      const shown = reprData(a);
      return typeof shown === 'string' ? asciiText(shown) : shown;
    }
    case 'int':
      return a instanceof PyFloat ? truncate(a.value) : parseInteger(text(a), Number(toDim(b)));
    case 'float':
      return parseFloatText(text(a));
    case 'hex':
      return a instanceof PyFloat ? hexFloat(a.value) : undefined;
    case 'round':
      return roundData(a, b === null ? null : toDim(b));
    case 'format':
      return formatNumber(a as Parameters<typeof formatNumber>[0], text(b));
    case 'erf':
      return a instanceof PyFloat ? new PyFloat(REAL_FUNCTIONS.erf(a.value)) : undefined;
    default:
      return binaryNumbers(op as BinaryOperator, a, b);
  }
}

describe('operations on data, compared with CPython', () => {
  const cases = readFileSync('test/truth/data.jsonl', 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => JSON.parse(line) as Case);
  for (const op of new Set(cases.map(one => one.op))) {
    it(op, () => {
      const differences: string[] = [];
      for (const { args, gives, raises } of cases.filter(one => one.op === op)) {
        const wanted = gives ?? (raises ?? []).join(': ');
        const found = write(answer(op, args.map(read)));
        if (found !== wanted && !isNeighbour(op, found, wanted) && !(found === 'no such operation' && raises?.[0] === 'TypeError'))
          differences.push(`${op} ${args.join(' ')}: ${found}, CPython ${wanted}`);
      }
      assert.deepEqual(differences.slice(0, 12), [], `${String(differences.length)} differ`);
    });
  }
});
