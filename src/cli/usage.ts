/** The command line, or a line of a batch, asks for something that is no request; the message is a sentence for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
