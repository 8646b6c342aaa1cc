import { call } from '../call';
import { toArray } from '../iterate';
import type { Machine } from '../machine';
import { Instance, Native, NativeProperty, PyClass, PyTuple, Unknown, builtinClass, type Value } from '../values';
import { define } from './classes';

/** The exceptions of a group; null for an exception that is none. */
function exceptionsOf(group: Value): readonly Value[] | null {
  if (!(group instanceof Instance) || !group.type.isSubclass(builtinClass('BaseExceptionGroup'))) return null;
  const args = group.attrs.get('args');
  const inner = args instanceof PyTuple ? args.items[1] : undefined;
  return inner instanceof Instance && 'items' in inner ? (inner.items as readonly Value[]) : [];
}

/** A group of the same message with other exceptions in it. */
function derive(group: Instance, exceptions: readonly Value[]): Instance {
  const made = new Instance(group.type);
  const args = group.attrs.get('args');
  made.attrs.set('args', new PyTuple([args instanceof PyTuple ? (args.items[0] ?? '') : '', new PyTuple(exceptions)]));
  return made;
}

/** A group, or one made of a single exception. */
export function asGroup(exception: Instance): Instance {
  if (exceptionsOf(exception)) return exception;
  const isUsual = exception.type.isSubclass(builtinClass('Exception'));
  const group = new Instance(builtinClass(isUsual ? 'ExceptionGroup' : 'BaseExceptionGroup'));
  group.attrs.set('args', new PyTuple(['', new PyTuple([exception])]));
  return group;
}

/** The part of a group whose exceptions are wanted, and the rest; null where there are none. Groups within keep their shape. */
export function splitGroup(group: Instance, wanted: (exception: Instance) => boolean): readonly [Instance | null, Instance | null] {
  if (wanted(group)) return [group, null];
  const inner = exceptionsOf(group);
  if (!inner) return [null, group];
  const [matching, rest]: [Instance[], Instance[]] = [[], []];
  for (const each of inner) {
    if (!(each instanceof Instance)) continue;
    const [yes, no] = splitGroup(each, wanted);
    if (yes) matching.push(yes);
    if (no) rest.push(no);
  }
  return [matching.length > 0 ? derive(group, matching) : null, rest.length > 0 ? derive(group, rest) : null];
}

/** What `split` and `subgroup` go by: a class, several, or a function. */
function condition(m: Machine, by: Value): (exception: Instance) => boolean {
  const classes = by instanceof PyTuple ? by.items : [by];
  if (classes.every(each => each instanceof PyClass))
    return exception => classes.some(each => each instanceof PyClass && exception.type.isSubclass(each));
  return exception => call(m, by, [exception]) === true;
}

define('BaseExceptionGroup', {
  __new__: new Native(
    '__new__',
    (m, [type, message = '', exceptions = new PyTuple([])]) => {
      const items = toArray(m, exceptions);
      if (items instanceof Unknown) return items;
      if (items.length === 0) m.raise('ValueError', 'second argument (exceptions) must be a non-empty sequence');
      if (!items.every(item => item instanceof Instance && item.type.isSubclass(builtinClass('BaseException'))))
        m.raise(
          'ValueError',
          `Item ${String(items.findIndex(item => !(item instanceof Instance)))} of second argument (exceptions) is not an exception`,
        );
      const usual = items.every(item => item instanceof Instance && item.type.isSubclass(builtinClass('Exception')));
      if (!usual && (type as PyClass).isSubclass(builtinClass('Exception')))
        m.raise('TypeError', 'Cannot nest BaseExceptions in an ExceptionGroup');
      const group = new Instance(usual && type === builtinClass('BaseExceptionGroup') ? builtinClass('ExceptionGroup') : (type as PyClass));
      group.attrs.set('args', new PyTuple([message, exceptions]));
      return group;
    },
    true,
  ),
  message: new NativeProperty((_m, self) => {
    const args = (self as Instance).attrs.get('args');
    return args instanceof PyTuple ? (args.items[0] ?? '') : '';
  }),
  exceptions: new NativeProperty((_m, self) => new PyTuple(exceptionsOf(self) ?? [])),
  __str__: new Native('__str__', (_m, [self = null]) => {
    const count = exceptionsOf(self)?.length ?? 0;
    const args = (self as Instance).attrs.get('args');
    return `${String(args instanceof PyTuple ? args.items[0] : '')} (${String(count)} sub-exception${count === 1 ? '' : 's'})`;
  }),
  derive: new Native('derive', (m, [self = null, exceptions = null]) => {
    const items = toArray(m, exceptions);
    return items instanceof Unknown ? items : derive(self as Instance, items);
  }),
  split: new Native('split', (m, [self = null, by = null]) => new PyTuple(splitGroup(self as Instance, condition(m, by)))),
  subgroup: new Native('subgroup', (m, [self = null, by = null]) => splitGroup(self as Instance, condition(m, by))[0]),
});
