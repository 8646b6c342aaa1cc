import type { Grain, LayerView, PictureName, PlaybackMemory, ViewMemory, WireLayerConfig } from '../../src/protocol/panel';
import type { Pointed } from '../scene';
import { hasPicture, limitsOf, linkedIndex, sameSums, subSteps, type Limits, type Pixels } from '../model';
import { charted, NO_READING } from './charting';
import { changedExport } from './exporting';
import { BUILT_IN_IMAGE, FIRST_VIEW, SPEEDS, type Arrangement, type PanelAction, type PanelState } from './panel-state';
import { shownLayer } from './shown';

/** The effect of an action on the state. Pure; indices are always within the layer. */
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
    case 'unlink': {
      const others = state.unlinked.filter(parameter => parameter !== action.parameter);
      return { ...state, unlinked: action.unlinked ? [...others, action.parameter] : others };
    }
    case 'search':
      return action.search === state.search ? state : { ...state, search: action.search };
    case 'aside':
      return action.aside === state.aside ? state : { ...state, aside: action.aside };
    case 'tour':
      return { ...state, tour: { ...state.tour, ...action.tour } };
    case 'exporting':
      return { ...state, exporting: changedExport(state.exporting, action.exporting) };
    case 'charting':
    case 'inspect':
    case 'measure':
    case 'measured':
    case 'measureEnd':
      return charted(state, action);
    case 'togglePlay':
      return togglePlay(state);
    case 'tick':
      return state.playback.playing ? tick(state) : state;
    case 'step':
      return seekStep(state, stepOf(state) + action.by);
    case 'stepRow':
      return seek(state, state.playback.index + action.by * limits(state).columns, 'stay');
    case 'seek':
      return seek(state, action.index);
    case 'seekStep':
      return seekStep(state, action.at);
    case 'grain':
      return withGrain(state, action.grain);
    case 'speed':
      return SPEEDS.includes(action.speed) ? withPlayback(state, { speed: action.speed }) : state;
    case 'loop':
      return withPlayback(state, { loop: action.loop });
    case 'view':
      return atView({ ...state, view: clampView({ ...state.view, ...action.view }, limits(state)) });
    case 'numbers':
      return { ...state, numbers: { ...state.numbers, ...(action.numbers.kernel ? { edited: {} } : {}), ...action.numbers } };
    case 'image':
      return withImage(state, action.name, action.pixels);
    case 'builtInImage':
      return { ...state, ownImage: BUILT_IN_IMAGE };
    case 'picture':
      return action.picture === state.picture ? state : withPicture(state, action.picture);
    case 'point':
      return point(state, action.at, action.pin ?? false);
    case 'reducedMotion':
      return {
        ...state,
        reducedMotion: action.reducedMotion,
        playback: { ...state.playback, playing: state.playback.playing && !action.reducedMotion },
      };
    case 'stage':
      return action.stage.width === state.stage.width && action.stage.height === state.stage.height
        ? state
        : { ...state, stage: action.stage };
  }
}

/** The host's answer to a panel that has loaded: a layer that the panel created itself stays. */
function connected(state: PanelState, { layer, follow, tour }: Extract<PanelAction, { readonly type: 'hostState' }>): PanelState {
  const next = { ...state, connected: true, follow, tour: tour ?? state.tour };
  return state.free ? next : withLayer(next, layer);
}

/**
 * The same sums keep their step; an edit of the same call keeps it if it still exists; another layer begins at its first
 * position. Playback continues in every case.
 */
function withLayer(state: PanelState, layer: LayerView | null): PanelState {
  const isUnchanged = layer !== null && state.layer !== null && sameSums(layer, state.layer) && isSameLayer(layer, state.layer);
  // The draft stays while the call is unchanged; an edit of the call replaces it.
  const draft = isUnchanged ? state.draft : null;
  const same = layer !== null && state.layer !== null && sameSums(layer, state.layer);
  const isEdit = layer !== null && state.layer !== null && isEditOf(layer, state.layer);
  // Weights are edited for one layer, and stay with it; they do not apply to another one with the same settings.
  const numbers =
    !isEdit && !isUnchanged && Object.keys(state.numbers.edited).length > 0 ? { ...state.numbers, edited: {} } : state.numbers;
  // Another layer starts with linked axes.
  const unlinked = isEdit || (layer?.call === state.layer?.call && layer?.title === state.layer?.title) ? state.unlinked : [];
  const next = readAgain(state, { ...state, layer, draft, unlinked, free: false, numbers, pointed: same ? state.pointed : null });
  if (same || isEdit) return withinLimits(next);
  return withinLimits({ ...next, playback: { ...state.playback, index: 0, sub: 0 }, view: FIRST_VIEW });
}

