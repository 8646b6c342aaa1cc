import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SourceRefused } from '../core/analysis';
import type { AnalyzerFacade } from './analyzer-source';
import type { ServerContext } from './context';
import { contentModified, type Answer, type IsCancelled } from './isolated-connection';
import type { Settings } from './settings';

/** What a request about a document is answered from. */
export interface DocumentWork {
  readonly document: TextDocument;
  readonly analyzer: AnalyzerFacade;
  readonly settings: Settings;
  readonly isCancelled: IsCancelled;
}

/**
 * Answers a request from the text of one document: null if it is not open or too large to read. A request that had to wait while the
 * text changed is abandoned.
 */
export function fromDocument<Params, Result>(
  context: ServerContext,
  uriOf: (params: Params) => string,
  answer: (params: Params, work: DocumentWork) => Result,
): Answer<Params, Result | null> {
  return async (params, isCancelled) => {
    const uri = uriOf(params);
    const version = context.documents.get(uri)?.version;
    if (version === undefined) return null;
    const settings = await context.settings(uri);
    return context.analyze(analyzer => {
      const document = context.documents.get(uri);
      if (document?.version !== version) return contentModified();
      try {
        return isCancelled() ? null : answer(params, { document, analyzer, settings, isCancelled });
      } catch (error) {
        if (error instanceof SourceRefused) return null;
        throw error;
      }
    });
  };
}
