// @ts-check
// Rebuilds bundles when their sources change.
import { context, formatMessages } from 'esbuild';

/**
 * Builds everything, and rebuilds what a change affects. Bundles share most of their sources, so bundles that are rebuilt at the same time count
 * as one build. It prints a line at its beginning and at its end, in the words that editors expect.
 * @param {readonly import('esbuild').BuildOptions[]} bundles
 * @param {{ begin: () => void, end: (ok: boolean) => void }} told
 */
export const watch = async (bundles, { begin, end }) => {
  let running = 0;
  let started = 0;
  /** What is wrong with each bundle as it was last built. @type {Map<number, import('esbuild').Message[]>} */
  const wrong = new Map();

  const finish = async () => {
    const messages = [...wrong.values()].flat();
    end(messages.length === 0);
    const texts = new Set(
      await formatMessages(messages, { kind: 'error', color: process.stdout.isTTY, terminalWidth: process.stdout.columns }),
    );
    for (const text of texts) console.log(text);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`[watch] build finished (${texts.size > 0 ? `${texts.size} errors, ` : ''}${seconds} s)`);
  };

  /**
   * @param {number} index
   * @returns {import('esbuild').Plugin}
   */
  const counted = index => ({
    name: 'watch',
    setup(bundler) {
      bundler.onStart(() => {
        if (running++ > 0) return;
        started = Date.now();
        begin();
        console.log('[watch] build started');
      });
      bundler.onEnd(async ({ errors }) => {
        wrong.set(index, errors);
        if (--running === 0) await finish();
      });
    },
  });
  const contexts = await Promise.all(
    bundles.map((bundle, i) => context({ ...bundle, logLevel: 'silent', plugins: [counted(i), ...(bundle.plugins ?? [])] })),
  );
  await Promise.all(contexts.map(each => each.watch()));
};
