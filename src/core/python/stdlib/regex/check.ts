import { TEMPLATE } from './flags';
import { PatternError, PatternUnknown, widthOf, type Repeat, type Sequence } from './tree';

/** Lookbehinds of this many characters are rejected. */
const MAX_LOOKBEHIND = 4_294_967_296;

const OPERATORS: Readonly<Record<Repeat['mode'], string>> = { greedy: 'MAX_REPEAT', lazy: 'MIN_REPEAT', possessive: 'POSSESSIVE_REPEAT' };

/** What is around a part of a pattern. */
interface Around {
  /** Whether it may be repeated possessively, more than once. */
  readonly isPossessive: boolean;
  /** Whether another quantifier is around it: what fails there is restored. */
  readonly isLoop: boolean;
  /** Whether something else may be tried after it, in the same repetition, without restoring what it matched. */
  readonly isChoice: boolean;
}

const NOTHING: Around = { isPossessive: false, isLoop: false, isChoice: false };
const RESTORED: Around = { isPossessive: false, isLoop: true, isChoice: false };

/**
 * Raises what CPython raises for a pattern only after it has been parsed, in CPython's order.
 * @throws PatternUnknown for a group whose text CPython does not restore. In a possessive quantifier, a branch or a negative lookaround that fails
 * leaves behind what its groups matched (seen in 3.11 to 3.13), unless another quantifier is around it.
 */
export function checkSequence(sequence: Sequence, flags: number, around = NOTHING): void {
  const inChoice = around.isLoop ? around : { ...around, isChoice: around.isPossessive };
  for (const node of sequence) {
    switch (node.kind) {
      case 'repeat':
        if (flags & TEMPLATE) throw new PatternError(`internal: unsupported template operator ${OPERATORS[node.mode]}`, null);
        checkSequence(node.body, flags, aroundBody(node, around));
        break;
      case 'assertion': {
        const { min, max } = widthOf(node.body);
        if (node.behind && min >= MAX_LOOKBEHIND) throw new PatternError('looks too much behind', null);
        if (node.behind && min !== max) throw new PatternError('look-behind requires fixed-width pattern', null);
        checkSequence(node.body, flags, node.negated ? inChoice : around);
        break;
      }
      case 'group':
        if (node.index !== null && around.isChoice)
          throw new PatternUnknown('the regular expression has a group in a possessive quantifier, which CPython may not restore');
        checkSequence(node.body, flags, around);
        break;
      case 'atomic':
        checkSequence(node.body, flags, around);
        break;
      case 'branch':
        for (const branch of node.branches) checkSequence(branch, flags, inChoice);
        break;
      case 'conditional':
        checkSequence(node.yes, flags, around);
        if (node.no) checkSequence(node.no, flags, around);
        break;
      default:
        break;
    }
  }
}

function aroundBody({ mode, min, max }: Repeat, around: Around): Around {
  if (mode === 'possessive') return { ...around, isPossessive: around.isPossessive || max > 1 };
  // Only iterations that a greedy quantifier does not need are restored by itself.
  return mode === 'greedy' && min === 0 ? RESTORED : { ...around, isLoop: true };
}
