import * as l10n from '@vscode/l10n';
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { RequestType } from '../protocol/requests';
import type { Faults } from './faults';

/**
 * Whether the client has cancelled a request. On Node, the cancellation arrives as a message, and messages are read only while no work is
 * running: it is seen before the work starts and after it ends. In a browser with shared memory (`SharedArrayBuffer`), it is
 * seen at any time.
 */
export type IsCancelled = () => boolean;

/** Answers a request, or rejects it with a `ResponseError`. Anything else it throws is a fault. */
export type Answer<Params, Result> = (params: Params, isCancelled: IsCancelled) => Promise<Result | ResponseError>;

/** How a feature communicates with the client. A failure ends only the one request or notification. */
export interface FeatureConnection {
  onRequest<Params, Result>(type: RequestType<Params, Result>, answer: Answer<Params, Result>): void;
  onNotification(method: string, listener: (params: unknown) => unknown): void;
  readonly client: Pick<Connection, 'sendNotification' | 'sendRequest'>;
}

/** A connection on which every request is answered, fails and is cancelled independently. */
export function isolate(connection: Connection, faults: Faults): FeatureConnection {
  return {
    onRequest: ({ method, accepts }, answer) => {
      // Without parameters, the token comes first, and no parameter check accepts it.
      connection.onRequest(method, async (params: unknown, token?: CancellationToken) => {
        const isCancelled: IsCancelled = () => token?.isCancellationRequested === true;
        if (isCancelled()) return cancelled();
        if (!accepts(params)) return new ResponseError(ErrorCodes.InvalidParams, `${method} has parameters that it cannot have.`);
        try {
          const result = await answer(params, isCancelled);
          return isCancelled() ? cancelled() : result;
        } catch (error) {
          faults.report(method, error);
          return isCancelled() ? cancelled() : internalError();
        }
      });
    },
    onNotification: (method, listener) => {
      connection.onNotification(method, (params: unknown) => {
        faults.guard(method, () => listener(params));
      });
    },
    client: connection,
  };
}

/** The answer to a request about a text that has changed since: its positions now refer to other places. */
export function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document was changed before the request was answered.');
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function internalError(): ResponseError {
  return new ResponseError(ErrorCodes.InternalError, l10n.t('ConvLens ran into an internal error; its output channel has the details.'));
}
