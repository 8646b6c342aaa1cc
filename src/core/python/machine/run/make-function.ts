import type { Value } from '../../data';
import type { Expr, FunctionStatement } from '../../syntax';
import { evaluate } from './evaluate';
import type { Frame } from '../objects/frame';
import { codeOf } from '../objects/code';
import { PyFunction } from '../objects/function';
import { moduleSource } from '../objects/module';

/** The function that a `def` or `lambda` creates here; the caller handles decorators. */
export function makeFunction(
  definition: FunctionStatement | Extract<Expr, { kind: 'lambda' }>,
  f: Frame,
  annotations: PyFunction['annotations'],
): PyFunction {
  let defaults: Map<string, Value> | null = null;
  for (const { name, default: value } of definition.parameters)
    if (value) (defaults ??= new Map<string, Value>()).set(name, evaluate(value, f));
  const { scope } = f;
  const code = codeOf(definition, moduleSource(f.module), f.base);
  const prefix = scope.qualname;
  const closure = scope.isClass || (scope.locals === null && !scope.walrusTo) ? scope.parent : scope;
  return new PyFunction(code, f.base, closure, f.module, defaults ?? NONE, prefix + code.name, scope.owner, annotations, definition);
}

const NONE: ReadonlyMap<string, Value> = new Map();
