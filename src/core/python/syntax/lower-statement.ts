import type { BinaryOperator, Block, ExceptHandler, Expr, ImportedName, Statement } from './ast';
import { lowerArguments, lowerExpression, lowerParameters, type Lowering } from './lower-expression';
import { lowerCases } from './lower-pattern';
import { child, hasToken, type Raw } from './raw';

const EMPTY: Block = { items: [] };

/**
 * Lowers one statement node. A node that is no statement (the parser's ERROR, a stray expression) becomes an `error`
 * statement holding whatever can still be read in it, so that broken code keeps its meaning where it has one.
 */
export function lowerStatement(raw: Raw, lowering: Lowering, decorators: readonly Expr[] = []): Statement {
  const start = raw.start;
  const end = raw.end;
  const expression = (node: Raw | undefined): Expr => (node ? lowerExpression(node, lowering) : { kind: 'error', start, end, parts: [] });
  const optional = (node: Raw | undefined): Expr | null => (node ? lowerExpression(node, lowering) : null);
  const operands = raw.children.filter(node => node.type !== 'as' && !KEYWORDS.has(node.type));
  switch (raw.type) {
    case 'expression_statement':
      return lowerSimple(raw, lowering);
    case 'return_statement':
      return { kind: 'return', start, end, value: optional(operands[0]) };
    case 'delete_statement': {
      const target = operands[0];
      if (!target) break;
      const targets = target.type === 'expression_list' ? target.children : [target];
      return { kind: 'delete', start, end, targets: targets.map(expression) };
    }
    case 'raise_statement': {
      const cause = child(raw, 'cause');
      return { kind: 'raise', start, end, exception: optional(operands.find(node => node !== cause)), cause: optional(cause) };
    }
    case 'assert_statement':
      return { kind: 'assert', start, end, test: expression(operands[0]), message: optional(operands[1]) };
    case 'pass_statement':
      return { kind: 'pass', start, end };
    case 'break_statement':
      return { kind: 'break', start, end };
    case 'continue_statement':
      return { kind: 'continue', start, end };
    case 'global_statement':
    case 'nonlocal_statement':
      return { kind: raw.type === 'global_statement' ? 'global' : 'nonlocal', start, end, names: operands.map(node => lowering.text(node)) };
    case 'import_statement':
      return { kind: 'import', start, end, modules: importedNames(raw, lowering) };
    case 'future_import_statement':
      return { kind: 'importFrom', start, end, module: '__future__', level: 0, names: importedNames(raw, lowering) };
    case 'import_from_statement':
      return lowerImportFrom(raw, lowering);
    case 'if_statement':
      return lowerIf(raw, lowering);
    case 'while_statement':
      return { kind: 'while', start, end, test: expression(child(raw, 'condition')), body: bodyOf(raw), otherwise: alternative(raw) };
    case 'for_statement':
      return {
        kind: 'for', start, end,
        target: expression(child(raw, 'left')), iterable: expression(child(raw, 'right')), body: bodyOf(raw), otherwise: alternative(raw),
      };
    case 'try_statement':
      return lowerTry(raw, lowering);
    case 'with_statement':
      return lowerWith(raw, lowering);
    case 'match_statement':
      return { kind: 'match', start, end, subject: subjectOf(raw, lowering), cases: lowerCases(raw, lowering) };
    case 'decorated_definition': {
      const definition = child(raw, 'definition');
      if (!definition) break;
      const found = raw.children.filter(node => node.type === 'decorator').map(node => expression(node.children.find(part => part.type !== '@')));
      return { ...lowerStatement(definition, lowering, found), start, end };
    }
    case 'function_definition': {
      const name = child(raw, 'name');
      const body = child(raw, 'body');
      const parameters = child(raw, 'parameters');
      if (!name || !body) break;
      return {
        kind: 'function', start, end, name: lowering.text(name), nameSpan: { start: name.start, end: name.end },
        parameters: parameters ? lowerParameters(parameters, lowering) : [],
        returns: optional(child(raw, 'return_type')), decorators, isAsync: hasToken(raw, 'async'),
        body: { start: body.start, end: body.end, block: null },
      };
    }
    case 'class_definition': {
      const name = child(raw, 'name');
      const bases = child(raw, 'superclasses');
      if (!name) break;
      return {
        kind: 'class', start, end, name: lowering.text(name), nameSpan: { start: name.start, end: name.end },
        bases: bases ? lowerArguments(bases, lowering) : [], decorators, body: bodyOf(raw),
      };
    }
    case 'type_alias_statement':
      return { kind: 'typeAlias', start, end, name: expression(child(raw, 'left')), value: expression(child(raw, 'right')) };
    default:
      break;
  }
  return salvage(raw, lowering);
}

