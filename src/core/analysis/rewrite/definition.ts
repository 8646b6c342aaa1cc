import {
  blocksOf,
  expressionsOf,
  partsOf,
  patternNames,
  type Block,
  type Expr,
  type PythonSource,
  type Statement,
} from '../../python/syntax';
import type { Range } from '../written-calls';
import { isLiteral } from './literal';

/** The place where a name gets the value that a call uses. */
export interface CallDefinition {
  /** The range of the value as written. */
  readonly range: Range;
  readonly expression: Expr;
  /** The default of a parameter: it applies only if a caller omits the parameter. */
  readonly isDefault: boolean;
}

/**
 * The single place that gives a name its value as seen by the code at an offset, if the value is written out there: an assignment of a
 * literal, or the default of a parameter. Null if there are several such places, or none in this file.
 */
export function definitionOf(source: PythonSource, name: string, offset: number): CallDefinition | null {
  const around = statementsAround(source, source.module(), 0, offset);
  // A name of a comprehension or lambda belongs to neither the function nor the module.
  if (around.slice(-1).some(({ statement }) => expressionsOf(statement).some(expression => bindsInside(expression, name)))) return null;
  for (const [depth, { statement, base }] of around.reverse().entries()) {
    // Names bound in a class are visible to its own statements, but not to its methods.
    const isOwnClass = statement.kind === 'class' && !around.slice(0, depth).some(inner => inner.statement.kind === 'function');
    if (statement.kind !== 'function' && !isOwnClass) continue;
    const bindings = bindingsIn(statement.kind === 'function' ? source.body(statement.body, base) : statement.body, base, name);
    const parameter = statement.kind === 'function' ? statement.parameters.find(each => each.name === name) : undefined;
    if (parameter)
      return bindings.length === 0 && parameter.default && isLiteral(parameter.default) ? at(parameter.default, base, true) : null;
    if (bindings.length > 0) return only(bindings);
  }
  return only(bindingsIn(source.module(), 0, name));
}

interface Placed {
  readonly statement: Statement;
  readonly base: number;
}

/** The statements that contain an offset, outermost first. */
function statementsAround(source: PythonSource, block: Block, owner: number, offset: number): Placed[] {
  for (const { at: start, statement } of block.items) {
    const base = owner + start;
    if (offset < base || offset > base + statement.end) continue;
    const inside = statement.kind === 'function' ? [source.body(statement.body, base)] : blocksOf(statement);
    return [{ statement, base }, ...inside.flatMap(inner => statementsAround(source, inner, base, offset))];
  }
  return [];
}

/** Whether the expression binds the name for parts of itself, or by `:=`. */
function bindsInside(expression: Expr, name: string): boolean {
  switch (expression.kind) {
    case 'walrus':
      if (binds(expression.target, name)) return true;
      break;
    case 'comprehension':
      if (expression.clauses.some(clause => clause.kind === 'for' && binds(clause.target, name))) return true;
      break;
    case 'lambda':
      if (expression.parameters.some(parameter => parameter.name === name) || bindsInside(expression.body, name)) return true;
      break;
    default:
  }
  return partsOf(expression).some(part => bindsInside(part, name));
}

/** A binding whose value is not written out where it is bound. */
type Binding = CallDefinition | 'elsewhere';

/** Everything that binds a name in a block, except in nested functions and classes. */
function bindingsIn(block: Block, owner: number, name: string): Binding[] {
  return block.items.flatMap(({ at: start, statement }) => {
    const base = owner + start;
    const inner =
      statement.kind === 'function' || statement.kind === 'class' ? [] : blocksOf(statement).flatMap(each => bindingsIn(each, base, name));
    return [...ownBindings(statement, base, name), ...inner];
  });
}

function ownBindings(statement: Statement, base: number, name: string): Binding[] {
  if (expressionsOf(statement).some(expression => walrusBinds(expression, name))) return ['elsewhere'];
  switch (statement.kind) {
    case 'assign':
      return statement.targets.flatMap((target): Binding[] => {
        if (!binds(target, name)) return [];
        return target.kind === 'name' && isLiteral(statement.value) ? [at(statement.value, base, false)] : ['elsewhere'];
      });
    case 'annotate':
      if (!statement.value || !binds(statement.target, name)) return [];
      return isLiteral(statement.value) ? [at(statement.value, base, false)] : ['elsewhere'];
    case 'function':
    case 'class':
      return statement.name === name ? ['elsewhere'] : [];
    case 'import':
      return statement.modules.some(module => (module.alias ?? module.name.split('.')[0]) === name) ? ['elsewhere'] : [];
    case 'importFrom':
      return statement.names === '*' || statement.names.some(each => (each.alias ?? each.name) === name) ? ['elsewhere'] : [];
    case 'global':
    case 'nonlocal':
      return statement.names.includes(name) ? ['elsewhere'] : [];
    case 'match':
      return statement.cases.some(one => patternNames(one.pattern).includes(name)) ? ['elsewhere'] : [];
    case 'try':
      return statement.handlers.some(handler => handler.name === name) ? ['elsewhere'] : [];
    case 'for':
    case 'augment':
      return binds(statement.target, name) ? ['elsewhere'] : [];
    case 'with':
      return statement.items.some(({ target }) => target && binds(target, name)) ? ['elsewhere'] : [];
    default:
      return [];
  }
}

function walrusBinds(expression: Expr, name: string): boolean {
  return (expression.kind === 'walrus' && binds(expression.target, name)) || partsOf(expression).some(part => walrusBinds(part, name));
}

function binds(target: Expr, name: string): boolean {
  switch (target.kind) {
    case 'name':
      return target.id === name;
    case 'tuple':
    case 'list':
      return target.items.some(item => binds(item, name));
    case 'starred':
      return binds(target.value, name);
    default:
      return false;
  }
}

function at(expression: Expr, base: number, isDefault: boolean): CallDefinition {
  return { range: { start: base + expression.start, end: base + expression.end }, expression, isDefault };
}

function only(bindings: readonly Binding[]): CallDefinition | null {
  const [first] = bindings;
  return bindings.length === 1 && first !== undefined && first !== 'elsewhere' ? first : null;
}
