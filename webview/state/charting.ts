import type { ChartsMemory } from '../../src/protocol/panel';
import type { Timing } from '../charts/timing';

export const FIRST_CHARTS: ChartsMemory = { subject: { kind: 'whatIf', parameter: 'out_channels', axis: 'all' }, table: false };

/** Forward passes that are being timed, or have been. */
export interface Measurement {
  readonly running: boolean;
  /** The number of points to time, and of those that are too large for it. */
  readonly points: number;
  readonly tooLarge: number;
  /** The times measured so far, by point. */
  readonly times: Readonly<Record<string, Timing>>;
}

/** What the user reads from the lines of a chart. It is not stored, and is lost when other lines are drawn. */
export interface ChartReading {
  /** The index of x that is pointed at. */
  readonly inspected: number | null;
  readonly measurement: Measurement | null;
}

export const NO_READING: ChartReading = { inspected: null, measurement: null };

/** The part of the panel's state that belongs to the charts. */
interface ChartsState {
  readonly charting: ChartsMemory;
  readonly reading: ChartReading;
}

export type ChartAction =
  /** Another chart, or its numbers as a table. */
  | { readonly type: 'charting'; readonly charting: Partial<ChartsMemory> }
  /** The mouse points at an index of x, or at none. */
  | { readonly type: 'inspect'; readonly inspected: number | null }
  /** The user wants the points to be timed. */
  | { readonly type: 'measure'; readonly points: number; readonly tooLarge: number }
  | { readonly type: 'measured'; readonly point: string; readonly timing: Timing }
  /** Every point has been tried, or the user has cancelled. */
  | { readonly type: 'measureEnd' };

/** The effect of an action on the charts. Times that arrive after the end of their measurement are ignored. */
export function charted<S extends ChartsState>(state: S, action: ChartAction): S {
  const { charting, reading } = state;
  const { inspected, measurement } = reading;
  switch (action.type) {
    case 'charting':
      return { ...state, charting: { ...charting, ...action.charting }, reading: action.charting.subject ? NO_READING : reading };
    case 'inspect':
      return action.inspected === inspected ? state : { ...state, reading: { ...reading, inspected: action.inspected } };
    case 'measure': {
      const { points, tooLarge } = action;
      return { ...state, reading: { ...reading, measurement: { running: true, points, tooLarge, times: {} } } };
    }
    case 'measured': {
      if (!measurement?.running) return state;
      const times = { ...measurement.times, [action.point]: action.timing };
      return { ...state, reading: { ...reading, measurement: { ...measurement, times } } };
    }
    case 'measureEnd':
      return measurement?.running ? { ...state, reading: { ...reading, measurement: { ...measurement, running: false } } } : state;
  }
}
