import type { NumbersMemory, ViewMemory } from '../../src/protocol/panel';
import type { DrawnLayer } from '../model';

/** What the settings of the picture's numbers are brought up to date with. */
export interface NumberSettingsShown {
  readonly drawn: DrawnLayer;
  readonly numbers: NumbersMemory;
  readonly view: ViewMemory;
}
