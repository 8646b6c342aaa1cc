import type { NumbersMemory, ViewMemory } from '../../src/protocol/panel';
import type { DrawnLayer } from '../model';
import type { OwnImage } from '../state';

/** The values that the settings of the picture's numbers are updated with. */
export interface NumberSettingsShown {
  readonly drawn: DrawnLayer;
  readonly numbers: NumbersMemory;
  readonly view: ViewMemory;
  readonly ownImage: OwnImage;
}
