import { blocksOf, expressionsOf, partsOf, patternNames, type Block, type Expr, type Statement } from '../syntax';

/** What running a block may do to the surrounding names, derived from its text: possibly more than it will do, never less. */
export interface Effects {
  /** Names that it binds, with how often they are assigned; attributes of names as `self.width`. */
  readonly bound: ReadonlyMap<string, number>;
  /** Names whose object it may change: by a method call, an item assignment, or by passing it on. */
  readonly touched: ReadonlySet<string>;
  /** Names the block's `global` or `nonlocal` statements take from outside. */
  readonly outer: ReadonlySet<string>;
}

/** The effects of blocks and expressions together, without the bodies of nested functions. */
export function effectsOf(...parts: readonly (Block | Expr)[]): Effects {
  const bound = new Map<string, number>();
  const touched = new Set<string>();
  const outer = new Set<string>();
  const bind = (name: string): void => void bound.set(name, (bound.get(name) ?? 0) + 1);

  const target = (expr: Expr): void => {
    switch (expr.kind) {
      case 'name':
        bind(expr.id);
        return;
      case 'tuple':
      case 'list':
        expr.items.forEach(target);
        return;
      case 'starred':
        target(expr.value);
        return;
      case 'attribute':
        if (expr.object.kind === 'name') bind(`${expr.object.id}.${expr.name}`);
        touch(expr.object);
        return;
      case 'subscript':
        touch(expr.object);
        return;
      default:
        return;
    }
  };
  const touch = (expr: Expr): void => {
    if (expr.kind === 'name') touched.add(expr.id);
    else if (expr.kind === 'attribute' || expr.kind === 'subscript' || expr.kind === 'starred')
      touch(expr.kind === 'starred' ? expr.value : expr.object);
  };
  const expression = (expr: Expr): void => {
    if (expr.kind === 'walrus') target(expr.target);
    if (expr.kind === 'call') {
      if (expr.callee.kind === 'attribute') touch(expr.callee.object);
      for (const argument of expr.args) touch(argument.value);
    }
    partsOf(expr).forEach(expression);
  };
  const statement = (node: Statement): void => {
    expressionsOf(node).forEach(expression);
    switch (node.kind) {
      case 'assign':
      case 'delete':
        node.targets.forEach(target);
        break;
      case 'annotate':
        if (node.value) target(node.target);
        break;
      case 'augment':
      case 'for':
        target(node.target);
        if (node.kind === 'augment') touch(node.target);
        break;
      case 'with':
        for (const item of node.items) if (item.target) target(item.target);
        break;
      case 'try':
        for (const handler of node.handlers) if (handler.name) bind(handler.name);
        break;
      case 'match':
        for (const one of node.cases) patternNames(one.pattern).forEach(bind);
        break;
      case 'import':
        for (const { name, alias } of node.modules) bind(alias ?? name.split('.')[0] ?? name);
        break;
      case 'importFrom':
        if (node.names !== '*') for (const { name, alias } of node.names) bind(alias ?? name);
        break;
      case 'function':
      case 'class':
        bind(node.name);
        break;
      case 'global':
      case 'nonlocal':
        node.names.forEach(name => outer.add(name));
        break;
      default:
        break;
    }
    // The names of a class body are its own, and so are those of a function.
    if (node.kind !== 'function' && node.kind !== 'class')
      for (const inner of blocksOf(node))
        inner.items.forEach(item => {
          statement(item.statement);
        });
  };
  for (const part of parts) {
    if ('kind' in part) expression(part);
    else for (const item of part.items) statement(item.statement);
  }
  return { bound, touched, outer };
}
