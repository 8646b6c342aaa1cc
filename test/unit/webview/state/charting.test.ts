import assert from 'node:assert/strict';
import type { WireLayerConfig } from '../../../../src/protocol/panel';
import { memoryOf, restoreState } from '../../../../webview/state';
import { after, grouped, shown, three } from './shown-layer';

describe('the charts', () => {
  const stride = { kind: 'whatIf', parameter: 'stride', axis: 1 } as const;
  const timing = { milliseconds: 1, repetitions: 5 };
  const measured = after(
    shown(three),
    { type: 'charting', charting: { subject: stride } },
    { type: 'measure', points: 2, tooLarge: 1 },
    { type: 'measured', point: '0:3', timing },
    { type: 'inspect', inspected: 3 },
  );
  const reading = { inspected: 3, measurement: { running: true, points: 2, tooLarge: 1, times: { '0:3': timing } } };

  it('keep what is chosen through a reload and another layer', () => {
    const left = after(measured, { type: 'charting', charting: { table: true } }, { type: 'layer', layer: grouped });
    assert.deepEqual(left.charting, { subject: stride, table: true });
    const restored = restoreState(JSON.parse(JSON.stringify(memoryOf(left))), false);
    assert.deepEqual(restored.charting, left.charting);
  });

  it('keep what is read from them while the same lines are drawn', () => {
    assert.deepEqual(measured.reading, reading);
    for (const action of [
      { type: 'charting', charting: { table: true } },
      { type: 'step', by: 1 },
      { type: 'layer', layer: { ...three } },
    ] as const)
      assert.deepEqual(after(measured, action).reading, reading, action.type);
  });

  it('lose it with other lines, and ignore the times that still arrive', () => {
    for (const action of [
      { type: 'charting', charting: { subject: { kind: 'article', family: 'stride' } } },
      { type: 'try', config: { ...three.config, stride: [1, 1] } as WireLayerConfig },
      { type: 'layer', layer: grouped },
      { type: 'layer', layer: null },
    ] as const) {
      const lost = after(measured, action);
      assert.deepEqual(lost.reading, { inspected: null, measurement: null }, action.type);
      assert.equal(after(lost, { type: 'measured', point: '0:4', timing }, { type: 'measureEnd' }), lost);
    }
  });

  it('keep the times when a measurement ends, and begin anew with the next', () => {
    const ended = after(measured, { type: 'measureEnd' }, { type: 'measured', point: '0:4', timing });
    assert.deepEqual(ended.reading, { ...reading, measurement: { ...reading.measurement, running: false } });
    const again = after(ended, { type: 'measure', points: 3, tooLarge: 0 });
    assert.deepEqual(again.reading.measurement, { running: true, points: 3, tooLarge: 0, times: {} });
  });

  it('do not change when the same place is pointed at', () => {
    assert.equal(after(measured, { type: 'inspect', inspected: 3 }), measured);
  });
});
