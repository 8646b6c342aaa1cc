import type { Block, LazyBlock } from './ast';
import type { Position } from './lines';

/** The parts of a Python file that are needed to run it: its text, and its statements, which are read on first use. */
export interface ProgramText {
  readonly text: string;
  /** Whether the text has syntax errors. */
  readonly hasErrors: boolean;
  /** The module's own statements, with offsets from the start of the file. */
  module(): Block;
  /** The statements of a function's body. `base` is where its `def` statement starts in the file. */
  body(lazy: LazyBlock, base: number): Block;
  /** Line and column of an offset. */
  positionAt(offset: number): Position;
}
