import type { Hover, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { documentLayer } from '../layer-view';
import { renderHover } from '../render-hover';
import type { ServerContext } from '../server';
import { exampleSize } from '../settings';

/** The layer under the mouse; over an argument that is itself a call, that call is somebody else's. */
export function hoverFeature(document: TextDocument, position: Position, { analyzer, settings }: ServerContext): Hover | null {
  if (!settings.hover.enabled) return null;
  const offset = document.offsetAt(position);
  const found = analyzer.layerAt(document.uri, document.getText(), offset);
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
