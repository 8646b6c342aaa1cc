import { h } from '../dom';
import { formatOperand, numberText, isRounded } from '../format';
import type { DrawnLayer } from '../model';
import { isZero, lookOf, tv, type ChannelSum, type Elided, type Spelling, type StampView, type SumView, type Term } from '../scene';
import type { Told } from '../shown-scene';
import { t } from '../strings';
import type { PanelAction } from '../state';
import type { View } from './view';

/** The number of products in one line of a wide panel, and the maximum number of lines reserved for them. */
const PER_LINE = 9;
const MOST_LINES = 3;

/** What the numbers of one step are derived from. */
export interface NumbersShown {
  readonly drawn: DrawnLayer;
  readonly told: Told;
}

/** The sum in full: the products of the channel that is shown, the sums over channels, the bias, the result. */
export function numbers(dispatch: (action: PanelAction) => void): View<NumbersShown> {
  const result = h('p', { class: 'result' });
  const products = h('p', { class: 'products', tabindex: 0 });
  const channels = h('div', { class: 'channels' });
  const element = h('section', { class: 'numbers' }, result, products, channels);
  return {
    element,
    update: ({ drawn, told }) => {
      const { volume } = drawn;
      if (told.kind === 'stamp') {
        channels.hidden = true;
        showStamp(told.stamp, volume.rank, result, products);
        return;
      }
      const { sum } = told;
      const spelling = lookOf(sum).spelling(sum);
      if (spelling) {
        channels.hidden = true;
        showWindow(sum, spelling, volume.rank, result, products);
        return;
      }
      const single = sum.channels.length === 1 && volume.depth.kernel === 1;
      const reached = sum.soFar ?? sum.result;
      result.replaceChildren(
        h('span', { class: 'step' }, t('stepName', sum.position.slice(-volume.rank).join(', '), sum.channel)),
        h('span', { class: 'equals' }, sum.soFar === null ? equals([reached]) : ` ${tv('soFar')} `),
        h('b', { class: 'out' }, numberText(reached)),
      );
      const name = volume.rank === 3 ? t('inChannelSlice', sum.chosen.channel, sum.slice) : t('inChannelSum', sum.chosen.channel);
      const total = single && sum.soFar === null ? sum.result : sum.tapSum;
      const factors = sum.taps.flatMap(entry => ('item' in entry ? [entry.item.value, entry.item.weight] : []));
      products.replaceChildren(
        ...(single ? [] : [h('span', { class: 'name' }, name)]),
        ...terms(sum.taps),
        ...(single ? biasTerm(sum) : []),
        equals([total, ...factors]),
        h('b', {}, numberText(total)),
      );
      products.dataset.lines = String(Math.min(MOST_LINES, Math.ceil(sum.taps.length / PER_LINE)));
      channels.hidden = single;
      if (single) return;
      // The chips are rebuilt, so the chosen one takes over the focus of the one that was pressed.
      const focused = channels.contains(document.activeElement);
      channels.replaceChildren(...channelSums(sum, dispatch));
      if (focused) channels.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    },
  };
}

/** The result of a window: `max(3, 3, 2) = 3`, `(3 + 3 + 2) / 3 ≈ 2.67`. */
function showWindow(
  sum: SumView,
  { open, between, close, term }: Spelling,
  rank: number,
  result: HTMLElement,
  products: HTMLElement,
): void {
  result.replaceChildren(
    h('span', { class: 'step' }, t('stepName', sum.position.slice(-rank).join(', '), sum.channel)),
    h('span', { class: 'equals' }, equals([sum.result])),
    h('b', { class: 'out' }, numberText(sum.result)),
  );
  const { takesOne } = lookOf(sum);
  const values: number[] = [sum.result];
  const cells = sum.taps.flatMap((entry, index): (Node | string)[] => {
    const separator = index === 0 ? [] : [between];
    if ('hidden' in entry) return [...separator, h('span', { class: 'more' }, t('more', entry.hidden.length))];
    const { kind, value, weight } = entry.item;
    values.push(value);
    const taken = takesOne && weight === 1;
    return [...separator, h('span', { class: `term ${kind}${taken ? ' lit' : ''}` }, h('span', { class: 'in' }, term(value)))];
  });
  products.dataset.lines = String(Math.min(MOST_LINES, Math.ceil(sum.taps.length / PER_LINE)));
  products.replaceChildren(open, ...cells, close, equals(values), h('b', {}, numberText(sum.result)));
}

