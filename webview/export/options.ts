import { EXPORT_COLOURS, EXPORT_FORMATS, EXPORT_REACHES, type ExportMemory } from '../../src/protocol/panel';
import type { View } from '../controls/view';
import { h, setText } from '../dom';
import { EXPORT_SCALES } from '../state';
import { checkbox, choice } from '../ui';
import { EXPORT_OPTIONS, FORMATS } from './formats';
import { te } from './say';

/**
 * The format, what it is for, and the settings that it has.
 *
 * @param change is called with what the user chose
 */
export function exportOptions(change: (settings: Partial<ExportMemory>) => void): View<ExportMemory> {
  const format = choice(
    te('format'),
    EXPORT_FORMATS.map(value => ({ value, text: FORMATS[value].text })),
    value => {
      change({ format: value });
    },
  );
  const hint = h('p', { class: 'hint' });
  const colourTexts = { shown: te('asShown'), light: te('light'), dark: te('dark') };
  const colours = choice(
    te('colours'),
    EXPORT_COLOURS.map(value => ({ value, text: colourTexts[value] })),
    value => {
      change({ colours: value });
    },
  );
  const transparent = checkbox(te('transparent'), te('transparent'), value => {
    change({ transparent: value });
  });
  const scale = choice(
    te('scale'),
    EXPORT_SCALES.map(value => ({ value, text: `${String(value)}×` })),
    value => {
      change({ scale: value });
    },
  );
  const reachTexts = { all: te('wholeAnimation'), row: te('thisRow') };
  const reach = choice(
    te('frames'),
    EXPORT_REACHES.map(value => ({ value, text: reachTexts[value] })),
    value => {
      change({ reach: value });
    },
  );
  const fields = {
    colours: field(te('colours'), colours.element),
    transparent: transparent.element,
    scale: field(te('scale'), scale.element),
    reach: field(te('frames'), reach.element),
  };
  const element = h(
    'div',
    { class: 'export-column' },
    field(te('format'), format.element),
    hint,
    ...EXPORT_OPTIONS.map(name => fields[name]),
  );

  return {
    element,
    update: settings => {
      const { hint: about, options } = FORMATS[settings.format];
      format.show(settings.format);
      setText(hint, te(about));
      colours.show(settings.colours);
      transparent.show(settings.transparent);
      scale.show(settings.scale);
      reach.show(settings.reach);
      for (const name of EXPORT_OPTIONS) fields[name].hidden = !options.includes(name);
    },
  };
}

/** The label is for the eye only, because the control has the same one. */
function field(label: string, control: HTMLElement): HTMLElement {
  return h('div', { class: 'export-field' }, h('span', { 'aria-hidden': 'true' }, label), control);
}
