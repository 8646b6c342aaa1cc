// The size of the panel: what is loaded first and what is loaded later stay within their budgets.
import assert from 'node:assert/strict';
import { BUDGET, panelSize } from './size';

describe('the panel’s size', () => {
  it('stays within its budget', async () => {
    const { first, later, files } = await panelSize();
    const list = files.map(({ name, bytes, first: early }) => `${early ? 'first' : 'later'} ${name} ${String(bytes)}`).join('\n');
    assert.ok(first <= BUDGET.first, `${String(first)} bytes are loaded first, ${String(BUDGET.first)} may be\n${list}`);
    assert.ok(later <= BUDGET.later, `${String(later)} bytes are loaded later, ${String(BUDGET.later)} may be\n${list}`);
  });

  it('does not include the panes that are loaded later', async () => {
    const { first, files } = await panelSize();
    const parts = files.filter(file => !file.first && file.name.endsWith('.js'));
    assert.ok(first > 100_000 && parts.length >= 4, JSON.stringify(files));
  });
});
