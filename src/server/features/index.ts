import type { Feature } from '../feature';
import { calculate } from './calculate';
import { hover } from './hover';
import { layerAt } from './layer-at';
import { rewriteCall } from './rewrite-call';

/** All features of the server. */
export const features: readonly Feature[] = [hover, layerAt, rewriteCall, calculate];
