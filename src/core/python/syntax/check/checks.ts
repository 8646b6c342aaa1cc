import type { Check, GrammarReader, Labels, Matched } from './peg';
import { checkStrings, type ExpressionFault } from './string-contents';
import { SyntaxFault } from './token';

type Purpose = 'assigned' | 'iterated' | 'deleted';

/**
 * The decisions that the grammar's notation cannot express, by the names that it has for them.
 * @param expressionFault finds the mistake in an expression of a formatted string
 */
export function checksWith(expressionFault: ExpressionFault): Readonly<Record<string, Check>> {
  return {
    ...CHECKS,
    strings: (_labels, reader, start) => checkStrings(reader.tokens.slice(start, reader.mark), reader.last, expressionFault),
  };
}

const CHECKS: Readonly<Record<string, Check>> = {
  /** Two expressions in a row, within brackets. */
  forgottenComma: ({ a }, reader) => {
    if (!a || isLegacy(a, reader) || (reader.tokens[reader.mark - 1]?.level ?? 0) === 0) return null;
    throw new SyntaxFault('invalid syntax. Perhaps you forgot a comma?', reader.tokenOf(a));
  },

  legacyCall: ({ a }, reader) => {
    if (!a || !isLegacy(a, reader)) return null;
    const token = reader.tokenOf(a);
    throw new SyntaxFault(`Missing parentheses in call to '${token.text}'. Did you mean ${token.text}(...)?`, token);
  },

  assigned: (labels, reader) => refuseTarget(labels, reader, 'assigned'),
  iterated: (labels, reader) => refuseTarget(labels, reader, 'iterated'),
  deleted: (labels, reader) => refuseTarget(labels, reader, 'deleted'),

  /** A generator without parentheses beside other arguments. */
  bareGenerator: ({ a }, reader) => {
    const positional = a?.kind === 'positional' ? (a.parts[0]?.parts ?? []) : [];
    const last = positional.at(-1);
    if (!last || positional.length < 2) return null;
    throw new SyntaxFault('Generator expression must be parenthesized', reader.tokenOf(last));
  },

  argumentOrder: ({ a }, reader) => {
    const unpacks = a !== undefined && elementsOf(a).some(({ kind }) => kind === 'keyword unpacking');
    throw new SyntaxFault(`positional argument follows keyword argument${unpacks ? ' unpacking' : ''}`, reader.last);
  },

  /** The place is the last character of the key. */
  forgottenValue: ({ a }, reader) => {
    const last = a && reader.tokens[a.end - 1];
    if (!a || !last) return null;
    const { line } = reader.tokenOf(a);
    throw new SyntaxFault("':' expected after dictionary key", { line, column: Math.max(0, last.column + last.text.length - 1) });
  },
};

function isLegacy(matched: Matched, reader: GrammarReader): boolean {
  return matched.kind === 'name' && ['print', 'exec'].includes(reader.tokenOf(matched).text);
}

function refuseTarget({ a }: Labels, reader: GrammarReader, purpose: Purpose): null {
  const target = a && invalidTarget(a, reader, purpose);
  if (target) throw new SyntaxFault(`cannot ${purpose === 'deleted' ? 'delete' : 'assign to'} ${target.kind}`, reader.tokenOf(target));
  return null;
}

/** The part of a target to which nothing can be assigned; null if there is none. */
function invalidTarget(target: Matched, reader: GrammarReader, purpose: Purpose): Matched | null {
  switch (target.kind) {
    case 'name':
    case 'attribute':
    case 'subscript':
      return null;
    case 'list':
    case 'tuple':
      for (const element of elementsOf(target)) {
        const found = invalidTarget(element, reader, purpose);
        if (found) return found;
      }
      return null;
    case 'starred': {
      const [inner] = elementsOf(target);
      return purpose === 'deleted' || !inner ? target : invalidTarget(inner, reader, purpose);
    }
    case 'comparison': {
      const [left, pairs] = target.parts;
      // The `in` of a loop looks like a comparison.
      const operator = pairs?.parts[0];
      if (purpose === 'iterated' && left && operator)
        return reader.tokenOf(operator).text === 'in' ? invalidTarget(left, reader, purpose) : null;
      return target;
    }
    default:
      return target;
  }
}

/** The expressions directly in something: what has no kind only groups them. */
function elementsOf({ parts }: Matched): Matched[] {
  return parts.flatMap(part => (part.kind === '' || part.kind === 'positional' ? elementsOf(part) : [part]));
}
