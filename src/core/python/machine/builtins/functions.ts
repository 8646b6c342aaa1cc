import { deleteAttr, findAttr, getAttr, lookupMethod, callMethod, setAttr } from '../protocol/attributes';
import { makeClass } from '../run/build-class';
import { call } from '../protocol/call';
import { makeDict } from '../protocol/containers';
import { makeException, PyRaise } from '../objects/errors';
import { getItem } from '../protocol/items';
import { iterate, iteratorOf, toArray } from '../protocol/iterate';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
import { globalsDict, moduleNames } from '../protocol/modules';
import { lenient, native } from '../protocol/native';
import { fromDim, toDim, toIndex, unbox, ELLIPSIS, NOT_IMPLEMENTED, PyBytes, PyRange, Unknown, type Value } from '../../data';
import { binary, compare } from '../protocol/operators';
import { ascii, formatValue, repr } from '../protocol/text';
import { truth } from '../protocol/truth';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { PyWrapper } from '../objects/descriptors';
import { PyGenericAlias } from '../objects/generic-alias';
import { PyDict, PySet } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { PyIterator, UnknownRest } from '../objects/iterator';
import { BoundMethod, Native, type Keywords } from '../objects/methods';
import { PyList, PyTuple } from '../objects/sequences';
import { PyFunction } from '../objects/function';
import { max as maxDim, min as minDim, toInt, type Int } from '../../../dim';
import { cls, exceptionNames } from './classes';
import { integerOf } from './dunders';
import { asyncFunctions } from './iterators';
import { DictView } from './mappings';
import { evaluateText } from '../run/eval-text';
import { hashNumber } from './objects';
import { roundNumber } from './numbers';
import { sorted } from './sequences';
import { absolute } from './absolute';

const table = new Map<string, Value>(asyncFunctions.map(made => [made.name, made]));

function fn(signature: string, compute: Parameters<typeof native>[1]): void {
  const made = native(signature, compute);
  table.set(made.name, made);
}

function loose(signature: string, compute: Parameters<typeof native>[1]): void {
  const made = lenient(signature, compute);
  table.set(made.name, made);
}

/** Python's `isinstance(value, of)`; unknown if a base is unknown. */
function isInstance(m: Machine, value: Value, of: Value): boolean | Unknown {
  if (value instanceof Unknown) return value;
  return isSubclassOf(m, classOf(value), of, value);
}

