export { draftedLayer } from './drafted';
export { limitsOf, subSteps, type Limits } from './limits';
export { hasPicture, isPictureOf, linkedIndex } from './linked-index';
export { padded, type Misfit } from './misfit';
export {
  biasKey,
  brightness,
  builtInPicture,
  filtered,
  numbered,
  weightKey,
  type ClassicKernel,
  type Filtered,
  type GreyPicture,
  type PictureValues,
  type Pixels,
} from './numbers';
export { pictureOf, type DrawnLayer, type Picture } from './picture';
export { sameSums } from './same-sums';
export { teachingValues } from './teaching-values';
