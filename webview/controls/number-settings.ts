import { INPUT_NAMES, KERNEL_NAMES, type NumbersMemory } from '../../src/protocol/panel';
import { h, setText } from '../dom';
import type { Pixels } from '../model';
import { readPicture } from '../picture-file';
import { lookOf, tv } from '../scene';
import type { PanelAction } from '../state';
import { button, choice } from '../ui';
import { filteredPictures } from './filtered-pictures';
import type { NumberSettingsShown } from './number-settings-shown';
import type { View } from './view';
import { weightTable } from './weight-table';

/** The numbers that are shown: the inputs, the weights, and the user's edits. */
export function numberSettings(dispatch: (action: PanelAction) => void): View<NumberSettingsShown> {
  const set = (numbers: Partial<NumbersMemory>): void => {
    dispatch({ type: 'numbers', numbers });
  };
  const input = choice(
    tv('inputNumbers'),
    INPUT_NAMES.map(value => ({ value, text: tv(`${value}Numbers`) })),
    value => {
      set({ input: value });
    },
  );
  const kernel = choice(
    tv('kernelNumbers'),
    KERNEL_NAMES.map(value => ({ value, text: tv(`${value}Numbers`) })),
    value => {
      set({ kernel: value });
    },
  );
  const said = h('p', { class: 'hint', role: 'status' });
  const file = h('input', { 'type': 'file', 'accept': 'image/*', 'aria-label': tv('chooseImage'), 'tabindex': -1, 'hidden': true });
  /** Counts the choices, because a large file can take longer than one that was chosen after it. */
  let turns = 0;
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const turn = ++turns;
    const done = (pixels: Pixels | null): void => {
      if (turn === turns) dispatch({ type: 'image', name: chosen.name, pixels });
    };
    readPicture(chosen).then(done, () => {
      done(null);
    });
    // The same file can be chosen again.
    file.value = '';
  });
  const choose = button(
    tv('chooseImage'),
    () => {
      file.click();
    },
    'secondary',
  );
  const own = button(
    tv('builtInPicture'),
    () => {
      turns++;
      dispatch({ type: 'builtInImage' });
    },
    'secondary',
  );
  let seed = 0;
  const again = button(
    tv('newNumbers'),
    () => {
      set({ seed: seed + 1 });
    },
    'secondary',
  );
  const weights = weightTable(edited => {
    set({ edited });
  });
  const pictures = filteredPictures();
  const kernelRow = h('div', { class: 'setting' }, h('span', { class: 'name' }, tv('kernelNumbers')), kernel.element);
  const actions = h('div', { class: 'actions' }, choose, own, again, file);
  const element = h(
    'section',
    { class: 'number-settings' },
    h('h2', {}, tv('numbers')),
    h('div', { class: 'setting' }, h('span', { class: 'name' }, tv('inputNumbers')), input.element),
    kernelRow,
    actions,
    said,
    pictures.element,
    weights.element,
    h('p', { class: 'hint' }, tv('notReal')),
  );
  return {
    element,
    update: shown => {
      const {
        numbers,
        drawn: { volume },
        ownImage: { pixels, file: chosen },
      } = shown;
      kernelRow.hidden = !lookOf(volume).hasWeights;
      seed = numbers.seed;
      input.show(numbers.input);
      kernel.show(numbers.kernel);
      choose.hidden = numbers.input !== 'picture';
      said.hidden = numbers.input !== 'picture';
      setText(said, chosen === null ? '' : chosen.readable ? chosen.name : tv('noImage', chosen.name));
      own.hidden = pixels === null || numbers.input !== 'picture';
      again.hidden = numbers.input !== 'random' && (numbers.kernel !== 'random' || kernelRow.hidden);
      pictures.update(shown);
      weights.update(shown);
    },
  };
}
