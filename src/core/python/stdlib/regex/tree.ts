/** The parts of a pattern, after parsing. */
export type Node =
  | { readonly kind: 'literal'; readonly code: number; readonly negated: boolean }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly negated: boolean; readonly items: readonly SetItem[] }
  | { readonly kind: 'at'; readonly where: Anchor }
  | { readonly kind: 'branch'; readonly branches: readonly Sequence[] }
  | { readonly kind: 'group'; readonly index: number | null; readonly on: number; readonly off: number; readonly body: Sequence }
  | { readonly kind: 'atomic'; readonly body: Sequence }
  | Repeat
  | { readonly kind: 'assertion'; readonly behind: boolean; readonly negated: boolean; readonly body: Sequence }
  | { readonly kind: 'reference'; readonly group: number; readonly width: Width }
  | { readonly kind: 'conditional'; readonly group: number; readonly yes: Sequence; readonly no: Sequence | null };

export type Sequence = readonly Node[];

export interface Repeat {
  readonly kind: 'repeat';
  readonly mode: 'greedy' | 'lazy' | 'possessive';
  readonly min: number;
  /** Infinity without a limit. */
  readonly max: number;
  readonly body: Sequence;
}

export type Anchor = 'beginning' | 'beginningOfText' | 'boundary' | 'nonBoundary' | 'end' | 'endOfText';

export type CategoryLetter = 'd' | 'D' | 's' | 'S' | 'w' | 'W';

/** A member of a character set. */
export type SetItem =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly letter: CategoryLetter };

/** The fewest and the most characters that a part matches. */
export interface Width {
  readonly min: number;
  readonly max: number;
}

/** CPython counts widths up to here. */
const MAX_WIDTH = 2 ** 64;

/** The width of a sequence. Assertions have none. */
export function widthOf(sequence: Sequence): Width {
  let [min, max] = [0, 0];
  for (const node of sequence) {
    const width = widthOfNode(node);
    min += width.min;
    max += width.max;
  }
  return { min: Math.min(min, MAX_WIDTH), max: Math.min(max, MAX_WIDTH) };
}

function widthOfNode(node: Node): Width {
  switch (node.kind) {
    case 'literal':
    case 'any':
    case 'set':
      return { min: 1, max: 1 };
    case 'group':
    case 'atomic':
      return widthOf(node.body);
    case 'branch':
      return either(node.branches.map(widthOf));
    case 'repeat': {
      const { min, max } = widthOf(node.body);
      return { min: min * node.min, max: max === 0 ? 0 : max * node.max };
    }
    case 'reference':
      return node.width;
    case 'conditional':
      return either([widthOf(node.yes), node.no ? widthOf(node.no) : { min: 0, max: 0 }]);
    case 'assertion':
    case 'at':
      return { min: 0, max: 0 };
  }
}

function either(widths: readonly Width[]): Width {
  return { min: Math.min(...widths.map(({ min }) => min)), max: Math.max(...widths.map(({ max }) => max)) };
}

/** A pattern or a template that Python rejects with `re.error`, at a position of it. */
export class PatternError extends Error {
  constructor(
    message: string,
    readonly position: number | null,
  ) {
    super(message);
  }
}

/** A pattern that Python rejects with a builtin exception. */
export class PatternRaise extends Error {
  constructor(
    readonly type: 'ValueError' | 'OverflowError' | 'IndexError',
    message: string,
  ) {
    super(message);
  }
}

/** A valid pattern whose matches cannot be determined, with the reason. */
export class PatternUnknown extends Error {}
