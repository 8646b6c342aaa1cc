import { Unknown, type Value } from '../../data';
import { UndecidedFlow } from '../objects/errors';
import type { Block, Statement, StatementOf } from '../../syntax';
import { deleteAttr, getAttr, setAttr } from '../protocol/attributes';
import { bindTarget } from './bind-target';
import { buildClass } from './build-class';
import { call } from '../protocol/call';
import { evaluate } from './evaluate';
import { annotationValue } from './annotations';
import { attempt, tooManyForks } from '../protocol/fork';
import type { Frame } from '../objects/frame';
import type { PyFunction } from '../objects/function';
import { executeImport, executeImportFrom } from './imports';
import { deleteItem, getItem, setItem } from '../protocol/items';
import { iterate } from '../protocol/iterate';
import { makeFunction } from './make-function';
import { executeMatch } from './match';
import { deleteName, mangled, storeName } from './names';
import { inPlace } from '../protocol/operators';
import { executeAssert, executeRaise, executeTry } from './try';
import { truth } from '../protocol/truth';
import { executeWith } from './with';
import { type PyIterator, PyDict, PyWrapper, joinValues } from '../objects/values';
import { setItemByName } from '../protocol/containers';

/** How a statement ended. */
export const enum Signal {
  Normal,
  Break,
  Continue,
  Return,
}

/** Runs a function's body and gives what it returns. */
export function executeBody(f: Frame, { code, base }: PyFunction): Value {
  try {
    if ('kind' in code.body) return evaluate(code.body, f);
    const signal = executeBlock(code.body, base, f);
    return settle(f, signal === Signal.Return ? f.result : null);
  } catch (error) {
    const raised = error;
    if (f.pending) {
      // The paths that have returned already are the ones meant.
      const last = f.pending.pop();
      f.m.journal.undo();
      while (f.pending.pop()) f.m.journal.undo();
      if (last && !(raised instanceof UndecidedFlow) && isRaise(raised)) return (f.m.journal.redo(last.changes), last.value);
    }
    if (raised instanceof UndecidedFlow) return f.m.unknown(raised.why.reason);
    throw raised;
  }
}

function isRaise(error: unknown): boolean {
  return typeof error === 'object' && error !== null && !(error instanceof Error);
}

/** Joins what the undecided paths returned with the result of the path gone last. */
function settle(f: Frame, result: Value): Value {
  let value = result;
  for (let pending = f.pending?.pop(); pending; pending = f.pending?.pop()) {
    f.m.journal.redoEither(pending.changes, f.m.journal.undo());
    value = joinValues(f.m, pending.value, value);
  }
  return value;
}

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

/** Reports what names of a function hold now. */
function tellAssigned(targets: StatementOf<'assign'>['targets'], value: Value, f: Frame, base: number): void {
  const { source, file, isModelled } = f.module;
  if (f.scope.locals === null || isModelled || !source) return;
  for (const target of targets) if (target.kind === 'name') f.m.onAssign?.(target.id, value, { file, source, offset: base + target.start });
}

/** Runs one statement; of a block, it is the one at `index`, and those behind it may have to run along with one way of an undecided `if`. */
export function execute(s: Statement, f: Frame, block: Block | null, index: number, ownerBase: number): Signal {
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
      const test = truth(f.m, evaluate(s.test, f));
      if (test instanceof Unknown)
        return undecidedIf(s, test, f, block !== null && block === f.loopBody, () =>
          block ? executeBlock({ items: block.items.slice(index + 1) }, ownerBase, f) : Signal.Normal,
        );
      const taken = test ? s.then : s.otherwise;
      return taken ? executeBlock(taken, base, f) : Signal.Normal;
    }
    case 'return':
      f.result = s.value ? evaluate(s.value, f) : null;
      return Signal.Return;
    case 'for':
      return executeFor(s, f);
    case 'while':
      return executeWhile(s, f);
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
      return executeTry(s, f);
    case 'with':
      return executeWith(s, f);
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
      return executeMatch(s, f);
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

/**
 * Neither way of the condition is ruled out: both run, each on its own, and what differs afterwards is unknown. A way that raises is
 * taken for the one not meant.
 */
