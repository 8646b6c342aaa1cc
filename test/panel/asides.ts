import type { PanelPage } from './harness';

/** Opens a pane beside the picture by its button, and waits for its contents. */
export async function openAside(panel: PanelPage, name: string): Promise<void> {
  const button = panel.page.getByRole('button', { name, exact: true, expanded: false });
  if ((await button.count()) > 0) await button.click();
  await panel.page.locator('.beside-body > :not([role=status])').waitFor();
  await panel.settle();
}
