import type { Value } from '../../data';
import type { Machine } from '../objects/machine';
import { lenient, native } from '../protocol/native';
import type { PyClass } from '../objects/class';
import { Native } from '../objects/methods';
import { define } from './classes';

export type Methods = Readonly<Record<string, Native>>;

/** Methods from their signatures: `{ 'append(self, object, /)': (m, [self, object]) => … }`. */
export function methods(
  className: string,
  table: Readonly<Record<string, Parameters<typeof native>[1]>>,
  make: typeof native = native,
): void {
  define(
    className,
    Object.fromEntries(
      Object.entries(table).map(([signature, compute]) => [signature.slice(0, signature.indexOf('(')), make(signature, compute)]),
    ),
  );
}

export function lenientMethods(className: string, table: Readonly<Record<string, Parameters<typeof native>[1]>>): void {
  methods(className, table, lenient);
}

/** `__new__` of a builtin class: it is static and receives the class first. */
export function constructor(
  className: string,
  compute: (m: Machine, type: PyClass, args: readonly Value[], keywords: Parameters<Native['call']>[2]) => Value,
): void {
  define(className, {
    __new__: new Native('__new__', (m, [type, ...args], keywords) => compute(m, type as PyClass, args, keywords), true),
  });
}
