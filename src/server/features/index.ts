import type { Feature } from '../feature';
import { calculateFeature } from './calculate';
import { hover } from './hover';
import { layerAt } from './layer-at';
import { rewriteCallFeature } from './rewrite-call';

/** All features of the server. */
export const features: readonly Feature[] = [hover, layerAt, rewriteCallFeature, calculateFeature];
