import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('a real VS Code', () => {
  it('has ConvLens under development', () => {
    const extension = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'convlens');
    assert.ok(extension, 'no extension named convlens');
  });

  it('opens a sample as Python', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'no workspace folder');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'small_cnn.py'));
    assert.equal(document.languageId, 'python');
    assert.match(document.getText(), /nn\.Conv2d\(3, 32/);
  });
});
