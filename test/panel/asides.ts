import type { PanelPage } from './harness';

/** Opens a part beside the picture by its button, and waits until it is there. */
export async function openAside(panel: PanelPage, name: string): Promise<void> {
  const button = panel.page.getByRole('button', { name, exact: true, expanded: false });
  if ((await button.count()) > 0) await button.click();
  await panel.page.locator('.beside-body > :not([role=status])').waitFor();
  await panel.settle();
}
