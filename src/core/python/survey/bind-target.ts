import { sym } from '../../dim';
import type { Expr } from '../syntax';
import { evaluate } from './evaluate';
import type { Frame } from './frame';
import type { Binding } from './scope';
import { unknown, type Value } from './values';

/** Assigns to whatever stands left of `=`, or after `for`, `as` or `:=`. */
export function bindTarget(target: Expr, value: Value, frame: Frame, origin?: Partial<Binding>): void {
  switch (target.kind) {
    case 'name':
      bindName(target.id, value, frame, origin);
      return;
    case 'tuple':
    case 'list': {
      const star = target.items.some(item => item.kind === 'starred');
      const values =
        (value.kind === 'tuple' || (value.kind === 'list' && !value.touched)) && !star && value.items.length === target.items.length
          ? value.items
          : null;
      target.items.forEach((item, i) => {
        bindTarget(item, values?.[i] ?? unknown(value.kind === 'unknown' ? value.reason : 'its items are unknown'), frame, origin);
      });
      return;
    }
    case 'starred':
      bindTarget(target.value, unknown('its items are unknown'), frame, origin);
      return;
    case 'attribute':
      if (target.object.kind === 'name' && target.object.id === frame.self) {
        frame.scope.bind(`${target.object.id}.${target.name}`, {
          imported: false,
          assumptions: [],
          ...origin,
          value: named(target.name, value, frame),
        });
      } else evaluate(target.object, frame);
      return;
    case 'subscript': {
      const object = evaluate(target.object, frame);
      evaluate(target.index, frame);
      if ('touched' in object) object.touched = true;
      return;
    }
    default:
      evaluate(target, frame);
      return;
  }
}

/** Binds a name; a value that is not known is from here on called by that name. */
export function bindName(name: string, value: Value, frame: Frame, origin?: Partial<Binding>): void {
  frame.scope.bind(name, { imported: false, assumptions: [], ...origin, value: named(name, value, frame) });
}

function named(name: string, value: Value, frame: Frame): Value {
  if (value.kind !== 'unknown' || value.name !== undefined) return value;
  return unknown(value.reason, sym(frame.scope.nextSymbol(name)));
}
