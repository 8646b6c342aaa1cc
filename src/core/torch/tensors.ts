/** Tensors, the functions on them, and numpy's small arrays, as modules of the interpreter. */
export { freshDim, isFresh } from './fresh';
export { torchModules } from './modules';
export { countMacs, observerOf, setObserver, type TorchObserver } from './observer';
export { gradEnabled, setGradEnabled } from './state';
export { DType } from './dtype';
export { numel, Tensor, TENSOR_CLASS } from './tensor';
