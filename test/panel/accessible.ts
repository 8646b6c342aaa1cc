import axe from 'axe-core';
import type { PanelPage } from './harness';

/** The violations that axe-core finds in the page, one line for each element. */
export async function violations({ page }: PanelPage): Promise<string[]> {
  // axe-core waits with timers, and the test's clock would otherwise stand still.
  await page.clock.resume();
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: { run(): Promise<axe.AxeResults> } }).axe.run();
    return found.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
  });
}
