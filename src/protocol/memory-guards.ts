import { hasBooleans, hasNumbers, hasTexts, isOneOf, isRecord } from './guards';
import { isLayerView, isWireLayerConfig } from './layer-guards';
import {
  ASIDE_NAMES,
  CHART_FAMILIES,
  EXPORT_COLOURS,
  EXPORT_FORMATS,
  EXPORT_REACHES,
  GRAINS,
  INPUT_NAMES,
  KERNEL_NAMES,
  MEMORY_VERSION,
  PICTURES,
  type PanelMemory,
  type TourMemory,
} from './panel';

/** True for state that this version of the panel has stored. */
export function isPanelMemory(value: unknown): value is PanelMemory {
  return (
    isRecord(value) &&
    value.version === MEMORY_VERSION &&
    hasBooleans(value, ['follow', 'free']) &&
    (value.layer === null || isLayerView(value.layer)) &&
    (value.draft === null || isWireLayerConfig(value.draft)) &&
    isTexts(value.unlinked) &&
    hasNumbers(value.playback, ['index', 'sub', 'speed']) &&
    isRecord(value.playback) &&
    isOneOf(GRAINS, value.playback.grain) &&
    hasBooleans(value.playback, ['playing', 'loop']) &&
    hasNumbers(value.view, ['outChannel', 'inChannel', 'slice']) &&
    isOneOf(PICTURES, value.picture) &&
    isNumbersMemory(value.numbers) &&
    (value.aside === null || isOneOf(ASIDE_NAMES, value.aside)) &&
    hasTexts(value, ['search']) &&
    isTourMemory(value.tour) &&
    isExportMemory(value.exporting) &&
    isChartsMemory(value.charting)
  );
}

function isNumbersMemory(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, ['seed']) &&
    isOneOf(INPUT_NAMES, value.input) &&
    isOneOf(KERNEL_NAMES, value.kernel) &&
    isRecord(value.edited) &&
    Object.values(value.edited).every(Number.isFinite)
  );
}

function isExportMemory(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, ['scale']) &&
    hasBooleans(value, ['transparent']) &&
    isOneOf(EXPORT_FORMATS, value.format) &&
    isOneOf(EXPORT_COLOURS, value.colours) &&
    isOneOf(EXPORT_REACHES, value.reach)
  );
}

function isChartsMemory(value: unknown): boolean {
  return isRecord(value) && hasBooleans(value, ['table']) && isChartSubject(value.subject);
}

function isChartSubject(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value.kind === 'article') return isOneOf(CHART_FAMILIES, value.family);
  return value.kind === 'whatIf' && hasTexts(value, ['parameter']) && (value.axis === 'all' || Number.isSafeInteger(value.axis));
}

/** True for stored progress in the tour. */
export function isTourMemory(value: unknown): value is TourMemory {
  return hasNumbers(value, ['chapter']) && isRecord(value) && isTexts(value.done) && (value.order === 'chw' || value.order === 'hwc');
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}
