import { useWorkbench } from './useWorkbench';
import type { Theme } from './workbench';

const conv = { text: 'Conv2d(32, 64', occurrence: 1 } as const;

// The results are the screenshots test/out/look-*.png, to be looked at; the tests only check that everything is displayed.
describe('in every theme', () => {
  const workbench = useWorkbench();

  before(async () => {
    await workbench().openFile('small_cnn.py');
  });

  const themes = ['light', 'dark', 'highContrast', 'highContrastLight'] as const satisfies readonly Theme[];

  for (const theme of themes) {
    it(`shows the hover (${theme})`, async () => {
      await workbench().setTheme(theme);
      await workbench().hover(conv);
      await workbench().settled();
      await workbench().screenshot(`look-hover-${theme}`);
    });
  }

  for (const theme of themes) {
    it(`shows panel and calculator (${theme})`, async () => {
      await workbench().setTheme(theme);
      await workbench().moveTo(conv);
      await workbench().runCommand('ConvLens: Open Layer Visualizer');
      await workbench()
        .webview()
        .getByText(/^output \(\d+, \d+\) of/)
        .first()
        .waitFor();
      await workbench().screenshot(`look-panel-${theme}`);

      const { quickInput } = workbench();
      await workbench().runCommand('ConvLens: Calculate Convolution…');
      await quickInput.message().filter({ hasText: '(N, 64, ' }).waitFor();
      await workbench().settled();
      await workbench().screenshot(`look-calculator-1-${theme}`);
      await quickInput.accept();
      await quickInput.message().filter({ hasText: '(1, 64, 112, 112)' }).waitFor();
      await workbench().settled();
      await workbench().screenshot(`look-calculator-2-${theme}`);
      await quickInput.accept();
      await quickInput.entries().filter({ hasText: '18,496' }).first().waitFor();
      await workbench().settled();
      await workbench().screenshot(`look-calculator-3-${theme}`);
      await quickInput.dismiss();
    });
  }
});