/** A file that cannot be read as an image changes only the message about it. */
function withImage(state: PanelState, name: string, pixels: Pixels | null): PanelState {
  const file = { name, readable: pixels !== null };
  if (!pixels) return { ...state, ownImage: { ...state.ownImage, file } };
  return { ...state, ownImage: { pixels, file }, numbers: { ...state.numbers, input: 'picture' } };
}

/** The step and the channels stay if they still exist. */
function withDraft(state: PanelState, config: WireLayerConfig | null): PanelState {
  const isOther = config !== null && JSON.stringify(config) !== JSON.stringify(state.layer?.config);
  return withinLimits(readAgain(state, { ...state, draft: isOther ? config : null, pointed: null }));
}

/** What is read from the charts is lost if another layer is shown. */
function readAgain(before: PanelState, after: PanelState): PanelState {
  if (after.reading === NO_READING) return after;
  const [old, shown] = [shownLayer(before), shownLayer(after)];
  return old && shown && sameSums(old, shown) ? after : { ...after, reading: NO_READING };
}

/** Ensures that the step and the channels that are shown exist in the layer. */
function withinLimits(state: PanelState): PanelState {
  const picture = hasPicture(shownLayer(state), state.picture) ? state.picture : 'grid';
  if (picture !== state.picture) return withPicture(state, picture);
  const { playback } = state;
  const all = limits(state);
  const sub = clamp(playback.sub, subSteps(all, playback.grain));
  return atView({
    ...state,
    playback: { ...playback, index: clamp(playback.index, all.positions), sub },
    view: clampView(state.view, all),
  });
}

/** Shows it from the beginning, as arranged. The cursor is no longer followed, because its next move would replace the layer. */
function withFree(state: PanelState, layer: LayerView, { view, picture, playback, numbers }: Arrangement): PanelState {
  const shown = withLayer({ ...state, layer: null, follow: false }, layer);
  const next = { ...shown.playback, ...playback };
  return withinLimits({
    ...shown,
    free: true,
    picture: picture ?? state.picture,
    view: { ...shown.view, ...view },
    numbers: numbers ?? shown.numbers,
    playback: { ...next, playing: next.playing && !state.reducedMotion },
  });
}

/** A pinned cell stays until another one is pinned, or it is pinned again or released. */
function point(state: PanelState, at: Pointed | null, pin: boolean): PanelState {
  const { pointed } = state;
  if (pin) {
    const again = at === null || (pointed?.pinned === true && samePlace(pointed, at));
    return { ...state, pointed: again ? null : { ...at, pinned: true } };
  }
  if (pointed?.pinned || (pointed === null && at === null) || (pointed && at && samePlace(pointed, at))) return state;
  return { ...state, pointed: at && { ...at, pinned: false } };
}

function samePlace(a: Pointed, b: Pointed): boolean {
  return a.plane === b.plane && a.row === b.row && a.col === b.col;
}

/** Identified by its place or, if lines were inserted above it, by its name. Layers without names can be identical. */
function isSameLayer(layer: LayerView, before: LayerView): boolean {
  if (placeOf(layer) === placeOf(before)) return true;
  return layer.source !== null && layer.source.uri === before.source?.uri && layer.title === before.title && layer.title.includes(' · ');
}

function placeOf({ source }: LayerView): string {
  return source ? `${source.uri}:${source.range.start.line}` : '';
}

function isEditOf(layer: LayerView, before: LayerView): boolean {
  return (
    layer.source !== null &&
    layer.source.uri === before.source?.uri &&
    layer.title === before.title &&
    layer.source.range.start.line === before.source.range.start.line
  );
}

/** Playing from the end starts again. */
function togglePlay(state: PanelState): PanelState {
  const steps = stepsIn(state);
  if (steps === 0) return state;
  if (state.playback.playing) return withPlayback(state, { playing: false });
  return withPlayback(stepOf(state) >= steps - 1 ? atStep(state, 0) : state, { playing: true });
}

