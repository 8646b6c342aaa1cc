import { join } from './join';
import type { Value } from '../data';

/** What a name stands for. */
export interface Binding {
  readonly value: Value;
  /** It got there by an `import`, not by an assignment. */
  readonly imported: boolean;
  /** What had to be taken for granted for the value to be known, e.g. that a default applies. */
  readonly assumptions: readonly string[];
}

/** The names of a scope at one point, not to be changed. */
export type Names = ReadonlyMap<string, Binding>;

/**
 * The names of a module, class or function.
 *
 * `names` is what holds at the point that execution has reached; it is copied for the branches of a condition and joined
 * afterwards. Attributes of a method's `self` are kept among the names of the method, under `self.attribute`.
 * Functions inside run at times nobody knows, so they see `ever`: everything a name was bound to, joined.
 */
export class NameScope {
  private names = new Map<string, Binding>();
  /** Somebody holds `names` as a snapshot: it is copied before it changes. */
  private shared = false;
  private readonly ever = new Map<string, Binding>();
  private readonly symbolCounts = new Map<string, number>();

  constructor(
    readonly kind: 'module' | 'class' | 'function',
    readonly parent: NameScope | null,
    /** Names that are local to a function because it binds them somewhere. */
    readonly locals: ReadonlySet<string> = new Set(),
    /** It runs right where it is written, once: class bodies and comprehensions, unlike functions. */
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

  /** What the name stands for here and now. */
  get(name: string): Binding | undefined {
    return this.names.get(name);
  }

  /** What the name stands for seen from a function inside. */
  getEver(name: string): Binding | undefined {
    return this.ever.get(name);
  }

  /**
   * Finds a name as Python does: here, then outwards past class bodies. Undefined where nothing known binds it; `null` where it
   * is local but not assigned yet.
   */
  lookup(name: string): { readonly binding: Binding; readonly from: NameScope } | null | undefined {
    const here = this.names.get(name);
    if (here) return { binding: here, from: this };
    if (this.locals.has(name)) return null;
    return this.inline ? this.parent?.lookup(name) : this.parent?.lookupFromInside(name);
  }

  /** As a function inside this scope sees the name: the function runs some time later, and never sees the names of a class body. */
  private lookupFromInside(name: string): { readonly binding: Binding; readonly from: NameScope } | undefined {
    const binding = this.kind === 'class' ? undefined : this.ever.get(name);
    return binding ? { binding, from: this } : this.parent?.lookupFromInside(name);
  }

  /** The scope that `:=` binds names of, outside of comprehensions, and whether there is one in between. */
  forWalrus(): { readonly scope: NameScope; readonly isTurn: boolean } {
    const isTurn = this.inline && this.kind === 'function' && this.parent !== null;
    return isTurn && this.parent ? { ...this.parent.forWalrus(), isTurn } : { scope: this, isTurn: false };
  }

  /** Names with their bindings at this point. */
  entries(): IterableIterator<[string, Binding]> {
    return this.names.entries();
  }

  /** Forgets every attribute of `self`: something may have changed them. */
  forgetAttributes(self: string): void {
    for (const name of [...this.names.keys()]) if (name.startsWith(`${self}.`)) this.unbind(name);
  }

  /** The state to come back to for another branch. */
  snapshot(): Names {
    this.shared = true;
    return this.names;
  }

  restore(state: Names): void {
    this.names = state as Map<string, Binding>;
    this.shared = true;
  }

  /** Where several branches meet: what they agree on stays, the rest is one of several or unknown. */
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

  /** How often a symbol of this name was made here; the second `c` is written `c'`. */
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
