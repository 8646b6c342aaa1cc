import type { Dim } from '../../dim';
import { Unknown, type Value } from '../data';
import { PyDict, PyList, PySet, truth, type Machine } from '../machine';
import type { Argument, ClassStatement, Expr, ExprOf, FunctionStatement } from '../syntax';
import type { NameScope } from './name-scope';

// The survey's values are the machine's, plus the few kinds below. To the machine these are unknown: it does not compute with them.

/** Unknown, but if it is assumed to be one integer, `name` represents it. */
export class Named extends Unknown {
  constructor(
    reason: string,
    readonly name: Dim,
  ) {
    super(reason);
  }
}

/** A library module that is modelled only by its names. */
export class LibraryModule extends Unknown {
  constructor(readonly path: string) {
    super(`\`${path}\` is not evaluated`);
  }
  override get typeName(): string {
    return 'module';
  }
}

/** A name of a library, by its definition: `torch.nn.Conv2d`. */
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
    /** The class whose body contains it. */
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
    /** The names that its body bound. */
    readonly scope: NameScope,
  ) {
    super('classes in this file are not evaluated here');
  }
  get name(): string {
    return this.definition.name;
  }
  /** Whether its attributes are what its body assigned: no metaclass, decorator or unknown base has changed them. */
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

/** The object on which a method operates. Its attributes are in the method's scope (see name-scope.ts). */
export class SelfValue extends Unknown {
  constructor(readonly of: ClassValue) {
    super(`an object of \`${of.name}\` is not evaluated`);
  }
  override get typeName(): string {
    return this.of.name;
  }
}

/** One of several, depending on a condition; used only for callable values. */
export class Either extends Unknown {
  constructor(readonly options: readonly Value[]) {
    super('it has different values in different branches');
  }
}

/** Evaluated arguments of a call, for reporting. */
export interface EvaluatedArgument {
  readonly argument: Argument;
  readonly value: Value;
}

export type CallExpr = Extract<Expr, { kind: 'call' }>;

export type MutableContainer = PyList | PyDict | PySet;

export function isContainer(value: Value | undefined): value is MutableContainer {
  return value instanceof PyList || value instanceof PyDict || value instanceof PySet;
}

/** Something may have changed the container: its contents count as unknown from here on. */
export function forgetContents(container: MutableContainer): void {
  container.open ??= new Unknown(`the ${container.type.name} may have been changed`);
  if (container instanceof PyDict) container.entries.clear();
}

/** The same reason without a name: for whatever is computed from it. */
export function nameless(why: Unknown): Unknown {
  return new Unknown(why.reason);
}

/** Whether nothing is known about the value except possibly a name; the kinds above are known by what they are. */
export function isNothingButUnknown(value: Value): value is Unknown {
  return value instanceof Named || (value instanceof Unknown && value.constructor === Unknown);
}

/** The decision of `if value:`; undefined if undecided. */
export function surveyTruth(m: Machine, value: Value): boolean | undefined {
  if (value instanceof LibraryModule || value instanceof FunctionValue || value instanceof ClassValue) return true;
  if (value instanceof LibraryName) return value.type === 'object' ? undefined : true;
  const decided = truth(m, value);
  return decided instanceof Unknown ? undefined : decided;
}
