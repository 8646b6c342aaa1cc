import { HoverRequest, type Hover, type HoverParams, type Position } from 'vscode-languageserver';
import { hasNumbers, hasTexts, isRecord } from '../../protocol/guards';
import type { RequestType } from '../../protocol/requests';
import { fromDocument, type DocumentWork } from '../document-request';
import type { Feature } from '../feature';
import { documentLayer } from '../layer-view';
import { renderHover } from '../render-hover';
import { exampleSize } from '../settings';

const HOVER: RequestType<HoverParams, Hover | null> = {
  method: HoverRequest.method,
  accepts: (params): params is HoverParams =>
    isRecord(params) && hasTexts(params.textDocument, ['uri']) && hasNumbers(params.position, ['line', 'character']),
};

/** The hover under the mouse. */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register: (connection, context) => {
    const answer = fromDocument<HoverParams, Hover | null>(
      context,
      ({ textDocument }) => textDocument.uri,
      ({ position }, work) => hoverAt(position, work),
    );
    connection.onRequest(HOVER, answer);
  },
};

/** The layer under the mouse; if an argument is itself a call, that call belongs to something else. */
export function hoverAt(position: Position, { document, analyzer, settings, isCancelled }: DocumentWork): Hover | null {
  if (!settings.flag('hover.enabled', true)) return null;
  const found = analyzer.layerAt(document.uri, document.getText(), document.offsetAt(position), isCancelled);
  if (!found) return null;
  const { call } = found;
  const value = renderHover(documentLayer(call, exampleSize(settings)), {
    uri: document.uri,
    position: document.positionAt(call.range.start),
  });
  return {
    contents: { kind: 'markdown', value },
    range: { start: document.positionAt(call.range.start), end: document.positionAt(call.range.end) },
  };
}