function undecidedIf(s: StatementOf<'if'>, why: Unknown, f: Frame, isInLoopBody: boolean, rest: () => Signal): Signal {
  const { base, m } = f;
  if (tooManyForks(f.m) || f.isGenerator) throw new UndecidedFlow(why);
  const way = (block: Block | null) =>
    attempt(m, (): { signal: Signal; result: Value } => {
      const pendingBefore = f.pending?.length ?? 0;
      const signal = block ? executeBlock(block, base, f) : Signal.Normal;
      if ((f.pending?.length ?? 0) > pendingBefore) throw new UndecidedFlow(why);
      return { signal, result: f.result };
    });
  const [a, b] = [way(s.then), way(s.otherwise)];
  if (a.raised && b.raised) throw a.raised;
  if (a.raised || b.raised) {
    const kept = a.raised ? b : a;
    f.m.journal.redo(kept.changes);
    f.result = kept.value?.result ?? null;
    return kept.value?.signal ?? Signal.Normal;
  }
  const [x, y] = [a.value ?? NOTHING, b.value ?? NOTHING];
  if (x.signal === y.signal) {
    f.m.journal.redoEither(a.changes, b.changes);
    if (x.signal === Signal.Return) f.result = joinValues(f.m, x.result, y.result);
    return x.signal;
  }
  const [normal, other] = x.signal === Signal.Normal ? [a, b] : [b, a];
  const left = other.value ?? NOTHING;
  if (x.signal !== Signal.Normal && y.signal !== Signal.Normal) throw new UndecidedFlow(why);
  if (left.signal === Signal.Return) {
    // The other way goes on alone; at the end of the function the two are joined.
    (f.pending ??= []).push({ value: left.result, changes: other.changes });
    f.m.journal.begin();
    f.m.journal.redo(normal.changes);
    return Signal.Normal;
  }
  // What follows in the loop's body can only be gone through from here where the condition stands in the body itself.
  if (!isInLoopBody) throw new UndecidedFlow(why);
  if (left.signal === Signal.Continue || left.signal === Signal.Break) {
    const through = attempt(m, () => {
      f.m.journal.redo(normal.changes);
      return rest();
    });
    if (through.raised) return (f.m.journal.redo(other.changes), left.signal);
    if (through.value !== Signal.Normal && through.value !== Signal.Continue) throw new UndecidedFlow(why);
    f.m.journal.redoEither(other.changes, through.changes);
    if (left.signal === Signal.Break) f.maybeLeft = why;
    return Signal.Continue;
  }
  throw new UndecidedFlow(why);
}

const NOTHING = { signal: Signal.Normal, result: null as Value };

function executeFor(s: StatementOf<'for'>, f: Frame): Signal {
  const { base, m } = f;
  const iterable = evaluate(s.iterable, f);
  f.at = base + s.iterable.start;
  const iterator = iterate(m, iterable);
  if (iterator instanceof Unknown)
    return undecidedLoop(iterator, f, () => (bindTarget(s.target, iterator, f), executeLoopBody(s.body, base, f)));
  for (let item = next(iterator, f); item !== undefined; item = next(iterator, f)) {
    if (iterator.unknown) {
      const { unknown } = iterator;
      return undecidedLoop(unknown, f, () => (bindTarget(s.target, unknown, f), executeLoopBody(s.body, base, f)));
    }
    m.step();
    f.base = base;
    bindTarget(s.target, item, f);
    const signal = executeLoopBody(s.body, base, f);
    if (f.maybeLeft) return perhapsOn(s, f, why => (bindTarget(s.target, why, f), executeLoopBody(s.body, base, f)));
    if (signal === Signal.Break) return Signal.Normal;
    if (signal === Signal.Return) return signal;
  }
  f.base = base;
  return s.otherwise ? executeBlock(s.otherwise, base, f) : Signal.Normal;
}

function next(iterator: PyIterator, f: Frame): Value | undefined {
  f.at = f.base;
  return iterator.next(f.m);
}

function executeWhile(s: StatementOf<'while'>, f: Frame): Signal {
  const { base, m } = f;
  for (;;) {
    m.step();
    f.base = base;
    const test = truth(m, evaluate(s.test, f));
    if (test instanceof Unknown) return undecidedLoop(test, f, () => executeLoopBody(s.body, base, f));
    if (!test) break;
    const signal = executeLoopBody(s.body, base, f);
    if (f.maybeLeft) return perhapsOn(s, f, () => executeLoopBody(s.body, base, f));
    if (signal === Signal.Break) return Signal.Normal;
    if (signal === Signal.Return) return signal;
  }
  f.base = base;
  return s.otherwise ? executeBlock(s.otherwise, base, f) : Signal.Normal;
}

function executeLoopBody(body: Block, base: number, f: Frame): Signal {
  const around = f.loopBody;
  f.loopBody = body;
  const signal = executeBlock(body, base, f);
  f.loopBody = around;
  return signal;
}

/** A `break` that may have been reached: how often the rest of the loop runs is not known. */
function perhapsOn({ otherwise }: StatementOf<'for'> | StatementOf<'while'>, f: Frame, body: (why: Unknown) => Signal): Signal {
  const why = f.maybeLeft;
  f.maybeLeft = null;
  if (!why) return Signal.Normal;
  if (otherwise) throw new UndecidedFlow(why);
  const signal = undecidedLoop(why, f, () => body(why));
  f.maybeLeft = null;
  return signal;
}

/** It is not known how often the body runs: what it changes is unknown afterwards. Gone through twice, so that changes of changes show. */
function undecidedLoop(why: Unknown, f: Frame, body: () => Signal): Signal {
  const { m } = f;
  m.note(`the number of iterations of this loop is unknown: ${why.reason}`);
  for (let round = 0; round < 2; round++) {
    const pendingBefore = f.pending?.length ?? 0;
    const once = attempt(m, () => {
      const signal = body();
      if ((f.pending?.length ?? 0) > pendingBefore) throw new UndecidedFlow(why);
      return signal;
    });
    if (once.raised) return Signal.Normal;
    if (once.value === Signal.Return) throw new UndecidedFlow(why);
    f.m.journal.redoEither(once.changes, new Map());
  }
  return Signal.Normal;
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
