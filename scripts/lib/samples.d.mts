// Types of samples.mjs, for the tests that use it.

/** A lasting copy of the samples; made anew when `reset`. Returns its path. */
export function lastingSamples(reset: boolean): string;

/** A fresh copy, `folder`, in a temporary folder of its own, `temporary`. Both paths are absolute. */
export function temporarySamples(): { readonly temporary: string; readonly folder: string };
