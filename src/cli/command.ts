/** 0 fine, 1 an error of shape or configuration was found, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** One of the things `convlens` does. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help of the command. */
  readonly help: string;
  /**
   * @param args what stands behind the command's name
   * @throws UsageError
   */
  run(args: readonly string[]): Promise<ExitCode>;
}
