/** The standard library as far as models use it. */
import type { NativeModule } from '../vm';

export function pythonModules(): readonly NativeModule[] {
  return [];
}
