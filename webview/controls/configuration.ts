import { inputChannels } from '../../src/core/forward';
import type { LayerView, NumbersMemory, ViewMemory, WireLayerConfig } from '../../src/protocol/panel';
import { h, setText } from '../dom';
import type { DrawnLayer, Picture, Pixels } from '../model';
import { lookOf } from '../scene';
import type { PanelAction } from '../state';
import { t } from '../strings';
import { button, iconButton, numberField } from '../ui';
import { icon } from './icons';
import { keyList } from './keys';
import { legend } from './legend';
import { numberSettings } from './number-settings';
import { settings } from './settings';
import { withCode } from './with-code';
import type { View } from './view';

export interface ConfigurationShown {
  readonly layer: LayerView;
  /** Whether the layer is the user's draft instead of the layer as it was sent. */
  readonly draft: boolean;
  readonly picture: Picture;
  readonly view: ViewMemory;
  readonly numbers: NumbersMemory;
}

/** The actions for the call. */
export interface CallActions {
  readonly copy: (text: string) => void;
  /** Writes the configuration into the file that contains the layer. */
  readonly apply: (config: WireLayerConfig) => void;
  /** Writes a call into the editor beside the panel. */
  readonly insert: (text: string) => void;
}

/** The quiet column: the settings of the layer, and which part of it is shown. */
export function configuration(
  dispatch: (action: PanelAction) => void,
  actions: CallActions,
  setImage: (image: Pixels | null) => void,
): View<ConfigurationShown> {
  let call = '';
  let config: WireLayerConfig | null = null;
  const code = h('code');
  const copyCall = iconButton(icon('copy'), t('copyCall'), () => {
    actions.copy(call);
  });
  const editable = settings(config => {
    dispatch({ type: 'try', config });
  });
  const trying = h('p', { class: 'hint' });
  const reset = button(
    t('reset'),
    () => {
      dispatch({ type: 'try', config: null });
    },
    'secondary',
  );
  const apply = button(t('apply'), () => {
    if (config) actions.apply(config);
  });
  apply.title = t('applyHint');
  const insert = button(
    t('insert'),
    () => {
      actions.insert(call);
    },
    'secondary',
  );
  const draftActions = h('div', { class: 'draft' }, trying, h('div', { class: 'actions' }, apply, reset));
  const freeActions = h('div', { class: 'actions' }, insert);
  const picked = fields(dispatch);
  const figures = numberSettings(dispatch, setImage);
  const notes = h('ul', { class: 'notes' });
  const notesSection = h('section', {}, h('h2', {}, t('notes')), notes);
  const element = h(
    'aside',
    { 'aria-label': t('configuration') },
    drawer(
      t('configuration'),
      h(
        'section',
        {},
        h('h2', {}, t('configuration')),
        h('div', { class: 'call' }, code, copyCall.element),
        editable.element,
        draftActions,
        freeActions,
      ),
      picked.element,
      figures.element,
      notesSection,
      keyList(),
    ),
  );
  let shown: LayerView | null = null;
  let original: LayerView | null = null;
  return {
    element,
    update: ({ layer, draft, picture, view, numbers }) => {
      draftActions.hidden = !draft;
      apply.hidden = layer.source === null || layer.error !== null;
      freeActions.hidden = layer.source !== null || layer.config === null;
      setText(trying, t(layer.source ? 'trying' : 'tryingFree'));
      picked.element.hidden = figures.element.hidden = picture.kind !== 'drawn';
      if (picture.kind === 'drawn') {
        picked.update({ drawn: picture, view });
        figures.update({ drawn: picture, numbers, view });
      }
      if (layer === shown) return;
      shown = layer;
      const fresh = !draft && original !== null && !sameCall(layer, original);
      if (!draft) original = layer;
      call = layer.call;
      config = layer.config;
      code.replaceChildren(...breakable(call));
      editable.element.hidden = layer.config === null;
      if (layer.config) editable.update({ config: layer.config, fresh });
      notes.replaceChildren(...layer.notes.map(note => h('li', {}, ...withCode(note))));
      // If there is no picture, they are shown in its place.
      notesSection.hidden = layer.notes.length === 0 || picture.kind === 'unknown';
    },
  };
}

function sameCall(a: LayerView, b: LayerView): boolean {
  return a.call === b.call && a.title === b.title;
}

/** A call that can wrap after an opening parenthesis or a comma, but not within a name. */
function breakable(call: string): (Node | string)[] {
  return call.split(/(?<=[(,])/).flatMap(part => [part, h('wbr')]);
}

/** Below this width the column becomes a drawer; as in style.css. */
const NARROW = '(width < 720px)';

/** Always open beside the picture; initially closed below it. */
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

interface FieldsShown {
  readonly drawn: DrawnLayer;
  readonly view: ViewMemory;
}

/** Which channels and which depth are shown. */
function fields(dispatch: (action: PanelAction) => void): View<FieldsShown> {
  const make = (
    id: keyof ViewMemory,
  ): {
    readonly row: HTMLElement;
    readonly of: HTMLElement;
    readonly label: HTMLElement;
    readonly control: ReturnType<typeof numberField>;
  } => {
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
  const element = h('section', {}, h('h2', {}, t('inPicture')), outChannel.row, inChannel.row, slice.row, group, meanings.element);
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
      // Without weights, every channel is processed separately.
      const { hasWeights } = lookOf(volume);
      inChannel.row.hidden = !hasWeights;
      group.hidden = volume.groups === 1 || !hasWeights;
      group.textContent = t('groupOf', index, volume.groups, count === 1 ? from : `${from} … ${from + count - 1}`);
    },
  };
}
