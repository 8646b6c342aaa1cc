import type { Connection } from 'vscode-languageserver';
import { AnalyzerSource, type AnalyzerFacade } from './analyzer-source';
import type { Faults } from './faults';
import { openDocuments, type OpenDocuments } from './open-documents';
import { Settings } from './settings';

/** What all features share. */
export interface ServerContext {
  readonly documents: OpenDocuments;
  /** The user's settings, for a document or in general. */
  settings(uri: string | null): Promise<Settings>;
  /** Runs a piece of work with the analyzer, without interruption. Throws what it throws. */
  analyze<T>(work: (analyzer: AnalyzerFacade) => T): Promise<T>;
}

/** The context of a server before the first message of its client. */
export interface StartingContext extends ServerContext {
  /** Called once, after the client has initialized. */
  begin(hasSettings: boolean): void;
}

export function createContext(connection: Connection, faults: Faults, createAnalyzer: () => Promise<AnalyzerFacade>): StartingContext {
  const documents = openDocuments(connection, faults);
  const analyzers = new AnalyzerSource(createAnalyzer);
  let clientHasSettings = false;
  documents.onDidClose(({ uri }) => analyzers.close(uri));
  return {
    documents,
    settings: async uri => {
      if (!clientHasSettings) return new Settings(null);
      const section = { section: 'convlens', ...(uri === null ? {} : { scopeUri: uri }) };
      try {
        return new Settings(await connection.workspace.getConfiguration(section));
      } catch (error) {
        faults.report('reading the settings', error);
        return new Settings(null);
      }
    },
    analyze: work => analyzers.use(work),
    begin: hasSettings => {
      clientHasSettings = hasSettings;
      analyzers.prepare();
    },
  };
}
