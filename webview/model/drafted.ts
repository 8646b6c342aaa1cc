import { toWire, type Shape } from '../../src/core/dim';
import { kindOf, layerMacs, layerOutput, layerParams, remadeLayer, type LayerConfig } from '../../src/core/shape';
import type { LayerError, LayerExample, LayerView, WireLayerConfig, WireShape } from '../../src/protocol/panel';
import { fromWireConfig, fromWireShape } from '../../src/protocol/wire-config';

/**
 * A layer with another configuration on the same input: everything is computed again, as the host does for written
 * code. The same pair returns the same object, so that derived results are computed once.
 */
export function draftedLayer(layer: LayerView, config: WireLayerConfig): LayerView {
  const before = known.get(config);
  if (before?.of === layer) return before.drafted;
  const drafted = work(layer, config);
  known.set(config, { of: layer, drafted });
  return drafted;
}

const known = new WeakMap<WireLayerConfig, { readonly of: LayerView; readonly drafted: LayerView }>();

function work(layer: LayerView, wire: WireLayerConfig): LayerView {
  const config = fromWireConfig(wire);
  const made = remadeLayer(config);
  const base = {
    ...layer,
    call: kindOf(config).callText(config),
    config: wire,
    output: null,
    params: null,
    macs: null,
    example: null,
    error: null,
  };
  if (made.kind === 'error') return { ...base, error: made.error };
  const params = layerParams(config);
  const known = { ...base, params: params === null ? null : toWire(params) };
  const own = layer.input && applied(config, fromWireShape(layer.input));
  if (own && 'error' in own) return { ...known, error: own.error };
  return { ...known, ...own, example: layer.example && exampleOf(layer.example, config) };
}

function applied(
  config: LayerConfig,
  input: Shape,
): { readonly output: WireShape; readonly macs: LayerView['macs'] } | { readonly error: LayerError } | null {
  const output = layerOutput(config, input);
  if (output.kind === 'unknown') return null;
  if (output.kind === 'error') return { error: output.error };
  return { output: output.value.map(toWire), macs: toWire(layerMacs(config, input, output.value)) };
}

/** The layer at the example size, if torch accepts it there. */
function exampleOf({ label, input, params }: LayerExample, config: LayerConfig): LayerExample | null {
  const at = applied(config, fromWireShape(input));
  if (!at || 'error' in at) return null;
  const own = layerParams(config);
  return { label, input, params: own === null ? params : toWire(own), ...at };
}
