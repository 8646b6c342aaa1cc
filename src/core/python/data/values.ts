import type { SymExpr } from '../../dim';

/**
 * A Python object. Values that JavaScript has are represented by themselves: `None` is null, `True` is true, integers are `number` while
 * exact and
 * `bigint` beyond, strings are strings. Everything else is an {@link Obj}.
 */
export type Value = null | boolean | number | bigint | string | Obj;

/** A Python object without a JavaScript equivalent. The ones here are plain data; objects with their own class belong to the machine. */
export abstract class Obj {
  /** The name Python gives its type, as its error messages print it. */
  abstract get typeName(): string;
  /** The plain value inside an object whose class derives from a builtin one; otherwise the object itself. */
  get plain(): Value {
    return this;
  }
}

/**
 * A value that cannot be decided, with the reason as a clause: "`x` is read from a file". It propagates through everything that uses it.
 */
export class Unknown extends Obj {
  constructor(readonly reason: string) {
    super();
  }
  get typeName(): string {
    return 'object';
  }
}

/** An integer that is an expression over sizes: `H // 2 + 1`. Never a plain integer; create it with `fromDim`. */
export class SymInt extends Obj {
  constructor(readonly dim: SymExpr) {
    super();
  }
  get typeName(): string {
    return 'int';
  }
}

export class PyFloat extends Obj {
  constructor(readonly value: number) {
    super();
  }
  get typeName(): string {
    return 'float';
  }
}

export class PyComplex extends Obj {
  constructor(
    readonly re: number,
    readonly im: number,
  ) {
    super();
  }
  get typeName(): string {
    return 'complex';
  }
}

/** Bytes as a string of code units 0 to 255. */
export class PyBytes extends Obj {
  constructor(readonly value: string) {
    super();
  }
  get typeName(): string {
    return 'bytes';
  }
}

/** `Ellipsis` and `NotImplemented`. */
export class Singleton extends Obj {
  constructor(
    readonly name: string,
    readonly typeName: string,
  ) {
    super();
  }
}

export const ELLIPSIS = new Singleton('Ellipsis', 'ellipsis');
export const NOT_IMPLEMENTED = new Singleton('NotImplemented', 'NotImplementedType');

export class PySlice extends Obj {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
  get typeName(): string {
    return 'slice';
  }
}

export class PyRange extends Obj {
  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super();
  }
  get length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }
  get typeName(): string {
    return 'range';
  }
}

/** The plain value if the class derives from a builtin one. */
export function unbox(value: Value): Value {
  return value instanceof Obj ? value.plain : value;
}

/** The name of a value's type, as Python's error messages print it. */
export function typeNameOf(value: Value): string {
  if (value instanceof Obj) return value.typeName;
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
    case 'bigint':
      return 'int';
    case 'string':
      return 'str';
    default:
      return 'NoneType';
  }
}
