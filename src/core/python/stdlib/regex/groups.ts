import { reprString } from '../../data';
import { widthOf, type Node, type Sequence, type Width } from './tree';
import { isIdentifier, lengthOf, type Tokens } from './tokens';
import { parseGroupNumber } from './group-number';

/** The groups of a pattern while it is parsed. */
export class Groups {
  /** The width of each group; null while it is open. Group 0 is the whole. */
  private readonly widths: (Width | null)[] = [null];
  readonly names = new Map<string, number>();
  /** Where a condition first names a group by its number, which may come later. */
  readonly conditions = new Map<number, number>();
  /** Groups from this one on are inside a lookbehind; null outside. */
  lookbehindFrom: number | null = null;

  constructor(private readonly tokens: Tokens) {}

  /** The number of groups, with group 0. */
  get count(): number {
    return this.widths.length;
  }

  open(name: string | null): number {
    const index = this.widths.push(null) - 1;
    if (name !== null) {
      const before = this.names.get(name);
      if (before !== undefined) {
        const message = `redefinition of group name ${quoted(name)} as group ${String(index)}; was group ${String(before)}`;
        throw this.tokens.error(message, lengthOf(name) + 1);
      }
      this.names.set(name, index);
    }
    return index;
  }

  close(index: number, body: Sequence): void {
    this.widths[index] = widthOf(body);
  }

  /** `\1`, of which the tokens have taken the escape. */
  reference(group: number, escape: string): Node {
    if (group >= this.count) throw this.tokens.error(`invalid group reference ${String(group)}`, escape.length - 1);
    return this.closed(group, escape.length);
  }

  /** `(?P=name)`, after its closing bracket. */
  namedReference(name: string): Node {
    const group = this.names.get(name);
    if (group === undefined) throw this.tokens.error(`unknown group name ${quoted(name)}`, lengthOf(name) + 1);
    return this.closed(group, lengthOf(name) + 1);
  }

  private closed(group: number, before: number): Node {
    const width = this.widths[group];
    if (!width) throw this.tokens.error('cannot refer to an open group', before);
    this.checkLookbehind(group);
    return { kind: 'reference', group, width };
  }

  /** The group of a condition, after its closing bracket. */
  condition(name: string): number {
    const group = this.conditionGroup(name);
    this.checkLookbehind(group);
    return group;
  }

  private conditionGroup(name: string): number {
    const before = lengthOf(name) + 1;
    if (isIdentifier(name)) {
      const group = this.names.get(name);
      if (group === undefined) throw this.tokens.error(`unknown group name ${quoted(name)}`, before);
      return group;
    }
    const group = parseGroupNumber(name);
    if (group === null) throw this.tokens.error(`bad character in group name ${quoted(name)}`, before);
    if (group === 0) throw this.tokens.error('bad group number', before);
    if (group >= MAX_GROUPS) throw this.tokens.error(`invalid group reference ${String(group)}`, before);
    if (!this.conditions.has(group)) this.conditions.set(group, this.tokens.position - before);
    return group;
  }

  private checkLookbehind(group: number): void {
    if (this.lookbehindFrom === null) return;
    if (!this.widths[group]) throw this.tokens.error('cannot refer to an open group');
    if (group >= this.lookbehindFrom) throw this.tokens.error('cannot refer to group defined in the same lookbehind subpattern');
  }
}

/** CPython's limit on a 64-bit machine. */
export const MAX_GROUPS = 1_073_741_823;

/** A name as messages show it. */
export function quoted(name: string): string {
  return reprString(name);
}
