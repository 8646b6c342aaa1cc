import { windowsDiffer } from '../../src/core/forward';
import { h, svg } from '../dom';
import type { DrawnLayer } from '../model';
import { lookOf, tv } from '../scene';
import { t } from '../strings';
import type { View } from './view';

/** The meaning of the cells in this layer's picture, restricted to the kinds it has. The swatches use the classes of the cells. */
export function legend(): View<DrawnLayer> {
  const element = h('ul', { class: 'legend' });
  let shown: DrawnLayer | null = null;
  return {
    element,
    update: drawn => {
      if (drawn === shown) return;
      shown = drawn;
      element.replaceChildren(
        ...entries(drawn).map(({ cell, text }) => h('li', {}, swatch(cell), text)),
        h('li', {}, negative(), tv('legendNegative')),
      );
    },
  };
}

function entries({ volume }: DrawnLayer): { readonly cell: string; readonly text: string }[] {
  const { axes, transposed, rule } = volume;
  const look = lookOf(volume);
  const isCounted = look.countsPadding(rule);
  const padded = axes.some(axis => axis.padBefore + axis.padAfter > 0) || (transposed && axes.some(axis => axis.kernel > 1));
  return [
    { cell: 'input data read', text: t('legendRead') },
    ...(padded ? [{ cell: 'input padding', text: isCounted ? t('legendPadding', volume.paddingMode) : tv('legendNotCounted') }] : []),
    ...(look.takesOne ? [{ cell: 'input data read lit', text: tv('legendLargest') }] : []),
    ...(transposed && axes.some(axis => axis.stride > 1 && axis.input > 1) ? [{ cell: 'input inserted', text: t('legendInserted') }] : []),
    ...(axes.some(windowsDiffer) ? [{ cell: 'kernel gap', text: tv('legendOtherWindows') }] : []),
    ...(axes.some(axis => axis.dilation > 1 && axis.kernel > 1) ? [{ cell: 'kernel gap', text: t('legendGap') }] : []),
  ];
}

function swatch(cell: string): SVGElement {
  const square = (name: string): SVGElement => svg('rect', { class: name, x: 0.5, y: 0.5, width: 15, height: 15, rx: 2 });
  return svg(
    'svg',
    { 'viewBox': '0 0 16 16', 'width': 16, 'height': 16, 'aria-hidden': 'true' },
    svg('g', { class: `cell ${cell}` }, square('fill'), square('hatch')),
  );
}

function negative(): SVGElement {
  const number = svg('text', { class: 'negative', x: 0, y: 12 });
  number.textContent = '−2';
  return svg('svg', { 'viewBox': '0 0 16 16', 'width': 16, 'height': 16, 'aria-hidden': 'true' }, number);
}
