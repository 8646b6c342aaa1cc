import type { Unknown, Value } from '../../data';
import type { Census } from './census';
import { builtinClass } from './class-registry';
import { Instance, type InstanceState } from './instance';
import type { ProgramState } from './program-state';

/** A class: a builtin one, or one created by a `class` statement or `type(…)`. */
export class PyClass extends Instance {
  readonly mro: readonly PyClass[];
  /** An unknown base: what is not found in the class may be defined there. */
  readonly openBase: Unknown | null;
  /** The machine whose program created it; null for our own classes, which all machines share. */
  readonly owner: ProgramState | null;
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
      /** Its name in C, if that contains the module: messages of Python show it. */
      readonly nameInC?: string;
      readonly owner?: ProgramState;
    } = {},
  ) {
    super(options.metaclass ?? null);
    this.attrs = new Map(attrs);
    this.openBase = options.openBase ?? bases.find(base => base.openBase)?.openBase ?? null;
    this.mro = linearize(this, bases);
    this.qualname = options.qualname ?? name;
    this.module = options.module ?? 'builtins';
    this.owner = options.owner ?? null;
    this.nameInMessages = options.nameInC ?? name;
  }
  /** The name of the type of a value in the messages of Python. */
  readonly nameInMessages: string;
  qualname: string;
  module: string;
  /** The only attributes that its objects can have; null without `__slots__`. */
  slots: ReadonlySet<string> | null = null;

  override get cls(): PyClass {
    return this.given ?? builtinClass('type');
  }
  override trace(census: Census): void {
    // Our own classes do not count as the program's memory.
    if (this.isShared) return;
    super.trace(census);
    census.all(this.bases);
  }
  override get isShared(): boolean {
    return this.owner === null;
  }
  override set(m: ProgramState, name: string, value: Value): void {
    m.classStamp++;
    if (this.isShared) m.changes.set(this, name, value);
    else super.set(m, name, value);
  }
  override delete(m: ProgramState, name: string): boolean {
    m.classStamp++;
    return this.isShared ? m.changes.delete(this, name) : super.delete(m, name);
  }
  override restore(state: InstanceState): void {
    if (this.owner) this.owner.classStamp++;
    super.restore(state);
  }
  /** The attribute of the first class in the MRO that has it. */
  lookup(m: ProgramState, name: string): Value | undefined {
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
  search(m: ProgramState, name: string): Value | undefined {
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
