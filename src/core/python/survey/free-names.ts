import { partsOf, type Expr, type Parameter } from '../syntax';

/** The names that an expression takes from its surroundings. */
export function freeNames(expr: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  collect(expr, new Set(), found);
  return found;
}

function collect(expr: Expr, bound: ReadonlySet<string>, found: Set<string>): void {
  switch (expr.kind) {
    case 'name':
      if (!bound.has(expr.id)) found.add(expr.id);
      return;
    case 'lambda':
      for (const { default: value } of expr.parameters) if (value) collect(value, bound, found);
      collect(expr.body, new Set([...bound, ...namesOf(expr.parameters)]), found);
      return;
    case 'comprehension': {
      const inner = new Set(bound);
      for (const clause of expr.clauses) {
        if (clause.kind === 'if') {
          collect(clause.test, inner, found);
          continue;
        }
        // The first iterable is evaluated outside; whether later ones see the preceding targets makes no difference here.
        collect(clause.iterable, inner, found);
        targetNames(clause.target, inner);
      }
      collect(expr.element, inner, found);
      if (expr.value) collect(expr.value, inner, found);
      return;
    }
    default:
      for (const part of partsOf(expr)) collect(part, bound, found);
  }
}

function namesOf(parameters: readonly Parameter[]): string[] {
  return parameters.map(({ name }) => name);
}

function targetNames(target: Expr, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.id);
  else if (target.kind === 'tuple' || target.kind === 'list') for (const item of target.items) targetNames(item, names);
  else if (target.kind === 'starred') targetNames(target.value, names);
}
