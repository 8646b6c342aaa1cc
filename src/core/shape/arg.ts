import type { Dim } from '../dim';

/** A Python value that is passed as an argument. */
export type Arg =
  | { readonly kind: 'int'; readonly value: Dim }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly Arg[] }
  /** Any other Python object, described by the name of its type. */
  | { readonly kind: 'other'; readonly type: string }
  /**
   * An unknown value; if it is a single integer, `name` is a symbol for it. Otherwise the symbols are named after the parameter; `mark`
   * distinguishes them from those of other calls, whose values are others.
   */
  | { readonly kind: 'unknown'; readonly reason: string; readonly name?: Dim; readonly mark?: string };

/** Arguments bound to torch's parameter names; absent ones have torch's default. */
export type Args = Readonly<Record<string, Arg>>;

export function intArg(value: Dim): Arg {
  return { kind: 'int', value };
}

export function tupleArg(items: readonly Arg[]): Arg {
  return { kind: 'tuple', items };
}

/** The name of the value's Python type, as torch prints it. */
export function typeName(arg: Arg): string {
  switch (arg.kind) {
    case 'none':
      return 'NoneType';
    case 'other':
      return arg.type;
    case 'unknown':
      return 'object';
    default:
      return arg.kind;
  }
}

/** Types whose instances are certainly not numbers or sequences and do not take part in arithmetic. */
const PLAIN_TYPES = new Set(['object', 'function', 'builtin_function_or_method', 'type', 'module', 'ellipsis']);

/** Returns the argument, but treats objects that could behave like anything (a numpy integer, a tensor, a user's class) as unknown. */
export function settle(arg: Arg): Arg {
  if (arg.kind !== 'other' || PLAIN_TYPES.has(arg.type)) return arg;
  return { kind: 'unknown', reason: `objects of type ${arg.type} are not supported` };
}
