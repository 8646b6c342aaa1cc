import { sym } from '../../dim';
import { Unknown, type Value } from '../data';
import {
  blocksOf,
  patternNames,
  type Block,
  type ClassStatement,
  type FunctionStatement,
  type Statement,
  type StatementOf,
} from '../syntax';
import { assignTo, bindName } from './assign';
import { effectsOf, type Effects } from './effects';
import { runImport, runImportFrom } from './imports';
import { NameScope, type Binding, type Names } from './name-scope';
import { surveyBinary } from './operate';
import { step, type SurveyFrame } from './survey-frame';
import { ClassValue, forgetContents, FunctionValue, isContainer, Named, surveyTruth } from './values';
import { readAttribute, readName, visitExpression } from './visit-expression';

/** Whether the code after the statement can be reached. */
type Flow = 'next' | 'stop';

/**
 * Runs a block so that every statement in it is visited once: both branches of every condition, one iteration of a loop that represents
 * all, and unreachable code. The state afterwards is what is true on every path that leads there.
 */
export function visitBlock(block: Block, ownerBase: number, frame: SurveyFrame): Flow {
  let flow: Flow = 'next';
  for (const { at, statement } of block.items) {
    const outer = { base: frame.base, statement: frame.statement };
    frame.base = ownerBase + at;
    frame.statement = statement;
    if (visit(statement, frame) === 'stop') flow = 'stop';
    Object.assign(frame, outer);
  }
  return flow;
}

function visit(statement: Statement, frame: SurveyFrame): Flow {
  step(frame);
  const base = frame.base;
  switch (statement.kind) {
    case 'expression':
      visitExpression(statement.value, frame);
      return 'next';
    case 'assign': {
      const { value, origin } = visitSource(statement.value, frame);
      for (const target of statement.targets) assignTo(target, value, frame, origin);
      return 'next';
    }
    case 'annotate': {
      visitExpression(statement.annotation, frame);
      if (!statement.value) return 'next';
      const { value, origin } = visitSource(statement.value, frame);
      assignTo(statement.target, value, frame, origin);
      return 'next';
    }
    case 'augment': {
      const before = visitExpression(statement.target, frame);
      const value = visitExpression(statement.value, frame);
      if (isContainer(before)) forgetContents(before);
      // A list, dict or set is changed in place.
      const after = isContainer(before) ? before : surveyBinary(frame.survey.machine, statement.operator, before, value);
      assignTo(statement.target, after, frame);
      return 'next';
    }
    case 'return':
      if (statement.value) visitExpression(statement.value, frame);
      return 'stop';
    case 'raise':
      if (statement.exception) visitExpression(statement.exception, frame);
      if (statement.cause) visitExpression(statement.cause, frame);
      return 'stop';
    case 'break':
    case 'continue':
      return 'stop';
    case 'assert':
      visitExpression(statement.test, frame);
      if (statement.message) visitExpression(statement.message, frame);
      return 'next';
    case 'delete':
      for (const target of statement.targets) {
        if (target.kind === 'name') frame.scope.unbind(target.id);
        else assignTo(target, new Unknown('it was deleted'), frame);
      }
      return 'next';
    case 'import':
      runImport(statement, frame);
      return 'next';
    case 'importFrom':
      runImportFrom(statement, frame);
      return 'next';
    case 'if':
      return branch(
        surveyTruth(frame.survey.machine, visitExpression(statement.test, frame)),
        statement.then,
        statement.otherwise,
        frame,
        base,
      );
    case 'while':
      prepareLoop(effectsOf(statement.test, statement.body), frame, statement);
      visitExpression(statement.test, frame);
      return loop(statement, frame, base);
    case 'for':
      visitExpression(statement.iterable, frame);
      prepareLoop(effectsOf(statement.body), frame, statement);
      assignTo(statement.target, new Unknown('it changes in each iteration of the loop'), frame);
      return loop(statement, frame, base);
    case 'try':
      return visitTry(statement, frame, base);
    case 'with':
      for (const { context, target } of statement.items) {
        visitExpression(context, frame);
        if (target) assignTo(target, new Unknown('the value bound by `with` is not evaluated'), frame);
      }
      return visitBlock(statement.body, base, frame);
    case 'match':
      return visitMatch(statement, frame, base);
    case 'function':
      defineFunction(statement, frame);
      return 'next';
    case 'class':
      defineClass(statement, frame, base);
      return 'next';
    case 'typeAlias':
      visitExpression(statement.value, frame);
      return 'next';
    case 'error':
      for (const block of blocksOf(statement)) visitBlock(block, base, frame);
      return 'next';
    case 'pass':
    case 'global':
    case 'nonlocal':
      return 'next';
  }
}

/** The assigned value and its assumptions. An import that is renamed by assignment no longer counts as an import. */
function visitSource(expr: Parameters<typeof visitExpression>[0], frame: SurveyFrame): { value: Value; origin: Partial<Binding> } {
  const outside = frame.survey.assumptions;
  frame.survey.assumptions = new Set();
  const value =
    expr.kind === 'name'
      ? readName(expr.id, frame).value
      : expr.kind === 'attribute'
        ? readAttribute(expr, frame).value
        : visitExpression(expr, frame);
  const assumptions = [...frame.survey.assumptions];
  frame.survey.assumptions = outside;
  return { value, origin: { assumptions } };
}

/** Runs both branches; the state afterwards comes from the branches that are taken and continue. */
function branch(decided: boolean | undefined, then: Block, otherwise: Block | null, frame: SurveyFrame, base: number): Flow {
  const before = frame.scope.snapshot();
  const ends: { state: Names; flow: Flow; taken: boolean }[] = [];
  for (const [block, side] of [
    [then, true],
    [otherwise, false],
  ] as const) {
    frame.scope.restore(before);
    const flow = block ? visitBlock(block, base, frame) : 'next';
    ends.push({ state: frame.scope.snapshot(), flow, taken: decided === undefined || decided === side });
  }
  return meet(ends, frame);
}

