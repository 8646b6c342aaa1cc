import {
  binaryNumbers,
  fromDim,
  invert,
  negate,
  positive,
  NOT_IMPLEMENTED,
  PyBytes,
  PyComplex,
  PyFloat,
  toDim,
  toFloat,
  unbox,
  Unknown,
  type Value,
} from '../../data';
import type { BinaryOperator } from '../../syntax';
import { equal } from '../protocol/equality';
import { compare } from '../protocol/operators';
import { sequenceBinary } from '../protocol/sequence-operators';
import { truth } from '../protocol/truth';
import { callMethod, lookupMethod } from '../protocol/attributes';
import type { Machine } from '../objects/machine';
import { classOf } from '../objects/class-registry';
import { Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { define } from './classes';

/** The operator methods of numbers and text, which code can call by name: `super().__add__(other)`, `map(int.__mul__, …)`. */
const OPERATORS: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
  lshift: '<<',
  rshift: '>>',
  and: '&',
  or: '|',
  xor: '^',
};
const ORDERS = { lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
const REAL = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow'];
const BITS = ['lshift', 'rshift', 'and', 'or', 'xor'];

/** `self op other` for builtin values; NotImplemented if one of them is something else. */
function operate(m: Machine, operator: BinaryOperator, a: Value, b: Value): Value {
  const [x, y] = [unbox(a), unbox(b)];
  if (x instanceof Unknown || y instanceof Unknown) return x instanceof Unknown ? x : y;
  return m.settle(binaryNumbers(operator, x, y)) ?? sequenceBinary(m, operator, x, operator === '%' ? b : y) ?? NOT_IMPLEMENTED;
}

function defineOperators(className: string, names: readonly string[], isReflected: boolean): void {
  const table: Record<string, Value> = {};
  for (const name of names) {
    const operator = OPERATORS[name];
    if (operator === undefined) continue;
    table[`__${name}__`] = new Native(`__${name}__`, (m, [self = null, other = null]) => operate(m, operator, self, other));
    if (isReflected)
      table[`__r${name}__`] = new Native(`__r${name}__`, (m, [self = null, other = null]) => operate(m, operator, other, self));
  }
  define(className, table);
}

function isNumber(value: Value): boolean {
  return toDim(value) !== null || toFloat(value) !== null;
}

function defineOrders(className: string, isOwn: (value: Value) => boolean): void {
  for (const [name, operator] of Object.entries(ORDERS)) {
    define(className, {
      [`__${name}__`]: new Native(`__${name}__`, (m, [self = null, other = null]) =>
        other instanceof Unknown ? other : isOwn(unbox(other)) ? compare(m, operator, unbox(self), unbox(other)) : NOT_IMPLEMENTED,
      ),
    });
  }
}

function defineEquality(className: string, isOwn: (value: Value) => boolean): void {
  const same = (m: Machine, self: Value, other: Value): Value => {
    if (other instanceof Unknown) return other;
    if (!isOwn(unbox(other))) return NOT_IMPLEMENTED;
    return equal(m, unbox(self), unbox(other)) ?? new Unknown('it is unknown whether two sizes are equal');
  };
  define(className, {
    __eq__: new Native('__eq__', (m, [self = null, other = null]) => same(m, self, other)),
    __ne__: new Native('__ne__', (m, [self = null, other = null]) => {
      const result = same(m, self, other);
      return typeof result === 'boolean' ? !result : result;
    }),
  });
}

const UNARY = { neg: negate, pos: positive, invert } as const;

function defineUnary(className: string, names: readonly (keyof typeof UNARY)[]): void {
  for (const name of names)
    define(className, { [`__${name}__`]: new Native(`__${name}__`, (_m, [self = null]) => UNARY[name](unbox(self)) ?? NOT_IMPLEMENTED) });
  define(className, {
    __abs__: new Native('__abs__', (_m, [self = null]) => absolute(unbox(self))),
    __bool__: new Native('__bool__', (m, [self = null]) => truth(m, unbox(self))),
  });
}

function absolute(value: Value): Value {
  if (value instanceof PyFloat) return new PyFloat(Math.abs(value.value));
  const dim = toDim(value);
  if (typeof dim === 'object') return new Unknown('the sign of a size is unknown');
  return dim < 0 ? (negate(fromDim(dim)) ?? value) : (positive(value) ?? value);
}

for (const name of ['int', 'float']) {
  defineOperators(name, name === 'int' ? [...REAL, ...BITS] : REAL, true);
  defineOrders(name, isNumber);
  defineEquality(name, isNumber);
  defineUnary(name, name === 'int' ? ['neg', 'pos', 'invert'] : ['neg', 'pos']);
  define(name, {
    __divmod__: new Native(
      '__divmod__',
      (m, [self = null, other = null]) => new PyTuple([operate(m, '//', self, other), operate(m, '%', self, other)]),
    ),
    __rdivmod__: new Native(
      '__rdivmod__',
      (m, [self = null, other = null]) => new PyTuple([operate(m, '//', other, self), operate(m, '%', other, self)]),
    ),
  });
}
defineOperators('complex', ['add', 'sub', 'mul', 'truediv', 'pow'], true);
defineEquality('complex', value => value instanceof PyComplex || isNumber(value));
for (const name of ['str', 'bytes']) {
  const isOwn = (value: Value): boolean => (name === 'str' ? typeof value === 'string' : value instanceof PyBytes);
  defineOperators(name, ['add', 'mul'], false);
  define(name, {
    __rmul__: new Native('__rmul__', (m, [self = null, other = null]) => operate(m, '*', self, other)),
    __len__: new Native('__len__', (_m, [self = null]) => {
      const plain = unbox(self);
      return typeof plain === 'string' ? [...plain].length : plain instanceof PyBytes ? plain.value.length : 0;
    }),
  });
  defineOrders(name, isOwn);
  defineEquality(name, isOwn);
}
define('str', { __mod__: new Native('__mod__', (m, [self = null, other = null]) => operate(m, '%', self, other)) });

/** An integer from any object with `__index__`; null if it has none. */
export function integerOf(m: Machine, value: Value): Value {
  if (toDim(value) !== null || value instanceof Unknown) return value;
  const method = lookupMethod(m, value, '__index__');
  if (method === undefined) m.raise('TypeError', `'${classOf(value).name}' object cannot be interpreted as an integer`);
  return callMethod(m, method, value, []);
}
