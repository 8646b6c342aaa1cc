import type { BinaryOperator, Block, ExceptHandler, Expr, ImportedName, Statement } from './ast';
import { lowerArguments, lowerParameters } from './lower-arguments';
import { lowerExpression } from './lower-expression';
import { loweringOf, type Lowering } from './lowering';
import { lowerCases } from './lower-pattern';
import { lowerTypeHead, lowerTypeParameters } from './lower-type';
import { child, hasToken, type Raw } from './raw';

const EMPTY: Block = { items: [] };

/**
 * Lowers one statement node. A node that is not a statement (the parser's ERROR, a stray expression) becomes an `error`
 * statement that contains whatever can still be read in it, so that the valid parts of broken code keep their meaning.
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
    case 'print_statement':
      return lowerPrint(raw, lowering) ?? salvage(raw, lowering);
    case 'pass_statement':
      return { kind: 'pass', start, end };
    case 'break_statement':
      return { kind: 'break', start, end };
    case 'continue_statement':
      return { kind: 'continue', start, end };
    case 'global_statement':
    case 'nonlocal_statement':
      return {
        kind: raw.type === 'global_statement' ? 'global' : 'nonlocal',
        start,
        end,
        names: operands.map(node => lowering.name(node)),
      };
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
        kind: 'for',
        start,
        end,
        isAsync: hasToken(raw, 'async'),
        target: expression(child(raw, 'left')),
        iterable: expression(child(raw, 'right')),
        body: bodyOf(raw),
        otherwise: alternative(raw),
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
      const found = raw.children
        .filter(node => node.type === 'decorator')
        .map(node => expression(node.children.find(part => part.type !== '@')));
      return { ...lowerStatement(definition, lowering, found), start, end };
    }
    case 'function_definition': {
      const name = child(raw, 'name');
      const body = child(raw, 'body');
      const parameters = child(raw, 'parameters');
      if (!name || !body) break;
      return {
        kind: 'function',
        start,
        end,
        name: lowering.name(name),
        nameSpan: { start: name.start, end: name.end },
        typeParameters: lowerTypeParameters(child(raw, 'type_parameters'), lowering),
        parameters: parameters ? lowerParameters(parameters, lowering) : [],
        returns: optional(child(raw, 'return_type')),
        decorators,
        isAsync: hasToken(raw, 'async'),
        body: { start: body.start, end: body.end, block: null },
      };
    }
    case 'class_definition': {
      const name = child(raw, 'name');
      const bases = child(raw, 'superclasses');
      if (!name) break;
      return {
        kind: 'class',
        start,
        end,
        name: lowering.name(name),
        nameSpan: { start: name.start, end: name.end },
        typeParameters: lowerTypeParameters(child(raw, 'type_parameters'), lowering),
        bases: bases ? lowerArguments(bases, lowering) : [],
        decorators,
        body: bodyOf(raw),
      };
    }
    case 'type_alias_statement': {
      const head = lowerTypeHead(child(raw, 'left'), lowering);
      if (!head) return lowerTypeAssignment(raw, lowering);
      return { kind: 'typeAlias', start, end, ...head, value: expression(child(raw, 'right')) };
    }
    default:
      break;
  }
  return salvage(raw, lowering);
}

/** `print >>file, x` is a tuple that begins with a shift; other print statements are not valid Python 3. */
function lowerPrint(raw: Raw, lowering: Lowering): Statement | null {
  const { start, end } = raw;
  const [print, chevron, ...rest] = raw.children;
  const operand = chevron?.type === 'chevron' ? chevron.children.find(node => node.type !== '>>') : undefined;
  if (!print || !operand) return null;
  const name: Expr = { kind: 'name', start: print.start, end: print.end, id: lowering.name(print) };
  const shift: Expr = { kind: 'binary', start, end: operand.end, operator: '>>', left: name, right: lowerExpression(operand, lowering) };
  // The parser does not separate a trailing comma from the statement's end.
  const isTuple = rest.length > 0 || end > operand.end;
  const value: Expr = isTuple ? { kind: 'tuple', start, end, items: [shift, ...rest.map(node => lowerExpression(node, lowering))] } : shift;
  return { kind: 'expression', start, end, value };
}

