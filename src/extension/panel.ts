import * as vscode from 'vscode';
import { dispatch, isPanelMemory, type HostToPanel, type LayerView, type PanelToHost } from '../protocol/panel';
import { panelHtml } from '../protocol/panel-html';
import { COMMANDS, type LayerAtResult } from '../protocol/requests';
import { strings } from './client';
import { cursorPlace, type Place } from './place';

export const VIEW_TYPE = 'convlens.visualizer';

/** Cursor moves and edits come in bursts; the panel is brought up to date once they pause for this long (milliseconds). */
const SETTLE_MS = 60;

/** The visualizer's side in the editor: one panel, the layer it shows, and what keeps it up to date. */
export class PanelHost implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | null = null;
  private layer: LayerView | null = null;
  private follow = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts requests, so that an answer overtaken by a later one is dropped. */
  private asked = 0;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly layerAt: (place: Place) => Promise<LayerAtResult>,
  ) {
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.follow) this.refreshSoon(() => cursorPlace(textEditor));
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.layer?.source?.uri) this.refreshSoon(() => (this.follow ? cursorPlace() : null) ?? this.ownPlace());
      }),
    ];
  }

  /** Opens the panel, or brings it to the front, on a layer; on none it says what to do. */
  show(layer: LayerView | null): void {
    this.asked++;
    if (this.panel) {
      this.panel.reveal(undefined, true);
      this.setLayer(layer);
      return;
    }
    this.layer = layer;
    this.attach(vscode.window.createWebviewPanel(VIEW_TYPE, vscode.l10n.t('Layer Visualizer'), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, this.options()));
  }

  /** Takes over a panel that was open when the window was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    if (isPanelMemory(memory)) {
      this.layer = memory.layer;
      this.follow = memory.follow;
    }
    panel.webview.options = this.options();
    this.attach(panel);
    const place = this.ownPlace();
    if (place) await this.refresh(place);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.panel?.dispose();
  }

  private attach(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    const { webview } = panel;
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.context.extensionUri, 'dist', name)).toString();
    webview.onDidReceiveMessage((message: unknown) => { this.receive(message); });
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = null;
    });
    this.setTitle();
    webview.html = panelHtml({
      nonce: nonce(), cspSource: webview.cspSource, scriptUri: file('webview.js'), styleUri: file('webview-style.css'),
      locale: vscode.env.language, title: vscode.l10n.t('Layer Visualizer'),
    });
  }

  private receive(message: unknown): void {
    dispatch<PanelToHost>(
      {
        // A panel that was hidden loads again and says so again.
        ready: () => { this.post({ type: 'state', layer: this.layer, follow: this.follow, strings: strings() }); },
        setFollow: ({ follow }) => {
          this.follow = follow;
          if (follow) this.refreshSoon(() => cursorPlace(vscode.window.visibleTextEditors.find(editor => editor.document.languageId === 'python')));
        },
        reveal: () => void this.reveal(),
        openCalculator: () => void vscode.commands.executeCommand(COMMANDS.calculate, this.layer?.call),
        copy: ({ text }) => void vscode.env.clipboard.writeText(text),
      },
      message,
    );
  }

  private async reveal(): Promise<void> {
    const source = this.layer?.source;
    if (!source) return;
    const { start, end } = source.range;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri));
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start.line, start.character, end.line, end.character), viewColumn: vscode.ViewColumn.One });
  }

  private refreshSoon(place: () => Place | null): void {
    clearTimeout(this.timer);
    if (!this.panel) return;
    this.timer = setTimeout(() => {
      const found = place();
      if (found) void this.refresh(found);
    }, SETTLE_MS);
  }

  private async refresh(place: Place): Promise<void> {
    const asked = ++this.asked;
    const layer = await this.layerAt(place);
    // Off every convolution the last layer stays: the cursor passes many lines on its way.
    if (asked === this.asked && layer) this.setLayer(layer);
  }

  private setLayer(layer: LayerView | null): void {
    this.layer = layer;
    this.setTitle();
    this.post({ type: 'layer', layer });
  }

  private setTitle(): void {
    if (this.panel) this.panel.title = this.layer?.title ?? vscode.l10n.t('Layer Visualizer');
  }

  private post(message: HostToPanel): void {
    void this.panel?.webview.postMessage(message);
  }

  private ownPlace(): Place | null {
    const source = this.layer?.source;
    return source ? { uri: source.uri, position: { line: source.range.start.line, character: source.range.start.character + 1 } } : null;
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.context.extensionUri, 'dist')] };
  }
}

/** A fresh value nobody can guess, for the one script the panel may run. */
function nonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
