import { isPanelMemory } from '../../src/protocol/memory-guards';
import { FIRST_NUMBERS, MEMORY_VERSION, type PanelMemory } from '../../src/protocol/panel';
import { FIRST_CHARTS, NO_READING } from './charting';
import { changedExport, FIRST_EXPORT } from './exporting';
import { BUILT_IN_IMAGE, FIRST_TOUR, FIRST_VIEW, SPEEDS, type PanelState } from './panel-state';
import { reduce } from './reduce';

/** A new panel: it plays, unless motion is unwanted. */
export function freshState(reducedMotion: boolean): PanelState {
  return {
    connected: false,
    layer: null,
    follow: true,
    free: false,
    draft: null,
    unlinked: [],
    playback: { index: 0, sub: 0, grain: 'output', playing: !reducedMotion, speed: 1, loop: true },
    view: FIRST_VIEW,
    picture: 'grid',
    numbers: FIRST_NUMBERS,
    ownImage: BUILT_IN_IMAGE,
    aside: null,
    search: '',
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
  try {
    return reduce(
      {
        ...fresh,
        ...keptOf(stored),
        playback: { index, sub, grain, playing: playing && !reducedMotion, speed: SPEEDS.includes(speed) ? speed : 1, loop },
        numbers: isFirst(stored.numbers) ? FIRST_NUMBERS : stored.numbers,
        // A size that is not offered becomes the usual one of the format.
        exporting: changedExport(FIRST_EXPORT, stored.exporting),
        draft: null,
      },
      // Whatever was stored, the indices must exist in the layer; applying the draft again clamps them.
      { type: 'try', config: stored.draft },
    );
  } catch {
    // Not a layer or draft of ours. A panel that failed on it would fail whenever it is opened.
    return fresh;
  }
}

/** What to store of a state. */
export function memoryOf(state: PanelState): PanelMemory {
  return { version: MEMORY_VERSION, ...keptOf(state) };
}

type Kept = Omit<PanelMemory, 'version'>;

function keptOf(kept: Kept): Kept {
  const { layer, follow, free, draft, unlinked, playback, view, picture, numbers, aside, search, tour, exporting, charting } = kept;
  return { layer, follow, free, draft, unlinked, playback, view, picture, numbers, aside, search, tour, exporting, charting };
}

/** The initial numbers are recognized by their values. */
function isFirst({ input, kernel, edited }: PanelState['numbers']): boolean {
  return input === FIRST_NUMBERS.input && kernel === FIRST_NUMBERS.kernel && Object.keys(edited).length === 0;
}
