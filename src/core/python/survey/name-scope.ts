import { join } from './join';
import type { Value } from '../data';

/** The meaning of a name. */
export interface Binding {
  readonly value: Value;
  /** Whether it was bound by an `import`, not by an assignment. */
  readonly imported: boolean;
  /** The assumptions under which the value is known, for example that a default applies. */
  readonly assumptions: readonly string[];
}

/** The names of a scope at one point, read-only. */
export type Names = ReadonlyMap<string, Binding>;

/**
 * The names of a module, class or function.
 *
 * `names` is the state at the point that execution has reached; it is copied for the branches of a condition and joined
 * afterwards. Attributes of a method's `self` are stored among the names of the method, as `self.attribute`.
 * Nested functions run at unknown times, so they see `ever`: everything to which a name was bound, joined.
 */
export class NameScope {
  private names = new Map<string, Binding>();
  /** Whether `names` is used as a snapshot: it is then copied before it changes. */
  private shared = false;
  private readonly ever = new Map<string, Binding>();
  private readonly symbolCounts = new Map<string, number>();

  constructor(
    readonly kind: 'module' | 'class' | 'function',
    readonly parent: NameScope | null,
    /** Names that are local to a function because it binds them somewhere. */
    readonly locals: ReadonlySet<string> = new Set(),
    /** Whether it runs where it is written, once: class bodies and comprehensions, unlike functions. */
    readonly inline = kind === 'class',
  ) {}

  bind(name: string, binding: Binding): void {
    this.own();
    this.names.set(name, binding);
    const before = this.ever.get(name);
    this.ever.set(name, before ? joinBindings(before, binding) : binding);
  }

  unbind(name: string): void {
    if (!this.names.has(name)) return;
    this.own();
    this.names.delete(name);
  }

  private own(): void {
    if (!this.shared) return;
    this.names = new Map(this.names);
    this.shared = false;
  }

  /** The current meaning of the name. */
  get(name: string): Binding | undefined {
    return this.names.get(name);
  }

  /** The meaning of the name as seen from a nested function. */
  getEver(name: string): Binding | undefined {
    return this.ever.get(name);
  }

  /**
   * Finds a name as Python does: here, then outwards, skipping class bodies. Undefined if no known scope binds it; `null` if it
   * is local but not assigned yet.
   */
  lookup(name: string): { readonly binding: Binding; readonly from: NameScope } | null | undefined {
    const here = this.names.get(name);
    if (here) return { binding: here, from: this };
    if (this.locals.has(name)) return null;
    return this.inline ? this.parent?.lookup(name) : this.parent?.lookupFromInside(name);
  }

  /** The name as seen from a function inside this scope: the function runs later, and never sees the names of a class body. */
  private lookupFromInside(name: string): { readonly binding: Binding; readonly from: NameScope } | undefined {
    const binding = this.kind === 'class' ? undefined : this.ever.get(name);
    return binding ? { binding, from: this } : this.parent?.lookupFromInside(name);
  }

  /** The scope in which `:=` binds names, outside comprehensions, and whether there is one in between. */
  forWalrus(): { readonly scope: NameScope; readonly isTurn: boolean } {
    const isTurn = this.inline && this.kind === 'function' && this.parent !== null;
    return isTurn ? { ...this.parent.forWalrus(), isTurn } : { scope: this, isTurn: false };
  }

  /** Names with their bindings at this point. */
  entries(): IterableIterator<[string, Binding]> {
    return this.names.entries();
  }

  /** Forgets every attribute of `self`: something may have changed them. */
  forgetAttributes(self: string): void {
    for (const name of [...this.names.keys()]) if (name.startsWith(`${self}.`)) this.unbind(name);
  }

  /** The state to return to for another branch. */
  snapshot(): Names {
    this.shared = true;
    return this.names;
  }

  restore(state: Names): void {
    this.names = state as Map<string, Binding>;
    this.shared = true;
  }

  /** Joins several branches: what they agree on stays, the rest is one of several alternatives or unknown. */
  meet(states: readonly Names[]): void {
    const [first, ...others] = states;
    if (first && others.every(state => state === first)) {
      this.restore(first);
      return;
    }
    const merged = new Map(first ?? []);
    for (const state of others) {
      for (const [name, binding] of state) {
        const before = merged.get(name);
        if (!before) merged.set(name, binding);
        else if (before !== binding) merged.set(name, joinBindings(before, binding, name, this));
      }
    }
    // An attribute that one branch forgot is forgotten.
    for (const name of merged.keys()) if (name.includes('.') && states.some(state => !state.has(name))) merged.delete(name);
    this.names = merged;
    this.shared = false;
  }

  /** How often a symbol with this name was created here; the second `c` is written `c'`. */
  nextSymbol(name: string): string {
    const count = this.symbolCounts.get(name) ?? 0;
    this.symbolCounts.set(name, count + 1);
    return name + "'".repeat(Math.min(count, 3)) + (count > 3 ? String(count) : '');
  }
}

function joinBindings(a: Binding, b: Binding, name?: string, scope?: NameScope): Binding {
  return {
    value: join(a.value, b.value, name, scope),
    imported: a.imported || b.imported,
    assumptions: [...new Set([...a.assumptions, ...b.assumptions])],
  };
}
