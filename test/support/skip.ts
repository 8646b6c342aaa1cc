/**
 * Skips the running test, or from a `before` hook all tests of its suite, with the reason that the run's summary gives.
 * @param context mocha's `this`
 * @param reason one clause that says what is missing: `torch is not installed`
 */
export function skip(context: Mocha.Context, reason: string): never {
  const runnable = context.test;
  if (runnable) {
    const inHook = 'type' in runnable && runnable.type === 'hook';
    // A hook before each test skips that test; one before all of them skips the suite.
    const skipped = inHook ? (context.currentTest ?? runnable.parent ?? runnable) : runnable;
    Object.assign(skipped, { skipReason: reason });
  }
  return context.skip();
}
