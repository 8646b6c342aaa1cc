import { inputChannels } from '../../src/core/forward';
import type { LayerView, ViewMemory, WireConvConfig } from '../../src/protocol/panel';
import { h } from '../dom';
import { formatSizes } from '../format';
import type { DrawnLayer, Picture } from '../model';
import type { PanelAction } from '../state';
import { t } from '../strings';
import { iconButton, numberField } from '../ui';
import { dimText } from './facts';
import { icon } from './icons';
import { legend } from './legend';
import type { View } from './view';

export interface ConfigurationShown {
  readonly layer: LayerView;
  readonly picture: Picture;
  readonly view: ViewMemory;
}

/** The quiet column: what the layer is set to, and which part of it is in the picture. */
export function configuration(dispatch: (action: PanelAction) => void, copy: (text: string) => void): View<ConfigurationShown> {
  let call = '';
  const code = h('code');
  const copyCall = iconButton(icon('copy'), t('copyCall'), () => {
    copy(call);
  });
  const settings = h('dl');
  const picked = fields(dispatch);
  const notes = h('ul', { class: 'notes' });
  const notesSection = h('section', {}, h('h2', {}, t('notes')), notes);
  const element = h(
    'aside',
    { 'aria-label': t('configuration') },
    drawer(t('configuration'), h('section', {}, h('h2', {}, t('configuration')), h('div', { class: 'call' }, code, copyCall.element), settings), picked.element, notesSection),
  );
  let shown: LayerView | null = null;
  return {
    element,
    update: ({ layer, picture, view }) => {
      picked.element.hidden = picture.kind !== 'drawn';
      if (picture.kind === 'drawn') picked.update({ drawn: picture, view });
      if (layer === shown) return;
      shown = layer;
      call = layer.call;
      code.replaceChildren(...breakable(call));
      settings.replaceChildren(...(layer.config ? rows(layer.config) : []));
      notes.replaceChildren(...layer.notes.map(note => h('li', {}, note)));
      notesSection.hidden = layer.notes.length === 0;
    },
  };
}

/** A call that may be broken after an opening parenthesis or a comma rather than within a name. */
function breakable(call: string): (Node | string)[] {
  return call.split(/(?<=[(,])/).flatMap(part => [part, h('wbr')]);
}

/** Below this width the column becomes a drawer; as in style.css. */
const NARROW = '(width < 720px)';

/** Always open beside the picture; closed at first under it. */
function drawer(title: string, ...children: readonly Node[]): HTMLElement {
  const element = h('details', { class: 'drawer' }, h('summary', {}, title), ...children);
  const narrow = window.matchMedia(NARROW);
  const fold = (): void => {
    element.open = !narrow.matches;
  };
  narrow.addEventListener('change', fold);
  fold();
  return element;
}

/** The arguments in the order of the constructor, by torch's names. */
function rows(config: WireConvConfig): Node[] {
  const entries: readonly (readonly [string, string])[] = [
    ['in_channels', config.in_channels === null ? t('lazy') : dimText(config.in_channels)],
    ['out_channels', dimText(config.out_channels)],
    ['kernel_size', formatSizes(config.kernel_size.map(dimText))],
    ['stride', formatSizes(config.stride.map(dimText))],
    ['padding', typeof config.padding === 'string' ? `'${config.padding}'` : formatSizes(config.padding.map(dimText))],
    ...(config.transposed ? [['output_padding', formatSizes(config.output_padding.map(dimText))] as const] : []),
    ['dilation', formatSizes(config.dilation.map(dimText))],
    ['groups', dimText(config.groups)],
    ['bias', config.bias ? t('yes') : t('no')],
    ['padding_mode', config.padding_mode],
  ];
  // What is not known is a question mark; the symbol that stands for it in the shapes says nothing here.
  const reasons = new Map(config.assumed?.map(({ parameter, reason }) => [parameter, reason]));
  return entries.flatMap(([name, value]) => [h('dt', {}, name), reasons.has(name) ? h('dd', { title: reasons.get(name) ?? null }, '?') : h('dd', {}, value)]);
}

interface FieldsShown {
  readonly drawn: DrawnLayer;
  readonly view: ViewMemory;
}

/** Which channels and which depth are in the picture. */
function fields(dispatch: (action: PanelAction) => void): View<FieldsShown> {
  const make = (id: keyof ViewMemory): { readonly row: HTMLElement; readonly of: HTMLElement; readonly label: HTMLElement; readonly control: ReturnType<typeof numberField> } => {
    const control = numberField(`pick-${id}`, value => {
      dispatch({ type: 'view', view: { [id]: value } });
    });
    const label = h('label', { for: `pick-${id}` }, t(id === 'slice' ? 'kernelDepth' : id));
    const of = h('span', { class: 'of' });
    return { control, label, of, row: h('div', { class: 'field' }, label, control.element, of) };
  };
  const outChannel = make('outChannel');
  const inChannel = make('inChannel');
  const slice = make('slice');
  const group = h('p', { class: 'hint' });
  const meanings = legend();
  const element = h('section', {}, h('h2', {}, t('inPicture')), outChannel.row, inChannel.row, slice.row, group, meanings.element, h('p', { class: 'hint' }, t('teaching')));
  const show = (field: typeof slice, value: number, count: number): void => {
    field.control.show({ value, max: count - 1 });
    field.of.textContent = t('of', count);
  };
  return {
    element,
    update: ({ drawn, view }) => {
      const { volume } = drawn;
      meanings.update(drawn);
      const { from, count, group: index } = inputChannels(volume, view.outChannel);
      show(outChannel, view.outChannel, volume.outChannels);
      show(inChannel, view.inChannel, count);
      show(slice, view.slice, volume.depth.kernel);
      slice.row.hidden = volume.rank < 3;
      group.hidden = volume.groups === 1;
      group.textContent = t('groupOf', index, volume.groups, count === 1 ? from : `${from} … ${from + count - 1}`);
    },
  };
}
