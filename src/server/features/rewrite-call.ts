import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rewriteCall, type TextEdit } from '../../core/analysis';
import type { Replacement, RewriteCallParams, RewriteCallResult } from '../../protocol/requests';
import { fromWireConfig } from '../../protocol/wire-config';
import type { ServerContext } from '../server';

/** What makes the call around a position say another configuration; null where there is no call. */
export function rewriteCallFeature(
  document: TextDocument,
  { position, config }: RewriteCallParams,
  { analyzer }: ServerContext,
): RewriteCallResult | null {
  const found = analyzer.layerAt(document.uri, document.getText(), document.offsetAt(position));
  if (!found) return null;
  const rewrite = rewriteCall(found.call, fromWireConfig(config), found.source);
  if (rewrite.kind === 'refused') return rewrite;
  const replacement = ({ range, text }: TextEdit): Replacement => ({
    range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
    text,
  });
  return {
    kind: 'edits',
    edits: rewrite.edits.map(replacement),
    variables: rewrite.variables.map(({ parameter, written, here, definition }) => ({
      parameter,
      written,
      here: replacement(here),
      definition: definition && { ...replacement(definition.edit), isDefault: definition.isDefault },
    })),
  };
}
