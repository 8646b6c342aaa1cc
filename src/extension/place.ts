import * as vscode from 'vscode';
import type { DocumentPlace } from '../protocol/requests';

/** The cursor of the editor in front, if it shows Python. */
export function cursorPlace(editor = vscode.window.activeTextEditor): DocumentPlace | null {
  if (editor?.document.languageId !== 'python') return null;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** The cursor in the Python editor in front; if the panel is in front, in a visible editor beside it. */
export function visibleCursor(): DocumentPlace | null {
  return cursorPlace() ?? cursorPlace(vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'python'));
}
