/**
 * Skips the running test, or all tests of the suite if called in a `before` hook. The reason is shown in the summary of the run.
 * @param context mocha's `this`
 * @param reason one clause that says what is missing: `torch is not installed`
 */
export function skip(context: Mocha.Context, reason: string): never {
  const runnable = context.test;
  if (runnable) {
    // Only the title, such as "before all", distinguishes a hook from a test.
    const skipped = runnable.title.startsWith('"before all" hook')
      ? runnable.parent
      : runnable.title.startsWith('"before each" hook')
        ? context.currentTest
        : runnable;
    Object.assign(skipped ?? runnable, { skipReason: reason });
  }
  return context.skip();
}
