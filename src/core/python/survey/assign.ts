import { sym } from '../../dim';
import { Unknown, type Value } from '../data';
import { PyList } from '../machine';
import type { Expr } from '../syntax';
import { itemsOf } from './compute';
import type { Binding } from './name-scope';
import type { SurveyFrame } from './survey-frame';
import { forgetContents, isContainer, isNothingButUnknown, Named, nameless } from './values';
import { kept, visitExpression } from './visit-expression';

/** Assigns to a target on the left of `=`, or after `for`, `as` or `:=`. */
export function assignTo(target: Expr, value: Value, frame: SurveyFrame, origin?: Partial<Binding>): void {
  switch (target.kind) {
    case 'name':
      bindName(target.id, value, frame, origin);
      return;
    case 'tuple':
    case 'list':
      assignItems(target.items, value, frame, origin);
      return;
    case 'starred':
      assignTo(target.value, new Unknown('its items are unknown'), frame, origin);
      return;
    case 'attribute':
      if (target.object.kind === 'name' && target.object.id === frame.self) {
        frame.scope.bind(`${target.object.id}.${target.name}`, {
          imported: false,
          assumptions: [],
          ...origin,
          value: named(target.name, value, frame),
        });
      } else visitExpression(target.object, frame);
      return;
    case 'subscript': {
      const object = visitExpression(target.object, frame);
      visitExpression(target.index, frame);
      if (isContainer(object)) forgetContents(object);
      return;
    }
    default:
      visitExpression(target, frame);
      return;
  }
}

/** Binds a name; an unknown value is called by that name from here on. */
export function bindName(name: string, value: Value, frame: SurveyFrame, origin?: Partial<Binding>): void {
  frame.scope.bind(name, { imported: false, assumptions: [], ...origin, value: named(name, value, frame) });
}

function named(name: string, given: Value, frame: SurveyFrame): Value {
  const value = kept(given);
  return isNothingButUnknown(value) && !(value instanceof Named) ? new Named(value.reason, sym(frame.scope.nextSymbol(name))) : value;
}

/** `a, *b, c = value`. */
function assignItems(targets: readonly Expr[], value: Value, frame: SurveyFrame, origin?: Partial<Binding>): void {
  const star = targets.findIndex(({ kind }) => kind === 'starred');
  const found = itemsOf(frame.survey.machine, value);
  const fits = found !== null && (star === -1 ? found.length === targets.length : found.length >= targets.length - 1);
  const why = value instanceof Unknown ? nameless(value) : new Unknown('its items are unknown');
  const after = targets.length - star - 1;
  targets.forEach((target, i) => {
    if (!fits) assignTo(target, why, frame, origin);
    else if (target.kind === 'starred') assignTo(target.value, new PyList(found.slice(star, found.length - after)), frame, origin);
    else assignTo(target, found[star === -1 || i < star ? i : found.length - targets.length + i] ?? null, frame, origin);
  });
}
