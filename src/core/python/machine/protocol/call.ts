import { Unknown, type Value } from '../../data';
import { callMethod, lookupMethod } from './attributes';
import { bindParameters } from './bind-parameters';
import { escape } from './escape';
import { RECURSION_LIMIT } from '../objects/bounds';
import { Frame, Scope } from '../objects/frame';
import { PyFunction } from '../objects/function';
import { RunEnded } from '../objects/errors';
import type { Machine } from '../objects/machine';
import { PyClass } from '../objects/class';
import { builtinClass, classOf } from '../objects/class-registry';
import { PyWrapper } from '../objects/descriptors';
import { PyGenericAlias } from '../objects/generic-alias';
import { PySet } from '../objects/set';
import { Instance } from '../objects/instance';
import { BoundMethod, Native, type Keywords } from '../objects/methods';

/** Python's `callee(*args, **keywords)`. */
export function call(m: Machine, callee: Value, args: readonly Value[], keywords: Keywords = null): Value {
  if (callee instanceof PyFunction) return callFunction(m, callee, args, keywords);
  if (callee instanceof BoundMethod) {
    const { fn, self } = callee;
    if (fn instanceof Native && fn.isStatic) return fn.call(m, args, keywords);
    return call(m, fn, [self, ...args], keywords);
  }
  if (callee instanceof Native) return callee.call(m, args, keywords);
  if (callee instanceof PyClass) return construct(m, callee, args, keywords);
  if (callee instanceof Unknown) {
    m.note(callee.reason);
    m.onUnknownCall?.([...args, ...(keywords?.values() ?? [])]);
    m.fileChanges.mayCreate(m.importing.isActive);
    escape(m, args, keywords);
    return callee;
  }
  if (callee instanceof PyWrapper) return call(m, callee.fn, args, keywords);
  if (callee instanceof PyGenericAlias) return call(m, callee.origin, args, keywords);
  const method = lookupMethod(m, callee, '__call__');
  if (method !== undefined) return callMethod(m, method, callee, args, keywords);
  if (classOf(callee).openBase) return classOf(callee).openBase;
  m.raise('TypeError', `'${classOf(callee).nameInMessages}' object is not callable`);
}

function callFunction(m: Machine, fn: PyFunction, args: readonly Value[], keywords: Keywords): Value {
  m.step();
  const { code } = fn;
  const scope = new Scope(code.locals, fn.closure, fn.module);
  scope.outer = code.outer.size > 0 ? code.outer : null;
  scope.owner = fn.owner;
  scope.firstArgument = args[0];
  scope.qualname = fn.innerPrefix;
  bindParameters(m, fn, scope.vars, args, keywords);
  const frame = new Frame(m, scope, fn.module, m.frame, code.name);
  frame.base = fn.base;
  frame.at = fn.base;
  if (code.isGenerator || code.isAsync) return m.interpreter.suspended(frame, fn);
  if (m.depth >= RECURSION_LIMIT) m.raise('RecursionError', 'maximum recursion depth exceeded');
  frame.depth = ++m.depth;
  m.frame = frame;
  try {
    return m.interpreter.body(frame, fn);
  } catch (error) {
    // The engine's stack may overflow before Python's: this says nothing about the program.
    if (error instanceof RangeError) throw new RunEnded('calls are nested too deeply to analyze');
    throw error;
  } finally {
    m.frame = frame.caller;
    m.depth--;
  }
}

/** Calls a class: `__new__`, then `__init__`. */
function construct(m: Machine, cls: PyClass, args: readonly Value[], keywords: Keywords): Value {
  const meta = cls.cls;
  const type = builtinClass('type');
  if (meta !== type) {
    const custom = meta.lookup(m, '__call__');
    if (custom instanceof PyFunction) return callMethod(m, custom, cls, args, keywords);
  }
  return constructPlainly(m, cls, args, keywords);
}

/** The behaviour of `type.__call__`. */
export function constructPlainly(m: Machine, cls: PyClass, args: readonly Value[], keywords: Keywords): Value {
  const object = builtinClass('object');
  if (cls === builtinClass('type') && args.length === 1 && !keywords) return classOf(args[0] ?? null);
  const make = cls.lookup(m, '__new__');
  const init = cls.lookup(m, '__init__');
  let made: Value;
  if (make === undefined || make === object.attrs.get('__new__')) {
    refuseAbstract(m, cls);
    if ((init === undefined || init === object.attrs.get('__init__')) && !cls.openBase && (args.length > 0 || keywords?.size))
      m.raise('TypeError', `${cls.name}() takes no arguments`);
    made = new Instance(cls);
  } else {
    made = call(m, make instanceof PyWrapper ? make.fn : make, [cls, ...args], keywords);
    if (!classOf(made).isSubclass(cls)) return made;
  }
  if (init !== undefined && init !== object.attrs.get('__init__')) {
    const result = callMethod(m, init, made, args, keywords);
    if (result !== null && !(result instanceof Unknown))
      m.raise('TypeError', `__init__() should return None, not '${classOf(result).name}'`);
  }
  return made;
}

function refuseAbstract(m: Machine, cls: PyClass): void {
  const abstract = cls.attrs.get('__abstractmethods__');
  if (!(abstract instanceof PySet) || abstract.items.size === 0) return;
  const names = [...abstract.items.values()].map(String).sort();
  m.raise(
    'TypeError',
    `Can't instantiate abstract class ${cls.name} with abstract method${names.length > 1 ? 's' : ''} ${names.join(', ')}`,
  );
}
