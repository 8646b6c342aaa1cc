import * as vscode from 'vscode';

/** A place in a document, as links and requests carry it: 0-based line and character. */
export interface Place {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Whether a command's argument is a place; links in hovers pass one, the palette passes nothing. */
export function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, position } = value as Partial<Place>;
  return typeof uri === 'string' && typeof position?.line === 'number' && typeof position.character === 'number';
}

/** The cursor of the editor in front, if it shows Python. */
export function cursorPlace(editor = vscode.window.activeTextEditor): Place | null {
  if (editor?.document.languageId !== 'python') return null;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/** The cursor in the Python editor in front; with the panel in front, in one that is seen beside it. */
export function visibleCursor(): Place | null {
  return cursorPlace() ?? cursorPlace(vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'python'));
}
