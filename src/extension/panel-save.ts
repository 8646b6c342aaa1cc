import * as vscode from 'vscode';
import type { SaveMessage } from '../protocol/panel';

/**
 * Asks where to save a file of the panel, starting beside the given file or in the first open folder, and writes it there. This works
 * wherever the editor has a file system, including the browser.
 *
 * @param beside the file that contains the layer, null for a layer without one
 */
export async function savePanelFile({ fileName, content, encoding }: SaveMessage, beside: vscode.Uri | null): Promise<void> {
  const folder = beside && beside.scheme !== 'untitled' ? vscode.Uri.joinPath(beside, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const extension = /\.(\w+)$/.exec(fileName)?.[1];
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, fileName) } : {}),
    ...(extension ? { filters: { [extension.toUpperCase()]: [extension] } } : {}),
    title: vscode.l10n.t('Save {0}', fileName),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, encoding === 'base64' ? bytesOf(content) : new TextEncoder().encode(content));
  } catch (caught) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be saved: {1}', fileName, caught instanceof Error ? caught.message : String(caught)),
    );
  }
}

/** Decodes base64 in a way that works in both Node and browsers. */
function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}
