import * as l10n from '@vscode/l10n';
import { rewriteCall as rewrite, type TextEdit } from '../../core/analysis';
import { REWRITE_CALL, type Replacement, type RewriteCallParams, type RewriteCallResult } from '../../protocol/requests';
import { fromWireConfig } from '../../protocol/wire-config';
import { fromDocument, type DocumentWork } from '../document-request';
import type { Feature } from '../feature';

/** Writes the draft of the visualizer into the call it came from. */
export const rewriteCallFeature: Feature = {
  capabilities: {},
  register: (connection, context) => {
    const answer = fromDocument<RewriteCallParams, RewriteCallResult | null>(context, ({ uri }) => uri, rewriteAt);
    connection.onRequest(
      REWRITE_CALL,
      async (params, isCancelled) =>
        (await answer(params, isCancelled)) ?? { kind: 'refused', reason: l10n.t('The call is no longer in the file.') },
    );
  },
};

/** The edits that give the call at a position another configuration; null if there is no call. */
function rewriteAt({ position, config }: RewriteCallParams, { document, analyzer, isCancelled }: DocumentWork): RewriteCallResult | null {
  const found = analyzer.layerAt(document.uri, document.getText(), document.offsetAt(position), isCancelled);
  if (!found) return null;
  const changed = rewrite(found.call, fromWireConfig(config), found.source);
  if (changed.kind === 'refused') return changed;
  const replacement = ({ range, text }: TextEdit): Replacement => ({
    range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
    text,
  });
  return {
    kind: 'edits',
    edits: changed.edits.map(replacement),
    variables: changed.variables.map(({ parameter, written, here, definition }) => ({
      parameter,
      written,
      here: replacement(here),
      definition: definition && { ...replacement(definition.edit), isDefault: definition.isDefault },
    })),
  };
}