function isSubclassOf(m: Machine, type: PyClass, of: Value, value: Value | undefined): boolean | Unknown {
  if (of instanceof Unknown) return of;
  if (of instanceof PyTuple) {
    let undecided: Unknown | null = null;
    for (const one of of.items) {
      const result = isSubclassOf(m, type, one, value);
      if (result === true) return true;
      if (result instanceof Unknown) undecided ??= result;
    }
    return undecided ?? false;
  }
  if (of instanceof PyGenericAlias)
    return of.origin === 'types.UnionType' || of.args.includes(null)
      ? isSubclassOf(m, type, new PyTuple(of.args), value)
      : isSubclassOf(m, type, of.origin, value);
  if (of === null) return type === builtinClass('NoneType');
  if (!(of instanceof PyClass)) {
    const check = lookupMethod(m, of, value === undefined ? '__subclasscheck__' : '__instancecheck__');
    if (check === undefined) throw m.exception('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
    const result = truth(m, callMethod(m, check, of, [value === undefined ? type : value]));
    return result;
  }
  if (type.isSubclass(of)) return true;
  const custom =
    of.cls === builtinClass('type') ? undefined : of.cls.lookup(m, value === undefined ? '__subclasscheck__' : '__instancecheck__');
  if (custom !== undefined && custom !== builtinClass('type').attrs.get(value === undefined ? '__subclasscheck__' : '__instancecheck__')) {
    return truth(m, callMethod(m, custom, of, [value === undefined ? type : value]));
  }
  const hook = of.attrsIn(m).get('__subclasshook__');
  if (hook !== undefined) {
    const result = call(m, hook instanceof PyWrapper ? hook.fn : hook, [of, type]);
    if (typeof result === 'boolean') return result;
  }
  return type.openBase ?? false;
}

fn('isinstance(obj, class_or_tuple, /)', (m, [object, of]) => isInstance(m, object, of));
fn('issubclass(cls, class_or_tuple, /)', (m, [type, of]) =>
  type instanceof PyClass ? isSubclassOf(m, type, of, undefined) : m.raise('TypeError', 'issubclass() arg 1 must be a class'),
);

/** Python's `len(value)`. */
function length(m: Machine, value: Value): Value {
  if (value instanceof Unknown) return value;
  const type = classOf(value);
  const method = type.lookup(m, '__len__');
  if (method !== undefined) {
    const result = callMethod(m, method, value, []);
    const dim = toDim(result);
    if (dim === null && !(result instanceof Unknown))
      throw m.exception('TypeError', `'${classOf(result).name}' object cannot be interpreted as an integer`);
    if (typeof dim === 'number' && dim < 0) throw m.exception('ValueError', '__len__() should return >= 0');
    return result;
  }
  const plain = unbox(value);
  if (typeof plain === 'string') return /[\ud800-\udfff]/.test(plain) ? [...plain].length : plain.length;
  if (plain instanceof PyBytes) return plain.value.length;
  if (type.openBase) return type.openBase;
  return m.raise('TypeError', `object of type '${type.name}' has no len()`);
}
fn('len(obj, /)', (m, [value]) => length(m, value));

loose('iter(object, sentinel=..., /)', (m, [object, sentinel]) => {
  if (sentinel === ELLIPSIS) return iterate(m, object);
  return new PyIterator(self => {
    const value = call(m, object, []);
    const isEnd = truth(m, compare(m, '==', value, sentinel));
    if (isEnd instanceof Unknown) return self.lose(m, isEnd);
    return isEnd ? undefined : value;
  }, 'callable_iterator');
});
table.set(
  'next',
  new Native('next', (m, [iterator = null, fallback]) => {
    if (iterator instanceof Unknown) return iterator;
    if (iterator instanceof PyIterator) {
      const value = iterator.next(m);
      if (value !== undefined) return value;
      if (fallback !== undefined) return fallback;
      const result = iterator.generator?.result() ?? null;
      throw new PyRaise(makeException('StopIteration', ...(result === null ? [] : [result])), m.stack());
    }
    const method = lookupMethod(m, iterator, '__next__');
    if (method === undefined) throw m.exception('TypeError', `'${classOf(iterator).name}' object is not an iterator`);
    const { frame, depth } = m;
    try {
      return callMethod(m, method, iterator, []);
    } catch (error) {
      if (fallback === undefined || !(error instanceof PyRaise) || !error.is('StopIteration')) throw error;
      m.frame = frame;
      m.depth = depth;
      return fallback;
    }
  }),
);

/** A lazy iterator class: `map(f, xs)` and similar. */
function lazy(name: string, make: (m: Machine, args: readonly Value[], keywords: Keywords) => Value): void {
  cls(name).attrs.set('__new__', new Native('__new__', (m, [, ...args], keywords) => make(m, args, keywords), true));
  cls(name).attrs.set('__init__', new Native('__init__', () => null));
}

function iterators(m: Machine, values: readonly Value[]): readonly PyIterator[] | Unknown {
  const result: PyIterator[] = [];
  for (const value of values) {
    const iterator = iterate(m, value);
    if (iterator instanceof Unknown) return iterator;
    result.push(iterator);
  }
  return result;
}

/** One item of each; undefined as soon as one has ended. If one has an unknown rest, the result is unknown. */
function together(m: Machine, all: readonly PyIterator[], self: PyIterator): readonly Value[] | UnknownRest | undefined {
  const items: Value[] = [];
  for (const iterator of all) {
    const item = iterator.next(m);
    if (item === undefined) return undefined;
    if (iterator.unknown) return self.lose(m, iterator.unknown);
    items.push(item);
  }
  return items;
}

lazy('map', (m, [mapper = null, ...iterables]) => {
  const all = iterators(m, iterables);
  if (all instanceof Unknown) return all;
  return new PyIterator(self => {
    const items = together(m, all, self);
    m.step();
    return items === undefined || items instanceof UnknownRest ? items : call(m, mapper, items);
  }, 'map');
});
lazy('filter', (m, [test = null, iterable = null]) => {
  const iterator = iterate(m, iterable);
  if (iterator instanceof Unknown) return iterator;
  return new PyIterator(self => {
    for (let item = iterator.next(m); item !== undefined; item = iterator.next(m)) {
      if (iterator.unknown) return self.lose(m, iterator.unknown);
      m.step();
      const wanted = truth(m, test === null ? item : call(m, test, [item]));
      if (wanted instanceof Unknown) return self.lose(m, wanted);
      if (wanted) return item;
    }
    return undefined;
  }, 'filter');
});
lazy('zip', (m, iterables, keywords) => {
  const all = iterators(m, iterables);
  if (all instanceof Unknown) return all;
  const strict = keywords?.get('strict') === true;
  return new PyIterator(self => {
    if (all.length === 0) return undefined;
    const items: Value[] = [];
    for (const [i, iterator] of all.entries()) {
      const item = iterator.next(m);
      if (iterator.unknown) return self.lose(m, iterator.unknown);
      if (item !== undefined) {
        items.push(item);
        continue;
      }
      if (strict && i > 0)
        throw m.exception('ValueError', `zip() argument ${String(i + 1)} is shorter than argument${i === 1 ? ' 1' : `s 1-${String(i)}`}`);
      const longer = strict ? all.findIndex((other, j) => j > 0 && other.next(m) !== undefined) : -1;
      const lost = longer > 0 ? all[longer]?.unknown : null;
      if (lost) return self.lose(m, lost);
      if (longer > 0)
        throw m.exception(
          'ValueError',
          `zip() argument ${String(longer + 1)} is longer than argument${longer === 1 ? ' 1' : `s 1-${String(longer)}`}`,
        );
      return undefined;
    }
    return new PyTuple(items);
  }, 'zip');
});
lazy('enumerate', (m, [iterable = null, start], keywords) => {
  const iterator = iterate(m, iterable);
  if (iterator instanceof Unknown) return iterator;
  let count = toIndex(start ?? keywords?.get('start') ?? 0) ?? 0;
  return new PyIterator(self => {
    const item = iterator.next(m);
    if (iterator.unknown) return self.lose(m, iterator.unknown);
    return item === undefined ? undefined : new PyTuple([count++, item]);
  }, 'enumerate');
});
lazy('reversed', (m, [sequence = null]) => {
  const method = lookupMethod(m, sequence, '__reversed__');
  if (method !== undefined) return callMethod(m, method, sequence, []);
  if (sequence instanceof PyDict) return iteratorOf([...sequence.entries.values()].map(({ key }) => key).reverse(), 'reversed');
  if (sequence instanceof PyTuple || sequence instanceof PyRange || typeof sequence === 'string' || sequence instanceof DictView) {
    const items = toArray(m, sequence);
    return items instanceof Unknown ? items : iteratorOf([...items].reverse(), 'reversed');
  }
  if (lookupMethod(m, sequence, '__getitem__') === undefined || sequence instanceof PySet)
    throw m.exception('TypeError', `'${classOf(sequence).name}' object is not reversible`);
  const size = length(m, sequence);
  if (size instanceof Unknown) return size;
  let next = toIndex(size) ?? 0;
  return new PyIterator(() => (next > 0 ? getItem(m, sequence, --next) : undefined), 'reversed');
});

loose('sorted(iterable, /, *, key=None, reverse=False)', (m, [iterable, key, reverse]) => {
  const items = toArray(m, iterable);
  if (items instanceof Unknown) return items;
  const result = sorted(m, items, key, reverse);
  return result instanceof Unknown ? result : m.made(new PyList([...result]));
});

table.set(
  'sum',
  lenient('sum(iterable, /, start=0)', (m, [iterable, start]) => {
    const items = toArray(m, iterable);
    if (items instanceof Unknown) return items;
    if (typeof start === 'string') throw m.exception('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
    return items.reduce<Value>((total, item) => binary(m, '+', total, item), start);
  }),
);

function extreme(name: 'max' | 'min'): void {
  table.set(
    name,
    new Native(name, (m, args, keywords) => {
      const key = keywords?.get('key') ?? null;
      const fallback = keywords?.get('default');
      const items = args.length === 1 ? toArray(m, args[0] ?? null) : args;
      if (items instanceof Unknown) return items;
      if (items.length === 0) return fallback !== undefined ? fallback : m.raise('ValueError', `${name}() arg is an empty sequence`);
      let best: Value | undefined;
      let bestKey: Value = null;
      for (const item of items) {
        const itemKey = key === null ? item : call(m, key, [item]);
        if (best === undefined) {
          best = item;
          bestKey = itemKey;
          continue;
        }
        const better = truth(m, compare(m, name === 'max' ? '>' : '<', itemKey, bestKey));
        if (better instanceof Unknown) {
          const [a, b] = [toDim(itemKey), toDim(bestKey)];
          if (key !== null || a === null || b === null) return better;
          best = bestKey = fromDim(name === 'max' ? maxDim(a, b) : minDim(a, b));
        } else if (better) {
          best = item;
          bestKey = itemKey;
        }
      }
      return best ?? null;
    }),
  );
}
extreme('max');
extreme('min');

for (const [name, wanted] of [
  ['any', true],
  ['all', false],
] as const) {
  loose(`${name}(iterable, /)`, (m, [iterable]) => {
    const iterator = iterate(m, iterable);
    if (iterator instanceof Unknown) return iterator;
    let undecided: Unknown | null = null;
    for (let item = iterator.next(m); item !== undefined; item = iterator.next(m)) {
      m.step();
      const decided = truth(m, item);
      if (decided === wanted) return wanted;
      if (decided instanceof Unknown) undecided ??= decided;
      if (iterator.unknown) return iterator.unknown;
    }
    return undecided ?? !wanted;
  });
}

fn('abs(x, /)', (m, [value]) => {
  const method = value instanceof Instance ? lookupMethod(m, value, '__abs__') : undefined;
  if (method !== undefined) return callMethod(m, method, value, []);
  return absolute(m, value) ?? m.raise('TypeError', `bad operand type for abs(): '${classOf(value).name}'`);
});
fn('round(number, ndigits=None)', (m, [value, digits]) => roundNumber(m, value, digits));
fn('divmod(x, y, /)', (m, [a, b]) => {
  for (const [self, name, other] of [
    [a, '__divmod__', b],
    [b, '__rdivmod__', a],
  ] as const) {
    const method = self instanceof Instance ? lookupMethod(m, self, name) : undefined;
    const result = method === undefined ? NOT_IMPLEMENTED : callMethod(m, method, self, [other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return new PyTuple([binary(m, '//', a, b), binary(m, '%', a, b)]);
});
fn('pow(base, exp, mod=None)', (m, [base, exponent, modulus]) => {
  if (modulus === null) return binary(m, '**', base, exponent);
  const [b, e, n] = [toDim(base), toDim(exponent), toDim(modulus)];
  if (typeof b === 'object' || typeof e === 'object' || typeof n === 'object' || n === 0)
    return new Unknown('this kind of power is not supported');
  if (e < 0) return inversePower(m, b, e, n);
  let result = 1n;
  let [square, rest] = [BigInt(b) % BigInt(n), BigInt(e)];
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % BigInt(n);
    square = (square * square) % BigInt(n);
  }
  return binary(m, '%', result, n);
});
/** `pow(b, -e, n)`: the power of the inverse modulo n. */
function inversePower(m: Machine, b: Int, e: Int, n: Int): Value {
  let [r0, r1, t0, t1] = [BigInt(n), ((BigInt(b) % BigInt(n)) + BigInt(n)) % BigInt(n), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  if (r0 !== 1n) m.raise('ValueError', 'base is not invertible for the given modulus');
  return call(m, table.get('pow') ?? null, [toInt(((t0 % BigInt(n)) + BigInt(n)) % BigInt(n)), toInt(-BigInt(e)), n]);
}

for (const [name, base, prefix] of [
  ['bin', 2, '0b'],
  ['oct', 8, '0o'],
  ['hex', 16, '0x'],
] as const) {
  fn(`${name}(number, /)`, (m, [value]) => {
    const number = integerOf(m, value);
    const dim = toDim(number);
    if (dim === null || typeof dim === 'object')
      return number instanceof Unknown ? number : new Unknown('an unknown size is converted to text');
    const big = BigInt(dim);
    return `${big < 0n ? '-' : ''}${prefix}${(big < 0n ? -big : big).toString(base)}`;
  });
}
fn('chr(i, /)', (m, [code]) => {
  const value = toIndex(code);
  return value === null || value < 0 || value > 0x10ffff
    ? m.raise('ValueError', 'chr() arg not in range(0x110000)')
    : String.fromCodePoint(value);
});
fn('ord(c, /)', (m, [char]) => {
  const plain = unbox(char);
  const text =
    typeof plain === 'string'
      ? plain
      : plain instanceof PyBytes
        ? plain.value
        : m.raise('TypeError', `ord() expected string of length 1, but ${classOf(char).name} found`);
  return [...text].length === 1
    ? (text.codePointAt(0) ?? 0)
    : m.raise('TypeError', `ord() expected a character, but string of length ${String([...text].length)} found`);
});
fn('repr(obj, /)', (m, [value]) => repr(m, value));
fn('ascii(obj, /)', (m, [value]) => ascii(m, value));
fn("format(value, format_spec='', /)", (m, [value, spec]) => formatValue(m, value, String(spec)));
loose('hash(obj, /)', (m, [value]) => hashNumber(m, value));
loose('id(obj, /)', (m, [value]) => (typeof value === 'object' && value !== null ? m.identity(value) : hashNumber(m, value)));
loose('callable(obj, /)', (m, [value]) => {
  if (value instanceof Unknown) return value;
  if (value instanceof PyFunction || value instanceof Native || value instanceof PyClass || value instanceof BoundMethod) return true;
  return classOf(value).lookup(m, '__call__') !== undefined || (classOf(value).openBase ?? false);
});

table.set(
  'getattr',
  new Native('getattr', (m, [object = null, name = null, fallback]) => {
    if (object instanceof Unknown) return object;
    const text = unbox(name);
    if (text instanceof Unknown) return text;
    if (typeof text !== 'string') throw m.exception('TypeError', `attribute name must be string, not '${classOf(name).name}'`);
    if (fallback === undefined) return getAttr(m, object, text);
    const found = attributeOr(m, object, text);
    return found === undefined ? fallback : found;
  }),
);

/** The attribute; undefined if looking it up raises AttributeError. */
function attributeOr(m: Machine, object: Value, name: string): Value | undefined {
  const { frame, depth } = m;
  try {
    return findAttr(m, object, name);
  } catch (error) {
    if (!(error instanceof PyRaise) || !error.is('AttributeError')) throw error;
    m.frame = frame;
    m.depth = depth;
    return undefined;
  }
}
loose('hasattr(obj, name, /)', (m, [object, name]) => {
  if (object instanceof Unknown) return object;
  const text = unbox(name);
  if (typeof text !== 'string') return text instanceof Unknown ? text : m.raise('TypeError', 'attribute name must be string');
  const found = attributeOr(m, object, text);
  return found instanceof Unknown && (found === classOf(object).openBase || (object instanceof PyModule && found === object.openStar))
    ? found
    : found !== undefined;
});
loose('setattr(obj, name, value, /)', (m, [object, name, value]) => {
  const text = unbox(name);
  if (typeof text === 'string') setAttr(m, object, text, value);
  else if (!(text instanceof Unknown)) m.raise('TypeError', `attribute name must be string, not '${classOf(name).name}'`);
  return null;
});
loose('delattr(obj, name, /)', (m, [object, name]) => {
  deleteAttr(m, object, String(unbox(name)));
  return null;
});
table.set(
  'vars',
  new Native('vars', (m, [object]) =>
    object === undefined ? localsDict(m) : object instanceof PyModule ? globalsDict(m, object) : getAttr(m, object, '__dict__'),
  ),
);
table.set(
  'dir',
  new Native('dir', (m, [object]) => {
    if (object === undefined) return new PyList(keysOf(localsDict(m)).sort());
    if (object instanceof Unknown) return object;
    if (object instanceof PyModule) return new PyList([...moduleNames(m, object)].sort());
    const custom = classOf(object).lookup(m, '__dir__');
    if (custom instanceof PyFunction) return new PyList([...toArrayOrEmpty(m, callMethod(m, custom, object, []))]);
    const names = new Set<string>();
    const types = object instanceof PyClass ? object.mro : classOf(object).mro;
    for (const type of types) for (const name of type.attrsIn(m).keys()) names.add(name);
    if (object instanceof Instance) for (const name of object.attrsIn(m).keys()) names.add(name);
    return new PyList([...names].sort());
  }),
);
function toArrayOrEmpty(m: Machine, value: Value): readonly Value[] {
  const items = toArray(m, value);
  return items instanceof Unknown ? [] : items;
}
function keysOf(dict: PyDict): string[] {
  return [...dict.entries.values()].map(({ key }) => String(key));
}
function localsDict(m: Machine): PyDict {
  const { frame } = m;
  if (!frame) return new PyDict();
  return frame.scope === frame.module.scope ? globalsDict(m, frame.module) : makeDict(frame.scope.vars);
}
table.set('globals', new Native('globals', m => (m.frame ? globalsDict(m, m.frame.module) : new PyDict())));
table.set('locals', new Native('locals', m => localsDict(m)));
table.set(
  'print',
  new Native('print', (m, args, keywords) => {
    const print = m.rooms.get('print');
    if (typeof print === 'function') (print as (m: Machine, args: readonly Value[], keywords: Keywords) => void)(m, args, keywords);
    return null;
  }),
);
table.set('input', new Native('input', m => m.unknown('the result of `input()` is unknown')));
table.set('open', new Native('open', m => m.unknown('files are not read')));
table.set(
  'eval',
  new Native('eval', (m, [text = null, globals, locals]) => {
    const plain = unbox(text);
    if (typeof plain !== 'string') return m.unknown('the argument of `eval` is unknown');
    return evaluateText(m, plain, globals ?? null, locals ?? null);
  }),
);
table.set('exec', new Native('exec', m => m.unknown('`exec` is not supported')));
table.set('compile', new Native('compile', m => m.unknown('`compile` is not supported')));
table.set('breakpoint', new Native('breakpoint', () => null));
table.set('help', new Native('help', () => null));
table.set(
  '__import__',
  new Native('__import__', (m, [name = null]) => {
    const text = unbox(name);
    if (typeof text !== 'string') return m.unknown('the name of the imported module is unknown');
    const root = text.split('.')[0] ?? text;
    return m.loader.get(root) ?? m.raise('ModuleNotFoundError', `No module named '${root}'`);
  }),
);
table.set(
  '__build_class__',
  new Native('__build_class__', (m, [, name = null, ...bases], keywords) =>
    makeClass(m, String(name), bases, new Map(), keywords ?? new Map()),
  ),
);

for (const name of [
  'object',
  'type',
  'int',
  'bool',
  'float',
  'complex',
  'str',
  'bytes',
  'bytearray',
  'tuple',
  'list',
  'dict',
  'set',
  'frozenset',
  'property',
  'classmethod',
  'staticmethod',
  'slice',
  'range',
  'super',
  'map',
  'filter',
  'zip',
  'enumerate',
  'reversed',
  'memoryview',
  ...exceptionNames,
]) {
  table.set(name, cls(name));
}
table.set('IOError', cls('OSError'));
table.set('EnvironmentError', cls('OSError'));
table.set('Ellipsis', ELLIPSIS);
table.set('NotImplemented', NOT_IMPLEMENTED);
table.set('__debug__', true);
table.set('__name__', 'builtins');

/** Every builtin by its name. */
export const builtins: ReadonlyMap<string, Value> = table;
