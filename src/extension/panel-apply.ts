import * as vscode from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import type { LayerSource, WireLayerConfig } from '../protocol/panel';
import { REWRITE_CALL, type Replacement, type RewriteCallParams, type VariableRewrite } from '../protocol/requests';
import { ask, sentenceOf, type Client } from './client';

/**
 * Writes a configuration into the call at a place, as one undo step. If an argument is a variable, the user chooses whether to
 * replace it in the call or to change its definition; dismissing the question leaves the file unchanged.
 */
export async function applyConfiguration(client: Client, source: LayerSource, config: WireLayerConfig): Promise<void> {
  const uri = vscode.Uri.parse(source.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const { version } = document;
  const { line, character } = source.range.start;
  const params: RewriteCallParams = { uri: source.uri, position: { line, character: character + 1 }, config };
  const result = await ask(client, REWRITE_CALL, params).catch((error: unknown) => ({ kind: 'refused', reason: refusal(error) }) as const);
  if (result.kind === 'refused') {
    void vscode.window.showWarningMessage(result.reason);
    return;
  }
  const replacements = [...result.edits];
  for (const variable of result.variables) {
    const chosen = await choose(variable);
    if (!chosen) return;
    replacements.push(chosen);
  }
  if (document.version !== version) {
    void vscode.window.showWarningMessage(changedMeanwhile());
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of replacements) edit.replace(uri, toRange(range), text);
  if (replacements.length > 0) await vscode.workspace.applyEdit(edit);
}

/** Why the server returned no edits. */
function refusal(error: unknown): string {
  return error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified ? changedMeanwhile() : sentenceOf(error);
}

function changedMeanwhile(): string {
  return vscode.l10n.t('The file has changed in the meantime. Select Apply again.');
}

/** Replaces the selection of the Python editor in front or beside the panel with a call. */
export async function insertCall(text: string): Promise<void> {
  const editor = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(each => each?.document.languageId === 'python');
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a Python file beside the panel to insert the call into it.'));
    return;
  }
  await editor.edit(edit => {
    edit.replace(editor.selection, text);
  });
}

async function choose({ parameter, written, here, definition }: VariableRewrite): Promise<Replacement | undefined> {
  const items: (vscode.QuickPickItem & { readonly replacement: Replacement })[] = [
    {
      label: `$(replace) ${vscode.l10n.t('Write {0} into this call', here.text)}`,
      description: `${parameter}=${here.text}`,
      detail: vscode.l10n.t('Other uses of `{0}` are not affected.', written),
      replacement: here,
    },
  ];
  if (definition) {
    items.push({
      label: `$(edit) ${vscode.l10n.t('Change `{0}` to {1} where it is defined', written, definition.text)}`,
      description: vscode.l10n.t('line {0}', definition.range.start.line + 1),
      detail: definition.isDefault
        ? vscode.l10n.t('This is the default value of a parameter. The change affects every call that omits it.')
        : vscode.l10n.t('The change affects every place that uses it.'),
      replacement: definition,
    });
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('`{0}` is written as `{1}` in this call', parameter, written),
    placeHolder: vscode.l10n.t('Where should the change be made?'),
    ignoreFocusOut: true,
  });
  return chosen?.replacement;
}

function toRange({ start, end }: Replacement['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
