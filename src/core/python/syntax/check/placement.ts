import type { Block, Expr, FunctionStatement, Parameter, Statement, StatementOf } from '../ast';
import { blocksOf, expressionsOf, partsOf } from '../children';
import type { ProgramText } from '../program-text';
import type { PythonSyntaxError } from './syntax-error';

/** What surrounds a piece of code. */
interface Surroundings {
  readonly code: 'module' | 'class' | 'function' | 'async function';
  readonly isInLoop: boolean;
  /** Whether it is in a comprehension, whose rules about `await` are not modelled. */
  readonly isInComprehension: boolean;
}

/**
 * What CPython's compiler raises for a file whose every statement is well formed: what stands where it has no meaning, and what is given
 * twice. Null if it raises nothing that is known here.
 */
export function findMisplaced(source: ProgramText): PythonSyntaxError | null {
  const seeker = new MisplacedSeeker(source);
  seeker.block(source.module(), 0, { code: 'module', isInLoop: false, isInComprehension: false });
  // Names are looked at before any code is compiled.
  const found = seeker.inNames ?? seeker.inCode;
  return found && { type: 'SyntaxError', ...found };
}

interface Misplaced {
  readonly message: string;
  readonly offset: number;
}

class MisplacedSeeker {
  inNames: Misplaced | null = null;
  inCode: Misplaced | null = null;
  /** Whether `from __future__` may still be written. */
  private isAtBeginning = true;

  constructor(private readonly source: ProgramText) {}

  block(block: Block, base: number, around: Surroundings): void {
    for (const { at, statement } of block.items) this.statement(statement, base + at, around);
  }

  private names(message: string, offset: number): void {
    this.inNames ??= { message, offset };
  }

  private code(message: string, offset: number): void {
    this.inCode ??= { message, offset };
  }

  private statement(statement: Statement, base: number, around: Surroundings): void {
    if (!mayPrecedeFuture(statement)) this.isAtBeginning = false;
    for (const expr of expressionsOf(statement)) this.expression(expr, base, around);
    switch (statement.kind) {
      case 'expression':
      case 'assign':
      case 'return':
        this.stars(statement, base);
        if (statement.kind === 'return' && !isFunction(around)) this.code("'return' outside function", base);
        return;
      case 'break':
        if (!around.isInLoop) this.code("'break' outside loop", base);
        return;
      case 'continue':
        if (!around.isInLoop) this.code("'continue' not properly in loop", base);
        return;
      case 'nonlocal':
        if (around.code === 'module') this.names('nonlocal declaration not allowed at module level', base);
        return;
      case 'importFrom':
        this.importFrom(statement, base, around);
        return;
      case 'function':
        this.parameters(statement.parameters, base + defOffset(statement, this.source, base));
        this.block(this.source.body(statement.body, base), base, {
          code: statement.isAsync ? 'async function' : 'function',
          isInLoop: false,
          isInComprehension: false,
        });
        return;
      case 'class':
        this.keywords(statement.bases, base);
        this.block(statement.body, base, { code: 'class', isInLoop: false, isInComprehension: false });
        return;
      case 'for':
      case 'while': {
        if (statement.kind === 'for' && statement.isAsync) this.asynchronous('async for', base, around);
        this.block(statement.body, base, { ...around, isInLoop: true });
        if (statement.otherwise) this.block(statement.otherwise, base, around);
        return;
      }
      default:
        if (statement.kind === 'with' && statement.isAsync) this.asynchronous('async with', base, around);
        for (const inner of blocksOf(statement)) this.block(inner, base, around);
    }
  }

  private importFrom({ module, level, names }: StatementOf<'importFrom'>, base: number, around: Surroundings): void {
    if (names === '*' && around.code !== 'module') this.names('import * only allowed at module level', base);
    if (module === '__future__' && level === 0 && !this.isAtBeginning)
      this.code('from __future__ imports must occur at the beginning of the file', base);
  }

  /** A star that neither a sequence nor a call contains. */
  private stars(statement: StatementOf<'expression' | 'assign' | 'return'>, base: number): void {
    const { value } = statement;
    if (value?.kind === 'starred') this.code("can't use starred expression here", base + value.start);
    for (const target of statement.kind === 'assign' ? statement.targets : [])
      if (target.kind === 'starred') this.code('starred assignment target must be in a list or tuple', base + target.start);
  }

  private expression(expr: Expr, base: number, around: Surroundings): void {
    const at = base + expr.start;
    if (expr.kind === 'yield' && !isFunction(around)) this.code("'yield' outside function", at);
    if (expr.kind === 'await') this.asynchronous('await', at, around);
    if (expr.kind === 'call') this.keywords(expr.args, base);
    const inside = expr.kind === 'comprehension' ? { ...around, isInComprehension: true } : around;
    for (const part of partsOf(expr)) this.expression(part, base, inside);
    if (expr.kind !== 'lambda') return;
    this.parameters(expr.parameters, at);
    this.expression(expr.body, base, { code: 'function', isInLoop: false, isInComprehension: false });
  }

  private asynchronous(what: string, at: number, { code, isInComprehension }: Surroundings): void {
    if (code === 'async function' || isInComprehension) return;
    this.code(what === 'await' && code !== 'function' ? "'await' outside function" : `'${what}' outside async function`, at);
  }

  private keywords(args: readonly { readonly kind: string; readonly start: number; readonly name?: string }[], base: number): void {
    const seen = new Set<string>();
    for (const { kind, start, name } of args) {
      if (kind !== 'keyword' || name === undefined) continue;
      if (seen.has(name)) this.code(`keyword argument repeated: ${name}`, base + start);
      seen.add(name);
    }
  }

  private parameters(parameters: readonly Parameter[], at: number): void {
    const seen = new Set<string>();
    for (const { name } of parameters) {
      if (name !== '' && seen.has(name)) this.names(`duplicate argument '${name}' in function definition`, at);
      seen.add(name);
    }
  }
}

function isFunction({ code }: Surroundings): boolean {
  return code === 'function' || code === 'async function';
}

/** A docstring and imports from `__future__` may stand before an import from `__future__`. */
function mayPrecedeFuture(statement: Statement): boolean {
  if (statement.kind === 'importFrom') return statement.module === '__future__';
  return statement.kind === 'expression' && statement.value.kind === 'str';
}

/** Where `def` stands in a function that may have decorators, relative to the statement. */
function defOffset(statement: FunctionStatement, { text }: ProgramText, base: number): number {
  const last = statement.decorators.at(-1);
  if (!last) return 0;
  return text.lastIndexOf('def', base + statement.nameSpan.start) - base;
}
