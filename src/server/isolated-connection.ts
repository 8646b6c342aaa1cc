import * as l10n from '@vscode/l10n';
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { RequestType } from '../protocol/requests';
import type { Faults } from './faults';

/**
 * Whether the client has taken a request back. On Node its word arrives as a message, and messages are read only while nothing is being
 * worked out: there it is seen before the work begins and after it has ended. In a browser that shares memory (`SharedArrayBuffer`) it is
 * seen at any time.
 */
export type IsCancelled = () => boolean;

/** What answers a request, or says by a `ResponseError` why not. Whatever it throws is a fault. */
export type Answer<Params, Result> = (params: Params, isCancelled: IsCancelled) => Promise<Result | ResponseError>;

/** How a feature hears and speaks to the client. What it fails at ends one request, or one notification, and nothing else. */
export interface FeatureConnection {
  onRequest<Params, Result>(type: RequestType<Params, Result>, answer: Answer<Params, Result>): void;
  onNotification(method: string, listener: (params: unknown) => unknown): void;
  readonly client: Pick<Connection, 'sendNotification' | 'sendRequest'>;
}

/** A connection on which every request is answered, fails and is cancelled for itself. */
export function isolate(connection: Connection, faults: Faults): FeatureConnection {
  return {
    onRequest: ({ method, accepts }, answer) => {
      // Without parameters the token comes first, and is no parameters that anything accepts.
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

/** The answer to a request about a text that has changed since it was sent: its positions mean other places now. */
export function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document was changed before the request was answered.');
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function internalError(): ResponseError {
  return new ResponseError(ErrorCodes.InternalError, l10n.t('ConvLens ran into an internal error; its output channel has the details.'));
}
