import type { LayerView, PlaybackMemory, ViewMemory, WireConvConfig } from '../../src/protocol/panel';
import { limitsOf, sameSums, type Limits } from '../model';
import { FIRST_VIEW, SPEEDS, type Arrangement, type PanelAction, type PanelState } from './panel-state';
import { shownLayer } from './shown';

/** What an action does to the state. Pure; indices always end up within the layer. */
export function reduce(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'hostState':
      return connected(state, action);
    case 'layer':
      return withLayer({ ...state, connected: true }, action.layer);
    case 'follow':
      return action.follow === state.follow ? state : { ...state, follow: action.follow };
    case 'free':
      return withFree(state, action.layer, action.arrangement ?? {});
    case 'try':
      return withDraft(state, action.config);
    case 'aside':
      return action.aside === state.aside ? state : { ...state, aside: action.aside };
    case 'tour':
      return { ...state, tour: { ...state.tour, ...action.tour } };
    case 'togglePlay':
      return togglePlay(state);
    case 'tick':
      return state.playback.playing ? tick(state) : state;
    case 'step':
      return seek(state, state.playback.index + action.by);
    case 'stepRow':
      return seek(state, state.playback.index + action.by * limits(state).columns, 'stay');
    case 'seek':
      return seek(state, action.index);
    case 'speed':
      return SPEEDS.includes(action.speed) ? withPlayback(state, { speed: action.speed }) : state;
    case 'loop':
      return withPlayback(state, { loop: action.loop });
    case 'view':
      return { ...state, view: clampView({ ...state.view, ...action.view }, limits(state)) };
    case 'picture':
      return action.picture === state.picture ? state : { ...state, picture: action.picture };
    case 'reducedMotion':
      return { ...state, reducedMotion: action.reducedMotion, playback: { ...state.playback, playing: state.playback.playing && !action.reducedMotion } };
    case 'stage':
      return action.stage.width === state.stage.width && action.stage.height === state.stage.height ? state : { ...state, stage: action.stage };
  }
}

/** The host's answer to a panel that has loaded: a layer the panel made itself stays. */
function connected(state: PanelState, { layer, follow, tour }: Extract<PanelAction, { readonly type: 'hostState' }>): PanelState {
  const next = { ...state, connected: true, follow, tour: tour ?? state.tour };
  return state.free ? next : withLayer(next, layer);
}

/**
 * The same sums keep their step; an edit of the same call keeps it as far as it still exists; another layer begins at its first
 * position. Playing goes on in every case.
 */
function withLayer(state: PanelState, layer: LayerView | null): PanelState {
  // What is being tried goes on while the call says the same; an edit of it says what it is to be.
  const draft = layer && state.layer && sameSums(layer, state.layer) && placeOf(layer) === placeOf(state.layer) ? state.draft : null;
  const next = { ...state, layer, draft, free: false };
  const keep = layer !== null && state.layer !== null && (sameSums(layer, state.layer) || isEditOf(layer, state.layer));
  const limits = limitsOf(shownLayer(next));
  if (!keep) return { ...next, playback: { ...state.playback, index: 0 }, view: FIRST_VIEW };
  return { ...next, playback: { ...state.playback, index: clamp(state.playback.index, limits.positions) }, view: clampView(state.view, limits) };
}

/** The step and the channels stay as far as they still exist. */
function withDraft(state: PanelState, config: WireConvConfig | null): PanelState {
  const isOther = config !== null && JSON.stringify(config) !== JSON.stringify(state.layer?.config);
  const next = { ...state, draft: isOther ? config : null };
  const limits = limitsOf(shownLayer(next));
  return { ...next, playback: { ...next.playback, index: clamp(next.playback.index, limits.positions) }, view: clampView(next.view, limits) };
}

/** Shows it from the beginning and as arranged. The cursor is no longer followed: the layer would be gone with its next move. */
function withFree(state: PanelState, layer: LayerView, { view, picture, playback }: Arrangement): PanelState {
  const shown = withLayer({ ...state, layer: null, follow: false }, layer);
  const limits = limitsOf(layer);
  const next = { ...shown.playback, ...playback };
  return {
    ...shown,
    free: true,
    picture: picture ?? state.picture,
    view: clampView({ ...shown.view, ...view }, limits),
    playback: { ...next, index: clamp(next.index, limits.positions), playing: next.playing && !state.reducedMotion },
  };
}

function placeOf({ source }: LayerView): string {
  return source ? `${source.uri}:${source.range.start.line}` : '';
}

function isEditOf(layer: LayerView, before: LayerView): boolean {
  return layer.source !== null && layer.source.uri === before.source?.uri && layer.title === before.title && layer.source.range.start.line === before.source.range.start.line;
}

/** Play from the end begins anew. */
function togglePlay(state: PanelState): PanelState {
  const { playing, index } = state.playback;
  const { positions } = limits(state);
  if (positions === 0) return state;
  return withPlayback(state, playing ? { playing: false } : { playing: true, index: index >= positions - 1 ? 0 : index });
}

function tick(state: PanelState): PanelState {
  const { index, loop } = state.playback;
  const { positions } = limits(state);
  if (positions === 0) return state;
  if (index + 1 < positions) return withPlayback(state, { index: index + 1 });
  return loop ? withPlayback(state, { index: 0 }) : withPlayback(state, { playing: false });
}

/** Moving by hand pauses. Beyond either end it stops at the end, or does not move at all. */
function seek(state: PanelState, index: number, beyond: 'clamp' | 'stay' = 'clamp'): PanelState {
  const { positions } = limits(state);
  const target = beyond === 'stay' && (index < 0 || index >= positions) ? state.playback.index : clamp(Math.round(index), positions);
  return withPlayback(state, { index: target, playing: false });
}

function withPlayback(state: PanelState, change: Partial<PlaybackMemory>): PanelState {
  return { ...state, playback: { ...state.playback, ...change } };
}

function clampView(view: ViewMemory, { outChannels, inChannels, slices }: Limits): ViewMemory {
  return { outChannel: clamp(view.outChannel, outChannels), inChannel: clamp(view.inChannel, inChannels), slice: clamp(view.slice, slices) };
}

function clamp(index: number, count: number): number {
  return Number.isNaN(index) ? 0 : Math.max(0, Math.min(Math.trunc(index), count - 1));
}

function limits(state: PanelState): Limits {
  return limitsOf(shownLayer(state));
}
