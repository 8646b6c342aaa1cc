import { setFlagsFromString } from 'node:v8';

/** The newest version of V8 that is known to have the setting: others would print that it is unknown. */
const NEWEST_KNOWN = 14;

/**
 * Lets V8 translate a function for speed only after it has run ten times as long as usual. A command ends within seconds, and most of what
 * is translated earlier, on other threads too, does not run often enough afterwards to be worth its time.
 */
export function tuneForShortRuns(): void {
  if (Number.parseInt(process.versions.v8, 10) <= NEWEST_KNOWN) setFlagsFromString('--interrupt-budget=650000');
}
