import { Unknown, type Value } from '../../data';
import { call } from '../protocol/call';
import { toArray } from '../protocol/iterate';
import { stringArgument } from '../protocol/string-argument';
import { str } from '../protocol/text';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { builtinClass } from '../objects/class-registry';
import { NativeProperty } from '../objects/descriptors';
import { Instance } from '../objects/instance';
import { Native } from '../objects/methods';
import { PyTuple } from '../objects/sequences';
import { derive, exceptionsOf, splitGroup } from '../protocol/exception-groups';
import { define } from './classes';

/** The condition of `split` and `subgroup`: a class, several classes, or a function. */
function condition(m: Machine, by: Value): (exception: Instance) => boolean {
  const classes = by instanceof PyTuple ? by.items : [by];
  if (classes.every(each => each instanceof PyClass))
    return exception => classes.some(each => each instanceof PyClass && exception.type.isSubclass(each));
  return exception => call(m, by, [exception]) === true;
}

/** The message of a group. */
function messageOf(group: Value): Value {
  const args = (group as Instance).attrs.get('args');
  return args instanceof PyTuple ? (args.items[0] ?? '') : '';
}

define('BaseExceptionGroup', {
  __new__: new Native(
    '__new__',
    (m, [type, message = '', exceptions = new PyTuple([])]) => {
      stringArgument(m, message, 'BaseExceptionGroup.__new__() argument 1');
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
  message: new NativeProperty((_m, self) => messageOf(self)),
  exceptions: new NativeProperty((_m, self) => new PyTuple(exceptionsOf(self) ?? [])),
  __str__: new Native('__str__', (m, [self = null]) => {
    const count = exceptionsOf(self)?.length ?? 0;
    const message = str(m, messageOf(self));
    return message instanceof Unknown ? message : `${message} (${String(count)} sub-exception${count === 1 ? '' : 's'})`;
  }),
  derive: new Native('derive', (m, [self = null, exceptions = null]) => {
    const items = toArray(m, exceptions);
    return items instanceof Unknown ? items : derive(self as Instance, items);
  }),
  split: new Native('split', (m, [self = null, by = null]) => new PyTuple(splitGroup(self as Instance, condition(m, by)))),
  subgroup: new Native('subgroup', (m, [self = null, by = null]) => splitGroup(self as Instance, condition(m, by))[0]),
});
