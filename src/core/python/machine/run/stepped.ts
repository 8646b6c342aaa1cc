import type { Block, Expr, Statement, StatementOf } from '../../syntax';
import { UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import { Unknown, type Value } from '../../data';
import { inPlace } from '../protocol/operators';
import { truth } from '../protocol/truth';
import { bindTarget } from './bind-target';
import { undecidedIf } from './branch';
import { evaluate } from './evaluate';
import { execute, executeBlock, tellAssigned } from './execute';
import { forStatement, whileStatement } from './loops';
import { matchStatement } from './match';
import { hole, prepared } from './prepared';
import { steppedValue } from './stepped-value';
import { Signal, type Runner, type Steps } from './steps';
import { blockSuspends, statementSuspends, suspends } from './suspends';
import { tryStatement } from './try';
import { withStatement } from './with';

/** Runs the statements of a body that may stop in the middle: only those that contain a `yield` or an `await` run step by step. */
const stepwise: Runner = {
  block: (block, base, f) => (blockSuspends(block) ? steppedBlock(block, base, f) : executeBlock(block, base, f)),
  steps: (e, f) => (suspends(e) ? steppedValue(e, f) : null),
};

/** Runs the statements of a body that may stop in the middle. */
export function* steppedBlock(block: Block, ownerBase: number, f: Frame): Steps<Signal> {
  for (const [index, { at, statement }] of block.items.entries()) {
    // After an undecided `if` the rest of the block may run as one with it, and that may stop.
    f.base = ownerBase + at;
    f.at = f.base;
    const signal = statementSuspends(statement)
      ? yield* stepped(statement, f, block, index, ownerBase)
      : execute(statement, f, block, index, ownerBase, stepwise);
    if (signal !== Signal.Normal) return signal;
  }
  return Signal.Normal;
}

/** Compound statements run as in any function; for the others, the parts are evaluated first, one after another. */
function* stepped(s: Statement, f: Frame, block: Block, index: number, ownerBase: number): Steps<Signal> {
  const { m } = f;
  m.step();
  switch (s.kind) {
    case 'if': {
      const { base } = f;
      const test = truth(m, yield* steppedValue(s.test, f));
      if (test instanceof Unknown) return undecidedIf(s, test, f, stepwise, { block, index, ownerBase });
      const taken = test ? s.then : s.otherwise;
      const branch = taken ? stepwise.block(taken, base, f) : Signal.Normal;
      return typeof branch === 'object' ? yield* branch : branch;
    }
    case 'for':
      if (suspends(s.target)) throw new UndecidedFlow(new Unknown('`yield` in the target of a loop is not supported'));
      return yield* forStatement(s, f, stepwise);
    case 'while':
      return yield* whileStatement(s, f, stepwise);
    case 'with':
      if (s.items.some(({ target }) => target && suspends(target)))
        throw new UndecidedFlow(new Unknown('`yield` in the target of a `with` statement is not supported'));
      return yield* withStatement(s, f, stepwise);
    case 'try':
      return yield* tryStatement(s, f, stepwise);
    case 'match':
      return yield* matchStatement(s, f, stepwise, { block, index, ownerBase });
    case 'error':
      m.note('this part of the code could not be parsed');
      return yield* steppedBlock(s.body, f.base, f);
    case 'augment':
      yield* augment(s, f);
      return Signal.Normal;
    case 'assert':
      return execute(yield* asserted(s, f), f, null, 0, 0);
    case 'delete':
      for (const target of s.targets.flatMap(eachTarget))
        execute({ ...s, targets: [yield* prepared(target, f, steppedValue)] }, f, null, 0, 0);
      return Signal.Normal;
    case 'assign':
      if (!s.targets.some(suspends)) break;
      yield* assign(s, f);
      return Signal.Normal;
    default:
      break;
  }
  return execute(yield* prepared(s, f, steppedValue), f, null, 0, 0);
}

/** The object and index of the target are evaluated and its value is read before the other side. */
function* augment({ target, operator, value }: StatementOf<'augment'>, f: Frame): Steps<void> {
  const place = yield* prepared(target, f, steppedValue);
  const before = evaluate(place, f);
  const other = yield* steppedValue(value, f);
  f.at = f.base + target.start;
  const after = inPlace(f.m, operator, before, other);
  bindTarget(place, after, f);
  tellAssigned([target], after, f, f.base);
}

/** The message is evaluated if the test fails. */
function* asserted(s: StatementOf<'assert'>, f: Frame): Steps<StatementOf<'assert'>> {
  const test = yield* steppedValue(s.test, f);
  const fails = s.message !== null && suspends(s.message) && truth(f.m, test) === false;
  const message = fails ? hole(s.message, yield* steppedValue(s.message, f), f) : s.message;
  return { ...s, test: hole(s.test, test, f), message };
}

/** Targets that contain a `yield` are evaluated one by one, each before it is bound. */
function* assign(s: StatementOf<'assign'>, f: Frame): Steps<void> {
  const value = yield* steppedValue(s.value, f);
  for (const target of s.targets) yield* bind(target, value, f);
}

function* bind(target: Expr, value: Value, f: Frame): Steps<void> {
  if (target.kind === 'starred') return yield* bind(target.value, value, f);
  if (target.kind !== 'tuple' && target.kind !== 'list') {
    bindTarget(yield* prepared(target, f, steppedValue), value, f);
    return;
  }
  // Its items are unpacked first; then each is bound like a separate target.
  const places = target.items.map(item => hole(item, null, f));
  bindTarget(
    {
      ...target,
      items: target.items.map((item, i) => (item.kind === 'starred' ? { ...item, value: places[i] ?? item } : (places[i] ?? item))),
    },
    value,
    f,
  );
  for (const [i, item] of target.items.entries()) {
    const place = places[i];
    if (place) yield* bind(item, evaluate(place, f), f);
  }
}

/** What a `del` deletes, one by one. */
function eachTarget(target: Expr): readonly Expr[] {
  return target.kind === 'tuple' || target.kind === 'list' ? target.items.flatMap(eachTarget) : [target];
}
