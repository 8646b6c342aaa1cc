import { h } from '../dom';
import { translate } from '../strings';
import type { Figure, TextPiece } from './chapter';
import { TOUR_TEXTS, type TourText } from './texts';

/** The axis order in which the reader wants shapes to be written. */
export type AxisOrder = 'chw' | 'hwc';

/** A text of the tour in the reader's language. */
export function text(key: TourText, ...parts: readonly (string | number)[]): string {
  return translate(TOUR_TEXTS[key], ...parts);
}

/** A text with its numbers; backticks mark code. */
export function prose({ text: key, figures }: TextPiece, order: AxisOrder): Node[] {
  return withCode(text(key, ...figures.map(figure => written(figure, order))));
}

/** A sentence as nodes; backticks mark code. */
export function withCode(sentence: string): Node[] {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : document.createTextNode(part)));
}

function written(figure: Figure, order: AxisOrder): string | number {
  return typeof figure === 'object' ? formatShape(figure.shape, order) : figure;
}

/** `(3, 7, 7)`, or with the channels last `(7, 7, 3)`. */
function formatShape([channels = 0, ...spatial]: readonly number[], order: AxisOrder): string {
  return `(${(order === 'chw' ? [channels, ...spatial] : [...spatial, channels]).join(', ')})`;
}

/** A formula; the letter after a sum's underscore is its index. */
export function notation(formula: string): HTMLElement {
  const parts = formula.split(/Σ_(\w)/).map((part, index) => (index % 2 === 1 ? ['Σ', h('sub', {}, part)] : [part]));
  return h('p', { class: 'notation' }, ...parts.flat());
}
