import { parseGroupFlags } from './parse-group-flags';
import { FLAG_LETTERS, VERBOSE } from './flags';
import { quoted, type Groups } from './groups';
import { isIdentifier, lengthOf, type Tokens } from './tokens';
import type { Node, Sequence } from './tree';

/** The parser of what is inside groups. */
export interface GroupParser {
  readonly tokens: Tokens;
  readonly groups: Groups;
  /** Flags of the whole pattern. */
  flags: number;
  /** `a|b|c` */
  alternatives(isVerbose: boolean): Sequence;
  /** Items up to `|`, `)` or the end. */
  sequence(isVerbose: boolean): Sequence;
}

/** A group, after its opening bracket; null for a comment, `flags` for flags of the whole pattern. */
export function parseGroup(parser: GroupParser, isVerbose: boolean, isFirst: boolean): Node | null | 'flags' {
  const { tokens } = parser;
  const start = tokens.position - 1;
  if (!tokens.skip('?')) return capture(parser, start, null, isVerbose);
  const kind = extension(tokens);
  switch (kind) {
    case 'P':
      return named(parser, start, isVerbose);
    case ':':
      return plainGroup(parser, start, isVerbose);
    case '#':
      comment(tokens, start);
      return null;
    case '=':
    case '!':
      return assertion(parser, start, false, kind === '!', isVerbose);
    case '<': {
      const next = extension(tokens);
      if (next !== '=' && next !== '!') throw tokens.error(`unknown extension ?<${next}`, lengthOf(next) + 2);
      return assertion(parser, start, true, next === '!', isVerbose);
    }
    case '(':
      return conditional(parser, start, isVerbose);
    case '>': {
      const body = parser.alternatives(isVerbose);
      close(tokens, start);
      return { kind: 'atomic', body };
    }
  }
  if (!FLAG_LETTERS.has(kind) && kind !== '-') throw tokens.error(`unknown extension ?${kind}`, lengthOf(kind) + 1);
  const flags = parseGroupFlags(tokens, kind);
  if ('whole' in flags) {
    parser.flags |= flags.whole;
    if (!isFirst) throw tokens.errorAt('global flags not at the start of the expression', start);
    return 'flags';
  }
  const { on, off } = flags;
  return plainGroup(parser, start, (isVerbose || (on & VERBOSE) !== 0) && (off & VERBOSE) === 0, on, off);
}

/** The character that says what kind of extension it is. */
function extension(tokens: Tokens): string {
  const token = tokens.take();
  if (token === null) throw tokens.error('unexpected end of pattern');
  return token;
}

function close(tokens: Tokens, start: number): void {
  if (!tokens.skip(')')) throw tokens.errorAt('missing ), unterminated subpattern', start);
}

function plainGroup(parser: GroupParser, start: number, isVerbose: boolean, on = 0, off = 0): Node {
  const body = parser.alternatives(isVerbose);
  close(parser.tokens, start);
  return { kind: 'group', index: null, on, off, body };
}

function capture(parser: GroupParser, start: number, name: string | null, isVerbose: boolean): Node {
  const index = parser.groups.open(name);
  const body = parser.alternatives(isVerbose);
  close(parser.tokens, start);
  parser.groups.close(index, body);
  return { kind: 'group', index, on: 0, off: 0, body };
}

/** `(?P<name>…)` or `(?P=name)`, after the `P`. */
function named(parser: GroupParser, start: number, isVerbose: boolean): Node {
  const { tokens } = parser;
  const isGroup = tokens.skip('<');
  if (!isGroup && !tokens.skip('=')) {
    const next = extension(tokens);
    throw tokens.error(`unknown extension ?P${next}`, lengthOf(next) + 2);
  }
  const name = tokens.takeUntil(isGroup ? '>' : ')', 'group name');
  if (!isIdentifier(name)) throw tokens.error(`bad character in group name ${quoted(name)}`, lengthOf(name) + 1);
  return isGroup ? capture(parser, start, name, isVerbose) : parser.groups.namedReference(name);
}

function comment(tokens: Tokens, start: number): void {
  for (;;) {
    if (tokens.next === null) throw tokens.errorAt('missing ), unterminated comment', start);
    if (tokens.take() === ')') return;
  }
}

function assertion(parser: GroupParser, start: number, behind: boolean, negated: boolean, isVerbose: boolean): Node {
  const { groups } = parser;
  const before = groups.lookbehindFrom;
  if (behind) groups.lookbehindFrom ??= groups.count;
  const body = parser.alternatives(isVerbose);
  if (behind) groups.lookbehindFrom = before;
  close(parser.tokens, start);
  return { kind: 'assertion', behind, negated, body };
}

/** `(?(1)yes|no)`, after its second opening bracket. */
function conditional(parser: GroupParser, start: number, isVerbose: boolean): Node {
  const { tokens } = parser;
  const group = parser.groups.condition(tokens.takeUntil(')', 'group name'));
  const yes = parser.sequence(isVerbose);
  const hasOther = tokens.skip('|');
  const no = hasOther ? parser.sequence(isVerbose) : null;
  if (hasOther && tokens.next === '|') throw tokens.error('conditional backref with more than two branches');
  close(tokens, start);
  return { kind: 'conditional', group, yes, no };
}