const KEYWORDS = new Set(['return', 'del', 'raise', 'from', 'assert', 'global', 'nonlocal', 'import', 'print', 'exec']);

/** An expression, an assignment of any kind, or several assignments in a chain. */
function lowerSimple(raw: Raw, lowering: Lowering): Statement {
  const { start, end } = raw;
  const [first] = raw.children;
  if (!first) return { kind: 'error', start, end, body: EMPTY };
  if (first.type === 'assignment') return lowerAssignment(first, start, end, lowering);
  if (first.type === 'augmented_assignment') {
    const operator = (child(first, 'operator')?.type ?? '+=').slice(0, -1) as BinaryOperator;
    return { kind: 'augment', start, end, target: field(first, 'left', lowering), operator, value: field(first, 'right', lowering) };
  }
  if (raw.children.length === 1) return { kind: 'expression', start, end, value: lowerExpression(first, lowering) };
  // `a, b` as a statement: the parser leaves the commas' operands side by side.
  return { kind: 'expression', start, end, value: { kind: 'tuple', start, end, items: raw.children.map(node => lowerExpression(node, lowering)) } };
}

function lowerAssignment(raw: Raw, start: number, end: number, lowering: Lowering): Statement {
  const annotation = child(raw, 'type');
  const value = child(raw, 'right');
  if (annotation) {
    return {
      kind: 'annotate', start, end, target: field(raw, 'left', lowering),
      annotation: lowerExpression(annotation, lowering), value: value ? lowerExpression(value, lowering) : null,
    };
  }
  const targets: Expr[] = [field(raw, 'left', lowering)];
  let source = value;
  while (source?.type === 'assignment') {
    targets.push(field(source, 'left', lowering));
    source = child(source, 'right');
  }
  return { kind: 'assign', start, end, targets, value: source ? lowerExpression(source, lowering) : { kind: 'error', start, end, parts: [] } };
}

function field(raw: Raw, name: string, lowering: Lowering): Expr {
  const node = child(raw, name);
  return node ? lowerExpression(node, lowering) : { kind: 'error', start: raw.start, end: raw.end, parts: [] };
}

function importedNames(raw: Raw, lowering: Lowering): ImportedName[] {
  return raw.children
    .filter(node => node.field === 'name')
    .map(node => {
      const name = child(node, 'name') ?? node;
      const alias = child(node, 'alias');
      return { name: dotted(name, lowering), alias: alias ? lowering.text(alias) : null };
    });
}

/** `a . b` may be written with spaces. */
function dotted(raw: Raw, lowering: Lowering): string {
  return lowering.text(raw).replace(/\s+|\\/g, '');
}

function lowerImportFrom(raw: Raw, lowering: Lowering): Statement {
  const { start, end } = raw;
  const source = child(raw, 'module_name');
  const prefix = source?.children.find(node => node.type === 'import_prefix');
  const name = source?.type === 'relative_import' ? source.children.find(node => node.type === 'dotted_name') : source;
  return {
    kind: 'importFrom', start, end,
    module: name ? dotted(name, lowering) : '',
    level: prefix ? dotted(prefix, lowering).length : 0,
    names: raw.children.some(node => node.type === 'wildcard_import') ? '*' : importedNames(raw, lowering),
  };
}

/** The body of a compound statement or clause, under whichever name the grammar gives it. */
function bodyOf(raw: Raw): Block {
  return raw.children.find(node => node.type === 'block')?.block ?? EMPTY;
}

function alternative(raw: Raw): Block | null {
  const clause = raw.children.find(node => node.type === 'else_clause');
  return clause ? bodyOf(clause) : null;
}

