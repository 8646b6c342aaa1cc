import assert from 'node:assert/strict';
import { placed } from '../../../../webview/charts/end-labels';
import { engineName } from '../../../../webview/charts/engine';
import { splitsOf } from '../../../../webview/charts/splits';
import { timeOf } from '../../../../webview/charts/timing';

/** A clock that moves with the work alone, in steps as a browser's does. */
function clock(
  lasting: (pass: number) => number,
  resolution = 0.1,
): { readonly work: () => void; readonly now: () => number; readonly passes: () => number } {
  let time = 0;
  let passes = 0;
  return { work: () => void (time += lasting(passes++)), now: () => Math.floor(time / resolution) * resolution, passes: () => passes };
}

describe('timing', () => {
  it('takes the median, so that a pause of the machine does not count', () => {
    const { work, now } = clock(pass => (pass % 10 === 3 ? 500 : 20));
    const { milliseconds } = timeOf(work, now);
    assert.ok(Math.abs(milliseconds - 20) < 0.2, String(milliseconds));
  });

  it('times many passes at once where one is too short for the clock', () => {
    const { work, now } = clock(() => 0.003);
    const { milliseconds, repetitions } = timeOf(work, now);
    assert.ok(Math.abs(milliseconds - 0.003) < 0.0002, String(milliseconds));
    assert.ok(repetitions >= 1000);
  });

  it('does not go on for ever with what is long', () => {
    const { work, now, passes } = clock(() => 3000);
    assert.deepEqual(timeOf(work, now), { milliseconds: 3000, repetitions: 5 });
    assert.equal(passes(), 7, 'two to warm up');
  });
});

describe('the engine', () => {
  for (const [userAgent, name] of [
    [
      'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Code/1.103.2 Chrome/138.0.7204.100 Electron/37.2.3 Safari/537.36',
      'Chrome 138 in Code 1.103 on Linux',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
      'Safari 17.4 on macOS',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox 130 on Windows'],
    ['something else', 'something else'],
  ] as const) {
    it(`is ${name}`, () => {
      assert.equal(engineName(userAgent), name);
    });
  }
});

describe('names at the ends of lines', () => {
  const at = (ends: readonly number[]): number[] =>
    placed(
      ends.map((end, line) => ({ line, text: String(line), end })),
      13,
      92,
    ).map(({ y }) => y);
  it('stand where their lines end', () => {
    assert.deepEqual(at([10, 50, 80]), [10, 50, 80]);
  });
  it('move apart where they would run into each other, and stay in the panel', () => {
    assert.deepEqual(at([50, 52]), [50, 63]);
    assert.deepEqual(at([90, 91, 92]), [66, 79, 92]);
    assert.deepEqual(at([92, 10, 12]), [10, 23, 92]);
  });
});

describe('the marks of an axis', () => {
  it('are round numbers', () => {
    assert.deepEqual(splitsOf('macs', 'linear', 0, 100), [0, 50, 100]);
    assert.deepEqual(splitsOf('time', 'linear', 0, 0.7), [0, 0.2, 0.4, 0.6]);
    assert.deepEqual(splitsOf('params', 'log2', 28, 40_000), [100, 1000, 10_000]);
    assert.deepEqual(splitsOf('params', 'log2', 1, 1e9), [1, 1000, 1e6, 1e9]);
    assert.deepEqual(splitsOf('output', 'log2', 12.5, 50), [20, 50]);
  });
  it('of memory are round in units of 1024', () => {
    assert.deepEqual(splitsOf('memory', 'linear', 0, 5000), [0, 2048, 4096]);
    assert.deepEqual(splitsOf('memory', 'log2', 400, 100_000), [512, 2048, 8192, 32_768]);
  });
  it('are none where there is no room', () => {
    assert.deepEqual(splitsOf('macs', 'linear', 5, 5), []);
  });
});
