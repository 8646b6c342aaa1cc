/**
 * The panel's controls, and the only file that depends on their library: @vscode/webview-ui-toolkit if it has the
 * control, native elements styled by style.css if it does not (range, number) or if it would be cut off (lists).
 */
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeCheckbox, vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';
import { h, setAttribute } from './dom';

/** Registers the elements used here. Call it once, before the first control is created. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption());
}

export interface Control<T> {
  readonly element: HTMLElement;
  /** Shows a value without an event. */
  readonly show: (value: T) => void;
}

/** A button with a text. */
export function button(text: string, onClick: () => void, appearance: 'primary' | 'secondary' = 'primary'): HTMLElement {
  const element = toolkit('vscode-button', { appearance }, text);
  element.addEventListener('click', onClick);
  return element;
}

/** A button with an icon. Its label is the tooltip and the screen-reader text. */
export function iconButton(
  icon: SVGElement,
  label: string,
  onClick: () => void,
): Control<{ readonly icon: SVGElement; readonly label: string }> {
  const element = toolkit('vscode-button', { 'appearance': 'icon', 'aria-label': label, 'title': label }, icon);
  element.addEventListener('click', onClick);
  let shown = label;
  return {
    element,
    show: next => {
      if (next.label === shown) return;
      shown = next.label;
      element.replaceChildren(next.icon);
      element.setAttribute('aria-label', next.label);
      element.title = next.label;
    },
  };
}

export function checkbox(label: string, title: string, onChange: (checked: boolean) => void): Control<boolean> {
  const element = toolkit('vscode-checkbox', { title }, label);
  let shown = false;
  element.addEventListener('change', () => {
    const checked = 'checked' in element && element.checked === true;
    if (checked === shown) return;
    shown = checked;
    onChange(checked);
  });
  return {
    element,
    show: checked => {
      shown = checked;
      if ('checked' in element) element.checked = checked;
    },
  };
}

export function dropdown<T extends string | number>(
  label: string,
  options: readonly { readonly value: T; readonly text: string }[],
  onChange: (value: T) => void,
): Control<T> {
  const element = toolkit('vscode-dropdown', { 'aria-label': label, 'title': label, 'position': 'above' });
  element.append(...options.map(({ value, text }) => toolkit('vscode-option', { value: String(value) }, text)));
  element.addEventListener('change', () => {
    const chosen = options.find(({ value }) => 'value' in element && element.value === String(value));
    if (chosen) onChange(chosen.value);
  });
  return {
    element,
    show: value => {
      if ('value' in element && element.value !== String(value)) element.value = String(value);
    },
  };
}

export interface Option<T> {
  readonly value: T;
  readonly text: string;
}

export interface Choice<T> extends Control<T> {
  /** Replaces the options; the value is shown afterwards. */
  readonly offer: (options: readonly Option<T>[]) => void;
}

/** A native list: it opens wherever there is room, also at the edge of a scrolling pane. */
export function choice<T extends string | number>(label: string, first: readonly Option<T>[], onChange: (value: T) => void): Choice<T> {
  const element = h('select', { 'class': 'choice', 'aria-label': label, 'title': label });
  let options: readonly Option<T>[] = [];
  element.addEventListener('change', () => {
    const chosen = options[element.selectedIndex];
    if (chosen) onChange(chosen.value);
  });
  // An open list would close if its options were rebuilt.
  const offer = (next: readonly Option<T>[]): void => {
    const same =
      next.length === options.length &&
      next.every(({ value, text }, index) => value === options[index]?.value && text === options[index].text);
    options = next;
    if (!same) element.replaceChildren(...next.map(({ value, text }) => h('option', { value }, text)));
  };
  offer(first);
  return {
    element,
    offer,
    show: value => {
      const index = options.findIndex(option => option.value === value);
      // Setting it while the list is open would move its highlight.
      if (element.selectedIndex !== index) element.selectedIndex = index;
    },
  };
}

/** A native slider over whole numbers from 0. */
export function slider(
  label: string,
  onInput: (value: number) => void,
): Control<{ readonly value: number; readonly max: number; readonly text: string }> {
  const element = h('input', { 'type': 'range', 'min': 0, 'max': 0, 'step': 1, 'value': 0, 'aria-label': label, 'class': 'slider' });
  element.addEventListener('input', () => {
    onInput(element.valueAsNumber);
  });
  return {
    element,
    show: ({ value, max, text }) => {
      setAttribute(element, 'max', max);
      if (element.valueAsNumber !== value) element.value = String(value);
      setAttribute(element, 'aria-valuetext', text);
      element.style.setProperty('--part', `${max === 0 ? 0 : (100 * value) / max}%`);
    },
  };
}

/** A native number field for integers from 0; the typed value is clamped when the field loses focus. */
export function numberField(id: string, onInput: (value: number) => void): Control<{ readonly value: number; readonly max: number }> {
  const element = h('input', { type: 'number', id, min: 0, max: 0, step: 1, value: 0, class: 'number' });
  let shown = 0;
  element.addEventListener('input', () => {
    const value = element.valueAsNumber;
    if (element.validity.valid && Number.isInteger(value)) onInput(value);
  });
  element.addEventListener('change', () => {
    element.value = String(shown);
  });
  return {
    element,
    show: ({ value, max }) => {
      shown = value;
      setAttribute(element, 'max', max);
      // A field that is being edited is left alone, even while the animation plays.
      if (document.activeElement !== element && element.valueAsNumber !== value) element.value = String(value);
    },
  };
}

type PlainField = Control<{ readonly value: number | null; readonly title: string }> & { readonly element: HTMLInputElement };

/** A native field for any integer, including those that torch rejects. */
export function integerField(label: string, onInput: (value: number) => void): PlainField {
  return plainField(label, 'number integer', 1, Number.isSafeInteger, onInput);
}

/** A native field for any number with which a sum can still be followed. */
export function decimalField(label: string, onInput: (value: number) => void): PlainField {
  return plainField(label, 'number decimal', 'any', value => Number.isFinite(value) && Math.abs(value) <= 1e6, onInput);
}

/** Null shows that the number is unknown. Invalid text is reverted when the field loses focus. */
function plainField(
  label: string,
  name: string,
  step: number | 'any',
  isGood: (value: number) => boolean,
  onInput: (value: number) => void,
): PlainField {
  const element = h('input', { 'type': 'number', step, 'class': name, 'aria-label': label, 'placeholder': '?' });
  let shown: number | null = null;
  const text = (): string => (shown === null ? '' : String(Number(shown.toPrecision(6))));
  element.addEventListener('input', () => {
    const value = element.valueAsNumber;
    if (!isGood(value) || value === shown) return;
    shown = value;
    onInput(value);
  });
  element.addEventListener('change', () => {
    element.value = text();
  });
  return {
    element,
    show: ({ value, title }) => {
      shown = value;
      setAttribute(element, 'title', title === '' ? null : title);
      // A field that is being edited is left alone, unless another value has come from elsewhere.
      if (document.activeElement !== element || (!Number.isNaN(element.valueAsNumber) && element.valueAsNumber !== value))
        element.value = text();
    },
  };
}

function toolkit(tag: string, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
