import type { Position } from 'vscode-languageserver';
import { LAYER_AT, type DocumentPlace, type LayerAtResult } from '../../protocol/requests';
import { fromDocument, type DocumentWork } from '../document-request';
import type { Feature } from '../feature';
import { documentLayer, toLayerView } from '../layer-view';
import { exampleSize } from '../settings';

/** The layer at the cursor, for the visualizer. */
export const layerAt: Feature = {
  capabilities: {},
  register: (connection, context) => {
    const answer = fromDocument<DocumentPlace, LayerAtResult>(
      context,
      ({ uri }) => uri,
      ({ position }, work) => layerViewAt(position, work),
    );
    connection.onRequest(LAYER_AT, answer);
  },
};

/** The layer whose call contains a position. */
function layerViewAt(position: Position, { document, analyzer, settings, isCancelled }: DocumentWork): LayerAtResult {
  const found = analyzer.layerAt(document.uri, document.getText(), document.offsetAt(position), isCancelled);
  return found ? toLayerView(documentLayer(found.call, exampleSize(settings)), document) : null;
}
