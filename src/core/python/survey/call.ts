import type { Expr, ExprOf } from '../syntax';
import { evaluate, readAttribute, readName } from './evaluate';
import type { Frame } from './frame';
import { alternatives } from './join';
import { unknown, type EvaluatedArgument, type Value } from './values';

/** Methods of lists, dicts and strings that leave them as they are. */
const READING_METHODS = new Set(['index', 'count', 'copy', 'get', 'keys', 'values', 'items']);

/** Evaluates a call: reports it, notes what it may change, and gives its result where that is modelled. */
export function evaluateCall(expr: ExprOf<'call'>, frame: Frame): Value {
  const { value: callee, imported, object } = evaluateCallee(expr.callee, frame);
  const outside = frame.survey.assumptions;
  frame.survey.assumptions = new Set();
  const args = expr.args.map((argument): EvaluatedArgument => ({ argument, value: evaluate(argument.value, frame) }));
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

function evaluateCallee(callee: Expr, frame: Frame): { value: Value; imported: boolean; object: Value | null } {
  if (callee.kind === 'name') return { ...readName(callee.id, frame), object: null };
  if (callee.kind === 'attribute') {
    const object = callee.object.kind === 'name' ? readName(callee.object.id, frame).value : null;
    return { ...readAttribute(callee, frame), object };
  }
  return { value: evaluate(callee, frame), imported: false, object: null };
}

/** A call of something unknown may change every list it gets, and every attribute of the object it is called on. */
function noteChanges(expr: ExprOf<'call'>, callee: Value, object: Value | null, args: readonly EvaluatedArgument[], frame: Frame): void {
  if (object && 'touched' in object && expr.callee.kind === 'attribute' && !READING_METHODS.has(expr.callee.name)) object.touched = true;
  if (alternatives(callee).every(one => one.kind === 'native')) return;
  for (const { value } of args) if ('touched' in value) value.touched = true;
  if (!frame.self) return;
  const passesSelf = args.some(({ value }) => value.kind === 'self');
  const isOwnMethod = object?.kind === 'self' && (callee.kind === 'function' || callee.kind === 'unknown');
  const isSuper = expr.callee.kind === 'attribute' && expr.callee.object.kind === 'call';
  const isInner = callee.kind === 'function' && callee.scope !== frame.scope.parent;
  if (passesSelf || isOwnMethod || isSuper || isInner) frame.scope.forgetAttributes(frame.self);
}

function result(expr: ExprOf<'call'>, callee: Value, args: readonly EvaluatedArgument[], frame: Frame): Value {
  const name = frame.survey.source.text.slice(frame.base + expr.callee.start, frame.base + expr.callee.end);
  if (isGetattr(callee)) return getattr(args, frame);
  if (callee.kind !== 'native' || !callee.call) {
    return unknown(
      name.length > 60 || name.includes('\n') ? 'the result of this call is not evaluated' : `the result of \`${name}()\` is not evaluated`,
    );
  }
  const keywords = new Map<string, Value>();
  for (const { argument, value } of args) if (argument.kind === 'keyword') keywords.set(argument.name, value);
  return callee.call({
    positional: args.filter(({ argument }) => argument.kind === 'positional').map(({ value }) => value),
    keywords,
    hasStar: args.some(({ argument }) => argument.kind === 'star' || argument.kind === 'doubleStar'),
  });
}

function isGetattr(callee: Value): boolean {
  return callee.kind === 'native' && callee.path === 'builtins.getattr';
}

/** `getattr(nn, 'Conv2d')` names the attribute of a module by a string. */
function getattr(args: readonly EvaluatedArgument[], frame: Frame): Value {
  const [object, name] = args.map(({ value }) => value);
  if (object?.kind === 'module' && name?.kind === 'str')
    return frame.survey.library.attribute(object.path, name.value) ?? unknown(`\`${object.path}.${name.value}\` is not modelled`);
  return unknown('the result of `getattr()` is not evaluated');
}

/** `self.conv1` in `self.conv1 = nn.Conv2d(…)`. */
function targetText(expr: Expr, frame: Frame): string | null {
  const statement = frame.statement;
  if (statement?.kind !== 'assign' || statement.value !== expr) return null;
  const [target] = statement.targets;
  if (target?.kind !== 'name' && target?.kind !== 'attribute') return null;
  return frame.survey.source.text.slice(frame.base + target.start, frame.base + target.end);
}
