import { pooledWindow, stepAt, taps, type LayerValues, type VolumeGeometry } from '../../src/core/forward';
import type { Grain, ViewMemory } from '../../src/protocol/panel';
import type { CellPosition } from './context';
import { lookOf } from './rules';
import type { ChannelSum, Elided, SumView, SumTerm } from './sum-view';

/** The progress of a sum: its steps, and which of them is shown. */
export interface Progress {
  readonly grain: Grain;
  readonly sub: number;
}

const WHOLE: Progress = { grain: 'output', sub: 0 };

/** Longer sums are shortened in the middle. */
const MOST_TAPS = 25;
/** The minimum number of zeros whose count is worth showing. */
const LEAST_RUN = 3;
const MOST_CHANNELS = 7;

/** Writes out one output element: the products of the channel that is shown, then the sum over channels, then the bias. */
export function sumOf(
  volume: VolumeGeometry,
  values: LayerValues,
  position: CellPosition,
  view: ViewMemory,
  { grain, sub }: Progress = WHOLE,
): SumView {
  const element = { channel: view.outChannel, position };
  const look = lookOf(volume);
  const window = pooledWindow(volume, values, element);
  const step = stepAt(volume, values, element);
  const ofChannel = taps(volume, values, element, view.inChannel);
  const litAt = grain === 'product' ? sub % ofChannel.length : null;
  const terms = ofChannel.map((tap, index): SumTerm => ({
    ...tap,
    turn: litAt === null || index < litAt ? 'added' : index === litAt ? 'lit' : 'later',
  }));
  const shown = look.spelledOut(terms, view.slice);
  const litShown = shown.findIndex(term => look.isLit(term));
  const added = (list: readonly SumTerm[]): number => list.reduce((sum, { turn, product }) => (turn === 'later' ? sum : sum + product), 0);
  const channels = step.channelSums.map((sum, inChannel): ChannelSum => ({
    channel: step.firstChannel + inChannel,
    inChannel,
    sum,
    running: step.running[inChannel] ?? 0,
    chosen: inChannel === view.inChannel,
    later: grain !== 'output' && inChannel > view.inChannel,
  }));
  const chosen = channels[view.inChannel] ?? { channel: step.firstChannel, inChannel: 0, sum: 0, running: 0, chosen: true, later: false };
  return {
    position,
    channel: view.outChannel,
    slice: view.slice,
    taps: elide(shown, MOST_TAPS, spelledOut(shown, litShown)),
    tapSum: added(shown),
    chosen,
    channels: elide(channels, MOST_CHANNELS, index => index < 1 || index === channels.length - 1 || Math.abs(index - view.inChannel) <= 1),
    bias: step.bias,
    result: step.result,
    soFar: soFar(
      grain,
      view.inChannel === channels.length - 1,
      step.running,
      view.inChannel,
      litAt === terms.length - 1 ? null : added(terms),
    ),
    rule: volume.rule,
    divisor: window?.divisor ?? null,
    scale: window?.scale ?? null,
    lit: litAt === null ? null : (terms[litAt] ?? null),
  };
}

/** @param part the sum of the channel so far; null if it is complete */
function soFar(grain: Grain, isLastChannel: boolean, running: readonly number[], inChannel: number, part: number | null): number | null {
  if (grain === 'output') return null;
  if (grain === 'product' && part !== null) return (running[inChannel - 1] ?? 0) + part;
  return isLastChannel ? null : (running[inChannel] ?? 0);
}

/**
 * Which products of a long sum are written out: zeros of the padding are omitted first, then what precedes the last ones; the current
 * product and its neighbours stay.
 */
function spelledOut(terms: readonly SumTerm[], lit: number): (index: number) => boolean {
  const isNothing = (index: number): boolean => terms[index] !== undefined && isZeroTerm(terms[index]);
  const left = new Set<number>();
  for (const run of runsWhere(terms.length, isNothing).sort((a, b) => b.length - a.length)) {
    if (run.length < LEAST_RUN || terms.length - left.size <= MOST_TAPS) break;
    for (const index of run) left.add(index);
  }
  const rest = [...terms.keys()].filter(index => !left.has(index));
  const litAt = rest.indexOf(lit);
  const isEarly = (at: number): boolean => (litAt < MOST_TAPS - 2 ? at < MOST_TAPS - 2 : at < MOST_TAPS - 6);
  const kept = new Set(rest.length <= MOST_TAPS ? rest : rest.filter((_, at) => at === rest.length - 1 || isEarly(at)));
  return index => kept.has(index) || (lit >= 0 && Math.abs(index - lit) <= 1);
}

/** A zero of the padding, or one between the inputs of a transposed layer. */
export function isZeroTerm({ kind, value }: SumTerm): boolean {
  return kind !== 'input' && value === 0;
}

/** Ranges of neighbours for which a condition is true. */
function runsWhere(count: number, holds: (index: number) => boolean): number[][] {
  const runs: number[][] = [];
  for (let index = 0; index < count; index++) {
    if (!holds(index)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** Keeps the important items if there are too many. */
export function elide<T>(items: readonly T[], most: number, keep: (index: number) => boolean): Elided<T> {
  if (items.length <= most) return items.map(item => ({ item }));
  const elided: ({ item: T } | { hidden: T[] })[] = [];
  for (const [index, item] of items.entries()) {
    const last = elided.at(-1);
    if (keep(index)) elided.push({ item });
    else if (last && 'hidden' in last) last.hidden.push(item);
    else elided.push({ hidden: [item] });
  }
  return elided;
}
