import { isRecord } from './guards';

/** One handler per message of a union: both ends dispatch through this, with the unions swapped. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void;
};

/** One check per message of a union: whether the fields beside `type` are what the message says. */
export type Checks<M extends { readonly type: string }> = Readonly<
  Record<M['type'], (fields: Readonly<Record<string, unknown>>) => boolean>
>;

/**
 * Calls the handler for the message. An unknown message is ignored, because the two ends can have different versions. A message whose
 * fields fail the check is dropped.
 *
 * @param report receives one line about a message that is dropped
 */
export function dispatch<M extends { readonly type: string }>(
  handlers: Handlers<M>,
  checks: Checks<M>,
  message: unknown,
  report: (line: string) => void,
): void {
  if (!isRecord(message) || typeof message.type !== 'string' || !isOwnKey(handlers, message.type)) return;
  const { type } = message;
  if (!checks[type](message)) {
    report(`ConvLens: a message of type "${type}" was dropped, because its fields are not as expected.`);
    return;
  }
  // The check has accepted the message for this type.
  const handler = handlers[type] as (message: unknown) => void;
  handler(message);
}

function isOwnKey<K extends string>(record: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(record, key);
}
