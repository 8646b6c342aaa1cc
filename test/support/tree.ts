import {
  blocksOf,
  type Argument,
  type Block,
  type ComprehensionClause,
  type Expr,
  type FStringPart,
  type Parameter,
  type Pattern,
  type PythonSource,
  type Span,
  type Statement,
  type TypeParameter,
} from '../../src/core/python/syntax';

/** The description of a tree, in the form in which test/truth/python_ast.py describes Python's trees. */
export type Description = null | boolean | number | string | readonly Description[];

/** Describes every statement of a source, including function bodies. `spansInFStrings`: whether that Python has positions in f-strings. */
export function describeModule(source: PythonSource, spansInFStrings: boolean): Description {
  return new Describer(source, spansInFStrings).block(source.module(), 0);
}

class Describer {
  /** The offset of the innermost statement in the file. */
  private base = 0;
  private formatted = 0;

  constructor(
    private readonly source: PythonSource,
    private readonly spansInFStrings: boolean,
  ) {}

  block(block: Block, owner: number): Description {
    const outer = this.base;
    const found = block.items.map(({ at, statement }) => {
      this.base = owner + at;
      return this.statement(statement);
    });
    this.base = outer;
    return found;
  }

  private span(node: Span): [number | null, number | null] {
    if (this.formatted > 0 && !this.spansInFStrings) return [null, null];
    return [this.base + node.start, this.base + node.end];
  }

  private optional(expr: Expr | null): Description {
    return expr && this.expr(expr);
  }

  private exprs(list: readonly Expr[]): Description {
    return list.map(one => this.expr(one));
  }

  private isNamed(node: Span): boolean {
    return this.source.text.slice(this.base + node.start, this.base + node.end).includes('\\N{');
  }

  private expr(e: Expr): Description {
    const span = this.span(e);
    switch (e.kind) {
      case 'name':
        return ['name', ...span, e.id];
      case 'int':
        return ['int', ...span, BigInt(e.value) < 10n ** 1000n ? String(e.value) : `0x${e.value.toString(16)}`];
      case 'float':
      case 'imaginary':
        return [e.kind, ...span, Number.isFinite(e.value) ? e.value : String(e.value)];
      case 'str':
        return ['str', ...span, this.isNamed(e) && (this.formatted === 0 || this.spansInFStrings) ? null : e.value];
      case 'bytes':
        return ['bytes', ...span, e.value];
      case 'bool':
        return ['bool', ...span, e.value];
      case 'none':
      case 'ellipsis':
        return [e.kind, ...span];
      case 'fstring':
        return ['fstring', ...span, this.fstring(e.parts, this.isNamed(e) && (this.formatted === 0 || this.spansInFStrings))];
      case 'attribute':
        return ['attribute', ...span, this.expr(e.object), e.name];
      case 'subscript':
        return ['subscript', ...span, this.expr(e.object), this.expr(e.index)];
      case 'slice':
        return ['slice', ...span, this.optional(e.lower), this.optional(e.upper), this.optional(e.step)];
      case 'call':
        return ['call', ...span, this.expr(e.callee), this.args(e.args)];
      case 'binary':
        return ['binary', ...span, e.operator, this.expr(e.left), this.expr(e.right)];
      case 'unary':
        return ['unary', ...span, e.operator, this.expr(e.operand)];
      case 'boolean':
        return ['boolean', ...span, e.operator, booleanOperands(e).map(one => this.expr(one))];
      case 'compare':
        return ['compare', ...span, this.expr(e.left), e.rest.map(one => [one.operator, this.expr(one.operand)])];
      case 'conditional':
        return ['conditional', ...span, this.expr(e.test), this.expr(e.then), this.expr(e.otherwise)];
      case 'lambda':
        return ['lambda', ...span, this.parameters(e.parameters), this.expr(e.body)];
      case 'tuple':
      case 'list':
      case 'set':
        return [e.kind, ...span, this.exprs(e.items)];
      case 'dict':
        return ['dict', ...span, e.entries.map(entry => [this.optional(entry.key), this.expr(entry.value)])];
      case 'comprehension':
        return ['comprehension', ...span, e.of, this.expr(e.element), this.optional(e.value), e.clauses.map(one => this.clause(one))];
      case 'starred':
      case 'await':
        return [e.kind, ...span, this.expr(e.value)];
      case 'walrus':
        return ['walrus', ...span, this.expr(e.target), this.expr(e.value)];
      case 'yield':
        return ['yield', ...span, e.from, this.optional(e.value)];
      case 'error':
        return ['error', ...span, this.exprs(e.parts)];
    }
  }

