import type { Value } from '../../data';
import type { Census } from './census';
import type { PyClass } from './class';
import { builtinClass } from './class-registry';
import { PyObject } from './instance';

/** The origin of a union written with `|`. */
const UNION = 'types.UnionType';

/** `list[int]`, `Optional[int]`, `int | None`: types at run time, with which nothing is computed. */
export class PyGenericAlias extends PyObject {
  constructor(
    readonly origin: Value,
    readonly args: readonly Value[],
  ) {
    super();
  }
  override trace(census: Census): void {
    super.trace(census);
    census.visit(this.origin);
    census.all(this.args);
  }
  get cls(): PyClass {
    return builtinClass(this.isUnion ? 'UnionType' : 'GenericAlias');
  }
  /** Whether it was written with `|`. */
  get isUnion(): boolean {
    return this.origin === UNION;
  }
}

/** `a | b` of two types: their members, each once. */
export function unionOf(a: Value, b: Value): Value {
  const membersOf = (type: Value): readonly Value[] =>
    type === null ? [builtinClass('NoneType')] : type instanceof PyGenericAlias && type.isUnion ? type.args : [type];
  const members = [...new Set([...membersOf(a), ...membersOf(b)])];
  const [only = null] = members;
  return members.length === 1 ? only : new PyGenericAlias(UNION, members);
}
