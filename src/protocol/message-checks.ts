import type { Checks } from './dispatch';
import { hasBooleans, hasTexts, isRecord } from './guards';
import { isLayerView, isWireLayerConfig } from './layer-guards';
import { isTourMemory } from './memory-guards';
import type { HostToPanel, PanelToHost } from './panel';

/** The fields of the host's messages. */
export const HOST_TO_PANEL: Checks<HostToPanel> = {
  state: message =>
    (message.layer === null || isLayerView(message.layer)) &&
    hasBooleans(message, ['follow']) &&
    isRecord(message.strings) &&
    hasTexts(message.strings, Object.keys(message.strings)) &&
    (message.tour === null || isTourMemory(message.tour)),
  layer: ({ layer }) => layer === null || isLayerView(layer),
  follow: message => hasBooleans(message, ['follow']),
};

/** The fields of the panel's messages. */
export const PANEL_TO_HOST: Checks<PanelToHost> = {
  ready: () => true,
  setFollow: message => hasBooleans(message, ['follow']),
  reveal: () => true,
  openCalculator: () => true,
  apply: ({ config }) => isWireLayerConfig(config),
  insert: message => hasTexts(message, ['text']),
  copy: message => hasTexts(message, ['text']),
  save: message => hasTexts(message, ['fileName', 'content']) && (message.encoding === 'utf8' || message.encoding === 'base64'),
  tour: ({ tour }) => isTourMemory(tour),
};
