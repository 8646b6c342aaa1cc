import assert from 'node:assert/strict';
import { fromWireConfig } from '../../../../src/protocol/wire-config';
import { callText } from '../../../../webview/model';
import { LAYERS } from '../../../panel/layers';

describe('a call', () => {
  for (const [name, view] of Object.entries(LAYERS)) {
    const bare = view.call.replace(/\((\d+)(?:, \1)+\)/g, '$1');
    // The layers here name some arguments that have torch's default.
    it(`of ${name} is written as Python has it`, () => {
      assert(view.config);
      const written = callText(fromWireConfig(view.config));
      assert.deepEqual(new Set(written.match(/\w+=(\([^)]*\)|[^,)]+)/g)), new Set(bare.match(/\w+=(\([^)]*\)|[^,)]+)/g)));
      assert.equal(written.split(/, \w+=/)[0], bare.split(/, \w+=/)[0]);
    });
  }
});
