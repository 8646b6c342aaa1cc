import type { PanelAction } from './state';

/** What a key does anywhere in the panel. */
const KEYS: Readonly<Record<string, PanelAction>> = {
  ' ': { type: 'togglePlay' },
  'ArrowLeft': { type: 'step', by: -1 },
  'ArrowRight': { type: 'step', by: 1 },
  'ArrowUp': { type: 'stepRow', by: -1 },
  'ArrowDown': { type: 'stepRow', by: 1 },
  'Home': { type: 'seek', index: 0 },
  'End': { type: 'seek', index: Infinity },
};

/** Controls that need these keys keep them: arrows belong to fields, sliders and lists, Space to everything that can be pressed. */
const KEEP_ALL = 'input, select, textarea, vscode-dropdown, vscode-option';
const KEEP_SPACE = 'button, vscode-button, vscode-checkbox, a, summary';

export function listenToKeys(dispatch: (action: PanelAction) => void): void {
  window.addEventListener('keydown', event => {
    const action = KEYS[event.key];
    if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(KEEP_ALL) || (event.key === ' ' && target?.closest(KEEP_SPACE))) return;
    event.preventDefault();
    dispatch(action);
  });
}
