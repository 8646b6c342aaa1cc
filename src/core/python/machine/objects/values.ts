import { Obj, PyFloat, SymInt, typeNameOf, Unknown, type Value } from '../../data';
import type { Census, Traced } from './census';
import type { Mutable } from './journal';
import type { Machine } from './machine';

/** Arguments by keyword, in order. Null if there are none, as in most calls. */
export type Keywords = ReadonlyMap<string, Value> | null;

/** The implementation of a native function; its arguments are not yet bound. */
export type NativeCall = (m: Machine, args: readonly Value[], keywords: Keywords) => Value;

/** A Python object with a class that a program can inspect. */
export abstract class PyObject extends Obj implements Traced {
  abstract get cls(): PyClass;
  /** Tells a census its size and what it keeps alive. */
  trace(census: Census): void {
    census.add(4);
  }
  get typeName(): string {
    return this.cls.name;
  }
}

/** The state of an {@link Instance}. Derived classes add their own contents. */
export interface InstanceState {
  readonly attrs: ReadonlyMap<string, Value>;
}

/** An object with its own attributes. */
export class Instance extends PyObject implements Mutable<InstanceState> {
  constructor(
    public type: PyClass,
    public attrs = new Map<string, Value>(),
  ) {
    super();
  }
  get cls(): PyClass {
    return this.type;
  }
  set(m: Machine, name: string, value: Value): void {
    m.journal.touch(this);
    this.attrs.set(name, value);
  }
  delete(m: Machine, name: string): boolean {
    m.journal.touch(this);
    return this.attrs.delete(name);
  }
  override trace(census: Census): void {
    census.add(32 + 8 * this.attrs.size);
    census.visit(this.type);
    census.all(this.attrs.values());
  }
  /** Whether all machines use this object: a program's changes to it are stored by its own machine. */
  get isShared(): boolean {
    return false;
  }
  /** The attributes as a machine sees them. */
  attrsIn(m: Machine): ReadonlyMap<string, Value> {
    return m.overlays !== null && this.isShared ? m.overlays.attrsOf(this) : this.attrs;
  }
  save(): InstanceState {
    return { attrs: new Map(this.attrs) };
  }
  restore({ attrs }: InstanceState): void {
    this.attrs = new Map(attrs);
  }
  join(m: Machine, a: InstanceState, b: InstanceState): InstanceState {
    return { attrs: joinMaps(m, a.attrs, b.attrs) };
  }
  /**
   * The representation of either of two objects, this one and another, from different paths; null if only an unknown can represent both.
   */
  joinedWith(_m: Machine, _other: Value): Instance | null {
    return null;
  }
}

