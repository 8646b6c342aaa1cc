import type { Range as TextRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { exampleOf, layerOf, type WrittenCall, type Example, type Layer } from '../core/analysis';
import { isInt, toWire } from '../core/dim';
import type { LayerExample, LayerView } from '../protocol/panel';
import { toWireConfig, toWireShape } from '../protocol/wire-config';

/** A layer of a document, with its values at the example size. */
export interface DocumentLayer {
  readonly call: WrittenCall;
  readonly layer: Layer;
  readonly example: Example | null;
  /** `224×224`, or as many sizes as the layer has axes. */
  readonly sizeLabel: string;
}

/** Evaluates a call once for everything that shows it. */
export function documentLayer(call: WrittenCall, size: readonly number[]): DocumentLayer {
  const layer = layerOf(call);
  return { call, layer, example: exampleOf(layer, size), sizeLabel: sizeLabel(layer, size) };
}

/** The text of the example size for this layer. */
export function sizeLabel(layer: Layer, size: readonly number[]): string {
  const rank = layer.config?.rank ?? size.length;
  return Array.from({ length: rank }, (_, axis) => String(size[axis + size.length - rank] ?? size[0] ?? 1)).join('×');
}

/** The layer in the form that the panel receives. */
export function toLayerView({ call, layer, example, sizeLabel: label }: DocumentLayer, document: TextDocument): LayerView {
  const range: TextRange = { start: document.positionAt(call.range.start), end: document.positionAt(call.range.end) };
  const type = call.callee.type;
  return {
    ...layerViewOf(layer, example, label),
    title: call.target === null ? type : `${type} · ${call.target.replace(/^self\./, '')}`,
    call: document.getText(range),
    source: { uri: document.uri, fileName: fileName(document.uri), line: range.start.line + 1, range },
  };
}

/** The parts of a view that do not depend on where the layer comes from. */
export function layerViewOf(layer: Layer, example: Example | null, label: string): Omit<LayerView, 'title' | 'call' | 'source'> {
  return {
    config: layer.config && toWireConfig(layer.config),
    input: layer.input && toWireShape(layer.input),
    output: layer.output && toWireShape(layer.output),
    params: layer.params === null ? null : toWire(layer.params),
    macs: layer.macs === null ? null : toWire(layer.macs),
    example: wireExample(layer, example, label),
    error: layer.error,
    notes: layer.notes,
  };
}

function wireExample(layer: Layer, example: Example | null, label: string): LayerExample | null {
  if (!example?.output) return null;
  return {
    label,
    input: toWireShape(example.input),
    output: toWireShape(example.output),
    params: layer.params === null ? null : toWire(layer.params),
    macs: example.macs !== null && isInt(example.macs) ? toWire(example.macs) : null,
  };
}

function fileName(uri: string): string {
  const last = uri.split('/').at(-1) ?? uri;
  try {
    return decodeURIComponent(last);
  } catch {
    // A single `%` is valid in some schemes.
    return last;
  }
}
