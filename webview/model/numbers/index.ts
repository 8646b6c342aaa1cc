export { builtInPicture } from './built-in-picture';
export { filtered, type Filtered, type GreyPicture } from './filtered';
export { type ClassicKernel } from './kernels';
export { biasKey, numbered, weightKey } from './numbered';
export { brightness, type Pixels } from './pixels';
export type { PictureValues } from './remembering';