/** `elif` is an `if` inside the `else`. */
function lowerIf(raw: Raw, lowering: Lowering): Statement {
  let otherwise = alternative(raw);
  for (const clause of raw.children.filter(node => node.type === 'elif_clause').reverse()) {
    const nested: Statement = {
      kind: 'if', start: 0, end: clause.end - clause.start,
      // The nested statement has its own start, so what is inside it is shifted to be relative to that.
      test: lowerExpression(shift(clause, child(clause, 'condition')), shifted(lowering, clause.start)),
      then: shiftBlock(bodyOf(clause), clause.start),
      otherwise: otherwise && shiftBlock(otherwise, clause.start),
    };
    otherwise = { items: [{ at: clause.start, statement: nested }] };
  }
  return { kind: 'if', start: raw.start, end: raw.end, test: field(raw, 'condition', lowering), then: bodyOf(raw), otherwise };
}

function shift(clause: Raw, node: Raw | undefined): Raw {
  const raw = node ?? { ...clause, type: 'ERROR', children: [] };
  const move = (part: Raw): Raw => ({ ...part, start: part.start - clause.start, end: part.end - clause.start, children: part.children.map(move) });
  return move(raw);
}

function shifted(lowering: Lowering, by: number): Lowering {
  return {
    text: raw => lowering.slice(raw.start + by, raw.end + by),
    slice: (start, end) => lowering.slice(start + by, end + by),
  };
}

function shiftBlock(block: Block, by: number): Block {
  return { items: block.items.map(({ at, statement }) => ({ at: at - by, statement })) };
}

function lowerTry(raw: Raw, lowering: Lowering): Statement {
  const handlers = raw.children
    .filter(node => node.type === 'except_clause')
    .map((node): ExceptHandler => {
      const value = child(node, 'value');
      const pattern = value?.type === 'as_pattern' ? value : null;
      const type = pattern ? pattern.children[0] : value;
      const name = pattern ? child(pattern, 'alias') : child(node, 'alias');
      return { type: type ? lowerExpression(type, lowering) : null, name: name ? lowering.text(name) : null, body: bodyOf(node) };
    });
  const last = raw.children.find(node => node.type === 'finally_clause');
  return { kind: 'try', start: raw.start, end: raw.end, body: bodyOf(raw), handlers, otherwise: alternative(raw), finally: last ? bodyOf(last) : null };
}

function lowerWith(raw: Raw, lowering: Lowering): Statement {
  const clause = raw.children.find(node => node.type === 'with_clause');
  const items = (clause?.children ?? [])
    .filter(node => node.type === 'with_item')
    .map(node => {
      const value = child(node, 'value') ?? node;
      const context = value.type === 'as_pattern' ? value.children[0] : value;
      const target = value.type === 'as_pattern' ? child(value, 'alias') : undefined;
      return { context: lowerExpression(context ?? value, lowering), target: target ? lowerExpression(target, lowering) : null };
    });
  return { kind: 'with', start: raw.start, end: raw.end, items, body: bodyOf(raw) };
}

function subjectOf(raw: Raw, lowering: Lowering): Expr {
  const subjects = raw.children.filter(node => node.field === 'subject').map(node => lowerExpression(node, lowering));
  const [first] = subjects;
  if (first && subjects.length === 1) return first;
  return { kind: 'tuple', start: first?.start ?? raw.start, end: subjects.at(-1)?.end ?? raw.end, items: subjects };
}

/** Reads on in what the parser could not place: blocks and statements stay statements, the rest is kept as expressions. */
function salvage(raw: Raw, lowering: Lowering): Statement {
  const items: { at: number; statement: Statement }[] = [];
  const visit = (node: Raw): void => {
    if (node.block) items.push(...node.block.items);
    else if (/_statement$|_definition$/.test(node.type) && node !== raw) items.push({ at: 0, statement: lowerStatement(node, lowering) });
    else if (node.type === 'ERROR' || node === raw) node.children.forEach(visit);
    else if (node.type === 'assignment' || node.type === 'augmented_assignment') {
      items.push({ at: 0, statement: lowerSimple({ ...node, type: 'expression_statement', children: [node] }, lowering) });
    } else {
      const value = lowerExpression(node, lowering);
      if (value.kind !== 'error' || value.parts.length > 0) items.push({ at: 0, statement: { kind: 'expression', start: node.start, end: node.end, value } });
    }
  };
  visit(raw);
  return { kind: 'error', start: raw.start, end: raw.end, body: { items } };
}
