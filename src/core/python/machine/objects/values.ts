import { Obj, PyFloat, SymInt, typeNameOf, Unknown, type Value } from '../../data';
import { touch, type Mutable } from './journal';
import type { Machine } from './machine';

/** Arguments by keyword, in the order given. Null where there are none: most calls. */
export type Keywords = ReadonlyMap<string, Value> | null;

/** What runs when a native function is called, its arguments not yet bound. */
export type NativeCall = (m: Machine, args: readonly Value[], keywords: Keywords) => Value;

/** A Python object with a class that a program may look into. */
export abstract class PyObject extends Obj {
  abstract get cls(): PyClass;
  get typeName(): string {
    return this.cls.name;
  }
}

/** An object with attributes of its own. */
export class Instance extends PyObject implements Mutable {
  constructor(
    public type: PyClass,
    public attrs = new Map<string, Value>(),
  ) {
    super();
  }
  get cls(): PyClass {
    return this.type;
  }
  set(name: string, value: Value): void {
    touch(this);
    this.attrs.set(name, value);
  }
  delete(name: string): boolean {
    touch(this);
    return this.attrs.delete(name);
  }
  save(): unknown {
    return new Map(this.attrs);
  }
  restore(state: unknown): void {
    this.attrs = new Map(state as Map<string, Value>);
  }
  join(a: unknown, b: unknown): unknown {
    return joinMaps(a as Map<string, Value>, b as Map<string, Value>);
  }
}

/** Instances of a class that derives from tuple have its items and attributes of their own. */
export class PyTuple extends Instance {
  constructor(
    readonly items: readonly Value[],
    type?: PyClass,
  ) {
    super(type ?? builtinClass('tuple'));
  }
}

/** A container whose contents may not be known as a whole: what is looked up in it and not found is then unknown too. */
export interface Container {
  /** Why there may be more or other things in it; null for most. */
  open: Unknown | null;
  /** The package whose modules may still add to it when they are imported; null unless it was made while a module was imported. */
  home: string | null;
}

/** The package a module of which is being imported: what its code makes meanwhile may be a registry. And how many imports are under way. */
export const importing: { package: string | null; modules: number } = { package: null, modules: 0 };

export class PyList extends Instance implements Container {
  open: Unknown | null = null;
  home = importing.package;
  constructor(
    public items: Value[],
    type?: PyClass,
  ) {
    super(type ?? builtinClass('list'));
  }
  override save(): unknown {
    return { attrs: super.save(), items: this.items.slice(), open: this.open };
  }
  override restore(state: unknown): void {
    const { attrs, items, open } = state as { attrs: unknown; items: Value[]; open: Unknown | null };
    super.restore(attrs);
    this.items = items.slice();
    this.open = open;
  }
  override join(a: unknown, b: unknown): unknown {
    const [x, y] = [
      a as { attrs: unknown; items: Value[]; open: Unknown | null },
      b as { attrs: unknown; items: Value[]; open: Unknown | null },
    ];
    const attrs = super.join(x.attrs, y.attrs);
    if (x.items.length !== y.items.length)
      return { attrs, items: [], open: new Unknown('the list has different lengths on different paths') };
    return { attrs, items: x.items.map((item, i) => joinValues(item, y.items[i] ?? null)), open: x.open ?? y.open };
  }
}

/** What stands for a key in a JavaScript map; equal for keys that Python takes for equal. */
export type HashKey = string | number | bigint | boolean | null | object;

export interface DictEntry {
  readonly key: Value;
  value: Value;
}

export class PyDict extends Instance implements Container {
  open: Unknown | null = null;
  home = importing.package;
  entries = new Map<HashKey, DictEntry>();
  constructor(type?: PyClass) {
    super(type ?? builtinClass('dict'));
  }
  override save(): unknown {
    return { attrs: super.save(), entries: copyEntries(this.entries), open: this.open };
  }
  override restore(state: unknown): void {
    const { attrs, entries, open } = state as DictState;
    super.restore(attrs);
    this.entries = copyEntries(entries);
    this.open = open;
  }
  override join(a: unknown, b: unknown): unknown {
    const [x, y] = [a as DictState, b as DictState];
    const attrs = super.join(x.attrs, y.attrs);
    const entries = new Map<HashKey, DictEntry>();
    let open = x.open ?? y.open;
    for (const [key, entry] of x.entries) {
      const other = y.entries.get(key);
      if (other) entries.set(key, { key: entry.key, value: joinValues(entry.value, other.value) });
      else open ??= new Unknown('the dict has different keys on different paths');
    }
    if (y.entries.size !== entries.size) open ??= new Unknown('the dict has different keys on different paths');
    return { attrs, entries, open };
  }
}

interface DictState {
  readonly attrs: unknown;
  readonly entries: Map<HashKey, DictEntry>;
  readonly open: Unknown | null;
}

function copyEntries(entries: ReadonlyMap<HashKey, DictEntry>): Map<HashKey, DictEntry> {
  const copy = new Map<HashKey, DictEntry>();
  for (const [key, entry] of entries) copy.set(key, { key: entry.key, value: entry.value });
  return copy;
}

