import type { Block, Statement, StatementOf } from '../../syntax';
import { deleteAttr, getAttr, setAttr } from '../protocol/attributes';
import { bindTarget } from './bind-target';
import { undecidedIf } from './branch';
import { buildClass } from './build-class';
import { call } from '../protocol/call';
import { evaluate } from './evaluate';
import { annotationValue } from './annotations';
import type { Frame } from '../objects/frame';
import { executeImport, executeImportFrom } from './imports';
import { deleteItem, getItem, setItem } from '../protocol/items';
import { forStatement, whileStatement } from './loops';
import { declaresLazyContents } from './lazy-package';
import { makeFunction } from './make-function';
import { matchStatement } from './match';
import { deleteName, mangled, storeName } from './names';
import { inPlace } from '../protocol/operators';
import { executeAssert, executeRaise, tryStatement } from './try';
import { truth } from '../protocol/truth';
import { withStatement } from './with';
import { finish, Signal, type Runner } from './steps';
import { Unknown, type Value } from '../../data';
import { PyWrapper } from '../objects/descriptors';
import { PyDict } from '../objects/hash-tables';
import { setItemByName } from '../protocol/containers';

/** Runs the statements of a body that never stops in the middle. */
const plainly: Runner = { block: executeBlock, steps: () => null };

/** The reason if they do: only invalid code has a `yield` outside a function. */
const OUTSIDE = new Unknown('`yield` outside of a function is not supported');

/** Runs statements; `ownerBase` is where the statement that owns the block starts. */
export function executeBlock(block: Block, ownerBase: number, f: Frame): Signal {
  const { items } = block;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) break;
    const base = ownerBase + item.at;
    f.base = base;
    f.at = base;
    const signal = execute(item.statement, f, block, i, ownerBase);
    if (signal !== Signal.Normal) return signal;
  }
  return Signal.Normal;
}

/** Reports the current values of a function's names. */
export function tellAssigned(targets: StatementOf<'assign'>['targets'], value: Value, f: Frame, base: number): void {
  const { source, file, isModelled } = f.module;
  if (f.scope.locals === null || isModelled || !source) return;
  for (const target of targets) if (target.kind === 'name') f.m.onAssign?.(target.id, value, { file, source, offset: base + target.start });
}

/**
 * Runs one statement; in a block, it is the one at `index`, and the following ones may have to run together with one branch of an undecided
 * `if`.
 */
export function execute(s: Statement, f: Frame, block: Block | null, index: number, ownerBase: number, run = plainly): Signal {
  f.m.step();
  switch (s.kind) {
    case 'expression':
      evaluate(s.value, f);
      return Signal.Normal;
    case 'assign': {
      const value = evaluate(s.value, f);
      for (const target of s.targets) bindTarget(target, value, f);
      if (f.m.onAssign !== null) tellAssigned(s.targets, value, f, f.base);
      return Signal.Normal;
    }
    case 'if': {
      const { base } = f;
      if (f.scope === f.module.scope && declaresLazyContents(s)) return f.m.loader.declare(() => executeBlock(s.then, base, f));
      const test = truth(f.m, evaluate(s.test, f));
      if (test instanceof Unknown) return undecidedIf(s, test, f, run, block && { block, index, ownerBase });
      const taken = test ? s.then : s.otherwise;
      return taken ? executeBlock(taken, base, f) : Signal.Normal;
    }
    case 'return':
      f.result = s.value ? evaluate(s.value, f) : null;
      return Signal.Return;
    case 'for':
      return finish(forStatement(s, f, plainly), OUTSIDE);
    case 'while':
      return finish(whileStatement(s, f, plainly), OUTSIDE);
    case 'augment': {
      const { base } = f;
      executeAugment(s, f);
      if (f.m.onAssign !== null && s.target.kind === 'name') tellAssigned([s.target], evaluate(s.target, f), f, base);
      return Signal.Normal;
    }
    case 'annotate':
      return executeAnnotation(s, f);
    case 'function':
      defineFunction(s, f);
      return Signal.Normal;
    case 'class':
      buildClass(s, f);
      return Signal.Normal;
    case 'try':
      return finish(tryStatement(s, f, plainly), OUTSIDE);
    case 'with':
      return finish(withStatement(s, f, plainly), OUTSIDE);
    case 'raise':
      return executeRaise(s, f);
    case 'assert':
      executeAssert(s, f);
      return Signal.Normal;
    case 'import':
      executeImport(s, f);
      return Signal.Normal;
    case 'importFrom':
      executeImportFrom(s, f);
      return Signal.Normal;
    case 'delete':
      for (const target of s.targets) deleteTarget(target, f);
      return Signal.Normal;
    case 'match':
      return finish(matchStatement(s, f, run, block && { block, index, ownerBase }), OUTSIDE);
    case 'break':
      return Signal.Break;
    case 'continue':
      return Signal.Continue;
    case 'typeAlias':
      if (s.name.kind === 'name') storeName(f, s.name.id, new Unknown('it is a type alias'));
      return Signal.Normal;
    case 'error':
      f.m.note('this part of the code could not be parsed');
      return executeBlock(s.body, f.base, f);
    case 'pass':
    case 'global':
    case 'nonlocal':
      return Signal.Normal;
  }
}

