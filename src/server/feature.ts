import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from './context';
import type { FeatureConnection } from './isolated-connection';

/** One feature of the server. It consists of one file and an entry in the list of `features/index.ts`. */
export interface Feature {
  /** The capabilities that the server reports to the client for this feature. */
  readonly capabilities: ServerCapabilities;
  /** Called once, before the first message of the client. */
  register(connection: FeatureConnection, context: ServerContext): void;
}
