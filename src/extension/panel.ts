import * as vscode from 'vscode';
import { dispatch } from '../protocol/dispatch';
import { isPanelMemory, isTourMemory } from '../protocol/memory-guards';
import { PANEL_TO_HOST } from '../protocol/message-checks';
import type { HostToPanel, LayerView, PanelToHost, TourMemory } from '../protocol/panel';
import { panelHtml } from '../protocol/panel-html';
import { COMMANDS, type DocumentPlace, type LayerAtResult } from '../protocol/requests';
import { strings, type Client } from './client';
import { movedRange } from './moved';
import { applyConfiguration, insertCall } from './panel-apply';
import { savePanelFile } from './panel-save';
import { cursorPlace, visibleCursor } from './place';

export const VIEW_TYPE = 'convlens.visualizer';

/** The key under which the extension stores the user's progress in the tour. */
const TOUR_KEY = 'convlens.tour';

/** Cursor moves and edits come in bursts; the panel is updated once they pause for this long (milliseconds). */
const SETTLE_MS = 60;

/** The editor's side of the visualizer: one panel, the layer it shows, and what keeps it up to date. */
export class PanelHost implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | null = null;
  private layer: LayerView | null = null;
  private follow = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the file of the layer was edited after the layer was read. */
  private stale = false;
  /** Cancelled when a later question or an edit makes the pending one obsolete. */
  private asking = new vscode.CancellationTokenSource();
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly layerAt: (place: DocumentPlace, token: vscode.CancellationToken) => Promise<LayerAtResult>,
    private readonly client: Client,
  ) {
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.cursorMoved(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => {
        this.cursorMoved(editor);
      }),
      vscode.workspace.onDidChangeTextDocument(event => {
        this.edited(event);
      }),
    ];
  }

  /** Opens the panel on a layer, or brings it to the front; without a layer, it says what to do. */
  show(layer: LayerView | null): void {
    this.asking.cancel();
    if (this.panel) {
      this.panel.reveal(undefined, true);
      this.setLayer(layer);
      return;
    }
    this.layer = layer;
    this.attach(
      vscode.window.createWebviewPanel(
        VIEW_TYPE,
        vscode.l10n.t('Layer Visualizer'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        this.options(),
      ),
    );
  }

  /** Takes over a panel that was open when the window was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, memory: unknown): Promise<void> {
    if (isPanelMemory(memory)) {
      this.layer = memory.layer;
      this.follow = memory.follow;
    }
    panel.webview.options = this.options();
    this.attach(panel);
    this.stale = true;
    await this.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asking.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.panel?.dispose();
  }

  private attach(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    const { webview } = panel;
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.context.extensionUri, 'dist', name)).toString();
    webview.onDidReceiveMessage((message: unknown) => {
      this.receive(message);
    });
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = null;
    });
    this.setTitle();
    webview.html = panelHtml({
      nonce: nonce(),
      cspSource: webview.cspSource,
      scriptUri: file('webview.js'),
      styleUri: file('webview-style.css'),
      locale: vscode.env.language,
      title: vscode.l10n.t('Layer Visualizer'),
    });
  }

  private receive(message: unknown): void {
    dispatch<PanelToHost>(
      {
        // A hidden panel loads again when it is shown, and sends this message again.
        ready: () => {
          this.post({ type: 'state', layer: this.layer, follow: this.follow, strings: strings(), tour: this.tour() });
        },
        setFollow: ({ follow }) => {
          this.follow = follow;
          if (follow) this.refreshSoon();
        },
        reveal: () => void this.reveal(),
        openCalculator: () => void vscode.commands.executeCommand(COMMANDS.calculate, this.layer?.call),
        apply: ({ config }) => {
          if (this.layer?.source) void applyConfiguration(this.client, this.layer.source, config);
        },
        insert: ({ text }) => void insertCall(text),
        copy: ({ text }) => void vscode.env.clipboard.writeText(text),
        tour: ({ tour }) => void this.context.globalState.update(TOUR_KEY, tour),
        save: message => void savePanelFile(message, this.layer?.source ? vscode.Uri.parse(this.layer.source.uri) : null),
      },
      PANEL_TO_HOST,
      message,
      console.warn,
    );
  }

  /** Progress belongs to the user, not to a panel or a workspace. */
  private tour(): TourMemory | null {
    const kept: unknown = this.context.globalState.get(TOUR_KEY);
    return isTourMemory(kept) ? kept : null;
  }

  private async reveal(): Promise<void> {
    const source = this.layer?.source;
    if (!source) return;
    const { start, end } = source.range;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri));
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(start.line, start.character, end.line, end.character),
      viewColumn: vscode.ViewColumn.One,
    });
  }

  private cursorMoved(editor: vscode.TextEditor | undefined): void {
    if (this.follow && cursorPlace(editor)) this.refreshSoon();
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const source = this.layer?.source;
    if (!this.layer || document.uri.toString() !== source?.uri || contentChanges.length === 0) return;
    // The call keeps its place in the text, so that a pinned panel stays with it; answers from before the edit are dropped.
    const range = contentChanges.reduce(movedRange, source.range);
    this.layer = { ...this.layer, source: { ...source, range } };
    this.stale = true;
    this.asking.cancel();
    this.refreshSoon();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    if (this.panel) this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  /**
   * Shows the layer at the cursor, if the panel follows it and there is one; otherwise, after an edit, the current state of the present
   * layer.
   */
  private async refresh(): Promise<void> {
    this.asking.cancel();
    this.asking = new vscode.CancellationTokenSource();
    const { token } = this.asking;
    for (const place of [this.follow ? visibleCursor() : null, this.stale ? this.ownPlace() : null]) {
      // A question that the server rejects leaves the panel unchanged; the server has logged the reason.
      const layer = place && (await this.layerAt(place, token).catch(() => null));
      if (token.isCancellationRequested) return;
      // When the cursor is not on a convolution, the last layer stays: the cursor passes many lines on its way.
      if (layer) {
        this.setLayer(layer);
        return;
      }
    }
  }

  private setLayer(layer: LayerView | null): void {
    this.layer = layer;
    this.stale = false;
    this.setTitle();
    this.post({ type: 'layer', layer });
  }

  private setTitle(): void {
    if (this.panel) this.panel.title = this.layer?.title ?? vscode.l10n.t('Layer Visualizer');
  }

  private post(message: HostToPanel): void {
    void this.panel?.webview.postMessage(message);
  }

  private ownPlace(): DocumentPlace | null {
    const source = this.layer?.source;
    return source ? { uri: source.uri, position: { line: source.range.start.line, character: source.range.start.character + 1 } } : null;
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.context.extensionUri, 'dist')] };
  }
}

/** A new unguessable value for the one script that the panel may run. */
function nonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
