import type { Tokens } from './tokens';
import { PatternRaise, type Node, type Repeat } from './tree';

/** Counts from here on are CPython's "without a limit". */
const MAX_REPEAT = 4_294_967_295;

const DIGIT = /^[0-9]$/;

/** Whether a token begins a quantifier. */
export function isRepeatable(token: string): boolean {
  return token === '*' || token === '+' || token === '?' || token === '{';
}

/** A quantifier, after its first token: replaces the last of the nodes. A brace may also stand for itself. */
export function parseRepeat(tokens: Tokens, token: string, nodes: Node[]): void {
  const after = tokens.position;
  const counts = token === '{' ? parseCounts(tokens, after) : COUNTS[token];
  if (!counts) {
    nodes.push({ kind: 'literal', code: 0x7b, negated: false });
    return;
  }
  const item = nodes.pop();
  if (!item || item.kind === 'at') throw tokens.errorAt('nothing to repeat', after - 1);
  if (item.kind === 'repeat') throw tokens.errorAt('multiple repeat', after - 1);
  const isPlain = item.kind === 'group' && item.index === null && item.on === 0 && item.off === 0;
  const mode: Repeat['mode'] = tokens.skip('?') ? 'lazy' : tokens.skip('+') ? 'possessive' : 'greedy';
  nodes.push({ kind: 'repeat', mode, ...counts, body: isPlain ? item.body : [item] });
}

interface Counts {
  readonly min: number;
  readonly max: number;
}

const COUNTS: Readonly<Partial<Record<string, Counts>>> = {
  '?': { min: 0, max: 1 },
  '*': { min: 0, max: Infinity },
  '+': { min: 1, max: Infinity },
};

/** `{2,3}`; null if the brace does not begin a quantifier. */
function parseCounts(tokens: Tokens, after: number): Counts | null {
  if (tokens.next === '}') return null;
  const low = tokens.takeWhile(Infinity, DIGIT);
  const high = tokens.skip(',') ? tokens.takeWhile(Infinity, DIGIT) : low;
  if (!tokens.skip('}')) {
    tokens.seek(after);
    return null;
  }
  const min = low === '' ? 0 : limited(Number(low));
  const max = high === '' ? Infinity : limited(Number(high));
  if (max < min) throw tokens.errorAt('min repeat greater than max repeat', after);
  return { min, max };
}

function limited(count: number): number {
  if (count >= MAX_REPEAT) throw new PatternRaise('OverflowError', 'the repetition number is too large');
  return count;
}
