import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LayerAtResult } from '../../protocol/requests';
import { documentLayer, toLayerView } from '../layer-view';
import type { ServerContext } from '../server';
import { exampleSize } from '../settings';

/** The convolution whose call is around a position. */
export function layerAtFeature(document: TextDocument, position: Position, { analyzer, settings }: ServerContext): LayerAtResult {
  const found = analyzer.layerAt(document.uri, document.getText(), document.offsetAt(position));
  return found ? toLayerView(documentLayer(found.call, exampleSize(settings)), document) : null;
}
