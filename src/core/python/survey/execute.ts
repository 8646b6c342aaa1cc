import { sym } from '../../dim';
import {
  blocksOf,
  patternNames,
  type Block,
  type ClassStatement,
  type FunctionStatement,
  type Statement,
  type StatementOf,
} from '../syntax';
import { binary } from './arithmetic';
import { bindName, bindTarget } from './bind-target';
import { effectsOf, type Effects } from './effects';
import { evaluate, readAttribute, readName } from './evaluate';
import { step, type Frame } from './frame';
import { runImport, runImportFrom } from './imports';
import { Scope, type Binding, type Names } from './scope';
import { truth, unknown, type ClassValue, type FunctionValue, type Value } from './values';

/** Whether what follows the statement can still be reached. */
type Flow = 'next' | 'stop';

/**
 * Runs a block so that every statement in it is seen once: both branches of every condition, loops for one turn that stands for
 * all, code that Python would never come to. What holds afterwards is what holds on every path that leads there.
 */
export function executeBlock(block: Block, ownerBase: number, frame: Frame): Flow {
  let flow: Flow = 'next';
  for (const { at, statement } of block.items) {
    const outer = { base: frame.base, statement: frame.statement };
    frame.base = ownerBase + at;
    frame.statement = statement;
    if (execute(statement, frame) === 'stop') flow = 'stop';
    Object.assign(frame, outer);
  }
  return flow;
}

function execute(statement: Statement, frame: Frame): Flow {
  step(frame);
  const base = frame.base;
  switch (statement.kind) {
    case 'expression':
      evaluate(statement.value, frame);
      return 'next';
    case 'assign': {
      const { value, origin } = evaluateSource(statement.value, frame);
      for (const target of statement.targets) bindTarget(target, value, frame, origin);
      return 'next';
    }
    case 'annotate': {
      evaluate(statement.annotation, frame);
      if (!statement.value) return 'next';
      const { value, origin } = evaluateSource(statement.value, frame);
      bindTarget(statement.target, value, frame, origin);
      return 'next';
    }
    case 'augment': {
      const before = evaluate(statement.target, frame);
      const value = evaluate(statement.value, frame);
      if ('touched' in before) before.touched = true;
      bindTarget(statement.target, binary(statement.operator, before, value), frame);
      return 'next';
    }
    case 'return':
      if (statement.value) evaluate(statement.value, frame);
      return 'stop';
    case 'raise':
      if (statement.exception) evaluate(statement.exception, frame);
      if (statement.cause) evaluate(statement.cause, frame);
      return 'stop';
    case 'break':
    case 'continue':
      return 'stop';
    case 'assert':
      evaluate(statement.test, frame);
      if (statement.message) evaluate(statement.message, frame);
      return 'next';
    case 'delete':
      for (const target of statement.targets) {
        if (target.kind === 'name') frame.scope.unbind(target.id);
        else bindTarget(target, unknown('it was deleted'), frame);
      }
      return 'next';
    case 'import':
      runImport(statement, frame);
      return 'next';
    case 'importFrom':
      runImportFrom(statement, frame);
      return 'next';
    case 'if':
      return branch(truth(evaluate(statement.test, frame)), statement.then, statement.otherwise, frame, base);
    case 'while':
      prepareLoop(effectsOf(statement.body), frame, statement);
      evaluate(statement.test, frame);
      return loop(statement, frame, base);
    case 'for':
      evaluate(statement.iterable, frame);
      prepareLoop(effectsOf(statement.body), frame, statement);
      bindTarget(statement.target, unknown('it changes in each iteration of the loop'), frame);
      return loop(statement, frame, base);
    case 'try':
      return executeTry(statement, frame, base);
    case 'with':
      for (const { context, target } of statement.items) {
        evaluate(context, frame);
        if (target) bindTarget(target, unknown('the value bound by `with` is not evaluated'), frame);
      }
      return executeBlock(statement.body, base, frame);
    case 'match':
      return executeMatch(statement, frame, base);
    case 'function':
      defineFunction(statement, frame);
      return 'next';
    case 'class':
      defineClass(statement, frame, base);
      return 'next';
    case 'typeAlias':
      evaluate(statement.value, frame);
      return 'next';
    case 'error':
      for (const block of blocksOf(statement)) executeBlock(block, base, frame);
      return 'next';
    case 'pass':
    case 'global':
    case 'nonlocal':
      return 'next';
  }
}

/** The value assigned, and what it takes for granted. An import given another name by assignment is no import any more. */
function evaluateSource(expr: Parameters<typeof evaluate>[0], frame: Frame): { value: Value; origin: Partial<Binding> } {
  const outside = frame.survey.assumptions;
  frame.survey.assumptions = new Set();
  const value =
    expr.kind === 'name'
      ? readName(expr.id, frame).value
      : expr.kind === 'attribute'
        ? readAttribute(expr, frame).value
        : evaluate(expr, frame);
  const assumptions = [...frame.survey.assumptions];
  frame.survey.assumptions = outside;
  return { value, origin: { assumptions } };
}

/** Runs both sides; what holds afterwards comes from the sides that are taken and go on. */
function branch(decided: boolean | undefined, then: Block, otherwise: Block | null, frame: Frame, base: number): Flow {
  const before = frame.scope.snapshot();
  const ends: { state: Names; flow: Flow; taken: boolean }[] = [];
  for (const [block, side] of [
    [then, true],
    [otherwise, false],
  ] as const) {
    frame.scope.restore(before);
    const flow = block ? executeBlock(block, base, frame) : 'next';
    ends.push({ state: frame.scope.snapshot(), flow, taken: decided === undefined || decided === side });
  }
  return meet(ends, frame);
}