  private fstring(parts: readonly FStringPart[], named: boolean): Description {
    this.formatted++;
    const found: Description[] = [];
    const text = (value: string): void => {
      const last = found.at(-1);
      if (typeof last === 'string') found[found.length - 1] = last + value;
      else if (value !== '') found.push(value);
    };
    for (const part of parts) {
      if (part.kind === 'text') {
        text(part.value);
        continue;
      }
      text(part.label ?? '');
      found.push([this.expr(part.expression), part.conversion, this.fstring(part.format, false)]);
    }
    this.formatted--;
    return found.map(part => (named && typeof part === 'string' ? null : part));
  }

  private args(args: readonly Argument[]): Description {
    return args.map(one => [one.kind, one.kind === 'keyword' ? one.name : null, this.expr(one.value)]);
  }

  private clause(clause: ComprehensionClause): Description {
    return clause.kind === 'if'
      ? ['if', this.expr(clause.test)]
      : ['for', clause.isAsync, this.expr(clause.target), this.expr(clause.iterable)];
  }

  private parameters(parameters: readonly Parameter[]): Description {
    return parameters.map(one => [one.kind, one.name, this.optional(one.default), this.optional(one.annotation)]);
  }

  private typeParameters(parameters: readonly TypeParameter[]): Description {
    return parameters.map(one => [one.kind, one.name, this.optional(one.bound)]);
  }

  private inner(block: Block | null): Description {
    return block && this.block(block, this.base);
  }

  private statement(s: Statement): Description {
    const head: Description[] = [
      s.kind.charAt(0).toUpperCase() + s.kind.slice(1),
      this.base + s.start,
      this.base + lastEnd(s, this.source, this.base),
    ];
    switch (s.kind) {
      case 'expression':
        return [...head, this.expr(s.value)];
      case 'assign':
        return [...head, this.exprs(s.targets), this.expr(s.value)];
      case 'annotate':
        return [...head, this.expr(s.target), this.expr(s.annotation), this.optional(s.value)];
      case 'augment':
        return [...head, this.expr(s.target), s.operator, this.expr(s.value)];
      case 'return':
        return [...head, this.optional(s.value)];
      case 'delete':
        return [...head, this.exprs(s.targets)];
      case 'raise':
        return [...head, this.optional(s.exception), this.optional(s.cause)];
      case 'assert':
        return [...head, this.expr(s.test), this.optional(s.message)];
      case 'pass':
      case 'break':
      case 'continue':
        return head;
      case 'global':
      case 'nonlocal':
        return [...head, s.names];
      case 'import':
        return [...head, s.modules.map(one => [one.name, one.alias])];
      case 'importFrom':
        return [...head, s.module, s.level, s.names === '*' ? '*' : s.names.map(one => [one.name, one.alias])];
      case 'if':
        return [...head, this.expr(s.test), this.inner(s.then), this.inner(s.otherwise)];
      case 'while':
        return [...head, this.expr(s.test), this.inner(s.body), this.inner(s.otherwise)];
      case 'for':
        return [...head, s.isAsync, this.expr(s.target), this.expr(s.iterable), this.inner(s.body), this.inner(s.otherwise)];
      case 'try': {
        const handlers = s.handlers.map(one => [this.optional(one.type), one.name, this.inner(one.body)]);
        return [...head, s.isGroup, this.inner(s.body), handlers, this.inner(s.otherwise), this.inner(s.finally)];
      }
      case 'with':
        return [...head, s.isAsync, s.items.map(item => [this.expr(item.context), this.optional(item.target)]), this.inner(s.body)];
      case 'match':
        return [
          ...head,
          this.expr(s.subject),
          s.cases.map(one => [this.pattern(one.pattern), this.optional(one.guard), this.inner(one.body)]),
        ];
      case 'function':
        return [
          ...this.definition(s, head),
          s.isAsync,
          this.parameters(s.parameters),
          this.optional(s.returns),
          this.inner(this.source.body(s.body, this.base)),
        ];
      case 'class':
        return [...this.definition(s, head), this.args(s.bases), this.inner(s.body)];
      case 'typeAlias':
        return [...head, this.expr(s.name), this.typeParameters(s.typeParameters), this.expr(s.value)];
      case 'error':
        return [...head, this.inner(s.body)];
    }
  }

