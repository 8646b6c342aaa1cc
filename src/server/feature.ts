import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from './context';
import type { FeatureConnection } from './isolated-connection';

/** One thing the server does for the editor: all there is to it is in a file of its own, and in the list of `features/index.ts`. */
export interface Feature {
  /** What the server tells the client that it can do by this. */
  readonly capabilities: ServerCapabilities;
  /** Called once, before the client has said anything. */
  register(connection: FeatureConnection, context: ServerContext): void;
}
