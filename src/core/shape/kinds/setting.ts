import type { AnyConfig, SettingValue } from './kind';

/** What a configuration has for a setting that a call can write; null for None, and for a setting it does not have. */
export function settingOf(config: AnyConfig, name: string): SettingValue | boolean {
  const fields: Readonly<Record<string, unknown>> = { ...config };
  // Fields that can be written hold nothing else.
  return (fields[name] ?? null) as SettingValue | boolean;
}
