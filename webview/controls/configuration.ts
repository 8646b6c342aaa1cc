import { inputChannels } from '../../src/core/forward';
import type { LayerView, ViewMemory, WireLayerConfig } from '../../src/protocol/panel';
import { h, setText } from '../dom';
import type { DrawnLayer, Picture } from '../model';
import { lookOf } from '../scene';
import type { PanelAction, PanelState } from '../state';
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
  /** The layer as it is shown: as it was sent, or the user's draft of it. */
  readonly layer: LayerView;
  readonly picture: Picture;
  readonly state: Pick<PanelState, 'draft' | 'view' | 'numbers' | 'ownImage' | 'unlinked'>;
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
export function configuration(dispatch: (action: PanelAction) => void, actions: CallActions): View<ConfigurationShown> {
  let shown: ConfigurationShown | null = null;
  const code = h('code');
  const copyCall = iconButton(icon('copy'), t('copyCall'), () => {
    if (shown) actions.copy(shown.layer.call);
  });
  const editable = settings(dispatch);
  const trying = h('p', { class: 'hint' });
  const reset = button(
    t('reset'),
    () => {
      dispatch({ type: 'try', config: null });
    },
    'secondary',
  );
  const apply = button(t('apply'), () => {
    if (shown?.layer.config) actions.apply(shown.layer.config);
  });
  apply.title = t('applyHint');
  const insert = button(
    t('insert'),
    () => {
      if (shown) actions.insert(shown.layer.call);
    },
    'secondary',
  );
  const draftActions = h('div', { class: 'draft' }, trying, h('div', { class: 'actions' }, apply, reset));
  const freeActions = h('div', { class: 'actions' }, insert);
  const picked = fields(dispatch);
  const figures = numberSettings(dispatch);
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
  return {
    element,
    update: next => {
      const { layer, picture, state } = next;
      const { draft, view, numbers, ownImage, unlinked } = state;
      const isSame = layer === shown?.layer && unlinked === shown.state.unlinked;
      shown = next;
      draftActions.hidden = draft === null;
      apply.hidden = layer.source === null || layer.error !== null;
      freeActions.hidden = layer.source !== null || layer.config === null;
      setText(trying, t(layer.source ? 'trying' : 'tryingFree'));
      picked.element.hidden = figures.element.hidden = picture.kind !== 'drawn';
      if (picture.kind === 'drawn') {
        picked.update({ drawn: picture, view });
        figures.update({ drawn: picture, numbers, view, ownImage });
      }
      if (isSame) return;
      editable.element.hidden = layer.config === null;
      if (layer.config) editable.update({ config: layer.config, unlinked });
      code.replaceChildren(...breakable(layer.call));
      notes.replaceChildren(...layer.notes.map(note => h('li', {}, ...withCode(note))));
      // If there is no picture, they are shown in its place.
      notesSection.hidden = layer.notes.length === 0 || picture.kind === 'unknown';
    },
  };
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
