import type { Shape } from '../../dim';
import type { KindName, LayerConfig } from '../../shape';
import type { ConvGeometry } from '../geometry';
import { adaptiveGeometry } from './adaptive';
import { convGeometry } from './convolution';
import { poolGeometry } from './pooling';
import { powerGeometry } from './power';

export { NotANumber } from './sizes';

type Geometry<Config> = (config: Config, input: Shape, output: Shape) => ConvGeometry;

/** The geometry of each kind of layer. @throws NotANumber if a size is symbolic */
const geometries: { readonly [Name in KindName]: Geometry<LayerConfig<Name>> } = {
  convolution: convGeometry,
  pooling: poolGeometry,
  adaptive: adaptiveGeometry,
  power: powerGeometry,
};

/** The geometry of a layer that torch accepts, for its input and output. @throws NotANumber if a size is symbolic */
export function geometryOf(config: LayerConfig, input: Shape, output: Shape): ConvGeometry {
  // The entry for a configuration's own kind accepts it.
  const geometry = geometries[config.kind] as Geometry<LayerConfig>;
  return geometry(config, input, output);
}