/** `type(m).x = 1` assigns to an attribute of the result of `type`; the parser sees an alias whose name begins with a parenthesis. */
function lowerTypeAssignment(raw: Raw, lowering: Lowering): Statement {
  const [type] = raw.children;
  const left = child(raw, 'left');
  const right = child(raw, 'right');
  const target = type && left?.children[0] && calledType(type, left.children[0]);
  if (!target || !right) return salvage(raw, lowering);
  return {
    kind: 'assign',
    start: raw.start,
    end: raw.end,
    targets: [lowerExpression(target, lowering)],
    value: lowerExpression(right, lowering),
  };
}

/** The target with its leading brackets read as a call or subscript of `type`. */
function calledType(type: Raw, raw: Raw): Raw | null {
  const [first, ...rest] = raw.children;
  const callee = { ...type, type: 'identifier', start: type.start, end: type.end };
  if (raw.type === 'parenthesized_expression' || raw.type === 'tuple') {
    return {
      ...raw,
      type: 'call',
      start: type.start,
      children: [
        { ...callee, field: 'function' },
        { ...raw, type: 'argument_list', field: 'arguments' },
      ],
    };
  }
  if (raw.type === 'list') {
    const index = raw.children.length === 1 ? raw.children : [{ ...raw, type: 'expression_list' }];
    const opening = { ...callee, type: '[', field: null };
    return {
      ...raw,
      type: 'subscript',
      start: type.start,
      children: [{ ...callee, field: 'value' }, opening, ...index, { ...opening, type: ']' }],
    };
  }
  const inner = first && calledType(type, first);
  return inner ? { ...raw, start: type.start, children: [{ ...inner, field: first.field }, ...rest] } : null;
}

const KEYWORDS = new Set(['return', 'del', 'raise', 'from', 'assert', 'global', 'nonlocal', 'import', 'print', 'exec']);

/** An expression, an assignment of any kind, or several assignments in a chain. */
function lowerSimple(raw: Raw, lowering: Lowering): Statement {
  const { start, end } = raw;
  const operands = raw.children.filter(node => node.type !== ',');
  const [first] = operands;
  if (!first) return { kind: 'error', start, end, body: EMPTY };
  if (first.type === 'assignment') return lowerAssignment(first, start, end, lowering);
  if (first.type === 'augmented_assignment') {
    const operator = (child(first, 'operator')?.type ?? '+=').slice(0, -1) as BinaryOperator;
    return { kind: 'augment', start, end, target: field(first, 'left', lowering), operator, value: field(first, 'right', lowering) };
  }
  if (raw.children.length === 1) return { kind: 'expression', start, end, value: lowerExpression(first, lowering) };
  // `a, b` as a statement: the parser leaves the commas' operands side by side.
  return {
    kind: 'expression',
    start,
    end,
    value: { kind: 'tuple', start, end, items: operands.map(node => lowerExpression(node, lowering)) },
  };
}

function lowerAssignment(raw: Raw, start: number, end: number, lowering: Lowering): Statement {
  const annotation = child(raw, 'type');
  const value = child(raw, 'right');
  if (annotation) {
    return {
      kind: 'annotate',
      start,
      end,
      target: field(raw, 'left', lowering),
      annotation: lowerExpression(annotation, lowering),
      value: value ? lowerExpression(value, lowering) : null,
    };
  }
  const targets: Expr[] = [field(raw, 'left', lowering)];
  let source = value;
  while (source?.type === 'assignment') {
    targets.push(field(source, 'left', lowering));
    source = child(source, 'right');
  }
  return {
    kind: 'assign',
    start,
    end,
    targets,
    value: source ? lowerExpression(source, lowering) : { kind: 'error', start, end, parts: [] },
  };
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
      return { name: dotted(name, lowering), alias: alias ? lowering.name(alias) : null };
    });
}