/** Instances of a class that derives from tuple have its items and their own attributes. */
export class PyTuple extends Instance {
  constructor(
    readonly items: readonly Value[],
    type?: PyClass,
  ) {
    super(type ?? builtinClass('tuple'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(this.items.length);
    census.all(this.items);
  }
}

/** A container whose contents may not be completely known: a failed lookup is then unknown too. */
export interface Container {
  /** Why it may contain more or other items; usually null. */
  open: Unknown | null;
  /** The package whose modules may still add to it when they are imported; null unless it was created while a module was imported. */
  home: string | null;
}

interface ListState extends InstanceState {
  readonly items: readonly Value[];
  readonly open: Unknown | null;
}

export class PyList extends Instance implements Container {
  open: Unknown | null = null;
  home: string | null = null;
  constructor(
    public items: Value[],
    type?: PyClass,
  ) {
    super(type ?? builtinClass('list'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(20 + 1.5 * this.items.length);
    census.all(this.items);
  }
  override save(): ListState {
    return { ...super.save(), items: this.items.slice(), open: this.open };
  }
  override restore(state: ListState): void {
    super.restore(state);
    this.items = state.items.slice();
    this.open = state.open;
  }
  override join(m: Machine, a: ListState, b: ListState): ListState {
    const { attrs } = super.join(m, a, b);
    if (a.items.length !== b.items.length)
      return { attrs, items: [], open: new Unknown('the list has different lengths on different paths') };
    return { attrs, items: a.items.map((item, i) => joinValues(m, item, b.items[i] ?? null)), open: a.open ?? b.open };
  }
}

/** A key in a JavaScript map; equal for keys that Python considers equal. */
export type HashKey = string | number | bigint | boolean | null | object;

export interface DictEntry {
  readonly key: Value;
  value: Value;
}

export class PyDict extends Instance implements Container {
  open: Unknown | null = null;
  home: string | null = null;
  entries = new Map<HashKey, DictEntry>();
  constructor(type?: PyClass) {
    super(type ?? builtinClass('dict'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(32 + 14 * this.entries.size);
    for (const { key, value } of this.entries.values()) {
      census.visit(key);
      census.visit(value);
    }
  }
  override save(): DictState {
    return { ...super.save(), entries: copyEntries(this.entries), open: this.open };
  }
  override restore(state: DictState): void {
    super.restore(state);
    this.entries = copyEntries(state.entries);
    this.open = state.open;
  }
  override join(m: Machine, a: DictState, b: DictState): DictState {
    const { attrs } = super.join(m, a, b);
    const entries = new Map<HashKey, DictEntry>();
    let open = a.open ?? b.open;
    for (const [key, entry] of a.entries) {
      const other = b.entries.get(key);
      if (other) entries.set(key, { key: entry.key, value: joinValues(m, entry.value, other.value) });
      else open ??= new Unknown('the dict has different keys on different paths');
    }
    if (b.entries.size !== entries.size) open ??= new Unknown('the dict has different keys on different paths');
    return { attrs, entries, open };
  }
}

interface DictState extends InstanceState {
  readonly entries: ReadonlyMap<HashKey, DictEntry>;
  readonly open: Unknown | null;
}

function copyEntries(entries: ReadonlyMap<HashKey, DictEntry>): Map<HashKey, DictEntry> {
  const copy = new Map<HashKey, DictEntry>();
  for (const [key, entry] of entries) copy.set(key, { key: entry.key, value: entry.value });
  return copy;
}

interface SetState extends InstanceState {
  readonly items: ReadonlyMap<HashKey, Value>;
  readonly open: Unknown | null;
}

/** `set` and `frozenset`. */
export class PySet extends Instance implements Container {
  open: Unknown | null = null;
  home: string | null = null;
  items = new Map<HashKey, Value>();
  constructor(type?: PyClass) {
    super(type ?? builtinClass('set'));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.add(32 + 8 * this.items.size);
    census.all(this.items.values());
  }
  override save(): SetState {
    return { ...super.save(), items: new Map(this.items), open: this.open };
  }
  override restore(state: SetState): void {
    super.restore(state);
    this.items = new Map(state.items);
    this.open = state.open;
  }
  override join(m: Machine, a: SetState, b: SetState): SetState {
    const same = a.items.size === b.items.size && [...a.items.keys()].every(key => b.items.has(key));
    return {
      ...super.join(m, a, b),
      items: new Map(a.items),
      open: a.open ?? b.open ?? (same ? null : new Unknown('the set has different items on different paths')),
    };
  }
}

/** A class: a builtin one, or one created by a `class` statement or `type(…)`. */
export class PyClass extends Instance {
  readonly mro: readonly PyClass[];
  /** An unknown base: what is not found in the class may be defined there. */
  readonly openBase: Unknown | null;
  /** The machine whose program created it; null for our own classes, which all machines share. */
  readonly owner: Machine | null;
  private cache = new Map<string, Value | undefined>();
  private cacheStamp = -1;

  /** @throws PyClassError if the bases have no consistent order */
  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[],
    attrs: ReadonlyMap<string, Value> = new Map(),
    options: {
      readonly metaclass?: PyClass;
      readonly openBase?: Unknown | null;
      readonly qualname?: string;
      readonly module?: string;
      readonly owner?: Machine;
    } = {},
  ) {
    super(options.metaclass ?? (undefined as unknown as PyClass));
    this.attrs = new Map(attrs);
    this.openBase = options.openBase ?? bases.find(base => base.openBase)?.openBase ?? null;
    this.mro = linearize(this, bases);
    this.qualname = options.qualname ?? name;
    this.module = options.module ?? 'builtins';
    this.owner = options.owner ?? null;
  }
  qualname: string;
  module: string;
  /** The only attributes that its objects can have; null without `__slots__`. */
  slots: ReadonlySet<string> | null = null;

  override get cls(): PyClass {
    return this.type ?? builtinClass('type');
  }
  override trace(census: Census): void {
    // Classes of ours are nobody's memory.
    if (this.isShared) return;
    super.trace(census);
    census.all(this.bases);
  }
  override get isShared(): boolean {
    return this.owner === null;
  }
  override set(m: Machine, name: string, value: Value): void {
    m.classStamp++;
    if (this.isShared) m.changes.set(this, name, value);
    else super.set(m, name, value);
  }
  override delete(m: Machine, name: string): boolean {
    m.classStamp++;
    return this.isShared ? m.changes.delete(this, name) : super.delete(m, name);
  }
  override restore(state: InstanceState): void {
    if (this.owner) this.owner.classStamp++;
    super.restore(state);
  }
  /** The attribute of the first class in the MRO that has it. */
  lookup(m: Machine, name: string): Value | undefined {
    if (this.owner === null) {
      // A shared class is never changed; a machine whose program changes it stores the change itself.
      if (m.overlays !== null) return m.overlays.lookup(this, name);
    } else if (this.cacheStamp !== m.classStamp) {
      this.cache.clear();
      this.cacheStamp = m.classStamp;
    }
    const cached = this.cache.get(name);
    if (cached !== undefined || this.cache.has(name)) return cached;
    const found = this.search(m, name);
    this.cache.set(name, found);
    return found;
  }
  /** The same without caching. */
  search(m: Machine, name: string): Value | undefined {
    for (const cls of this.mro) {
      const found = cls.attrsIn(m).get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  isSubclass(of: PyClass): boolean {
    return this.mro.includes(of);
  }
}

/** Classes with contradictory bases, with Python's message. */
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

/** Natives have no attributes except those that a machine stores for them. */
const NONE = new Map<string, Value>();

/** A builtin function or method. */
export class Native extends Instance {
  constructor(
    readonly name: string,
    readonly call: NativeCall,
    /** Whether a function found on a class is not bound to the object it is looked up on. */
    readonly isStatic = false,
  ) {
    super(undefined as unknown as PyClass, NONE);
  }
  override get cls(): PyClass {
    return builtinClass('builtin_function_or_method');
  }
  override set(m: Machine, name: string, value: Value): void {
    m.changes.set(this, name, value);
  }
  override delete(m: Machine, name: string): boolean {
    return m.changes.delete(this, name);
  }
  override trace(): void {
    // Natives are ours.
  }
  override get isShared(): boolean {
    return true;
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
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.self);
    census.visit(this.fn);
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
  override trace(census: Census): void {
    super.trace(census);
    census.all([this.fget, this.fset, this.fdel]);
  }
}

export class PyWrapper extends Instance {
  constructor(
    readonly kind: 'classmethod' | 'staticmethod',
    readonly fn: Value,
  ) {
    super(builtinClass(kind));
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.fn);
  }
}

/** The rest of an iterator if it is unknown: items, an end, or either. */
export class UnknownRest extends Unknown {}

interface IteratorState {
  readonly moves: number;
  readonly unknown: UnknownRest | null;
}

/**
 * Anything that `next()` accepts: `next` returns undefined at the end. In general, an iterator's position cannot be undone, so one that was
 * advanced on an undecided path is unknown afterwards.
 */
export class PyIterator extends PyObject implements Mutable<IteratorState> {
  unknown: UnknownRest | null = null;
  /** What it keeps alive, where a closure hides it. */
  held: Traced | readonly Value[] | null = null;
  constructor(
    private readonly advance: (self: PyIterator) => Value | undefined,
    readonly className = 'iterator',
    /** Generators accept values and exceptions too. */
    readonly generator: GeneratorControl | null = null,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinClass(this.className);
  }
  override trace(census: Census): void {
    census.add(40);
    if (this.held instanceof Array) census.all(this.held);
    else census.visit(this.held ?? undefined);
  }
  next(m: Machine): Value | undefined {
    if (this.unknown) return this.lost(this.unknown);
    this.moved(m);
    return this.advance(this);
  }
  /** Resumes a generator with a value. */
  send(m: Machine, value: Value): Value | undefined {
    if (this.unknown) return this.lost(this.unknown);
    this.moved(m);
    return this.generator ? this.generator.send(value) : this.advance(this);
  }
  /** Resumes a generator with an exception. */
  throw(m: Machine, exception: Value): Value | undefined {
    if (this.unknown) return this.lost(this.unknown);
    this.moved(m);
    return this.generator?.throw(exception);
  }
  /** Ends a generator at its current position. */
  close(m: Machine): void {
    if (this.unknown) this.lost(this.unknown);
    else {
      this.moved(m);
      this.generator?.close();
    }
  }
  /** Makes everything it yields from here on unknown. */
  lose(m: Machine, why: Unknown): UnknownRest {
    m.journal.touch(this);
    return (this.unknown ??= new UnknownRest(why.reason));
  }
  private moved(m: Machine): void {
    m.journal.touch(this);
    this.moves++;
  }
  /** Its position is unknown: whatever it may do before the next item may happen now. */
  private lost(why: UnknownRest): UnknownRest {
    this.generator?.perhaps();
    return why;
  }
  private moves = 0;
  save(): IteratorState {
    return { moves: this.moves, unknown: this.unknown };
  }
  restore({ moves, unknown }: IteratorState): void {
    this.unknown = unknown;
    if (moves !== this.moves) this.unknown ??= new UnknownRest('it was advanced in code that may not run');
  }
  join(_m: Machine, a: IteratorState, b: IteratorState): IteratorState {
    return { moves: a.moves === b.moves ? a.moves : -1, unknown: a.unknown ?? b.unknown };
  }
}

export interface GeneratorControl {
  send(value: Value): Value | undefined;
  throw(exception: Value): Value | undefined;
  close(): void;
  /** The result of the generator, once it has ended. */
  result(): Value;
  /** Makes unknown what running any part of the body may change. */
  perhaps(): void;
}

/** `super()`: attributes are looked up after `start` in the MRO of the object's class. */
export class PySuper extends PyObject {
  constructor(
    readonly start: PyClass,
    readonly self: Value,
  ) {
    super();
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.self);
  }
  get cls(): PyClass {
    return builtinClass('super');
  }
}

/** `list[int]`, `Optional[int]`, `int | None`: types at run time, with which nothing is computed. */
export class PyGenericAlias extends PyObject {
  constructor(
    readonly origin: Value,
    readonly args: readonly Value[],
  ) {
    super();
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.origin);
    census.all(this.args);
  }
  get cls(): PyClass {
    return builtinClass('GenericAlias');
  }
}

// The classes of builtin objects, filled by builtins/classes.ts; a registry breaks the cycle between objects and their classes.
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
  if (value instanceof PyObject) return value.cls;
  // Other rooms can pass their own unknowns to the machine, and know better what these are.
  return builtinClass(value instanceof Unknown ? 'object' : typeNameOf(value));
}

/** A value that can be either of two, from different paths of a program. */
export function joinValues(m: Machine, a: Value, b: Value): Value {
  if (a === b) return a;
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value)) return a;
  if (a instanceof SymInt && b instanceof SymInt && a.dim.key === b.dim.key) return a;
  if (a instanceof PyTuple && b instanceof PyTuple && a.type === b.type && a.items.length === b.items.length) {
    return new PyTuple(
      a.items.map((item, i) => joinValues(m, item, b.items[i] ?? null)),
      a.type,
    );
  }
  const joined = a instanceof Instance ? a.joinedWith(m, b) : null;
  return joined ?? new Unknown('it has different values on different paths');
}

export function joinMaps(m: Machine, a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const [name, value] of a) {
    const other = b.get(name);
    result.set(name, other === undefined ? new Unknown(`\`${name}\` is set on only one path`) : joinValues(m, value, other));
  }
  for (const name of b.keys()) if (!a.has(name)) result.set(name, new Unknown(`\`${name}\` is set on only one path`));
  return result;
}