function executeAugment({ target, operator, value }: StatementOf<'augment'>, f: Frame): void {
  const { m } = f;
  if (target.kind === 'attribute') {
    const object = evaluate(target.object, f);
    const name = mangled(target.name, f);
    const before = getAttr(m, object, name);
    const after = inPlace(m, operator, before, evaluateAt(value, f, target.start));
    setAttr(m, object, name, after);
  } else if (target.kind === 'subscript') {
    const object = evaluate(target.object, f);
    const index = evaluate(target.index, f);
    const before = getItem(m, object, index);
    const after = inPlace(m, operator, before, evaluateAt(value, f, target.start));
    setItem(m, object, index, after);
  } else {
    const before = evaluate(target, f);
    bindTarget(target, inPlace(m, operator, before, evaluateAt(value, f, target.start)), f);
  }
}

function evaluateAt(value: Parameters<typeof evaluate>[0], f: Frame, start: number): Value {
  const result = evaluate(value, f);
  f.at = f.base + start;
  return result;
}

function executeAnnotation({ target, annotation, value }: StatementOf<'annotate'>, f: Frame): Signal {
  if (target.kind === 'name' && (f.scope.isClass || f.scope.locals === null)) {
    let annotations = f.scope.vars.get('__annotations__');
    if (!(annotations instanceof PyDict)) f.scope.set(f.m, '__annotations__', (annotations = new PyDict()));
    if (annotations instanceof PyDict) setItemByName(f.m, annotations, target.id, annotationValue(annotation, f, f.base));
  }
  if (value) bindTarget(target, evaluate(value, f), f);
  return Signal.Normal;
}

function defineFunction(s: StatementOf<'function'>, f: Frame): void {
  const annotations = s.parameters.flatMap(({ name, annotation }) => (annotation ? [{ name, expression: annotation }] : []));
  if (s.returns) annotations.push({ name: 'return', expression: s.returns });
  const decorators = s.decorators.map(decorator => evaluate(decorator, f));
  let value: Value = makeFunction(s, f, annotations);
  for (const decorator of decorators.reverse()) value = call(f.m, decorator, [value]);
  if (f.scope.isClass && (s.name === '__init_subclass__' || s.name === '__class_getitem__')) value = new PyWrapper('classmethod', value);
  if (f.scope.isClass && s.name === '__new__' && !(value instanceof PyWrapper)) value = new PyWrapper('staticmethod', value);
  storeName(f, s.name, value);
}

function deleteTarget(target: Parameters<typeof evaluate>[0], f: Frame): void {
  switch (target.kind) {
    case 'name':
      deleteName(f, target.id);
      return;
    case 'attribute':
      deleteAttr(f.m, evaluate(target.object, f), mangled(target.name, f));
      return;
    case 'subscript':
      deleteItem(f.m, evaluate(target.object, f), evaluate(target.index, f));
      return;
    case 'tuple':
    case 'list':
      for (const item of target.items) deleteTarget(item, f);
      return;
    default:
      return;
  }
}
