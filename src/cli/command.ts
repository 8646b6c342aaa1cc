/** 0: success; 1: a shape or configuration error was found; 2: incorrect usage. */
export type ExitCode = 0 | 1 | 2;

/** A command of `convlens`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The full help text of the command. */
  readonly help: string;
  /**
   * @param args the arguments after the command's name
   * @throws UsageError
   */
  run(args: readonly string[]): Promise<ExitCode>;
}
