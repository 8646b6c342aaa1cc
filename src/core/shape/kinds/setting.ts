import type { AnyConfig, SettingValue } from './kind';

/** The value of a configuration for a setting that a call can contain; null for None, and for a setting that it does not have. */
export function settingOf(config: AnyConfig, name: string): SettingValue | boolean {
  const fields: Readonly<Record<string, unknown>> = { ...config };
  // Fields that can be written contain nothing else.
  return (fields[name] ?? null) as SettingValue | boolean;
}
