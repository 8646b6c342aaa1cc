/** What code that runs outside an editor needs from its environment. Paths are kept as given and never made absolute. */
export interface Host {
  /** The two WebAssembly files of the Python parser. */
  parserBytes(): Promise<{ readonly runtime: Uint8Array; readonly python: Uint8Array }>;
  /**
   * The text of a UTF-8 file, without a byte order mark.
   * @throws FileError with a sentence for the user if there is no such text
   */
  readText(path: string): Promise<string>;
  /** The Python files among the given paths and in the given folders, each once, and the paths that could not be read. */
  pythonFiles(paths: readonly string[]): Promise<PythonFiles>;
}

/** Files found by `Host.pythonFiles`, in order of their paths. */
export interface PythonFiles {
  readonly files: readonly string[];
  readonly errors: readonly { readonly file: string; readonly message: string }[];
}

/** A file or folder that cannot be read; the message is a sentence that does not repeat the path. */
export class FileError extends Error {
  override readonly name = 'FileError';
}
