import { Unknown, type Value } from '../../data';
import { dictEntries } from '../protocol/containers';
import { evaluate } from './evaluate';
import { Frame, type Scope } from '../objects/frame';
import type { Machine } from '../objects/machine';
import { PyModule } from '../objects/module';
import { PyDict } from '../objects/hash-tables';

/** The value of an expression given as text, with the names of a frame. Raises SyntaxError if it is not an expression. */
export function evaluateIn(frame: Frame, text: string): Value {
  const source = frame.m.loader.parseText(text.trim());
  const { items } = source.module();
  const statement = items[0]?.statement;
  // A file that is being edited is parsed as well as possible; an expression must be valid.
  if (source.hasErrors || items.length !== 1 || statement?.kind !== 'expression') throw frame.m.exception('SyntaxError', 'invalid syntax');
  return evaluate(statement.value, frame);
}

/** Python's `eval(text, globals, locals)`: the text is parsed and evaluated like any other, with the visible names or those given. */
export function evaluateText(m: Machine, text: string, globals: Value = null, locals: Value = null): Value {
  const { frame } = m;
  if (!frame) throw m.exception('SyntaxError', 'invalid syntax');
  const { scope, module } = globals === null && locals === null ? frame : namesOf(m, globals, locals, frame);
  const inner = new Frame(m, scope, module, frame.caller, frame.name);
  inner.at = frame.at;
  return evaluateIn(inner, text);
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
