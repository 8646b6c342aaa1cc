import type { Shape } from '../../dim';
import type { KindName, LayerConfig } from '../../shape';
import type { ConvGeometry } from '../geometry';
import { convGeometry } from './convolution';
import { poolGeometry } from './pooling';

export { NotANumber } from './sizes';

type Geometry<Config> = (config: Config, input: Shape, output: Shape) => ConvGeometry;

/** Each kind of layer in numbers. @throws NotANumber where a size is symbolic */
const geometries: { readonly [Name in KindName]: Geometry<LayerConfig<Name>> } = {
  convolution: convGeometry,
  pooling: poolGeometry,
};

/** The geometry of a layer that torch takes, on its input and output. @throws NotANumber where a size is symbolic */
export function geometryOf(config: LayerConfig, input: Shape, output: Shape): ConvGeometry {
  // The entry under a configuration's own kind takes it.
  const geometry = geometries[config.kind] as Geometry<LayerConfig>;
  return geometry(config, input, output);
}
