import { Unknown, type Value } from '../../data';
import { builtinClass, classOf } from '../objects/class-registry';
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

/** The same for methods that accept unknown arguments, but not an unknown object. */
export function lenientMethods(className: string, table: Readonly<Record<string, Parameters<typeof native>[1]>>): void {
  methods(className, table, (signature, compute) =>
    signature.includes('(self') ? lenient(signature, onOwn(className, signature, compute)) : lenient(signature, compute),
  );
}

/** `list.append(5, 1)` raises: a method of a class is called with one of its objects. */
function onOwn(className: string, signature: string, compute: Parameters<typeof native>[1]): Parameters<typeof native>[1] {
  const name = signature.slice(0, signature.indexOf('('));
  return (m, args) => {
    const self: Value = args[0];
    if (self instanceof Unknown) return self;
    if (!classOf(self).isSubclass(builtinClass(className))) {
      const given = classOf(self).name;
      m.raise(
        'TypeError',
        name.startsWith('__')
          ? `descriptor '${name}' requires a '${className}' object but received a '${given}'`
          : `descriptor '${name}' for '${className}' objects doesn't apply to a '${given}' object`,
      );
    }
    return compute(m, args);
  };
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
