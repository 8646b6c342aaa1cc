/** How long a browser may take for one thing (ms), shorter than a test may take: it fails for what does not happen, not for a busy machine. */
export const PATIENCE = 150_000;
