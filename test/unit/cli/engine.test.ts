import assert from 'node:assert/strict';
import { settingFor } from '../../../src/cli/engine';
import { convlens } from '../../support/cli';

describe('the tuning of V8', () => {
  it('knows the name of the setting in every version that it asks', () => {
    assert.equal(settingFor('11.3.244.8-node.38'), '--interrupt-budget=650000');
    assert.equal(settingFor('12.4.254.21-node.57'), '--invocation-count-for-turbofan=30000');
  });

  it('leaves unknown versions alone', () => {
    assert.equal(settingFor('10.2.154'), null);
    assert.equal(settingFor('99.1.0'), null);
  });

  it('is silent in this version', () => {
    assert.equal(convlens(['--version']).stderr, '');
  });
});
