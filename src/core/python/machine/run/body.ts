import type { Value } from '../../data';
import type { PlacedCode } from '../objects/code';
import { UndecidedFlow } from '../objects/errors';
import type { Frame } from '../objects/frame';
import { joinValues } from '../objects/join';
import { evaluate } from './evaluate';
import { executeBlock } from './execute';
import { restMayRun } from './perhaps';
import { Signal } from './steps';

/** Runs a function's body and returns its result. */
export function executeBody(f: Frame, { code, base }: PlacedCode): Value {
  try {
    if ('kind' in code.body) return evaluate(code.body, f);
    const signal = executeBlock(code.body, base, f);
    return settle(f, signal === Signal.Return ? f.result : null);
  } catch (error) {
    const raised = error;
    if (f.pending) {
      // The paths that have already returned are assumed to be taken.
      const last = f.pending.pop();
      f.m.journal.undo();
      while (f.pending.pop()) f.m.journal.undo();
      if (last && !(raised instanceof UndecidedFlow) && isRaise(raised)) return (f.m.journal.redo(last.changes), last.value);
    }
    if (raised instanceof UndecidedFlow) {
      const result = f.m.unknown(raised.why.reason);
      restMayRun(f, { code, base });
      return result;
    }
    throw raised;
  }
}

function isRaise(error: unknown): boolean {
  return typeof error === 'object' && error !== null && !(error instanceof Error);
}

/** Joins the results of the undecided paths with the result of the last path. */
function settle(f: Frame, result: Value): Value {
  let value = result;
  for (let pending = f.pending?.pop(); pending; pending = f.pending?.pop()) {
    f.m.journal.redoEither(pending.changes, f.m.journal.undo());
    value = joinValues(f.m, pending.value, value);
  }
  return value;
}
