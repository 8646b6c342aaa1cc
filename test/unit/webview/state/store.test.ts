import assert from 'node:assert/strict';
import { createStore } from '../../../../webview/state';

describe('createStore', () => {
  it('tells its listeners of every change, and of nothing else', () => {
    const store = createStore((state: number, add: number) => state + add, 1);
    const heard: string[] = [];
    store.subscribe((state, before) => heard.push(`${before}→${state}`));
    store.dispatch(2);
    store.dispatch(0);
    store.dispatch(-3);
    assert.deepEqual(heard, ['1→3', '3→0']);
    assert.equal(store.state(), 0);
  });
});
