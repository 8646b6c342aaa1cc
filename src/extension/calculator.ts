import * as vscode from 'vscode';
import { formatCount, formatExact, formatShape, fromWire, type Dim } from '../core/dim';
import type { LayerView, WireShape } from '../protocol/panel';
import { CALCULATE, type CalculateParams, type CalculateResult } from '../protocol/requests';
import { ask as askServer, sentenceOf, type Client } from './client';

/**
 * Asks for a call and an input size, validates both while the user types, and offers actions for the result.
 * @param text the initial call
 */
export async function runCalculator(client: Client, text: string, visualize: (layer: LayerView) => void): Promise<void> {
  /** If the server fails, the box shows it in the same place as its other messages. */
  const ask = (params: CalculateParams): Promise<CalculateResult> =>
    askServer(client, CALCULATE, params).catch((error: unknown) => ({ kind: 'unreadable', message: sentenceOf(error) }));
  const callHint = vscode.l10n.t('A call, such as nn.Conv2d(3, 64, 7, 2, 3), or 3 64 k7 s2 p3');
  const call = await vscode.window.showInputBox({
    title: vscode.l10n.t('Calculate a convolution (1/2)'),
    placeHolder: callHint,
    // The box validates only what is typed, so its initial text is validated here; the same applies to the second box.
    prompt: text === '' ? callHint : message(await ask({ text, input: '' })).message,
    value: text,
    ignoreFocusOut: true,
    validateInput: async value => (value.trim() === '' ? null : message(await ask({ text: value, input: '' }))),
  });
  if (call === undefined || call.trim() === '') return;
  const first = await ask({ text: call, input: '' });
  if (first.kind !== 'ok') return;
  const value = first.layer.example?.input.join(', ') ?? '';
  const inputHint = vscode.l10n.t('The input size, such as 1, 3, 224, 224');
  const input = await vscode.window.showInputBox({
    title: vscode.l10n.t('Calculate a convolution (2/2): {0}', first.call),
    placeHolder: inputHint,
    prompt: value === '' ? inputHint : message(await ask({ text: call, input: value })).message,
    value,
    ignoreFocusOut: true,
    validateInput: async value => message(await ask({ text: call, input: value })),
  });
  if (input === undefined) return;
  const result = await ask({ text: call, input });
  if (result.kind === 'ok') await offer(result, visualize);
}

/** The message of the input box: an exception of torch as an error, a result as information. */
function message(result: CalculateResult): vscode.InputBoxValidationMessage {
  if (result.kind === 'unreadable') return { message: result.message, severity: vscode.InputBoxValidationSeverity.Error };
  const { error, input, output } = result.layer;
  if (error) return { message: `${error.type}: ${error.message}`, severity: vscode.InputBoxValidationSeverity.Error };
  return {
    message: [`${shape(input)} → ${shape(output)}`, ...figures(result.layer, formatCount)].join(' · '),
    severity: vscode.InputBoxValidationSeverity.Info,
  };
}

async function offer({ call, layer }: Extract<CalculateResult, { kind: 'ok' }>, visualize: (layer: LayerView) => void): Promise<void> {
  // If the panel is in front, there is no active text editor, but there may still be one beside it to insert into.
  const editor =
    vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'python');
  const actions: (vscode.QuickPickItem & { run?: () => unknown })[] = [
    {
      label: `$(symbol-ruler) ${shape(layer.input)} → ${shape(layer.output)}`,
      description: vscode.l10n.t('Copy the output shape'),
      detail: figures(layer, formatExact).join(' · '),
      run: () => vscode.env.clipboard.writeText(shape(layer.output)),
    },
    { label: vscode.l10n.t('Next steps'), kind: vscode.QuickPickItemKind.Separator },
    {
      label: `$(eye) ${vscode.l10n.t('Open visualizer')}`,
      run: () => {
        visualize(layer);
      },
    },
    { label: `$(copy) ${vscode.l10n.t('Copy the call')}`, description: call, run: () => vscode.env.clipboard.writeText(call) },
    ...(editor
      ? [
          {
            label: `$(insert) ${vscode.l10n.t('Insert at the cursor')}`,
            description: call,
            run: () =>
              editor.edit(edit => {
                edit.replace(editor.selection, call);
              }),
          },
        ]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(actions, {
    title: call,
    placeHolder: vscode.l10n.t('Choose what to do with the result'),
  });
  await chosen?.run?.();
}

function figures(layer: LayerView, format: (dim: Dim) => string): string[] {
  const parts: string[] = [];
  if (layer.params !== null) parts.push(vscode.l10n.t('{0} params', format(fromWire(layer.params))));
  const { macs, example } = layer;
  // An expression of sizes would be longer than everything else.
  if (typeof macs === 'string' && example?.macs != null)
    parts.push(vscode.l10n.t('at {0}: {1}', example.label, vscode.l10n.t('{0} MACs', format(fromWire(example.macs)))));
  else if (macs !== null) parts.push(vscode.l10n.t('{0} MACs', format(fromWire(macs))));
  return parts;
}

function shape(wire: WireShape | null): string {
  return wire ? formatShape(wire.map(fromWire), 'pretty') : '?';
}
