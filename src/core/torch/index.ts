/** torch, modelled natively: which names it has, and how Python values become arguments of shape rules. */
export { toArg } from './argument';
export { convolution, convolutionNames, type ConvFunction, type Convolution } from './convolutions';
export { torchLibrary } from './library';
export { freshReason } from './fresh';
export { modelModules } from './model-modules';
export { creationPlace } from './nn';
export { setObserver, type TorchObserver } from './observer';
export { setGradEnabled } from './state';
export { Tensor } from './tensor';
