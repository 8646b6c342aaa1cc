/** The command line or a line of a batch is not a valid request. The message is a sentence for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