/** `a . b` may be written with spaces. */
function dotted(raw: Raw, lowering: Lowering): string {
  return lowering.name(raw).replace(/\s+|\\/g, '');
}

function lowerImportFrom(raw: Raw, lowering: Lowering): Statement {
  const { start, end } = raw;
  const source = child(raw, 'module_name');
  const prefix = source?.children.find(node => node.type === 'import_prefix');
  const name = source?.type === 'relative_import' ? source.children.find(node => node.type === 'dotted_name') : source;
  return {
    kind: 'importFrom',
    start,
    end,
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
      kind: 'if',
      start: 0,
      end: raw.end - clause.start,
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
  const move = (part: Raw): Raw => ({
    ...part,
    start: part.start - clause.start,
    end: part.end - clause.start,
    children: part.children.map(move),
  });
  return move(raw);
}

function shifted(lowering: Lowering, by: number): Lowering {
  return loweringOf((start, end) => lowering.slice(start + by, end + by));
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
      return { type: type ? lowerExpression(type, lowering) : null, name: name ? lowering.name(name) : null, body: bodyOf(node) };
    });
  const last = raw.children.find(node => node.type === 'finally_clause');
  const isGroup = raw.children.some(node => node.type === 'except_clause' && hasToken(node, '*'));
  return {
    kind: 'try',
    isGroup,
    start: raw.start,
    end: raw.end,
    body: bodyOf(raw),
    handlers,
    otherwise: alternative(raw),
    finally: last ? bodyOf(last) : null,
  };
}

function lowerWith(raw: Raw, lowering: Lowering): Statement {
  const clause = raw.children.find(node => node.type === 'with_clause');
  const items = withItems((clause?.children ?? []).filter(node => node.type === 'with_item').map(node => child(node, 'value') ?? node)).map(
    value => {
      const context = value.type === 'as_pattern' ? value.children[0] : value;
      const target = value.type === 'as_pattern' ? child(value, 'alias') : undefined;
      return { context: lowerExpression(context ?? value, lowering), target: target ? lowerExpression(target, lowering) : null };
    },
  );
  return { kind: 'with', start: raw.start, end: raw.end, isAsync: hasToken(raw, 'async'), items, body: bodyOf(raw) };
}

/** Parentheses around all that a `with` enters only group, though the parser may see a tuple in them. */
function withItems(values: readonly Raw[]): readonly Raw[] {
  const [only] = values;
  if (!only || values.length > 1) return values;
  const isPlain = only.children.every(node => node.type !== 'list_splat' && node.type !== 'yield' && node.type !== 'named_expression');
  if (only.type === 'tuple') return isPlain && only.children.length > 0 ? only.children : values;
  return only.type === 'parenthesized_expression' && only.children[0]?.type === 'as_pattern' ? only.children : values;
}

function subjectOf(raw: Raw, lowering: Lowering): Expr {
  const subjects = raw.children.filter(node => node.field === 'subject').map(node => lowerExpression(node, lowering));
  const [first] = subjects;
  const comma = raw.children.filter(node => node.type === ',').at(-1);
  if (first && subjects.length === 1 && first.kind !== 'starred' && !comma) return first;
  const end = Math.max(subjects.at(-1)?.end ?? raw.end, comma?.end ?? 0);
  return { kind: 'tuple', start: first?.start ?? raw.start, end, items: subjects };
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
      if (value.kind !== 'error' || value.parts.length > 0)
        items.push({ at: 0, statement: { kind: 'expression', start: node.start, end: node.end, value } });
    }
  };
  visit(raw);
  return { kind: 'error', start: raw.start, end: raw.end, body: { items } };
}