  private definition(s: Extract<Statement, { kind: 'function' | 'class' }>, [kind, start, end]: readonly Description[]): Description[] {
    const decorated = s.decorators.length > 0;
    return [
      kind ?? '',
      decorated ? null : (start ?? null),
      end ?? null,
      s.name,
      this.exprs(s.decorators),
      this.typeParameters(s.typeParameters),
    ];
  }

  private pattern(p: Pattern): Description {
    const head: Description[] = [p.kind, ...this.span(p)];
    switch (p.kind) {
      case 'wildcard':
        return head;
      case 'capture':
      case 'rest':
        return [...head, p.name];
      case 'value':
        return [...head, this.expr(p.value)];
      case 'sequence':
        return [...head, p.items.map(one => this.pattern(one))];
      case 'mapping':
        return [...head, p.entries.map(one => [this.expr(one.key), this.pattern(one.value)]), p.rest];
      case 'class':
        return [
          ...head,
          this.expr(p.callee),
          p.positional.map(one => this.pattern(one)),
          p.keywords.map(one => [one.name, this.pattern(one.value)]),
        ];
      case 'or':
        return [...head, p.options.map(one => this.pattern(one))];
      case 'as':
        return [...head, this.pattern(p.pattern), p.name];
    }
  }
}

/** In our tree, unlike Python's, comments after the last statement of a block belong to the block. */
function lastEnd(s: Statement, source: PythonSource, base: number): number {
  if (s.kind === 'function') source.body(s.body, base);
  const last = blocksOf(s).at(-1)?.items.at(-1);
  return last ? last.at + lastEnd(last.statement, source, base + last.at) : s.end;
}

/** In Python's tree, `a and b and c` is one operation; in ours, it is nested to the left. */
function booleanOperands(e: Extract<Expr, { kind: 'boolean' }>): Expr[] {
  const left = e.left.kind === 'boolean' && e.left.operator === e.operator ? booleanOperands(e.left) : [e.left];
  return [...left, e.right];
}

/** The first difference between two descriptions, with both values; null if they are equal. */
export function firstDifference(ours: Description, theirs: Description, path = ''): string | null {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    for (let i = 0; i < Math.min(ours.length, theirs.length); i++) {
      const found = firstDifference(
        ours[i] as Description,
        theirs[i] as Description,
        `${path}/${typeof ours[0] === 'string' && i > 0 ? `${ours[0]}.` : ''}${String(i)}`,
      );
      if (found !== null) return found;
    }
    if (ours.length === theirs.length) return null;
  } else if (ours === theirs) return null;
  return `${path}: ours ${brief(ours)}, Python's ${brief(theirs)}`;
}

function brief(description: Description): string {
  return JSON.stringify(description).slice(0, 160);
}
