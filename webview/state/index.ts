export { FIRST_CHARTS, type ChartReading, type Measurement } from './charting';
export { EXPORT_SCALES } from './exporting';
export { freshState, memoryOf, restoreState } from './memory';
export { SPEEDS, STEP_MILLISECONDS, type Arrangement, type OwnImage, type PanelAction, type PanelState } from './panel-state';
export { reduce } from './reduce';
export { shownLayer } from './shown';
export { createStore, type Store } from './store';
