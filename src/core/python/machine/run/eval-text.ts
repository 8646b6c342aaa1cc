import { Unknown, type Value } from '../../data';
import { findSyntaxError, type Expr, type ProgramText } from '../../syntax';
import { dictEntries, setItemByName } from '../protocol/containers';
import { escape } from '../protocol/escape';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import type { PyRaise } from '../objects/errors';
import { Frame, Scope } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
import { PyDict } from '../objects/hash-tables';

/** The value of an expression given as text, with the names of a frame. Raises SyntaxError if it is not an expression. */
export function evaluateIn(frame: Frame, text: string): Value {
  return evaluate(parseExpression(frame.m, text).value, frame);
}

/** An expression given as text. Raises SyntaxError. */
export function parseExpression(m: Machine, text: string): { readonly source: ProgramText; readonly value: Expr } {
  const source = m.loader.parseText(text.trim());
  const { items } = source.module();
  const statement = items[0]?.statement;
  // A file that is being edited is parsed as well as possible; an expression must be valid.
  if (source.hasErrors || items.length !== 1 || statement?.kind !== 'expression') throw notPython(m, source);
  return { source, value: statement.value };
}

function notPython(m: Machine, { text }: ProgramText): PyRaise {
  const found = findSyntaxError(text);
  return m.exception(found?.type ?? 'SyntaxError', found?.message ?? 'invalid syntax');
}

/** Python's `eval(text, globals, locals)`: the text is parsed and evaluated like any other, with the visible names or those given. */
export function evaluateText(m: Machine, text: string, globals: Value = null, locals: Value = null): Value {
  const { frame } = m;
  if (!frame) throw m.exception('SyntaxError', 'invalid syntax');
  const { source, value } = parseExpression(m, text);
  const { scope, module } = globals === null && locals === null ? frame : namesOf(m, globals, locals, frame);
  const inner = new Frame(m, scope, module.withSource(source), frame.caller, frame.name);
  inner.at = frame.at;
  inner.isHidden = true;
  return evaluate(value, inner);
}

/**
 * Python's `exec(text, globals, locals)`. In a function, what it binds is lost, as in Python, but what it does to objects is not.
 */
export function executeText(m: Machine, text: string, globals: Value, locals: Value): void {
  const { frame } = m;
  if (!frame) throw m.exception('SyntaxError', 'invalid syntax');
  const source = m.loader.parseText(`${text}\n`);
  if (source.hasErrors) throw notPython(m, source);
  const isHere = globals === null && locals === null;
  const given = isHere ? { scope: ownNames(frame), module: frame.module } : namesOf(m, globals, locals, frame);
  const module = given.module.withSource(source);
  const before = new Map(given.scope.vars);
  const inner = new Frame(m, given.scope, module, frame, '<module>');
  inner.isHidden = true;
  inner.tries = frame.tries;
  m.frame = inner;
  try {
    executeBlock(source.module(), 0, inner);
  } finally {
    m.frame = frame;
    const target = locals ?? globals;
    if (target instanceof PyDict)
      for (const [name, value] of given.scope.vars) if (before.get(name) !== value) setItemByName(m, target, name, value);
  }
}

/** The names that text sees at this point: those of a function are copied, because text cannot rebind them. */
function ownNames({ scope, module }: Frame): Scope {
  if (scope.locals === null) return scope;
  const copy = new Scope(null, null, module, true);
  const around: Scope[] = [];
  for (let one: Scope | null = scope; one; one = one.parent) around.unshift(one);
  for (const { vars } of around) for (const [name, value] of vars) copy.vars.set(name, value);
  return copy;
}

/** `exec` of an unknown text: it may set any global name, and change whatever the code around it can reach. */
export function executeUnknown(m: Machine, why: Unknown, globals: Value, locals: Value): Value {
  const { frame } = m;
  if (frame && globals === null) {
    escape(m, frame.scope.vars.values());
    frame.module.openStar ??= why;
  }
  escape(m, [globals, locals]);
  return null;
}

/** A separate module that contains the given names. */
function namesOf(m: Machine, globals: Value, locals: Value, around: Frame): { readonly scope: Scope; readonly module: PyModule } {
  const module = new PyModule('__main__', around.module.file, false, true, null, null);
  module.state = 'done';
  const { vars } = module.scope;
  vars.clear();
  if (globals === null) for (const [name, value] of around.module.scope.vars) vars.set(name, value);
  for (const given of [globals, locals]) {
    if (given === null) continue;
    if (!(given instanceof PyDict))
      module.openStar = given instanceof Unknown ? given : new Unknown('the names available to `eval` are unknown');
    else {
      for (const { key, value } of dictEntries(m, given)) if (typeof key === 'string') vars.set(key, value);
      if (given.open) module.openStar = given.open;
    }
  }
  return { scope: module.scope, module };
}
