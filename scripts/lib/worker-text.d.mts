// Types of worker-text.mjs, for the tests that build the panel.
import type { Plugin } from 'esbuild';

/** Lets `worker:` imports give a worker's text. */
export function workerTexts(): Plugin;
