import type { Value } from '../../data';
import { partsOf, type Expr } from '../../syntax';
import { PyRaise } from '../objects/errors';
import { evaluate } from './evaluate';
import type { Frame } from '../objects/frame';
import { LazyImport } from '../objects/module';

/**
 * The meaning of an annotation of a statement at `base`: its value, or its text if the file requests that by
 * `from __future__ import annotations`, if it cannot be evaluated, or if it would require importing a module of the program that
 * only the annotation may need.
 */
export function annotationValue(annotation: Expr, f: Frame, base: number): Value {
  const text = f.module.source?.text.slice(base + annotation.start, base + annotation.end) ?? '';
  const future = f.module.scope.vars.get('annotations');
  if ((future instanceof LazyImport && future.from.name === '__future__') || !isAtHand(annotation, f)) return text;
  try {
    return evaluate(annotation, f);
  } catch (error) {
    if (error instanceof PyRaise) return text;
    throw error;
  }
}

function isAtHand(expr: Expr, f: Frame): boolean {
  if (expr.kind === 'name') {
    const value = f.scope.vars.get(expr.id) ?? f.module.scope.vars.get(expr.id);
    return !(value instanceof LazyImport) || value.from.isModelled;
  }
  return partsOf(expr).every(part => isAtHand(part, f));
}
