/** torch, modelled natively: its names, and how Python values become arguments of shape rules. */
export { toArg } from './argument';
export { allCalleeNames, calleeNames, calleeOfKind, layerCallee, type LayerCallee } from './layers';
export { torchLibrary } from './library';
export { forgetMarks, freshReason, isFresh } from './fresh';
export { modelModules } from './model-modules';
export { creationPlace } from './nn';
export { setObserver, type Operation, type TorchObserver } from './observer';
export { setGradEnabled } from './state';
export { numel, Tensor, tensorsMade, type Storage } from './tensor';
