import { isPanelMemory } from '../../src/protocol/memory-guards';
import { FIRST_NUMBERS, MEMORY_VERSION, type PanelMemory } from '../../src/protocol/panel';
import { FIRST_CHARTS, NO_READING } from './charting';
import { changedExport, FIRST_EXPORT } from './exporting';
import { FIRST_TOUR, FIRST_VIEW, SPEEDS, type PanelState } from './panel-state';
import { reduce } from './reduce';

/** A new panel: it plays, unless motion is unwanted. */
export function freshState(reducedMotion: boolean): PanelState {
  return {
    connected: false,
    layer: null,
    follow: true,
    free: false,
    draft: null,
    playback: { index: 0, sub: 0, grain: 'output', playing: !reducedMotion, speed: 1, loop: true },
    view: FIRST_VIEW,
    picture: 'grid',
    numbers: FIRST_NUMBERS,
    aside: null,
    tour: FIRST_TOUR,
    exporting: FIRST_EXPORT,
    charting: FIRST_CHARTS,
    reading: NO_READING,
    reducedMotion,
    stage: { width: 0, height: 0 },
    pointed: null,
  };
}

/** The panel as it was left, from the result of `getState`; a new one if that is not readable. */
export function restoreState(stored: unknown, reducedMotion: boolean): PanelState {
  const fresh = freshState(reducedMotion);
  if (!isPanelMemory(stored)) return fresh;
  const { index, sub, grain, playing, speed, loop } = stored.playback;
  const playback = { index, sub, grain, playing: playing && !reducedMotion, speed: SPEEDS.includes(speed) ? speed : 1, loop };
  const { layer, follow, free, draft, view, picture, aside, tour, charting } = stored;
  const numbers = isFirst(stored.numbers) ? FIRST_NUMBERS : stored.numbers;
  // A size that is not offered becomes the usual one of the format.
  const exporting = changedExport(FIRST_EXPORT, stored.exporting);
  try {
    // Whatever was stored, the indices must exist in the layer; applying the draft again clamps them.
    return reduce(
      { ...fresh, layer, follow, free, playback, view, picture, numbers, aside, tour, exporting, charting },
      { type: 'try', config: draft },
    );
  } catch {
    // Not a layer or draft of ours. A panel that failed on it would fail whenever it is opened.
    return fresh;
  }
}

/** What to store of a state. */
export function memoryOf(state: PanelState): PanelMemory {
  const { layer, follow, free, draft, playback, view, picture, numbers, aside, tour, exporting, charting } = state;
  return { version: MEMORY_VERSION, layer, follow, free, draft, playback, view, picture, numbers, aside, tour, exporting, charting };
}

/** The initial numbers are recognized by their values. */
function isFirst({ input, kernel, edited }: PanelState['numbers']): boolean {
  return input === FIRST_NUMBERS.input && kernel === FIRST_NUMBERS.kernel && Object.keys(edited).length === 0;
}
