import { ASCII, LOCALE, UNICODE, VERBOSE } from './flags';
import { Groups } from './groups';
import { isRepeatable, parseRepeat } from './parse-repeat';
import { escapeNode, codePointOf } from './parse-escape';
import { parseGroup, type GroupParser } from './parse-group';
import { parseSet } from './parse-set';
import { shareBeginning } from './simplify';
import { Tokens } from './tokens';
import { PatternRaise, PatternUnknown, type Node, type Sequence } from './tree';

/** A parsed pattern. */
export interface Parsed {
  readonly body: Sequence;
  readonly flags: number;
  /** The number of groups, without the whole. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** Groups inside one another: CPython's recursion ends soon after, at a depth that depends on the caller's. */
const MAX_NESTING = 200;

/** Parses a pattern, with CPython's own messages. */
export function parsePattern(text: string, isText: boolean, flags: number): Parsed {
  return new Parser(new Tokens(text, isText), flags).whole();
}

/** A recursive descent through one pattern. */
class Parser implements GroupParser {
  readonly groups: Groups;
  private depth = 0;

  constructor(
    readonly tokens: Tokens,
    /** Flags of the whole pattern, with those that it sets itself so far. */
    public flags: number,
  ) {
    this.groups = new Groups(tokens);
  }

  whole(): Parsed {
    const { tokens, groups } = this;
    const body = this.alternatives((this.flags & VERBOSE) !== 0, true);
    this.flags = checkedFlags(this.flags, tokens.isText);
    if (tokens.next !== null) throw tokens.error('unbalanced parenthesis');
    for (const [group, position] of groups.conditions)
      if (group >= groups.count) throw tokens.errorAt(`invalid group reference ${String(group)}`, position);
    return { body, flags: this.flags, groups: groups.count - 1, names: groups.names };
  }

  /** `a|b|c` */
  alternatives(isVerbose: boolean, isOutermost = false): Sequence {
    if (++this.depth > MAX_NESTING) throw new PatternUnknown('the groups of the regular expression are nested too deeply');
    const branches = [this.sequence(isVerbose, isOutermost)];
    while (this.tokens.skip('|')) branches.push(this.sequence(isOutermost ? (this.flags & VERBOSE) !== 0 : isVerbose));
    this.depth--;
    const [only = [], ...others] = branches;
    return others.length === 0 ? only : shareBeginning(branches);
  }

  /** Items up to `|`, `)` or the end. */
  sequence(isVerboseAround: boolean, isFirst = false): Sequence {
    const { tokens } = this;
    const nodes: Node[] = [];
    let isVerbose = isVerboseAround;
    for (;;) {
      const token = tokens.next;
      if (token === null || token === '|' || token === ')') break;
      tokens.take();
      if (isVerbose && /^[ \t\n\r\v\f]$/.test(token)) continue;
      if (isVerbose && token === '#') {
        for (let next = tokens.take(); next !== null && next !== '\n';) next = tokens.take();
        continue;
      }
      if (token === '(') {
        const node = parseGroup(this, isVerbose, isFirst && nodes.length === 0);
        // Flags of the whole pattern take effect at once.
        if (node === 'flags') isVerbose = (this.flags & VERBOSE) !== 0;
        else if (node !== null) nodes.push(node);
      } else if (isRepeatable(token)) parseRepeat(tokens, token, nodes);
      else nodes.push(this.item(token));
    }
    return nodes.flatMap(unwrapped);
  }

  private item(token: string): Node {
    if (token.startsWith('\\')) return escapeNode(this.tokens, token, this.groups);
    switch (token) {
      case '[':
        return parseSet(this.tokens);
      case '.':
        return { kind: 'any' };
      case '^':
        return { kind: 'at', where: 'beginning' };
      case '$':
        return { kind: 'at', where: 'end' };
      default:
        return { kind: 'literal', code: codePointOf(token), negated: false };
    }
  }
}

/** The items of a group that only groups. */
function unwrapped(node: Node): Sequence {
  return node.kind === 'group' && node.index === null && node.on === 0 && node.off === 0 ? node.body : [node];
}

/** The flags as the pattern's type allows them. */
function checkedFlags(flags: number, isText: boolean): number {
  if (isText) {
    if (flags & LOCALE) throw new PatternRaise('ValueError', 'cannot use LOCALE flag with a str pattern');
    if (!(flags & ASCII)) return flags | UNICODE;
    if (flags & UNICODE) throw new PatternRaise('ValueError', 'ASCII and UNICODE flags are incompatible');
  } else {
    if (flags & UNICODE) throw new PatternRaise('ValueError', 'cannot use UNICODE flag with a bytes pattern');
    if (flags & LOCALE && flags & ASCII) throw new PatternRaise('ValueError', 'ASCII and LOCALE flags are incompatible');
  }
  return flags;
}
