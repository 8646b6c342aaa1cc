import { setFlagsFromString } from 'node:v8';

/**
 * How V8 is told, by its major version, to optimize a function only after it has run ten times as long as usual. V8 prints a line about
 * settings that it does not have, so only versions that are known to have them are asked.
 */
const LATER: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=650000',
  12: '--invocation-count-for-turbofan=30000',
  13: '--invocation-count-for-turbofan=30000',
  14: '--invocation-count-for-turbofan=30000',
};

/** The setting for a version of V8, such as `11.3.244.8-node.38`; null if none is known. */
export function settingFor(version: string): string | null {
  return LATER[version.split('.')[0] ?? ''] ?? null;
}

/**
 * Lets V8 optimize only what runs long. A command ends within seconds: most of what is optimized meanwhile, on other threads too, does not
 * run often enough afterwards to be worth its time.
 */
export function tuneForShortRuns(): void {
  const setting = settingFor(process.versions.v8);
  if (setting !== null) setFlagsFromString(setting);
}
