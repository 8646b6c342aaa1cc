import { h } from '../dom';
import { tv } from '../scene';

const KEYS = ['keyPlay', 'keyStep', 'keyRow', 'keyEnds', 'keyPoint', 'keyMove', 'keyPlane', 'keyLeave', 'keyTabs'] as const;

/** Every key that the panel handles, initially collapsed. */
export function keyList(): HTMLElement {
  return h(
    'details',
    { class: 'keys' },
    h('summary', {}, tv('keysTitle')),
    h('dl', {}, ...KEYS.flatMap(key => [h('dt', {}, tv(key)), h('dd', {}, tv(`${key}Does`))])),
  );
}
