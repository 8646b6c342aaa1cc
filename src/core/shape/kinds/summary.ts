import { formatDim, formatShape, identical, type Dim } from '../../dim';
import type { ReceptiveField } from '../receptive-field';
import type { SummaryPart, SummaryWord } from './kind';

/** A setting, unless it has torch's default on every axis. */
export function unlessAll(word: SummaryWord, dims: readonly Dim[], usual: number): readonly SummaryPart[] {
  return dims.every(dim => dim === usual) ? [] : [{ word, value: sizesSummary(dims) }];
}

/** One number if all axes have the same, otherwise `3×5`. */
export function sizesSummary(dims: readonly Dim[]): string {
  const [first = 0] = dims;
  return dims.every(dim => identical(dim, first)) ? formatDim(first, 'pretty') : formatShape(dims, 'times');
}

/** `3×3, jump 2×2`. */
export function windowSummary({ size, jump }: ReceptiveField): readonly (readonly SummaryPart[])[] {
  return [[formatShape(size, 'times'), { word: 'jump', value: formatShape(jump, 'times') }]];
}