function meet(ends: readonly { state: Names; flow: Flow; taken: boolean }[], frame: Frame): Flow {
  const taken = ends.filter(end => end.taken);
  const open = taken.filter(end => end.flow === 'next');
  // What follows is visited even where nothing leads there.
  frame.scope.meet((open.length > 0 ? open : taken).map(end => end.state));
  return open.length > 0 ? 'next' : 'stop';
}

/** Before the turn that stands for all turns: whatever a turn changes is not known. */
function prepareLoop(effects: Effects, frame: Frame, loopStatement: Statement): void {
  const line = frame.survey.source.positionAt(frame.base + loopStatement.start).line;
  for (const name of effects.bound.keys()) {
    if (name.includes('.')) frame.scope.unbind(name);
    else if (frame.scope.get(name)) bindName(name, changesInLoop(name, line, frame), frame);
  }
  for (const name of effects.touched) {
    const value = frame.scope.get(name)?.value;
    if (value && 'touched' in value) value.touched = true;
  }
  if (frame.self && effects.touched.has(frame.self)) frame.scope.forgetAttributes(frame.self);
}

function changesInLoop(name: string, line: number, frame: Frame): Value {
  return unknown(`\`${name}\` changes in the loop at line ${String(line)}`, sym(frame.scope.nextSymbol(name)));
}

function loop(statement: StatementOf<'for' | 'while'>, frame: Frame, base: number): Flow {
  const before = frame.scope.snapshot();
  executeBlock(statement.body, base, frame);
  const after = frame.scope.snapshot();
  frame.scope.meet([before, after]);
  if (statement.otherwise) {
    const whole = frame.scope.snapshot();
    executeBlock(statement.otherwise, base, frame);
    frame.scope.meet([whole, frame.scope.snapshot()]);
  }
  // A loop may end by `break`, after which the code goes on; only a `while True` without one never does, and then nothing is lost.
  return 'next';
}

function executeTry(statement: StatementOf<'try'>, frame: Frame, base: number): Flow {
  const before = frame.scope.snapshot();
  const effects = effectsOf(statement.body);
  let flow = executeBlock(statement.body, base, frame);
  const afterBody = frame.scope.snapshot();
  if (statement.otherwise) flow = executeBlock(statement.otherwise, base, frame) === 'stop' ? 'stop' : flow;
  const ends = [{ state: frame.scope.snapshot(), flow, taken: true }];
  for (const handler of statement.handlers) {
    // The exception may have come before, between or after the assignments of the body.
    frame.scope.meet([before, afterBody]);
    for (const [name, times] of effects.bound)
      if (times > 1 && frame.scope.get(name)) bindName(name, unknown(`\`${name}\` depends on where the exception was raised`), frame);
    if (handler.type) evaluate(handler.type, frame);
    if (handler.name) bindName(handler.name, unknown('exceptions are not evaluated'), frame);
    const handled = executeBlock(handler.body, base, frame);
    ends.push({ state: frame.scope.snapshot(), flow: handled, taken: true });
  }
  const result = meet(ends, frame);
  const last = statement.finally ? executeBlock(statement.finally, base, frame) : 'next';
  return last === 'stop' ? 'stop' : result;
}

function executeMatch(statement: StatementOf<'match'>, frame: Frame, base: number): Flow {
  evaluate(statement.subject, frame);
  const before = frame.scope.snapshot();
  const ends = [{ state: before, flow: 'next' as Flow, taken: true }];
  for (const { pattern, guard, body } of statement.cases) {
    frame.scope.restore(before);
    for (const name of patternNames(pattern)) bindName(name, unknown('values captured by a pattern are not evaluated'), frame);
    if (guard) evaluate(guard, frame);
    const flow = executeBlock(body, base, frame);
    ends.push({ state: frame.scope.snapshot(), flow, taken: true });
  }
  return meet(ends, frame);
}

function defineFunction(statement: FunctionStatement, frame: Frame): void {
  for (const decorator of statement.decorators) evaluate(decorator, frame);
  const defaults = statement.parameters.map(parameter => (parameter.default ? evaluate(parameter.default, frame) : null));
  for (const { annotation } of statement.parameters) if (annotation) evaluate(annotation, frame);
  if (statement.returns) evaluate(statement.returns, frame);
  const value: FunctionValue = {
    kind: 'function',
    definition: statement,
    scope: frame.scope,
    base: frame.base,
    defaults,
    owner: frame.scope.kind === 'class' ? frame.owner : null,
  };
  // A decorator may put anything in the function's place.
  const bound: Value = statement.decorators.length > 0 ? unknown(`\`${statement.name}\` is decorated`) : value;
  bindName(statement.name, bound, frame);
  frame.survey.pending.push({ value, path: frame.path });
}

function defineClass(statement: ClassStatement, frame: Frame, base: number): void {
  for (const decorator of statement.decorators) evaluate(decorator, frame);
  for (const { value } of statement.bases) evaluate(value, frame);
  const scope = new Scope('class', frame.scope);
  const value: ClassValue = { kind: 'class', name: statement.name, definition: statement, scope };
  executeBlock(statement.body, base, { ...frame, scope, owner: value, self: null, path: [...frame.path, statement.name] });
  bindName(statement.name, value, frame);
}
