import type { Dim } from '../../dim';
import type { Argument, ClassStatement, Expr, FunctionStatement, Parameter } from '../syntax';
import type { Scope } from './scope';

/** What a Python expression is known to be. Values are immutable, but for the `touched` mark of containers. */
export type Value =
  | { readonly kind: 'int'; readonly value: Dim }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: string }
  | { readonly kind: 'none' | 'ellipsis' }
  | { readonly kind: 'tuple'; readonly items: readonly Value[] }
  | Container
  | { readonly kind: 'module'; readonly path: string }
  | NativeValue
  | FunctionValue
  | ClassValue
  /** The object a method works on. Its attributes live in the method's scope (see scope.ts). */
  | { readonly kind: 'self'; readonly of: ClassValue }
  /** One of several, depending on a condition; only where calling it means something. */
  | { readonly kind: 'either'; readonly options: readonly Value[] }
  | UnknownValue;

export type ValueOf<K extends Value['kind']> = Extract<Value, { kind: K }>;

/**
 * A list, dict or set as it was written. Once anything could have changed it, `touched` is set and what it holds counts as
 * unknown from then on.
 */
export interface Container {
  readonly kind: 'list' | 'set' | 'dict';
  readonly items: readonly Value[];
  /** Of a dict, parallel to `items`; otherwise empty. */
  readonly keys: readonly Value[];
  touched: boolean;
}

/** Something of a library that is modelled natively, named by where the library defines it (`torch.nn.Conv2d`). */
export interface NativeValue {
  readonly kind: 'native';
  readonly path: string;
  readonly type: 'class' | 'function' | 'object';
  /** Computes a call on known values; absent where a call's result is not modelled. */
  readonly call?: (args: CallArguments) => Value;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
  readonly scope: Scope;
  /** Where the statement that holds the definition starts in the file. */
  readonly base: number;
  /** The class in whose body it stands. */
  readonly owner: ClassValue | null;
  /** Defaults as they were when `def` ran; parallel to the parameters, null where there is none. */
  readonly defaults: readonly (Value | null)[];
}

export type FunctionDefinition =
  | FunctionStatement
  | { readonly kind: 'lambda'; readonly name: '<lambda>'; readonly parameters: readonly Parameter[]; readonly body: Expr };

export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly definition: ClassStatement;
  /** The names its body bound. */
  readonly scope: Scope;
}

/** Not known, with the reason; `name` stands for it where it is taken for one integer. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly name?: Dim;
}

/** Evaluated arguments of a call, as written. */
export interface CallArguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** `*args` or `**kwargs` were passed: what arrives is not known in full. */
  readonly hasStar: boolean;
}

/** A call's argument with its value, for those who report calls. */
export interface EvaluatedArgument {
  readonly argument: Argument;
  readonly value: Value;
}

export const NONE: Value = { kind: 'none' };

export function int(value: Dim): Value {
  return { kind: 'int', value };
}

export function unknown(reason: string, name?: Dim): UnknownValue {
  return name === undefined ? { kind: 'unknown', reason } : { kind: 'unknown', reason, name };
}

/** The name Python gives the value's type, as its error messages print it. */
export function typeName(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'NoneType';
    case 'class':
      return 'type';
    case 'self':
      return value.of.name;
    case 'native':
      return value.type === 'class'
        ? 'type'
        : value.type === 'function'
          ? 'builtin_function_or_method'
          : (value.path.split('.').at(-1) ?? 'object');
    case 'either':
    case 'unknown':
      return 'object';
    default:
      return value.kind;
  }
}

/** What `if value:` decides; undefined where it cannot be told. */
export function truth(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'int':
      return typeof value.value === 'object' ? undefined : Number(value.value) !== 0;
    case 'bool':
      return value.value;
    case 'float':
      return value.value !== 0;
    case 'str':
    case 'bytes':
      return value.value.length > 0;
    case 'none':
      return false;
    case 'tuple':
      return value.items.length > 0;
    case 'list':
    case 'set':
    case 'dict':
      return value.touched ? undefined : value.items.length > 0;
    case 'ellipsis':
    case 'module':
    case 'function':
    case 'class':
      return true;
    case 'native':
      return value.type === 'object' ? undefined : true;
    case 'self':
    case 'either':
    case 'unknown':
      return undefined;
  }
}
