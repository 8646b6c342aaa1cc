import { CHART_FAMILIES, type ChartAxis, type ChartsMemory, type ChartSubject } from '../../src/protocol/panel';
import type { View } from '../controls/view';
import { h } from '../dom';
import { checkbox, choice } from '../ui';
import type { ChartLayer } from './costs';
import { tc } from './say';
import { axesOf, axisName, choicesOf, familyName, firstSubject, parameterName, varied } from './subject';
import type { ChartParameter } from './vary';

export interface ChoicesShown {
  readonly subject: ChartSubject;
  readonly layer: ChartLayer | null;
  readonly table: boolean;
}

/**
 * What the charts show: the layer with a setting varied, or the lines of the article.
 *
 * @param change is called with what the user chose
 */
export function chartChoices(change: (charting: Partial<ChartsMemory>) => void): View<ChoicesShown> {
  let shown: ChoicesShown | null = null;
  const kind = choice<ChartSubject['kind']>(
    tc('kind'),
    [
      { value: 'whatIf', text: tc('whatIf') },
      { value: 'article', text: tc('article') },
    ],
    value => {
      change({ subject: value === 'whatIf' ? firstSubject(shown?.layer ?? null) : { kind: 'article', family: 'kernel_size' } });
    },
  );
  const parameter = choice<ChartParameter>(tc('varied'), [], value => {
    change({ subject: varied(value, shown?.layer ?? null) });
  });
  const family = choice(
    tc('varied'),
    CHART_FAMILIES.map(value => ({ value, text: familyName(value) })),
    value => {
      change({ subject: { kind: 'article', family: value } });
    },
  );
  const axes = choice<ChartAxis>(tc('axis'), [], axis => {
    if (shown?.subject.kind === 'whatIf') change({ subject: { ...shown.subject, axis } });
  });
  const table = checkbox(tc('table'), tc('table'), value => {
    change({ table: value });
  });

  return {
    element: h('div', { class: 'chart-choices' }, kind.element, parameter.element, family.element, axes.element, table.element),
    update: next => {
      shown = next;
      const { subject } = next;
      kind.show(subject.kind);
      table.show(next.table);
      parameter.element.hidden = subject.kind !== 'whatIf';
      family.element.hidden = subject.kind !== 'article';
      // Hiding a control, even for a moment, would take the focus from it.
      axes.element.hidden = subject.kind !== 'whatIf' || axesOf(subject.parameter, next.layer).length < 2;
      if (subject.kind === 'article') family.show(subject.family);
      else showVaried(subject.parameter, subject.axis, next.layer);
    },
  };

  /** The options depend on the layer. */
  function showVaried(name: ChartParameter, axis: ChartAxis, layer: ChartLayer | null): void {
    parameter.offer(choicesOf(layer).map(value => ({ value, text: parameterName(value) })));
    parameter.show(name);
    const choices = axesOf(name, layer);
    axes.offer(choices.map(value => ({ value, text: value === 'all' || !layer ? tc('allAxes') : tc('oneAxis', axisName(layer, value)) })));
    axes.show(axis);
  }
}
