/** A path with the separators of tests, whatever those of the system are. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
