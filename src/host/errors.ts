import { FileError } from './host';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'The file or folder does not exist.',
  ENOTDIR: 'The file or folder does not exist.',
  EACCES: 'Permission to read it was denied.',
  EPERM: 'Permission to read it was denied.',
  EISDIR: 'It is a folder, not a file.',
  ELOOP: 'It has too many levels of symbolic links.',
  ENAMETOOLONG: 'Its path is too long.',
  ERR_FS_FILE_TOO_LARGE: 'It is too large to read.',
};

/** An error of the file system as a sentence. */
export function toFileError(error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new FileError(SENTENCES[code] ?? `It could not be read${code ? ` (${code})` : ''}.`);
}
