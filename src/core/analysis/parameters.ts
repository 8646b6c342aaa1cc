import type { NativeParameter } from '../python/survey';
import { convParameters, isPoolType, poolParameters } from '../shape';
import type { Convolution, Pooling } from '../torch';

/** The parameters of a convolution or pooling in torch's positional order, `self` left out. */
export function parametersOf(callee: Convolution | Pooling): readonly NativeParameter[] {
  return isPooling(callee) ? poolParameters(callee.type) : convParameters[callee.type];
}

export function isPooling(callee: Convolution | Pooling): callee is Pooling {
  return isPoolType(callee.type);
}
