/** The text of a worker beside the importing file, bundled separately: see scripts/lib/worker-text.mjs. */
declare module 'worker:*' {
  const source: string;
  export default source;
}
