import { getAttr, callMethod } from '../protocol/attributes';
import { makeDict } from '../protocol/containers';
import { call } from '../protocol/call';
import { native } from '../protocol/native';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
import { globalsDict, lookupGlobal, moduleNames } from '../protocol/modules';
import { Unknown, type Value } from '../../data';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { PyList } from '../objects/sequences';
import { PyFunction } from '../objects/function';
import { define } from './classes';
import { variadicFn } from './builtin-table';

variadicFn('vars', (m, [object]) =>
  object === undefined ? localsDict(m) : object instanceof PyModule ? globalsDict(m, object) : getAttr(m, object, '__dict__'),
);
variadicFn('dir', (m, [object]) => {
  if (object === undefined) return new PyList(keysOf(localsDict(m)).sort());
  if (object instanceof Unknown) return object;
  if (object instanceof PyModule) return moduleDir(m, object);
  const custom = classOf(object).lookup(m, '__dir__');
  if (custom instanceof PyFunction) return sorted(m, callMethod(m, custom, object, []));
  return plainDir(m, object);
});
function moduleDir(m: Machine, module: PyModule): Value {
  m.loader.run(m, module);
  if (module.replacement !== undefined) return call(m, m.loader.builtins.get('dir') ?? null, [module.replacement]);
  const own = lookupGlobal(m, module, '__dir__');
  if (own !== undefined) return sorted(m, call(m, own, []));
  const names = new PyList([...moduleNames(m, module)].sort());
  names.open = module.openStar;
  return names;
}
function sorted(m: Machine, names: Value): Value {
  return call(m, m.loader.builtins.get('sorted') ?? null, [names]);
}
/** The behaviour of `object.__dir__`, and of `type.__dir__` for classes. */
function plainDir(m: Machine, object: Value): PyList {
  const names = new Set<string>();
  // A module shows its own names only.
  const isModule = object instanceof Instance && !(object instanceof PyClass) && object.cls.isSubclass(builtinClass('module'));
  const types = isModule ? [] : object instanceof PyClass ? object.mro : classOf(object).mro;
  for (const type of types) for (const name of type.attrsIn(m).keys()) names.add(name);
  if (object instanceof Instance) for (const name of object.attrsIn(m).keys()) names.add(name);
  const found = new PyList([...names].sort());
  if (object instanceof Instance) found.open = object.unsure;
  return found;
}
define('object', {
  __dir__: native('__dir__(self, /)', (m, [self]) => (self instanceof PyModule ? moduleDir(m, self) : plainDir(m, self))),
});
function keysOf(dict: PyDict): string[] {
  return [...dict.entries.values()].map(({ key }) => key).filter(key => typeof key === 'string');
}
function localsDict(m: Machine): PyDict {
  const { frame } = m;
  if (!frame) return new PyDict();
  return frame.scope === frame.module.scope ? globalsDict(m, frame.module) : makeDict(frame.scope.vars);
}
variadicFn('globals', m => (m.frame ? globalsDict(m, m.frame.module) : new PyDict()));
variadicFn('locals', m => localsDict(m));
