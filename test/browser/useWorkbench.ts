import { Workbench, type WorkbenchSettings } from './workbench';

/** Starting VS Code takes a few seconds, and much longer on busy cores. */
const startMs = 300_000;

/**
 * Gives the tests of a `describe` one VS Code, which is started before them and ended after them. A test that fails leaves a screenshot,
 * test/out/failed-TITLE.png.
 * @returns a function that returns it, for use inside hooks and tests
 */
export function useWorkbench(settings: WorkbenchSettings = {}): () => Workbench {
  let workbench: Workbench | undefined;

  before(async function () {
    this.timeout(startMs);
    workbench = await Workbench.start(settings);
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await workbench?.screenshot(`failed-${this.currentTest.fullTitle().replaceAll(/[^A-Za-z0-9]+/g, '-')}`);
  });

  after(async function () {
    this.timeout(startMs);
    await workbench?.close();
  });

  return () => {
    if (!workbench) throw new Error('The workbench is there only while tests run.');
    return workbench;
  };
}
