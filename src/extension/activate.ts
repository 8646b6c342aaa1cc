import * as vscode from 'vscode';
import type { LayerView } from '../protocol/panel';
import { COMMANDS, isDocumentPlace, LAYER_AT, type DocumentPlace, type LayerAtResult } from '../protocol/requests';
import { runCalculator } from './calculator';
import { ask, type Client } from './client';
import { PanelHost, VIEW_TYPE } from './panel';
import { visibleCursor } from './place';

/** Starts the client and registers the commands and the panel. */
export async function activateWith(context: vscode.ExtensionContext, client: Client): Promise<void> {
  const layerAt = (place: DocumentPlace, token?: vscode.CancellationToken): Promise<LayerAtResult> => ask(client, LAYER_AT, place, token);
  const panel = new PanelHost(context, layerAt, client);
  /** The last layer of the calculator, which the visualizer shows if there is none at the cursor. */
  let calculated: LayerView | null = null;

  const openVisualizer = async (argument?: unknown): Promise<void> => {
    const place = isDocumentPlace(argument) ? argument : visibleCursor();
    const layer = place && (await layerAt(place));
    panel.show(layer ?? calculated);
  };
  const calculate = async (argument?: unknown): Promise<void> => {
    const text = typeof argument === 'string' ? argument : await callAt(isDocumentPlace(argument) ? argument : visibleCursor(), layerAt);
    await runCalculator(client, text, layer => {
      calculated = layer;
      panel.show(layer);
    });
  };

  context.subscriptions.push(
    panel,
    vscode.commands.registerCommand(COMMANDS.openVisualizer, openVisualizer),
    vscode.commands.registerCommand(COMMANDS.calculate, calculate),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, panel),
    { dispose: () => void client.stop() },
  );
  await client.start();
}

/** The call at a place, as the initial text of the calculator. */
async function callAt(place: DocumentPlace | null, layerAt: (place: DocumentPlace) => Promise<LayerAtResult>): Promise<string> {
  const layer = place && (await layerAt(place));
  return layer?.call.replace(/\s+/g, ' ') ?? '';
}
