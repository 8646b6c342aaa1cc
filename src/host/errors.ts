import { FileError } from './host';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  ENOTDIR: 'There is no such file or folder.',
  EACCES: 'It may not be read: permission denied.',
  EPERM: 'It may not be read: permission denied.',
  EISDIR: 'It is a folder, not a file.',
  ELOOP: 'It is a symbolic link that leads nowhere.',
  ENAMETOOLONG: 'Its path is too long.',
  ERR_FS_FILE_TOO_LARGE: 'It is too large to read.',
};

/** What the file system raised, as a sentence. */
export function toFileError(error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new FileError(SENTENCES[code] ?? `It cannot be read${code ? ` (${code})` : ''}.`);
}
