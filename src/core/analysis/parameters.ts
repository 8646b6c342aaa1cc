import type { NativeParameter } from '../python/interp';
import { convParameters } from '../shape';
import type { Convolution } from '../torch';

/** The parameters of a convolution in torch's positional order, `self` left out. */
export function parametersOf(convolution: Convolution): readonly NativeParameter[] {
  return convParameters[convolution.type];
}