/** `set` and `frozenset`. */
export class PySet extends Instance implements Container {
  open: Unknown | null = null;
  home = importing.package;
  items = new Map<HashKey, Value>();
  constructor(type?: PyClass) {
    super(type ?? builtinClass('set'));
  }
  override save(): unknown {
    return { items: new Map(this.items), open: this.open };
  }
  override restore(state: unknown): void {
    const { items, open } = state as { items: Map<HashKey, Value>; open: Unknown | null };
    this.items = new Map(items);
    this.open = open;
  }
  override join(a: unknown, b: unknown): unknown {
    const [x, y] = [a as { items: Map<HashKey, Value>; open: Unknown | null }, b as { items: Map<HashKey, Value>; open: Unknown | null }];
    const same = x.items.size === y.items.size && [...x.items.keys()].every(key => y.items.has(key));
    return {
      items: new Map(x.items),
      open: x.open ?? y.open ?? (same ? null : new Unknown('the set has different items on different paths')),
    };
  }
}

/** A class: a builtin one, or one that a `class` statement or `type(…)` made. */
export class PyClass extends Instance {
  readonly mro: readonly PyClass[];
  /** A base that is not known: what is not found in the class may be in there. */
  readonly openBase: Unknown | null;
  private cache = new Map<string, Value | undefined>();
  private cacheStamp = -1;

  /** @throws PyClassError where the bases have no consistent order */
  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[],
    attrs: ReadonlyMap<string, Value> = new Map(),
    options: {
      readonly metaclass?: PyClass;
      readonly openBase?: Unknown | null;
      readonly qualname?: string;
      readonly module?: string;
    } = {},
  ) {
    super(options.metaclass ?? (undefined as unknown as PyClass));
    this.attrs = new Map(attrs);
    this.openBase = options.openBase ?? bases.find(base => base.openBase)?.openBase ?? null;
    this.mro = linearize(this, bases);
    this.qualname = options.qualname ?? name;
    this.module = options.module ?? 'builtins';
    classStamp++;
  }
  qualname: string;
  module: string;
  /** The only attributes its objects may have; null without `__slots__`. */
  slots: ReadonlySet<string> | null = null;

  override get cls(): PyClass {
    return (this.type as PyClass | undefined) ?? builtinClass('type');
  }
  override set(name: string, value: Value): void {
    classStamp++;
    super.set(name, value);
  }
  override delete(name: string): boolean {
    classStamp++;
    return super.delete(name);
  }
  override restore(state: unknown): void {
    classStamp++;
    super.restore(state);
  }
  /** The attribute of the first class in the order that has it. */
  lookup(name: string): Value | undefined {
    if (this.cacheStamp !== classStamp) {
      this.cache.clear();
      this.cacheStamp = classStamp;
    }
    const cached = this.cache.get(name);
    if (cached !== undefined || this.cache.has(name)) return cached;
    let found: Value | undefined;
    for (const cls of this.mro) {
      found = cls.attrs.get(name);
      if (found !== undefined) break;
    }
    this.cache.set(name, found);
    return found;
  }
  isSubclass(of: PyClass): boolean {
    return this.mro.includes(of);
  }
}

/** Grows with every change of any class: what was looked up before may have changed. */
let classStamp = 0;

/** Classes whose bases contradict each other, in Python's words. */
export class PyClassError extends Error {}

/** The C3 order: each class before its bases, bases in the order written. */
function linearize(cls: PyClass, bases: readonly PyClass[]): readonly PyClass[] {
  const twice = bases.find((base, i) => bases.indexOf(base) !== i);
  if (twice) throw new PyClassError(`duplicate base class ${twice.name}`);
  const lists = [...bases.map(base => [...base.mro]), [...bases]];
  const order: PyClass[] = [cls];
  for (;;) {
    const rest = lists.filter(list => list.length > 0);
    if (rest.length === 0) return order;
    const next = rest.map(list => list[0]).find(head => head !== undefined && !rest.some(list => list.indexOf(head) > 0));
    if (!next)
      throw new PyClassError(
        `Cannot create a consistent method resolution\norder (MRO) for bases ${[...new Set(rest.map(list => list[0]?.name ?? ''))].join(', ')}`,
      );
    order.push(next);
    for (const list of rest) if (list[0] === next) list.shift();
  }
}

const NONE = new Map<string, Value>();

/** A builtin function or method. */
export class Native extends Instance {
  constructor(
    readonly name: string,
    readonly call: NativeCall,
    /** A function found on a class is bound to the object it is looked up on, unless it is static. */
    readonly isStatic = false,
  ) {
    super(undefined as unknown as PyClass, NONE);
  }
  override get cls(): PyClass {
    return builtinClass('builtin_function_or_method');
  }
  override set(name: string, value: Value): void {
    // Thousands of them have no attributes: they share one empty map until they get some.
    if (this.attrs === NONE) this.attrs = new Map();
    super.set(name, value);
  }
}

