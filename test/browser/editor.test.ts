import assert from 'node:assert/strict';
import { useWorkbench } from './useWorkbench';

describe('VS Code in a browser', () => {
  const workbench = useWorkbench();

  it('shows a sample', async () => {
    await workbench().openFile('small_cnn.py');
    const text = await workbench().editor.innerText();
    assert.match(text.replaceAll('\u00a0', ' '), /nn\.Conv2d\(3, 32/);
    await workbench().screenshot('editor');
  });
});
