import type { Block, LazyBlock } from './ast';
import { blocksOf } from './children';
import { LineIndex, type Position } from './lines';
import type { ProgramText } from './program-text';
import type { PythonSource } from './source';

/**
 * A Python text that was parsed when the product was built, so that it need not be parsed at every start. Blocks are JSON: a block that is
 * never run costs nothing.
 */
export interface StoredPython {
  readonly text: string;
  /** The module's own statements. */
  readonly module: string;
  /** The bodies of its functions, by where they start. */
  readonly bodies: Readonly<Record<number, string>>;
}

/** Everything in a source, to be stored. Throws if the text has errors or contains values that JSON does not have. */
export function store(source: PythonSource): StoredPython {
  if (source.hasErrors) throw new Error('The text has syntax errors.');
  const bodies: Record<number, string> = {};
  const write = (block: Block, base: number): string => {
    const text = JSON.stringify(block, rejectOtherNumbers);
    visitFunctions(block, base, (body, start) => {
      if (body.block === null) bodies[start + body.start] = write(source.body(body, start), start);
    });
    return text;
  };
  return { text: source.text, module: write(source.module(), 0), bodies };
}

/** JSON has neither infinities nor integers beyond 2^53. */
function rejectOtherNumbers(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    throw new Error(`The text contains the number ${String(value)}.`);
  return value;
}

/** Reports the functions in a block: their bodies, and where their `def` starts in the file. */
function visitFunctions(block: Block, base: number, visit: (body: LazyBlock, start: number) => void): void {
  for (const { at, statement } of block.items) {
    if (statement.kind === 'function') visit(statement.body, base + at);
    for (const inner of blocksOf(statement)) visitFunctions(inner, base + at, visit);
  }
}

/** A stored text, which is read from its JSON piece by piece. */
export class StoredSource implements ProgramText {
  private readonly lines: LineIndex;
  private block: Block | null = null;

  constructor(private readonly stored: StoredPython) {
    this.lines = new LineIndex(stored.text);
  }
  /** The texts of ConvLens have no syntax errors. */
  get hasErrors(): boolean {
    return false;
  }

  get text(): string {
    return this.stored.text;
  }

  module(): Block {
    return (this.block ??= JSON.parse(this.stored.module) as Block);
  }

  body(lazy: LazyBlock, base: number): Block {
    return (lazy.block ??= JSON.parse(this.stored.bodies[base + lazy.start] ?? '{"items":[]}') as Block);
  }

  positionAt(offset: number): Position {
    return this.lines.positionAt(offset);
  }
}