function tick(state: PanelState): PanelState {
  const steps = stepsIn(state);
  const next = stepOf(state) + 1;
  if (steps === 0) return state;
  if (next < steps) return atStep(state, next);
  const further = state.picture === 'volumes' ? state.view.outChannel + 1 : Infinity;
  // The volumes view shows all output channels, so they are filled one after another.
  if (further < limits(state).outChannels) return { ...atStep(state, 0), view: { ...state.view, outChannel: further } };
  if (!state.playback.loop) return withPlayback(state, { playing: false });
  return state.picture === 'volumes' ? { ...atStep(state, 0), view: { ...state.view, outChannel: 0 } } : atStep(state, 0);
}

/** Manual moves pause playback. Beyond either end, it stops at the end, or does not move. */
function seek(state: PanelState, index: number, beyond: 'clamp' | 'stay' = 'clamp'): PanelState {
  const { positions } = limits(state);
  if (beyond === 'stay' && (index < 0 || index >= positions)) return withPlayback(state, { playing: false });
  return seekStep(state, index === Infinity ? Infinity : Math.round(index) * subSteps(limits(state), state.playback.grain));
}

function seekStep(state: PanelState, at: number): PanelState {
  return withPlayback(atStep(state, clamp(at, stepsIn(state))), { playing: false });
}

/** Counts all steps: positions, and the parts into which each is divided. */
function stepsIn(state: PanelState): number {
  const all = limits(state);
  return all.positions * subSteps(all, state.playback.grain);
}

function stepOf(state: PanelState): number {
  const { index, sub, grain } = state.playback;
  return index * subSteps(limits(state), grain) + sub;
}

/** The channel and the kernel depth that are shown follow the step. */
function atStep(state: PanelState, at: number): PanelState {
  const all = limits(state);
  const { grain } = state.playback;
  const parts = subSteps(all, grain);
  const sub = at % parts;
  const next = withPlayback(state, { index: Math.floor(at / parts), sub });
  if (parts === 1) return next;
  const inChannel = grain === 'channel' ? sub : Math.floor(sub / all.taps);
  const slice = grain === 'channel' ? state.view.slice : Math.floor((sub % all.taps) / (all.taps / all.slices));
  return { ...next, view: { ...next.view, inChannel, slice } };
}

/** The step follows the channel and the kernel depth that are shown. */
function atView(state: PanelState): PanelState {
  const all = limits(state);
  const { grain, sub } = state.playback;
  const { inChannel, slice } = state.view;
  if (subSteps(all, grain) === 1) return sub === 0 ? state : withPlayback(state, { sub: 0 });
  if (grain === 'channel') return sub === inChannel ? state : withPlayback(state, { sub: inChannel });
  const perSlice = all.taps / all.slices;
  const isThere = Math.floor(sub / all.taps) === inChannel && Math.floor((sub % all.taps) / perSlice) === slice;
  return isThere ? state : withPlayback(state, { sub: inChannel * all.taps + slice * perSlice });
}

/** Keeps the output that is shown, and its channel. */
function withGrain(state: PanelState, grain: Grain): PanelState {
  return grain === state.playback.grain ? state : atView(withPlayback(state, { grain, sub: 0 }));
}

/** Both views of a transposed layer stay together: an input and the first output to which it contributes. */
function withPicture(state: PanelState, picture: PictureName): PanelState {
  const index = linkedIndex(shownLayer(state), state.playback.index, state.picture, picture);
  return withinLimits({ ...state, picture, pointed: null, playback: { ...state.playback, index, sub: 0 } });
}

function withPlayback(state: PanelState, change: Partial<PlaybackMemory>): PanelState {
  return { ...state, playback: { ...state.playback, ...change } };
}

function clampView(view: ViewMemory, { outChannels, inChannels, slices }: Limits): ViewMemory {
  return {
    outChannel: clamp(view.outChannel, outChannels),
    inChannel: clamp(view.inChannel, inChannels),
    slice: clamp(view.slice, slices),
  };
}

function clamp(index: number, count: number): number {
  return Number.isNaN(index) ? 0 : Math.max(0, Math.min(Math.trunc(index), count - 1));
}

function limits(state: PanelState): Limits {
  return limitsOf(shownLayer(state), state.picture);
}
