/**
 * Skips the running test, or from a `before` hook all tests of its suite, with the reason that the run's summary gives.
 * @param context mocha's `this`
 * @param reason one clause that says what is missing: `torch is not installed`
 */
export function skip(context: Mocha.Context, reason: string): never {
  const runnable = context.test;
  if (runnable) {
    // mocha names its hooks by when they run, and tells one from a test by nothing else.
    const skipped = runnable.title.startsWith('"before all" hook')
      ? runnable.parent
      : runnable.title.startsWith('"before each" hook')
        ? context.currentTest
        : runnable;
    Object.assign(skipped ?? runnable, { skipReason: reason });
  }
  return context.skip();
}
