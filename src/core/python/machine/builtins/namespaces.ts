import { getAttr, callMethod } from '../protocol/attributes';
import { makeDict } from '../protocol/containers';
import { toArray } from '../protocol/iterate';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
import { globalsDict, moduleNames } from '../protocol/modules';
import { Unknown, type Value } from '../../data';
import { PyClass } from '../objects/class';
import { classOf } from '../objects/class-registry';
import { PyDict } from '../objects/hash-tables';
import { Instance } from '../objects/instance';
import { PyList } from '../objects/sequences';
import { PyFunction } from '../objects/function';
import { variadicFn } from './builtin-table';

variadicFn('vars', (m, [object]) =>
  object === undefined ? localsDict(m) : object instanceof PyModule ? globalsDict(m, object) : getAttr(m, object, '__dict__'),
);
variadicFn('dir', (m, [object]) => {
  if (object === undefined) return new PyList(keysOf(localsDict(m)).sort());
  if (object instanceof Unknown) return object;
  if (object instanceof PyModule) return new PyList([...moduleNames(m, object)].sort());
  const custom = classOf(object).lookup(m, '__dir__');
  if (custom instanceof PyFunction) return new PyList([...toArrayOrEmpty(m, callMethod(m, custom, object, []))]);
  const names = new Set<string>();
  const types = object instanceof PyClass ? object.mro : classOf(object).mro;
  for (const type of types) for (const name of type.attrsIn(m).keys()) names.add(name);
  if (object instanceof Instance) for (const name of object.attrsIn(m).keys()) names.add(name);
  return new PyList([...names].sort());
});
function toArrayOrEmpty(m: Machine, value: Value): readonly Value[] {
  const items = toArray(m, value);
  return items instanceof Unknown ? [] : items;
}
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
