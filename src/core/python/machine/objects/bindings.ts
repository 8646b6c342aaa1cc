import { blocksOf, expressionsOf, partsOf, patternNames, type Block, type Expr, type Statement } from '../../syntax';

/** What a function's body does to its names, derived from its text. */
export interface Bindings {
  readonly names: ReadonlySet<string>;
  readonly outer: ReadonlyMap<string, 'global' | 'nonlocal'>;
  /** Whether it makes a function a generator. */
  readonly yields: boolean;
}

/** The names that a body binds; those bound in nested functions, classes and comprehensions belong to these. */
export function bindingsOf(body: Block | Expr): Bindings {
  const reader = new Reader();
  if ('items' in body && !('kind' in body)) reader.block(body);
  else reader.expression(body);
  return reader;
}

class Reader implements Bindings {
  readonly names = new Set<string>();
  readonly outer = new Map<string, 'global' | 'nonlocal'>();
  yields = false;

  block(block: Block): void {
    for (const { statement } of block.items) this.statement(statement);
  }

  private target(expr: Expr): void {
    if (expr.kind === 'name') this.names.add(expr.id);
    else if (expr.kind === 'tuple' || expr.kind === 'list') for (const item of expr.items) this.target(item);
    else if (expr.kind === 'starred') this.target(expr.value);
  }

  expression(expr: Expr): void {
    if (expr.kind === 'walrus') this.target(expr.target);
    else if (expr.kind === 'yield') this.yields = true;
    else if (expr.kind === 'lambda') {
      for (const { default: value } of expr.parameters) if (value) this.expression(value);
      return;
    } else if (expr.kind === 'comprehension') {
      this.comprehension(expr);
      return;
    } else if (expr.kind === 'name') return;
    for (const part of partsOf(expr)) this.expression(part);
  }

  /** Its targets are its own, but names that `:=` binds inside belong to the function. */
  private comprehension({ clauses, element, value }: Extract<Expr, { kind: 'comprehension' }>): void {
    for (const clause of clauses) this.expression(clause.kind === 'for' ? clause.iterable : clause.test);
    this.expression(element);
    if (value) this.expression(value);
  }

  private statement(node: Statement): void {
    if (node.kind === 'function' || node.kind === 'class') {
      this.names.add(node.name);
      for (const expr of expressionsOf(node)) this.expression(expr);
      return;
    }
    for (const expr of expressionsOf(node)) this.expression(expr);
    switch (node.kind) {
      case 'assign':
      case 'delete':
        for (const target of node.targets) this.target(target);
        break;
      case 'annotate':
      case 'augment':
      case 'for':
        this.target(node.target);
        break;
      case 'with':
        for (const { target } of node.items) if (target) this.target(target);
        break;
      case 'try':
        for (const { name } of node.handlers) if (name !== null) this.names.add(name);
        break;
      case 'match':
        for (const { pattern } of node.cases) for (const name of patternNames(pattern)) this.names.add(name);
        break;
      case 'import':
        for (const { name, alias } of node.modules) this.names.add(alias ?? name.split('.')[0] ?? name);
        break;
      case 'importFrom':
        if (node.names !== '*') for (const { name, alias } of node.names) this.names.add(alias ?? name);
        break;
      case 'typeAlias':
        this.target(node.name);
        break;
      case 'global':
      case 'nonlocal':
        for (const name of node.names) this.outer.set(name, node.kind);
        break;
      default:
        break;
    }
    for (const inner of blocksOf(node)) this.block(inner);
  }
}
