import type { Block, Expr, Pattern, Statement } from './ast';

/** The blocks directly inside a statement, in text order; for a function, its body if it has been read. */
export function blocksOf(statement: Statement): Block[] {
  switch (statement.kind) {
    case 'if':
      return present(statement.then, statement.otherwise);
    case 'while':
    case 'for':
      return present(statement.body, statement.otherwise);
    case 'try':
      return present(statement.body, ...statement.handlers.map(handler => handler.body), statement.otherwise, statement.finally);
    case 'with':
    case 'class':
    case 'error':
      return [statement.body];
    case 'match':
      return statement.cases.map(one => one.body);
    case 'function':
      return present(statement.body.block);
    default:
      return [];
  }
}

/** The expressions that a statement itself evaluates, without those of its blocks and function bodies, but with assignment targets. */
export function expressionsOf(statement: Statement): Expr[] {
  switch (statement.kind) {
    case 'expression':
      return [statement.value];
    case 'assign':
      return [statement.value, ...statement.targets];
    case 'annotate':
      return present(statement.value, statement.annotation, statement.target);
    case 'augment':
      return [statement.value, statement.target];
    case 'return':
      return present(statement.value);
    case 'delete':
      return [...statement.targets];
    case 'raise':
      return present(statement.exception, statement.cause);
    case 'assert':
      return present(statement.test, statement.message);
    case 'if':
    case 'while':
      return [statement.test];
    case 'for':
      return [statement.iterable, statement.target];
    case 'try':
      return present(...statement.handlers.map(handler => handler.type));
    case 'with':
      return statement.items.flatMap(item => present(item.context, item.target));
    case 'match':
      return [statement.subject, ...statement.cases.flatMap(one => [...patternExpressions(one.pattern), ...present(one.guard)])];
    case 'function':
      return [
        ...statement.decorators,
        ...statement.parameters.flatMap(parameter => present(parameter.default, parameter.annotation)),
        ...present(statement.returns),
      ];
    case 'class':
      return [...statement.decorators, ...statement.bases.map(base => base.value)];
    case 'typeAlias':
      return [statement.value];
    default:
      return [];
  }
}

/** The expressions directly inside an expression, in Python's order of evaluation; for a lambda, only its defaults. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'fstring':
      return formatExpressions(expr.parts);
    case 'attribute':
      return [expr.object];
    case 'subscript':
      return [expr.object, expr.index];
    case 'slice':
      return present(expr.lower, expr.upper, expr.step);
    case 'call':
      return [expr.callee, ...expr.args.map(argument => argument.value)];
    case 'binary':
    case 'boolean':
      return [expr.left, expr.right];
    case 'unary':
      return [expr.operand];
    case 'compare':
      return [expr.left, ...expr.rest.map(part => part.operand)];
    case 'conditional':
      return [expr.test, expr.then, expr.otherwise];
    case 'lambda':
      return expr.parameters.flatMap(parameter => present(parameter.default));
    case 'tuple':
    case 'list':
    case 'set':
      return expr.items;
    case 'dict':
      return expr.entries.flatMap(entry => present(entry.key, entry.value));
    case 'comprehension':
      return [
        ...expr.clauses.flatMap(clause => (clause.kind === 'for' ? [clause.iterable, clause.target] : [clause.test])),
        expr.element,
        ...present(expr.value),
      ];
    case 'starred':
    case 'await':
      return [expr.value];
    case 'walrus':
      return [expr.value, expr.target];
    case 'yield':
      return present(expr.value);
    case 'error':
      return expr.parts;
    default:
      return [];
  }
}

/** Names a pattern binds when it matches. */
export function patternNames(pattern: Pattern): string[] {
  switch (pattern.kind) {
    case 'capture':
      return [pattern.name];
    case 'rest':
      return present(pattern.name);
    case 'sequence':
      return pattern.items.flatMap(patternNames);
    case 'mapping':
      return [...pattern.entries.flatMap(entry => patternNames(entry.value)), ...present(pattern.rest)];
    case 'class':
      return [...pattern.positional.flatMap(patternNames), ...pattern.keywords.flatMap(keyword => patternNames(keyword.value))];
    case 'or':
      return pattern.options.flatMap(patternNames);
    case 'as':
      return [...patternNames(pattern.pattern), pattern.name];
    case 'wildcard':
    case 'value':
      return [];
  }
}

function patternExpressions(pattern: Pattern): Expr[] {
  switch (pattern.kind) {
    case 'value':
      return [pattern.value];
    case 'sequence':
      return pattern.items.flatMap(patternExpressions);
    case 'mapping':
      return pattern.entries.flatMap(entry => [entry.key, ...patternExpressions(entry.value)]);
    case 'class':
      return [
        pattern.callee,
        ...pattern.positional.flatMap(patternExpressions),
        ...pattern.keywords.flatMap(keyword => patternExpressions(keyword.value)),
      ];
    case 'or':
      return pattern.options.flatMap(patternExpressions);
    case 'as':
      return patternExpressions(pattern.pattern);
    default:
      return [];
  }
}

function formatExpressions(parts: Extract<Expr, { kind: 'fstring' }>['parts']): Expr[] {
  return parts.flatMap(part => (part.kind === 'value' ? [part.expression, ...formatExpressions(part.format)] : []));
}

function present<T>(...values: (T | null)[]): T[] {
  return values.filter((value): value is T => value !== null);
}
