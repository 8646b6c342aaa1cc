import type { Block, LazyBlock } from './ast';
import type { Position } from './lines';

/** What running a Python file takes of it: its text, and its statements, read when somebody first asks for them. */
export interface ProgramText {
  readonly text: string;
  /** Whether the text holds syntax errors. */
  readonly hasErrors: boolean;
  /** The module's own statements, offsets from the start of the file. */
  module(): Block;
  /** The statements of a function's body. `base` is where its `def` statement starts in the file. */
  body(lazy: LazyBlock, base: number): Block;
  /** Line and column of an offset. */
  positionAt(offset: number): Position;
}
