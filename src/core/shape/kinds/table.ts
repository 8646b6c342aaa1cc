import { adaptiveKind } from './adaptive';
import type { LayerKind } from './kind';
import { convolutionKind } from './convolution';
import { poolingKind } from './pooling';
import { powerKind } from './power';

/** Every kind of layer. The name of a kind is stored in its configurations, and is its key in the tables of other rooms. */
const layerKinds = {
  convolution: convolutionKind,
  pooling: poolingKind,
  adaptive: adaptiveKind,
  power: powerKind,
} as const;

export type KindName = keyof typeof layerKinds;

/** The configuration of a layer of one kind, or of any. */
export type LayerConfig<Name extends KindName = KindName> = { [K in Name]: Parameters<(typeof layerKinds)[K]['remade']>[0] }[Name];
/** A class of torch.nn or function of torch.nn.functional that creates a layer. */
export type LayerType<Name extends KindName = KindName> = { [K in Name]: Parameters<(typeof layerKinds)[K]['fromCall']>[0] }[Name];

/** The kind of a configuration; it accepts this configuration, and those derived from it. */
export function kindOf(config: Pick<LayerConfig, 'kind'>): LayerKind<LayerConfig, LayerType> {
  return layerKinds[config.kind];
}

/** The kind with this name. */
export function kindNamed(name: KindName): LayerKind<LayerConfig, LayerType> {
  return layerKinds[name];
}

export const kindNames = Object.keys(layerKinds) as readonly KindName[];

const byType = new Map(
  kindNames.flatMap(name => [...layerKinds[name].classes, ...layerKinds[name].functions].map(type => [type, name] as const)),
);

/** The kind of layer that a class or function of torch creates. */
export function kindOfType(type: LayerType): KindName {
  const name = byType.get(type);
  if (!name) throw new Error(`no kind of layer has ${type}`);
  return name;
}
