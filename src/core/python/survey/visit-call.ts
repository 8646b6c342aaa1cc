import { Unknown, type Value } from '../data';
import type { Expr, ExprOf } from '../syntax';
import { computeCall, isComputed, itemsOf } from './compute';
import { alternatives } from './join';
import type { SurveyFrame } from './survey-frame';
import {
  forgetContents,
  FunctionValue,
  isContainer,
  LibraryModule,
  LibraryName,
  isNothingButUnknown,
  SelfValue,
  type EvaluatedArgument,
} from './values';
import { asComputed, isReadingMethod, readAttribute, readName, visitExpression } from './visit-expression';

/** Visits a call: reports it, records what it may change, and returns its result if that can be computed. */
export function visitCall(expr: ExprOf<'call'>, frame: SurveyFrame): Value {
  const { value: callee, imported, object } = visitCallee(expr.callee, frame);
  const outside = frame.survey.assumptions;
  frame.survey.assumptions = new Set();
  const args = expr.args.map((argument): EvaluatedArgument => ({ argument, value: visitExpression(argument.value, frame) }));
  frame.survey.onCall({
    callee,
    imported,
    args,
    expression: expr,
    base: frame.base,
    assumptions: [...frame.survey.assumptions],
    path: frame.path,
    target: targetText(expr, frame),
  });
  for (const assumption of frame.survey.assumptions) outside.add(assumption);
  frame.survey.assumptions = outside;
  noteChanges(expr, callee, object, args, frame);
  return result(expr, callee, args, frame);
}

function visitCallee(callee: Expr, frame: SurveyFrame): { value: Value; imported: boolean; object: Value | null } {
  if (callee.kind === 'name') return { ...readName(callee.id, frame), object: null };
  if (callee.kind === 'attribute') {
    const object = callee.object.kind === 'name' ? readName(callee.object.id, frame).value : null;
    return { ...readAttribute(callee, frame), object };
  }
  return { value: visitExpression(callee, frame), imported: false, object: null };
}

/** A call of something unknown may change every list it receives, and every attribute of the object it is called on. */
function noteChanges(
  expr: ExprOf<'call'>,
  callee: Value,
  object: Value | null,
  args: readonly EvaluatedArgument[],
  frame: SurveyFrame,
): void {
  if (object !== null && isContainer(object) && expr.callee.kind === 'attribute' && !isReadingMethod(expr.callee.name))
    forgetContents(object);
  if (alternatives(callee).every(one => one instanceof LibraryName || isComputed(one))) return;
  frame.survey.hasCalledOut = true;
  for (const { value } of args) if (isContainer(value)) forgetContents(value);
  if (!frame.self) return;
  const passesSelf = args.some(({ value }) => value instanceof SelfValue);
  const isOwnMethod = object instanceof SelfValue && (callee instanceof FunctionValue || isNothingButUnknown(callee));
  const isSuper = expr.callee.kind === 'attribute' && expr.callee.object.kind === 'call';
  const isInner = callee instanceof FunctionValue && callee.scope !== frame.scope.parent;
  if (passesSelf || isOwnMethod || isSuper || isInner) frame.scope.forgetAttributes(frame.self);
}

function result(expr: ExprOf<'call'>, callee: Value, args: readonly EvaluatedArgument[], frame: SurveyFrame): Value {
  if (callee instanceof LibraryName && callee.path === 'builtins.getattr') return getattr(args, frame);
  const name = frame.survey.source.text.slice(frame.base + expr.callee.start, frame.base + expr.callee.end);
  const notFollowed = new Unknown(
    name.length > 60 || name.includes('\n') ? 'the result of this call is not evaluated' : `the result of \`${name}()\` is not evaluated`,
  );
  if (!isComputed(callee)) return notFollowed;
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  for (const { argument, value } of args) {
    if (argument.kind === 'positional') positional.push(asComputed(value, frame));
    else if (argument.kind === 'keyword') keywords.set(argument.name, asComputed(value, frame));
    else {
      const spread = argument.kind === 'star' ? itemsOf(frame.survey.machine, value) : null;
      if (!spread) return notFollowed;
      positional.push(...spread);
    }
  }
  return computeCall(frame.survey.machine, callee, positional, keywords.size > 0 ? keywords : null);
}

/** `getattr(nn, 'Conv2d')` names the attribute of a module by a string. */
function getattr(args: readonly EvaluatedArgument[], frame: SurveyFrame): Value {
  const [object, name] = args.map(({ value }) => value);
  if (object instanceof LibraryModule && typeof name === 'string')
    return frame.survey.library.attribute(object.path, name) ?? new Unknown(`\`${object.path}.${name}\` is not modelled`);
  return new Unknown('the result of `getattr()` is not evaluated');
}

/** `self.conv1` in `self.conv1 = nn.Conv2d(…)`. */
function targetText(expr: Expr, frame: SurveyFrame): string | null {
  const statement = frame.statement;
  if (statement?.kind !== 'assign' || statement.value !== expr) return null;
  const [target] = statement.targets;
  if (target?.kind !== 'name' && target?.kind !== 'attribute') return null;
  return frame.survey.source.text.slice(frame.base + target.start, frame.base + target.end);
}