/** `=` if the written numbers are exact, otherwise `≈`. */
function equals(numbers: readonly number[]): string {
  return numbers.some(isRounded) ? ' ≈ ' : ' = ';
}

/** What one input adds: its products, and the outputs to which they are added. */
function showStamp(stamp: StampView, rank: number, result: HTMLElement, products: HTMLElement): void {
  result.replaceChildren(
    h('span', { class: 'step' }, tv('stampName', stamp.position.slice(-rank).join(', '), stamp.channel)),
    h('span', { class: 'equals' }, equals([stamp.value])),
    h('b', { class: 'in' }, numberText(stamp.value)),
  );
  const spelled = stamp.products.flatMap((entry, index): (Node | string)[] => {
    const comma = index === 0 ? [] : [', '];
    if ('hidden' in entry) return [...comma, h('span', { class: 'more' }, t('more', entry.hidden.length))];
    const { weight, product, output } = entry.item;
    return [
      ...comma,
      h(
        'span',
        { class: 'term input' },
        h('span', { class: 'in' }, numberText(stamp.value)),
        '·',
        h('span', { class: 'k' }, formatOperand(weight)),
        `${equals([stamp.value, weight, product])}${numberText(product)} → `,
        h('span', { class: 'o' }, `(${output.slice(-rank).join(', ')})`),
      ),
    ];
  });
  products.dataset.lines = String(MOST_LINES);
  products.replaceChildren(
    h('span', { class: 'name' }, tv('stampAdds', stamp.outChannel)),
    ...spelled,
    ...(stamp.cropped > 0 ? [' ', h('small', {}, tv('stampCropped', stamp.cropped))] : []),
  );
}

function terms(taps: Elided<Term>): (Node | string)[] {
  return taps.flatMap((entry, index): (Node | string)[] => {
    const plus = index === 0 ? [] : [' + '];
    if ('hidden' in entry)
      return [
        ...plus,
        h('span', { class: 'more' }, entry.hidden.every(isZero) ? tv('moreZeros', entry.hidden.length) : t('more', entry.hidden.length)),
      ];
    const { kind, value, weight, turn } = entry.item;
    return [
      ...plus,
      h(
        'span',
        { class: `term ${kind}${turn === 'added' ? '' : ` ${turn}`}` },
        h('span', { class: 'in' }, numberText(value)),
        '·',
        h('span', { class: 'k' }, formatOperand(weight)),
      ),
    ];
  });
}

function biasTerm({ bias }: SumView): (Node | string)[] {
  return bias === null
    ? []
    : [
        ' + ',
        h(
          'span',
          { class: 'term bias', title: t('bias') },
          h('span', { class: 'k' }, formatOperand(bias)),
          h('small', {}, ` ${t('bias')}`),
        ),
      ];
}

/** One chip per channel with its sum and the running sum below it; the chosen one is the channel that is shown. */
function channelSums(sum: SumView, dispatch: (action: PanelAction) => void): (Node | string)[] {
  const chips = sum.channels.map((entry): Node =>
    'hidden' in entry ? h('span', { class: 'more' }, t('more', entry.hidden.length)) : chip(entry.item, dispatch),
  );
  const bias =
    sum.bias === null
      ? []
      : [
          h(
            'span',
            { class: 'chip bias' },
            h('small', {}, t('bias')),
            h('b', {}, `${sum.bias < 0 ? '' : '+'}${numberText(sum.bias)}`),
            h('small', {}, `→ ${numberText(sum.result)}`),
          ),
        ];
  return [...chips, ...bias];
}

function chip({ channel, inChannel, sum, running, chosen, later }: ChannelSum, dispatch: (action: PanelAction) => void): Node {
  return h(
    'button',
    {
      'class': later ? 'chip later' : 'chip',
      'title': t('chipHint', channel, numberText(sum), numberText(running)),
      'aria-pressed': chosen ? 'true' : 'false',
      'onclick': () => {
        dispatch({ type: 'view', view: { inChannel } });
      },
    },
    h('small', {}, t('inChannelSum', channel)),
    h('b', {}, `${sum < 0 ? '' : '+'}${numberText(sum)}`),
    h('small', {}, `→ ${numberText(running)}`),
  );
}
