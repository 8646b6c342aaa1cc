import type { Dim } from '../../dim';
import { Unknown, type Value } from '../data';
import { PyDict, PyList, PySet, truth, type Machine } from '../machine';
import type { Argument, ClassStatement, Expr, ExprOf, FunctionStatement } from '../syntax';
import type { NameScope } from './name-scope';

// The survey's values are the machine's, and the few kinds below. To the machine these are unknown: it computes with none of them.

/** Not known, but where it is taken for one integer, `name` stands for it. */
export class Named extends Unknown {
  constructor(
    reason: string,
    readonly name: Dim,
  ) {
    super(reason);
  }
}

/** A module of a library that is modelled by its names alone. */
export class LibraryModule extends Unknown {
  constructor(readonly path: string) {
    super(`\`${path}\` is not evaluated`);
  }
  override get typeName(): string {
    return 'module';
  }
}

/** Something of a library, named by where the library defines it: `torch.nn.Conv2d`. */
export class LibraryName extends Unknown {
  constructor(
    readonly path: string,
    readonly type: 'class' | 'function' | 'object',
  ) {
    super(`\`${path}\` is not evaluated`);
  }
  override get typeName(): string {
    if (this.type === 'object') return this.path.split('.').at(-1) ?? 'object';
    return this.type === 'class' ? 'type' : 'builtin_function_or_method';
  }
}

export type SurveyedDefinition = FunctionStatement | ExprOf<'lambda'>;

/** A function of the file. */
export class FunctionValue extends Unknown {
  constructor(
    readonly definition: SurveyedDefinition,
    readonly scope: NameScope,
    /** Where the statement that contains the definition starts in the file. */
    readonly base: number,
    /** The class in whose body it stands. */
    readonly owner: ClassValue | null,
    /** Defaults as they were when `def` ran; parallel to the parameters. */
    readonly defaults: readonly (Value | undefined)[],
  ) {
    super('functions in this file are not called here');
  }
  get name(): string {
    return this.definition.kind === 'lambda' ? '<lambda>' : this.definition.name;
  }
  override get typeName(): string {
    return 'function';
  }
}

/** A class of the file. */
export class ClassValue extends Unknown {
  constructor(
    readonly definition: ClassStatement,
    readonly bases: readonly Value[],
    /** The names its body bound. */
    readonly scope: NameScope,
  ) {
    super('classes in this file are not evaluated here');
  }
  get name(): string {
    return this.definition.name;
  }
  /** Its attributes are what its body assigned: no metaclass, decorator or base that nobody knows has changed them. */
  get isPlain(): boolean {
    const isKnown = (base: Value): boolean =>
      base instanceof ClassValue ? base.isPlain : base instanceof LibraryName && /^torch\.|^builtins\.object$/.test(base.path);
    const { decorators, bases } = this.definition;
    return decorators.length === 0 && bases.every(({ kind }) => kind === 'positional') && this.bases.every(isKnown);
  }
  override get typeName(): string {
    return 'type';
  }
}

/** The object a method works on. Its attributes live in the method's scope (see name-scope.ts). */
export class SelfValue extends Unknown {
  constructor(readonly of: ClassValue) {
    super(`an object of \`${of.name}\` is not evaluated`);
  }
  override get typeName(): string {
    return this.of.name;
  }
}

/** One of several, depending on a condition; only where calling it means something. */
export class Either extends Unknown {
  constructor(readonly options: readonly Value[]) {
    super('it has different values in different branches');
  }
}

/** Evaluated arguments of a call, for those who report calls. */
export interface EvaluatedArgument {
  readonly argument: Argument;
  readonly value: Value;
}

export type CallExpr = Extract<Expr, { kind: 'call' }>;

export type MutableContainer = PyList | PyDict | PySet;

export function isContainer(value: Value | undefined): value is MutableContainer {
  return value instanceof PyList || value instanceof PyDict || value instanceof PySet;
}

/** Something could have changed the container: what is in it counts as unknown from here on. */
export function forgetContents(container: MutableContainer): void {
  container.open ??= new Unknown(`the ${container.type.name} may have been changed`);
  if (container instanceof PyDict) container.entries.clear();
}

/** The same reason without a name: for whatever is computed from it. */
export function nameless(why: Unknown): Unknown {
  return new Unknown(why.reason);
}

/** Nothing is known of the value but, perhaps, a name; not one of the kinds above, which are known by what they are. */
export function isNothingButUnknown(value: Value): value is Unknown {
  return value instanceof Named || (value instanceof Unknown && value.constructor === Unknown);
}

/** What `if value:` decides; undefined where it cannot be told. */
export function surveyTruth(m: Machine, value: Value): boolean | undefined {
  if (value instanceof LibraryModule || value instanceof FunctionValue || value instanceof ClassValue) return true;
  if (value instanceof LibraryName) return value.type === 'object' ? undefined : true;
  const decided = truth(m, value);
  return decided instanceof Unknown ? undefined : decided;
}
