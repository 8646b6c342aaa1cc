import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name?: unknown }).name === 'convlens');
  assert.ok(found, 'no extension named convlens');
  return found;
};

async function open(content: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language: 'python', content });
}

/** The hover's Markdown at the first occurrence of a text. */
async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : (content as vscode.MarkdownString).value))
    .join('\n');
}

describe('ConvLens', () => {
  before(async () => {
    await extension().activate();
  });

  it('answers a hover with shapes and cost', async () => {
    const document = await open('from torch import nn\nlayer = nn.Conv2d(3, 64, 7, stride=2, padding=3)\n');
    const text = await hoverAt(document, 'Conv2d(');
    assert.ok(text.includes('(N, 64, ⌊(H−1)/2⌋+1, ⌊(W−1)/2⌋+1)'), text);
    assert.ok(text.includes('118.0 M (118,013,952)'), text);
  });

  it('answers from the text as it is after an edit', async () => {
    const document = await open('from torch import nn\nlayer = nn.Conv2d(3, 64, 7)\n');
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('64'));
    await editor.edit(edit => {
      edit.replace(new vscode.Range(at, at.translate(0, 2)), '128');
    });
    const text = await hoverAt(document, 'Conv2d(');
    assert.ok(text.includes('(N, 128, H−6, W−6)'), text);
  });

  it("gives torch's words for a mistake", async () => {
    const document = await open('import torch\ntorch.nn.Conv2d(3, 64, 3, groups=2)\n');
    assert.ok((await hoverAt(document, 'Conv2d(')).includes('must be divisible by groups'));
  });

  it('reads a broken file', async () => {
    const document = await open('from torch import nn\nx = f(1,,2)\nnn.Conv2d(3, 8, 3)\nclass');
    assert.ok((await hoverAt(document, 'Conv2d(')).includes('(N, 8, H−2, W−2)'));
  });

  it('has its commands, and opens the panel on the call at the cursor', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('convlens.calculate') && commands.includes('convlens.openVisualizer'));
    const document = await open('from torch import nn\nlayer = nn.Conv2d(3, 64, 7)\n');
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('Conv2d'));
    editor.selection = new vscode.Selection(at, at);
    const opened = new Promise<vscode.Tab>(resolve => {
      const listener = vscode.window.tabGroups.onDidChangeTabs(({ opened: tabs, changed }) => {
        const panel = [...tabs, ...changed].find(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('convlens.visualizer'),
        );
        if (!panel) return;
        listener.dispose();
        resolve(panel);
      });
    });
    await vscode.commands.executeCommand('convlens.openVisualizer');
    assert.equal((await opened).label, 'Conv2d · layer');
  });
});
