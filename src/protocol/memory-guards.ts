import { hasBooleans, hasNumbers, hasTexts, isRecord } from './guards';
import { isLayerView, isWireLayerConfig } from './layer-guards';
import {
  CHART_FAMILIES,
  EXPORT_COLOURS,
  EXPORT_FORMATS,
  EXPORT_REACHES,
  INPUT_NAMES,
  KERNEL_NAMES,
  MEMORY_VERSION,
  type AsideName,
  type Grain,
  type PanelMemory,
  type PictureName,
  type TourMemory,
} from './panel';

const GRAINS: readonly unknown[] = ['output', 'channel', 'product'] satisfies readonly Grain[];
const PICTURES: readonly unknown[] = ['grid', 'scatter', 'volumes', 'kernels', 'coverage'] satisfies readonly PictureName[];
const ASIDES: readonly unknown[] = ['gallery', 'tour', 'charts', 'export'] satisfies readonly AsideName[];

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
    GRAINS.includes(value.playback.grain) &&
    hasBooleans(value.playback, ['playing', 'loop']) &&
    hasNumbers(value.view, ['outChannel', 'inChannel', 'slice']) &&
    PICTURES.includes(value.picture) &&
    isNumbersMemory(value.numbers) &&
    (value.aside === null || ASIDES.includes(value.aside)) &&
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
    (INPUT_NAMES as readonly unknown[]).includes(value.input) &&
    (KERNEL_NAMES as readonly unknown[]).includes(value.kernel) &&
    isRecord(value.edited) &&
    Object.values(value.edited).every(Number.isFinite)
  );
}

function isExportMemory(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, ['scale']) &&
    hasBooleans(value, ['transparent']) &&
    (EXPORT_FORMATS as readonly unknown[]).includes(value.format) &&
    (EXPORT_COLOURS as readonly unknown[]).includes(value.colours) &&
    (EXPORT_REACHES as readonly unknown[]).includes(value.reach)
  );
}

function isChartsMemory(value: unknown): boolean {
  return isRecord(value) && hasBooleans(value, ['table']) && isChartSubject(value.subject);
}

function isChartSubject(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value.kind === 'article') return (CHART_FAMILIES as readonly unknown[]).includes(value.family);
  return value.kind === 'whatIf' && hasTexts(value, ['parameter']) && (value.axis === 'all' || Number.isSafeInteger(value.axis));
}

/** True for stored progress in the tour. */
export function isTourMemory(value: unknown): value is TourMemory {
  return hasNumbers(value, ['chapter']) && isRecord(value) && isTexts(value.done) && (value.order === 'chw' || value.order === 'hwc');
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}
