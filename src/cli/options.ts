import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Calls util.parseArgs with positionals allowed; its errors become a UsageError. */
export function parseOptions<const O extends Options>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence says what is wrong; the rest is advice about `--`.
    throw new UsageError(
      error instanceof Error ? (error.message.split(/\. (?=To )/)[0] ?? '').replace(/\.?$/, '.') : 'The options could not be parsed.',
    );
  }
}