/** A function or native function together with its first argument. */
export class BoundMethod extends PyObject {
  constructor(
    readonly self: Value,
    readonly fn: Value,
  ) {
    super();
  }
  get cls(): PyClass {
    const isPlain = this.fn instanceof Native && builtinClass('object').attrs.get(this.fn.name) === this.fn;
    return builtinClass(isPlain ? 'builtin_function_or_method' : 'method');
  }
}

/** An attribute computed by a native function; writable where there is a setter. */
export class NativeProperty extends PyObject {
  constructor(
    readonly get: (m: Machine, self: Value) => Value,
    readonly set: ((m: Machine, self: Value, value: Value) => void) | null = null,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass('getset_descriptor');
  }
}

/** `property`, `classmethod` and `staticmethod` objects. */
export class PyProperty extends Instance {
  constructor(
    readonly fget: Value,
    readonly fset: Value,
    readonly fdel: Value,
    type?: PyClass,
  ) {
    super(type ?? builtinClass('property'));
  }
}

export class PyWrapper extends Instance {
  constructor(
    readonly kind: 'classmethod' | 'staticmethod',
    readonly fn: Value,
  ) {
    super(builtinClass(kind));
  }
}

/**
 * Anything `next()` works on: `next` gives undefined at the end. An iterator's position cannot be undone in general, so one that was
 * advanced on an undecided path is unknown afterwards.
 */
export class PyIterator extends PyObject implements Mutable {
  unknown: Unknown | null = null;
  constructor(
    private readonly advance: () => Value | undefined,
    readonly className = 'iterator',
    /** Generators take values and exceptions too. */
    readonly generator: GeneratorControl | null = null,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass(this.className);
  }
  next(): Value | undefined {
    if (this.unknown) return this.unknown;
    touch(this);
    this.moves++;
    return this.advance();
  }
  private moves = 0;
  save(): unknown {
    return { moves: this.moves, unknown: this.unknown };
  }
  restore(state: unknown): void {
    const { moves, unknown } = state as { moves: number; unknown: Unknown | null };
    this.unknown = unknown;
    if (moves !== this.moves) this.unknown ??= new Unknown('it was advanced where it is not decided whether the code runs');
  }
  join(a: unknown, b: unknown): unknown {
    const [x, y] = [a as { moves: number; unknown: Unknown | null }, b as { moves: number; unknown: Unknown | null }];
    return { moves: x.moves === y.moves ? x.moves : -1, unknown: x.unknown ?? y.unknown };
  }
}

export interface GeneratorControl {
  send(value: Value): Value | undefined;
  throw(exception: Value): Value | undefined;
  close(): void;
  /** What the generator returned, once it has ended. */
  result(): Value;
}

/** `super()`: attributes are looked up behind `start` in the order of the object's class. */
export class PySuper extends PyObject {
  constructor(
    readonly start: PyClass,
    readonly self: Value,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass('super');
  }
}

/** `list[int]`, `Optional[int]`, `int | None`: types at run time, which nothing computes with. */
export class PyGenericAlias extends PyObject {
  constructor(
    readonly origin: Value,
    readonly args: readonly Value[],
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass('GenericAlias');
  }
}

// The classes of builtin objects, filled by builtins/classes.ts; a registry breaks the circle between objects and their classes.
const registry = new Map<string, PyClass>();

/** The class of a builtin kind of object, by its name. */
export function builtinClass(name: string): PyClass {
  const found = registry.get(name);
  if (!found) throw new Error(`No builtin class ${name}.`);
  return found;
}

export function registerBuiltinClass(cls: PyClass): PyClass {
  registry.set(cls.name, cls);
  return cls;
}

/** The class of any value. */
export function classOf(value: Value): PyClass {
  return value instanceof PyObject ? value.cls : builtinClass(typeNameOf(value));
}

/** A value that may be either of two, from different paths of a program. */
export function joinValues(a: Value, b: Value): Value {
  if (a === b) return a;
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value)) return a;
  if (a instanceof SymInt && b instanceof SymInt && a.dim.key === b.dim.key) return a;
  if (a instanceof PyTuple && b instanceof PyTuple && a.type === b.type && a.items.length === b.items.length) {
    return new PyTuple(
      a.items.map((item, i) => joinValues(item, b.items[i] ?? null)),
      a.type,
    );
  }
  if (a instanceof Obj && b instanceof Obj) {
    const joined = joiner?.(a, b);
    if (joined) return joined;
  }
  return new Unknown('it has different values on different paths');
}

/** How objects of another room join: tensors of one shape. */
let joiner: ((a: Obj, b: Obj) => Obj | null) | null = null;

export function setJoiner(join: (a: Obj, b: Obj) => Obj | null): void {
  joiner = join;
}

export function joinMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const [name, value] of a) {
    const other = b.get(name);
    result.set(name, other === undefined ? new Unknown(`\`${name}\` is set on one path only`) : joinValues(value, other));
  }
  for (const name of b.keys()) if (!a.has(name)) result.set(name, new Unknown(`\`${name}\` is set on one path only`));
  return result;
}
