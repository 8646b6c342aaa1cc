import { kindNamed, type LayerParameter } from '../shape';
import type { LayerCallee } from '../torch';

/** The parameters of a layer's class or function in torch's positional order, without `self`. */
export function parametersOf({ layer, type }: LayerCallee): readonly LayerParameter[] {
  return kindNamed(layer).parameters(type);
}
