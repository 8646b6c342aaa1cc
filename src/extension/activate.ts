import * as vscode from 'vscode';
import type { LayerView } from '../protocol/panel';
import { COMMANDS, LAYER_AT, type LayerAtParams, type LayerAtResult } from '../protocol/requests';
import { runCalculator } from './calculator';
import type { Client } from './client';
import { PanelHost, VIEW_TYPE } from './panel';
import { isPlace, visibleCursor, type Place } from './place';

/** Starts the client and puts commands and panel in place. */
export async function activateWith(context: vscode.ExtensionContext, client: Client): Promise<void> {
  const layerAt = (place: Place): Promise<LayerAtResult> => client.sendRequest<LayerAtResult>(LAYER_AT, place satisfies LayerAtParams);
  const panel = new PanelHost(context, layerAt, client);
  /** The calculator's last layer: what the visualizer shows where the cursor is on none. */
  let calculated: LayerView | null = null;

  const openVisualizer = async (argument?: unknown): Promise<void> => {
    const place = isPlace(argument) ? argument : visibleCursor();
    const layer = place && (await layerAt(place));
    panel.show(layer ?? calculated);
  };
  const calculate = async (argument?: unknown): Promise<void> => {
    const text = typeof argument === 'string' ? argument : await callAt(isPlace(argument) ? argument : visibleCursor(), layerAt);
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

/** The call at a place, as the text the calculator begins with. */
async function callAt(place: Place | null, layerAt: (place: Place) => Promise<LayerAtResult>): Promise<string> {
  const layer = place && (await layerAt(place));
  return layer?.call.replace(/\s+/g, ' ') ?? '';
}
