import type { Value } from '../data';
import type { Machine } from '../machine';
import type { Library } from './library';
import type { NameScope } from './name-scope';
import type { ClassValue, EvaluatedArgument, FunctionValue } from './values';
import type { Expr, FunctionStatement, PythonSource, Statement } from '../syntax';

/** A call that the survey found. */
export interface CallEvent {
  readonly callee: Value;
  /** Whether the callee is named only by imports, without a variable in between. */
  readonly imported: boolean;
  readonly expression: Extract<Expr, { kind: 'call' }>;
  /** Where the expression's statement starts in the file. */
  readonly base: number;
  readonly args: readonly EvaluatedArgument[];
  /** The assumptions under which the arguments are known, one sentence each. */
  readonly assumptions: readonly string[];
  /** The names of the classes and functions around the call, outermost first. */
  readonly path: readonly string[];
  /** The target to which the call's result is assigned, as written, if it is the whole right side: `self.conv1`. */
  readonly target: string | null;
}

/** What one survey of a file shares. */
export interface Survey {
  readonly source: PythonSource;
  readonly library: Library;
  /** Computes with known values. */
  readonly machine: Machine;
  readonly onCall: (event: CallEvent) => void;
  readonly isCancelled: () => boolean;
  /** Functions and lambdas to visit after the surrounding code has run. */
  readonly pending: PendingFunction[];
  /** Names that a `global` or `nonlocal` statement in the file may rebind. */
  readonly rebound: ReadonlySet<string>;
  /** The current assumptions, collected while an expression is evaluated. */
  assumptions: Set<string>;
  /** Whether functions of the file, or unknown ones, may have run. */
  hasCalledOut: boolean;
  /** Statements and expressions evaluated so far, for the limit. */
  steps: number;
}

export interface PendingFunction {
  readonly value: FunctionValue;
  readonly path: readonly string[];
}

/** The position of the evaluation. */
export interface SurveyFrame {
  readonly survey: Survey;
  readonly scope: NameScope;
  /** The start of the current statement, to which offsets are relative. */
  base: number;
  /** In a method, the name of its first parameter. */
  readonly self: string | null;
  readonly owner: ClassValue | null;
  readonly path: readonly string[];
  statement: Statement | null;
}

/** Thrown when a bound is reached; the survey keeps what it has found and reports the bound. */
export class OutOfBounds extends Error {}

/**
 * The maximum number of steps of a survey. Each node of the tree is visited about once, so this only stops maliciously endless sources; the
 * largest file of torch takes about two million.
 */
const MAX_STEPS = 20_000_000;

export function step({ survey }: SurveyFrame): void {
  if (++survey.steps > MAX_STEPS) throw new OutOfBounds('the file is too large to analyze');
  if ((survey.steps & 0xfff) === 0 && survey.isCancelled()) throw new OutOfBounds('it was cancelled');
}

/** Whether a decorator of this name is on the function. */
export function hasDecorator(definition: FunctionStatement, name: string): boolean {
  return definition.decorators.some(decorator => decorator.kind === 'name' && decorator.id === name);
}
