import type { Unknown, Value } from '../../data';
import type { Block, Expr } from '../../syntax';
import type { Machine } from './machine';
import type { ProgramState } from './program-state';
import type { PyModule } from './module';
import type { PyClass } from './class';
import { joinMaps } from './join';
import type { Census, Traced } from './census';
import type { Changes, Mutable } from './journal';

/** The class that a `class` statement creates: its methods exist before it does. */
export interface OwnerCell {
  readonly name: string;
  cls: PyClass | null;
}

/** The names of one function call, class body or module. */
export class Scope implements Mutable<ReadonlyMap<string, Value>>, Traced {
  vars = new Map<string, Value>();
  constructor(
    /** Names that belong here even if they are not bound yet; null for modules and class bodies. */
    readonly locals: ReadonlySet<string> | null,
    /** The enclosing function in the text. */
    readonly parent: Scope | null,
    readonly module: PyModule,
    readonly isClass = false,
  ) {}
  /** Names that a `global` or `nonlocal` statement takes from an outer scope. */
  outer: ReadonlyMap<string, 'global' | 'nonlocal'> | null = null;
  /** In methods and nested code, the enclosing class, to which `super()` and `__class__` refer. */
  owner: OwnerCell | null = null;
  /** For a comprehension, the enclosing scope, in which `:=` binds. */
  walrusTo: Scope | null = null;
  /** The object of `super()` without arguments: the call's first argument. */
  firstArgument: Value | undefined = undefined;
  /** The prefix of the qualified names of functions and classes created here. */
  qualname = '';

  trace(census: Census): void {
    census.add(24 + 8 * this.vars.size);
    census.all(this.vars.values());
    census.all([this.parent ?? undefined, this.walrusTo ?? undefined, this.firstArgument]);
  }
  set(m: ProgramState, name: string, value: Value): void {
    m.journal.touch(this);
    this.vars.set(name, value);
  }
  delete(m: ProgramState, name: string): boolean {
    m.journal.touch(this);
    return this.vars.delete(name);
  }
  save(): ReadonlyMap<string, Value> {
    return new Map(this.vars);
  }
  restore(state: ReadonlyMap<string, Value>): void {
    this.vars = new Map(state);
  }
  join(m: ProgramState, a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    return joinMaps(m, a, b);
  }
}

/** A path on which a function has returned while it is undecided whether that path is taken. */
export interface PendingReturn {
  readonly value: Value;
  readonly changes: Changes;
}

/** One call in progress. */
export class Frame implements Traced {
  /** The start of the current statement, to which offsets are relative. */
  base = 0;
  /** The offset of the call, operator or statement being evaluated. */
  at = 0;
  /** The result of the last `return`. */
  result: Value = null;
  /** The exception being handled, for a bare `raise`. */
  handling: Value = null;
  /** Undecided paths that have already returned; each has an open journal. */
  pending: PendingReturn[] | null = null;
  constructor(
    readonly m: Machine,
    readonly scope: Scope,
    readonly module: PyModule,
    public caller: Frame | null,
    readonly name: string,
  ) {
    this.depth = m.depth;
  }
  /** The call depth. */
  depth: number;
  /** The parts of an expression with a `yield` that have already been evaluated, by the nodes that represent them. */
  given: Map<Expr, Value> | null = null;
  /** Whether it belongs to a generator: its body stops in the middle, and what other code does in the meantime cannot be undone with it. */
  isGenerator = false;
  /** Whether yielded items must be distinguished from awaited values. */
  isAsyncGenerator = false;
  /** Whether it evaluates an expression of ours, which is not in a file and has no place. */
  isHidden = false;
  /** The body of the innermost loop that is running. */
  loopBody: Block | null = null;
  /** Set if an undecided `break` may have left the innermost loop. */
  maybeLeft: Unknown | null = null;
  /** Inside `try`, an import must fail at its own position. */
  tries = 0;

  trace(census: Census): void {
    census.add(24);
    census.all([this.scope, this.caller ?? undefined, this.result, this.handling]);
    for (const { value, changes } of this.pending ?? []) {
      census.visit(value);
      for (const { after } of changes.values()) census.state(after);
    }
  }

  /** Makes it the current frame after an exception or a stop has left another one in its place. */
  reenter(): void {
    this.m.frame = this;
    this.m.depth = this.depth;
  }

  /** The same place in the text with other names: a class body. */
  inScope(scope: Scope, name: string): Frame {
    const inner = new Frame(this.m, scope, this.module, this, name);
    inner.base = this.base;
    inner.at = this.at;
    inner.tries = this.tries;
    return inner;
  }
}