function meet(ends: readonly { state: Names; flow: Flow; taken: boolean }[], frame: SurveyFrame): Flow {
  const taken = ends.filter(end => end.taken);
  const open = taken.filter(end => end.flow === 'next');
  // The code after it is visited even if no path leads there.
  frame.scope.meet((open.length > 0 ? open : taken).map(end => end.state));
  return open.length > 0 ? 'next' : 'stop';
}

/** Before the iteration that represents all: whatever an iteration changes is unknown. */
function prepareLoop(effects: Effects, frame: SurveyFrame, loopStatement: Statement): void {
  const line = frame.survey.source.positionAt(frame.base + loopStatement.start).line;
  for (const name of effects.bound.keys()) {
    if (name.includes('.')) frame.scope.unbind(name);
    else if (frame.scope.get(name)) bindName(name, changesInLoop(name, line, frame), frame);
  }
  for (const name of effects.touched) {
    const value = frame.scope.get(name)?.value;
    if (isContainer(value)) forgetContents(value);
  }
  if (frame.self && effects.touched.has(frame.self)) frame.scope.forgetAttributes(frame.self);
}

function changesInLoop(name: string, line: number, frame: SurveyFrame): Value {
  return new Named(`\`${name}\` changes in the loop at line ${String(line)}`, sym(frame.scope.nextSymbol(name)));
}

function loop(statement: StatementOf<'for' | 'while'>, frame: SurveyFrame, base: number): Flow {
  const before = frame.scope.snapshot();
  visitBlock(statement.body, base, frame);
  const after = frame.scope.snapshot();
  frame.scope.meet([before, after]);
  if (statement.otherwise) {
    const whole = frame.scope.snapshot();
    visitBlock(statement.otherwise, base, frame);
    frame.scope.meet([whole, frame.scope.snapshot()]);
  }
  // A loop may end by `break`, after which the code continues; only a `while True` without one never does, and then nothing is lost.
  return 'next';
}

function visitTry(statement: StatementOf<'try'>, frame: SurveyFrame, base: number): Flow {
  const before = frame.scope.snapshot();
  const effects = effectsOf(statement.body);
  let flow = visitBlock(statement.body, base, frame);
  const afterBody = frame.scope.snapshot();
  if (statement.otherwise) flow = visitBlock(statement.otherwise, base, frame) === 'stop' ? 'stop' : flow;
  const ends = [{ state: frame.scope.snapshot(), flow, taken: true }];
  for (const handler of statement.handlers) {
    // The exception may have occurred before, between or after the assignments of the body.
    frame.scope.meet([before, afterBody]);
    for (const [name, times] of effects.bound)
      if (times > 1 && frame.scope.get(name)) bindName(name, new Unknown(`\`${name}\` depends on where the exception was raised`), frame);
    if (handler.type) visitExpression(handler.type, frame);
    if (handler.name) bindName(handler.name, new Unknown('exceptions are not evaluated'), frame);
    const handled = visitBlock(handler.body, base, frame);
    ends.push({ state: frame.scope.snapshot(), flow: handled, taken: true });
  }
  const result = meet(ends, frame);
  const last = statement.finally ? visitBlock(statement.finally, base, frame) : 'next';
  return last === 'stop' ? 'stop' : result;
}

function visitMatch(statement: StatementOf<'match'>, frame: SurveyFrame, base: number): Flow {
  visitExpression(statement.subject, frame);
  const before = frame.scope.snapshot();
  const ends = [{ state: before, flow: 'next' as Flow, taken: true }];
  for (const { pattern, guard, body } of statement.cases) {
    frame.scope.restore(before);
    for (const name of patternNames(pattern)) bindName(name, new Unknown('values captured by a pattern are not evaluated'), frame);
    if (guard) visitExpression(guard, frame);
    const flow = visitBlock(body, base, frame);
    ends.push({ state: frame.scope.snapshot(), flow, taken: true });
  }
  return meet(ends, frame);
}

/** A decorator may run arbitrary code. */
function visitDecorators(decorators: FunctionStatement['decorators'], frame: SurveyFrame): void {
  for (const decorator of decorators) visitExpression(decorator, frame);
  if (decorators.length > 0) frame.survey.hasCalledOut = true;
}

function defineFunction(statement: FunctionStatement, frame: SurveyFrame): void {
  visitDecorators(statement.decorators, frame);
  const defaults = statement.parameters.map(parameter => (parameter.default ? visitExpression(parameter.default, frame) : undefined));
  for (const { annotation } of statement.parameters) if (annotation) visitExpression(annotation, frame);
  if (statement.returns) visitExpression(statement.returns, frame);
  const owner = frame.scope.kind === 'class' ? frame.owner : null;
  const value = new FunctionValue(statement, frame.scope, frame.base, owner, defaults);
  // A decorator may replace the function by anything.
  const bound: Value = statement.decorators.length > 0 ? new Unknown(`\`${statement.name}\` is decorated`) : value;
  bindName(statement.name, bound, frame);
  frame.survey.pending.push({ value, path: frame.path });
}

function defineClass(statement: ClassStatement, frame: SurveyFrame, base: number): void {
  visitDecorators(statement.decorators, frame);
  const bases = statement.bases.map(({ value }) => visitExpression(value, frame));
  const scope = new NameScope('class', frame.scope);
  const value = new ClassValue(statement, bases, scope);
  visitBlock(statement.body, base, { ...frame, scope, owner: value, self: null, path: [...frame.path, statement.name] });
  bindName(statement.name, value, frame);
}
