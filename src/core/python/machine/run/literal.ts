import { binaryNumbers, ELLIPSIS, negate, positive, PyBytes, PyComplex, PyFloat, toDim, type Value } from '../../data';
import type { Expr } from '../../syntax';
import type { Machine } from '../objects/machine';
import { PyDict } from '../objects/hash-tables';
import { PyList, PyTuple } from '../objects/sequences';
import { dictSet } from '../protocol/containers';
import { makeSet } from '../protocol/sets';
import { parseExpression } from './eval-text';

/** The value of a literal given as text: Python's `ast.literal_eval`. Raises SyntaxError or ValueError for other texts. */
export function evaluateLiteral(m: Machine, text: string): Value {
  return literal(m, parseExpression(m, text).value);
}

/** What Python's `ast` calls the nodes that are not literals. */
const NODES: Partial<Record<Expr['kind'], string>> = {
  name: 'Name',
  attribute: 'Attribute',
  call: 'Call',
  subscript: 'Subscript',
  binary: 'BinOp',
  unary: 'UnaryOp',
  boolean: 'BoolOp',
  compare: 'Compare',
  conditional: 'IfExp',
  lambda: 'Lambda',
  comprehension: 'ListComp',
  fstring: 'JoinedStr',
  starred: 'Starred',
  walrus: 'NamedExpr',
};

function refuse(m: Machine, e: Expr): never {
  return m.raise('ValueError', `malformed node or string on line 1: <ast.${NODES[e.kind] ?? 'expr'} object at 0x7f0000000000>`);
}

function number(m: Machine, e: Expr): Value {
  if (e.kind === 'int') return e.value;
  if (e.kind === 'float') return new PyFloat(e.value);
  return e.kind === 'imaginary' ? new PyComplex(0, e.value) : refuse(m, e);
}

function signed(m: Machine, e: Expr): Value {
  if (e.kind !== 'unary' || (e.operator !== '-' && e.operator !== '+')) return number(m, e);
  const value = number(m, e.operand);
  return (e.operator === '-' ? negate(value) : positive(value)) ?? refuse(m, e);
}

/** The value of a literal. Raises ValueError for any other expression, before anything in it could have an effect. */
function literal(m: Machine, e: Expr): Value {
  switch (e.kind) {
    case 'str':
      return e.isUnread ? m.unknown('named Unicode characters are not supported') : e.value;
    case 'bytes':
      return new PyBytes(e.value);
    case 'none':
      return null;
    case 'bool':
      return e.value;
    case 'ellipsis':
      return ELLIPSIS;
    case 'tuple':
      return new PyTuple(e.items.map(item => literal(m, item)));
    case 'list':
      return new PyList(e.items.map(item => literal(m, item)));
    case 'set':
      return makeSet(
        m,
        e.items.map(item => literal(m, item)),
      );
    case 'dict': {
      const dict = new PyDict();
      for (const { key, value } of e.entries)
        dictSet(m, dict, key ? literal(m, key) : m.raise('ValueError', 'malformed node or string: None'), literal(m, value));
      return dict;
    }
    case 'call':
      return e.callee.kind === 'name' && e.callee.id === 'set' && e.args.length === 0 ? makeSet(m, []) : refuse(m, e);
    case 'binary': {
      if ((e.operator !== '+' && e.operator !== '-') || e.right.kind !== 'imaginary') return refuse(m, e);
      const [left, right] = [signed(m, e.left), number(m, e.right)];
      if (toDim(left) === null && !(left instanceof PyFloat)) return refuse(m, e);
      return m.settle(binaryNumbers(e.operator, left, right)) ?? refuse(m, e);
    }
    default:
      return signed(m, e);
  }
}
